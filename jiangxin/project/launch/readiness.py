"""Run as a program of its own before serving: doors imported, tables, policy and static files updated."""

import io
import os
import sys

import django
from django.core.management import CommandError, call_command

from jiangxin.project.environment import read_flag
from jiangxin.project.launch.speech import complain


def main() -> None:
    """Apply the migrations that are missing, adopt the policy, and lay out the static files by digest.

    WITHOUT_DEMO=1 leaves out the synthetic demonstration rates.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiangxin.project.settings")
    django.setup()
    try:
        _make_ready()
    except CommandError as reason:
        complain(reason)
        sys.exit(1)


def _make_ready() -> None:
    # a page that cannot be imported is said now, once, and not at each request
    call_command("check", stdout=io.StringIO())
    call_command("migrate", interactive=False, verbosity=0)
    # what was adopted stands in the audit trail; this step has one line on the terminal
    call_command("load_policy_and_demo", without_demo=read_flag("WITHOUT_DEMO"), stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)


if __name__ == "__main__":
    main()
