"""How one order looks for its people: one pure machine for assign, grab and choose.

`step(state, event, policy, now)` answers the next state and what is to be done.  People are any
hashable values, moments whole seconds of one clock.  Nothing here knows who could come: an action
says that somebody is to be looked for, and the finding comes back as an event.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from doorstep.algorithms.matching.offers.timing import (
    Quiet,
    Timing,
    awake,
    ends,
    expires,
    is_over,
    look_again,
    reach_m,
    rung_at,
    together,
)
from doorstep.algorithms.matching.offers.words import (
    ASKING,
    ASSIGN,
    CHOOSE,
    ENDED,
    FOUND,
    GIVEN_UP,
    GRAB,
    LATE,
    LOST,
    NEARBY,
    NOBODY,
    NOW,
    SEARCHING,
    SLOT,
    Accepted,
    Action,
    Ask,
    AskCustomer,
    Asked,
    Climb,
    Closed,
    Compensate,
    CustomerAnswered,
    Declined,
    Done,
    Event,
    Found,
    GiveUp,
    Look,
    LookAgain,
    Missed,
    MomentPassed,
    NobodyFound,
    Opened,
    Publish,
    Seated,
    State,
    TakeBack,
    TimedOut,
    Transferred,
    Who,
    WidenTo,
    Withdrawn,
    WorkerLost,
)

type Step = tuple[State, tuple[Action, ...]]


def step(state: State, event: Event, policy: Timing, now: int, quiet: Quiet = awake) -> Step:
    """What an event makes of a search, and what is to be done about it.

    `now` and every moment: whole seconds of one clock. `quiet`: a moment, or the end of the night
    in which it lies. What cannot be (an answer nobody waits for, anything after the end) changes
    nothing. The method: a re-dispatch ladder of single offers with a time-out each, as hailing
    platforms publish it (Zhang et al., KDD 2017); widening instead of ageing costs, because aged
    costs were measured to let far old orders take the near workers of fresh ones.
    """
    is_reopened = isinstance(event, WorkerLost) and state.state == FOUND
    if not state.is_live and not is_reopened:
        return state, ()
    match event:
        case Opened(held):
            return _open(state, held, policy, now, quiet)
        case Found(workers, starts):
            return _ask(state, workers, policy, now, quiet, starts)
        case NobodyFound():
            return _nobody(state, policy, now, quiet)
        case Missed(worker):
            return _missed(state, worker, policy, now)
        case Accepted(worker):
            return _seated(state, state.seats - 1, (worker,), policy, now)
        case Declined(worker) | TimedOut(worker) | Withdrawn(worker):
            return _said_no(state, worker, policy, now)
        case Transferred(giver, _):
            return replace(state, said_no=state.said_no | {giver}), ()
        case WorkerLost(worker, told):
            return _lost(state, worker, told, policy, now)
        case CustomerAnswered(go_on):
            return _answered(state, go_on, policy, now)
        case Seated(seats, workers):
            return _seated(state, seats, workers, policy, now)
        case Closed():
            return _close(state, ENDED)
        case MomentPassed():
            return _moment(state, policy, now, quiet)


def _open(state: State, held: Collection[Who], policy: Timing, now: int, quiet: Quiet) -> Step:
    if state.mode == GRAB:
        return replace(state, next=state.ends), (Publish(state.ends),)
    if held:
        return _ask(state, held, policy, now, quiet)
    if state.mode == CHOOSE:
        return _ask_wanted(state, policy, now, quiet)
    return _again(state, policy, now)


def _again(state: State, policy: Timing, now: int) -> Step:
    """Look for people next; for now together with everything else that waits."""
    at = now if state.timing == SLOT else min(together(now, policy), max(now, state.ends))
    return replace(state, next=at), (LookAgain(at),)


def _ask_wanted(state: State, policy: Timing, now: int, quiet: Quiet) -> Step:
    if state.wanted is None or state.wanted in state.said_no:
        return _cannot_come(state, policy, now)
    return _ask(state, (state.wanted,), policy, now, quiet)


def _ask(
    state: State,
    workers: Iterable[Who],
    policy: Timing,
    now: int,
    quiet: Quiet,
    starts: int | None = None,
) -> Step:
    if state.state != SEARCHING:
        return state, ()
    fresh = [one for one in dict.fromkeys(workers) if one not in state.said_no]
    fresh = [one for one in fresh if not state.is_asked(one)][: state.free]
    if not fresh:
        return _nobody(state, policy, now, quiet)
    until = expires(state, policy, now, quiet, starts)
    asked = (*state.asked, *(Asked(one, until) for one in fresh))
    after = replace(state, asked=asked, round=state.round + 1)
    return _waiting(after), tuple(Ask(one, until) for one in fresh)


def _waiting(state: State) -> State:
    """Nothing to do before the first of those asked has run out of time, or the end."""
    return replace(state, next=min([state.ends, *(one.until for one in state.asked)]))


def _nobody(state: State, policy: Timing, now: int, quiet: Quiet) -> Step:
    if state.state != SEARCHING:
        return state, ()
    tried = replace(state, round=state.round + 1)
    if is_over(tried, policy, now):
        return replace(tried, next=now), (LookAgain(now),)
    at = min([look_again(tried, policy, now, quiet), *(one.until for one in tried.asked)])
    at = together(at, policy) if tried.timing == NOW else at
    at = max(now, min(at, tried.ends))
    before = reach_m(state.base_radius_m, now - state.opened, policy)
    then = reach_m(state.base_radius_m, at - state.opened, policy)
    widened = (WidenTo(then),) if then > before else ()
    return replace(tried, next=at), (*widened, LookAgain(at))


def _without(state: State, worker: Who, policy: Timing, now: int, *, says_no: bool) -> Step:
    asked = tuple(one for one in state.asked if one.who != worker)
    said_no = state.said_no | {worker} if says_no else state.said_no
    return _again(replace(state, asked=asked, said_no=said_no), policy, now)


def _missed(state: State, worker: Who, policy: Timing, now: int) -> Step:
    after, actions = _without(state, worker, policy, now, says_no=False)
    if state.mode == CHOOSE and worker == state.wanted:
        return _cannot_come(after, policy, now)
    return after, actions


def _said_no(state: State, worker: Who, policy: Timing, now: int) -> Step:
    if not state.is_asked(worker):
        return replace(state, said_no=state.said_no | {worker}), ()
    after, actions = _without(state, worker, policy, now, says_no=True)
    if state.mode == CHOOSE and worker == state.wanted:
        return _cannot_come(after, policy, now)
    return after, actions


def _cannot_come(state: State, policy: Timing, now: int) -> Step:
    until = now + policy.customer_answer_seconds
    if state.timing == SLOT:
        until = max(until, min(state.ends, now + policy.customer_answer_slot_seconds))
    back = tuple(TakeBack(one.who) for one in state.asked)
    after = replace(state, state=ASKING, ends=until, next=until, asked=())
    return after, (*back, AskCustomer(until))


def _answered(state: State, go_on: bool, policy: Timing, now: int) -> Step:
    if state.state != ASKING:
        return state, ()
    if not go_on:
        return _close(state, ENDED)
    until = ends(ASSIGN, state.timing, now, state.starts, policy, again=state.again)
    return _again(replace(state, mode=ASSIGN, state=SEARCHING, ends=until), policy, now)


def _seated(state: State, seats: int, workers: Collection[Who], policy: Timing, now: int) -> Step:
    """Who has one seat of a crew is not asked for another; beside somebody who was chosen, the
    house finds the others.
    """
    late = now - state.opened > policy.found_late_seconds > 0 and state.timing == NOW
    after, paid = _promise(state, LATE) if late else (state, ())
    asked = tuple(one for one in after.asked if one.who not in workers)
    after = replace(after, seats=max(0, seats), asked=asked)
    if after.seats == 0:
        after, actions = _close(after, FOUND)
        return after, (*actions, *paid)
    back, asked = asked[after.seats :], asked[: after.seats]
    after = replace(after, asked=asked, said_no=after.said_no | {*workers})
    if state.wanted in workers:
        after = replace(after, mode=ASSIGN)
    actions = tuple(TakeBack(one.who) for one in back)
    if after.mode == GRAB:
        return replace(after, next=state.ends), (*actions, *paid, LookAgain(state.ends))
    after, again = _again(after, policy, now)
    return after, (*actions, *paid, *again)


def _lost(state: State, worker: Who, told: bool, policy: Timing, now: int) -> Step:
    until = ends(state.mode, state.timing, now, state.starts, policy, again=True)
    after = replace(
        state,
        seats=state.seats + 1,
        again=True,
        said_no=state.said_no | {worker},
        state=SEARCHING,
        round=0,
        rung=NEARBY,
        opened=now,
        ends=until,
        next=now,
        asked=tuple(one for one in state.asked if one.who != worker),
    )
    after, paid = _promise(after, LOST) if told else (after, ())
    if after.mode == CHOOSE and worker == after.wanted:
        after, actions = _cannot_come(after, policy, now)
        return after, (*paid, *actions)
    if after.mode == GRAB:
        return replace(after, next=until), (*paid, Publish(until))
    after, again = _again(after, policy, now)
    return after, (*paid, *again)


def _moment(state: State, policy: Timing, now: int, quiet: Quiet) -> Step:
    lapsed = [one.who for one in state.asked if one.until <= now]
    actions: list[Action] = [TakeBack(one, lapsed=True) for one in lapsed]
    after = replace(
        state,
        asked=tuple(one for one in state.asked if one.until > now),
        said_no=state.said_no | {*lapsed},
    )
    if is_over(after, policy, now):
        after, paid = _promise(after, NOBODY)
        after, ended = _close(after, GIVEN_UP)
        return after, (*actions, *ended, *paid, GiveUp())
    if lapsed and after.mode == ASSIGN and after.timing == NOW and together(now, policy) > now:
        after, again = _again(after, policy, now)
        return after, (*actions, *again)
    if after.state == SEARCHING and after.mode == CHOOSE and not after.is_asked(after.wanted):
        after, more = _ask_wanted(after, policy, now, quiet)
        return after, (*actions, *more)
    if after.state != SEARCHING or after.mode == GRAB:
        return replace(after, next=after.ends), tuple(actions)
    rung = rung_at(after, policy, now)
    actions += [Climb(one) for one in range(after.rung + 1, rung + 1)]
    after = replace(after, rung=rung)
    if not after.free or after.mode == CHOOSE:
        return _waiting(after), tuple(actions)
    reach = reach_m(after.base_radius_m, now - after.opened, policy)
    return replace(after, next=now), (*actions, Look(after.free, reach, rung))


def _promise(state: State, cause: str) -> tuple[State, tuple[Action, ...]]:
    if cause in state.promised:
        return state, ()
    return replace(state, promised=state.promised | {cause}), (Compensate(cause),)


def _close(state: State, as_what: str) -> Step:
    back = tuple(TakeBack(one.who) for one in state.asked)
    return replace(state, state=as_what, next=None, asked=()), (*back, Done(as_what))
