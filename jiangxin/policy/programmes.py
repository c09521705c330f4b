"""Programmes and groups of cities that a policy calls by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jiangxin.policy.pack_fields import PackTable, parse_pack

_FILE = "programmes.toml"


class Standing(StrEnum):
    """Whether the policy says it or we read it so."""

    STATED = "stated"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme the policy names. `name` is an exact part of the text of clause `clause`."""

    code: str
    name: str
    name_en: str
    clause: int
    status: Standing


@dataclass(frozen=True, slots=True)
class CityGroup:
    """Cities the policy calls by one name. `city_codes` are GB/T 2260; `note` says where the list comes
    from.
    """

    code: str
    name: str
    name_en: str
    clause: int
    status: Standing
    city_codes: tuple[int, ...]
    cities: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Programmes:
    """All that a pack's `programmes.toml` holds, in the file's order."""

    programmes: tuple[Programme, ...]
    city_groups: tuple[CityGroup, ...]


def load_programmes(text: str) -> Programmes:
    """Read named programmes and city groups from the text of a pack's `programmes.toml`.

    Raises ValueError if a field is missing, misspelt or of the wrong type, if a code comes twice, or if a
    city group has not one name for each city code.
    """
    pack = parse_pack(text, _FILE)
    pack.allow_only("programmes", "city_groups")
    programmes = tuple(_read_programme(table) for table in pack.tables("programmes"))
    groups = tuple(_read_city_group(table) for table in pack.tables("city_groups"))
    codes = [item.code for item in programmes] + [item.code for item in groups]
    repeated = sorted({code for code in codes if codes.count(code) > 1})
    if repeated:
        raise pack.refusal(f"代码 {repeated[0]} 重复", f"Code {repeated[0]} comes twice")
    return Programmes(programmes, groups)


def _read_programme(table: PackTable) -> Programme:
    table.allow_only(*Programme.__slots__)
    return Programme(
        code=table.text("code"),
        name=table.text("name"),
        name_en=table.text("name_en"),
        clause=table.whole("clause"),
        status=_read_standing(table),
    )


def _read_city_group(table: PackTable) -> CityGroup:
    table.allow_only(*CityGroup.__slots__)
    group = CityGroup(
        code=table.text("code"),
        name=table.text("name"),
        name_en=table.text("name_en"),
        clause=table.whole("clause"),
        status=_read_standing(table),
        city_codes=table.wholes("city_codes"),
        cities=table.texts("cities"),
        note=table.text("note"),
    )
    if len(group.city_codes) != len(group.cities):
        raise table.refusal("城市名与代码的个数不同", "cities and city_codes differ in number")
    return group


def _read_standing(table: PackTable) -> Standing:
    value = table.text("status")
    if value not in set(Standing):
        raise table.refusal(
            f"status 应为 stated 或 reading，现为 {value}", "status must be stated or reading"
        )
    return Standing(value)
