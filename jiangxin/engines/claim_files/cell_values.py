"""What reading a cell gives: its value, with any cautions, or a refusal named after its column."""

from typing import NamedTuple

from jiangxin.engines.claim_files.schema import Column
from jiangxin.kernel.refusals import Caution, Refused


class CellValue(NamedTuple):
    """What a cell means. `value` is None where it is blank, 0 where it says that there is nothing."""

    value: int | None
    cautions: tuple[Caution, ...] = ()


BLANK = CellValue(None)


def refuse_cell(column: Column, code: str, zh: str, en: str, fix: tuple[str, str]) -> Refused:
    """The refusal of a cell; `fix` is what to do, Chinese and English."""
    return Refused(f"{column.name}.{code}", zh, en, *fix)
