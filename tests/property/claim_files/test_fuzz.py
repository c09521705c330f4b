"""Whatever a file holds: an exit code of 0, 1 or 2, never a trace, never half an output."""

import contextlib
import io
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiangxin.engines.claim_files.schema import load_columns
from jiangxin.engines.claim_files.synthetic.lines import make_line
from jiangxin.engines.claim_files.synthetic.people import People
from jiangxin.engines.claim_files.synthetic.workbooks import write_csv, write_xlsx
from jiangxin.interfaces.commands import main

MANY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
BENEFITS = ("staff_skill", "employment_skills", "living_allowance", "custodial", "placement_service")
CELL = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.sampled_from(
        ["是", "无", "01", "=1+1", "2.3E+17", "#N/A", "'=1", "五级", "2020-02-30", "1e999", "\x00", "𠮷"]
    ),
)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """Good files of each format to spoil."""
    folder = tmp_path_factory.mktemp("seeds")
    people = People(3)
    lines = [make_line(code, {}, people.make(), f"F-{i}", f"K-{i}") for i, code in enumerate(BENEFITS)]
    write_csv(folder / "seed.csv", lines)
    write_xlsx(folder / "seed.xlsx", lines)
    names = [column.name for column in load_columns()]
    pq.write_table(
        pa.table({name: [line.get(name) for line in lines] for name in names}), folder / "seed.parquet"
    )
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


def adjudicate(folder, content, name="given.csv"):
    """Run the command on some bytes and hold it to its promises."""
    source, out, errors = folder / name, folder / "out.csv", folder / "bad.xlsx"
    for path in folder.iterdir():
        path.unlink()
    source.write_bytes(content)
    complaint = io.StringIO()
    with contextlib.redirect_stderr(complaint), contextlib.redirect_stdout(io.StringIO()):
        code = main.run(["adjudicate", str(source), "--out", str(out), "--errors", str(errors)])
    said = complaint.getvalue()
    assert code in (0, 1, 2)
    assert "Traceback" not in said
    assert "报编号" not in said, said
    assert out.exists() == (code != 2)
    assert errors.exists() == (code == 1)
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]
    return code


@MANY
@given(content=st.binary(max_size=400))
def test_any_bytes(tmp_path, content):
    assert adjudicate(tmp_path, content) == 2


@MANY
@given(text=st.text(max_size=300))
def test_any_text_under_our_headings(tmp_path, text):
    headings = ",".join(column.name for column in load_columns())
    adjudicate(tmp_path, f"{headings}\n{text}".encode("utf-8", "replace"))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@MANY
@given(data=st.data())
def test_spoilt_files(tmp_path, seeds, suffix, data):
    content = bytearray(seeds[suffix])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    adjudicate(tmp_path, bytes(content), f"given{suffix}")


@MANY
@given(data=st.data())
def test_workbooks_spoilt_inside_a_sound_package(tmp_path, seeds, data):
    with zipfile.ZipFile(io.BytesIO(seeds[".xlsx"])) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = data.draw(st.sampled_from(sorted(members)))
    part = bytearray(members[name])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(0, len(part) - 1)))
        part[place : place + data.draw(st.integers(0, 4))] = data.draw(
            st.sampled_from(
                [b"", b"<", b">", b"&", b'"', b"9", b"A", b"<f>", b"XFD", b"99999999", b"\x00", b"\xff"]
            )
        )
    members[name] = bytes(part)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for member, body in members.items():
            package.writestr(member, body)
    adjudicate(tmp_path, target.getvalue(), "given.xlsx")


@MANY
@given(rows=st.lists(st.dictionaries(st.integers(0, len(load_columns()) - 1), CELL, max_size=12), max_size=4))
def test_any_cells_in_a_workbook(tmp_path, rows):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append([column.heading for column in load_columns()])
    line = make_line("staff_skill", {}, People(9).make(), "F-1", "K-1")
    for cells in rows:
        values = [line.get(column.name) for column in load_columns()]
        for place, value in cells.items():
            values[place] = value
        try:
            sheet.append(values)
        except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
            sheet.append([None])  # a cell no workbook can hold
    target = io.BytesIO()
    workbook.save(target)
    adjudicate(tmp_path, target.getvalue(), "given.xlsx")


@MANY
@given(
    arguments=st.lists(
        st.sampled_from(
            [
                "adjudicate",
                "explain",
                "policy",
                "show",
                "17",
                "rates",
                "--on",
                "--out",
                "--lang",
                "zh",
                "schema",
                "claims",
                "--json",
                "x.csv",
                "-1",
                "--city",
                "\ud800",
                "",
            ]
        ),
        max_size=5,
    )
)
def test_any_arguments(tmp_path, arguments):
    with contextlib.chdir(tmp_path):
        complaint = io.StringIO()
        with contextlib.redirect_stderr(complaint), contextlib.redirect_stdout(io.StringIO()):
            assert main.run(arguments) in (0, 1, 2)
        assert "报编号" not in complaint.getvalue(), complaint.getvalue()
        assert list(Path().iterdir()) == []
