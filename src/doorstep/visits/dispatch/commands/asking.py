"""Who is asked in each way of ordering: the held, the chosen, the matched, the next one free."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from doorstep.algorithms.matching import offers as machine
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import moving, rows
from doorstep.visits.dispatch.commands.moving import Invitation, Invite, move
from doorstep.visits.dispatch.models import Search
from doorstep.visits.orders import queries as orders

HOLD_GRACE = timedelta(minutes=10)


def chosen(act: Act, policy: rules.Policy, search: Search) -> Invite:
    """What the worker is told whom the customer chose; nothing when they cannot come now."""

    def invite(worker_id: UUID) -> Invitation | None:
        away = eta = None
        may_come = True
        if search.timing == rules.NOW:
            who = queries.standing(act, worker_id)
            away, eta = queries.Ways.of(act).to(search, who.place)
            may_come = who.on_duty and queries.may_take(act, who, [(search, eta)])[0]
        only = [{"worker": str(worker_id), "cost": 0, "parts": {}, "chosen": may_come}]
        asked = worker_id if may_come else None
        decision = rows.decide(act, policy, search, "chosen", only, asked)
        return Invitation(decision, rules.WHY_CHOSEN, away, eta) if may_come else None

    return invite


def matched(act: Act, policy: rules.Policy, wanted: Sequence[queries.Wanted]) -> None:
    """Match these searches with who is on duty, all together, and ask them."""
    found: dict[UUID, list[queries.Found]] = defaultdict(list)
    for one in queries.match_now(act, policy, wanted):
        found[one.search.order_id].append(one)
    for looked in wanted:
        _ask_found(act, policy, looked.search, "matched", found[looked.search.order_id])


def next_free(act: Act, policy: rules.Policy, search: Search, seats: int) -> None:
    """Ask those whose time is held for the visit, or hold the next one's who is free then."""
    held = _held(act, search)
    if held:
        seen = queries.slot_candidates(act, search, search.starts_at, held=held)
        _ask_found(act, policy, search, "held", [_as_held(search, seen, one) for one in held])
        return
    found: list[queries.Found] = []
    for _ in range(seats):
        but = {one.worker_id for one in found if one.worker_id is not None}
        one = queries.match_slot(act, policy, search, but=but)
        found.append(one if _hold(act, search, one, policy) else _missed(one))
    _ask_found(act, policy, search, "next_free", found)


def _held(act: Act, search: Search) -> list[UUID]:
    """Whose time is held; who is not to come has it back."""
    order = orders.order(act.as_system(), search.order_id)
    held = [
        seat.worker_id
        for seat in orders.seats(act.as_system(), order)
        if seat.state == "held" and seat.worker_id
    ]
    for worker_id in held:
        if worker_id in search.barred:
            moving.free_time(act, search, worker_id)
    return [one for one in held if one not in search.barred]


def _as_held(search: Search, seen: list[dict[str, Any]], worker_id: UUID) -> queries.Found:
    candidates = [one | {"chosen": one["worker"] == str(worker_id)} for one in seen]
    return queries.Found(search, None, candidates, worker_id)


def _ask_found(
    act: Act, policy: rules.Policy, search: Search, how: str, found: Sequence[queries.Found]
) -> None:
    """Keep each decision, and ask those who were found."""
    told: dict[UUID, Invitation] = {}
    for one in found:
        radius_m, chosen = one.radius_m, one.worker_id
        kept = rows.decide(act, policy, search, how, one.candidates, chosen, radius_m=radius_m)
        if chosen is not None:
            reason = _why(how, one)
            told[chosen] = Invitation(kept, reason, one.distance_m, one.eta_seconds, one.starts_at)
    starts = next((one.starts_at for one in found if one.starts_at is not None), None)
    event: machine.Event = machine.NobodyFound()
    if told:
        event = machine.Found(tuple(told), None if starts is None else rules.seconds(starts))
    move(act, policy, search, event, invite=told.__getitem__)


def _why(how: str, found: queries.Found) -> dict[str, str]:
    if how != "matched":
        return rules.WHY_HELD if how == "held" else rules.WHY_NEXT
    assert found.worker_id is not None, "only who was found is told why"
    return rules.why_candidate(found.candidates, found.worker_id)


def _missed(found: queries.Found) -> queries.Found:
    return queries.Found(found.search, found.radius_m, found.candidates, None)


def _hold(act: Act, search: Search, found: queries.Found, policy: rules.Policy) -> bool:
    """Keep the time of who is asked; whom the calendar refuses is passed over."""
    if found.worker_id is None:
        return True
    assert found.starts_at is not None
    state = moving.state_of(search)
    now, nights = rules.seconds(act.at), rules.quiet(areas.facts(act))
    until = machine.expires(state, policy, now, nights, rules.seconds(found.starts_at))
    try:
        workers.hold_slot(
            act.as_system(),
            worker_id=found.worker_id,
            visit_id=search.visit_id,
            service_id=search.service_id,
            starts_at=found.starts_at,
            ends_at=found.starts_at + timedelta(minutes=search.minutes),
            place=(search.lat, search.lng),
            lapses_at=rules.moment(until) + HOLD_GRACE,
        )
    except Refusal:
        search.barred = [*search.barred, found.worker_id]
        search.save(update_fields=["barred"])
        return False
    return True
