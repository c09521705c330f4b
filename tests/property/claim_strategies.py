"""Claims, earlier grants and rates as Hypothesis draws them: few values, days near every boundary.

A drawn structure (which values there are) and a drawn seed make a batch: many histories an example, and
shrinking still narrows the structure. Everything is synthetic (合成演示数据).
"""

import random
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from jiangxin.policy.decision import Claim
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
from jiangxin.policy.ratebook import RateBook
from jiangxin.policy.vocabulary import Benefit, Category, Certificate, Level, Organisation, Ownership

PACK = load_pack("heilongjiang-2019")
BOUNDARIES = [
    date(2018, 12, 31), date(2019, 1, 1), date(2019, 1, 31), date(2019, 2, 28), date(2019, 8, 31),
    date(2019, 12, 31), date(2020, 1, 1), date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 1),
    date(2020, 7, 31), date(2020, 8, 1), date(2020, 12, 31), date(2021, 1, 1), date(2021, 2, 28),
    date(2021, 11, 30), date(2021, 12, 31), date(2022, 1, 1),
]  # fmt: skip
REGIONS = (230000, 230100, 230102, 230200, 230221, 231200, 0)
SWITCHES: dict[str, tuple[int, ...]] = {
    "yearly_limit": (0, 1, 2, 3),
    "year_basis": (0, 1, 2, 3),
    "repeat_scope": (0, 1),
    "one_benefit_per_class": (0, 1),
    "lower_level_mode": (0, 1, 2),
    "insurance_subsidy_mode": (0, 1, 2),
    "claim_deadline_months": (0, 1, 12),
    "release_basis": (0, 1),
    "charge_basis": (0, 1, 2),
    "charge_ceiling_fen": (0, 1, 1200_00),
    "staff_insurance_required": (0, 1),
    "apprentice_months_max": (1, 3, 24),
    "work_months_max": (1, 2, 6),
    "work_part_month": (0, 1, 2),
    "work_scope": (0, 1),
    "living_low_income_alone": (0, 1),
    "living_attendance_min_bp": (0, 5000, 10_000),
    "living_year_days_max": (0, 1, 20),
    "placement_self_employed": (0, 1),
    "placement_referral_mode": (0, 1),
    "placement_insured_months_min": (0, 1),
    "apprentice_advance_max_bp": (0, 5000),
}
LOCAL_VALUES = (
    '[[value]]\nid = "living_day_fen"\nregion = 230100\nfrom = 2020-01-01\nvalue = 2500\n',
    '[[value]]\nid = "living_hour_fen"\nfrom = 2020-02-29\nvalue = 100\n',
    '[[value]]\nid = "staff_fen"\nregion = 230200\nfrom = 2020-01-01\n'
    'value = { "4" = 1600_00, "5" = 1100_00 }\n',
    '[[value]]\nid = "apprentice_year_fen"\nregion = 230102\nfrom = 2019-03-01\nvalue = { any = 5001_01 }\n',
    '[[value]]\nid = "work_month_fen"\nregion = 230100\nfrom = 2020-08-01\n'
    'before = 2021-01-01\nvalue = 800_00\n',
    '[[value]]\nid = "yearly_limit"\nregion = 230221\nfrom = 2021-01-01\nvalue = 1\n',
)  # fmt: skip


@st.composite
def books(draw: st.DrawFn) -> RateBook:
    """The pack's rates with some switches turned and some local values added."""
    book = PACK.rate_book
    for rate in draw(st.lists(st.sampled_from(sorted(SWITCHES)), max_size=5, unique=True)):
        book = book.replaced(rate, draw(st.sampled_from(SWITCHES[rate])))
    for text in draw(st.lists(st.sampled_from(LOCAL_VALUES), max_size=3, unique=True)):
        book = book.with_local(text)
    return book


class Structure(NamedTuple):
    """What a batch is made from: how many people, and the few values their claims share."""

    seed: int
    person_count: int
    claims_a_person: int
    benefits: tuple[int, ...]
    days: tuple[int, ...]
    lengths: tuple[int, ...]
    regions: tuple[int, ...]
    variety: int
    fault_share: float


class Batch(NamedTuple):
    """Claims to decide and what was granted before."""

    claims: list[Claim]
    history: list[Claim]


def _some(values: st.SearchStrategy[int], size: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(values, min_size=1, max_size=size, unique=True).map(tuple)


def structures(person_count: int) -> st.SearchStrategy[Structure]:
    """Structures of batches of at most so many people."""
    return st.builds(
        Structure,
        seed=st.integers(0, 2**32 - 1),
        person_count=st.integers((person_count + 1) // 2, person_count),
        claims_a_person=st.integers(1, 6),
        benefits=_some(st.sampled_from([int(benefit) for benefit in Benefit]), 14),
        days=_some(st.sampled_from([day.toordinal() for day in BOUNDARIES]), 6),
        lengths=_some(st.sampled_from([0, 1, 27, 28, 29, 30, 31, 59, 184, 366]), 5),
        regions=_some(st.sampled_from(REGIONS), 4),
        variety=st.integers(1, 4),
        fault_share=st.sampled_from([0.0, 0.05, 0.3]),
    )


def batches(person_count: int = 60) -> st.SearchStrategy[Batch]:
    """Batches of claims and earlier grants, shuffled."""
    return structures(person_count).map(make_batch)


def make_batch(structure: Structure) -> Batch:
    """The batch of a structure: the same one each time."""
    drawn = random.Random(structure.seed)
    batch = Batch([], [])
    for person in range(structure.person_count):
        for _ in range(drawn.randint(1, structure.claims_a_person)):
            number = len(batch.claims) + len(batch.history)
            earlier = drawn.random() < 0.2
            claim = Claim(str(number * 7 % 1009 + 1009 * number), f"甲{person}", make_facts(structure, drawn))
            (batch.history if earlier else batch.claims).append(claim)
    drawn.shuffle(batch.claims)
    drawn.shuffle(batch.history)
    return batch


def make_facts(structure: Structure, drawn: random.Random) -> Facts:
    """Facts that mostly qualify, so that limits are reached, with faults now and then."""
    benefit = drawn.choice(structure.benefits)
    days = _days_of(structure, drawn)
    facts = Facts(
        benefit=benefit,
        region=drawn.choice(structure.regions),
        **days,
        categories=_categories_of(drawn),
        is_employee=True,
        is_insured=True,
        is_employer_insured=True,
        level=drawn.choice((4, 5, drawn.choice(tuple(Level)))),
        occupation=drawn.randrange(structure.variety + 1),
        is_urgent=drawn.random() < 0.3,
        certificate=drawn.choice((1, 2)),
        is_passed=True,
        training=drawn.choice((1, 2, 4, 5, 6, 7)),
        organisation=6 if benefit >= Benefit.SCHOOL_EXEMPTION else drawn.choice((1, 2)),
        ownership=drawn.choice(tuple(Ownership)),
        employer=drawn.randrange(structure.variety + 1),
        course=drawn.choice((0, drawn.randrange(6 * structure.variety))),
        **_money_of(drawn),
        **_counts_of(drawn),
        school_items=drawn.choice((1, 2, 31)),
        source_city=drawn.choice((230300, 230400)),
        is_listed_enterprise=True,
        is_in_province=True,
        is_self_employed=drawn.random() < 0.1,
        has_limit_override=drawn.random() < 0.1,
    )
    return _spoil(facts, drawn) if drawn.random() < structure.fault_share else facts


def _days_of(structure: Structure, drawn: random.Random) -> dict[str, int]:
    filed_on = drawn.choice(structure.days) + drawn.choice((-1, 0, 0, 1))
    started_on = filed_on + drawn.choice((0, 1))
    ended_on = started_on + drawn.choice(structure.lengths)
    certified_on = ended_on + drawn.choice((0, 1))
    return {
        "filed_on": filed_on,
        "started_on": started_on,
        "ended_on": ended_on,
        "certified_on": drawn.choice((certified_on, certified_on, certified_on, 0)),
        "applied_on": drawn.choice((0, certified_on + 31, certified_on + 365, certified_on + 366)),
        "hired_on": started_on - drawn.choice((1, 364, 365, 366)),
        "employed_on": ended_on + drawn.choice((0, 1, 181, 182, 183, 184, 185)),
        "referred_on": ended_on + drawn.choice((-1, 0, 1)),
        "release_on": started_on + drawn.choice((0, 364, 365, 366)),
    }


def _categories_of(drawn: random.Random) -> int:
    common = Category.POOR_LABOURER | Category.POOR_HOUSEHOLD_CHILD | Category.CAPACITY_UNEMPLOYED
    rare = 1 << drawn.randrange(len(Category))
    return drawn.choice((int(common), int(common) | rare, int(Category.SCHOOL_LEAVER) | rare, rare))


def _money_of(drawn: random.Random) -> dict[str, int]:
    return {
        "actual_fee_fen": drawn.choice((1, 1199_99, 1200_00, 1333_33)),
        "posted_fee_fen": drawn.choice((0, 1, 1200_00, 1200_01)),
        "ceiling_fen": drawn.choice((0, 0, 1000_00)),
        "advanced_fen": drawn.choice((0, 0, 700_01)),
        "advance_share_bp": drawn.choice((7000, 5000, 9999, 10_000)),
    }


def _counts_of(drawn: random.Random) -> dict[str, int]:
    return {
        "planned_days": drawn.choice((1, 15, 20)),
        "attended_days": drawn.choice((0, 1, 12, 15, 21)),
        "online_hours": drawn.choice((0, 3)),
        "months": drawn.choice((1, 2, 6, 12)),
        "insured_months": drawn.choice((0, 1, 2)),
    }


def _spoil(facts: Facts, drawn: random.Random) -> Facts:
    """The facts with one of them at odds."""
    faults: tuple[dict[str, int], ...] = (
        {"is_pensioned": True}, {"is_employee": False}, {"is_insured": False}, {"is_passed": False},
        {"certificate": drawn.choice(tuple(Certificate))}, {"certified_on": 0}, {"started_on": 0},
        {"ended_on": 0}, {"filed_on": 0}, {"hired_on": 0}, {"categories": 0}, {"is_in_province": False},
        {"organisation": drawn.choice(tuple(Organisation))}, {"has_insurance_subsidy": True},
        {"has_overdue_recovery": True}, {"is_listed_enterprise": False}, {"school_items": 0},
        {"training": drawn.randrange(15)}, {"level": 0}, {"months": 0}, {"is_employer_insured": False},
    )  # fmt: skip
    return facts._replace(**drawn.choice(faults))
