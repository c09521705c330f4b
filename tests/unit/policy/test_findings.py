"""Codes and bits of findings, which stored decisions keep."""

from __future__ import annotations

import pytest

from jiangxin.policy import findings
from jiangxin.policy.decision import findings_of
from jiangxin.policy.findings import CODES, codes_of, load_texts, mask_of
from jiangxin.policy.pack import load_pack

BITS = {
    name: value
    for name, value in vars(findings).items()
    if name.isupper() and isinstance(value, int) and name != "REFUSALS"
}


def test_each_code_has_one_bit_with_a_name() -> None:
    assert sorted(BITS.values()) == [1 << bit for bit in range(len(CODES))]
    assert len(set(CODES)) == len(CODES)
    assert len(CODES) < 63


def test_refusals_come_first_and_warnings_after() -> None:
    outcomes = [finding.is_refusal for finding in findings_of((1 << len(CODES)) - 1)]
    assert outcomes == sorted(outcomes, reverse=True)
    assert outcomes.index(False) == CODES.index("21.limit_override")
    assert sum(1 << bit for bit, refuses in enumerate(outcomes) if refuses) == findings.REFUSALS


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_its_bit_and_begins_with_its_clause(code: str) -> None:
    assert codes_of(mask_of((code, code))) == (code,)
    (finding,) = findings_of(mask_of((code,)))
    assert (finding.code, finding.clause) == (code, int(code.split(".", maxsplit=1)[0]))
    assert 0 <= finding.clause <= len(load_pack("heilongjiang-2019").clauses)


def test_sentences_are_in_both_languages_and_say_what_to_do() -> None:
    for code, text in load_texts().items():
        assert text.clause == int(code.split(".")[0]), code
        assert text.unmet_zh, code
        assert text.unmet_en, code
        assert bool(text.met_zh) == bool(text.met_en), code
        assert bool(text.fix_zh) == bool(text.fix_en), code
        if findings.REFUSALS & mask_of((code,)):
            assert text.fix_zh, code


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(ValueError, match="tuple"):
        mask_of(("99.none",))
