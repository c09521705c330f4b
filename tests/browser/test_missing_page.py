"""A page that is not there still belongs to the house."""

from playwright.sync_api import expect


def test_a_missing_page_is_explained_in_chinese_and_leads_home(page, axe):
    reply = page.goto("/no-such-page/")
    assert reply.status == 404
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="回首页")).to_be_visible()
    assert axe(page) == []
    fits = page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert fits, "the page scrolls sideways"
