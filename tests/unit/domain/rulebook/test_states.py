"""The table of states: complete, named, and reachable."""

import pytest

from jiangxin.domain.rulebook.states import IN_THE_BOOK, STATUS_NAMES, TRANSITIONS, RateAct, RateStatus


@pytest.mark.parametrize("status", RateStatus)
def test_every_status_has_a_name_in_both_languages(status: RateStatus) -> None:
    assert all(STATUS_NAMES[status])


@pytest.mark.parametrize("act", RateAct)
def test_every_act_leads_somewhere_and_says_who_may_do_it(act: RateAct) -> None:
    transition = TRANSITIONS[act]
    assert transition.before is not transition.after
    assert transition.actor_zh
    assert transition.actor_en


def test_every_status_is_reached_from_a_draft() -> None:
    reached = {RateStatus.DRAFTED}
    for _ in RateStatus:
        reached |= {each.after for each in TRANSITIONS.values() if each.before in reached}
    assert reached == set(RateStatus)


def test_what_counts_never_stops_being_on_record() -> None:
    """No act takes a rate out of the book; only its days run out."""
    assert all(each.after in IN_THE_BOOK for each in TRANSITIONS.values() if each.before in IN_THE_BOOK)
