"""Reading whole files: formats, headings, blank tails, and each wrong kind of file with its own message."""

import os
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from jiangxin.engines.claim_files.problems import UnusableFile, column_letter
from jiangxin.engines.claim_files.readers import read_claims
from jiangxin.engines.claim_files.schema import schema_version
from jiangxin.engines.claim_files.synthetic.faults import FAULTS
from jiangxin.engines.claim_files.synthetic.workbooks import write_faults

TODAY = date(2026, 11, 1)


def read(path, **options):
    return read_claims(path, today=TODAY, **options)


def refusal(path):
    with pytest.raises(UnusableFile) as caught:
        read(path)
    assert caught.value.sentence and caught.value.fix and caught.value.sentence_en and caught.value.fix_en
    return caught.value.code


def facts(found):
    return [row.claim for row in found.claim_rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_in_every_encoding_and_separator(made, encoding, separator):
    table = made.table(made.lines())

    found = read(made.csv(table, encoding=encoding, separator=separator))

    assert [row.row for row in found.claim_rows] == [2, 3, 4]
    assert found.bad_rows == []


def test_the_same_lines_read_alike_from_every_format(made):
    lines = made.lines(12)
    table = made.table(lines)

    from_csv = facts(read(made.csv(table)))

    assert len(from_csv) == 12
    assert facts(read(made.xlsx(table))) == from_csv
    assert facts(read(made.parquet(lines))) == from_csv


def test_typed_cells_mean_the_same_as_text(made):
    lines = made.lines(1, "employment_skills")
    typed = [
        {
            **line,
            "filed_on": date.fromisoformat(line["filed_on"]),
            "started_on": datetime.fromisoformat(line["started_on"]),
            "actual_fee": 1200,
            "posted_fee": 1200.0,
            "is_passed": True,
            "is_pensioned": 0,
            "level": 5,
        }
        for line in lines
    ]
    expected = facts(read(made.csv(made.table(lines))))

    assert facts(read(made.xlsx(made.table(typed)))) == expected
    assert facts(read(made.parquet([{**line, "level": "5"} for line in typed]))) == expected


def test_more_rows_than_are_searched_for_headings(made):
    found = read(made.csv(made.table(made.lines(40))))

    assert [row.row for row in found.claim_rows] == list(range(2, 42))


def test_headings_below_a_title_and_blank_rows(made):
    table = [["某市申领明细"], [], [], *made.table(made.lines(2))]

    found = read(made.xlsx(table))

    assert found.headings.row == 4
    assert [row.row for row in found.claim_rows] == [5, 6]


def test_hidden_heading_rows_and_hidden_columns_are_read(made):
    def hide(_, sheet):
        sheet.row_dimensions[1].hidden = True
        sheet.column_dimensions["C"].hidden = True

    assert len(read(made.xlsx(made.table(made.lines(2)), change=hide)).claim_rows) == 2


def test_codes_and_alternative_headings_and_required_marks(made):
    table = made.table(made.lines(1))
    renamed = {
        "申领编号": "claim_id",
        "证件号码": "公民身份号码*",
        "拨付地": " 拨付地（必填）",
        "结束日期": "结业日期",
    }
    table[0] = [renamed.get(heading, heading) for heading in table[0]]

    assert len(read(made.csv(table)).claim_rows) == 1


def test_unknown_columns_are_noted_and_repeated_ones_refused(made):
    table = made.table(made.lines(1))
    extra = [[*row, "x"] for row in table]
    twice = [[*row, row[0]] for row in table]

    assert [note.code for note in read(made.csv(extra)).notes] == ["file.unknown_columns"]
    assert refusal(made.csv(twice)) == "file.heading_twice"


def test_missing_mandatory_columns_and_a_roster_are_not_the_template(made):
    table = made.table(made.lines(1))

    assert refusal(made.csv([row[1:] for row in table])) == "file.columns_missing"
    assert refusal(made.csv([["姓名", "民族"], ["张三", "汉"]])) == "file.not_the_template"
    assert refusal(made.csv(table[:1])) == "file.no_lines"


def test_every_problem_of_a_row_at_once_where_excel_shows_it(made):
    table = made.table(made.lines(2))
    table[1][table[0].index("技能等级")] = "01"
    table[1][table[0].index("考核合格")] = "大概"
    table[1][table[0].index("用人单位")] = ""

    bad = read(made.xlsx(table)).bad_rows

    assert [problem.code for problem in bad[0].problems] == [
        problem.code for problem in sorted(bad[0].problems, key=lambda p: p.position)
    ]
    assert {p.code for p in bad[0].problems} == {"level.ambiguous", "is_passed.yes_no", "employer.missing"}
    level = next(p for p in bad[0].problems if p.code == "level.ambiguous")
    assert (level.row, level.letter, level.value) == (2, column_letter(table[0].index("技能等级")), "01")


def test_a_needed_column_the_file_lacks_is_a_problem_of_each_row(made):
    table = made.table(made.lines(2))
    place = table[0].index("急需紧缺职业")

    bad = read(made.csv([row[:place] + row[place + 1 :] for row in table])).bad_rows

    assert [[p.code for p in row.problems] for row in bad] == [["is_urgent.missing"]] * 2
    assert bad[0].problems[0].letter == ""
    assert "没有这一列" in bad[0].problems[0].fix_zh


def test_repeated_claim_ids_name_the_first_row(made):
    table = made.table(made.lines(3))
    table[3][0] = table[1][0]

    found = read(made.csv(table))

    assert [row.row for row in found.claim_rows] == [2, 3]
    assert [p.code for p in found.bad_rows[0].problems] == ["claim_id.repeated"]
    assert "第 2 行" in found.bad_rows[0].problems[0].reason_zh


def test_blank_tails_cost_nothing(made, tmp_path):
    path = tmp_path / "tail.xlsx"
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = workbook.add_worksheet("申领明细")
    grey = workbook.add_format({"bg_color": "#EEEEEE"})
    for row, cells in enumerate(made.table(made.lines(3))):
        sheet.write_row(row, 0, cells)
    for row in range(4, 1_048_576):
        sheet.write_blank(row, 2, None, grey)
    workbook.close()

    found = read(path)

    assert (found.line_count, len(found.claim_rows)) == (3, 3)


def test_a_cell_at_the_far_corner_does_not_fill_the_memory(made):
    def corner(_, sheet):
        sheet["XFD1048576"] = "x"

    assert refusal(made.xlsx(made.table(made.lines(1)), change=corner)) == "file.too_wide"


def test_formulas_and_merged_cells_are_named(made):
    lines = made.lines(3)
    table = made.table(lines)
    place = table[0].index("用人单位")
    table[1][table[0].index("班级编号")] = '="K"&"1"'
    for row in (2, 3):
        table[row][place] = "演示厂" if row == 2 else None

    def merge(_, sheet):
        sheet.merge_cells(start_row=3, end_row=4, start_column=place + 1, end_column=place + 1)

    found = read(made.xlsx(table, change=merge))

    assert [[p.code for p in bad.problems] for bad in found.bad_rows] == [["cell.formula"], ["cell.merged"]]
    assert found.bad_rows[0].problems[0].value == "公式"


def test_the_sheet_with_our_headings_is_found_among_others(made):
    rows = made.table(made.lines(2))

    def second(workbook, sheet):
        sheet.title = "申领"
        cover = workbook.create_sheet("封面", 0)
        cover["A1"] = "封面"
        hidden = workbook.create_sheet("旧数据", 0)
        hidden.append(rows[0])
        hidden.sheet_state = "hidden"

    found = read(made.xlsx(rows, change=second))

    assert found.source == "申领"
    assert len(found.claim_rows) == 2
    assert [note.code for note in found.notes] == ["file.other_sheets"]


def test_an_old_template_is_noted_and_read_all_the_same(made):
    def stamp(version):
        def change(workbook, _):
            workbook.properties.description = f"jiangxin-claims {version}"

        return change

    rows = made.table(made.lines(1))
    old, new = (read(made.xlsx(rows, change=stamp(version))) for version in ("2020-01", schema_version()))

    assert [note.code for note in old.notes] == ["file.old_template"]
    assert (len(old.claim_rows), new.notes) == (1, [])


def test_each_fault_of_the_example_file_is_found_exactly(tmp_path):
    path = tmp_path / "faults.xlsx"
    write_faults(path)

    found = read(path)

    codes = {bad.row: sorted(problem.code for problem in bad.problems) for bad in found.bad_rows}
    expected = {row: sorted(fault.codes) for row, fault in enumerate(FAULTS, start=4)}
    assert codes == expected | {max(expected) + 2: ["cell.merged"]}
    assert len(FAULTS) > 40


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"%PDF-1.7 ...", "file.pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "file.image"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "file.image"),
        (b"Rar!\x1a\x07\x00", "file.archive"),
        (OLE + "Workbook".encode("utf-16-le"), "file.old_excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file.password"),
        (OLE + "WordDocument".encode("utf-16-le"), "file.word"),
        (b"<html><table><tr><td>x</td></tr></table>", "file.markup"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "file.markup"),
        (b"PK\x03\x04 torn off", "file.damaged"),
        (b"PAR1 torn off", "file.damaged"),
        (b"\x00\x01\x02\x03", "file.unknown_kind"),
        (b"\x81\x20\xff\xff", "file.encoding"),
        (b'claim_id,person_number,benefit\n"a,b,c\n', "file.quotes"),
        (b"a,b\n1,2\n", "file.not_the_template"),
    ],
)
def test_each_wrong_kind_of_file_has_its_own_message(tmp_path, content, code):
    path = tmp_path / "claims.xlsx"
    path.write_bytes(content)

    assert refusal(path) == code


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"xl/workbook.xml": "x", "xl/vbaProject.bin": "x"}, "file.macros"),
        ({"xl/workbook.bin": "x"}, "file.binary_workbook"),
        ({"word/document.xml": "x"}, "file.word"),
        ({"content.xml": "x"}, "file.open_document"),
        ({"a.txt": "x"}, "file.archive"),
        ({"xl/workbook.xml": "<broken"}, "file.damaged"),
        ({"xl/workbook.xml": "x", "xl/sharedStrings.xml": "a" * 80_000_000}, "file.unpacks_too_big"),
    ],
)
def test_each_wrong_kind_of_package_too(tmp_path, members, code):
    path = tmp_path / "claims.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text)

    assert refusal(path) == code


def test_torn_files_of_every_format(made):
    lines = made.lines(50)
    for path in (made.xlsx(made.table(lines)), made.parquet(lines)):
        content = path.read_bytes()
        for share in (0.3, 0.7, 0.99):
            path.write_bytes(content[: int(len(content) * share)])
            assert refusal(path) == "file.damaged"


def test_folders_missing_files_and_locked_files(tmp_path):
    assert refusal(tmp_path) == "file.directory"
    assert refusal(tmp_path / "none.csv") == "file.missing"
    assert refusal(tmp_path / "none.csv" / "x.csv") == "file.missing"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refusal(pipe) == "file.not_regular"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(made):
    path = made.csv(made.table(made.lines(1)))
    path.chmod(0)

    assert refusal(path) == "file.no_permission"


def test_a_history_counts_only_what_was_granted(made):
    lines = made.lines(3)
    table = made.table(lines)
    for row, word in zip(table, ["结论", "予以支付", "不予支付", "看情况"], strict=True):
        row.append(word)

    found = read(made.csv(table), is_history=True)

    assert [row.row for row in found.claim_rows] == [2]
    assert found.passed_over == 1
    assert [p.code for p in found.bad_rows[0].problems] == ["outcome.unknown"]
