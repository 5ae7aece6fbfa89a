"""What waiting does when something happens elsewhere: time becomes free, a person is erased."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders
from doorstep.visits.waiting import rules
from doorstep.visits.waiting.commands import joining, rows
from doorstep.visits.waiting.models import Entry, WaitingOffer


@command
def hear_freed(act: Act, *, order_id: UUID) -> None:
    """An order gave time back: the line is looked at for its days."""
    house, city = act.as_system(), areas.facts(act)
    visits = orders.visits(house, orders.order(house, order_id))
    for day in sorted({city.day_of(visit.starts_at) for visit in visits}):
        rows.look_soon(act, day)


@command
def hear_time(act: Act, *, from_day: date | None = None, until_day: date | None = None) -> None:
    """Time became free on some days, or on any (None): the line is looked at for them."""
    if from_day is None or until_day is None:
        rows.look_soon(act)
        return
    for shift in range((until_day - from_day).days + 1):
        rows.look_soon(act, from_day + timedelta(days=shift))


@command
def keep_apart(act: Act, *, customer_id: UUID, worker_id: UUID) -> None:
    """The time of whom a customer is not to meet is taken back, and others are looked for."""
    offered = Entry.objects.of(act).filter(customer_id=customer_id, state=rules.OFFERED)
    for entry_id in sorted(offered.values_list("id", flat=True)):
        entry = rows.locked(act, entry_id)
        offer = rows.open_offer(act, entry)
        if offer is None:
            continue
        near = workers.holds_of(act.as_system(), worker_id, offer.starts_at, offer.ends_at)
        if any(hold.visit_id == offer.id for hold in near):
            rows.end_offer(act, entry, offer, rules.WITHDRAWN)
            rows.look_soon(act, areas.facts(act).day_of(offer.starts_at))


@command
def take_back(act: Act, *, worker_id: UUID) -> int:
    """Take back the times that were offered and that whose they are can no longer keep, as who fell
    ill or works at other times; others are looked for.  Returns how many offers.
    """
    gone = _gone(act, worker_id)
    for entry_id in sorted({one.entry_id for one in gone}):
        entry = rows.locked(act, entry_id)
        offer = rows.open_offer(act, entry)
        if offer is not None:
            rows.end_offer(act, entry, offer, rules.WITHDRAWN)
            rows.look_soon(act, areas.facts(act).day_of(offer.starts_at))
    return len(gone)


def _gone(act: Act, worker_id: UUID) -> list[WaitingOffer]:
    """The open offers whose held time a worker of them cannot keep."""
    house, city = act.as_system(), areas.facts(act)
    until_at = act.at + timedelta(days=city.horizon_days + 1)
    holds = workers.holds_of(house, worker_id, act.at, until_at)
    ids = [hold.visit_id for hold in holds]
    offers = WaitingOffer.objects.of(act).filter(id__in=ids, state=rules.OPEN).in_bulk()
    kept_on: dict[date, list[tuple[WaitingOffer, workers.Wanted]]] = defaultdict(list)
    for one in holds:
        if one.visit_id in offers:
            wanted = workers.Wanted(one.service_id, one.starts_at, one.ends_at, one.lat, one.lng)
            kept_on[city.day_of(one.starts_at)].append((offers[one.visit_id], wanted))
    gone = []
    for day, kept in kept_on.items():
        why_not = workers.why_not_keep(house, day, [(worker_id, wanted) for _, wanted in kept])
        gone += [offer for (offer, _), why in zip(kept, why_not, strict=True) if why is not None]
    return gone


@command
def forget_person(act: Act, *, person_id: UUID) -> None:
    """Whoever was erased waits for nothing."""
    customer = accounts.customer_of_person(act.as_system(), person_id)
    if customer is None:
        return
    mine = Entry.objects.of(act).filter(customer_id=customer.id, state__in=rules.IN_LINE)
    for entry_id in mine.values_list("id", flat=True):
        joining.leave(act, entry_id=entry_id)
