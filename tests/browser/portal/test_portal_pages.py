"""Every public page at both widths, in both languages: readable by all, nothing refused by the browser."""

import pytest
from playwright.sync_api import Page, expect

LIVING = (
    "who=self&benefit=living_allowance&training=employment_skills&categories=poor_labourer&city=230100"
    "&started_on=2019-10-08&planned_days=15&attended_days=12"
)
PAGES = [
    "/",
    "/policy/",
    "/policy/?q=%E5%AD%A6%E5%BE%92",
    "/policy/?q=zzz",
    "/policy/17/",
    "/rates/?on=2019-10-01&city=230600",
    "/rates/?on=x",
    "/examples/?clause=22",
    "/examples/17-five-urgent/",
    "/plan/",
    "/calculator/who/",
    "/calculator/planned_days/?who=self&benefit=living_allowance&training=employment_skills"
    "&categories=poor_labourer&city=230100&started_on=2019-10-08&planned_days=x",
    f"/calculator/result/?{LIVING}&pension=no",
    f"/calculator/result/?{LIVING}&pension=yes",
]


def choose_english(page: Page, site: str) -> None:
    """English, as the switch remembers it."""
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": site}])


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_pages_are_open_to_everybody_and_fit_the_screen(page, axe, site, language):
    if language == "en":
        choose_english(page, site)
    for address in PAGES:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert axe(page) == [], address
        assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), address


def test_the_first_tab_stop_leads_past_the_header(page):
    page.goto("/policy/17/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_every_city_of_the_plan_is_on_the_map_with_its_figure(page):
    page.goto("/plan/")
    drawing = page.get_by_role("img", name="十三个市（地）")
    expect(drawing.locator("path")).to_have_count(13)
    expect(drawing.locator("text")).to_have_count(13)
    expect(drawing.get_by_text("100,000")).to_be_visible()
    expect(page.get_by_text("示意图，不作为划界依据")).to_be_visible()


def test_numerals_are_drawn_in_their_own_font(page):
    page.goto("/policy/17/")
    page.evaluate("() => document.fonts.ready")
    loaded = page.evaluate(
        "() => [...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    )
    assert any("Jiangxin Numerals" in family for family in loaded)


def test_the_print_button_appears_only_where_it_works(page):
    page.goto("/policy/17/")
    expect(page.get_by_role("button", name="打印本条")).to_be_visible()
