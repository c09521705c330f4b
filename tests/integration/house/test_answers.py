"""What every answer of the site carries, and what it says when it cannot answer."""

import os
import subprocess
import sys

import pytest
from django.test import RequestFactory

from jiangxin.project.error_pages import server_error
from jiangxin.project.security import CONTENT_DIRECTIVES


@pytest.mark.django_db
def test_healthz_answers_when_the_database_does(client):
    reply = client.get("/healthz")
    assert (reply.status_code, reply.content) == (200, b"ok\n")
    assert client.post("/healthz").status_code == 405


def test_every_answer_tells_the_browser_what_to_refuse(client):
    for address in ("/healthz-not", "/no-such-page/"):
        headers = client.get(address).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert policy == {name: " ".join(values) for name, values in CONTENT_DIRECTIVES.items()}
        assert policy["default-src"] == "'none'"
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"


def test_a_missing_page_is_chinese_unless_english_was_chosen(client):
    asked_in_english = {"HTTP_ACCEPT_LANGUAGE": "en"}
    chinese = client.get("/no-such-page/", **asked_in_english)
    assert (chinese.status_code, chinese.headers["Content-Language"]) == (404, "zh-hans")
    assert "没有这个页面" in chinese.content.decode()
    client.cookies["django_language"] = "en"
    english = client.get("/no-such-page/")
    assert english.headers["Content-Language"] == "en"
    assert "no such page" in english.content.decode()


def test_a_foreign_host_is_refused(client):
    assert client.get("/healthz", HTTP_HOST="evil.example").status_code == 400


def test_a_failure_is_told_without_its_details(static_files):
    reply = server_error(RequestFactory().get("/"))
    assert reply.status_code == 500
    assert "Traceback" not in reply.content.decode()


def test_the_settings_pass_djangos_own_deployment_check():
    environment = {**os.environ, "BEHIND_TLS": "1"}
    del environment["DJANGO_ALLOW_ASYNC_UNSAFE"]  # set for the browser tests only
    result = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
