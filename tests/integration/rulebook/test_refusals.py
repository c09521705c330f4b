"""Each refusal, from its guard: code, Chinese sentence, clause and fix; and nothing is saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jiangxin.domain.rulebook import guards, operations
from jiangxin.domain.rulebook.models import LocalRateRow, PackAdoptionRow
from jiangxin.domain.rulebook.queries import get_local_rate
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate, RateDraft
from jiangxin.domain.rulebook.states import TRANSITIONS, RateAct, RateStatus
from jiangxin.kernel.refusals import Refused
from jiangxin.services.audit.models import AuditEventRow

PACK = "heilongjiang-2019"
AT = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
TODAY = date(2021, 3, 1)
DAY = date(2020, 1, 1)
DRAFT = RateDraft(PACK, "apprentice_year_fen", {"any": 5000_00}, 230100, DAY, "合成测试文件")
MakeRate = Callable[..., LocalRate]


def refused(act: Callable[[], object]) -> Refused:
    """The refusal of an act, which must have saved nothing and no event."""
    before = (LocalRateRow.objects.count(), PackAdoptionRow.objects.count(), AuditEventRow.objects.count())
    with pytest.raises(Refused) as caught:
        act()
    after = (LocalRateRow.objects.count(), PackAdoptionRow.objects.count(), AuditEventRow.objects.count())
    assert before == after
    assert caught.value.fix and caught.value.fix_en and caught.value.sentence_en
    return caught.value


def draft_refused(**changes: object) -> Refused:
    proposal = replace(DRAFT, **changes)  # type: ignore[arg-type]
    assert not guards.may_draft_local_rate(proposal, by="甲")
    return refused(lambda: operations.draft_local_rate(draft=proposal, by="甲", at=AT))


def test_the_pack_adopted_last_is_not_adopted_again(pack: AdoptedPack) -> None:
    assert not guards.may_adopt_pack(PACK, by="丙")
    refusal = refused(lambda: operations.adopt_pack(pack_code=PACK, from_on=DAY, by="丁", at=AT))
    assert refusal.code == "rulebook.pack_already_adopted"
    assert "已经采用" in refusal.sentence


def test_an_unknown_pack_is_not_adopted(db: None) -> None:
    assert not guards.may_adopt_pack("atlantis-2019", by="丙")
    refusal = refused(lambda: operations.adopt_pack(pack_code="atlantis-2019", from_on=DAY, by="丁", at=AT))
    assert refusal.code == "pack.unknown"


def test_a_pack_that_puts_a_local_rate_out_of_bounds_is_not_adopted(pack: AdoptedPack) -> None:
    """The row stands for one adopted under an earlier release with a lower floor."""
    PackAdoptionRow.objects.create(
        pack_code=PACK, version="0", digest="0" * 64, from_on=DAY, adopted_by="旧", adopted_at=AT
    )
    assert guards.may_adopt_pack(PACK, by="丙")
    row = LocalRateRow.objects.create(
        pack_code=PACK, rate="advance_share_min_bp", clause=22, value=6000, region=230100, from_on=DAY,
        source_zh="旧文件", status="drafted", drafted_by="甲", drafted_at=AT,
    )  # fmt: skip
    LocalRateRow.objects.filter(id=row.id).update(status="adopted", adopted_by="乙", adopted_at=AT)
    assert not guards.may_adopt_pack(PACK, by="丙")
    refusal = refused(lambda: operations.adopt_pack(pack_code=PACK, from_on=DAY, by="丁", at=AT))
    assert (refusal.code, refusal.clause) == ("rate.advance_share_min_bp", "22")


def test_nothing_is_drafted_before_a_pack_is_adopted(db: None) -> None:
    refusal = draft_refused()
    assert refusal.code == "rulebook.pack_not_adopted"
    assert "尚未采用" in refusal.sentence


@pytest.mark.parametrize(
    ("changes", "code", "clause", "words"),
    [
        ({"value": {"any": 3999_99}}, "rate.apprentice_year_fen", "17", "低于政策下限 4,000 元"),
        ({"value": {"5": 0}}, "rate.apprentice_year_fen", "17", "低于政策下限 4,000 元"),
        (
            {"rate": "advance_share_min_bp", "value": 6999},
            "rate.advance_share_min_bp",
            "22",
            "低于政策下限 70%",
        ),
        (
            {"rate": "advance_share_min_bp", "value": 10001},
            "rate.advance_share_min_bp",
            "22",
            "高于上限 100%",
        ),
        ({"rate": "living_day_fen", "value": -1}, "rate.living_day_fen", "20", "低于政策下限 0 元"),
        ({"rate": "repeat_scope", "value": 7}, "rate.repeat_scope", None, "不是可选项"),
        ({"rate": "no_such_rate"}, "rulebook.unknown_rate", None, "没有标准“no_such_rate”"),
        ({"rate": "ends_on", "value": 737790}, "rulebook.value_not_local", None, "全省统一"),
        (
            {"rate": "funds", "value": {"staff_skill": "industry"}},
            "rulebook.value_not_local",
            "25",
            "全省统一",
        ),
        ({"rate": "living_day_fen", "value": 25.5}, "rulebook.value_shape", "20", "应是整数"),
        ({"rate": "living_day_fen", "value": True}, "rulebook.value_shape", "20", "应是整数"),
        ({"rate": "living_day_fen", "value": {"any": 1}}, "rulebook.value_shape", "20", "应是整数"),
        ({"rate": "accepted_certificates", "value": 3}, "rulebook.value_shape", "21", "应是代码清单"),
        ({"rate": "accepted_certificates", "value": []}, "rulebook.value_shape", "21", "应是代码清单"),
        ({"rate": "accepted_certificates", "value": ["x"]}, "rate.accepted_certificates", None, "不认识“x”"),
        ({"value": 5000_00}, "rulebook.value_shape", "17", "应按等级列出"),
        ({"value": {}}, "rulebook.value_shape", "17", "应按等级列出"),
        ({"value": {"6": 5000_00}}, "rulebook.value_shape", "17", "应按等级列出"),
        ({"value": {"5": "5000"}}, "rulebook.value_shape", "17", "应按等级列出"),
        ({"region": 110000}, "rulebook.region_unknown", None, "没有代码为 110000"),
        ({"before_on": DAY}, "period.empty", None, "不晚于起始日"),
        ({"source_zh": " 　"}, "rulebook.source_missing", None, "依据文件"),
    ],
)
def test_a_draft_is_refused_with_the_reason(
    pack: AdoptedPack, changes: dict[str, object], code: str, clause: str | None, words: str
) -> None:
    refusal = draft_refused(**changes)
    assert (refusal.code, refusal.clause) == (code, clause)
    assert words in refusal.sentence


def test_the_lowest_value_the_policy_allows_may_be_drafted(pack: AdoptedPack) -> None:
    assert guards.may_draft_local_rate(replace(DRAFT, value={"any": 4000_00}), by="甲")
    assert guards.may_draft_local_rate(replace(DRAFT, rate="advance_share_min_bp", value=7000), by="甲")


@pytest.mark.parametrize("name", ["", " 　", "长" * 101])
def test_every_act_wants_a_name(name: str, draft_rate: MakeRate) -> None:
    rate = draft_rate()
    calls: list[Callable[[], object]] = [
        lambda: operations.adopt_pack(pack_code=PACK, from_on=DAY, by=name, at=AT),
        lambda: operations.draft_local_rate(draft=DRAFT, by=name, at=AT),
        lambda: operations.adopt_local_rate(local_rate_id=rate.id, by=name, at=AT),
        lambda: operations.withdraw_local_rate(local_rate_id=rate.id, by=name, at=AT),
        lambda: operations.end_local_rate(local_rate_id=rate.id, before_on=TODAY, by=name, at=AT),
    ]
    assert [refused(call).code for call in calls] == ["rulebook.name"] * 5
    assert not guards.may_adopt_local_rate(rate, by=name)


@pytest.mark.parametrize("name", ["Zhao Liu", " zhao  liu ", "Ｚｈａｏ Ｌｉｕ", "ZHAO LIU"])
def test_the_drafter_may_not_adopt_however_the_name_is_written(name: str, pack: AdoptedPack) -> None:
    rate = operations.draft_local_rate(draft=DRAFT, by="Zhao Liu", at=AT)
    assert not guards.may_adopt_local_rate(rate, by=name)
    refusal = refused(lambda: operations.adopt_local_rate(local_rate_id=rate.id, by=name, at=AT))
    assert refusal.code == "rulebook.same_person"
    assert "不能由同一人采用" in refusal.sentence
    assert guards.may_adopt_local_rate(rate, by="Qian Qi")


def test_a_draft_that_the_pack_no_longer_allows_is_not_adopted(pack: AdoptedPack) -> None:
    """The row stands for a draft made under an earlier release with a lower floor."""
    row = LocalRateRow.objects.create(
        pack_code=PACK, rate="advance_share_min_bp", clause=22, value=6000, region=230100, from_on=DAY,
        source_zh="旧文件", status="drafted", drafted_by="甲", drafted_at=AT,
    )  # fmt: skip
    refusal = refused(lambda: operations.adopt_local_rate(local_rate_id=row.id, by="乙", at=AT))
    assert (refusal.code, refusal.clause) == ("rate.advance_share_min_bp", "22")


@pytest.mark.parametrize(
    ("from_on", "before_on", "days"),
    [
        (DAY, None, "2020-01-01 起"),
        (date(2020, 5, 1), date(2020, 6, 1), "2020-01-01 起"),
        (date(2019, 1, 1), date(2020, 1, 2), "2020-01-01 起"),
    ],
)
def test_a_value_for_days_that_have_one_is_not_adopted(
    adopt_rate: MakeRate, draft_rate: MakeRate, from_on: date, before_on: date | None, days: str
) -> None:
    first = adopt_rate()
    second = draft_rate(from_on=from_on, before_on=before_on, value={"any": 6000_00})
    assert not guards.may_adopt_local_rate(second, by="乙")
    refusal = refused(lambda: operations.adopt_local_rate(local_rate_id=second.id, by="乙", at=AT))
    assert (refusal.code, refusal.clause) == ("rulebook.overlap", "17")
    assert f"第 {first.id} 号标准" in refusal.sentence
    assert days in refusal.sentence


def test_the_overlap_says_when_the_other_ends(adopt_rate: MakeRate, draft_rate: MakeRate) -> None:
    adopt_rate(rate="repeat_scope", value=1, before_on=date(2021, 1, 1))
    rate = draft_rate(rate="repeat_scope", value=0)
    refusal = refused(lambda: operations.adopt_local_rate(local_rate_id=rate.id, by="乙", at=AT))
    assert "2020-01-01 起、2021-01-01 前" in refusal.sentence
    assert "from 2020-01-01, before 2021-01-01" in refusal.sentence_en


@pytest.mark.parametrize(
    "changes",
    [
        {"from_on": date(2019, 1, 1), "before_on": DAY},
        {"region": 230600},
        {"region": 230000},
        {"rate": "living_day_fen", "value": 25_00},
    ],
)
def test_neighbours_in_time_place_and_rate_do_not_overlap(
    adopt_rate: MakeRate, changes: dict[str, object]
) -> None:
    adopt_rate()
    assert adopt_rate(**changes).status is RateStatus.ADOPTED


def test_a_value_ended_before_it_began_leaves_its_days_free(adopt_rate: MakeRate) -> None:
    future = date(2021, 9, 1)
    rate = adopt_rate(from_on=future)
    ended = operations.end_local_rate(local_rate_id=rate.id, before_on=future, by="丙", at=AT)
    assert ended.period is None
    assert adopt_rate(from_on=future, value={"any": 6000_00}).status is RateStatus.ADOPTED


def test_an_end_in_the_past_is_refused(adopt_rate: MakeRate) -> None:
    rate = adopt_rate()
    yesterday = TODAY - timedelta(days=1)
    assert not guards.may_end_local_rate(rate, by="丙", before_on=yesterday, at=AT)
    refusal = refused(
        lambda: operations.end_local_rate(local_rate_id=rate.id, before_on=yesterday, by="丙", at=AT)
    )
    assert refusal.code == "rulebook.end_in_past"
    assert "2021-03-01" in refusal.fix
    assert guards.may_end_local_rate(rate, by="丙", before_on=TODAY, at=AT)


def test_today_is_the_day_in_heilongjiang(adopt_rate: MakeRate) -> None:
    rate = adopt_rate()
    late = datetime(2021, 2, 28, 17, 0, tzinfo=UTC)  # one o'clock on 1 March there
    assert guards.may_end_local_rate(rate, by="丙", before_on=TODAY, at=late)
    assert not guards.may_end_local_rate(rate, by="丙", before_on=date(2021, 2, 28), at=late)


def test_an_end_before_the_first_day_is_refused(adopt_rate: MakeRate) -> None:
    rate = adopt_rate(from_on=date(2021, 9, 1))
    refusal = refused(
        lambda: operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 8, 31), by="丙", at=AT)
    )
    assert refusal.code == "rulebook.end_in_past"


def test_an_end_may_only_come_earlier(adopt_rate: MakeRate) -> None:
    rate = adopt_rate(before_on=date(2021, 6, 1))
    refusal = refused(
        lambda: operations.end_local_rate(local_rate_id=rate.id, before_on=date(2021, 6, 1), by="丙", at=AT)
    )
    assert refusal.code == "rulebook.end_not_earlier"
    assert guards.may_end_local_rate(rate, by="丙", before_on=date(2021, 5, 31), at=AT)


@pytest.mark.parametrize("act", RateAct)
def test_an_unknown_number_is_refused(act: RateAct, pack: AdoptedPack) -> None:
    assert refused(lambda: do(act, 404)).code == "rulebook.local_rate_unknown"


def do(act: RateAct, number: int) -> LocalRate:
    match act:
        case RateAct.ADOPT:
            return operations.adopt_local_rate(local_rate_id=number, by="复核员乙", at=AT)
        case RateAct.WITHDRAW:
            return operations.withdraw_local_rate(local_rate_id=number, by="丙", at=AT)
        case RateAct.END:
            return operations.end_local_rate(local_rate_id=number, before_on=TODAY, by="丙", at=AT)


ROADS: dict[RateStatus, tuple[RateAct, ...]] = {
    RateStatus.DRAFTED: (),
    RateStatus.ADOPTED: (RateAct.ADOPT,),
    RateStatus.WITHDRAWN: (RateAct.WITHDRAW,),
    RateStatus.ENDED: (RateAct.ADOPT, RateAct.END),
}


@pytest.mark.parametrize("act", RateAct)
@pytest.mark.parametrize("status", RateStatus)
def test_every_act_in_every_state_does_what_the_table_says(
    act: RateAct, status: RateStatus, draft_rate: MakeRate
) -> None:
    number = draft_rate().id
    for step in ROADS[status]:
        do(step, number)
    rate = get_local_rate(number)
    assert rate.status is status
    may = {
        RateAct.ADOPT: lambda: guards.may_adopt_local_rate(rate, by="复核员乙"),
        RateAct.WITHDRAW: lambda: guards.may_withdraw_local_rate(rate, by="丙"),
        RateAct.END: lambda: guards.may_end_local_rate(rate, by="丙", before_on=TODAY, at=AT),
    }
    transition = TRANSITIONS[act]
    if transition.before is status:
        assert may[act]()
        assert do(act, number).status is transition.after
    else:
        assert not may[act]()
        refusal = refused(lambda: do(act, number))
        assert refusal.code == f"rulebook.not_{transition.before}"
        assert transition.name_zh in refusal.sentence
