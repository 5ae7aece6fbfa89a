"""An order's search for people: whatever happens, in whatever order, its promises hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms.matching import offers
from doorstep.algorithms.matching.offers import (
    Accepted,
    Ask,
    AskCustomer,
    Climb,
    Closed,
    Compensate,
    CustomerAnswered,
    Declined,
    Done,
    Found,
    GiveUp,
    Look,
    Missed,
    MomentPassed,
    NobodyFound,
    Opened,
    Publish,
    Seated,
    State,
    TakeBack,
    TimedOut,
    Timing,
    Transferred,
    WidenTo,
    Withdrawn,
    WorkerLost,
)

POLICY = Timing()
WORKERS = st.sampled_from("abcdef")
EVENTS = st.one_of(
    st.builds(Found, st.lists(WORKERS, max_size=4).map(tuple)),
    st.just(NobodyFound()),
    st.builds(Missed, WORKERS),
    st.builds(Accepted, WORKERS),
    st.builds(Declined, WORKERS),
    st.builds(TimedOut, WORKERS),
    st.builds(Withdrawn, WORKERS),
    st.builds(Transferred, WORKERS, WORKERS),
    st.builds(WorkerLost, WORKERS),
    st.builds(CustomerAnswered, st.booleans()),
    st.builds(Seated, st.integers(0, 3), st.lists(WORKERS, max_size=2).map(tuple)),
    st.just(Closed()),
    st.just(MomentPassed()),
)
STORIES = st.lists(st.tuples(EVENTS, st.integers(0, 1_200)), max_size=40)


def search(**changes: object) -> State:
    """An order for now, for one person, from whoever is near."""
    plain = State("assign", "now", 1, opened=0, starts=0, ends=900, base_radius_m=5_000)
    return replace(plain, **changes)


@st.composite
def searches(draw: st.DrawFn) -> State:
    """Any search that begins."""
    mode = draw(st.sampled_from(["assign", "grab", "choose"]))
    timing = draw(st.sampled_from(["now", "slot"]))
    starts = 0 if timing == "now" else draw(st.integers(0, 400_000))
    return search(
        mode=mode,
        timing=timing,
        seats=draw(st.integers(1, 3)),
        starts=starts,
        ends=offers.ends(mode, timing, 0, starts, POLICY),
        wanted=draw(WORKERS) if mode == "choose" else None,
    )


@given(searches(), st.lists(WORKERS, max_size=3).map(tuple), STORIES)
def test_whatever_happens_the_promises_hold(
    state: State, held: tuple[str, ...], story: list[tuple[offers.Event, int]]
) -> None:
    now, refused = 0, set()
    state, actions = offers.step(state, Opened(held), POLICY, now)
    for event, seconds in [(None, 0), *story]:
        now += seconds
        before = state
        if event is not None:
            state, actions = offers.step(state, event, POLICY, now)
        if isinstance(event, Declined | TimedOut | Withdrawn) and before.is_live:
            refused.add(event.worker)
        asked = [one.worker for one in actions if isinstance(one, Ask)]
        assert len(state.asked) <= state.seats
        assert not refused & {one.who for one in state.asked}
        assert not refused & {*asked}
        assert len({one.who for one in state.asked}) == len(state.asked)
        assert state.is_live == (state.next is not None)
        assert before.promised <= state.promised
        if before.state in ("given_up", "ended"):
            assert (state, actions) == (before, ())
        if state.is_live:
            assert not any(isinstance(one, GiveUp | Done) for one in actions)
        gone = {one.who for one in before.asked} - {one.who for one in state.asked}
        told = {one.worker for one in actions if isinstance(one, TakeBack)}
        answered = {getattr(event, "worker", None), *getattr(event, "workers", ())}
        assert gone <= told | answered


@given(searches(), STORIES)
def test_a_search_that_is_left_alone_ends(
    state: State, story: list[tuple[offers.Event, int]]
) -> None:
    now = 0
    state, _ = offers.step(state, Opened(), POLICY, now)
    for event, seconds in story:
        now += seconds
        state, _ = offers.step(state, event, POLICY, now)
    for _ in range(3_000):
        if not state.is_live or state.next is None:
            break
        now = max(now, state.next)
        state, actions = offers.step(state, MomentPassed(), POLICY, now)
        if any(isinstance(one, Look) for one in actions):
            state, _ = offers.step(state, NobodyFound(), POLICY, now)
    assert not state.is_live


def test_the_best_is_asked_and_after_a_no_the_next_try_is_made_at_once() -> None:
    state, _ = offers.step(search(), Opened(), POLICY, 0)
    state, actions = offers.step(state, MomentPassed(), POLICY, 1)
    assert actions == (Look(1, 5_000, offers.NEARBY),)
    state, actions = offers.step(state, Found(("a", "b")), POLICY, 1)
    assert actions == (Ask("a", 31),)

    state, _ = offers.step(state, Declined("a", "too far"), POLICY, 9)

    assert (state.next, state.said_no) == (10, {"a"})
    _, actions = offers.step(state, Found(("a", "b")), POLICY, 10)
    assert actions == (Ask("b", 40),)


def test_who_lets_an_offer_pass_loses_it_at_the_moment() -> None:
    state, _ = offers.step(search(), Found(("a",)), POLICY, 0)

    state, actions = offers.step(state, MomentPassed(), POLICY, 30)

    assert actions == (TakeBack("a", lapsed=True), Look(1, 5_499, offers.NEARBY))
    assert "a" in state.said_no


def test_orders_for_now_are_looked_after_together_at_whole_batches() -> None:
    for opened in range(11, 16):
        state, _ = offers.step(replace(search(), opened=opened), Opened(), POLICY, opened)
        assert state.next == 15
        state, _ = offers.step(state, NobodyFound(), POLICY, 15)
        assert state.next == 25
    state, _ = offers.step(search(), Found(("a",)), POLICY, 1)
    state, actions = offers.step(state, MomentPassed(), POLICY, 31)
    assert (actions[0], state.next) == (TakeBack("a", lapsed=True), 35)


def test_whoever_was_busy_elsewhere_may_be_asked_again() -> None:
    state, _ = offers.step(search(), Found(("a",)), POLICY, 0)
    state, _ = offers.step(state, Missed("a"), POLICY, 0)

    _, actions = offers.step(state, Found(("a",)), POLICY, 2)

    assert actions == (Ask("a", 32),)


def test_the_reach_widens_with_waiting_and_never_beyond_the_limit() -> None:
    _, actions = offers.step(search(), NobodyFound(), POLICY, 0)
    assert actions[0] == WidenTo(5_166)

    assert [offers.reach_m(5_000, at, POLICY) for at in (0, 9, 10, 60, 600)] == [
        5_000,
        5_000,
        5_166,
        5_999,
        12_000,
    ]
    assert offers.reach_m(20_000, 600, POLICY) == 20_000


def test_the_ladder_calls_those_who_stand_by_then_the_desk_each_once() -> None:
    state, _ = offers.step(search(), Opened(), POLICY, 0)
    climbs = []
    for at in range(0, 900, 30):
        state, actions = offers.step(state, MomentPassed(), POLICY, at)
        climbs += [(at, one.rung) for one in actions if isinstance(one, Climb)]
        state, _ = offers.step(state, NobodyFound(), POLICY, at)

    assert climbs == [(180, offers.STANDBY), (300, offers.DESK)]


def test_when_nobody_comes_the_customer_is_compensated_once_and_the_order_given_up() -> None:
    state, actions = offers.step(search(), MomentPassed(), POLICY, 900)

    assert state.state == "given_up"
    assert actions == (Done("given_up"), Compensate("nobody_found"), GiveUp())


def test_a_worker_lost_after_the_name_was_told_is_compensated_and_another_looked_for() -> None:
    state, _ = offers.step(search(), Found(("a",)), POLICY, 0)
    state, _ = offers.step(state, Accepted("a"), POLICY, 5)
    assert state.state == "found"

    state, actions = offers.step(state, WorkerLost("a"), POLICY, 60)
    assert actions[0] == Compensate("worker_lost")
    assert (state.seats, state.again, state.ends) == (1, True, 960)

    state, _ = offers.step(state, Found(("b",)), POLICY, 60)
    state, _ = offers.step(state, Accepted("b"), POLICY, 70)
    _, actions = offers.step(state, WorkerLost("b"), POLICY, 80)
    assert not any(isinstance(one, Compensate) for one in actions)


def test_a_crew_s_offers_beyond_its_seats_are_taken_back() -> None:
    state, _ = offers.step(search(seats=2), Found(("a", "b")), POLICY, 0)

    state, actions = offers.step(state, Seated(1, ("c",)), POLICY, 5)

    assert [one.who for one in state.asked] == ["a"]
    assert TakeBack("b") in actions
    state, actions = offers.step(state, Accepted("a"), POLICY, 9)
    assert actions == (Done("found"),)


def test_without_the_chosen_person_the_customer_says_how_to_go_on() -> None:
    chosen = search(mode="choose", wanted="a")
    state, actions = offers.step(chosen, Opened(), POLICY, 0)
    assert actions == (Ask("a", 120),)

    state, actions = offers.step(state, Declined("a"), POLICY, 10)
    assert actions == (AskCustomer(1_810),)

    state, _ = offers.step(state, CustomerAnswered(go_on=True), POLICY, 20)
    assert (state.mode, state.state, state.next) == ("assign", "searching", 20)


def test_a_demand_hangs_until_somebody_grabs_it_or_its_time_is_over() -> None:
    hung = search(mode="grab", ends=600)
    state, actions = offers.step(hung, Opened(), POLICY, 0)
    assert actions == (Publish(600),)

    grabbed, actions = offers.step(state, Accepted("a"), POLICY, 40)
    assert (grabbed.state, actions) == ("found", (Done("found"),))
    _, actions = offers.step(state, MomentPassed(), POLICY, 600)
    assert GiveUp() in actions


def test_somebody_found_late_is_worth_the_promised_compensation() -> None:
    state, _ = offers.step(search(), Found(("a",)), POLICY, 290)

    _, actions = offers.step(state, Accepted("a"), POLICY, 301)

    assert Compensate("found_late") in actions


@pytest.mark.parametrize(("left", "until"), [(40_000, 600), (1_200, 300), (60, 30)])
def test_an_appointment_leaves_time_to_think_but_never_a_quarter_of_what_is_left(
    left: int, until: int
) -> None:
    booked = search(timing="slot", starts=left, ends=left)

    assert offers.expires(booked, POLICY, 0) == until


def test_nobody_has_to_answer_at_night_what_can_wait_until_morning() -> None:
    booked = search(timing="slot", starts=80_000, ends=78_000)

    assert offers.expires(booked, POLICY, 0, lambda at: max(at, 20_000)) == 20_600
    assert offers.look_again(booked, POLICY, 0, lambda at: max(at, 20_000)) == 20_000


HOUR = 3_600


def test_an_appointment_is_given_up_half_an_hour_before_its_start() -> None:
    for mode in ("assign", "grab"):
        assert offers.ends(mode, "slot", 0, 24 * HOUR, POLICY) == 24 * HOUR - 1_800
    assert offers.ends("assign", "now", 0, 0, POLICY) == 900


def test_where_a_worker_was_lost_late_there_is_an_hour_to_find_another() -> None:
    for starts in (1_200, 0, -1_800):
        assert offers.ends("assign", "slot", 0, starts, POLICY, again=True) == HOUR
    again = offers.ends("assign", "slot", 0, 24 * HOUR, POLICY, again=True)
    assert again == 24 * HOUR - 1_800


def test_pauses_grow_while_a_visit_is_far_and_shrink_towards_the_end() -> None:
    booked = search(timing="slot", starts=96 * HOUR, ends=96 * HOUR)

    def pause(at: int) -> int:
        return offers.look_again(booked, POLICY, at) - at

    assert [pause(HOUR * hour) // 60 for hour in (0, 1, 4, 24)] == [10, 30, 120, 240]
    assert pause(95 * HOUR) == 15 * 60
    assert pause(96 * HOUR - 240) == 240


def test_an_appointment_has_no_number_of_tries() -> None:
    booked = search(timing="slot", starts=1_000, ends=1_000, round=500)

    assert not offers.is_over(booked, POLICY, 940)
    assert offers.is_over(booked, POLICY, 1_000)
    assert offers.is_over(search(round=500), POLICY, 10)


@given(base=st.integers(0, 50_000), waited=st.integers(0, 2_000))
def test_the_reach_never_shrinks_and_stays_under_the_limit(base: int, waited: int) -> None:
    reach = offers.reach_m(base, waited, POLICY)

    assert base <= reach <= max(base, POLICY.radius_max_m)
    assert offers.reach_m(base, waited + 1, POLICY) >= reach
