"""How verbs lock an entry, end its offer, take it out of the line, and have the line looked at."""

from datetime import date
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.workers import commands as workers
from doorstep.visits.waiting import queries, rules
from doorstep.visits.waiting.events import EntryEnded, SlotOfferEnded
from doorstep.visits.waiting.models import Entry, WaitingOffer


def locked(act: Act, entry_id: UUID) -> Entry:
    """An entry, locked, if the caller may touch it.  Refuses with NotFound."""
    found: Entry | None = queries.visible(act).lock().filter(id=entry_id).first()
    if found is None:
        raise NotFound()
    return found


def open_offer(act: Act, entry: Entry) -> WaitingOffer | None:
    """The offer of a locked entry that waits for an answer."""
    rows = WaitingOffer.objects.of(act).filter(entry=entry, state=rules.OPEN)
    found: WaitingOffer | None = rows.first()
    return found


def end_offer(act: Act, entry: Entry, offer: WaitingOffer, state: str) -> None:
    """The offer is over and its time is free; the entry keeps its place in line."""
    workers.end_hold(act.as_system(), visit_id=offer.id)
    entry.state = rules.WAITING
    entry.silent = entry.silent + 1 if state == rules.TIMED_OUT else 0
    entry.save(update_fields=["state", "silent"])
    close_offer(act, entry, offer, state)


def close_offer(act: Act, entry: Entry, offer: WaitingOffer, state: str) -> None:
    """Keep how an offer ended; nobody is asked or waited for any more."""
    offer.state, offer.ended_at = state, act.at
    offer.save(update_fields=["state", "ended_at"])
    for key in (offer_key(offer.id), asking_key(offer.id)):
        queue.cancel(act, key=key)
    tell(act, SlotOfferEnded(**whose(entry), offer_id=offer.id, state=state))


def end_entry(act: Act, entry: Entry, state: str) -> None:
    """The entry is out of the line."""
    entry.state, entry.ended_at = state, act.at
    entry.save(update_fields=["state", "ended_at", "order"])
    queue.cancel(act, key=entry_key(entry.id))
    tell(act, EntryEnded(**whose(entry), state=state))


def look_soon(act: Act, day: date | None = None) -> None:
    """Have the line looked at, for a day or for all."""
    key = f"waiting.look:{day.isoformat() if day else 'all'}"
    queue.soon(act, "waiting.look", key=key, day=day, after=None)


def look_behind(act: Act, day: date | None, after: UUID) -> None:
    """Have those behind an entry looked at next, in a transaction of their own."""
    key = f"waiting.look:{day.isoformat() if day else 'all'}:{after.hex}"
    queue.soon(act, "waiting.look", key=key, day=day, after=after)


def whose(entry: Entry) -> dict[str, UUID]:
    """What every event of an entry says."""
    return {"entry_id": entry.id, "customer_id": entry.customer_id}


def offer_key(offer_id: UUID) -> str:
    """The key of the timer that ends an offer."""
    return f"waiting.time_out:{offer_id.hex}"


def asking_key(offer_id: UUID) -> str:
    """The key of the timer that tells of an offer when the night is over."""
    return f"waiting.ask:{offer_id.hex}"


def entry_key(entry_id: UUID) -> str:
    """The key of the timer that ends an entry."""
    return f"waiting.expire:{entry_id.hex}"
