"""The life of a local rate as a table: what may happen to it, in which state, and by whom."""

from enum import StrEnum
from typing import NamedTuple


class RateStatus(StrEnum):
    """Where a local rate stands. `ENDED` says that a last day is decided; it may still be to come."""

    DRAFTED = "drafted"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


STATUS_NAMES = {
    RateStatus.DRAFTED: ("已起草", "Drafted"),
    RateStatus.ADOPTED: ("已采用", "Adopted"),
    RateStatus.WITHDRAWN: ("已撤回", "Withdrawn"),
    RateStatus.ENDED: ("已定终止日", "End decided"),
}

IN_THE_BOOK = (RateStatus.ADOPTED, RateStatus.ENDED)
"""States in which a rate counts on the days of its period."""


class RateAct(StrEnum):
    """What may be done to a local rate that exists, in the words of the operations and of the trail."""

    ADOPT = "adopt_local_rate"
    WITHDRAW = "withdraw_local_rate"
    END = "end_local_rate"


class Transition(NamedTuple):
    """From which state an act leads to which, who may do it, and what the act is called."""

    before: RateStatus
    after: RateStatus
    actor_zh: str
    actor_en: str
    name_zh: str
    name_en: str


TRANSITIONS = {
    RateAct.ADOPT: Transition(
        RateStatus.DRAFTED,
        RateStatus.ADOPTED,
        "起草人以外的人",
        "anyone but the drafter",
        "采用",
        "adopted",
    ),
    RateAct.WITHDRAW: Transition(
        RateStatus.DRAFTED, RateStatus.WITHDRAWN, "任何标准管理人员", "any rate officer", "撤回", "withdrawn"
    ),
    RateAct.END: Transition(
        RateStatus.ADOPTED, RateStatus.ENDED, "任何标准管理人员", "any rate officer", "终止", "ended"
    ),
}
