"""Files made for a test: tables of synthetic lines in any format."""

import csv
import io

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jiangxin.engines.claim_files.schema import columns_by_name
from jiangxin.engines.claim_files.synthetic.lines import make_line
from jiangxin.engines.claim_files.synthetic.people import People


class Files:
    """Makes lines and writes them into a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.people = People(7)

    def lines(self, count=3, benefit="staff_skill", **changes):
        return [
            make_line(benefit, changes, self.people.make(), f"A-{number}", f"K-{number}")
            for number in range(1, count + 1)
        ]

    def table(self, lines):
        names = list(dict.fromkeys(name for line in lines for name in line))
        known = columns_by_name()
        headings = [known[name].heading if name in known else name for name in names]
        return [headings, *([line.get(name, "") for name in names] for line in lines)]

    def csv(self, rows, name="claims.csv", encoding="utf-8", separator=","):
        path = self.folder / name
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator).writerows(rows)
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    def xlsx(self, rows, name="claims.xlsx", change=None):
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        for row in rows:
            sheet.append(row)
        if change is not None:
            change(workbook, sheet)
        path = self.folder / name
        workbook.save(path)
        return path

    def parquet(self, lines, name="claims.parquet"):
        names = list(dict.fromkeys(column for line in lines for column in line))
        path = self.folder / name
        pq.write_table(pa.table({column: [line.get(column) for line in lines] for column in names}), path)
        return path


@pytest.fixture
def made(tmp_path):
    return Files(tmp_path)
