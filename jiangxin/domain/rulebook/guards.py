"""What may be done to the rulebook: `check_may_…` raises Refused with the reason, `may_…` answers yes or no.

A page shows the same reason beside its disabled button that the operation would raise.
"""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import ParamSpec
from zoneinfo import ZoneInfo

from jiangxin.domain.rulebook.local_values import book_with, read_local_value
from jiangxin.domain.rulebook.models import NAME_LENGTH
from jiangxin.domain.rulebook.queries import (
    get_rate_book,
    is_pack_in_force,
    list_rates_in_book,
    overlapping,
)
from jiangxin.domain.rulebook.records import LocalRate, RateDraft
from jiangxin.domain.rulebook.states import STATUS_NAMES, TRANSITIONS, RateAct
from jiangxin.kernel.refusals import Refused
from jiangxin.policy.divisions import find_division
from jiangxin.policy.pack import load_pack

LOCAL_TIME = ZoneInfo("Asia/Shanghai")
Arguments = ParamSpec("Arguments")


def read_name(by: str) -> str:
    """A name without stray spaces or full-width letters. Raises Refused unless it has 1 to 100 characters."""
    name = " ".join(unicodedata.normalize("NFKC", by).split())
    if not 0 < len(name) <= NAME_LENGTH:
        raise Refused(
            "rulebook.name",
            f"经办人姓名应为 1 至 {NAME_LENGTH} 个字",
            f"The name of the person acting must have 1 to {NAME_LENGTH} characters",
            "请登录后以本人姓名办理",
            "Sign in and act under your own name",
        )
    return name


def day_of(at: datetime) -> date:
    """The calendar day of an instant in Heilongjiang."""
    return at.astimezone(LOCAL_TIME).date()


def check_may_adopt_pack(pack_code: str, *, by: str) -> None:
    """A pack may be adopted if it exists, differs from the one in force, and keeps local rates in bounds."""
    read_name(by)
    pack = load_pack(pack_code)
    if is_pack_in_force(pack_code):
        raise Refused(
            "rulebook.pack_already_adopted",
            f"政策包“{pack_code}”版本 {pack.version} 已经采用",
            f"Version {pack.version} of {pack_code!r} has already been adopted",
            "无需再次采用",
            "Nothing needs to be done",
        )
    book_with(pack.rate_book, list_rates_in_book(pack_code))


def check_may_draft_local_rate(draft: RateDraft, *, by: str) -> None:
    """A value may be drafted for a known rate, place and period, with a source, within the bounds."""
    read_name(by)
    _check_place(draft)
    draft.period  # noqa: B018 - raises where there is no day in it
    if not draft.source_zh.strip():
        raise Refused(
            "rulebook.source_missing",
            "没有写明标准的依据文件",
            "The document that sets the figure is not named",
            "请写文件名称和文号，如“哈人社发〔2020〕1号”",
            "Give the document's title and number",
        )
    read_local_value(get_rate_book(draft.pack_code), draft)


def check_may_adopt_local_rate(rate: LocalRate, *, by: str) -> None:
    """A draft may be adopted by anyone but its drafter, if it is in bounds and no other holds on its days."""
    name = read_name(by)
    _check_status(rate, RateAct.ADOPT)
    if name.casefold() == rate.drafted_by.casefold():
        raise Refused(
            "rulebook.same_person",
            f"这项标准由 {rate.drafted_by} 起草，不能由同一人采用",
            f"It was drafted by {rate.drafted_by}, who cannot also adopt it",
            "请由另一位有权人员采用",
            "Have another authorised person adopt it",
        )
    book_with(get_rate_book(rate.pack_code), [rate])
    other = overlapping(rate)
    if other is not None:
        days_zh, days_en = _say_days(other)
        raise Refused(
            "rulebook.overlap",
            f"同一标准在同一地区已有第 {other.id} 号标准，时间重叠：{days_zh}",
            f"Number {other.id} already holds for this rate and place: {days_en}",
            f"请先终止第 {other.id} 号标准，或撤回本稿后改定起止日期重新起草",
            f"End number {other.id} first, or withdraw this draft and draft another period",
            str(rate.clause) if rate.clause else None,
        )


def check_may_withdraw_local_rate(rate: LocalRate, *, by: str) -> None:
    """A draft may be withdrawn; what was adopted can only be ended."""
    read_name(by)
    _check_status(rate, RateAct.WITHDRAW)


def check_may_end_local_rate(rate: LocalRate, *, by: str, before_on: date, at: datetime) -> None:
    """An adopted rate may be ended from today on, not before it began, and only earlier than it would end.

    Days gone by keep their figure: decisions were made with it. A rate that has not begun may be ended on its
    first day, and then never holds.
    """
    read_name(by)
    _check_status(rate, RateAct.END)
    earliest = max(day_of(at), rate.from_on)
    if before_on < earliest:
        raise Refused(
            "rulebook.end_in_past",
            f"终止日 {before_on} 早于 {earliest}，已执行的日子不能追改",
            f"The end {before_on} is before {earliest}; days gone by keep their figure",
            f"请填 {earliest} 或以后的日期（自该日起不再执行）",
            f"Give {earliest} or later (the first day it no longer holds)",
        )
    if rate.before_on is not None and before_on >= rate.before_on:
        raise Refused(
            "rulebook.end_not_earlier",
            f"这项标准本来就执行到 {rate.before_on} 前，终止日应更早",
            f"It already ends before {rate.before_on}; the new end must be earlier",
            f"请填早于 {rate.before_on} 的日期；如需延长，请另行起草",
            f"Give a day before {rate.before_on}; to prolong it, draft another value",
        )


def may_adopt_pack(pack_code: str, *, by: str) -> bool:
    """Whether `check_may_adopt_pack` lets it pass."""
    return _passes(check_may_adopt_pack, pack_code, by=by)


def may_draft_local_rate(draft: RateDraft, *, by: str) -> bool:
    """Whether `check_may_draft_local_rate` lets it pass."""
    return _passes(check_may_draft_local_rate, draft, by=by)


def may_adopt_local_rate(rate: LocalRate, *, by: str) -> bool:
    """Whether `check_may_adopt_local_rate` lets it pass."""
    return _passes(check_may_adopt_local_rate, rate, by=by)


def may_withdraw_local_rate(rate: LocalRate, *, by: str) -> bool:
    """Whether `check_may_withdraw_local_rate` lets it pass."""
    return _passes(check_may_withdraw_local_rate, rate, by=by)


def may_end_local_rate(rate: LocalRate, *, by: str, before_on: date, at: datetime) -> bool:
    """Whether `check_may_end_local_rate` lets it pass."""
    return _passes(check_may_end_local_rate, rate, by=by, before_on=before_on, at=at)


def _passes(check: Callable[Arguments, None], *args: Arguments.args, **kwargs: Arguments.kwargs) -> bool:
    try:
        check(*args, **kwargs)
    except Refused:
        return False
    return True


def _check_place(draft: RateDraft) -> None:
    if find_division(draft.region) is None:
        raise Refused(
            "rulebook.region_unknown",
            f"没有代码为 {draft.region} 的行政区划",
            f"No division has the code {draft.region}",
            "请填黑龙江省内的六位区划代码，如 230100（哈尔滨市）",
            "Give a six-digit code of Heilongjiang, such as 230100 (Harbin)",
        )


def _check_status(rate: LocalRate, act: RateAct) -> None:
    transition = TRANSITIONS[act]
    if rate.status is not transition.before:
        now_zh, now_en = STATUS_NAMES[rate.status]
        wanted_zh, wanted_en = STATUS_NAMES[transition.before]
        raise Refused(
            f"rulebook.not_{transition.before}",
            f"第 {rate.id} 号标准现为“{now_zh}”，只有“{wanted_zh}”的才能{transition.name_zh}",
            f"Number {rate.id} is: {now_en}. Only one that is: {wanted_en}, can be {transition.name_en}",
            "请刷新页面查看现状；如需另定数额，请重新起草",
            "Reload the page; to set another figure, draft it anew",
        )


def _say_days(rate: LocalRate) -> tuple[str, str]:
    end = rate.effective_before_on
    if end is None:
        return f"{rate.from_on} 起", f"from {rate.from_on}"
    return f"{rate.from_on} 起、{end} 前", f"from {rate.from_on}, before {end}"
