"""The commands of `python -m django`: what they do, what they say, how they fail."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from jiangxin.domain.rulebook.models import LocalRateRow, PackAdoptionRow
from jiangxin.services.audit.models import AuditEventRow


def run(name: str, **options: bool) -> str:
    said = StringIO()
    call_command(name, stdout=said, **options)
    return said.getvalue()


@pytest.mark.django_db
def test_loading_says_what_is_new_and_nothing_the_second_time() -> None:
    said = run("load_policy_and_demo")
    assert "已采用政策包 heilongjiang-2019" in said
    assert said.count("合成演示数据") == 3
    assert run("load_policy_and_demo") == ""


@pytest.mark.django_db
def test_the_demonstration_can_be_left_out() -> None:
    assert "合成演示数据" not in run("load_policy_and_demo", without_demo=True)
    assert PackAdoptionRow.objects.exists()
    assert not LocalRateRow.objects.exists()


@pytest.mark.django_db
def test_a_refusal_is_said_in_both_languages() -> None:
    """The row stands for one adopted under an earlier release with a lower floor."""
    row = LocalRateRow.objects.create(
        pack_code="heilongjiang-2019", rate="advance_share_min_bp", clause=22, value=6000, region=230100,
        from_on="2020-01-01", source_zh="旧文件", status="drafted", drafted_by="甲",
        drafted_at="2020-01-01T00:00:00Z",
    )  # fmt: skip
    LocalRateRow.objects.filter(id=row.id).update(
        status="adopted", adopted_by="乙", adopted_at="2020-01-01T00:00:00Z"
    )
    with pytest.raises(CommandError, match=r"低于政策下限 70%(.|\n)*below the policy's floor"):
        run("load_policy_and_demo")
    assert not PackAdoptionRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_whole_chain_is_reported_with_its_head() -> None:
    run("load_policy_and_demo")
    head = AuditEventRow.objects.get(sequence=7).hash
    assert head is not None
    said = run("verify_audit_chain")
    assert "7 个事件" in said
    assert head in said


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE audit_event SET by = '别人' WHERE sequence = 3", "第 3 环"),
        ("DELETE FROM audit_event WHERE sequence = 7", "第 7 环（事件编号 —）断开：事件缺失"),
        ("UPDATE audit_event SET sequence = NULL WHERE sequence = 7", "事件缺失"),
        (
            "UPDATE audit_event SET sequence = NULL WHERE sequence = 7; UPDATE audit_chain_head SET"
            " sequence = 6, hash = (SELECT hash FROM audit_event WHERE sequence = 6)",
            "第 — 环",
        ),
    ],
)
def test_a_broken_chain_fails_and_names_the_first_broken_event(damage: str, words: str) -> None:
    run("load_policy_and_demo")
    triggers = ("audit_event_refuses_update", "audit_event_refuses_delete")
    with transaction.atomic(), connection.cursor() as cursor:
        for trigger in triggers:
            cursor.execute(f"ALTER TABLE audit_event DISABLE TRIGGER {trigger}")
        cursor.execute("ALTER TABLE audit_chain_head DISABLE TRIGGER audit_chain_head_refuses_update")
        cursor.execute(damage)
        for trigger in triggers:
            cursor.execute(f"ALTER TABLE audit_event ENABLE ALWAYS TRIGGER {trigger}")
        cursor.execute("ALTER TABLE audit_chain_head ENABLE ALWAYS TRIGGER audit_chain_head_refuses_update")
    with pytest.raises(CommandError, match=words):
        run("verify_audit_chain")
