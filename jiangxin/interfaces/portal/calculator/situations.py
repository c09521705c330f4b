"""From answers to the facts the law asks for. What a visitor cannot yet know is assumed, and said to be."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from jiangxin.interfaces.portal.calculator.answers import read_hundredths
from jiangxin.interfaces.portal.calculator.questions import Answers
from jiangxin.interfaces.portal.policy_source import VISITOR
from jiangxin.policy.days import add_months, civil, ordinal
from jiangxin.policy.decision import Claim
from jiangxin.policy.facts import Facts, occupation_key
from jiangxin.policy.occupations import find_occupation
from jiangxin.policy.vocabulary import (
    BENEFITS,
    CATEGORIES,
    CERTIFICATES,
    LEVELS,
    ORGANISATIONS,
    SCHOOL_ITEMS,
    Benefit,
    Certificate,
)

OWN_OCCUPATION = 1
"""Stands for an occupation that was not used before, so that its name does not matter."""
OTHER_OCCUPATION = 1000
BASIS_POINTS_PER_PERCENT = 100
EXPECTED = "expected"
FAILED = "failed"
BENEFIT_BY_CODE = {label.code: benefit for benefit, label in BENEFITS.items()}


class Situation(NamedTuple):
    """A claim as the answers tell it, and the grants that stood before."""

    facts: Facts
    history: tuple[Claim, ...]
    headcount: int


def read_situation(answers: Answers) -> Situation:
    """The facts of complete answers."""
    read = Reader(answers)
    benefit = BENEFIT_BY_CODE[read.text("benefit")]
    facts = Facts(**read_claim(read, benefit), **read_person(read), **read_training(read), **read_money(read))
    return Situation(facts, write_history(read, facts), read.whole("headcount") or 1)


class Reader:
    """Answers as numbers, days and members; 0 where a question was not asked."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def texts(self, code: str) -> tuple[str, ...]:
        """All values of a question."""
        return tuple(self._answers.get(code, ()))

    def text(self, code: str) -> str:
        """The one value of a question, "" where it was not asked."""
        values = self.texts(code)
        return values[0] if values else ""

    def is_yes(self, code: str) -> bool:
        """Whether a question was answered with yes."""
        return self.text(code) == "yes"

    def whole(self, code: str) -> int:
        """A whole number."""
        return self.hundredths(code) // 100

    def hundredths(self, code: str) -> int:
        """A sum in fen, or a number in hundredths."""
        return (read_hundredths(self.text(code)) or 0) if self.text(code) else 0

    def day(self, code: str) -> int:
        """A day as an ordinal."""
        return date.fromisoformat(self.text(code)).toordinal() if self.text(code) else 0

    def mask(self, code: str, labels: dict[Any, Any]) -> int:
        """The members of a flag vocabulary."""
        chosen = set(self.texts(code))
        return sum(int(member) for member, label in labels.items() if label.code in chosen)

    def member(self, code: str, labels: dict[Any, Any]) -> int:
        """A member of a numbered vocabulary."""
        return next((int(member) for member, label in labels.items() if label.code == self.text(code)), 0)


def read_claim(read: Reader, benefit: Benefit) -> dict[str, Any]:
    """What is claimed, where and when. A class counts as filed on the day it begins."""
    started_on = read.day("started_on")
    return {
        "benefit": int(benefit),
        "region": read.whole("city"),
        "filed_on": started_on,
        "started_on": started_on,
        "ended_on": read.day("ended_on") or started_on,
        "hired_on": read.day("hired_on"),
        "employed_on": read.day("employed_on"),
        "referred_on": read.day("employed_on") if read.is_yes("referred") else 0,
        "release_on": read.day("release_on"),
        "training": int(BENEFIT_BY_CODE.get(read.text("training"), 0)),
    }


def read_person(read: Reader) -> dict[str, Any]:
    """Who the person is and how he is tied to the employer."""
    employer_insured = read.text("insurance") in {"both", "employer"}
    return {
        "categories": read.mask("categories", CATEGORIES) | read.mask("leaver", CATEGORIES),
        "is_pensioned": read.is_yes("pension"),
        "is_employee": read.text("tie") in {"insured", "contract"},
        "is_insured": read.text("tie") == "insured" or read.text("insurance") == "both",
        "is_employer_insured": employer_insured,
        "organisation": read.member("organisation", ORGANISATIONS),
        "employer": 1 if read.text("organisation") else 0,
        "is_in_province": read.text("workplace") in {"province", "self_employed"},
        "is_self_employed": read.text("workplace") == "self_employed",
        "insured_months": read.whole("insured_months"),
        "source_city": read.whole("source_city"),
        "is_listed_enterprise": read.is_yes("listed"),
        "has_overdue_recovery": read.is_yes("overdue"),
        "has_insurance_subsidy": read.is_yes("insurance_subsidy"),
    }


def read_training(read: Reader) -> dict[str, Any]:
    """What was learnt. A pass still expected counts as a pass on the first day, with a level certificate."""
    outcome = read.text("outcome")
    has_passed = bool(outcome) and outcome != FAILED
    expected = int(Certificate.SKILL_LEVEL) if outcome == EXPECTED else 0
    return {
        "level": read.member("level", LEVELS),
        "occupation": read_occupation(read) if outcome else 0,
        "is_urgent": read.is_yes("urgent"),
        "certificate": read.member("certificate", CERTIFICATES) or expected,
        "certified_on": read.day("started_on") if has_passed else 0,
        "is_passed": has_passed,
        "planned_days": read.whole("planned_days"),
        "attended_days": read.whole("attended_days"),
        "months": read.whole("months"),
        "school_items": read.mask("items", SCHOOL_ITEMS),
    }


def read_occupation(read: Reader) -> int:
    """The occupation where it was asked, for the sentence that names it; otherwise any one will do."""
    found = find_occupation(read.text("repeat_occupation")) if read.text("repeat_occupation") else None
    return occupation_key(found.code) if found else OWN_OCCUPATION


def read_money(read: Reader) -> dict[str, Any]:
    """Charges. Where the trainee pays nothing, what the provider publishes is what it charges."""
    posted_fen = read.hundredths("posted_fee")
    return {
        "actual_fee_fen": read.hundredths("actual_fee") or posted_fen,
        "posted_fee_fen": posted_fen,
        "ceiling_fen": read.hundredths("ceiling"),
        "is_paid_to_person": read.text("paid_by") == "person",
        "advance_share_bp": read.whole("share") * BASIS_POINTS_PER_PERCENT,
    }


def write_history(read: Reader, facts: Facts) -> tuple[Claim, ...]:
    """Earlier grants as the answers tell them: so many this year, the same level once, so many months."""
    times = read.whole("times")
    earlier = []
    if read.is_yes("repeat"):
        repeated_on = read.day("repeat_on")
        earlier.append(grant_of_same_level(facts, repeated_on))
        # the earlier one is among this year's, if it was this year
        times -= min(times, int(civil(repeated_on)[0] == civil(facts.certified_on or facts.started_on)[0]))
    earlier += [grant_in_year(facts, number) for number in range(times)]
    used_months = read.whole("used_months")
    if used_months:
        earlier.append(grant_of_months(facts, used_months))
    return as_claims(earlier)


def as_claims(earlier: Sequence[Facts]) -> tuple[Claim, ...]:
    """Facts of earlier grants as claims of the same person."""
    return tuple(Claim(f"earlier-{number}", VISITOR, facts) for number, facts in enumerate(earlier))


def grant_in_year(facts: Facts, number: int) -> Facts:
    """Another training subsidy in the year of this certificate, for another occupation."""
    year = civil(facts.certified_on or facts.started_on)[0]
    new_year = ordinal(year, 1, 1)
    return Facts(
        benefit=int(Benefit.EMPLOYMENT_SKILLS),
        region=facts.region,
        filed_on=new_year,
        started_on=new_year,
        ended_on=new_year,
        certified_on=new_year,
        occupation=OTHER_OCCUPATION + number,
    )


def grant_of_same_level(facts: Facts, day: int) -> Facts:
    """A training subsidy for the same occupation and level, certified on that day."""
    return facts._replace(
        benefit=int(Benefit.EMPLOYMENT_SKILLS), filed_on=day, started_on=day, ended_on=day, certified_on=day
    )


def grant_of_months(facts: Facts, months: int) -> Facts:
    """So many whole months of the same benefit, ended before this claim begins."""
    year, month, _ = civil(facts.started_on)
    end = ordinal(year, month, 1)
    return facts._replace(
        started_on=add_months(end, -months), ended_on=end - 1, months=months, certified_on=0, hired_on=0
    )
