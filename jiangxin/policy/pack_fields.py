"""Typed reading of a policy pack's TOML tables.

A pack is data that people edit, so every field is checked for its type and a misspelt field is refused:
a default silently taken in place of a legal figure would be worse than a pack that does not load.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackTable:
    """One table of a pack file. `where` names it in refusals, for example 「clauses.toml 第 3 项」."""

    where: str
    fields: Mapping[str, object]

    def refusal(self, chinese: str, english: str) -> ValueError:
        """Return the error to raise about this table: where, why and how to fix, Chinese first."""
        return ValueError(f"{self.where}：{chinese}。{english}.")

    def allow_only(self, *names: str) -> None:
        """Raise ValueError if the table holds a field that is not in `names`."""
        unknown = sorted(set(self.fields) - set(names))
        if unknown:
            listed = "、".join(unknown)
            raise self.refusal(
                f"不认识的字段 {listed}，请删除或改正写法", f"Unknown fields: {', '.join(unknown)}"
            )

    def text(self, name: str, default: str | None = None) -> str:
        """Return a non-empty string without outer white space; `default` only where the field may be
        absent.
        """
        value = self.fields.get(name, default)
        if name not in self.fields and default is not None:
            return default
        if not isinstance(value, str) or not value or value != value.strip():
            raise self._wrong(name, "非空文字，首尾无空白", "non-empty text without outer white space")
        return value

    def whole(self, name: str) -> int:
        """Return a whole number; true and false are not numbers here."""
        value = self.fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(name, "整数", "a whole number")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a non-empty list of different, non-empty strings, in the file's order."""
        items = tuple(item for item in self._list(name) if isinstance(item, str) and item.strip())
        if len(items) != len(self._list(name)) or len(set(items)) != len(items):
            raise self._wrong(name, "不重复的文字列表", "a list of different, non-empty texts")
        return items

    def wholes(self, name: str) -> tuple[int, ...]:
        """Return a non-empty list of different whole numbers, in the file's order."""
        items = tuple(
            item for item in self._list(name) if isinstance(item, int) and not isinstance(item, bool)
        )
        if len(items) != len(self._list(name)) or len(set(items)) != len(items):
            raise self._wrong(name, "不重复的整数列表", "a list of different whole numbers")
        return items

    def tables(self, name: str) -> tuple[PackTable, ...]:
        """Return the sub-tables of an array of tables, each named by its position from 1."""
        return tuple(
            PackTable(f"{self.where} {name} 第 {position} 项", self._as_mapping(name, item))
            for position, item in enumerate(self._list(name), start=1)
        )

    def _list(self, name: str) -> list[object]:
        value = self.fields.get(name)
        if not isinstance(value, list) or not value:
            raise self._wrong(name, "非空列表", "a non-empty list")
        return value

    def _as_mapping(self, name: str, item: object) -> Mapping[str, object]:
        if not isinstance(item, dict):
            raise self._wrong(name, "表的列表", "a list of tables")
        return item

    def _wrong(self, name: str, chinese: str, english: str) -> ValueError:
        state = "的写法不对" if name in self.fields else "缺少"
        return self.refusal(f"字段 {name} {state}，应为{chinese}", f"Field {name} must be {english}")


def parse_pack(text: str, where: str) -> PackTable:
    """Parse a pack file's TOML text. `where` is the file's name, used in refusals.

    Raises ValueError if the text is not TOML.
    """
    try:
        fields: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{where}：不是合法的 TOML，请按提示位置改正。Not valid TOML: {error}.") from error
    return PackTable(where, fields)
