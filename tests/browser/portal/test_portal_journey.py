"""From the policy to an amount and back to change an answer, with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def bare_page(browser: Browser, site: str) -> Iterator[Page]:
    """A phone on which no script runs."""
    context = browser.new_context(
        base_url=site, viewport={"width": 360, "height": 740}, locale="zh-CN", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def choose(page: Page, *labels: str) -> None:
    """Choose answers by the words beside them, and go on."""
    for label in labels:
        page.locator("label.jx-radio", has_text=label).first.click()
    page.get_by_role("button", name="下一步").click()


def fill(page: Page, value: str) -> None:
    """Fill in the answer, and go on."""
    page.locator("#answer").fill(value)
    page.get_by_role("button", name="下一步").click()


def walk_to_result(page: Page) -> None:
    """A welder's employer: 36 people, intermediate level, an occupation in urgent need."""
    page.goto("/policy/")
    page.locator("#q").fill("急需紧缺")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="企业职工培训，按等级补给企业").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("企业职工培训")
    page.get_by_role("link", name="算算能领多少").click()
    choose(page, "本单位职工")
    choose(page, "企业职工技能提升补贴")
    choose(page, "企业")
    choose(page, "有劳动合同，由单位参保")
    page.locator("#answer").select_option(label="大庆")
    page.get_by_role("button", name="下一步").click()
    fill(page, "2020-03-01")
    choose(page, "中级工")
    choose(page, "是")
    choose(page, "合格了，已取得证书")
    choose(page, "职业技能等级证书")
    choose(page, "否")
    choose(page, "没有享受过")
    choose(page, "否")
    choose(page, "否")
    fill(page, "36")


def change_level(page: Page) -> None:
    """Change one answer from the result."""
    page.get_by_role("link", name="更改：取得哪一级证书").click()
    expect(page.get_by_role("radio", name="中级工", exact=True)).to_be_checked()
    page.get_by_role("radio", name="高级工", exact=True).check()
    page.get_by_role("button", name="下一步").click()


def test_from_the_policy_to_an_amount_and_back(page, axe):
    walk_to_result(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("付给企业")
    expect(page.locator(".jx-big")).to_contain_text("64,800")
    assert axe(page) == []
    change_level(page)
    expect(page.locator(".jx-big")).to_contain_text("90,000")


def test_the_whole_way_needs_no_script(bare_page):
    walk_to_result(bare_page)
    expect(bare_page.locator(".jx-big")).to_contain_text("64,800")
    expect(bare_page.get_by_role("button", name="打印结果")).to_be_hidden()
    change_level(bare_page)
    expect(bare_page.locator(".jx-big")).to_contain_text("90,000")


def test_the_menu_of_a_phone_opens_without_a_script(bare_page):
    bare_page.goto("/")
    bare_page.get_by_text("菜单", exact=True).click()
    bare_page.get_by_role("link", name="培训计划").first.click()
    expect(bare_page.get_by_role("heading", level=1)).to_contain_text("培训计划")


def test_back_keeps_the_answers(page):
    page.goto("/calculator/?who=self")
    choose(page, "生活费补贴")
    page.get_by_role("link", name="上一题").click()
    expect(page.get_by_role("radio", name="生活费补贴")).to_be_checked()
    page.get_by_role("link", name="上一题").click()
    expect(page.get_by_role("radio", name="我自己")).to_be_checked()


def test_an_empty_answer_is_told_where_the_reader_is_taken_to(page, axe):
    page.goto("/calculator/who/")
    page.get_by_role("button", name="下一步").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("请选一项")
    expect(alert).to_be_focused()
    expect(page).to_have_title("错误：您为谁测算？ · 匠心")
    assert axe(page) == []


def test_the_language_switch_keeps_the_page(page):
    page.goto("/policy/17/?on=2019-10-01&city=230100")
    if page.viewport_size["width"] < 900:
        page.get_by_text("菜单", exact=True).click()
    page.locator("a:visible", has_text="English").click()
    assert page.url.endswith("/policy/17/?on=2019-10-01&city=230100")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Employee training")


def test_rates_of_a_day_and_city_are_shown(page):
    page.goto("/policy/20/")
    page.locator("#on").fill("2019-10-01")
    page.locator("#city").select_option(label="哈尔滨")
    page.get_by_role("button", name="查标准").click()
    expect(page.locator("#rates")).to_contain_text("哈尔滨")
    expect(page.locator("#rates")).to_contain_text("2019-10-01")
    expect(page.get_by_role("row", name="生活费补贴，每天")).to_contain_text("15 元")
