"""`python -m django verify_audit_chain`: whether the audit trail is whole, and where it is not."""

from django.core.management.base import BaseCommand, CommandError

from jiangxin.services.audit.queries import verify_chain


class Command(BaseCommand):
    """Recomputes every hash; fails, naming the first broken event, if one does not hold."""

    help = "核验审计事件链。Verify the chain of audit events."

    def handle(self, *args: str, **options: str) -> None:
        """Verify, and print what to write down elsewhere."""
        report = verify_chain()
        if report.broken is not None:
            broken = report.broken
            place = "—" if broken.sequence is None else broken.sequence
            number = "—" if broken.event_id is None else broken.event_id
            raise CommandError(
                f"审计事件链在第 {place} 环（事件编号 {number}）断开：{broken.reason}。"
                f"前 {report.event_count} 个事件完好。请保全数据库并报告审计管理员。\n"
                f"The chain breaks at link {place} (event {number}): {broken.reason_en}. "
                f"The {report.event_count} events before it hold. Keep the database and tell the auditor."
            )
        self.stdout.write(
            f"审计事件链完好：{report.event_count} 个事件，链首 {report.head_hash}。"
            f"The chain is whole: {report.event_count} events; write its head down elsewhere."
        )
