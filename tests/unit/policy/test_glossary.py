"""The glossary names every word of the law that the code uses."""

from pathlib import Path

from jiangxin.policy import vocabulary

GLOSSARY = (Path(__file__).parents[3] / "GLOSSARY.md").read_text("utf-8")


def test_every_label_of_the_vocabulary_is_in_the_glossary():
    tables = [value for name, value in vars(vocabulary).items() if name.isupper() and isinstance(value, dict)]
    assert len(tables) == 9
    rows = [label for table in tables for label in table.values() if table is not vocabulary.OWNERSHIPS]
    missing = [label for label in rows if f"| {label.zh} | {label.en} | `{label.code}` |" not in GLOSSARY]
    assert missing == []
