"""Run as a program of its own before serving: doors imported, tables and static files updated."""

import io
import os

import django
from django.core.management import call_command


def main() -> None:
    """Apply the migrations that are missing, and lay out the static files with digests in their names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiangxin.project.settings")
    django.setup()
    # a page that cannot be imported is said now, once, and not at each request
    call_command("check", stdout=io.StringIO())
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)


if __name__ == "__main__":
    main()
