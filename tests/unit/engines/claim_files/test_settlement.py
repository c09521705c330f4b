"""From file to outputs: what is decided, what is handed back, and that outputs are whole or absent."""

import csv
import os
from datetime import date

import openpyxl
import pyarrow.parquet as pq
import pytest

from jiangxin.engines.claim_files.problems import UnusableFile
from jiangxin.engines.claim_files.readers import read_claims
from jiangxin.engines.claim_files.settlement import Order, settle
from jiangxin.engines.claim_files.sheets import FAULT_COLOUR
from jiangxin.engines.claim_files.staging import staging
from jiangxin.engines.claim_files.synthetic.lines import make_line
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.pack import load_pack

TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def adjudicator():
    return Adjudicator(load_pack("heilongjiang-2019"))


@pytest.fixture
def run(tmp_path, adjudicator):
    def settle_file(source, out="out.csv", errors=None, history=None, full_id=False, engine="python"):
        order = Order(source, history, tmp_path / out, errors and tmp_path / errors, full_id, TODAY, engine)
        return settle(order, adjudicator)

    return settle_file


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_good_rows_are_decided_though_others_are_bad(made, run, tmp_path):
    table = made.table(made.lines(3))
    table[2][table[0].index("技能等级")] = "01"

    tally = run(made.csv(table), errors="bad.xlsx")

    assert (tally.line_count, tally.granted, tally.bad_count, tally.amount_fen) == (3, 2, 1, 300_000)
    assert [row["申领编号"] for row in rows_of(tmp_path / "out.csv")] == ["A-1", "A-3"]
    assert rows_of(tmp_path / "out.csv")[0]["补贴金额（元）"] == "1500.00"


def test_identities_are_masked_unless_asked_for(made, run, tmp_path):
    lines = made.lines(1)
    source = made.csv(made.table(lines))

    run(source)
    hidden = rows_of(tmp_path / "out.csv")[0]
    run(source, full_id=True)
    shown = rows_of(tmp_path / "out.csv")[0]

    number, name = lines[0]["person_number"], lines[0]["name"]
    assert (hidden["姓名"], hidden["证件号码"]) == (f"{name[0]}*", f"{number[:4]}****{number[-4:]}")
    assert (shown["姓名"], shown["证件号码"]) == (name, number)


def test_the_three_formats_say_the_same(made, run, tmp_path):
    source = made.csv(made.table(made.lines(2, is_urgent="是")))
    for name in ("out.csv", "out.xlsx", "out.parquet"):
        run(source, out=name)
    from_csv = rows_of(tmp_path / "out.csv")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    headings = [cell.value for cell in sheet[1]]
    from_parquet = pq.read_table(tmp_path / "out.parquet").to_pylist()

    for number, line in enumerate(from_csv):
        cells = dict(zip(headings, [cell.value for cell in sheet[number + 2]], strict=True))
        assert cells["申领编号"] == line["申领编号"] == from_parquet[number]["claim_id"]
        assert cells["补贴金额（元）"] == float(line["补贴金额（元）"]) == 1800
        assert from_parquet[number]["amount_fen"] == 180_000
        assert from_parquet[number]["is_granted"] is True
        assert cells["校验码"] == line["校验码"] == from_parquet[number]["digest"]
    money = sheet.cell(2, headings.index("补贴金额（元）") + 1)
    assert money.number_format == "#,##0.00"
    assert sheet.freeze_panes == "B2"


def test_bad_rows_come_back_as_they_were_and_can_be_given_again(made, run, tmp_path):
    table = made.table(made.lines(2))
    level, fee = table[0].index("技能等级"), table[0].index("取证日期")
    table[1][level] = "01"
    table[2][fee] = date(2020, 4, 20)
    table[2][level] = None
    run(made.xlsx(table), errors="bad.xlsx")

    workbook = openpyxl.load_workbook(tmp_path / "bad.xlsx")
    sheet = workbook.active
    assert [cell.value for cell in sheet[1]] == [*table[0], "错误原因", "怎样改"]
    assert "技能等级" in sheet.cell(2, len(table[0]) + 1).value
    assert sheet.cell(2, level + 1).fill.start_color.rgb == "FF" + FAULT_COLOUR[1:]
    assert sheet.cell(2, 1).fill.fill_type is None
    assert sheet.cell(3, fee + 1).value.date() == date(2020, 4, 20)

    for row in (2, 3):
        sheet.cell(row, level + 1).value = "五级"
    workbook.save(tmp_path / "mended.xlsx")
    again = read_claims(tmp_path / "mended.xlsx", today=TODAY)
    assert [row.claim.claim_id for row in again.claim_rows] == ["A-1", "A-2"]
    assert again.notes == []


def test_bad_rows_as_csv_come_back_too(made, run, tmp_path):
    table = made.table(made.lines(1))
    table[0].append("备注")
    table[1] += ["=HYPERLINK(1)"]
    table[1][table[0].index("技能等级")] = "01"

    run(made.csv(table), errors="bad.csv")

    assert rows_of(tmp_path / "bad.csv")[0]["备注"] == "'=HYPERLINK(1)"
    again = read_claims(tmp_path / "bad.csv", today=TODAY)
    assert again.bad_rows[0].cells[table[0].index("备注")] == "=HYPERLINK(1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_output_cell_becomes_a_formula(made, run, tmp_path, start):
    source = made.csv(made.table([{**line, "claim_id": f"{start}1+1"} for line in made.lines(1)]))

    run(source, out="out.csv")
    run(source, out="out.xlsx")

    assert rows_of(tmp_path / "out.csv")[0]["申领编号"] == f"'{start}1+1"
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").active["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", f"{start}1+1", True)


def test_history_counts_and_is_not_paid_again(made, run, tmp_path):
    lines = made.lines(2)
    history = made.csv(made.table([{**lines[0], "claim_id": "H-1", "course": "K-H"}]), name="history.csv")
    repeated = made.csv(made.table([{**lines[0], "claim_id": "A-1"}]), name="repeated.csv")

    tally = run(made.csv(made.table(lines)), history=history)
    again = run(made.csv(made.table(lines)), history=repeated, errors="bad.csv")

    assert tally.refusals_by_code == {"21.repeat": 1}
    assert (again.granted, again.bad_count) == (1, 1)
    assert "已经办过" in rows_of(tmp_path / "bad.csv")[0]["错误原因"]


def test_a_history_that_cannot_be_read_stops_everything(made, run, tmp_path):
    table = made.table(made.lines(1))
    table[1][table[0].index("技能等级")] = "01"

    with pytest.raises(UnusableFile) as caught:
        run(made.csv(made.table(made.lines(1))), history=made.csv(table, name="history.csv"))

    assert caught.value.code == "history.bad_rows"
    assert not (tmp_path / "out.csv").exists()


def test_a_line_silent_about_a_known_advance_is_not_paid_twice(made, run, tmp_path):
    person = made.people.make()
    advance = make_line("advance", {}, person, "A-1", "K-1")
    final = make_line("employment_skills", {"region": "鸡西市"}, person, "A-2", "K-1")

    silent = run(made.csv(made.table([advance, final])), errors="bad.csv")
    stated = run(made.csv(made.table([advance, {**final, "advanced": "1050"}])), out="o2.csv")

    assert (silent.bad_count, stated.bad_count) == (1, 0)
    assert "重复付款" in rows_of(tmp_path / "bad.csv")[0]["错误原因"]
    assert stated.offset_fen == 105_000


def test_both_engines_write_the_same_file(made, run, tmp_path):
    source = made.csv(made.table(made.lines(3)))

    run(source, out="python.csv", engine="python")
    run(source, out="native.csv", engine="native")

    assert (tmp_path / "python.csv").read_bytes() == (tmp_path / "native.csv").read_bytes()


@pytest.mark.parametrize(
    ("out", "errors", "code"),
    [
        ("claims.csv", None, "output.is_input"),
        ("out.doc", None, "output.format"),
        ("out.csv", "bad.parquet", "output.format"),
        ("none/out.csv", None, "output.folder"),
        ("same.csv", "same.csv", "output.same"),
    ],
)
def test_outputs_that_cannot_be(made, run, tmp_path, out, errors, code):
    source = made.csv(made.table(made.lines(1)))
    before = source.read_bytes()

    with pytest.raises(UnusableFile) as caught:
        run(source, out=out, errors=errors)

    assert caught.value.code == code
    assert source.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == ["claims.csv"]


def test_a_failing_second_output_leaves_the_first_as_it_was(tmp_path):
    (tmp_path / "one").write_text("old")

    def fail(path):
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(UnusableFile, match="No space left"), staging() as stage:
        stage.write(tmp_path / "one", lambda path: path.write_text("new"))
        stage.write(tmp_path / "two", fail)

    assert (tmp_path / "one").read_text() == "old"
    assert os.listdir(tmp_path) == ["one"]
