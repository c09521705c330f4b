"""The one door to every identifier the house can check: people, organisations, certificates."""

from jiangxin.kernel.certificate_numbers import (
    AssessorKind,
    CertificateNumber,
    NumberKind,
    parse_certificate_number,
)
from jiangxin.kernel.credit_codes import CreditCode, parse_credit_code
from jiangxin.kernel.resident_ids import ResidentId, Sex, mask_resident_id, parse_resident_id

__all__ = [
    "AssessorKind",
    "CertificateNumber",
    "CreditCode",
    "NumberKind",
    "ResidentId",
    "Sex",
    "mask_resident_id",
    "parse_certificate_number",
    "parse_credit_code",
    "parse_resident_id",
]
