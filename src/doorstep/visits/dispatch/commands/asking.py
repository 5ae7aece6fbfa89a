"""Who is asked in each way of ordering: the held, the chosen, the matched, the next one free."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import rows
from doorstep.visits.dispatch.events import ChosenCannotCome
from doorstep.visits.dispatch.models import Offer, Search
from doorstep.visits.orders import commands as order_commands
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order

UNHEARD = timedelta(seconds=5)
"""So long after an offer's end the rhythm looks whether its timer was lost."""
HOLD_GRACE = timedelta(minutes=10)


def held(act: Act, policy: rules.Policy, search: Search, order: Order) -> bool:
    """Tell the tentative workers whose time is held at once; False when none is."""
    kept = [
        seat.worker_id
        for seat in orders.seats(act.as_system(), order)
        if seat.state == "held" and seat.worker_id and seat.worker_id not in search.barred
    ]
    offers = []
    seen = queries.slot_candidates(act, search, search.starts_at, held=kept) if kept else []
    for worker_id in kept:
        candidates = [one | {"chosen": one["worker"] == str(worker_id)} for one in seen]
        decision = rows.decide(act, policy, search, "held", candidates, worker_id)
        offers.append(rows.ask(act, policy, search, decision, worker_id, rules.WHY_HELD))
    made = [offer for offer in offers if offer is not None]
    if made:
        _tried(act, policy, search, made)
    return bool(made)


def chosen(act: Act, policy: rules.Policy, search: Search) -> None:
    """Ask only the worker whom the customer chose; who said no is not asked twice."""
    wanted = search.wanted_worker_id
    if wanted is None or wanted in search.barred:
        cannot_come(act, policy, search)
        return
    away = eta = None
    if search.timing == rules.NOW:
        place = queries.standing(act, wanted).place
        away, eta = queries.Ways.of(act).to(search, place)
    decision = rows.decide(act, policy, search, "chosen", _only(wanted), wanted)
    offer = rows.ask(
        act,
        policy,
        search,
        decision,
        wanted,
        rules.WHY_CHOSEN,
        distance_m=away,
        eta_seconds=eta,
    )
    _tried(act, policy, search, [offer] if offer else [])


def cannot_come(act: Act, policy: rules.Policy, search: Search) -> None:
    """Free the chosen worker's time and ask the customer how to go on, for a stated time."""
    assert search.wanted_worker_id is not None
    house = act.as_system()
    workers.end_hold(house, visit_id=search.visit_id, worker_id=search.wanted_worker_id)
    search.state = rules.ASKING
    search.ends_at = rules.answer_until(search.timing, act.at, search.ends_at, policy)
    search.next_at = search.ends_at
    search.save(update_fields=["state", "next_at", "ends_at"])
    rows.limit(act, search)
    tell(
        act,
        ChosenCannotCome(
            order_id=search.order_id,
            customer_id=search.customer_id,
            worker_id=search.wanted_worker_id,
            answer_until=search.ends_at,
        ),
    )


def matched(act: Act, policy: rules.Policy, searches: list[Search]) -> None:
    """Match these searches (one entry for each open seat) with who is on duty, and ask them."""
    asked: dict[UUID, list[Offer]] = {one.order_id: [] for one in searches}
    for found in queries.match_now(act, policy, searches):
        search = found.search
        decision = rows.decide(
            act,
            policy,
            search,
            "matched",
            found.candidates,
            found.worker_id,
            radius_m=found.radius_m,
        )
        if found.worker_id is None:
            continue
        offer = rows.ask(
            act,
            policy,
            search,
            decision,
            found.worker_id,
            _why_matched(found),
            distance_m=found.distance_m,
            eta_seconds=found.eta_seconds,
        )
        if offer is not None:
            asked[search.order_id].append(offer)
    for order_id, search in {one.order_id: one for one in searches}.items():
        _tried(act, policy, search, asked[order_id])


def _why_matched(found: queries.Found) -> dict[str, str]:
    rank, own = next((i, one) for i, one in enumerate(found.candidates, start=1) if one["chosen"])
    return rules.why_matched(
        rank=rank,
        count=len(found.candidates),
        distance_m=own["distance_m"],
        eta_seconds=own["eta_seconds"],
        parts=own["parts"],
    )


def next_free(act: Act, policy: rules.Policy, search: Search, wanted: int) -> None:
    """Hold the time of the next who is free at the booked time, and ask them."""
    made = []
    for _ in range(wanted):
        found = queries.match_slot(act, policy, search)
        decision = rows.decide(act, policy, search, "next_free", found.candidates, found.worker_id)
        if found.worker_id is None or not _hold(act, search, found, policy):
            continue
        offer = rows.ask(
            act,
            policy,
            search,
            decision,
            found.worker_id,
            rules.WHY_NEXT,
            distance_m=found.distance_m,
            starts_at=found.starts_at,
        )
        made += [offer] if offer else []
    _tried(act, policy, search, made)


def _hold(act: Act, search: Search, found: queries.Found, policy: rules.Policy) -> bool:
    """Keep the time of who is asked; whom the calendar refuses is passed over."""
    assert found.worker_id is not None and found.starts_at is not None
    try:
        workers.hold_slot(
            act.as_system(),
            worker_id=found.worker_id,
            visit_id=search.visit_id,
            service_id=search.service_id,
            starts_at=found.starts_at,
            ends_at=found.starts_at + timedelta(minutes=search.minutes),
            place=(search.lat, search.lng),
            lapses_at=rows.open_until(act, policy, search, found.starts_at) + HOLD_GRACE,
        )
    except Refusal:
        rows.bar(search, found.worker_id)
        return False
    return True


def said_no(act: Act, search: Search, offer: Offer) -> None:
    """Who declined or let the offer pass is not asked again, and has their time back."""
    rows.bar(search, offer.worker_id)
    house = act.as_system()
    if search.timing == rules.SLOT and not order_commands.unseat(
        house, order_id=search.order_id, worker_id=offer.worker_id
    ):
        workers.end_hold(house, visit_id=search.visit_id, worker_id=offer.worker_id)


def _tried(act: Act, policy: rules.Policy, search: Search, made: list[Offer]) -> None:
    """Count the try; look again when the offers have run out, or after a pause."""
    search.round += 1
    search.save(update_fields=["round"])
    if made:
        search.next_at = max(offer.expires_at for offer in made) + UNHEARD
        search.save(update_fields=["next_at"])
    elif rules.is_over(
        round=search.round,
        at=act.at,
        ends_at=search.ends_at,
        timing=search.timing,
        policy=policy,
    ):
        end_soon(act, search)
    else:
        until = rules.look_again_at(
            timing=search.timing,
            at=act.at,
            opened_at=search.opened_at,
            ends_at=search.ends_at,
            nights=areas.facts(act),
            policy=policy,
        )
        rows.wait(act, search, until)


def end_soon(act: Act, search: Search) -> None:
    """Give the search up in a transaction of its own."""
    key = rows.end_key(search)
    queue.soon(act, "dispatch.give_up", key=key, order_id=search.order_id)


def _only(worker_id: UUID) -> list[dict[str, Any]]:
    return [{"worker": str(worker_id), "cost": 0, "parts": {}, "chosen": True}]
