"""The explanation says what the decision did: same conditions, same numbers, in both languages."""

import json
import random
import re
import string
from datetime import date

import pytest

from jiangxin.policy import findings, numbers, wording
from jiangxin.policy.decision import Claim
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.explanation import MET, REFUSED, WARNED, Explainer, cite
from jiangxin.policy.facts import Facts, occupation_key
from jiangxin.policy.findings import CODES, REFUSAL_CODES, codes_of, load_texts, mask_of
from jiangxin.policy.judgement import evaluate
from jiangxin.policy.pack import load_pack
from jiangxin.policy.trace import Tracer
from jiangxin.policy.vocabulary import BENEFITS, Benefit, Category, Certificate, Level, Organisation

PACK = load_pack("heilongjiang-2019")


def on(text: str) -> int:
    return date.fromisoformat(text).toordinal()


STAFF = Facts(
    benefit=int(Benefit.STAFF_SKILL),
    filed_on=on("2019-09-01"),
    started_on=on("2019-09-10"),
    ended_on=on("2019-09-30"),
    certified_on=on("2019-10-10"),
    is_employee=True,
    is_insured=True,
    level=int(Level.INTERMEDIATE),
    occupation=occupation_key("6-31-01-03"),
    is_urgent=True,
    certificate=int(Certificate.SKILL_LEVEL),
    is_passed=True,
    organisation=int(Organisation.ENTERPRISE),
)


@pytest.fixture
def explainer() -> Explainer:
    return Explainer(Adjudicator(PACK))


def explain(explainer: Explainer, *facts: Facts):
    claims = [Claim(str(i), "p", one) for i, one in enumerate(facts, 1)]
    found = explainer.explain_claim(str(len(claims)), claims)
    assert found is not None
    return found


def test_says_the_sum_the_way_a_clerk_would(explainer):
    told = explain(explainer, STAFF)
    assert told.arithmetic[0].zh == "按第17条：急需紧缺职业中级工 1,800 元"
    assert told.summary.zh == "企业职工技能提升补贴 1,800 元，付给企业。按第17条：急需紧缺职业中级工 1,800 元"
    assert told.summary.en.startswith("Staff skill upgrading: 1,800 yuan to the enterprise.")
    assert {found.outcome for found in told.findings} == {MET}


def test_a_refusal_names_every_clause_and_what_to_do(explainer):
    told = explain(explainer, STAFF._replace(is_pensioned=True, is_employee=False, level=0))
    assert [found.code for found in told.refusals] == ["17.staff", "17.level", "21.pension"]
    assert all(found.fix_zh and found.fix_en for found in told.refusals)
    assert told.arithmetic == ()
    assert "第17条：没有劳动合同" in told.summary.zh
    assert "不予支付" in told.summary.zh


def test_outside_the_plan_is_cited_to_its_title(explainer):
    told = explain(explainer, STAFF._replace(filed_on=on("2018-12-31")))
    assert "方案名称：开班备案批准日为 2018-12-31" in told.summary.zh
    assert cite(0).en == "title of the plan"
    assert cite(17) == ("第17条", "clause 17")


def test_limits_tell_which_earlier_grant_stands_in_the_way(explainer):
    told = explain(explainer, STAFF, STAFF._replace(certified_on=on("2020-10-10")))
    repeat = next(found for found in told.findings if found.code == "21.repeat")
    assert repeat.outcome == REFUSED
    assert "2019-10-10已用“电工，中级工”领过一次" in repeat.zh


def test_an_override_warns_in_place_of_the_limit(explainer):
    lines = [STAFF._replace(occupation=occupation_key(f"ITEM-{i}")) for i in range(3)]
    told = explain(explainer, *lines, STAFF._replace(has_limit_override=True))
    outcomes = {found.code: found.outcome for found in told.findings}
    assert outcomes["21.limit_override"] == WARNED
    assert "21.yearly_limit" not in outcomes
    assert told.decision.is_granted


def test_what_was_advanced_is_taken_off_even_when_refused(explainer):
    told = explain(explainer, STAFF._replace(advanced_fen=1050_00, is_passed=False))
    assert [line.amount_fen for line in told.arithmetic] == [-1050_00]
    assert told.decision.net_fen == -1050_00


def test_json_carries_the_whole(explainer):
    told = explain(explainer, STAFF)
    plain = json.loads(told.as_json())
    assert plain["amount_fen"] == 1800_00
    assert plain["policy_version"] == PACK.version
    assert len(plain["digest"]) == 64
    assert [found["code"] for found in plain["findings"]] == [found.code for found in told.findings]
    assert plain["findings"][1]["numbers"]["certified_on"] == "2019-10-10"


def test_an_unknown_claim_has_no_explanation(explainer):
    assert explainer.explain_claim("9", [Claim("1", "p", STAFF)]) is None


def test_every_finding_has_sentences_in_both_languages_under_its_own_clause():
    for code, text in load_texts().items():
        assert text.clause == int(code.split(".")[0])
        assert text.unmet_zh and text.unmet_en
        assert bool(text.met_zh) == bool(text.met_en)
        assert bool(text.fix_zh) == bool(text.fix_en)
        assert text.fix_zh or code not in REFUSAL_CODES, f"{code} refuses without a way out"


def test_sentences_use_every_number_that_is_offered_and_no_other():
    used = set()
    for text in load_texts().values():
        for sentence in text[2:]:
            used |= {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    from jiangxin.policy.explanation import _sums  # noqa: PLC0415 - the sums have no public list

    for entry in _sums().values():
        for sentence in (entry["zh"], entry["en"]):
            used |= {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    assert used == set(numbers.NUMBERS)


def test_every_benefit_has_a_sum():
    from jiangxin.policy.explanation import _sums  # noqa: PLC0415

    assert {label.code for label in BENEFITS.values()} | {"settlement"} == set(_sums())


def test_masks_and_codes_are_each_others_inverse():
    assert codes_of(mask_of(CODES)) == CODES
    assert len(CODES) == len(set(CODES)) < 63
    assert set(codes_of(findings.REFUSALS)) == REFUSAL_CODES
    with pytest.raises(ValueError, match="tuple"):
        mask_of(("99.nothing",))


def random_switches(draw: random.Random) -> Adjudicator:
    """The pack under switches and bounds anything they may be."""
    book = PACK.rate_book
    for definition in book.definitions.values():
        if definition.options and definition.is_ruled:
            book = book.replaced(definition.id, draw.choice(definition.options).value)
    for rate, values in {
        "charge_ceiling_fen": (0, 1700_00),
        "living_attendance_min_bp": (0, 9000),
        "living_hour_fen": (0, 100),
        "living_year_days_max": (0, 10),
    }.items():
        book = book.replaced(rate, draw.choice(values))
    return Adjudicator(PACK, book)


def random_facts(draw: random.Random) -> Facts:
    """Facts that mean nothing together: each field anything it may be."""

    def a_day() -> int:
        return draw.choice([0, on("2018-12-31")]) or on("2019-01-01") + draw.randrange(1200)

    flags = {name: draw.random() < 0.6 for name in Facts._fields if name.startswith(("is_", "has_"))}
    days = {name: draw.choice([0, a_day()]) for name in Facts._fields if name.endswith("_on")}
    return Facts(
        benefit=draw.randint(1, 14),
        region=draw.choice([230000, 230100, 230102]),
        categories=draw.choice([0, *(int(one) for one in Category), (1 << 18) - 1]),
        level=draw.randint(0, 7),
        occupation=draw.choice([0, occupation_key("6-31-01-03"), occupation_key("X")]),
        certificate=draw.randint(0, 6),
        course=draw.randint(0, 2),
        online_hours=draw.choice([0, 8]),
        training=draw.randint(0, 14),
        organisation=draw.randint(0, 9),
        actual_fee_fen=draw.choice([0, 1860_00]),
        posted_fee_fen=draw.choice([0, 1900_00]),
        ceiling_fen=draw.choice([0, 1800_00]),
        planned_days=draw.randint(0, 20),
        attended_days=draw.randint(0, 25),
        months=draw.randint(0, 30),
        school_items=draw.randint(0, 40),
        source_city=draw.choice([0, 230300, 230100]),
        advance_share_bp=draw.choice([0, 6999, 7000, 10_000, 10_001]),
        **flags,
        **days,
    )


def likely_facts(draw: random.Random) -> Facts:
    """Facts that most benefits would pay on, with a few fields anything they may be."""
    start_on = on("2019-03-01") + draw.randrange(400)
    benefit = draw.randint(1, 14)
    good = STAFF._replace(
        benefit=benefit,
        organisation=int(Organisation.TECHNICAL_SCHOOL if benefit > 12 else Organisation.ENTERPRISE),
        actual_fee_fen=1860_00,
        posted_fee_fen=1900_00,
        school_items=draw.choice([1, 3]),
        planned_days=15,
        attended_days=draw.choice([12, 15]),
        filed_on=start_on - 9,
        started_on=start_on,
        ended_on=start_on + draw.choice([20, 60, 200, 365]),
        certified_on=start_on + 70,
        hired_on=start_on - 30,
        employed_on=start_on + draw.choice([70, 210]),
        referred_on=start_on + 69,
        release_on=start_on + 300,
        categories=int(
            draw.choice(
                [Category.POOR_LABOURER | Category.CAPACITY_UNEMPLOYED, Category.POOR_HOUSEHOLD_CHILD]
            )
        ),
        months=draw.choice([1, 6]),
        training=1,
        course=draw.randint(0, 3),
        employer=draw.randint(1, 2),
        level=draw.randint(1, 5),
        is_listed_enterprise=True,
        source_city=230300,
        advance_share_bp=7000,
        is_in_province=True,
        insured_months=2,
    )
    odd = random_facts(draw)
    names = draw.sample(Facts._fields[1:], draw.choice([0, 0, 1, 3]))
    return good._replace(**{name: getattr(odd, name) for name in names})


def test_the_trace_sees_what_the_evaluation_found():
    draw, tracer, adjudicator = random.Random(17), Tracer(), Adjudicator(PACK)
    for _ in range(2000):
        facts = random_facts(draw)
        rates = adjudicator.rates_for(facts)
        seen = tracer.observe(facts, rates)
        assert mask_of(tuple(one.code for one in seen if not one.is_met)) == evaluate(facts, rates)[0]


def test_any_claim_at_all_can_be_explained():
    draw = random.Random(21)
    for number in range(500):
        explainer = Explainer(random_switches(draw))
        make = draw.choice([random_facts, likely_facts, likely_facts])
        claims = [Claim(f"{number}-{i}", "p", make(draw)) for i in range(6)]
        for step in explainer.adjudicator.walk(claims):
            told = explainer.explain(step)
            unmet = mask_of(tuple(found.code for found in told.findings if found.outcome != MET))
            assert unmet == step.outcome.mask
            sentences = [found.zh + found.fix_zh + found.en + found.fix_en for found in told.findings]
            assert not [one for one in sentences if re.search(r"[{}]", one)]
            assert json.loads(told.as_json())["claim_id"] == step.claim.claim_id


def test_words_for_what_is_missing_or_unknown():
    assert wording.day(0).zh == "（未填）"
    assert wording.division(0).en == "(missing)"
    assert wording.division(230300).zh == "鸡西市"
    assert wording.division(999999).zh == "999999"
    assert wording.label(BENEFITS, 99).zh == "99"
    assert wording.occupation(0).zh == "（未填职业）"
    assert wording.occupation(occupation_key("ITEM-1")).zh == "ITEM-1"
    assert wording.school_items(0).en == "(none)"
    assert wording.share(7050).zh == "70.5%"
