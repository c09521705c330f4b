"""What a question is: its words, what may be answered, and after which answers it is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from jiangxin.interfaces.portal.languages import Text

Answers = Mapping[str, tuple[str, ...]]
"""Values by question code, as they stand in the address; more than one only where several may be chosen."""
Condition = Mapping[str, frozenset[str]]
"""Holds where, for every question named, one of these values was answered."""


NO_TEXT = Text("", "")


class Kind(Enum):
    """What may be answered."""

    CHOICE = "choice"
    SEVERAL = "several"
    WHOLE = "whole"
    MONEY = "money"
    DAY = "day"
    PLACE = "place"
    OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer."""

    code: str
    text: Text
    hint: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Question:
    """One question, shown on a page of its own.

    `asked_when` are alternatives: the question is asked where any of them holds, and always where there are
    none. `text_self` replaces `text` where a person asks for himself. `lowest` and `highest` bound a whole
    number or a sum in yuan. Two questions may share a code if their conditions exclude each other.
    """

    code: str
    kind: Kind
    text: Text
    asked_when: tuple[Condition, ...] = ()
    hint: Text = NO_TEXT
    options: tuple[Option, ...] = ()
    unit: Text = NO_TEXT
    lowest: int = 0
    highest: int = 0
    text_self: Text | None = None

    def is_asked(self, answers: Answers) -> bool:
        """Whether these answers lead to the question."""
        return not self.asked_when or any(holds(condition, answers) for condition in self.asked_when)

    def text_for(self, answers: Answers) -> Text:
        """The question in words fit for who asks."""
        if self.text_self is not None and "self" in answers.get("who", ()):
            return self.text_self
        return self.text


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether every question named was answered with one of the values named."""
    return all(wanted.intersection(answers.get(code, ())) for code, wanted in condition.items())


def when(**wanted: Iterable[str] | str) -> Condition:
    """A condition: `when(benefit=("pre_job", "job_transfer"), who="self")`."""
    return {
        code: frozenset((values,) if isinstance(values, str) else values) for code, values in wanted.items()
    }
