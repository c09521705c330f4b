"""Every public page: both languages, nothing inline, no dead link, and what is said of a mistake."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation

from jiangxin.domain.rulebook.installation import load_demo, load_policy

pytestmark = pytest.mark.django_db

RESULT = (
    "/calculator/result/?who=self&benefit=living_allowance&training=employment_skills&categories=poor_labourer"
    "&city=230100&started_on=2019-10-08&planned_days=15&attended_days=12&pension=no"
)
PAGES = [
    "/",
    "/policy/",
    "/policy/?q=%E5%AD%A6%E5%BE%92",
    "/policy/?q=nothing-of-the-kind",
    "/policy/17/",
    "/policy/17/?on=2019-10-01&city=230100",
    "/rates/",
    "/rates/?on=2020-02-30&city=1",
    "/examples/",
    "/examples/?clause=17",
    "/examples/17-five-urgent/",
    "/examples/17-apprentice-3999/",
    "/plan/",
    "/calculator/who/",
    "/calculator/categories/?who=self&benefit=employment_skills&asked=categories",
    "/calculator/started_on/?who=self&benefit=employment_skills&categories=veteran&city=230100&started_on=x",
    RESULT,
    RESULT.replace("pension=no", "pension=yes"),
]
LANGUAGES = {"zh": ("zh-hans", "zh-CN"), "en": ("en", "en")}


class Page(HTMLParser):
    """What of a page these tests look at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings = 0
        self.links: list[str] = []
        self.inline: list[str] = []
        self.forms: list[str] = []
        self.document_language = ""
        self._script = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.headings += tag == "h1"
        self._script = tag == "script"
        if tag == "html":
            self.document_language = given.get("lang", "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag == "form":
            self.forms.append(given.get("action") or "")
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "style":
            self.inline.append("style element")

    def handle_endtag(self, tag):
        self._script = False

    def handle_data(self, data):
        if self._script and data.strip():
            self.inline.append("script with text")


def get_page(client, address, language="zh"):
    """The page in a language; the answer must be good."""
    cookie, _ = LANGUAGES[language]
    client.cookies["django_language"] = cookie
    reply = client.get(address)
    assert reply.status_code == 200, address
    return Page(reply.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_whole_in_each_language(client, address, language):
    page = get_page(client, address, language)
    assert page.document_language == LANGUAGES[language][1]
    assert page.headings == 1
    assert page.inline == []


@pytest.mark.parametrize("address", PAGES)
def test_no_chinese_is_left_on_an_english_page_outside_the_law(client, address):
    client.cookies["django_language"] = "en"
    text = client.get(address).content.decode()
    text = re.sub(r'<(p|a|span)[^>]*lang="zh-CN".*?</\1>', "", text, flags=re.S)
    # names of occupations and programmes, quoted characters and the examples' people are Chinese by nature
    words = re.sub(r"<[^>]*>", " ", text)
    for kept in ("春潮行动", "等", "电工", "甲", "某企业", "哈尔滨市"):
        words = words.replace(kept, "")
    assert re.findall(r"[\u4e00-\u9fff]+", words if "q=%E5" not in address else "") == []


def test_no_link_leads_nowhere(client):
    seen: set[str] = set()
    waiting = ["/", RESULT, RESULT.replace("pension=no", "pension=yes")]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        reply = client.get(address, follow=True)
        assert reply.status_code == 200, address
        page = Page(reply.content.decode())
        for link in [*page.links, *page.forms]:
            assert link != "#", address
            target = urldefrag(urljoin(address, link))[0]
            # a language switch or a filled-in question leads back to pages already walked
            if target.startswith("/") and not target.startswith(("/language/", "/calculator/")):
                waiting.append(target)
            elif (
                target.startswith("/calculator/")
                and "?" in target
                and address.startswith(("/calculator", "/?"))
            ):
                assert client.get(target, follow=True).status_code == 200, target
    assert {f"/policy/{number}/" for number in range(1, 28)} <= seen
    assert "/plan/" in seen


def test_the_switch_keeps_the_page_and_is_remembered(client):
    page = get_page(client, "/policy/17/?on=2019-10-01&city=230100")
    switch = next(link for link in page.links if link.startswith("/language/en/"))
    reply = client.get(switch)
    assert reply["Location"] == "/policy/17/?on=2019-10-01&city=230100"
    assert reply.cookies["django_language"].value == "en"
    assert Page(client.get(reply["Location"]).content.decode()).document_language == "en"


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_the_switch_leads_nowhere_else(client, target):
    assert client.get("/language/en/", {"next": target})["Location"] == "/"


def test_an_unknown_language_is_no_page(client):
    assert client.get("/language/xx/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/policy/0/", "/policy/28/", "/examples/none-such/", "/calculator/none-such/?x=1"]
)
def test_what_does_not_exist_is_no_page(client, address):
    reply = client.get(address)
    assert reply.status_code == 404 or reply["Location"].startswith("/calculator/who/")


@pytest.mark.parametrize("status", [400, 403, 404, 500])
@pytest.mark.parametrize("language", LANGUAGES)
def test_error_pages_stand_without_help(static_files, status, language):
    with translation.override(LANGUAGES[language][0]):
        text = render_to_string(f"portal/{status}.html", request=RequestFactory().get("/x"))
    page = Page(text)
    assert page.headings == 1
    assert page.document_language == LANGUAGES[language][1]
    assert "/policy/" in page.links


def test_the_rate_form_says_what_is_wrong_and_keeps_what_was_written(client):
    text = client.get("/policy/17/?on=2020-02-30&city=230100").content.decode()
    assert "“2020-02-30”不是日期" in text
    assert 'value="2020-02-30"' in text
    assert "<title>错误：" in text


def test_an_incomplete_result_leads_to_the_open_question_with_a_word_on_it(client):
    reply = client.get("/calculator/result/?who=self&benefit=school_grant", follow=True)
    assert reply.redirect_chain[-1][0].startswith("/calculator/categories/?")
    text = reply.content.decode()
    assert 'role="alert"' in text
    assert "请至少选一项" in text


def test_a_wrong_answer_leads_to_its_question_and_good_ones_are_kept(client):
    reply = client.get(RESULT.replace("planned_days=15", "planned_days=many"), follow=True)
    assert reply.redirect_chain[-1][0].startswith("/calculator/planned_days/?")
    text = reply.content.decode()
    assert "“many”不是数字" in text
    assert 'name="city" value="230100"' in text


def test_a_first_visit_to_a_question_complains_of_nothing(client):
    reply = client.get("/calculator/?who=self", follow=True)
    assert reply.redirect_chain[-1][0].startswith("/calculator/benefit/?")
    assert 'role="alert"' not in reply.content.decode()


def test_a_question_the_answers_do_not_lead_to_is_not_shown(client):
    reply = client.get("/calculator/hired_on/?who=self")
    assert reply["Location"].startswith("/calculator/benefit/?who=self")


def test_what_visitors_write_is_never_markup(client):
    for address in (
        "/policy/?q=<script>x</script>",
        "/rates/?on=<script>x</script>",
        "/examples/?clause=<script>x",
    ):
        assert "<script>x" not in client.get(address).content.decode()


def test_answers_are_not_for_search_engines(client):
    assert "Disallow: /calculator/*?" in client.get("/robots.txt").content.decode()
    assert 'content="noindex"' in client.get(RESULT).content.decode()


def test_a_page_kept_by_a_cache_is_kept_for_each_language(client):
    assert "Cookie" in client.get("/")["Vary"]


def test_an_adopted_local_rate_is_marked_with_its_source(client):
    load_policy(at=timezone.now())
    load_demo(at=timezone.now())
    local = client.get("/policy/20/?on=2020-12-07&city=230600").content.decode()
    assert "本地标准" in local
    assert "合成演示数据" in local
    assert "本地标准" not in client.get("/policy/20/?on=2020-12-07&city=230100").content.decode()
    result = client.get(
        RESULT.replace("started_on=2019-10-08", "started_on=2020-12-07").replace("230100", "230600")
    ).content.decode()
    assert "300" in result
    assert "合成演示数据" in result
