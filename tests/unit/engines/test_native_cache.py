"""Compiled code is kept between starts, and an edited rule never runs from an old compilation."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import jiangxin
from jiangxin.engines.native.compiled_cache import cache_root, open_cache, remove_old, sources_digest

HOUSE = Path(jiangxin.__file__).parent
PROGRAM = """
from jiangxin.engines.native.compilation import load_kernel
from jiangxin.engines.native.deciding import adjudicate
from jiangxin.policy.decision import Claim
from jiangxin.policy.facts import Facts
from jiangxin.policy.pack import load_pack
facts = Facts(
    14, started_on=737425, ended_on=737525, categories=1, organisation=6
)
decided = adjudicate([Claim("1", "甲", facts)], [], load_pack("heilongjiang-2019"))[0]
hits = sum(sum(loop.stats.cache_hits.values()) for loop in load_kernel())
print(decided.amount_fen, hits)
"""


def run_copy(folder, cache):
    """Amount and cache hits of a decision by the copy of the house in this folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(word) for word in done.stdout.split()]


def test_an_edited_rule_is_compiled_anew_and_an_unchanged_one_is_not(tmp_path):
    for room in ("kernel", "policy", "engines"):
        shutil.copytree(HOUSE / room, tmp_path / "jiangxin" / room)
    shutil.copy(HOUSE / "__init__.py", tmp_path / "jiangxin")
    assert run_copy(tmp_path, tmp_path / "cache") == [2000_00, 0]
    assert run_copy(tmp_path, tmp_path / "cache") == [2000_00, 1]
    rule = tmp_path / "jiangxin/policy/rules/schools.py"
    rule.write_text(
        rule.read_text("utf-8").replace("return rates.school_grant_fen", "return rates.school_grant_fen + 1")
    )
    assert run_copy(tmp_path, tmp_path / "cache") == [2000_01, 0]
    assert len(list((tmp_path / "cache" / "jiangxin").iterdir())) == 2


def test_only_the_latest_two_compilations_are_kept(tmp_path):
    for number in range(4):
        folder = tmp_path / f"compiled-{number}"
        folder.mkdir()
        os.utime(folder, (number, number))
    remove_old(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["compiled-2", "compiled-3"]


def test_a_new_compilation_has_a_folder_named_by_its_sources(tmp_path):
    folder = open_cache(tmp_path)
    assert folder.name == f"compiled-{sources_digest()}"
    assert open_cache(tmp_path) == folder


def test_a_cache_that_cannot_be_made_falls_back_to_a_private_folder(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    root = cache_root()
    assert root.is_dir()
    assert not root.is_relative_to(tmp_path)
    assert root.stat().st_uid == os.getuid()
