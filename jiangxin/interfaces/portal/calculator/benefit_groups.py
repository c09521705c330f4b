"""Groups of benefits, by code, that are asked the same questions; and words the questions share."""

from jiangxin.interfaces.portal.calculator.questions import when
from jiangxin.interfaces.portal.languages import Text

BY_CHARGE = ("employment_skills", "custodial", "entrepreneurship")
BY_STAFF = ("staff_skill", "pre_job", "job_transfer", "apprenticeship")
CLASSES = (
    "employment_skills",
    "project_based",
    "custodial",
    "entrepreneurship",
    "staff_skill",
    "pre_job",
    "job_transfer",
)
SCHOOL = ("school_exemption", "school_grant")
LIVING_GROUPS = ("poor_labourer", "employment_difficulty", "zero_employment_household", "school_leaver")
OPEN_TO_KEY_GROUPS = (
    "employment_skills",
    "project_based",
    "entrepreneurship",
    "living_allowance",
    "placement_service",
)
LIVING_BESIDE = when(
    who="self", benefit=("employment_skills", "entrepreneurship", "staff_skill"), categories=LIVING_GROUPS
)
YUAN = Text("元", "yuan")
DAYS = Text("天", "days")
MONTHS = Text("个月", "months")
PEOPLE = Text("人", "people")
PERCENT = Text("%", "%")
DAY_HINT = Text("方案执行期为 2019 年至 2021 年", "The plan runs from 2019 to 2021")
MOST_YUAN = 100_000
