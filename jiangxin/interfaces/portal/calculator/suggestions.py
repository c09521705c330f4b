"""What else to try: another benefit, a higher level, the next year; each is really decided."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from jiangxin.interfaces.portal.calculator.answers import Path, follow, write_query
from jiangxin.interfaces.portal.calculator.questions import Answers
from jiangxin.interfaces.portal.calculator.situations import BENEFIT_BY_CODE, read_situation
from jiangxin.interfaces.portal.languages import Language, Text
from jiangxin.interfaces.portal.policy_source import Law
from jiangxin.interfaces.portal.rate_values import name_label
from jiangxin.policy.explanation import Explanation
from jiangxin.policy.vocabulary import BENEFITS, LEVELS, Level

INSTEAD: dict[str, tuple[str, ...]] = {
    "employment_skills": ("living_allowance", "entrepreneurship", "staff_skill", "project_based"),
    "entrepreneurship": ("living_allowance", "employment_skills"),
    "staff_skill": ("living_allowance", "employment_skills", "pre_job", "job_transfer"),
    "pre_job": ("job_transfer", "staff_skill"),
    "job_transfer": ("staff_skill", "pre_job"),
    "apprenticeship": ("staff_skill",),
    "work_based": ("pre_job", "staff_skill"),
    "project_based": ("employment_skills",),
    "living_allowance": ("employment_skills",),
    "school_exemption": ("school_grant",),
    "school_grant": ("school_exemption",),
}
"""Benefits worth a try where one was refused."""
BESIDES: dict[str, tuple[str, ...]] = {
    "school_exemption": ("school_grant",),
    "school_grant": ("school_exemption",),
}
"""Benefits that may be had beside one that was granted."""
QUESTION_OF = {
    "14.charge": "posted_fee",
    "14.group": "categories",
    "20.group": "categories",
    "15.group": "categories",
    "3.group": "categories",
    "17.level": "level",
    "17.staff": "tie",
    "18.staff": "tie",
    "18.hire": "hired_on",
    "21.passed": "outcome",
    "21.certificate": "outcome",
    "20.attendance": "attended_days",
    "4.items": "items",
    "4.student": "organisation",
}
"""The question whose answer decides a condition; until it is answered, the condition is open, not failed."""
HOLDS_FOR_ANY = ("city", "started_on", "pension", "times")
"""Questions whose answers hold whatever is claimed: who has a pension is not sent from one to the next."""
HIGHEST_LEVEL = 1


class Suggestion(NamedTuple):
    """Another way: its name, what it pays a person (None until more is answered), its answers."""

    name: str
    amount_fen: int | None
    query: str


class StoredQuery:
    """Answers in the shape the questionnaire reads."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def getlist(self, key: str) -> list[str]:
        """All values of a question."""
        return list(self._answers.get(key, ()))


def list_suggestions(
    law: Law, answers: Answers, main: Explanation, language: Language
) -> tuple[Suggestion, ...]:
    """Ways that lead to money, or that may once a few more questions are answered."""
    benefit = answers["benefit"][0]
    if main.decision.is_granted:
        others = BESIDES.get(benefit, ())
        return tuple(found for code in others if (found := try_benefit(law, answers, code, language)))
    tried = [*try_changes(law, answers, main, language)]
    tried += [
        found for code in INSTEAD.get(benefit, ()) if (found := try_benefit(law, answers, code, language))
    ]
    return tuple(tried)


def try_benefit(law: Law, answers: Answers, benefit: str, language: Language) -> Suggestion | None:
    """The same answers for another benefit, or None where they rule it out or this audience has none."""
    training = answers.get("training", answers["benefit"])
    changed = {**answers, "benefit": (benefit,), "training": training}
    path = follow(StoredQuery(changed))
    chosen = path.find("benefit")
    if chosen is None or chosen.problem is not None:
        return None
    name = name_label(BENEFITS[BENEFIT_BY_CODE[benefit]], language)
    return decide_path(law, path, name, changed)


def decide_path(law: Law, path: Path, name: str, answers: Answers) -> Suggestion | None:
    """What complete answers pay; for incomplete ones, whether anything answered rules it out."""
    situation = read_situation(path.answers if path.open_step is None else known(path, answers))
    explanation = law.explain(situation.facts, situation.history)
    if path.open_step is None:
        paid_fen = explanation.decision.net_fen
        return (
            Suggestion(name, paid_fen, write_query(path.answers)) if explanation.decision.is_granted else None
        )
    closed = [
        found for found in explanation.refusals if QUESTION_OF.get(found.code, "") in ("", *path.answers)
    ]
    return None if closed else Suggestion(name, None, write_query(answers))


def known(path: Path, answers: Answers) -> Answers:
    """What is answered on an unfinished path, with what was said before and holds for any benefit."""
    return {**{code: answers[code] for code in HOLDS_FOR_ANY if code in answers}, **path.answers}


def try_changes(law: Law, answers: Answers, main: Explanation, language: Language) -> Iterator[Suggestion]:
    """One answer changed: a higher level after a repeat, the next year after three times."""
    codes = {found.code for found in main.refusals}
    if "21.repeat" in codes and "level" in answers:
        yield from try_level_above(law, answers, language)
    if "21.yearly_limit" in codes:
        yield from try_next_year(law, answers, language)


def try_level_above(law: Law, answers: Answers, language: Language) -> Iterator[Suggestion]:
    """The next level up, which was not used before."""
    level = answers["level"][0]
    if not level.isdecimal() or int(level) <= HIGHEST_LEVEL:
        return
    above = Level(int(level) - 1)
    changed = {**answers, "level": (LEVELS[above].code,), "repeat": ("no",)}
    path = follow(StoredQuery(changed))
    words = Text(f"报高一级：{LEVELS[above].zh}", f"One level up: {LEVELS[above].en}")
    found = decide_path(law, path, words.in_language(language), changed) if path.open_step is None else None
    if found:
        yield found


def try_next_year(law: Law, answers: Answers, language: Language) -> Iterator[Suggestion]:
    """The first day of the next year, when nothing is counted yet."""
    year = date.fromisoformat(answers["started_on"][0]).year + 1
    changed = {**answers, "started_on": (f"{year}-01-01",), "times": ("0",)}
    path = follow(StoredQuery(changed))
    words = Text(f"{year} 年开班、取证", f"A class and certificate in {year}")
    found = decide_path(law, path, words.in_language(language), changed) if path.open_step is None else None
    if found:
        yield found
