"""What a rule may know of one claim: whole numbers only, one documented schema for every door.

A claim is one person, one benefit, one event. Days are ordinals (`datetime.date.toordinal()`), 0 where not
known; a class's last day is its own day, not the day after. There is no age, sex or name here on purpose.
"""

from typing import NamedTuple


class Facts(NamedTuple):
    """The facts of one claim, as a rule sees them."""

    benefit: int
    """`vocabulary.Benefit`."""
    region: int = 230000
    """GB/T 2260 code of the paying jurisdiction."""
    filed_on: int = 0
    """Day the class filing was approved; selects rates and catalogues (decision A3)."""
    started_on: int = 0
    """First day of the class, the working period (19) or the school term (4)."""
    ended_on: int = 0
    """Last day of the same."""
    certified_on: int = 0
    """Day of the certificate or pass; decides year and order (decision B2)."""
    applied_on: int = 0
    """Day of application; 0 where the claim is being drafted."""
    hired_on: int = 0
    """Start of the employment relation (18)."""
    employed_on: int = 0
    """Earliest of contract, registration, first insured month after training (23)."""
    referred_on: int = 0
    """Day of the provider's referral record (23)."""
    release_on: int = 0
    """Release day of a prisoner, supplied by the justice department (16)."""
    categories: int = 0
    """Mask of `vocabulary.Category` that held at class start."""
    is_pensioned: bool = False
    """Entitled to a monthly pension. Age plays no part."""
    is_employee: bool = False
    """Holds a labour contract with the employer."""
    is_insured: bool = False
    """Person insured through the employer in the month of training."""
    is_employer_insured: bool = False
    """Employer takes part in social insurance (参保企业, 19)."""
    level: int = 0
    """`vocabulary.Level` of the certificate obtained (C8), or of the class where there is none."""
    occupation: int = 0
    """Occupation or item code as a number (`occupation_key`), 0 where there is none."""
    is_urgent: bool = False
    """In the paying jurisdiction's urgent list in force at filing (C7)."""
    certificate: int = 0
    """`vocabulary.Certificate`."""
    is_passed: bool = False
    """Passed the final or, for an apprenticeship, the annual assessment."""
    training: int = 0
    """Benefit kind of the class behind an allowance (20), advance (22) or placement (23)."""
    organisation: int = 0
    """`vocabulary.Organisation` of the employer (17–19, 23) or school (4)."""
    ownership: int = 0
    """`vocabulary.Ownership` of the provider; no rule may read it (clause 8)."""
    employer: int = 0
    """Stands for the employer; equal numbers mean the same employer, 0 means none."""
    course: int = 0
    """Stands for the class; equal numbers mean the same class, 0 means not given."""
    actual_fee_fen: int = 0
    """Charge really paid, or the sum of the waived charges (4)."""
    posted_fee_fen: int = 0
    """Published charge, or the contract's unit price (15)."""
    ceiling_fen: int = 0
    """The city's ceiling for this occupation and level; 0 where the city set none."""
    is_paid_to_person: bool = False
    """Fixed per class at filing: the person paid and is repaid (C2)."""
    planned_days: int = 0
    attended_days: int = 0
    online_hours: int = 0
    """Class hours followed online (F4)."""
    months: int = 0
    """Completed months of apprenticeship claimed."""
    school_items: int = 0
    """Mask of `vocabulary.SchoolItem` waived in this claim (4)."""
    source_city: int = 0
    """GB/T 2260 code of the city of the displaced worker's enterprise (22)."""
    is_listed_enterprise: bool = False
    """That enterprise is on the list of capacity-cutting enterprises (22)."""
    advance_share_bp: int = 0
    """Share of the subsidy asked in advance, in basis points (22)."""
    advanced_fen: int = 0
    """Already advanced for this person and class; set off here (G3)."""
    has_overdue_recovery: bool = False
    """The provider owes an overdue recovery (G3)."""
    is_in_province: bool = False
    """Insured or working in the province (23)."""
    is_self_employed: bool = False
    """Self-employed or flexibly employed (23)."""
    insured_months: int = 0
    """Insured months since employment (23)."""
    has_insurance_subsidy: bool = False
    """The same certificate already earned the unemployment-insurance skill subsidy (B8)."""
    has_limit_override: bool = False
    """The city bureau allowed more than the yearly limit, with reason and document (B4)."""


_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"
OCCUPATION_CODE_LENGTH = 12


def occupation_key(code: str) -> int:
    """The number of an occupation or item code of up to 12 letters, digits and hyphens; each has its own.

    Raises ValueError for any other code.
    """
    if not 0 < len(code) <= OCCUPATION_CODE_LENGTH or any(letter not in _ALPHABET for letter in code):
        raise ValueError(code)
    key = 0
    for letter in code:
        key = key * (len(_ALPHABET) + 1) + _ALPHABET.index(letter) + 1
    return key


def occupation_code(key: int) -> str:
    """The code whose number this is; the inverse of `occupation_key`, and "" for 0."""
    letters: list[str] = []
    while key:
        key, digit = divmod(key, len(_ALPHABET) + 1)
        letters.append(_ALPHABET[digit - 1])
    return "".join(reversed(letters))
