"""What an installation begins with: the province's pack and, where wanted, labelled demonstration rates."""

from datetime import date, datetime

from django.db import transaction

from jiangxin.domain.rulebook.operations import adopt_local_rate, adopt_pack, draft_local_rate, lock_book
from jiangxin.domain.rulebook.queries import is_pack_in_force, list_local_rates
from jiangxin.domain.rulebook.records import AdoptedPack, LocalRate, RateDraft
from jiangxin.policy.pack import load_pack
from jiangxin.policy.rate_definitions import PROVINCE

PACK_CODE = "heilongjiang-2019"
INSTALLER = "系统安装"
DEMO_DRAFTER = "合成演示起草员"
DEMO_ADOPTER = "合成演示复核员"

DEMO_DRAFTS = (
    RateDraft(
        pack_code=PACK_CODE,
        rate="apprentice_year_fen",
        value={"any": 5000_00},
        region=230100,
        from_on=date(2020, 1, 1),
        source_zh="合成演示数据：假设哈尔滨市自2020年1月1日起将新型学徒制补贴定为每人每年5000元，并无此文件",
        source_en="Synthetic demonstration data: as if Harbin paid 5,000 yuan an apprentice-year from 2020",
    ),
    RateDraft(
        pack_code=PACK_CODE,
        rate="living_day_fen",
        value=25_00,
        region=230600,
        from_on=date(2020, 12, 1),
        source_zh="合成演示数据：假设大庆市自2020年12月1日起将生活费补贴定为每天25元，并无此文件",
        source_en="Synthetic demonstration data: as if Daqing paid 25 yuan a day from 2020-12-01",
    ),
    RateDraft(
        pack_code=PACK_CODE,
        rate="living_hour_fen",
        value=1_00,
        region=230600,
        from_on=date(2020, 12, 1),
        source_zh="合成演示数据：假设大庆市自2020年12月1日起线上培训每课时补贴生活费1元，并无此文件",
        source_en="Synthetic demonstration data: as if Daqing paid 1 yuan an online hour from 2020-12-01",
    ),
)


@transaction.atomic
def load_policy(*, at: datetime) -> AdoptedPack | None:
    """Adopt the province's pack as installed; None if it already is in force.

    A release that changes text or figures is so adopted at its first start, and the trail says from what to
    what. Raises Refused if the new figures put an adopted local rate out of bounds.
    """
    lock_book(PACK_CODE)
    if is_pack_in_force(PACK_CODE):
        return None
    first_day = date.fromordinal(load_pack(PACK_CODE).rate_book.resolve(0, PROVINCE).starts_on)
    return adopt_pack(pack_code=PACK_CODE, from_on=first_day, by=INSTALLER, at=at)


@transaction.atomic
def load_demo(*, at: datetime) -> tuple[LocalRate, ...]:
    """Add the demonstration rates (合成演示数据) that are missing; returns those added, none the second time.

    Where a place has a value of its own for a rate, drafted, withdrawn or ended even, nothing is added: what
    people decided there stands.
    """
    lock_book(PACK_CODE)
    added = []
    for draft in DEMO_DRAFTS:
        if not list_local_rates(draft.pack_code, rate=draft.rate, region=draft.region):
            drafted = draft_local_rate(draft=draft, by=DEMO_DRAFTER, at=at)
            added.append(adopt_local_rate(local_rate_id=drafted.id, by=DEMO_ADOPTER, at=at))
    return tuple(added)
