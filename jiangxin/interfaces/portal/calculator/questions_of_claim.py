"""What followed the training, what was paid before, and for how many people."""

from jiangxin.interfaces.portal.calculator import questionnaire_options as options
from jiangxin.interfaces.portal.calculator.benefit_groups import BY_STAFF, CLASSES, MONTHS, PEOPLE, PERCENT
from jiangxin.interfaces.portal.calculator.questions import Kind, Question, when
from jiangxin.interfaces.portal.languages import Text

CLAIM_QUESTIONS: tuple[Question, ...] = (
    Question(
        "employed_on",
        Kind.DAY,
        Text("学员哪天就业？", "On which day was the trainee employed?"),
        hint=Text(
            "劳动合同、就业登记、首次参保，取最早的一天。",
            "The earliest of contract, registration and first insured month.",
        ),
        asked_when=(when(benefit="placement_service"),),
    ),
    Question(
        "workplace",
        Kind.CHOICE,
        Text("在哪里就业？", "Where is the work?"),
        asked_when=(when(benefit="placement_service"),),
        options=options.WORKPLACES,
    ),
    Question(
        "insured_months",
        Kind.WHOLE,
        Text("就业后参保了几个月？", "Insured for how many months since?"),
        asked_when=(when(benefit="placement_service"),),
        unit=MONTHS,
        highest=60,
    ),
    Question(
        "referred",
        Kind.CHOICE,
        Text("就业前有你们的推荐记录吗？", "Is there a referral record from before the employment?"),
        asked_when=(when(benefit="placement_service"),),
        options=options.YES_NO,
    ),
    Question(
        "source_city",
        Kind.PLACE,
        Text("学员的（原）企业在哪个市（地）？", "In which city is the trainees' (former) enterprise?"),
        asked_when=(
            when(
                benefit="advance",
                training=("employment_skills", "project_based", "staff_skill", "job_transfer"),
            ),
        ),
    ),
    Question(
        "listed",
        Kind.CHOICE,
        Text("这家企业在去产能企业名单上吗？", "Is that enterprise on the capacity-cutting list?"),
        asked_when=(
            when(
                benefit="advance",
                training=("employment_skills", "project_based", "staff_skill", "job_transfer"),
            ),
        ),
        options=options.YES_NO,
    ),
    Question(
        "share",
        Kind.WHOLE,
        Text("申请先行拨付多大比例？", "What share is asked in advance?"),
        asked_when=(when(benefit="advance"),),
        unit=PERCENT,
        lowest=1,
        highest=100,
    ),
    Question(
        "overdue",
        Kind.CHOICE,
        Text("贵机构有逾期没退回的补贴吗？", "Do you owe an overdue repayment?"),
        asked_when=(when(benefit="advance"),),
        options=options.YES_NO,
    ),
    Question(
        "times",
        Kind.CHOICE,
        Text(
            "取得证书的那一年，已经享受过几次培训补贴？",
            "In the year of the certificate, how many training subsidies were there before?",
        ),
        hint=Text(
            "生活费、以工代训、就业服务补助不算。",
            "Living allowance, work-based training and placement do not count.",
        ),
        asked_when=(when(benefit=(*CLASSES, "apprenticeship")),),
        options=options.TIMES,
    ),
    Question(
        "repeat",
        Kind.CHOICE,
        Text(
            "用同一职业、同一等级领过补贴吗？", "Was a subsidy paid before for the same occupation and level?"
        ),
        asked_when=(when(benefit=CLASSES),),
        options=options.YES_NO,
    ),
    Question(
        "repeat_occupation",
        Kind.OCCUPATION,
        Text("那一次是哪个职业？", "Which occupation was it?"),
        hint=Text(
            "照证书上写，例如“焊工”。",
            "As on the certificate, in Chinese or by its code, such as 6-18-02-04.",
        ),
        asked_when=(when(repeat="yes"),),
    ),
    Question(
        "repeat_on",
        Kind.DAY,
        Text("那一次的证书是哪天取得的？", "On which day was that certificate obtained?"),
        asked_when=(when(repeat="yes"),),
    ),
    Question(
        "pension",
        Kind.CHOICE,
        Text("学员有按月领取养老金的资格吗？", "Is the trainee entitled to a monthly pension?"),
        text_self=Text("您有按月领取养老金的资格吗？", "Are you entitled to a monthly pension?"),
        hint=Text("只看养老金，不看年龄。", "The pension decides, never age."),
        asked_when=(
            when(
                who=("self", "provider"),
                benefit=(*CLASSES, "living_allowance", "advance", "placement_service"),
            ),
        ),
        options=options.YES_NO,
    ),
    Question(
        "pension",
        Kind.CHOICE,
        Text("职工有按月领取养老金的资格吗？", "Are the employees entitled to a monthly pension?"),
        hint=Text("只看养老金，不看年龄。", "The pension decides, never age."),
        asked_when=(when(who="employer", benefit=(*BY_STAFF, "work_based")),),
        options=options.YES_NO,
    ),
    Question(
        "headcount",
        Kind.WHOLE,
        Text("情况相同的有多少人？", "How many people are in this situation?"),
        hint=Text("等级、日期、类别都相同的人一起算。", "People with the same level, days and group."),
        asked_when=(when(who=("employer", "provider")),),
        unit=PEOPLE,
        lowest=1,
        highest=100_000,
    ),
)
