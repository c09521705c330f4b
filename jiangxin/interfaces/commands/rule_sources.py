"""The policy and local rates a command works under, from its options."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from jiangxin.kernel.refusals import Refused
from jiangxin.policy.evaluate import Adjudicator
from jiangxin.policy.pack import load_pack

DEFAULT_POLICY = "heilongjiang-2019"
_LARGEST_RATES_BYTES = 4 * 2**20


def load_adjudicator(policy: str, rate_files: Sequence[Path]) -> Adjudicator:
    """The adjudicator of a policy with local rate files added, the later ones on top.

    Raises Refused for an unknown policy and for a rate file that is missing, malformed or against the policy.
    """
    pack = load_pack(policy)
    book = pack.rate_book
    for path in rate_files:
        text = _read(path)
        try:
            book = book.with_local(text)
        except Refused as refusal:
            raise _in_file(path, refusal) from None
        except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
            raise _malformed(path, str(error)) from None
    return Adjudicator(pack, book)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_RATES_BYTES:
            raise _malformed(path, "文件过大")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise Refused(
            "rates.unreadable",
            f"地方标准文件 {path} 读不出来（{error.strerror}）。",
            f"The local rates {path} cannot be read ({error.strerror}).",
            "核对路径和权限。",
            "Check its path and access.",
        ) from None
    except UnicodeDecodeError:
        raise _malformed(path, "不是 UTF-8 文字") from None


def _in_file(path: Path, refusal: Refused) -> Refused:
    return Refused(
        refusal.code,
        f"{path.name}：{refusal.sentence}。",
        f"{path.name}: {refusal.sentence_en}.",
        f"{refusal.fix}。",
        f"{refusal.fix_en}.",
        refusal.clause,
    )


def _malformed(path: Path, reason: str) -> Refused:
    return Refused(
        "rates.malformed",
        f"地方标准文件 {path.name} 写法不对：{reason}。",
        f"The local rates {path.name} are malformed: {reason}.",
        "每项标准一个 [[value]]，写 id、value、from；样子见 examples/local-rates-2020.toml。",
        "One [[value]] table a rate with id, value and from; see examples/local-rates-2020.toml.",
    )
