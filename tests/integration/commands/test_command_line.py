"""The command line as people run it: a process, its outputs, its messages, its exit code."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from jiangxin.engines.claim_files.schema import load_columns
from jiangxin.engines.claim_files.synthetic.lines import Lines
from jiangxin.engines.claim_files.synthetic.workbooks import write_csv, write_examples
from jiangxin.policy.findings import CODES
from jiangxin.policy.vocabulary import BENEFITS

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
PROGRAM = [sys.executable, "-c", "from jiangxin.interfaces.commands.main import main; main()"]


def jiangxin(*arguments, **options):
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
        **options,
    )


def decided(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def example_results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    for name in ("claims.csv", "claims.xlsx"):
        done = jiangxin(
            "adjudicate",
            EXAMPLES / name,
            "--history",
            EXAMPLES / "history.csv",
            "--out",
            folder / f"{name}.csv",
        )
        assert done.returncode == 0, done.stderr
    return folder


def test_the_examples_cover_every_benefit_paid_and_refused(example_results):
    lines = decided(example_results / "claims.csv.csv")

    assert len(lines) >= 200
    for label in BENEFITS.values():
        outcomes = {line["结论"] for line in lines if line["补贴项目"] == label.zh}
        assert outcomes == {"予以支付", "不予支付"}, label.zh
    found = {code for line in lines for code in line["结论代码"].split("、") if code}
    assert len(found & set(CODES)) >= 45
    assert all(line["可以怎样办"] for line in lines if line["结论"] == "不予支付")


def test_both_example_formats_give_the_same_decisions(example_results):
    from_csv, from_xlsx = ((example_results / f"claims.{kind}.csv").read_bytes() for kind in ("csv", "xlsx"))

    assert from_csv == from_xlsx


def test_the_example_files_are_what_the_generator_makes(tmp_path):
    write_examples(tmp_path)

    for path in sorted(tmp_path.iterdir()):
        kept = EXAMPLES / path.name
        if path.suffix == ".csv":
            assert path.read_bytes() == kept.read_bytes()
            continue
        made_sheet, kept_sheet = (openpyxl.load_workbook(one).active for one in (path, kept))
        assert [[cell.value for cell in row] for row in made_sheet] == [
            [cell.value for cell in row] for row in kept_sheet
        ]
        assert "合成演示数据" in kept_sheet["A1"].value


def test_local_rates_change_what_they_say_and_nothing_else(tmp_path):
    plain, local = tmp_path / "plain.csv", tmp_path / "local.csv"
    jiangxin("adjudicate", EXAMPLES / "claims.csv", "--out", plain)
    done = jiangxin(
        "adjudicate", EXAMPLES / "claims.csv", "--out", local, "--rates", EXAMPLES / "local-rates-2020.toml"
    )

    changed = {
        after["补贴项目"]
        for before, after in zip(decided(plain), decided(local), strict=True)
        if before["补贴金额（元）"] != after["补贴金额（元）"]
    }
    assert done.returncode == 0
    assert changed == {"生活费补贴", "企业新型学徒制补贴"}


def test_some_bad_rows_exit_one_with_every_cell_named(tmp_path):
    done = jiangxin(
        "adjudicate",
        EXAMPLES / "claims-with-errors.xlsx",
        "--out",
        tmp_path / "o.xlsx",
        "--errors",
        tmp_path / "e.xlsx",
    )
    listed = jiangxin("adjudicate", EXAMPLES / "claims-with-errors.xlsx", "--out", tmp_path / "o.xlsx")

    assert (done.returncode, listed.returncode) == (1, 1)
    assert "第 4 行 C 列 证件号码：证件号被 Excel 存成了数字" in listed.stderr
    assert openpyxl.load_workbook(tmp_path / "e.xlsx").active.max_row == 69


@pytest.mark.parametrize(
    "arguments",
    [
        ["adjudicate", "nowhere.csv", "--out", "o.csv"],
        ["adjudicate", "README.md"],
        ["adjudicate", EXAMPLES / "claims.csv", "--out", "o.doc"],
        ["adjudicate", EXAMPLES / "claims.csv", "--out", "o.csv", "--policy", "utopia-1999"],
        ["adjudicate", EXAMPLES / "claims.csv", "--out", "o.csv", "--rates", "nowhere.toml"],
        ["adjudicate", EXAMPLES / "claims.csv", "--out", "o.csv", "--rates", EXAMPLES / "claims.csv"],
        ["adjudicate", EXAMPLES / "class-list.xlsx", "--out", "o.csv"],
        ["explain", EXAMPLES / "claims.csv", "--claim", "none"],
        ["explain", EXAMPLES / "claims.csv"],
        ["policy", "show", "28"],
        ["policy", "show", "seventeen"],
        ["policy", "rates", "--city", "长安"],
        ["policy", "rates", "--on", "2019-02-30"],
        ["policy", "examples", "--clause", "99"],
        ["template", "claims.csv"],
        ["nonsense"],
        ["schema", "claims", "extra"],
        ["--nonsense"],
    ],
    ids=lambda arguments: " ".join(Path(str(one)).name for one in arguments),
)
def test_what_cannot_be_done_exits_two_in_both_languages(arguments, tmp_path):
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert lines[0].startswith(("不能办理：", "命令写得不对："))
    assert lines[1].startswith(("Not done: ", "Usage error: "))
    assert os.listdir(tmp_path) == []


def test_explain_in_words_and_as_json():
    claim = ["explain", EXAMPLES / "claims.csv", "--claim", "SQ-2020-0001"]

    zh, en, as_json = jiangxin(*claim), jiangxin(*claim, "--lang", "en"), jiangxin(*claim, "--json")

    document = json.loads(as_json.stdout)
    assert document["claim_id"] == "SQ-2020-0001"
    assert document["findings"] and document["arithmetic"]
    assert "符合  第21条" in zh.stdout
    assert "met  clause 21" in en.stdout
    assert f"{document['amount_fen'] / 100:,.2f} 元" in zh.stdout


def test_explain_a_bad_row_says_what_to_mend():
    done = jiangxin("explain", EXAMPLES / "claims-with-errors.xlsx", "--claim", "SQ-E-0022")

    assert done.returncode == 1
    assert "相反的读法" in done.stderr


def test_policy_pages():
    shown, rates = (
        jiangxin("policy", "show", "17"),
        jiangxin("policy", "rates", "--on", "2019-10-01", "--city", "哈尔滨"),
    )
    packs, examples = jiangxin("policy", "list"), jiangxin("policy", "examples", "--clause", "17")

    assert "对企业职工参加初级工、中级工、高级工、技师、高级技师培训的" in shown.stdout
    assert (
        "初级工 1,200 元、中级工 1,800 元、高级工 2,500 元、技师 3,500 元、高级技师 4,500 元" in rates.stdout
    )
    assert rates.stdout.startswith("哈尔滨市  2019-10-01")
    assert packs.stdout.startswith("heilongjiang-2019")
    assert "予以支付" in examples.stdout


def test_schema_for_people_programs_and_documentation():
    document = json.loads(jiangxin("schema", "claims", "--json").stdout)

    assert [column["name"] for column in document["columns"]] == [column.name for column in load_columns()]
    assert jiangxin("schema", "claims", "--markdown").stdout.count("\n") == len(load_columns()) + 2


def test_the_template_is_ready_to_fill_in(tmp_path):
    path = tmp_path / "claims.xlsx"
    assert jiangxin("template", path).returncode == 0
    assert jiangxin("template", path).returncode == 2

    workbook = openpyxl.load_workbook(path)
    main = workbook["申领明细"]
    headings = [cell.value for cell in main[1]]
    assert headings == [column.heading for column in load_columns()]
    assert workbook["字典"].sheet_state == "hidden"
    assert workbook["示例"]["A1"].value.startswith("合成演示数据")
    assert main.freeze_panes == "D2"
    assert main.column_dimensions["C"].number_format == "@"
    assert main["C1"].comment is not None
    assert len(main.data_validations.dataValidation) > 15
    assert workbook.properties.description.startswith("jiangxin-claims ")
    empty = jiangxin("adjudicate", path, "--out", tmp_path / "o.csv")
    assert empty.returncode == 2
    assert "只有标题" in empty.stderr


def test_the_templates_example_row_can_be_adjudicated(tmp_path):
    path = tmp_path / "claims.xlsx"
    jiangxin("template", path)
    workbook = openpyxl.load_workbook(path)
    del workbook["申领明细"]
    workbook.save(path)

    done = jiangxin("adjudicate", path, "--out", tmp_path / "o.csv")

    assert done.returncode == 0, done.stderr
    assert decided(tmp_path / "o.csv")[0]["补贴金额（元）"] == "1800.00"


def test_help_in_both_languages_without_django():
    done = jiangxin("--help")
    imported = "import sys; from jiangxin.interfaces.commands.main import run"
    code = f"{imported}; run(sys.argv[1:]); print(*sys.modules)"
    for arguments in (["--help"], ["policy", "show", "17"], ["schema", "claims"]):
        loaded = (
            subprocess.run(
                [sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=ROOT, check=True
            )
            .stdout.splitlines()[-1]
            .split()
        )
        assert not {"django", "numba", "numpy", "pyarrow", "openpyxl", "rich"} & set(loaded)
    assert "核定一个申领文件 / decide a file of claims" in done.stdout


def test_a_reader_that_has_enough_is_no_fault():
    with subprocess.Popen(
        [*PROGRAM, "schema", "claims"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as running:
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()

    assert complaint == b""


def test_a_fault_of_ours_gives_a_reference_and_no_trace(tmp_path):
    code = (
        "import sys\n"
        "from jiangxin.interfaces.commands import main\n"
        "main._COMMANDS['policy'] = ('no_such_module', 'x')\n"
        "sys.exit(main.run(sys.argv[1:]))"
    )
    quiet, loud = (
        subprocess.run(
            [sys.executable, "-c", code, "policy", "list", *more],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        for more in ([], ["--debug"])
    )

    assert (quiet.returncode, loud.returncode) == (2, 2)
    assert "报编号 E-" in quiet.stderr and "Traceback" not in quiet.stderr
    assert "Traceback" in loud.stderr


@pytest.fixture(scope="module")
def long_file(tmp_path_factory):
    """Eight times the example's lines, under numbers of their own."""
    folder = tmp_path_factory.mktemp("long")
    lines = [
        {**line, "claim_id": f"{line['claim_id']}-{copy}", "course": f"{line.get('course', 'K')}-{copy}"}
        for copy in range(8)
        for line in Lines().claims
    ]
    write_csv(folder / "long.csv", lines)
    return folder / "long.csv"


@pytest.mark.parametrize("name", ["o.csv", "o.xlsx", "o.parquet"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_whoever_ends_it_while_it_writes_finds_no_partial_output(long_file, tmp_path, name, number):
    target = tmp_path / name
    target.write_text("what was there before")
    running = subprocess.Popen(
        [*PROGRAM, "adjudicate", str(long_file), "--out", str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    # the hidden file beside the target shows that writing has begun
    while running.poll() is None and not any(entry.endswith(".part") for entry in os.listdir(tmp_path)):
        time.sleep(0.002)
    running.send_signal(number)
    _, complaint = running.communicate(timeout=60)

    is_done = running.returncode == 0
    assert is_done or target.read_text() == "what was there before"
    assert b"Traceback" not in complaint
    if not is_done and number != signal.SIGKILL:
        assert running.returncode == 130
        assert os.listdir(tmp_path) == [name]
