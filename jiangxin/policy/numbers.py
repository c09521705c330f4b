"""The names that sentences may use, and where each gets its words: the claim's facts, rates and grants."""

from collections.abc import Callable, Mapping

from jiangxin.policy import wording
from jiangxin.policy.days import add_months, whole_months
from jiangxin.policy.entitlements import (
    count_in_year,
    find_same_course,
    find_same_level,
    used_apprentice_months,
    used_work_units,
)
from jiangxin.policy.evaluate import Step
from jiangxin.policy.rules.advances import expected_fen
from jiangxin.policy.rules.allowances import paid_days
from jiangxin.policy.rules.charges import charge_fen, project_fen
from jiangxin.policy.rules.conditions import anchor_on
from jiangxin.policy.rules.enterprise import apprentice_rate_fen, staff_fen
from jiangxin.policy.rules.schools import exemption_fen
from jiangxin.policy.vocabulary import BENEFITS, CERTIFICATES, ORGANISATIONS, Benefit
from jiangxin.policy.wording import Words

Source = Callable[[Step], Words]


def _fact_day(name: str) -> Source:
    return lambda step: wording.day(getattr(step.claim.facts, name))


def _rate_day(name: str) -> Source:
    return lambda step: wording.day(getattr(step.rates, name))


def _fact(name: str) -> Source:
    return lambda step: wording.number(getattr(step.claim.facts, name))


def _rate(name: str) -> Source:
    return lambda step: wording.number(getattr(step.rates, name))


def _rate_money(name: str) -> Source:
    return lambda step: wording.money(getattr(step.rates, name))


def _matching(name: str) -> Source:
    return lambda step: wording.categories(step.claim.facts.categories & getattr(step.rates, name))


def _listing(name: str) -> Source:
    return lambda step: wording.categories(getattr(step.rates, name))


_ANCHOR_NAMES = {
    Benefit.WORK_BASED: Words("以工代训开始日", "First day of work-based training"),
    Benefit.PLACEMENT_SERVICE: Words("结业日", "Last session"),
    Benefit.SCHOOL_EXEMPTION: Words("学期开始日", "First day of term"),
    Benefit.SCHOOL_GRANT: Words("学年开始日", "First day of the school year"),
}
_FILED = Words("开班备案批准日", "Filing approval")


def _anchor_name(step: Step) -> Words:
    return _ANCHOR_NAMES.get(Benefit(step.claim.facts.benefit), _FILED)


def _pass_name(step: Step) -> Words:
    if step.claim.facts.benefit == Benefit.APPRENTICESHIP:
        return Words("年度考核", "Annual assessment")
    return Words("培训", "Training")


def _join(parts: list[Words]) -> Words:
    return Words("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _staff_gap(step: Step) -> Words:
    facts = step.claim.facts
    gaps = []
    if not facts.is_employee:
        gaps.append(Words("没有劳动合同", "no labour contract"))
    if not facts.is_insured and step.rates.staff_insurance_required:
        gaps.append(Words("培训当月没有参保", "not insured in the month of training"))
    if not step.rates.staff_organisations >> facts.organisation & 1:
        kind = wording.label(ORGANISATIONS, facts.organisation)
        gaps.append(Words(f"用人单位为“{kind.zh}”", f"employer is: {kind.en}"))
    return _join(gaps)


def _operator_gap(step: Step) -> Words:
    facts, rates = step.claim.facts, step.rates
    person, kind = wording.categories(facts.categories), wording.label(ORGANISATIONS, facts.organisation)
    gaps = [Words(f"{person.zh}，单位为“{kind.zh}”", f"{person.en}, employer: {kind.en}")]
    if facts.categories & rates.work_difficult_categories:
        if not facts.is_employer_insured:
            gaps.append(Words("单位没有参保", "employer not insured"))
        if not facts.is_insured:
            gaps.append(Words("没有为其参保", "person not insured"))
    return _join(gaps)


def _province_gap(step: Step) -> Words:
    gaps = []
    if not step.claim.facts.is_in_province:
        gaps.append(Words("参保地和工作地都不在省内", "neither insured nor working in the province"))
    if step.claim.facts.is_self_employed:
        gaps.append(Words("属自主创业或灵活就业", "self-employed"))
    return _join(gaps)


def _attendance_note(step: Step) -> Words:
    least = step.rates.living_attendance_min_bp
    if least == 0:
        return Words("", "")
    text = wording.share(least).zh
    return Words(f"（出勤率须达 {text}）", f" (at least {text} needed)")


def _share_range(step: Step) -> Words:
    rates = step.rates
    if step.claim.facts.training == Benefit.APPRENTICESHIP:
        top = wording.share(rates.apprentice_advance_max_bp).zh
        return Words(f"不超过 {top}", f"at most {top}")
    low, top = wording.share(rates.advance_share_min_bp).zh, wording.share(rates.advance_share_max_bp).zh
    return Words(f"{low} 至 {top}", f"{low} to {top}")


def _listed_note(step: Step) -> Words:
    if step.claim.facts.is_listed_enterprise:
        return Words("", "")
    return Words("，不在名单内", ", not on the list")


def _same_level_on(step: Step) -> Words:
    found = find_same_level(step.use, step.grants, len(step.grants), step.rates)
    return wording.day(step.grants[found].counted_on) if found >= 0 else Words("", "")


def _same_course_benefit(step: Step) -> Words:
    found = find_same_course(step.use, step.grants, len(step.grants), step.rates)
    return wording.label(BENEFITS, step.grants[found].benefit) if found >= 0 else Words("", "")


def _charge_parts(step: Step) -> Words:
    facts, rates = step.claim.facts, step.rates
    parts = []
    if rates.charge_basis != 1:
        paid = wording.money(facts.actual_fee_fen)
        parts.append(Words(f"实际收费 {paid.zh}", f"paid {paid.en}"))
    if rates.charge_basis != 2:
        posted = wording.money(facts.posted_fee_fen)
        parts.append(Words(f"公示收费 {posted.zh}", f"posted {posted.en}"))
    for ceiling_fen in (facts.ceiling_fen, rates.charge_ceiling_fen):
        if ceiling_fen:
            top = wording.money(ceiling_fen)
            parts.append(Words(f"本市上限 {top.zh}", f"city ceiling {top.en}"))
    return _join(parts)


def _urgency(step: Step) -> Words:
    if step.claim.facts.is_urgent:
        return Words("急需紧缺职业", "occupation in urgent need")
    return Words("一般职业", "ordinary occupation")


def _living_online(step: Step) -> Words:
    hours, rate_fen = step.claim.facts.online_hours, step.rates.living_hour_fen
    if hours == 0 or rate_fen == 0:
        return Words("", "")
    rate = wording.money(rate_fen)
    return Words(f" ＋ 线上 {rate.zh}/课时 × {hours} 课时", f" + {rate.en} an hour online × {hours}")


def _granted_days(step: Step) -> Words:
    return wording.number(step.outcome.measure or paid_days(step.claim.facts))


NUMBERS: Mapping[str, Source] = {
    "anchor_name": _anchor_name,
    "anchor_on": lambda step: wording.day(anchor_on(step.claim.facts)),
    "pass_name": _pass_name,
    "certificate": lambda step: wording.label(CERTIFICATES, step.claim.facts.certificate),
    "accepted_certificates": lambda step: wording.certificates(step.rates.accepted_certificates),
    "categories": lambda step: wording.categories(step.claim.facts.categories),
    "organisation": lambda step: wording.label(ORGANISATIONS, step.claim.facts.organisation),
    "level": lambda step: wording.level(step.claim.facts.level),
    "occupation": lambda step: wording.occupation(step.claim.facts.occupation),
    "training": lambda step: wording.label(BENEFITS, step.claim.facts.training),
    "source_city": lambda step: wording.division(step.claim.facts.source_city),
    "school_items": lambda step: wording.school_items(step.claim.facts.school_items),
    "days_to_release": lambda step: wording.number(step.claim.facts.release_on - step.claim.facts.started_on),
    "whole_months": lambda step: wording.number(
        whole_months(step.claim.facts.started_on, step.claim.facts.ended_on)
    ),
    "placement_until": lambda step: wording.day(
        add_months(step.claim.facts.ended_on, step.rates.placement_months)
        if step.claim.facts.ended_on > 0
        else 0
    ),
    "year": lambda step: wording.number(step.use.year),
    "used_count": lambda step: wording.number(
        count_in_year(step.use, step.grants, len(step.grants), step.rates)
    ),
    "same_level_on": _same_level_on,
    "same_course_benefit": _same_course_benefit,
    "apprentice_used": lambda step: wording.number(
        used_apprentice_months(step.use, step.grants, len(step.grants))
    ),
    "work_used": lambda step: wording.months(
        used_work_units(step.use, step.grants, len(step.grants), step.rates)
    ),
    "staff_gap": _staff_gap,
    "operator_gap": _operator_gap,
    "province_gap": _province_gap,
    "attendance_note": _attendance_note,
    "listed_note": _listed_note,
    "advance_share": lambda step: wording.share(step.claim.facts.advance_share_bp),
    "share_range": _share_range,
    "actual_fee": lambda step: wording.money(step.claim.facts.actual_fee_fen),
    "posted_fee": lambda step: wording.money(step.claim.facts.posted_fee_fen),
    "advanced": lambda step: wording.money(step.claim.facts.advanced_fen),
    "charge_parts": _charge_parts,
    "charge": lambda step: wording.money(charge_fen(step.claim.facts, step.rates)),
    "project": lambda step: wording.money(project_fen(step.claim.facts, step.rates)),
    "urgency": _urgency,
    "staff_rate": lambda step: wording.money(staff_fen(step.claim.facts, step.rates)),
    "apprentice_rate": lambda step: wording.money(apprentice_rate_fen(step.claim.facts, step.rates)),
    "paid_months": lambda step: wording.number(step.outcome.measure),
    "pre_job": _rate_money("pre_job_fen"),
    "job_transfer": _rate_money("job_transfer_fen"),
    "work_month": _rate_money("work_month_fen"),
    "paid_work_months": lambda step: wording.months(step.outcome.measure),
    "living_day": _rate_money("living_day_fen"),
    "paid_days": _granted_days,
    "living_online": _living_online,
    "expected": lambda step: wording.money(expected_fen(step.claim.facts, step.rates)),
    "placement": _rate_money("placement_fen"),
    "exemption": lambda step: wording.money(exemption_fen(step.claim.facts, step.rates)),
    "school_grant": _rate_money("school_grant_fen"),
    "matching_14": _matching("key_group_categories"),
    "matching_15": _matching("project_categories"),
    "matching_16": _matching("custodial_categories"),
    "list_14": _listing("key_group_categories"),
    "list_15": _listing("project_categories"),
    **{
        name: _fact_day(name)
        for name in (
            "started_on",
            "ended_on",
            "certified_on",
            "applied_on",
            "hired_on",
            "employed_on",
            "referred_on",
            "release_on",
        )
    },
    **{name: _rate_day(name) for name in ("starts_on", "ends_on", "work_changes_on")},
    **{name: _fact(name) for name in ("months", "planned_days", "attended_days", "insured_months")},
    **{
        name: _rate(name)
        for name in (
            "claim_deadline_months",
            "release_days",
            "pre_job_hire_months",
            "placement_months",
            "placement_insured_months_min",
            "yearly_limit",
            "apprentice_months_max",
            "work_months_max",
            "living_year_days_max",
        )
    },
}
"""Every name a sentence may use."""
