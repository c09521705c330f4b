"""The law's own enumerations. Members are whole numbers, because rules compare them; labels carry the words.

`Level` follows GB/T certificate digits: 5 is the lowest (初级工), 1 the highest (高级技师).
"""

from enum import IntEnum, IntFlag
from typing import NamedTuple


class Label(NamedTuple):
    """The code used in files and addresses, the law's own term, and the standard English one."""

    code: str
    zh: str
    en: str


class Benefit(IntEnum):
    """Every kind of payment the plan provides for; the number is also the bit in `benefit_bit`."""

    EMPLOYMENT_SKILLS = 1
    PROJECT_BASED = 2
    CUSTODIAL = 3
    STAFF_SKILL = 4
    APPRENTICESHIP = 5
    PRE_JOB = 6
    JOB_TRANSFER = 7
    WORK_BASED = 8
    LIVING_ALLOWANCE = 9
    ADVANCE = 10
    PLACEMENT_SERVICE = 11
    ENTREPRENEURSHIP = 12
    SCHOOL_EXEMPTION = 13
    SCHOOL_GRANT = 14


BENEFITS: dict[Benefit, Label] = {
    Benefit.EMPLOYMENT_SKILLS: Label("employment_skills", "就业技能培训补贴", "Employment-skills training"),
    Benefit.PROJECT_BASED: Label("project_based", "项目制培训补贴", "Project-based training"),
    Benefit.CUSTODIAL: Label("custodial", "服刑、戒毒人员培训补贴", "Training in custody"),
    Benefit.STAFF_SKILL: Label("staff_skill", "企业职工技能提升补贴", "Staff skill upgrading"),
    Benefit.APPRENTICESHIP: Label("apprenticeship", "企业新型学徒制补贴", "New enterprise apprenticeship"),
    Benefit.PRE_JOB: Label("pre_job", "岗前培训补贴", "Pre-job training"),
    Benefit.JOB_TRANSFER: Label("job_transfer", "转岗转业培训补贴", "Job-transfer training"),
    Benefit.WORK_BASED: Label("work_based", "以工代训补贴", "Work-based training"),
    Benefit.LIVING_ALLOWANCE: Label("living_allowance", "生活费补贴", "Living allowance"),
    Benefit.ADVANCE: Label("advance", "先行拨付", "Advance payment"),
    Benefit.PLACEMENT_SERVICE: Label("placement_service", "就业服务补助", "Placement service grant"),
    Benefit.ENTREPRENEURSHIP: Label("entrepreneurship", "创业培训补贴", "Entrepreneurship training"),
    Benefit.SCHOOL_EXEMPTION: Label("school_exemption", "技工院校五免", "Technical-school exemptions"),
    Benefit.SCHOOL_GRANT: Label("school_grant", "技工院校国家助学金", "Technical-school grant"),
}


class Category(IntFlag):
    """Recognised categories of a person; what counts is what held at class start (decision A4)."""

    POOR_HOUSEHOLD_CHILD = 1 << 0
    POOR_LABOURER = 1 << 1
    SCHOOL_LEAVER = 1 << 2
    RURAL_TRANSFER = 1 << 3
    LAID_OFF = 1 << 4
    TRANSFERRED_STAFF = 1 << 5
    VETERAN = 1 << 6
    GRADUATE = 1 << 7
    DISABLED = 1 << 8
    EMPLOYMENT_DIFFICULTY = 1 << 9
    ZERO_EMPLOYMENT_HOUSEHOLD = 1 << 10
    RURAL_STUDENT = 1 << 11
    URBAN_LOW_INCOME = 1 << 12
    PRISONER = 1 << 13
    DRUG_REHABILITATION = 1 << 14
    CAPACITY_UNEMPLOYED = 1 << 15
    CAPACITY_TRANSFERRED = 1 << 16
    BUSINESS_FOUNDER = 1 << 17


CATEGORIES: dict[Category, Label] = {
    Category.POOR_HOUSEHOLD_CHILD: Label("poor_household_child", "贫困家庭子女", "Child of a poor household"),
    Category.POOR_LABOURER: Label("poor_labourer", "贫困劳动力", "Registered poor labourer"),
    Category.SCHOOL_LEAVER: Label("school_leaver", "两后生", "School leaver not continuing"),
    Category.RURAL_TRANSFER: Label("rural_transfer", "农村转移就业劳动者", "Rural transferred worker"),
    Category.LAID_OFF: Label("laid_off", "下岗失业人员", "Laid-off or unemployed person"),
    Category.TRANSFERRED_STAFF: Label("transferred_staff", "转岗职工", "Re-assigned employee"),
    Category.VETERAN: Label("veteran", "退役军人", "Veteran"),
    Category.GRADUATE: Label("graduate", "毕业年度高校毕业生", "Graduate in the graduation year"),
    Category.DISABLED: Label("disabled", "残疾人", "Person with a disability"),
    Category.EMPLOYMENT_DIFFICULTY: Label(
        "employment_difficulty", "就业困难人员", "Person with employment difficulties"
    ),
    Category.ZERO_EMPLOYMENT_HOUSEHOLD: Label(
        "zero_employment_household", "零就业家庭成员", "Member of a zero-employment household"
    ),
    Category.RURAL_STUDENT: Label("rural_student", "农村学员", "Rural trainee"),
    Category.URBAN_LOW_INCOME: Label(
        "urban_low_income", "城市低保家庭学员", "Trainee of an urban minimum-living household"
    ),
    Category.PRISONER: Label("prisoner", "服刑人员", "Prisoner"),
    Category.DRUG_REHABILITATION: Label("drug_rehabilitation", "戒毒人员", "Person in drug rehabilitation"),
    Category.CAPACITY_UNEMPLOYED: Label(
        "capacity_unemployed", "去产能失业人员", "Unemployed through capacity cuts"
    ),
    Category.CAPACITY_TRANSFERRED: Label(
        "capacity_transferred", "去产能转岗职工", "Re-assigned through capacity cuts"
    ),
    Category.BUSINESS_FOUNDER: Label(
        "business_founder", "已创办企业人员", "Person who has founded a business"
    ),
}


class Level(IntEnum):
    """Skill level. The digit is the certificate's own; 6 and 7 came after 2019 and have no rate in it."""

    NONE = 0
    SENIOR_TECHNICIAN = 1
    TECHNICIAN = 2
    SENIOR = 3
    INTERMEDIATE = 4
    JUNIOR = 5
    MASTER_TECHNICIAN = 6
    CHIEF_TECHNICIAN = 7


LEVELS: dict[Level, Label] = {
    Level.NONE: Label("none", "无等级", "No level"),
    Level.JUNIOR: Label("5", "初级工", "Junior (level 5)"),
    Level.INTERMEDIATE: Label("4", "中级工", "Intermediate (level 4)"),
    Level.SENIOR: Label("3", "高级工", "Senior (level 3)"),
    Level.TECHNICIAN: Label("2", "技师", "Technician (level 2)"),
    Level.SENIOR_TECHNICIAN: Label("1", "高级技师", "Senior technician (level 1)"),
    Level.MASTER_TECHNICIAN: Label("master", "特级技师", "Master technician"),
    Level.CHIEF_TECHNICIAN: Label("chief", "首席技师", "Chief technician"),
}


class Certificate(IntEnum):
    """The five kinds clause 21 names, none, and any other (the clause ends its list with 等)."""

    NONE = 0
    QUALIFICATION = 1
    SKILL_LEVEL = 2
    SPECIAL_ABILITY = 3
    SPECIAL_OPERATION = 4
    COMPLETION = 5
    OTHER = 6


CERTIFICATES: dict[Certificate, Label] = {
    Certificate.NONE: Label("none", "无", "None"),
    Certificate.QUALIFICATION: Label("qualification", "职业资格证书", "Vocational qualification certificate"),
    Certificate.SKILL_LEVEL: Label("skill_level", "职业技能等级证书", "Skill-level certificate"),
    Certificate.SPECIAL_ABILITY: Label("special_ability", "专项职业能力证书", "Special ability certificate"),
    Certificate.SPECIAL_OPERATION: Label(
        "special_operation", "特种作业操作证书", "Special-operation certificate"
    ),
    Certificate.COMPLETION: Label("completion", "培训合格证书", "Training completion certificate"),
    Certificate.OTHER: Label("other", "其他证书", "Other certificate"),
}


class Organisation(IntEnum):
    """What kind of body the employer (17–19, 23) or the school (4) is."""

    NONE = 0
    ENTERPRISE = 1
    COOPERATIVE = 2
    POVERTY_WORKSHOP = 3
    SOLE_TRADER = 4
    TRAINING_INSTITUTION = 5
    TECHNICAL_SCHOOL = 6
    PUBLIC_BODY = 7
    LABOUR_DISPATCH = 8
    OTHER = 9


ORGANISATIONS: dict[Organisation, Label] = {
    Organisation.NONE: Label("none", "无", "None"),
    Organisation.ENTERPRISE: Label("enterprise", "企业", "Enterprise"),
    Organisation.COOPERATIVE: Label("cooperative", "农民专业合作社", "Farmers' cooperative"),
    Organisation.POVERTY_WORKSHOP: Label("poverty_workshop", "扶贫车间", "Poverty-relief workshop"),
    Organisation.SOLE_TRADER: Label(
        "sole_trader", "个体工商户等其他生产经营主体", "Sole trader or other operator"
    ),
    Organisation.TRAINING_INSTITUTION: Label("training_institution", "培训机构", "Training institution"),
    Organisation.TECHNICAL_SCHOOL: Label("technical_school", "技工院校", "Technical school"),
    Organisation.PUBLIC_BODY: Label("public_body", "机关事业单位", "Public body"),
    Organisation.LABOUR_DISPATCH: Label("labour_dispatch", "劳务派遣单位", "Labour-dispatch company"),
    Organisation.OTHER: Label("other", "其他单位", "Other body"),
}


class Ownership(IntEnum):
    """Who owns the institution. Kept for statistics; clause 8 forbids that it change a decision."""

    UNKNOWN = 0
    PUBLIC = 1
    PRIVATE = 2


OWNERSHIPS: dict[Ownership, Label] = {
    Ownership.UNKNOWN: Label("unknown", "未填", "Not given"),
    Ownership.PUBLIC: Label("public", "公办", "Public"),
    Ownership.PRIVATE: Label("private", "民办", "Private"),
}


class Payee(IntEnum):
    """Who receives the money."""

    NONE = 0
    PERSON = 1
    INSTITUTION = 2
    ENTERPRISE = 3
    OPERATOR = 4
    SCHOOL = 5


PAYEES: dict[Payee, Label] = {
    Payee.NONE: Label("none", "—", "Nobody"),
    Payee.PERSON: Label("person", "个人", "The person"),
    Payee.INSTITUTION: Label("institution", "培训主体", "The training provider"),
    Payee.ENTERPRISE: Label("enterprise", "企业", "The enterprise"),
    Payee.OPERATOR: Label("operator", "生产经营主体", "The employing operator"),
    Payee.SCHOOL: Label("school", "技工院校", "The technical school"),
}


class Fund(IntEnum):
    """Kinds of fund clause 25 brings together, and student aid for clause 4."""

    NONE = 0
    SPECIAL_ACCOUNT = 1
    EMPLOYMENT_SUBSIDY = 2
    LOCAL_TALENT = 3
    INDUSTRY = 4
    EMPLOYEE_EDUCATION = 5
    STUDENT_AID = 6


FUNDS: dict[Fund, Label] = {
    Fund.NONE: Label("none", "—", "None"),
    Fund.SPECIAL_ACCOUNT: Label(
        "special_account", "职业技能提升行动专账资金", "Special account (unemployment insurance)"
    ),
    Fund.EMPLOYMENT_SUBSIDY: Label("employment_subsidy", "就业补助资金", "Employment subsidy funds"),
    Fund.LOCAL_TALENT: Label("local_talent", "地方人才经费", "Local talent funds"),
    Fund.INDUSTRY: Label("industry", "行业产业发展经费", "Industry development funds"),
    Fund.EMPLOYEE_EDUCATION: Label("employee_education", "企业职工教育经费", "Employee education funds"),
    Fund.STUDENT_AID: Label("student_aid", "学生资助资金", "Student aid funds"),
}


class SchoolItem(IntFlag):
    """The five charges clause 4 waives."""

    TUITION = 1 << 0
    ASSESSMENT = 1 << 1
    DORMITORY = 1 << 2
    TEXTBOOK = 1 << 3
    UNIFORM = 1 << 4


SCHOOL_ITEMS: dict[SchoolItem, Label] = {
    SchoolItem.TUITION: Label("tuition", "学费", "Tuition"),
    SchoolItem.ASSESSMENT: Label("assessment", "鉴定费", "Assessment fee"),
    SchoolItem.DORMITORY: Label("dormitory", "住宿费", "Dormitory fee"),
    SchoolItem.TEXTBOOK: Label("textbook", "教材费", "Textbook fee"),
    SchoolItem.UNIFORM: Label("uniform", "服装费", "Uniform fee"),
}


def benefit_bit(benefit: int) -> int:
    """The bit that stands for a benefit in a rate that lists benefits."""
    return 1 << benefit
