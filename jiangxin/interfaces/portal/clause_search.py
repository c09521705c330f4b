"""Substring search over the clauses: their number, legal text, plain words and units."""

import re
from typing import NamedTuple

from jiangxin.interfaces.portal.units import name_unit
from jiangxin.policy.clauses import Clause

NUMBER_QUERY = re.compile(r"(?:第|clause)?\s*(\d{1,2})\s*条?", re.IGNORECASE)
EXCERPT_BEFORE = 18
EXCERPT_LENGTH = 78


class Hit(NamedTuple):
    """A clause found, and the passage in which the words stand."""

    clause: Clause
    excerpt: str


def find_clauses(clauses: tuple[Clause, ...], sought: str) -> tuple[Hit, ...]:
    """The clauses in which every word of the query stands, in the order of the policy.

    A query that is a clause number (17, 第17条, clause 17) finds that clause first. Nothing sought, nothing
    found.
    """
    words = sought.casefold().split()
    if not words:
        return ()
    number = NUMBER_QUERY.fullmatch(sought.strip())
    asked = int(number.group(1)) if number else 0
    found = [clause for clause in clauses if clause.number != asked and matches(clause, words)]
    first = [clause for clause in clauses if clause.number == asked]
    return tuple(Hit(clause, excerpt(clause, words)) for clause in first + found)


def matches(clause: Clause, words: list[str]) -> bool:
    """Whether every word stands somewhere in the clause's text, headings, plain points or units."""
    passages = "\n".join(searched_passages(clause)).casefold()
    return all(word in passages for word in words)


def searched_passages(clause: Clause) -> tuple[str, ...]:
    """All that is searched, in the order in which an excerpt is looked for."""
    return (
        clause.text,
        *clause.plain_zh,
        *clause.plain_en,
        clause.heading_zh,
        clause.heading_en,
        clause.lead_unit,
        *clause.participating_units,
        *(name_unit(unit, "en") for unit in (clause.lead_unit, *clause.participating_units)),
    )


def excerpt(clause: Clause, words: list[str]) -> str:
    """The passage around the first word found, cut to one or two lines."""
    for passage in searched_passages(clause):
        folded = passage.casefold()
        places = [folded.find(word) for word in words if word in folded]
        if places:
            start = max(0, min(places) - EXCERPT_BEFORE)
            cut = passage[start : start + EXCERPT_LENGTH]
            return ("…" if start else "") + cut + ("…" if start + EXCERPT_LENGTH < len(passage) else "")
    return clause.text[:EXCERPT_LENGTH] + "…"
