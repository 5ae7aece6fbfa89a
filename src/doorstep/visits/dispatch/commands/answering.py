"""Verbs of answering: a worker accepts or declines, an offer runs out or is taken back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from doorstep.algorithms.matching import offers as machine
from doorstep.kernel import queue
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, WORKER, Act, command
from doorstep.kernel.errors import NotAllowed
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import rows, seating
from doorstep.visits.dispatch.commands.moving import free_time, move
from doorstep.visits.dispatch.events import UnsafeRefused
from doorstep.visits.dispatch.models import Offer, Search
from doorstep.visits.orders import commands as orders

ANSWER_FOR = (WORKER, OPERATOR, MERCHANT)
PLANNED_ANEW = timedelta(minutes=1)
"""How long day plans get to find others for what somebody was asked for."""
"""The worker, or a desk for one without a smartphone."""


@command
def accept_offer(act: Act, *, offer_id: UUID) -> Offer:
    """Take the offered order: the worker has the seat, other offers of it end.

    Twice is harmless.
    Refuses with NotFound, NotAllowed, OfferGone, OffDuty, and with what orders and the calendar
    say.
    """
    search, offer = _open_offer(act, offer_id)
    if offer.state == rules.ACCEPTED:
        return offer
    _still_open(act, offer)
    if offer.timing == rules.NOW:
        worker = worker_facts.worker(act.as_system(), offer.worker_id)
        if not worker.on_duty:
            raise rules.OffDuty
    order = orders.assign(
        act,
        order_id=offer.order_id,
        worker_id=offer.worker_id,
        order_version=search.order_version,
        starts_at=_starts_at(act, search, offer),
    )
    rows.end_offer(act, offer, rules.ACCEPTED)
    seating.follow(act, search, order)
    return offer


def _starts_at(act: Act, search: Search, offer: Offer) -> datetime:
    """When the worker can be there: by the offer, or where a worker was lost late, from here."""
    if offer.timing == rules.NOW:
        return act.at + timedelta(seconds=offer.eta_seconds or 0)
    if not search.again:
        return offer.starts_at
    place = queries.standing(act, offer.worker_id).place
    return search.time_if_taken(act.at, queries.Ways.of(act).to(search, place)[1])[0]


@command
def decline_offer(act: Act, *, offer_id: UUID, reason: str, is_unsafe: bool = False) -> Offer:
    """Say no, with a reason; it costs nothing.  The next best is asked with the next tick.

    What is refused because it is not safe is counted nowhere, and waits for the desk to look at it.
    Refuses with NotFound, NotAllowed, OfferGone, ReasonNeeded.
    """
    search, offer = _open_offer(act, offer_id)
    if offer.state == rules.DECLINED:
        return offer
    _still_open(act, offer)
    said = rules.said(reason)
    if is_unsafe:
        tell(act, UnsafeRefused(offer_id=offer.id))
    offer.is_unsafe = is_unsafe
    offer.save(update_fields=["is_unsafe"])
    _end(act, search, offer, rules.DECLINED, machine.Declined(offer.worker_id, said), said)
    return offer


@command
def time_out_offer(act: Act, *, offer_id: UUID) -> Offer:
    """End an offer that nobody answered in time, and ask the next best.

    Refuses with NotFound.  Does nothing before its time, or when it was answered.
    """
    search, offer = _locked(act.as_system(), offer_id)
    if offer.state == rules.OPEN and act.at >= offer.expires_at:
        _end(act, search, offer, rules.TIMED_OUT, machine.TimedOut(offer.worker_id))
    return offer


@command
def withdraw_offer(act: Act, *, offer_id: UUID, reason: str = "") -> Offer:
    """Take an offer back, by the desk with a reason, and ask the next best.

    Refuses with NotFound, NotAllowed, OfferGone, ReasonNeeded.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotAllowed
    why = rules.said(reason or act.reason)
    search, offer = _locked(act, offer_id)
    _still_open(act, offer)
    _end(act, search, offer, rules.WITHDRAWN, machine.Withdrawn(offer.worker_id), why)
    return offer


@command
def withdraw_offers_of(act: Act, *, worker_id: UUID, timing: str = "") -> int:
    """Take back what a worker was offered who cannot come now; returns how many offers.

    `timing` now leaves visits by appointment as they are.
    """
    open_offers = Offer.objects.of(act).filter(worker_id=worker_id, state=rules.OPEN)
    if timing:
        open_offers = open_offers.filter(timing=timing)
    return _take_back(act, open_offers, "off duty")


@command
def ask_about_plan(act: Act, *, worker_id: UUID) -> None:
    """See in a moment which offers a changed plan leaves no room for: first the day is planned
    anew, which tells the desk of what nobody else can take."""
    queue.at(
        act,
        "dispatch.withdraw_off_plan",
        due_at=act.at + PLANNED_ANEW,
        key=f"dispatch.withdraw_off_plan:{worker_id.hex}",
        worker_id=worker_id,
    )


@command
def withdraw_offers_off_plan(act: Act, *, worker_id: UUID) -> int:
    """Take back the visits by appointment that a worker is asked for and can no longer come to, as
    who fell ill or works at other times; returns how many offers.

    The held time is free, and the next one is asked.  It is never held against the worker.
    """
    rows_of: dict[date, list[Offer]] = defaultdict(list)
    city = areas.facts(act)
    open_offers = Offer.objects.of(act).filter(
        worker_id=worker_id, state=rules.OPEN, timing=rules.SLOT
    )
    for offer in open_offers:
        rows_of[city.day_of(offer.starts_at)].append(offer)
    search_of = {
        one.order_id: one
        for one in Search.objects.of(act).filter(order_id__in=[one.order_id for one in open_offers])
    }
    gone: list[Offer] = []
    for day, offers in rows_of.items():
        held = [(worker_id, _wanted(one, search_of[one.order_id])) for one in offers]
        why_not = worker_facts.why_not_keep(act.as_system(), day, held)
        gone += [one for one, why in zip(offers, why_not, strict=True) if why is not None]
    return _take_back(act, gone, "off plan")


def _wanted(offer: Offer, search: Search) -> worker_facts.Wanted:
    ends_at = offer.starts_at + timedelta(minutes=offer.minutes)
    return worker_facts.Wanted(search.service_id, offer.starts_at, ends_at, search.lat, search.lng)


def _take_back(act: Act, offers: Iterable[Offer], why: str) -> int:
    """Withdraw a worker's open offers, in the order of their orders as everybody locks several."""
    taken_back = 0
    for order_id, offer_id in sorted((one.order_id, one.id) for one in offers):
        search = rows.lock(act, order_id)
        offer = Offer.objects.of(act).lock().get(id=offer_id)
        if offer.state == rules.OPEN:
            _end(act, search, offer, rules.WITHDRAWN, machine.Withdrawn(offer.worker_id), why)
            taken_back += 1
    return taken_back


def _end(
    act: Act, search: Search, offer: Offer, state: str, event: machine.Event, answer: str = ""
) -> None:
    """End an open offer without a seat: its worker has the time back, and the search goes on."""
    waiting = rows.open_offers(act, [search])[search.order_id]
    rows.end_offer(act, waiting[offer.worker_id], state, answer)
    move(act, queries.policy_at(act), search, event, open_offers=waiting)
    free_time(act, search, offer.worker_id)
    offer.refresh_from_db()


def _open_offer(act: Act, offer_id: UUID) -> tuple[Search, Offer]:
    if act.role not in ANSWER_FOR:
        raise NotAllowed
    return _locked(act, offer_id)


def _locked(act: Act, offer_id: UUID) -> tuple[Search, Offer]:
    """The search first, then its offer: the order of locks."""
    seen = queries.offer(act, offer_id)
    search = rows.lock(act, seen.order_id)
    return search, Offer.objects.of(act).lock().get(id=offer_id)


def _still_open(act: Act, offer: Offer) -> None:
    if offer.state != rules.OPEN or act.at >= offer.expires_at:
        raise rules.OfferGone(state=offer.state if offer.state != rules.OPEN else rules.TIMED_OUT)
