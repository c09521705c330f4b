"""`python -m django load_policy_and_demo`: what the launcher runs before it serves."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jiangxin.domain.rulebook.installation import load_demo, load_policy
from jiangxin.kernel.refusals import Refused


class Command(BaseCommand):
    """Adopts the policy and adds the demonstration rates; run again, it adds nothing."""

    help = "采用政策包，并加入合成演示数据。Adopt the policy pack and add synthetic demonstration rates."

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch."""
        parser.add_argument(
            "--without-demo", action="store_true", help="不加合成演示数据 leave the demonstration rates out"
        )

    def handle(self, *args: str, **options: bool) -> None:
        """Load, and say what was new."""
        now = timezone.now()
        try:
            adopted = load_policy(at=now)
            rates = () if options["without_demo"] else load_demo(at=now)
        except Refused as reason:
            raise CommandError(
                f"{reason.sentence}。{reason.fix}。\n{reason.sentence_en}. {reason.fix_en}."
            ) from reason
        if adopted is not None:
            self.stdout.write(
                f"已采用政策包 {adopted.pack_code} {adopted.version}，自 {adopted.from_on} 起。"
                f"Adopted {adopted.pack_code} {adopted.version}, from {adopted.from_on}."
            )
        for rate in rates:
            self.stdout.write(f"{rate.source_zh}。{rate.source_en}.")
