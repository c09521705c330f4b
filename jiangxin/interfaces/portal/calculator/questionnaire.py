"""The questionnaire as a table: every question in the order asked, with the answers that lead to it."""

from jiangxin.interfaces.portal.calculator import questionnaire_options as options
from jiangxin.interfaces.portal.calculator.questions import Kind, Question, when
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

AUDIENCE = Question(
    "who", Kind.CHOICE, Text("您为谁测算？", "Who are you asking for?"), options=options.AUDIENCES
)

QUESTIONS: tuple[Question, ...] = (
    AUDIENCE,
    Question(
        "benefit",
        Kind.CHOICE,
        Text("想算哪一种？", "Which one?"),
        asked_when=(when(who="self"),),
        options=options.SELF_BENEFITS,
    ),
    Question(
        "benefit",
        Kind.CHOICE,
        Text("想算哪一种？", "Which one?"),
        asked_when=(when(who="employer"),),
        options=options.EMPLOYER_BENEFITS,
    ),
    Question(
        "benefit",
        Kind.CHOICE,
        Text("想算哪一种？", "Which one?"),
        asked_when=(when(who="provider"),),
        options=options.PROVIDER_BENEFITS,
    ),
    Question(
        "training",
        Kind.CHOICE,
        Text("是在哪种培训期间？", "During which training?"),
        asked_when=(when(benefit="living_allowance"),),
        options=options.LIVING_TRAININGS,
    ),
    Question(
        "training",
        Kind.CHOICE,
        Text("为哪种培训申请先行拨付？", "An advance for which training?"),
        asked_when=(when(benefit="advance"),),
        options=options.ADVANCE_TRAININGS,
    ),
    Question(
        "training",
        Kind.CHOICE,
        Text("学员参加的是哪种培训？", "Which training did the trainee take?"),
        asked_when=(when(benefit="placement_service"),),
        options=options.PLACEMENT_TRAININGS,
    ),
    Question(
        "categories",
        Kind.SEVERAL,
        Text("开班时，学员属于哪类人员？", "Which groups did the trainee belong to when the class began?"),
        text_self=Text("开班时，您属于哪类人员？", "Which groups did you belong to when the class began?"),
        hint=Text("可以选几项。以开班那天为准。", "Choose all that apply, as on the day the class began."),
        asked_when=(when(benefit=OPEN_TO_KEY_GROUPS), when(benefit="staff_skill", who="self")),
        options=options.KEY_GROUPS,
    ),
    Question(
        "categories",
        Kind.SEVERAL,
        Text("学员属于哪类人员？", "Which group do the trainees belong to?"),
        asked_when=(when(benefit="custodial"),),
        options=options.CUSTODIAL_GROUPS,
    ),
    Question(
        "categories",
        Kind.SEVERAL,
        Text("吸纳的是哪类人员？", "Which group do the people you took on belong to?"),
        hint=Text("一次算一类，情况相同的人一起算。", "Calculate people in the same situation together."),
        asked_when=(when(benefit="work_based"),),
        options=options.WORK_GROUPS,
    ),
    Question(
        "categories",
        Kind.SEVERAL,
        Text("学员属于哪类人员？", "Which group do the trainees belong to?"),
        asked_when=(
            when(
                benefit="advance",
                training=("employment_skills", "project_based", "staff_skill", "job_transfer"),
            ),
        ),
        options=options.DISPLACED_GROUPS,
    ),
    Question(
        "categories",
        Kind.SEVERAL,
        Text("学生是建档立卡贫困家庭的子女吗？", "Is the student a child of a registered poor household?"),
        text_self=Text("您是建档立卡贫困家庭的子女吗？", "Are you a child of a registered poor household?"),
        asked_when=(when(benefit=SCHOOL),),
        options=options.STUDENT_GROUPS,
    ),
    Question(
        "leaver",
        Kind.CHOICE,
        Text("这位“两后生”是哪种学员？", "Which kind of school leaver?"),
        text_self=Text("您是哪种学员？", "Which kind of trainee are you?"),
        hint=Text(
            "“两后生”里只有这两种有生活费补贴。", "Of school leavers only these two have a living allowance."
        ),
        asked_when=(
            when(benefit="living_allowance", categories="school_leaver"),
            {**LIVING_BESIDE, "categories": frozenset({"school_leaver"})},
        ),
        options=options.LEAVER_KINDS,
    ),
    Question(
        "organisation",
        Kind.CHOICE,
        Text("本单位是哪一种？", "What kind of employer are you?"),
        text_self=Text("您的单位是哪一种？", "What kind of employer do you work for?"),
        asked_when=(when(benefit=(*BY_STAFF, "work_based")),),
        options=options.EMPLOYERS,
    ),
    Question(
        "organisation",
        Kind.CHOICE,
        Text("读的是技工院校吗？", "Is it a technical school?"),
        asked_when=(when(benefit=SCHOOL),),
        options=options.SCHOOLS,
    ),
    Question(
        "tie",
        Kind.CHOICE,
        Text(
            "培训当月，职工和单位是什么关系？", "In the month of training, how are the employees tied to you?"
        ),
        text_self=Text(
            "培训当月，您和单位是什么关系？", "In the month of training, how are you tied to your employer?"
        ),
        asked_when=(when(benefit=BY_STAFF),),
        options=options.STAFF_TIES,
    ),
    Question(
        "insurance",
        Kind.CHOICE,
        Text("参加社会保险的情况是？", "How about social insurance?"),
        asked_when=(when(benefit="work_based"),),
        options=options.INSURED_SIDES,
    ),
    Question(
        "city",
        Kind.PLACE,
        Text("由哪个市（地）发补贴？", "Which city pays?"),
        hint=Text("一般是培训班备案的市（地）。", "Usually the city where the class is filed."),
    ),
    Question(
        "started_on",
        Kind.DAY,
        Text("培训班哪天开班？", "On which day does the class begin?"),
        hint=Text(
            "按开班那天有效的标准计算。方案执行期为 2019 年至 2021 年。",
            "The rates of that day apply. The plan runs from 2019 to 2021.",
        ),
        asked_when=(when(benefit=(*CLASSES, "apprenticeship", "living_allowance", "advance")),),
    ),
    Question(
        "started_on",
        Kind.DAY,
        Text("以工代训从哪天开始？", "On which day did training at work begin?"),
        hint=DAY_HINT,
        asked_when=(when(benefit="work_based"),),
    ),
    Question(
        "started_on",
        Kind.DAY,
        Text("学期哪天开始？", "On which day did the term begin?"),
        hint=DAY_HINT,
        asked_when=(when(benefit=SCHOOL),),
    ),
    Question(
        "ended_on",
        Kind.DAY,
        Text("到哪天为止？", "Until which day?"),
        hint=Text("包括这一天。", "This day included."),
        asked_when=(
            when(benefit=("work_based", "apprenticeship")),
            when(benefit="advance", training="apprenticeship"),
        ),
    ),
    Question(
        "ended_on",
        Kind.DAY,
        Text("培训班哪天结业？", "On which day did the class end?"),
        hint=DAY_HINT,
        asked_when=(when(benefit="placement_service"),),
    ),
    Question(
        "release_on",
        Kind.DAY,
        Text("服刑人员哪天刑满？", "On which day is the prisoner released?"),
        hint=Text("有几个人的，填最晚的一天。", "For several people, the latest of their days."),
        asked_when=(when(benefit="custodial", categories="prisoner"),),
    ),
    Question(
        "hired_on",
        Kind.DAY,
        Text("这些职工哪天录用？", "On which day were these employees hired?"),
        hint=Text("以劳动合同开始的日子为准。", "The day the labour contract begins."),
        asked_when=(when(benefit="pre_job"),),
    ),
    Question(
        "level",
        Kind.CHOICE,
        Text("取得哪一级证书？", "A certificate of which level?"),
        hint=Text("按实际取得的证书等级，不按班名。", "The level of the certificate, not of the class."),
        asked_when=(
            when(benefit=("staff_skill", "apprenticeship")),
            when(benefit="advance", training=("staff_skill", "apprenticeship")),
        ),
        options=options.SKILL_LEVELS,
    ),
    Question(
        "urgent",
        Kind.CHOICE,
        Text("职业在当地的急需紧缺目录里吗？", "Is the occupation on the local list of urgent needs?"),
        hint=Text(
            "以开班备案那天的目录为准。不清楚的选“否”。",
            "The list on the day the class was filed. If unsure, choose No.",
        ),
        asked_when=(when(benefit="staff_skill"), when(benefit="advance", training="staff_skill")),
        options=options.YES_NO,
    ),
    Question(
        "months",
        Kind.WHOLE,
        Text("已经完成几个整月？", "How many whole months were completed?"),
        asked_when=(when(benefit="apprenticeship"), when(benefit="advance", training="apprenticeship")),
        unit=MONTHS,
        lowest=1,
        highest=60,
    ),
    Question(
        "used_months",
        Kind.WHOLE,
        Text("以前已经补过几个月？", "For how many months was it paid before?"),
        hint=Text(
            "以工代训各单位合并算，没有的填 0。",
            "Work-based training with all employers together; 0 if none.",
        ),
        asked_when=(when(benefit=("work_based", "apprenticeship")),),
        unit=MONTHS,
        highest=60,
    ),
    Question(
        "paid_by",
        Kind.CHOICE,
        Text("培训费怎么交？", "Who pays the fee?"),
        asked_when=(when(benefit=("employment_skills", "entrepreneurship")),),
        options=options.FEE_PAYERS,
    ),
    Question(
        "posted_fee",
        Kind.MONEY,
        Text("每人的收费标准是多少？", "What is the published fee for one person?"),
        hint=Text("培训机构公示的收费标准。", "As the provider publishes it."),
        asked_when=(when(benefit=BY_CHARGE), when(benefit="advance", training="employment_skills")),
        unit=YUAN,
        lowest=1,
        highest=MOST_YUAN,
    ),
    Question(
        "posted_fee",
        Kind.MONEY,
        Text("合同里每人的单价是多少？", "What is the contract's price for one person?"),
        asked_when=(when(benefit="project_based"), when(benefit="advance", training="project_based")),
        unit=YUAN,
        lowest=1,
        highest=MOST_YUAN,
    ),
    Question(
        "actual_fee",
        Kind.MONEY,
        Text("学员实际交了多少？", "How much did the trainee really pay?"),
        text_self=Text("您实际交了多少？", "How much did you really pay?"),
        hint=Text("以发票为准。", "As on the invoice."),
        asked_when=(when(benefit=("employment_skills", "entrepreneurship"), paid_by="person"),),
        unit=YUAN,
        lowest=1,
        highest=MOST_YUAN,
    ),
    Question(
        "ceiling",
        Kind.MONEY,
        Text("市里对这个职业的补贴上限是多少？", "What is the city's ceiling for this occupation?"),
        hint=Text("没有上限或不清楚的，填 0。", "0 if there is none or you do not know."),
        asked_when=(when(who="provider", benefit=(*BY_CHARGE, "project_based")),),
        unit=YUAN,
        highest=MOST_YUAN,
    ),
    Question(
        "items",
        Kind.SEVERAL,
        Text("免了哪几项？", "Which charges were waived?"),
        asked_when=(when(benefit="school_exemption"),),
        options=options.WAIVED_ITEMS,
    ),
    Question(
        "actual_fee",
        Kind.MONEY,
        Text("这几项一共是多少？", "How much are they together?"),
        asked_when=(when(benefit="school_exemption"),),
        unit=YUAN,
        lowest=1,
        highest=MOST_YUAN,
    ),
    Question(
        "outcome",
        Kind.CHOICE,
        Text("培训合格了吗？", "Was the training passed?"),
        asked_when=(when(benefit=(*CLASSES, "apprenticeship")),),
        options=options.OUTCOMES,
    ),
    Question(
        "certificate",
        Kind.CHOICE,
        Text("取得了哪种证书？", "Which certificate was obtained?"),
        asked_when=(when(benefit=CLASSES, outcome="passed"),),
        options=options.CERTIFICATE_KINDS,
    ),
    Question(
        "insurance_subsidy",
        Kind.CHOICE,
        Text(
            "这本证书领过失业保险技能提升补贴吗？",
            "Did this certificate earn the unemployment-insurance skill subsidy?",
        ),
        asked_when=(
            when(benefit="staff_skill", outcome="passed", certificate=("skill_level", "qualification")),
        ),
        options=options.YES_NO,
    ),
    Question(
        "planned_days",
        Kind.WHOLE,
        Text("培训计划多少天？", "How many days is the class planned for?"),
        asked_when=(when(benefit="living_allowance"), LIVING_BESIDE),
        unit=DAYS,
        lowest=1,
        highest=366,
    ),
    Question(
        "attended_days",
        Kind.WHOLE,
        Text("实际到课多少天？", "How many days were attended?"),
        hint=Text("还没结束的，填打算到课的天数。", "If it is not over, the days you mean to attend."),
        asked_when=(when(benefit="living_allowance"), LIVING_BESIDE),
        unit=DAYS,
        highest=366,
    ),
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
