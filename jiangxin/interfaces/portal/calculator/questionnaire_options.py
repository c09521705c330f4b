"""The answers that can be chosen from, named by the law's own vocabulary where it has a word."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiangxin.interfaces.portal.calculator.questions import NO_TEXT, Option
from jiangxin.interfaces.portal.languages import Text
from jiangxin.policy.vocabulary import (
    BENEFITS,
    CATEGORIES,
    CERTIFICATES,
    LEVELS,
    ORGANISATIONS,
    SCHOOL_ITEMS,
    Benefit,
    Category,
    Certificate,
    Label,
    Level,
    Organisation,
)

NONE = "none"

BENEFIT_HINTS = {
    Benefit.EMPLOYMENT_SKILLS: Text("参加培训机构办的技能培训班", "A skills class of a training provider"),
    Benefit.ENTREPRENEURSHIP: Text(
        "想开店、办企业，或已经创办", "Starting a business, or already running one"
    ),
    Benefit.STAFF_SKILL: Text(
        "单位组织的技能等级培训，补给单位", "Level training by the employer, paid to the employer"
    ),
    Benefit.PRE_JOB: Text("新录用职工上岗前，含安全技能培训", "New staff before they start, safety included"),
    Benefit.JOB_TRANSFER: Text("换岗位、换工种前的培训", "Before changing post or trade"),
    Benefit.APPRENTICESHIP: Text("企校双师联合培养", "Trained jointly by enterprise and school"),
    Benefit.WORK_BASED: Text(
        "吸纳困难群体就业，边工作边培训", "Hiring people in difficulty and training at work"
    ),
    Benefit.LIVING_ALLOWANCE: Text(
        "困难学员培训期间按天发给本人", "Paid by the day to trainees in difficulty"
    ),
    Benefit.PROJECT_BASED: Text("政府购买的整班培训", "A whole class bought by the government"),
    Benefit.CUSTODIAL: Text(
        "受管理部门委托，为其人员办的培训", "For people in custody, chosen by the authority"
    ),
    Benefit.ADVANCE: Text("培训没结束，先拿一部分补贴", "Part of the subsidy before the training ends"),
    Benefit.PLACEMENT_SERVICE: Text("推荐学员就业成功后", "After placing a trainee in work"),
    Benefit.SCHOOL_EXEMPTION: Text(
        "免学费、鉴定费、住宿费、教材费、服装费", "Tuition, assessment, dormitory, books, uniform"
    ),
    Benefit.SCHOOL_GRANT: Text("每学年发给学生本人", "Paid to the student each school year"),
}
CATEGORY_HINTS = {
    Category.SCHOOL_LEAVER: Text(
        "初中、高中毕业后没有继续升学", "Left junior or senior high and did not go on"
    ),
    Category.EMPLOYMENT_DIFFICULTY: Text("须经人社部门认定", "Recognised by the employment service"),
    Category.POOR_LABOURER: Text("建档立卡", "Registered as poor"),
    Category.CAPACITY_UNEMPLOYED: Text(
        "原企业在去产能企业名单上", "The former enterprise is on the capacity-cutting list"
    ),
    Category.CAPACITY_TRANSFERRED: Text(
        "企业在去产能企业名单上", "The enterprise is on the capacity-cutting list"
    ),
}
NO_CATEGORY = Option(NONE, Text("都不是", "None of these"))


def name(label: Label) -> Text:
    """A term of the vocabulary."""
    return Text(label.zh, label.en)


def benefits(*chosen: Benefit) -> tuple[Option, ...]:
    """Kinds of benefit, with a hint in plain words."""
    return tuple(Option(BENEFITS[item].code, name(BENEFITS[item]), BENEFIT_HINTS[item]) for item in chosen)


def categories(*chosen: Category) -> tuple[Option, ...]:
    """Groups of people, and none of them."""
    listed = (
        Option(CATEGORIES[item].code, name(CATEGORIES[item]), CATEGORY_HINTS.get(item, NO_TEXT))
        for item in chosen
    )
    return (*listed, NO_CATEGORY)


def labelled(labels: Mapping[Any, Label], chosen: Iterable[Any]) -> tuple[Option, ...]:
    """Terms of one of the vocabulary's lists."""
    return tuple(Option(labels[item].code, name(labels[item])) for item in chosen)


YES_NO = (Option("no", Text("否", "No")), Option("yes", Text("是", "Yes")))
AUDIENCES = (
    Option(
        "self",
        Text("我自己", "Myself"),
        Text("想参加培训，或已经取得证书", "I want to train, or hold a certificate"),
    ),
    Option(
        "employer",
        Text("本单位职工", "Our employees"),
        Text("企业、合作社、个体工商户", "Enterprises, co-operatives, sole traders"),
    ),
    Option(
        "provider",
        Text("我们培训的学员", "People we train"),
        Text("院校、培训机构", "Schools and training providers"),
    ),
)
SELF_BENEFITS = benefits(
    Benefit.EMPLOYMENT_SKILLS,
    Benefit.ENTREPRENEURSHIP,
    Benefit.STAFF_SKILL,
    Benefit.LIVING_ALLOWANCE,
    Benefit.SCHOOL_EXEMPTION,
    Benefit.SCHOOL_GRANT,
)
EMPLOYER_BENEFITS = benefits(
    Benefit.STAFF_SKILL, Benefit.PRE_JOB, Benefit.JOB_TRANSFER, Benefit.APPRENTICESHIP, Benefit.WORK_BASED
)
PROVIDER_BENEFITS = benefits(
    Benefit.EMPLOYMENT_SKILLS,
    Benefit.PROJECT_BASED,
    Benefit.CUSTODIAL,
    Benefit.ENTREPRENEURSHIP,
    Benefit.LIVING_ALLOWANCE,
    Benefit.ADVANCE,
    Benefit.PLACEMENT_SERVICE,
    Benefit.SCHOOL_EXEMPTION,
)
LIVING_TRAININGS = benefits(
    Benefit.EMPLOYMENT_SKILLS,
    Benefit.PROJECT_BASED,
    Benefit.ENTREPRENEURSHIP,
    Benefit.STAFF_SKILL,
    Benefit.PRE_JOB,
    Benefit.JOB_TRANSFER,
    Benefit.APPRENTICESHIP,
)
ADVANCE_TRAININGS = benefits(
    Benefit.EMPLOYMENT_SKILLS,
    Benefit.PROJECT_BASED,
    Benefit.STAFF_SKILL,
    Benefit.JOB_TRANSFER,
    Benefit.APPRENTICESHIP,
)
PLACEMENT_TRAININGS = benefits(
    Benefit.EMPLOYMENT_SKILLS,
    Benefit.PROJECT_BASED,
    Benefit.ENTREPRENEURSHIP,
    Benefit.CUSTODIAL,
    Benefit.STAFF_SKILL,
)
KEY_GROUPS = categories(
    Category.SCHOOL_LEAVER,
    Category.LAID_OFF,
    Category.RURAL_TRANSFER,
    Category.POOR_LABOURER,
    Category.POOR_HOUSEHOLD_CHILD,
    Category.GRADUATE,
    Category.VETERAN,
    Category.DISABLED,
    Category.EMPLOYMENT_DIFFICULTY,
    Category.ZERO_EMPLOYMENT_HOUSEHOLD,
    Category.TRANSFERRED_STAFF,
    Category.CAPACITY_UNEMPLOYED,
    Category.CAPACITY_TRANSFERRED,
    Category.BUSINESS_FOUNDER,
)
CUSTODIAL_GROUPS = categories(Category.PRISONER, Category.DRUG_REHABILITATION)
WORK_GROUPS = categories(
    Category.POOR_LABOURER, Category.EMPLOYMENT_DIFFICULTY, Category.ZERO_EMPLOYMENT_HOUSEHOLD
)
DISPLACED_GROUPS = categories(Category.CAPACITY_UNEMPLOYED, Category.CAPACITY_TRANSFERRED)
STUDENT_GROUPS = categories(Category.POOR_HOUSEHOLD_CHILD)
LEAVER_KINDS = categories(Category.RURAL_STUDENT, Category.URBAN_LOW_INCOME)
EMPLOYERS = labelled(
    ORGANISATIONS,
    (
        Organisation.ENTERPRISE,
        Organisation.COOPERATIVE,
        Organisation.POVERTY_WORKSHOP,
        Organisation.SOLE_TRADER,
        Organisation.LABOUR_DISPATCH,
        Organisation.PUBLIC_BODY,
        Organisation.OTHER,
    ),
)
SCHOOLS = (
    Option(ORGANISATIONS[Organisation.TECHNICAL_SCHOOL].code, Text("是", "Yes")),
    Option(ORGANISATIONS[Organisation.OTHER].code, Text("不是", "No")),
)
STAFF_TIES = (
    Option("insured", Text("有劳动合同，由单位参保", "Labour contract, insured by the employer")),
    Option("contract", Text("有劳动合同，没有参保", "Labour contract, not insured")),
    Option(NONE, Text("没有劳动合同", "No labour contract")),
)
INSURED_SIDES = (
    Option("both", Text("单位参保，这些人也参保", "The employer takes part, and these people are insured")),
    Option(
        "employer", Text("单位参保，这些人没参保", "The employer takes part, these people are not insured")
    ),
    Option(NONE, Text("单位没有参保", "The employer does not take part")),
)
SKILL_LEVELS = labelled(
    LEVELS,
    (Level.JUNIOR, Level.INTERMEDIATE, Level.SENIOR, Level.TECHNICIAN, Level.SENIOR_TECHNICIAN, Level.NONE),
)
OUTCOMES = (
    Option("expected", Text("还没结束，按合格来算", "Not finished: calculate as if passed")),
    Option("passed", Text("合格了，已取得证书", "Passed, certificate obtained")),
    Option("failed", Text("没有合格", "Not passed")),
)
CERTIFICATE_KINDS = labelled(
    CERTIFICATES,
    (
        Certificate.SKILL_LEVEL,
        Certificate.QUALIFICATION,
        Certificate.SPECIAL_ABILITY,
        Certificate.SPECIAL_OPERATION,
        Certificate.COMPLETION,
        Certificate.OTHER,
    ),
)
FEE_PAYERS = (
    Option(
        "free", Text("不收学员的钱", "The trainee pays nothing"), Text("补给培训机构", "Paid to the provider")
    ),
    Option(
        "person",
        Text("学员先交费", "The trainee pays first"),
        Text("按备案补给个人", "Repaid to the person, as filed"),
    ),
)
TIMES = (
    Option("0", Text("没有享受过", "None")),
    Option("1", Text("1 次", "Once")),
    Option("2", Text("2 次", "Twice")),
    Option("3", Text("3 次或更多", "Three times or more")),
)
WAIVED_ITEMS = labelled(SCHOOL_ITEMS, SCHOOL_ITEMS)
WORKPLACES = (
    Option("province", Text("在省内单位就业", "With an employer in the province")),
    Option("self_employed", Text("在省内创业或灵活就业", "Self-employed or flexible work in the province")),
    Option("elsewhere", Text("在省外就业", "Outside the province")),
)
