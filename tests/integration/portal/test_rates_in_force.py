"""A local rate is on the public page from the next request after its adoption, and gone when it ends."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from jiangxin.domain.rulebook.installation import load_demo, load_policy
from jiangxin.domain.rulebook.operations import end_local_rate
from jiangxin.domain.rulebook.queries import list_local_rates

AT = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
IN_HARBIN = "/rates/?on=2021-06-01&city=230100"
SOURCE = "合成演示数据：假设哈尔滨市"


@pytest.mark.django_db
def test_a_new_rate_is_on_the_page_at_once_and_gone_when_it_ends(client: Client) -> None:
    load_policy(at=AT)
    assert SOURCE not in client.get(IN_HARBIN).content.decode()
    load_demo(at=AT)
    assert SOURCE in client.get(IN_HARBIN).content.decode()
    (rate,) = list_local_rates("heilongjiang-2019", region=230100)
    end_local_rate(local_rate_id=rate.id, before_on=date(2021, 5, 1), by="测试员", at=AT)
    assert SOURCE not in client.get(IN_HARBIN).content.decode()
