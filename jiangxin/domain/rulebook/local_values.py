"""A local value against its rate: of the right shape, within the policy's bounds, and back into a book."""

from collections.abc import Iterable, Mapping

from jiangxin.domain.rulebook.records import LocalRate, RateDraft, StoredValue
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.rate_definitions import CODED, LEVELS_BY_NUMBER, RateDefinition
from jiangxin.policy.ratebook import RateBook
from jiangxin.policy.vocabulary import LEVELS

LEVEL_CODES = tuple(LEVELS[level].code for level in LEVELS_BY_NUMBER)


def book_with(book: RateBook, rates: Iterable[LocalRate]) -> RateBook:
    """The pack's book with local rates added, each for the days it holds.

    Raises Refused where a value is outside its rate's bounds.
    """
    return book.with_rows(
        {
            "id": rate.rate,
            "value": rate.value,
            "from": rate.period.starts_on,
            "before": rate.period.ends_before,
            "region": rate.region,
            "source_zh": rate.source_zh,
            "source_en": rate.source_en,
        }
        for rate in rates
        if rate.period is not None
    )


def read_local_value(book: RateBook, draft: RateDraft) -> tuple[RateDefinition, StoredValue]:
    """The rate's meaning and the value as it is stored: a table by level is completed from the pack.

    Raises Refused for an unknown rate, a value of the wrong shape, or one outside the policy's bounds.
    """
    definition = book.definitions.get(draft.rate)
    if definition is None:
        raise Refused(
            "rulebook.unknown_rate",
            f"政策包“{draft.pack_code}”里没有标准“{draft.rate}”",
            f"The pack {draft.pack_code!r} has no rate {draft.rate!r}",
            "请从标准清单中选择",
            "Choose one from the list of rates",
        )
    _check_shape(definition, draft)
    row = {"id": draft.rate, "value": draft.value, "from": draft.from_on, "region": draft.region}
    encoded = book.with_rows([row]).values[-1].value
    if not isinstance(encoded, tuple):
        return definition, draft.value if isinstance(draft.value, int) else list(draft.value)
    return definition, dict(zip(LEVEL_CODES, encoded, strict=True))


def _check_shape(definition: RateDefinition, draft: RateDraft) -> None:
    if definition.shape not in {"single", "by_level"} or definition.unit == "day":
        raise _refuse(
            definition,
            "not_local",
            "是全省统一的口径，不能另定地方标准",
            "is one for the whole province and takes no local value",
            ("如需改变，请采用新版政策包", "To change it, adopt a new version of the pack"),
        )
    if definition.shape == "by_level":
        _check_table(definition, draft.value)
    elif definition.unit in CODED:
        if not isinstance(draft.value, list) or not draft.value:
            words = ('请写代码清单，如 ["completion"]', 'Write a list of codes, such as ["completion"]')
            raise _refuse(definition, "shape", "应是代码清单", "takes a list of codes", words)
    elif isinstance(draft.value, bool) or not isinstance(draft.value, int):
        words = ("请写整数，金额以分为单位", "Write a whole number; money in fen")
        raise _refuse(definition, "shape", "应是整数", "takes a whole number", words)


def _check_table(definition: RateDefinition, value: object) -> None:
    known = {*LEVEL_CODES, "any"}
    is_table = isinstance(value, Mapping) and bool(value) and set(value) <= known
    if not is_table or not all(type(cell) is int for cell in dict(value).values()):  # type: ignore[call-overload]
        raise _refuse(
            definition,
            "shape",
            "应按等级列出整数（分）",
            "takes whole numbers (fen) by level",
            (
                f"等级代码：{'、'.join(LEVEL_CODES)}；any 表示各等级相同",
                f"Levels: {', '.join(LEVEL_CODES)}; `any` for all alike",
            ),
        )


def _refuse(definition: RateDefinition, code: str, zh: str, en: str, fix: tuple[str, str]) -> Refused:
    return Refused(
        f"rulebook.value_{code}",
        f"标准“{definition.name_zh}”{zh}",
        f"The rate {definition.name_en!r} {en}",
        *fix,
        str(definition.clause) if definition.clause else None,
    )
