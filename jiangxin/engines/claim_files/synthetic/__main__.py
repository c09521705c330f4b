"""Writes the example files: `python -m jiangxin.engines.claim_files.synthetic examples`."""

import sys
from pathlib import Path

from jiangxin.engines.claim_files.synthetic.workbooks import write_examples

if __name__ == "__main__":
    write_examples(Path(sys.argv[1]))
