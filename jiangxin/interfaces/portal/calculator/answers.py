"""Reading answers from an address, checking them, and finding the question that comes next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol
from urllib.parse import urlencode

from jiangxin.interfaces.portal.calculator.questionnaire import QUESTIONS
from jiangxin.interfaces.portal.calculator.questionnaire_options import NONE
from jiangxin.interfaces.portal.calculator.questions import Answers, Kind, Question
from jiangxin.interfaces.portal.languages import Text
from jiangxin.policy.divisions import list_cities
from jiangxin.policy.occupations import find_occupation, list_occupations

ASKED = "asked"
"""Query parameter: the question whose form was just sent, so that an empty answer is noticed."""
FIRST_YEAR, LAST_YEAR = 1990, 2100
NEAR_NAMES = 6


class Query(Protocol):
    """What of a Django QueryDict is needed here."""

    def getlist(self, key: str) -> list[str]:
        """All values of a parameter."""
        ...


class Asked(NamedTuple):
    """A question on the path with what was answered; `problem` says what is wrong with it, if anything."""

    question: Question
    values: tuple[str, ...]
    problem: Text | None


class Path(NamedTuple):
    """The questions these answers lead through, up to the first that is open or wrong."""

    steps: tuple[Asked, ...]

    @property
    def answers(self) -> Answers:
        """The good answers, by question code."""
        return {step.question.code: step.values for step in self.steps if step.problem is None}

    @property
    def open_step(self) -> Asked | None:
        """The first question that is open or wrong, or None where all are answered."""
        return next((step for step in self.steps if step.problem is not None), None)

    def find(self, code: str) -> Asked | None:
        """The step of a question, or None where these answers do not lead to it."""
        return next((step for step in self.steps if step.question.code == code), None)

    def before(self, code: str) -> Asked | None:
        """The question before this one."""
        codes = [step.question.code for step in self.steps]
        place = codes.index(code)
        return self.steps[place - 1] if place else None


def follow(query: Query) -> Path:
    """Walk the questionnaire with the answers of an address until a question is open or wrong."""
    steps: list[Asked] = []
    answers: dict[str, tuple[str, ...]] = {}
    for question in QUESTIONS:
        if not question.is_asked(answers):
            continue
        values = tuple(value.strip() for value in query.getlist(question.code) if value.strip())
        problem = check_values(question, values)
        steps.append(Asked(question, values, problem))
        if problem is not None:
            break
        answers[question.code] = values
    return Path(tuple(steps))


def check_values(question: Question, values: Sequence[str]) -> Text | None:
    """What is wrong with an answer, or None."""
    if not values:
        return MISSING[question.kind]
    if question.kind is Kind.SEVERAL:
        return check_several(question, values)
    if len(values) > 1:
        return Text("只能填一个答案", "Give one answer only")
    value = values[0]
    if question.kind is Kind.CHOICE:
        return None if value in codes_of(question) else NOT_LISTED
    if question.kind is Kind.PLACE:
        return None if value in {str(city.code) for city in list_cities()} else NOT_LISTED
    if question.kind is Kind.DAY:
        return check_day(value)
    if question.kind is Kind.OCCUPATION:
        return check_occupation(value)
    return check_number(question, value)


MISSING = {
    Kind.CHOICE: Text("请选一项", "Choose one"),
    Kind.SEVERAL: Text("请至少选一项；都不是的，选“都不是”", "Choose at least one"),
    Kind.WHOLE: Text("请填数字", "Enter a number"),
    Kind.MONEY: Text("请填金额", "Enter an amount"),
    Kind.DAY: Text("请填日期", "Enter a date"),
    Kind.PLACE: Text("请选市（地）", "Choose a city"),
    Kind.OCCUPATION: Text("请填职业名称", "Enter the occupation"),
}
NOT_LISTED = Text("这个答案不在列表里，请重新选", "This answer is not on the list. Choose again")


def codes_of(question: Question) -> frozenset[str]:
    """Codes of a question's options."""
    return frozenset(option.code for option in question.options)


def check_several(question: Question, values: Sequence[str]) -> Text | None:
    """Several answers: each listed, and 「都不是」 alone."""
    if not set(values) <= codes_of(question):
        return NOT_LISTED
    if NONE in values and len(set(values)) > 1:
        return Text("选了“都不是”，就不能再选别的", "“None of these” goes with nothing else")
    return None


def check_day(value: str) -> Text | None:
    """A calendar day, written year-month-day."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return Text(
            f"“{value}”不是日期。请按“年-月-日”写，例如 2019-10-01",
            f"“{value}” is not a date. Write year-month-day, for example 2019-10-01",
        )
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return Text(
        f"年份应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间", f"The year must be from {FIRST_YEAR} to {LAST_YEAR}"
    )


def check_occupation(value: str) -> Text | None:
    """An occupation of the national classification, by name or code; near names are offered."""
    if find_occupation(value) is not None:
        return None
    near = [item.name for item in list_occupations() if value in item.name or item.name in value][:NEAR_NAMES]
    if not near:
        return Text(f"职业分类大典里没有“{value}”", f"“{value}” is not in the national classification")
    return Text(
        f"职业分类大典里没有“{value}”。相近的有：{'、'.join(near)}",
        f"“{value}” is not in the national classification. Near it: {', '.join(near)}",
    )


def check_number(question: Question, value: str) -> Text | None:
    """A whole number or, for money, a sum with at most two decimals; within the question's bounds."""
    hundredths = read_hundredths(value)
    if hundredths is None:
        return Text(f"“{value}”不是数字", f"“{value}” is not a number")
    if question.kind is Kind.WHOLE and hundredths % 100:
        return Text("请填整数", "Enter a whole number")
    if question.lowest * 100 <= hundredths <= question.highest * 100:
        return None
    return Text(
        f"应在 {question.lowest:,} 至 {question.highest:,} 之间",
        f"Must be from {question.lowest:,} to {question.highest:,}",
    )


def read_hundredths(value: str) -> int | None:
    """A number with at most two decimals, in hundredths; commas and full-width digits are read too."""
    whole, _, decimals = value.replace(",", "").replace("，", "").partition(".")
    if not (whole.isdecimal() and len(whole) <= 9) or not (decimals.isdecimal() or not decimals):
        return None
    if len(decimals) > 2:
        return None
    return int(whole) * 100 + int(decimals.ljust(2, "0") or 0)


def write_query(answers: Mapping[str, Sequence[str]], **more: str) -> str:
    """Answers as they stand in an address."""
    pairs = [(code, value) for code, values in answers.items() for value in values]
    return urlencode([*pairs, *more.items()])
