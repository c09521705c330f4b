"""How the house says no, and how it says "accepted, but look at this"."""

from dataclasses import dataclass


class Refused(Exception):
    """An input or an act that cannot be accepted, with the reason and the way out in Chinese and English.

    `code` is stable ("money.decimals") and is what programs compare; the sentences may be reworded.
    `clause` is the number of the policy clause that forbids it, as printed there, or None when none does.
    All fields are passed to `Exception`, so a refusal survives pickling between processes.
    """

    def __init__(
        self, code: str, sentence: str, sentence_en: str, fix: str, fix_en: str, clause: str | None = None
    ) -> None:
        super().__init__(code, sentence, sentence_en, fix, fix_en, clause)
        self.code = code
        self.sentence = sentence
        self.sentence_en = sentence_en
        self.fix = fix
        self.fix_en = fix_en
        self.clause = clause

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Caution:
    """Something accepted that a person should still look at; never a reason to refuse.

    `code` is stable, like the codes of `Refused`.
    """

    code: str
    sentence: str
    sentence_en: str

    def __str__(self) -> str:
        return self.sentence
