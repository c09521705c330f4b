"""Faults people really make in workbooks, each in a line that is otherwise right."""

from datetime import datetime
from typing import NamedTuple


class Formula(NamedTuple):
    """A formula and the value the workbook remembers for it."""

    text: str
    value: float | str


class Fault(NamedTuple):
    """Cells that make one line of a benefit wrong, and the codes of the problems that must be found."""

    benefit: str
    cells: dict[str, object]
    codes: tuple[str, ...]


STAFF, SKILLS, LIVING, CUSTODY = "staff_skill", "employment_skills", "living_allowance", "custodial"
PRE_JOB, APPRENTICE, ADVANCE, PLACEMENT = "pre_job", "apprenticeship", "advance", "placement_service"
REPEATED_ID = "SQ-E-0001"
"""The first line's number, which a later line uses again."""

FAULTS: tuple[Fault, ...] = (
    Fault(STAFF, {"person_number": 2.3e17}, ("resident_id.stored_as_number",)),
    Fault(STAFF, {"person_number": "2.30102E+17"}, ("resident_id.stored_as_number",)),
    Fault(STAFF, {"person_number": "230102199003077000"}, ("resident_id.stored_as_number",)),
    Fault(STAFF, {"person_number": "230102199003077891"}, ("resident_id.check_digit",)),
    Fault(STAFF, {"person_number": "230102900307789"}, ("resident_id.old_number",)),
    Fault(STAFF, {"person_number": "23010219900307"}, ("resident_id.length",)),
    Fault(STAFF, {"person_number": "23010219900230789X"}, ("resident_id.no_such_birth_day",)),
    Fault(STAFF, {"person_number": "2301021990030778 9O"}, ("resident_id.character",)),
    Fault(STAFF, {"person_number": "230102209003077899"}, ("resident_id.born_in_future",)),
    Fault(STAFF, {"person_number": None}, ("person_number.missing",)),
    Fault(STAFF, {"document_kind": "护照", "person_number": "E1"}, ("person_number.format",)),
    Fault(STAFF, {"document_kind": "工作证"}, ("document_kind.unknown",)),
    Fault(STAFF, {"claim_id": REPEATED_ID}, ("claim_id.repeated",)),
    Fault(STAFF, {"claim_id": None}, ("claim_id.missing",)),
    Fault(STAFF, {"claim_id": 2.0200000000000001e18}, ("claim_id.stored_as_number",)),
    Fault(STAFF, {"benefit": "技能补贴"}, ("benefit.unknown",)),
    Fault(STAFF, {"benefit": None}, ("benefit.missing",)),
    Fault(STAFF, {"region": "西安市"}, ("region.unknown",)),
    Fault(STAFF, {"region": "向阳区"}, ("region.ambiguous",)),
    Fault(STAFF, {"region": "239999"}, ("region.unknown",)),
    Fault(STAFF, {"level": "01"}, ("level.ambiguous",)),
    Fault(STAFF, {"level": "05"}, ("level.ambiguous",)),
    Fault(STAFF, {"level": "6级"}, ("level.unknown",)),
    Fault(STAFF, {"level": None}, ("level.missing",)),
    Fault(STAFF, {"occupation": "电气工程高手"}, ("occupation.unknown",)),
    Fault(STAFF, {"employer": "91230100MA00000007"}, ("credit_code.check_character",)),
    Fault(STAFF, {"employer": None}, ("employer.missing",)),
    Fault(STAFF, {"organisation": "民企"}, ("organisation.unknown",)),
    Fault(STAFF, {"is_employee": "合同工"}, ("is_employee.yes_no",)),
    Fault(STAFF, {"is_insured": None}, ("is_insured.missing",)),
    Fault(STAFF, {"is_urgent": "?"}, ("is_urgent.yes_no",)),
    Fault(STAFF, {"is_pensioned": None}, ("is_pensioned.missing",)),
    Fault(STAFF, {"certificate": "上岗证"}, ("certificate.unknown",)),
    Fault(STAFF, {"certified_on": None}, ("certified_on.missing",)),
    Fault(STAFF, {"certified_on": "2020-02-30"}, ("day.no_such_day",)),
    Fault(STAFF, {"certified_on": "20.4.20"}, ("day.format",)),
    Fault(STAFF, {"certified_on": 43941}, ("day.number",)),
    Fault(STAFF, {"certified_on": datetime(2020, 4, 20, 9, 30)}, ("day.instant",)),  # noqa: DTZ001
    Fault(STAFF, {"filed_on": "1900-01-01"}, ("filed_on.out_of_range",)),
    Fault(STAFF, {"filed_on": "2202-03-02"}, ("filed_on.out_of_range",)),
    Fault(STAFF, {"started_on": "2020-04-11", "ended_on": "2020-04-10"}, ("ended_on.before_start",)),
    Fault(STAFF, {"has_insurance_subsidy": "#N/A"}, ("cell.error",)),
    Fault(STAFF, {"course": None}, ("course.missing",)),
    Fault(SKILLS, {"categories": "贫困户"}, ("categories.unknown",)),
    Fault(SKILLS, {"categories": None}, ("categories.missing",)),
    Fault(SKILLS, {"actual_fee": "一千二百元"}, ("money.format",)),
    Fault(SKILLS, {"actual_fee": "0.12万"}, ("money.unit",)),
    Fault(SKILLS, {"actual_fee": "1200.005"}, ("money.decimals",)),
    Fault(SKILLS, {"actual_fee": -1200}, ("actual_fee.negative",)),
    Fault(SKILLS, {"actual_fee": 1200.0000001}, ("money.float",)),
    Fault(SKILLS, {"posted_fee": Formula("=1000+200", 1200)}, ("cell.formula",)),
    Fault(SKILLS, {"is_paid_to_person": None}, ("is_paid_to_person.missing",)),
    Fault(LIVING, {"attended_days": -3}, ("attended_days.out_of_range",)),
    Fault(LIVING, {"attended_days": "12.5"}, ("attended_days.not_whole",)),
    Fault(LIVING, {"attended_days": None}, ("attended_days.missing",)),
    Fault(LIVING, {"planned_days": 9000}, ("planned_days.out_of_range",)),
    Fault(LIVING, {"training": "学习"}, ("training.unknown",)),
    Fault(CUSTODY, {"release_on": None}, ("release_on.missing",)),
    Fault(PRE_JOB, {"hired_on": None}, ("hired_on.missing",)),
    Fault(APPRENTICE, {"months": None}, ("months.missing",)),
    Fault(APPRENTICE, {"months": "一年"}, ("months.not_whole",)),
    Fault(ADVANCE, {"advance_share": 70}, ("advance_share.no_percent",)),
    Fault(ADVANCE, {"advance_share": "120%"}, ("advance_share.out_of_range",)),
    Fault(ADVANCE, {"source_city": None}, ("source_city.missing",)),
    Fault(PLACEMENT, {"employed_on": None}, ("employed_on.missing",)),
    Fault(PLACEMENT, {"referred_on": "没有记录"}, ("day.format",)),
    Fault(
        STAFF,
        {"level": "04", "is_urgent": "或许", "certified_on": "去年"},
        ("day.format", "is_urgent.yes_no", "level.ambiguous"),
    ),
)
