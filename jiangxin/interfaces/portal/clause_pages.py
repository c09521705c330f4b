"""What the pages on clauses show: the list, the search, one clause, the overview on the first page."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.utils.safestring import SafeString

from jiangxin.interfaces.portal.clause_search import find_clauses
from jiangxin.interfaces.portal.example_pages import ExampleCard, list_example_cards
from jiangxin.interfaces.portal.highlighting import cite_references, highlight, mark_law
from jiangxin.interfaces.portal.languages import Language
from jiangxin.interfaces.portal.plan_pages import PlanPage, describe_plan
from jiangxin.interfaces.portal.policy_source import Law, get_pack, get_period
from jiangxin.interfaces.portal.rate_pages import RateTable, tabulate_rates
from jiangxin.interfaces.portal.rate_query import RateQuery
from jiangxin.interfaces.portal.units import name_unit
from jiangxin.policy.clauses import Clause

HIGHLIGHTED_CLAUSES = (14, 17, 20)


class ClauseLink(NamedTuple):
    """A clause as other pages name it."""

    number: int
    heading: str
    summary: SafeString | str
    units: SafeString | str = ""
    is_highlighted: bool = False
    is_first_of_group: bool = False


class ClauseGroup(NamedTuple):
    """A part of the policy and its clauses."""

    name: str
    clauses: tuple[ClauseLink, ...]


class ClauseList(NamedTuple):
    """The list page: all clauses, or those found."""

    groups: tuple[ClauseGroup, ...]
    count: int


class Overview(NamedTuple):
    """The policy on the first page."""

    groups: tuple[ClauseGroup, ...]
    highlights: tuple[ClauseLink, ...]
    plan: PlanPage
    clause_count: int


class ClausePage(NamedTuple):
    """One clause with everything that belongs to it."""

    number: int
    heading: str
    group: str
    law: SafeString
    points: tuple[SafeString, ...]
    lead_unit: str
    units: tuple[str, ...]
    tables: tuple[RateTable, ...]
    related: tuple[ClauseLink, ...]
    examples: tuple[ExampleCard, ...]
    previous: ClauseLink | None
    following: ClauseLink | None
    ruler: tuple[ClauseLink, ...]
    policy_title: str
    starts_on: date
    ends_on: date


def heading_of(clause: Clause, language: Language) -> str:
    """Our heading of a clause."""
    return clause.heading_en if language == "en" else clause.heading_zh


def points_of(clause: Clause, language: Language) -> tuple[str, ...]:
    """Our plain points on a clause."""
    return clause.plain_en if language == "en" else clause.plain_zh


def group_of(clause: Clause, language: Language) -> str:
    """The part of the policy a clause stands in."""
    return clause.group_en if language == "en" else clause.group


def link_clause(clause: Clause, language: Language) -> ClauseLink:
    """A clause as a list shows it."""
    return ClauseLink(
        number=clause.number,
        heading=heading_of(clause, language),
        summary=points_of(clause, language)[0],
        units=name_unit(clause.lead_unit, language),
        is_highlighted=clause.number in HIGHLIGHTED_CLAUSES,
    )


def group_links(clauses: Iterable[Clause], language: Language) -> tuple[ClauseGroup, ...]:
    """Clauses by the policy's parts, in order."""
    return tuple(
        ClauseGroup(name, tuple(link_clause(clause, language) for clause in members))
        for name, members in groupby(clauses, key=lambda clause: group_of(clause, language))
    )


def describe_overview(language: Language) -> Overview:
    """The ruler of clauses, three of them, and the plan."""
    clauses = get_pack().clauses
    return Overview(
        groups=group_links(clauses, language),
        highlights=tuple(link_clause(clauses[number - 1], language) for number in HIGHLIGHTED_CLAUSES),
        plan=describe_plan(language),
        clause_count=len(clauses),
    )


def search_clauses(sought: str, language: Language) -> ClauseList:
    """All clauses, or those in which every word sought stands, with the words marked."""
    clauses = get_pack().clauses
    if not sought:
        return ClauseList(group_links(clauses, language), len(clauses))
    words = sought.split()
    hits = find_clauses(clauses, sought)
    groups = [
        ClauseGroup(
            name,
            tuple(
                ClauseLink(
                    hit.clause.number,
                    highlight(heading_of(hit.clause, language), words),
                    highlight(hit.excerpt, words),
                    highlight(list_units(hit.clause, language), words),
                )
                for hit in members
            ),
        )
        for name, members in groupby(hits, key=lambda hit: group_of(hit.clause, language))
    ]
    return ClauseList(tuple(groups), len(hits))


def list_units(clause: Clause, language: Language) -> str:
    """The units of a clause in a row, the lead unit first."""
    units = (clause.lead_unit, *clause.participating_units)
    return (", " if language == "en" else "、").join(name_unit(unit, language) for unit in units)


def describe_clause(law: Law, number: int, query: RateQuery, language: Language) -> ClausePage | None:
    """One clause under the rates of a day and a city, or None where there is no such clause."""
    pack = law.pack
    clauses = {clause.number: clause for clause in pack.clauses}
    clause = clauses.get(number)
    if clause is None:
        return None
    starts_on, ends_on = get_period()
    return ClausePage(
        number=number,
        heading=heading_of(clause, language),
        group=group_of(clause, language),
        law=mark_law(clause.text, clause.named),
        points=tuple(cite_references(point, language, number) for point in points_of(clause, language)),
        lead_unit=name_unit(clause.lead_unit, language),
        units=tuple(name_unit(unit, language) for unit in clause.participating_units),
        tables=tabulate_rates(law, query, language, clause=number),
        related=tuple(link_clause(clauses[other], language) for other in clause.related),
        examples=list_example_cards(language, clause=number),
        previous=link_clause(clauses[number - 1], language) if number - 1 in clauses else None,
        following=link_clause(clauses[number + 1], language) if number + 1 in clauses else None,
        ruler=draw_ruler(pack.clauses, language),
        policy_title=pack.title_en if language == "en" else pack.title,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def draw_ruler(clauses: tuple[Clause, ...], language: Language) -> tuple[ClauseLink, ...]:
    """All clauses in a row, the first of each part marked."""
    firsts = {next(members).number for _, members in groupby(clauses, key=lambda clause: clause.group)}
    return tuple(
        link_clause(clause, language)._replace(is_first_of_group=clause.number in firsts)
        for clause in clauses
    )
