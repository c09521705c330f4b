"""What a rule may find, as bits of one whole number: the first bits refuse a claim, the later ones only warn.

The sentences stand in `findings.toml`, one table per code; bit numbers are never reused, because stored
decisions keep the mask.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

CODES: tuple[str, ...] = (
    "0.in_force",
    "21.pension",
    "21.passed",
    "21.certificate",
    "21.certificate_kind",
    "21.certificate_day",
    "25.deadline",
    "14.group",
    "15.group",
    "16.group",
    "16.release",
    "17.staff",
    "17.level",
    "17.certificate",
    "17.months",
    "18.staff",
    "18.hire",
    "19.operator",
    "19.period",
    "19.rate_change",
    "20.group",
    "20.attendance",
    "22.group",
    "22.source_city",
    "22.share",
    "22.overdue",
    "22.training",
    "23.group",
    "23.window",
    "23.province",
    "23.training",
    "23.insured_months",
    "3.group",
    "4.student",
    "4.items",
    "14.charge",
    "21.insurance_subsidy_refused",
    "21.yearly_limit",
    "21.repeat",
    "21.same_class",
    "21.lower_level_refused",
    "17.months_used",
    "17.overlap",
    "18.repeat_hire",
    "19.months_used",
    "19.overlap",
    "20.overlap",
    "20.year_days",
    "22.repeat",
    "23.repeat",
    "4.repeat",
    # From here on a finding only warns.
    "21.limit_override",
    "21.lower_level",
    "21.insurance_subsidy",
    "23.referral",
    "19.capped",
    "17.capped",
    "19.staff_training",
    "18.dispatch",
    "20.days_capped",
)

IN_FORCE = 1 << 0
PENSION = 1 << 1
PASSED = 1 << 2
CERTIFICATE = 1 << 3
CERTIFICATE_KIND = 1 << 4
CERTIFICATE_DAY = 1 << 5
DEADLINE = 1 << 6
KEY_GROUP = 1 << 7
PROJECT_GROUP = 1 << 8
CUSTODIAL_GROUP = 1 << 9
RELEASE = 1 << 10
STAFF = 1 << 11
STAFF_LEVEL = 1 << 12
STAFF_CERTIFICATE = 1 << 13
APPRENTICE_MONTHS = 1 << 14
JOB_STAFF = 1 << 15
HIRE = 1 << 16
OPERATOR = 1 << 17
WORK_PERIOD = 1 << 18
WORK_RATE_CHANGE = 1 << 19
LIVING_GROUP = 1 << 20
ATTENDANCE = 1 << 21
ADVANCE_GROUP = 1 << 22
ADVANCE_CITY = 1 << 23
ADVANCE_SHARE = 1 << 24
ADVANCE_OVERDUE = 1 << 25
ADVANCE_TRAINING = 1 << 26
PLACEMENT_GROUP = 1 << 27
PLACEMENT_WINDOW = 1 << 28
PLACEMENT_PROVINCE = 1 << 29
PLACEMENT_TRAINING = 1 << 30
PLACEMENT_INSURED = 1 << 31
FOUNDER_GROUP = 1 << 32
STUDENT = 1 << 33
SCHOOL_ITEMS = 1 << 34
CHARGE = 1 << 35
INSURANCE_SUBSIDY_REFUSED = 1 << 36
YEARLY_LIMIT = 1 << 37
REPEAT = 1 << 38
SAME_CLASS = 1 << 39
LOWER_LEVEL_REFUSED = 1 << 40
APPRENTICE_USED = 1 << 41
APPRENTICE_OVERLAP = 1 << 42
REPEAT_HIRE = 1 << 43
WORK_USED = 1 << 44
WORK_OVERLAP = 1 << 45
LIVING_OVERLAP = 1 << 46
LIVING_YEAR_DAYS = 1 << 47
ADVANCE_REPEAT = 1 << 48
PLACEMENT_REPEAT = 1 << 49
SCHOOL_REPEAT = 1 << 50
LIMIT_OVERRIDE = 1 << 51
LOWER_LEVEL = 1 << 52
INSURANCE_SUBSIDY = 1 << 53
REFERRAL = 1 << 54
WORK_CAPPED = 1 << 55
APPRENTICE_CAPPED = 1 << 56
STAFF_TRAINING = 1 << 57
DISPATCH = 1 << 58
DAYS_CAPPED = 1 << 59

REFUSALS = (1 << 51) - 1
"""A claim with any of these bits is refused."""

REFUSAL_CODES = frozenset(CODES[:51])
"""The codes of those bits."""


class FindingText(NamedTuple):
    """The sentences of one finding. `met` is said when the condition holds, `unmet` when it does not."""

    code: str
    clause: int
    met_zh: str
    met_en: str
    unmet_zh: str
    unmet_en: str
    fix_zh: str
    fix_en: str


@cache
def load_texts() -> dict[str, FindingText]:
    """Every finding's sentences by code. Raises KeyError where a code of `CODES` has none."""
    tables = tomllib.loads(files(__package__).joinpath("findings.toml").read_text("utf-8"))
    return {
        code: FindingText(
            code,
            int(tables[code]["clause"]),
            *(tables[code].get(part, "") for part in FindingText._fields[2:]),
        )
        for code in CODES
    }


def codes_of(mask: int) -> tuple[str, ...]:
    """The codes of a mask, refusals first, in the order of their bits."""
    codes = []
    while mask:
        lowest = mask & -mask
        codes.append(CODES[lowest.bit_length() - 1])
        mask ^= lowest
    return tuple(codes)


def mask_of(codes: tuple[str, ...]) -> int:
    """The mask of some codes. Raises ValueError for an unknown code."""
    return sum(1 << CODES.index(code) for code in set(codes))
