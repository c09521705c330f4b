"""A policy as one immutable whole: its clauses, plan, named programmes and rates, read from its folder."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jiangxin.kernel.refusals import Refused
from jiangxin.policy.clauses import Clause, load_clauses
from jiangxin.policy.pack_fields import parse_pack
from jiangxin.policy.plans import Plan, load_plan
from jiangxin.policy.programmes import Programmes, load_programmes
from jiangxin.policy.rate_definitions import read_definitions
from jiangxin.policy.ratebook import RateBook

_ROOT = files("jiangxin.policy.packs")


@dataclass(frozen=True)
class Pack:
    """One policy of one issuer for one period."""

    code: str
    version: str
    title: str
    title_en: str
    issuer: str
    clauses: tuple[Clause, ...]
    plan: Plan
    programmes: Programmes
    rate_book: RateBook

    def get_clause(self, number: int) -> Clause:
        """The clause of this number. Raises Refused if the policy has none."""
        for clause in self.clauses:
            if clause.number == number:
                return clause
        raise Refused(
            "clause.unknown",
            f"本方案没有第{number}条",
            f"This plan has no clause {number}",
            f"请填 1 至 {len(self.clauses)}",
            f"Give a number from 1 to {len(self.clauses)}",
        )


def list_pack_codes() -> tuple[str, ...]:
    """Codes of the packs there are, such as `heilongjiang-2019`."""
    folders = (entry.name for entry in _ROOT.iterdir() if entry.joinpath("pack.toml").is_file())
    return tuple(sorted(name.replace("_", "-") for name in folders))


@cache
def load_pack(code: str) -> Pack:
    """The pack of this code. Raises Refused for an unknown code."""
    if code not in list_pack_codes():
        known = "、".join(list_pack_codes())
        raise Refused(
            "pack.unknown",
            f"没有政策包“{code}”",
            f"There is no policy pack {code!r}",
            f"可用：{known}",
            f"Known: {known}",
        )
    folder = code.replace("-", "_")
    about = parse_pack(read_part(code, "pack.toml"), f"{folder}/pack.toml")
    definitions, values = read_definitions(read_part(code, "rates.toml"))
    return Pack(
        code=code,
        version=about.text("version"),
        title=about.text("title"),
        title_en=about.text("title_en"),
        issuer=about.text("issuer"),
        clauses=load_clauses(read_part(code, "clauses.toml")),
        plan=load_plan(read_part(code, "plan.toml")),
        programmes=load_programmes(read_part(code, "programmes.toml")),
        rate_book=RateBook(definitions, values),
    )


def read_part(code: str, name: str) -> str:
    """The text of one file of a pack."""
    return _ROOT.joinpath(code.replace("-", "_"), name).read_text("utf-8")
