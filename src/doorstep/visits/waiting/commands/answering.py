"""Verbs about an offer: taken at the price that was shown, declined, or let pass."""

from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders import commands as orders
from doorstep.visits.staffing import queries as staffing
from doorstep.visits.waiting import queries, rules
from doorstep.visits.waiting.commands import rows
from doorstep.visits.waiting.models import Entry, WaitingOffer


@command
def accept(act: Act, *, entry_id: UUID, offer_id: UUID, shown_total_fen: int) -> Entry:
    """Take an offer: the order is placed with the time that was kept, at the price shown.

    Refuses with NotFound, OfferGone, PriceChanged, and with what orders say.
    """
    entry = rows.locked(act, entry_id)
    offer = _waiting_for_answer(act, entry, offer_id)
    workers.end_hold(act.as_system(), visit_id=offer.id)
    order = orders.place(
        act,
        wish=queries.wish_of(entry, offer.starts_at),
        shown_total_fen=shown_total_fen,
        customer_id=entry.customer_id,
        but=staffing.apart_from_customer(act, entry.customer_id),
    )
    rows.close_offer(act, entry, offer, rules.TAKEN)
    entry.order_id = order.id
    rows.end_entry(act, entry, rules.PLACED)
    return entry


@command
def decline(act: Act, *, entry_id: UUID, offer_id: UUID) -> Entry:
    """Say no to one time: it goes to the next, and the place in line is kept.

    Refuses with NotFound, OfferGone.
    """
    entry = rows.locked(act, entry_id)
    offer = _waiting_for_answer(act, entry, offer_id)
    rows.end_offer(act, entry, offer, rules.DECLINED)
    rows.look_soon(act, areas.facts(act).day_of(offer.starts_at))
    return entry


def _waiting_for_answer(act: Act, entry: Entry, offer_id: UUID) -> WaitingOffer:
    offer = rows.open_offer(act, entry)
    if offer is None or offer.id != offer_id or offer.until_at <= act.at:
        raise rules.OfferGone()
    return offer


@command
def time_out(act: Act, *, offer_id: UUID) -> None:
    """The time to answer is over: the next in line is asked.

    Who lets many pass in a row is out of the line; where the house was away the offer counts as
    taken back.  Does nothing while there is time.
    """
    found = WaitingOffer.objects.of(act).filter(id=offer_id, state=rules.OPEN).first()
    if found is None:
        return
    entry = rows.locked(act, found.entry_id)
    offer = rows.open_offer(act, entry)
    if offer is None or offer.id != offer_id or act.at < offer.until_at:
        return
    away = rules.house_was_away(offer.until_at, at=act.at)
    rows.end_offer(act, entry, offer, rules.WITHDRAWN if away else rules.TIMED_OUT)
    if entry.silent >= rules.SILENT_MAX:
        rows.end_entry(act, entry, rules.EXPIRED)
    rows.look_soon(act, areas.facts(act).day_of(offer.starts_at))
