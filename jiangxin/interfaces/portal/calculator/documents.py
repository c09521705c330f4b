"""What to bring, by benefit: usual documents of such claims. The local office's own list decides."""

from typing import NamedTuple

from jiangxin.interfaces.portal.calculator.questions import NO_TEXT
from jiangxin.interfaces.portal.languages import Text
from jiangxin.policy.vocabulary import Benefit


class Document(NamedTuple):
    """A document and a note on it."""

    name: Text
    note: Text = NO_TEXT


IDENTITY = Document(
    Text("身份证", "Identity card"), Text("原件，当场核对", "The original, checked on the spot")
)
BANK_CARD = Document(
    Text("社会保障卡", "Social security card"),
    Text("已开通银行账户功能，用来收款", "With its bank account opened, to be paid on"),
)
GROUP_PROOF = Document(
    Text("人员类别证明", "Proof of the group you belong to"),
    Text(
        "就业创业证、失业登记、低保证明、毕业证书等",
        "Employment record, unemployment registration, low-income or school certificate",
    ),
)
CERTIFICATE = Document(
    Text("证书", "Certificate"), Text("培训后取得的证书", "The one obtained after the training")
)
CLAIM_FORM = Document(Text("职业培训补贴申请表", "Claim form for training subsidies"))
PEOPLE_LIST = Document(Text("补贴人员明细", "List of the people claimed for"))
TRAINING_RECORD = Document(
    Text("培训台账", "Training records"), Text("签到、课程表、考核成绩", "Attendance, timetable, results")
)
PROXY = Document(Text("代为申请协议", "Agreement to claim on the trainees' behalf"))
INVOICE = Document(Text("收费发票", "Invoice of the fee"), Text("学员自己交费的", "Where the trainee paid"))
CONTRACTS = Document(Text("劳动合同", "Labour contracts"))
INSURANCE = Document(Text("社会保险缴费记录", "Social insurance records"))
ACCOUNT = Document(Text("单位开户行和账号", "Bank and account of the unit"))

EMPLOYER_SET = (CLAIM_FORM, PEOPLE_LIST, CONTRACTS, INSURANCE, CERTIFICATE, ACCOUNT)
PROVIDER_SET = (CLAIM_FORM, PEOPLE_LIST, GROUP_PROOF, CERTIFICATE, TRAINING_RECORD, PROXY, ACCOUNT)
PERSON_SET = (IDENTITY, GROUP_PROOF, BANK_CARD)

DOCUMENTS: dict[Benefit, tuple[Document, ...]] = {
    Benefit.EMPLOYMENT_SKILLS: PROVIDER_SET,
    Benefit.PROJECT_BASED: (
        CLAIM_FORM,
        Document(Text("项目合同", "The project contract")),
        PEOPLE_LIST,
        CERTIFICATE,
        TRAINING_RECORD,
        ACCOUNT,
    ),
    Benefit.CUSTODIAL: (
        CLAIM_FORM,
        Document(Text("管理部门的委托书", "Commission of the authority in charge")),
        PEOPLE_LIST,
        CERTIFICATE,
        TRAINING_RECORD,
        ACCOUNT,
    ),
    Benefit.STAFF_SKILL: EMPLOYER_SET,
    Benefit.APPRENTICESHIP: (
        Document(Text("培养方案和学徒名册", "Training plan and list of apprentices")),
        Document(Text("企业、学徒、院校的协议", "Agreements of enterprise, apprentice and school")),
        Document(Text("年度考核结果", "Results of the annual assessment")),
        CONTRACTS,
        INSURANCE,
        ACCOUNT,
    ),
    Benefit.PRE_JOB: EMPLOYER_SET,
    Benefit.JOB_TRANSFER: EMPLOYER_SET,
    Benefit.WORK_BASED: (
        Document(Text("营业执照", "Business licence")),
        Document(Text("以工代训人员花名册", "List of the people trained at work")),
        GROUP_PROOF,
        CONTRACTS,
        Document(Text("工资发放银行对账单", "Bank statements of wages paid")),
        ACCOUNT,
    ),
    Benefit.LIVING_ALLOWANCE: (
        *PERSON_SET,
        Document(Text("到课记录", "Attendance record"), Text("由培训机构提供", "From the provider")),
    ),
    Benefit.ADVANCE: (
        Document(Text("先行拨付申请", "Application for an advance")),
        Document(Text("开班花名册", "Roster of the class")),
        Document(Text("（原）企业在名单上的证明", "Proof that the enterprise is on the list")),
        ACCOUNT,
    ),
    Benefit.PLACEMENT_SERVICE: (
        CLAIM_FORM,
        Document(
            Text("推荐就业记录", "Referral records"), Text("日期在就业之前", "Dated before the employment")
        ),
        Document(Text("劳动合同或就业登记", "Labour contract or employment registration")),
        INSURANCE,
        ACCOUNT,
    ),
    Benefit.ENTREPRENEURSHIP: (
        *PROVIDER_SET,
        Document(
            Text("营业执照", "Business licence"), Text("已经创办的", "Where a business has been founded")
        ),
    ),
    Benefit.SCHOOL_EXEMPTION: (
        Document(Text("建档立卡贫困家庭证明", "Proof of a registered poor household")),
        Document(Text("学籍证明", "Proof of enrolment")),
        Document(Text("各项收费标准和减免明细", "Charges and what was waived of each")),
    ),
    Benefit.SCHOOL_GRANT: (
        Document(Text("建档立卡贫困家庭证明", "Proof of a registered poor household")),
        Document(Text("学籍证明", "Proof of enrolment")),
        BANK_CARD,
    ),
}


BY_CHARGE = (Benefit.EMPLOYMENT_SKILLS, Benefit.ENTREPRENEURSHIP)


def list_documents(benefit: Benefit, *, is_paid_to_person: bool, is_own: bool) -> tuple[Document, ...]:
    """What is usually asked for; where a person asks for himself, what he himself has to bring."""
    if benefit in BY_CHARGE and is_paid_to_person:
        return (*PERSON_SET, CERTIFICATE, INVOICE)
    if benefit in BY_CHARGE and is_own:
        return PERSON_SET
    if benefit is Benefit.STAFF_SKILL and is_own:
        return (IDENTITY, CERTIFICATE)
    return DOCUMENTS[benefit]
