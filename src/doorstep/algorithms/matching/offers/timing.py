"""When an order's search does what: deadlines, pauses, reach and rungs, from a published policy."""

from collections.abc import Callable
from dataclasses import dataclass

from doorstep.algorithms.matching.offers.words import (
    CHOOSE,
    DESK,
    GRAB,
    NEARBY,
    NOW,
    OFFER_SECONDS_MIN,
    SEARCHING,
    SLOT,
    STANDBY,
    State,
)
from doorstep.algorithms.money import FULL_BP

SLOT_LEAD_SECONDS = 30 * 60
"""A visit by appointment without a worker is given up so long before its start."""
NIGHT_SPARE_SECONDS = 2 * 3_600
"""What can wait until the morning leaves so much time after it."""

type Quiet = Callable[[int], int]
"""A moment, or the end of the night in which it lies."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long everything takes and how far it reaches; published with the rest of the policy.

    Orders for now are looked after together, at whole multiples of `batch_seconds`. The radius
    grows by `radius_step_bp` of the first one for each `pause_seconds` of waiting. The rungs of
    the ladder are counted from the opening for work that begins now; 0 leaves one out. For an
    appointment only the desk's is, before the end: who stands by does so for work that begins now.
    """

    batch_seconds: int = 5
    rounds_max: int = 90
    pause_seconds: int = 10
    search_seconds: int = 900
    radius_step_bp: int = 333
    radius_max_m: int = 12_000
    slot_offer_seconds: int = 600
    slot_pause_seconds: int = 600
    slot_pause_max_seconds: int = 14_400
    again_seconds: int = 3_600
    choose_now_seconds: int = 120
    choose_slot_seconds: int = 1_800
    customer_answer_seconds: int = 1_800
    customer_answer_slot_seconds: int = 86_400
    grab_now_seconds: int = 600
    standby_after_seconds: int = 180
    desk_after_seconds: int = 300
    desk_before_seconds: int = 7_200
    found_late_seconds: int = 300


def awake(at: int) -> int:
    """A city without nights."""
    return at


def reach_m(base_m: int, waited_seconds: int, policy: Timing) -> int:
    """How far to look after so much waiting: never beyond the policy's limit, never nearer."""
    steps = waited_seconds // max(1, policy.pause_seconds)
    widened = base_m * (FULL_BP + steps * policy.radius_step_bp) // FULL_BP
    return max(base_m, min(widened, policy.radius_max_m))


def together(at: int, policy: Timing) -> int:
    """The next moment at which orders for now are looked after together."""
    batch = max(1, policy.batch_seconds)
    return -(-at // batch) * batch


def is_over(state: State, policy: Timing, now: int) -> bool:
    """Whether an order has had its time, or its tries where somebody is wanted now."""
    tried_out = state.timing == NOW and state.mode != GRAB and state.round >= policy.rounds_max
    return now >= state.ends or (state.state == SEARCHING and tried_out and not state.asked)


def ends(
    mode: str, timing: str, now: int, starts: int, policy: Timing, *, again: bool = False
) -> int:
    """When a search is given up at the latest.

    An appointment is looked after until near its start.  Where its worker was lost (`again`) there
    is a stated time to find another, however late that is.
    """
    if timing == SLOT:
        least = policy.again_seconds if again else OFFER_SECONDS_MIN
        return max(starts - SLOT_LEAD_SECONDS, now + least)
    return now + (policy.grab_now_seconds if mode == GRAB else policy.search_seconds)


def expires(
    state: State, policy: Timing, now: int, quiet: Quiet = awake, starts: int | None = None
) -> int:
    """Until when an offer that is made now may be answered.

    Instant offers are short.  By appointment there is time to think, but never more than a
    quarter of what is left before the start; silence at night is no answer while that can wait.
    """
    begins = state.starts if starts is None else starts
    is_choice = state.mode == CHOOSE
    if state.timing == NOW:
        return now + max(1, policy.choose_now_seconds if is_choice else state.offer_seconds)
    seconds = policy.choose_slot_seconds if is_choice else policy.slot_offer_seconds
    until = now + max(OFFER_SECONDS_MIN, min(seconds, (begins - now) // 4))
    morning = quiet(until)
    if morning > until and morning + seconds <= begins - NIGHT_SPARE_SECONDS:
        return morning + seconds
    return until


def look_again(state: State, policy: Timing, now: int, quiet: Quiet = awake) -> int:
    """When to try again after a try that found nobody.

    By appointment the pauses grow while it is far away and shrink towards the end, and nobody is
    woken for what can wait until the morning.
    """
    if state.timing == NOW:
        return now + max(1, policy.pause_seconds)
    grown = min((now - state.opened) // 2, (state.ends - now) // 4)
    until = now + max(1, policy.slot_pause_seconds, min(grown, policy.slot_pause_max_seconds))
    morning = quiet(until)
    return morning if morning <= state.ends - NIGHT_SPARE_SECONDS else min(until, state.ends)


def rung_at(state: State, policy: Timing, now: int) -> int:
    """How far up the ladder an order without people stands; nobody climbs down."""
    if state.timing == NOW or state.again:
        waited = now - state.opened
        is_due = (
            0 < policy.standby_after_seconds <= waited,
            0 < policy.desk_after_seconds <= waited,
        )
    else:
        left = state.ends - now
        is_due = (False, left <= policy.desk_before_seconds > 0)
    reached = DESK if is_due[1] else STANDBY if is_due[0] else NEARBY
    return max(state.rung, reached)
