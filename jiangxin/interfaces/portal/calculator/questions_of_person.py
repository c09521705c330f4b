"""Who is asking, for which benefit, and who the person is."""

from jiangxin.interfaces.portal.calculator import questionnaire_options as options
from jiangxin.interfaces.portal.calculator.benefit_groups import (
    BY_STAFF,
    LIVING_BESIDE,
    OPEN_TO_KEY_GROUPS,
    SCHOOL,
)
from jiangxin.interfaces.portal.calculator.questions import Kind, Question, when
from jiangxin.interfaces.portal.languages import Text

AUDIENCE = Question(
    "who", Kind.CHOICE, Text("您为谁测算？", "Who are you asking for?"), options=options.AUDIENCES
)

PERSON_QUESTIONS: tuple[Question, ...] = (
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
)
