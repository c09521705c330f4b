"""Lines of synthetic claims, made from `cases.toml`: every benefit, paid and refused for many reasons."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jiangxin.engines.claim_files.schema import columns_by_name, conditional_columns, load_columns
from jiangxin.engines.claim_files.synthetic.people import People, SyntheticPerson
from jiangxin.policy.vocabulary import BENEFITS, Benefit

LABEL = "合成演示数据：人员、单位、班级均为虚构（synthetic demonstration data, nobody in it exists）"
SEED = 2019
Line = dict[str, str]
"""One line: column name to cell."""
_BENEFIT = {label.code: benefit for benefit, label in BENEFITS.items()}
_TRAININGS = range(Benefit.EMPLOYMENT_SKILLS, Benefit.JOB_TRANSFER + 1)
_CLASS_PREFIXES = {
    "哈尔滨市": "HRBZX",
    "大庆市": "DQZX",
    "鸡西市": "JXZX",
    "绥化市": "SHZX",
    "牡丹江市": "MDJZX",
}


@cache
def _cases() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("cases.toml").read_text("utf-8"))


class Lines:
    """Claims and history as lines of cells, numbered in order."""

    def __init__(self) -> None:
        self._people = People(SEED)
        self._claim_count = 0
        self.claims: list[Line] = []
        self.history: list[Line] = []
        self._make()

    def _make(self) -> None:
        for case in _cases()["case"]:
            for _ in range(case.get("times", 1)):
                self.claims += self._case(case)
        for case in _cases()["history"]:
            person = self._people.make()
            before = case.get("before_benefit", case["benefit"])
            for changes in case["before"]:
                outcome = "不予支付" if case.get("refused") else "予以支付"
                self.history.append({**self._line(before, changes, person, "LS"), "outcome": outcome})
            self.claims += [self._line(case["benefit"], changes, person, "SQ") for changes in case["now"]]

    def _case(self, case: Mapping[str, Any]) -> Iterator[Line]:
        person = self._people.make()
        for position, changes in enumerate(case["lines"]):
            if position and case.get("separate"):
                person = self._people.make()
            yield self._line(case["benefit"], changes, person, "SQ")

    def _line(self, code: str, changes: Mapping[str, str], person: SyntheticPerson, series: str) -> Line:
        self._claim_count += 1
        place = changes.get("region", _ordinary(code).get("region", ""))
        course = f"{_CLASS_PREFIXES.get(place, 'HLJZX')}202003{self._claim_count:03d}"
        return make_line(code, changes, person, f"{series}-2020-{self._claim_count:04d}", course)


def make_line(
    code: str, changes: Mapping[str, str], person: SyntheticPerson, claim_id: str, course: str
) -> Line:
    """One line of a benefit: its ordinary cells with some changed, only the columns it has use for."""
    benefit = _BENEFIT[code]
    stated = {
        **_ordinary(code),
        "course": course,
        **changes,
        "claim_id": claim_id,
        "person_number": person.number,
        "name": person.name,
        "benefit": BENEFITS[benefit].zh,
    }
    kept = {column.name for column in load_columns() if benefit in column.required}
    kept |= {name for name, _ in conditional_columns(benefit)} | set(changes)
    kept |= {"name", *_cases()["ordinary"][code]}
    return {name: stated[name] for name in columns_by_name() if stated.get(name) and name in kept}


def _ordinary(code: str) -> Line:
    cases = _cases()
    is_training = _BENEFIT[code] in _TRAININGS or code == "entrepreneurship"
    return {**cases["common"], **(cases["common_training"] if is_training else {}), **cases["ordinary"][code]}
