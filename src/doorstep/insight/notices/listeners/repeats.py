"""What customers are told of visits that repeat, and of waiting for a free time."""

from doorstep.insight.notices import commands
from doorstep.kernel.act import Act
from doorstep.visits.series.events import (
    ChargeComing,
    OccurrenceAsked,
    OccurrenceLapsed,
    OccurrencePlaced,
    SeriesEnded,
)
from doorstep.visits.waiting.events import EntryEnded, SlotOffered, SlotOfferEnded


def when_occurrence_asked(act: Act, event: OccurrenceAsked) -> None:
    """Ask the customer to decide about a day of a series."""
    commands.tell_person(
        act,
        kind="series_question",
        actor_id=event.customer_id,
        at=event.answer_until_at,
        day=event.day,
    )


def when_occurrence_lapsed(act: Act, event: OccurrenceLapsed) -> None:
    """Tell the customer that nobody comes on a day of a series."""
    commands.tell_person(act, kind="series_lapsed", actor_id=event.customer_id, day=event.day)


def when_occurrence_placed(act: Act, event: OccurrencePlaced) -> None:
    """Tell the customer when somebody else comes."""
    if event.other_person:
        commands.tell_person(
            act,
            kind="series_other_person",
            actor_id=event.customer_id,
            order_id=event.order_id,
            day=event.day,
        )


def when_charge_coming(act: Act, event: ChargeComing) -> None:
    """Tell the customer of the next charge while it can still be stopped."""
    commands.tell_person(
        act,
        kind="series_charge",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
        at=event.pay_from_at,
        day=event.day,
    )


def when_series_ended(act: Act, event: SeriesEnded) -> None:
    """Tell the customer that a series is over."""
    commands.tell_person(act, kind="series_ended", actor_id=event.customer_id)


def when_slot_offered(act: Act, event: SlotOffered) -> None:
    """Tell the first in line that a time is kept for them."""
    commands.tell_person(
        act,
        kind="slot_offered",
        actor_id=event.customer_id,
        amount_fen=event.total_fen,
        at=event.starts_at,
        minutes=event.minutes,
    )


def when_slot_offer_ended(act: Act, event: SlotOfferEnded) -> None:
    """Tell the customer that a kept time went to the next."""
    if event.state == "timed_out":
        commands.tell_person(act, kind="slot_passed", actor_id=event.customer_id)


def when_entry_ended(act: Act, event: EntryEnded) -> None:
    """Tell the customer that waiting was in vain."""
    if event.state == "expired":
        commands.tell_person(act, kind="waiting_over", actor_id=event.customer_id)
