"""Dated, regional rates: what is refused when read, which value wins, and what the digest sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiangxin.kernel.refusals import Refused
from jiangxin.policy.pack import load_pack, read_part
from jiangxin.policy.rate_definitions import PROVINCE, RateValue, read_definitions
from jiangxin.policy.ratebook import RateBook, day_before
from jiangxin.policy.rates import CITY_COUNT, Rates
from jiangxin.policy.vocabulary import BENEFITS, CATEGORIES, Benefit, Category, Level

PACK = "heilongjiang-2019"
BOOK = load_pack(PACK).rate_book
HARBIN = 230100
HARBIN_NANGANG = 230103
DAQING = 230600
MID_2020 = date(2020, 6, 1)


def refusal_of(text: str) -> Refused:
    with pytest.raises(Refused) as refused:
        BOOK.with_local(text)
    return refused.value


def at(day: date) -> int:
    return day.toordinal()


@pytest.mark.parametrize(
    ("row", "code", "clause"),
    [
        (
            'id = "apprentice_year_fen"\nfrom = 2020-01-01\nvalue = { any = 399999 }',
            "apprentice_year_fen",
            "17",
        ),
        ('id = "apprentice_year_fen"\nfrom = 2020-01-01\nvalue = { 3 = 1 }', "apprentice_year_fen", "17"),
        ('id = "advance_share_min_bp"\nfrom = 2020-01-01\nvalue = 6999', "advance_share_min_bp", "22"),
        ('id = "advance_share_max_bp"\nfrom = 2020-01-01\nvalue = 10001', "advance_share_max_bp", "22"),
        (
            'id = "college_income_share_max_bp"\nfrom = 2020-01-01\nvalue = 5001',
            "college_income_share_max_bp",
            "9",
        ),
        ('id = "front_line_share_min_bp"\nfrom = 2020-01-01\nvalue = 5999', "front_line_share_min_bp", "25"),
        ('id = "living_day_fen"\nfrom = 2020-01-01\nvalue = -1', "living_day_fen", "20"),
        ('id = "charge_basis"\nfrom = 2020-01-01\nvalue = 3', "charge_basis", None),
        ('id = "equal_treatment"\nfrom = 2020-01-01\nvalue = 0', "equal_treatment", None),
        ('id = "living_categories"\nfrom = 2020-01-01\nvalue = ["rich"]', "living_categories", None),
    ],
)
def test_a_row_the_policy_forbids_is_refused_and_says_why(row: str, code: str, clause: str | None) -> None:
    refused = refusal_of("[[value]]\n" + row)
    assert refused.code == f"rate.{code}"
    assert refused.clause == clause
    assert refused.sentence
    assert refused.sentence_en
    assert refused.fix
    assert refused.fix_en


@pytest.mark.parametrize("value", ["{ any = 400000 }", "{ 4 = 500000 }"])
def test_the_floor_itself_is_accepted(value: str) -> None:
    book = BOOK.with_local(f'[[value]]\nid = "apprentice_year_fen"\nfrom = 2020-01-01\nvalue = {value}')
    assert min(book.resolve(at(MID_2020), PROVINCE).apprentice_year_fen) == 4000_00


def test_a_value_added_in_code_meets_the_same_bounds() -> None:
    low = RateValue("advance_share_min_bp", 6999, MID_2020, None, PROVINCE, "", "", is_local=True)
    with pytest.raises(Refused):
        BOOK.with_values((low,))
    assert BOOK.with_values((replace(low, value=7000),)).find_value(low.id, MID_2020, PROVINCE) == 7000


def test_words_of_the_law_are_codes_too() -> None:
    book = BOOK.with_local('[[value]]\nid = "living_categories"\nfrom = 2020-01-01\nvalue = ["贫困劳动力"]')
    assert book.resolve(at(MID_2020), PROVINCE).living_categories == Category.POOR_LABOURER


def test_a_level_not_named_keeps_its_figure() -> None:
    book = BOOK.with_local('[[value]]\nid = "staff_fen"\nfrom = 2020-01-01\nvalue = { 4 = 160000 }')
    before, after = BOOK.resolve(at(MID_2020), PROVINCE), book.resolve(at(MID_2020), PROVINCE)
    assert after.staff_fen[Level.INTERMEDIATE] == 1600_00
    changed = [level for level in Level if before.staff_fen[level] != after.staff_fen[level]]
    assert changed == [Level.INTERMEDIATE]


def test_a_benefit_not_named_keeps_its_fund_and_payee() -> None:
    rows = (
        '[[value]]\nid = "funds"\nfrom = 2020-01-01\nvalue = { staff_skill = "industry" }\n'
        '[[value]]\nid = "payees"\nfrom = 2020-01-01\nvalue = { advance = "enterprise" }'
    )
    before, after = (
        BOOK.resolve(at(MID_2020), PROVINCE),
        BOOK.with_local(rows).resolve(at(MID_2020), PROVINCE),
    )
    assert [b for b in BENEFITS if before.funds[b] != after.funds[b]] == [Benefit.STAFF_SKILL]
    assert [b for b in BENEFITS if before.payees[b] != after.payees[b]] == [Benefit.ADVANCE]


REGIONAL = """
[[value]]
id = "living_day_fen"
from = 2020-01-01
value = 2000
[[value]]
id = "living_day_fen"
from = 2020-01-01
region = 230100
value = 2500
[[value]]
id = "living_day_fen"
from = 2020-03-01
before = 2020-09-01
region = 230103
value = 3000
[[value]]
id = "living_day_fen"
from = 2021-01-01
value = 2200
"""


@pytest.mark.parametrize(
    ("day", "region", "fen"),
    [
        (date(2019, 12, 31), HARBIN, 1500),
        (date(2020, 1, 1), DAQING, 2000),
        (date(2020, 1, 1), HARBIN, 2500),
        (date(2020, 2, 29), HARBIN_NANGANG, 2500),
        (date(2020, 3, 1), HARBIN_NANGANG, 3000),
        (date(2020, 8, 31), HARBIN_NANGANG, 3000),
        (date(2020, 9, 1), HARBIN_NANGANG, 2500),
        (date(2020, 3, 1), 230102, 2500),
        (date(2021, 1, 1), HARBIN, 2500),
        (date(2021, 1, 1), PROVINCE, 2200),
        (date(2000, 1, 1), PROVINCE, 1500),
    ],
)
def test_the_narrower_region_wins_and_then_the_later_start(day: date, region: int, fen: int) -> None:
    book = BOOK.with_local(REGIONAL)
    assert book.resolve(at(day), region).living_day_fen == fen
    assert book.resolve(at(day), region) is book.resolve(at(day), region)


def test_of_two_rows_for_one_day_and_place_the_later_written_wins() -> None:
    rows = '[[value]]\nid = "living_day_fen"\nfrom = 2020-01-01\nvalue = {}\n'
    book = BOOK.with_local(rows.format(2000) + rows.format(2100))
    assert book.find_value("living_day_fen", MID_2020, PROVINCE) == 2100


def test_breaks_regions_and_versions_follow_the_rows() -> None:
    book = BOOK.with_local(REGIONAL)
    assert BOOK.breaks == (date(2019, 1, 1),)
    assert BOOK.regions == (PROVINCE,)
    assert book.breaks == tuple(
        date(*day) for day in ((2019, 1, 1), (2020, 1, 1), (2020, 3, 1), (2020, 9, 1), (2021, 1, 1))
    )
    assert book.regions == (PROVINCE, HARBIN, HARBIN_NANGANG)
    assert [book.region_of(code) for code in (HARBIN_NANGANG, 230102, HARBIN, DAQING)] == [
        HARBIN_NANGANG,
        HARBIN,
        HARBIN,
        PROVINCE,
    ]
    assert [book.version_of(at(day)) for day in (date(2018, 1, 1), *book.breaks, date(2030, 1, 1))] == [
        0, 0, 1, 2, 3, 4, 4,
    ]  # fmt: skip


@settings(max_examples=60)
@given(
    st.dates(min_value=date(2018, 1, 1), max_value=date(2023, 1, 1)),
    st.sampled_from([PROVINCE, HARBIN, DAQING]),
)
def test_rates_are_constant_between_breaks(day: date, region: int) -> None:
    book = BOOK.with_local(REGIONAL)
    start = book.breaks[book.version_of(at(day))]
    assert book.resolve(at(day), region) == book.resolve(at(start), region)


def test_work_rates_know_the_day_of_their_next_change() -> None:
    rows = '[[value]]\nid = "work_month_fen"\nfrom = 2021-01-01\nregion = 230100\nvalue = 60000'
    other = '\n[[value]]\nid = "living_day_fen"\nfrom = 2020-07-01\nvalue = 2500'
    book = BOOK.with_local(rows + other)
    assert book.resolve(at(MID_2020), HARBIN).work_changes_on == at(date(2021, 1, 1))
    assert book.resolve(at(date(2021, 1, 1)), HARBIN).work_changes_on == at(date(2022, 1, 1))
    assert book.resolve(at(MID_2020), DAQING).work_changes_on == at(date(2022, 1, 1))


def test_what_a_list_of_rates_and_a_history_show() -> None:
    book = BOOK.with_local(REGIONAL)
    rows = {row.definition.id: row.value for row in book.list_rates(on=MID_2020, region=HARBIN_NANGANG)}
    assert list(rows) == list(BOOK.definitions)
    assert (rows["living_day_fen"].value, rows["living_day_fen"].is_local) == (3000, True)
    assert [(value.from_on.year, value.region) for value in book.list_history("living_day_fen")] == [
        (2019, PROVINCE),
        (2020, PROVINCE),
        (2020, HARBIN),
        (2020, HARBIN_NANGANG),
        (2021, PROVINCE),
    ]
    assert book.list_rates(on=date(2000, 1, 1)) == ()
    assert day_before(date(2021, 1, 1)) == date(2020, 12, 31)


def test_the_digest_changes_with_any_value() -> None:
    digests = {BOOK.digest}
    for value in BOOK.values:
        if isinstance(value.value, tuple):
            changed = (*value.value[:-1], value.value[-1] + 1)
        else:
            changed = value.value + 1  # type: ignore[assignment]
        digests.add(BOOK.replaced(value.id, changed).digest)
    assert len(digests) == len(BOOK.values) + 1


@pytest.mark.parametrize(
    "change",
    [
        {"from_on": date(2019, 1, 2)},
        {"before_on": date(2022, 1, 1)},
        {"region": HARBIN},
        {"id": "work_month_fen"},
    ],
)
def test_the_digest_changes_with_a_day_or_a_place(change: dict[str, object]) -> None:
    values = (replace(BOOK.values[-1], **change), *BOOK.values[:-1])  # type: ignore[arg-type]
    same_order = (BOOK.values[-1], *BOOK.values[:-1])
    definitions = tuple(BOOK.definitions.values())
    assert RateBook(definitions, values).digest != RateBook(definitions, same_order).digest


def test_the_digest_is_of_figures_not_of_words() -> None:
    values = tuple(replace(value, source_zh="换个说法") for value in BOOK.values)
    assert RateBook(tuple(BOOK.definitions.values()), values).digest == BOOK.digest


def test_a_pack_may_give_a_rate_several_values_of_its_own() -> None:
    text = """
from = 2019-01-01
[[rate]]
id = "living_day_fen"
clause = 20
name_zh = "生活费"
name_en = "Living allowance"
unit = "fen"
status = "stated"
values = [{ value = 1500, before = 2020-01-01 }, { value = 2500, from = 2020-01-01, source_zh = "文件" }]
"""
    definitions, values = read_definitions(text)
    book = RateBook(definitions, values)
    assert [book.find_value("living_day_fen", day, PROVINCE) for day in (date(2019, 12, 31), MID_2020)] == [
        1500,
        2500,
    ]
    assert values[1].source_zh == "文件"


def test_an_unknown_code_in_a_pack_is_refused_by_rate() -> None:
    text = read_part(PACK, "rates.toml").replace('"drug_rehabilitation"', '"typo"', 1)
    with pytest.raises(Refused) as refused:
        read_definitions(text)
    assert refused.value.code == "rate.custodial_categories"


@pytest.mark.parametrize("value", ["25.5", "true", '"25"'])
def test_a_figure_of_a_pack_that_is_no_whole_number_is_refused_by_rate(value: str) -> None:
    text = read_part(PACK, "rates.toml").replace("value = 15_00", f"value = {value}", 1)
    with pytest.raises(Refused) as refused:
        read_definitions(text)
    assert refused.value.code == "rate.living_day_fen"


def test_every_field_of_the_rates_has_a_definition_of_its_shape() -> None:
    widths = {"by_level": 8, "by_benefit": 15, "cities": CITY_COUNT}
    rates = BOOK.resolve(at(MID_2020), PROVINCE)
    for name in Rates._fields:
        if name == "work_changes_on":  # computed from the rows
            continue
        value, shape = getattr(rates, name), BOOK.definitions[name].shape
        assert isinstance(value, int) if shape == "single" else len(value) == widths[shape], name


# Figures for people and later pages; no rule reads them.
LISTED_ONLY = {
    "base_funds",
    "equal_treatment",
    "college_income_share_max_bp",
    "college_hours_converted",
    "recovery_working_days",
    "own_measures_working_days",
    "reports_per_year",
    "city_scored_yearly",
    "pooled_funds",
    "front_line_share_min_bp",
    "education_tax_ceiling_bp",
    "notice_working_days",
}


def test_every_rate_is_read_by_a_rule_or_listed_as_for_people() -> None:
    ruled = {definition.id for definition in BOOK.definitions.values() if definition.is_ruled}
    assert ruled == set(Rates._fields) - {"work_changes_on"}
    assert set(BOOK.definitions) - ruled == LISTED_ONLY


def test_every_rate_cites_a_clause_and_a_reading_gives_its_reason() -> None:
    for definition in BOOK.definitions.values():
        assert 0 <= definition.clause <= 27, definition.id
        assert definition.status in ("stated", "reading"), definition.id
        assert definition.name_zh
        assert definition.name_en
        if definition.status == "reading":
            assert definition.basis_zh, definition.id
            assert definition.basis_en, definition.id
        assert (definition.unit == "switch") == bool(definition.options), definition.id
        assert len({option.value for option in definition.options}) == len(definition.options)


def test_the_lists_of_clauses_14_and_20_are_kept_apart() -> None:
    rates = BOOK.resolve(at(MID_2020), PROVINCE)
    first_nine = sum(member for member in CATEGORIES if member < Category.EMPLOYMENT_DIFFICULTY)
    capacity = Category.CAPACITY_UNEMPLOYED | Category.CAPACITY_TRANSFERRED
    assert rates.key_group_categories == first_nine | capacity
    assert rates.living_categories == (
        Category.POOR_LABOURER | Category.EMPLOYMENT_DIFFICULTY | Category.ZERO_EMPLOYMENT_HOUSEHOLD
    )
