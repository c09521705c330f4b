"""Modules are named by content, and no sentence promises work for later."""

import ast
import re

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools", "stuff"}
LATER = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"]) + r")\b")
SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？]")
LIBRARY_ADDRESS = re.compile(r'"resolved"|--index-url|--extra-index-url|https?://')


def test_modules_are_named_by_content(all_sources):
    parts = {part for source in all_sources for part in source.name.split(".")}
    assert not parts & EMPTY_NAMES


def test_nothing_is_left_for_later(all_sources):
    assert [source.path for source in all_sources if LATER.search(source.text)] == []


def test_nothing_raises_that_it_is_not_written_yet(all_sources):
    for source in all_sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Raise) and node.exc is not None:
                raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                assert getattr(raised, "id", "") != "NotImplementedError", f"{source.path}:{node.lineno}"


def test_a_package_opens_with_at_most_three_sentences_and_nothing_else(house_sources):
    for source in house_sources:
        if source.path.endswith("__init__.py"):
            body = source.tree.body
            only_docstring = len(body) == 1 and ast.get_docstring(source.tree) is not None
            assert only_docstring, source.path
            sentences = SENTENCE_END.findall(ast.get_docstring(source.tree))
            assert 1 <= len(sentences) <= 3, f"{source.path}: {len(sentences)} sentences"


def test_every_package_holds_something(house_sources, checkout):
    for source in house_sources:
        if source.path.endswith("__init__.py"):
            folder = (checkout / source.path).parent
            others = [path for path in folder.iterdir() if path.name not in {"__init__.py", "__pycache__"}]
            assert others, f"{folder} is an empty room"


def test_every_folder_with_modules_is_a_package(house_sources, checkout):
    for source in house_sources:
        folder = (checkout / source.path).parent
        while folder != checkout:
            assert (folder / "__init__.py").exists(), folder
            folder = folder.parent


def test_locks_name_no_package_index(checkout):
    for path in [*checkout.glob("requirements/*.lock"), checkout / "requirements/chromium/package-lock.json"]:
        assert not LIBRARY_ADDRESS.search(_without_funding(path.read_text("utf-8"))), path
    assert '"resolved"' not in (checkout / "package-lock.json").read_text("utf-8")


def _without_funding(text):
    return "\n".join(line for line in text.splitlines() if '"url":' not in line)
