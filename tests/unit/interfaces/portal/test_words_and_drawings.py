"""Search, marks in the text, rates in words, and the map."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from jiangxin.interfaces.portal import city_map
from jiangxin.interfaces.portal.clause_search import find_clauses
from jiangxin.interfaces.portal.highlighting import cite_references, highlight, mark_law
from jiangxin.interfaces.portal.languages import LANGUAGES
from jiangxin.interfaces.portal.places import ENGLISH_NAMES, list_places
from jiangxin.interfaces.portal.plan_pages import describe_plan
from jiangxin.interfaces.portal.policy_source import Law, get_own_law, get_pack
from jiangxin.interfaces.portal.rate_pages import list_rate_groups
from jiangxin.interfaces.portal.rate_query import read_rate_query
from jiangxin.interfaces.portal.units import ENGLISH_NAMES as ENGLISH_UNITS

SQUARE = """{"features": [{"properties": {"gb": "156230100"}, "geometry": {"type": "Polygon",
 "coordinates": [[[126, 45], [127, 45], [127, 46], [126, 46], [126, 45]]]}}]}"""


@pytest.mark.parametrize(
    ("sought", "numbers"),
    [
        ("新型学徒制", {1, 17}),
        ("审计厅", {25}),
        ("17", {17}),
        ("第20条", {20}),
        ("apprenticeship 4,000", {17}),
        ("", set()),
    ],
)
def test_search_finds_text_plain_words_units_and_numbers(sought, numbers):
    found = {hit.clause.number for hit in find_clauses(get_pack().clauses, sought)}
    assert numbers <= found
    assert bool(found) == bool(numbers)


def test_search_puts_the_clause_of_a_number_first():
    assert find_clauses(get_pack().clauses, "第20条")[0].clause.number == 20


def test_every_word_must_stand_in_the_clause():
    assert find_clauses(get_pack().clauses, "学徒 生活费补贴金") == ()


def test_marks_never_let_markup_through():
    assert highlight("<b>学徒</b>", ["学徒"]) == "&lt;b&gt;<mark>学徒</mark>&lt;/b&gt;"
    assert highlight("a <i>", ["<i>"]) == "a <mark>&lt;i&gt;</mark>"
    assert highlight("A.B", ["."]) == "A<mark>.</mark>B"


def test_the_law_is_shown_character_for_character():
    for clause in get_pack().clauses:
        shown = mark_law(clause.text, clause.named)
        bare = shown.replace("<mark>", "").replace("</mark>", "").replace('<span class="jx-nowrap">', "")
        assert bare.replace("</span>", "") == clause.text
        assert shown.count("<mark>") >= len(clause.named)


def test_a_reference_becomes_a_chip_but_not_to_the_clause_itself():
    assert 'href="/policy/21/"' in cite_references("见第 21 条。", "zh", 17)
    assert "href" not in cite_references("见第 17 条。", "zh", 17)
    assert 'href="/policy/21/"' in cite_references("see clause 21", "en", 17)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rate_is_said_in_words(language):
    query = read_rate_query({"on": "2019-10-01", "city": "230100"}, language)
    tables = list_rate_groups(get_own_law(), query, language)
    rows = [row for table in tables for row in (*table.rows, *(table.levels.columns if table.levels else ()))]
    assert len(rows) == len(get_pack().rate_book.definitions)
    assert all(row.name and row.value and row.period for row in rows)


def test_clause_17_is_tabulated_by_level():
    query = read_rate_query({"on": "2019-10-01"}, "zh")
    table = next(table for table in list_rate_groups(get_own_law(), query, "zh") if table.clause == 17)
    assert table.levels is not None
    assert [row.figures for row in table.levels.rows] == [
        ("1,000 元", "1,200 元"),
        ("1,500 元", "1,800 元"),
        ("2,000 元", "2,500 元"),
        ("2,500 元", "3,500 元"),
        ("3,000 元", "4,500 元"),
    ]


def test_a_bad_day_and_city_are_reported_and_defaults_stand_in():
    query = read_rate_query({"on": "2020-02-30", "city": "110000"}, "zh")
    assert [problem.field for problem in query.problems] == ["on", "city"]
    assert query.is_in_force
    assert query.city == 230000


def test_a_day_after_the_plan_is_shown_as_such():
    assert not read_rate_query({"on": "2022-01-01"}, "zh").is_in_force


def test_every_place_and_unit_has_an_english_name():
    assert {place.code for place in list_places("zh")} == set(ENGLISH_NAMES)
    units = {
        unit for clause in get_pack().clauses for unit in (clause.lead_unit, *clause.participating_units)
    }
    assert units == set(ENGLISH_UNITS)


def test_the_map_says_so_when_its_outlines_are_missing(monkeypatch):
    monkeypatch.setattr(finders, "find", lambda path: None)
    assert city_map.draw_map(describe_plan("zh").mapped) is None


def test_an_outline_is_projected_into_the_drawing(tmp_path):
    source = tmp_path / "square.geojson"
    source.write_text(SQUARE, "utf-8")
    projection, paths = city_map.project_outlines(Path(source))
    assert paths[230100].startswith("M")
    assert paths[230100].endswith("Z")
    x, y = projection.place(127, 45)
    assert x == pytest.approx(city_map.WIDTH - city_map.RIGHT, abs=1)
    assert y == pytest.approx(projection.height - city_map.BOTTOM, abs=1)


def test_every_city_has_a_place_for_its_label():
    targets = {city.code for city in describe_plan("zh").cities}
    assert set(city_map.INSIDE) | set(city_map.OUTSIDE) == targets
    assert set(city_map.INSIDE) & set(city_map.OUTSIDE) == set()


def test_five_shades_from_fewest_to_most():
    assert [city_map.step_of(number) for number in (1_000, 5_000, 10_000, 35_000, 100_000)] == [1, 2, 3, 4, 5]


def test_before_the_plan_the_first_rates_are_shown_for_reference():
    query = read_rate_query({"on": "2018-05-01"}, "zh")
    assert not query.is_in_force
    assert list_rate_groups(get_own_law(), query, "zh") == list_rate_groups(
        get_own_law(), read_rate_query({"on": "2019-01-01"}, "zh"), "zh"
    )


def test_every_icon_named_on_a_page_is_drawn():
    room = Path(city_map.__file__).parent
    pages = "".join(page.read_text("utf-8") for page in (room / "templates/portal").iterdir())
    drawings = (room / "static/portal/img/icons.svg").read_text("utf-8")
    named = set(re.findall(r'{% icon "([a-z-]+)" %}', pages))
    assert named == set(re.findall(r'<symbol id="([a-z-]+)"', drawings))


def test_a_local_rate_is_not_said_to_be_stated_and_carries_its_own_source():
    row = {
        "id": "living_hour_fen",
        "value": 100,
        "from": date(2020, 12, 1),
        "region": 230600,
        "source_zh": "某文件",
    }
    law = Law(get_pack(), get_pack().rate_book.with_rows([row]))
    query = read_rate_query({"on": "2020-12-07", "city": "230600"}, "zh")
    table = next(table for table in list_rate_groups(law, query, "zh") if table.clause == 20)
    written = next(rate for rate in table.rows if rate.is_local)
    assert (written.value, written.source, written.place, written.basis) == ("1 元", "某文件", "大庆", "")
    assert [rate.is_local for rate in table.rows].count(True) == 1
