"""The state machine of orders: what may happen next, and what never does."""

import pytest

from doorstep.kernel.errors import NotAllowed
from doorstep.visits.orders.rules import moves
from doorstep.visits.orders.rules.refusals import STATE_NAMES, NotNow


def paths_from(state: str) -> set[str]:
    """Every state that some sequence of verbs reaches."""
    reached, ahead = {state}, [state]
    while ahead:
        now = ahead.pop()
        for table in moves.ORDER_MOVES.values():
            after = table.get(now)
            if after is not None and after not in reached:
                reached.add(after)
                ahead.append(after)
    return reached


@pytest.mark.parametrize(
    ("verb", "before", "after"),
    [(verb, a, b) for verb, table in moves.ORDER_MOVES.items() for a, b in table.items()],
)
def test_an_allowed_move_leads_to_the_stated_state(verb: str, before: str, after: str) -> None:
    assert moves.move(moves.ORDER_MOVES, before, verb) == after
    assert {before, after} <= set(moves.ORDER_STATES)


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        (verb, state)
        for verb, table in moves.ORDER_MOVES.items()
        for state in moves.ORDER_STATES
        if state not in table
    ],
)
def test_every_other_move_is_refused_and_says_the_state(verb: str, state: str) -> None:
    with pytest.raises(NotNow) as refusal:
        moves.move(moves.ORDER_MOVES, state, verb)
    chinese, english = STATE_NAMES[state]
    assert chinese in refusal.value.sentence("zh-CN")
    assert english in refusal.value.sentence("en")
    assert refusal.value.facts["state"] == state


def test_every_state_can_be_reached_from_an_unpaid_order() -> None:
    assert paths_from("unpaid") == set(moves.ORDER_STATES)


@pytest.mark.parametrize("state", ["closed", "cancelled"])
def test_an_ended_order_stays_ended(state: str) -> None:
    assert paths_from(state) == {state}


def test_an_accepted_order_can_only_be_closed() -> None:
    assert paths_from("accepted") == {"accepted", "closed"}


def test_money_never_flows_back_to_unpaid() -> None:
    for state in set(moves.ORDER_STATES) - {"unpaid"}:
        assert "unpaid" not in paths_from(state)


@pytest.mark.parametrize("table", [moves.VISIT_MOVES, moves.SEAT_MOVES], ids=["visit", "seat"])
def test_visits_and_seats_know_only_their_own_states(table) -> None:
    known = set(moves.VISIT_STATES) | set(moves.SEAT_STATES)
    for changes in table.values():
        assert set(changes) | set(changes.values()) <= known


def test_a_finished_visit_stays_finished() -> None:
    assert not any("finished" in table for table in moves.VISIT_MOVES.values())


@pytest.mark.parametrize(
    ("order_state", "visits", "stage"),
    [
        ("open", ["planned"], "unassigned"),
        ("assigned", ["planned"], "assigned"),
        ("under_way", ["travelling"], "on_the_way"),
        ("under_way", ["arrived"], "arrived"),
        ("under_way", ["started"], "started"),
        ("under_way", ["finished", "planned"], "started"),
        ("under_way", ["travelling", "arrived"], "arrived"),
    ],
)
def test_the_furthest_visit_says_how_far_the_worker_has_come(order_state, visits, stage) -> None:
    assert moves.stage(order_state, visits) == stage


def test_only_the_customer_decides_about_a_change() -> None:
    moves.allowed("decide_change", "customer")
    for role in ("worker", "merchant", "operator", "system", "channel", "anyone"):
        with pytest.raises(NotAllowed):
            moves.allowed("decide_change", role)


@pytest.mark.parametrize("role", ["channel", "anyone"])
def test_strangers_may_ask_for_nothing(role: str) -> None:
    assert not [verb for verb, roles in moves.WHO.items() if role in roles]
