"""What the tests of every room share."""

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

TRUNCATE_REFUSALS = """
SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname)
FROM pg_trigger WHERE tgname LIKE '%\\_refuses\\_truncate'
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let the test database be emptied: after a test that commits, Django truncates every table.

    Only this one refusal is put aside, and only here; the tests of those tables put it back for themselves.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(TRUNCATE_REFUSALS)
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)
