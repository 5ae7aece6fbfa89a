"""Money under way that needs a person: what waits, what is stuck, and what can be done about it."""

import dataclasses
from typing import Any, Literal
from uuid import UUID

from ninja import Query, Schema

from doorstep.aftercare.guarantee import commands as guarantee
from doorstep.aftercare.guarantee import queries as guarantee_facts
from doorstep.aftercare.settlement import commands as settling
from doorstep.aftercare.settlement import queries as settlement
from doorstep.kernel import audit, cursor, edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.money.payments import commands, outward, queries
from doorstep.money.wallets import commands as wallets
from doorstep.surfaces import pay
from doorstep.surfaces.console.entrance import HOUSE, MONEY, Why, door
from doorstep.surfaces.console.seen import RefundSeen
from doorstep.surfaces.shapes import Day, Done, Iso, Page, Paging, words

WORK: dict[str, Any] = HOUSE | {"duties": MONEY}
CARD_RATE = edge.Rate(10, 60)


class WaitingSeen(Schema):
    """How much of a kind is under way, since when, and how many of it are late."""

    kind: str
    count: int
    amount_fen: int
    oldest_at: Iso | None
    late: int | None = None


class DayWanted(Schema):
    """A day of the city; yesterday when none is named."""

    day: Day | None = None


class HourlySeen(Schema):
    """What a worker has of an order, how long it took with the way, and what that is an hour."""

    order_id: UUID
    worker_id: UUID
    pay_fen: int
    seconds: int
    hourly_fen: int
    floor_fen: int


class PayDaysWanted(Paging):
    """Whose days, everybody's unless named; all of them or those that still pay too little."""

    worker_id: UUID | None = None
    short: bool = False


class UnderWayWanted(Paging):
    """Which kind of money under way."""

    kind: Literal["refund", "sharing", "transfer", "charge"] = "refund"


class UnderWaySeen(Schema):
    """Money on its way: since when, how it stands, and what was last wrong with it."""

    kind: str
    id: UUID
    amount_fen: int
    state: str
    error: str
    asked_at: Iso


class SharingSeen(Schema):
    """A sharing that the channel refused."""

    id: UUID
    charge_id: UUID
    subject_id: UUID
    total_fen: int
    unfreezes: bool
    state: str
    error: str
    asked_at: Iso


class TransferSeen(Schema):
    """A transfer to a person."""

    id: UUID
    subject_kind: str
    subject_id: UUID
    amount_fen: int
    state: str
    error: str
    is_unwanted: bool
    asked_at: Iso
    done_at: Iso | None


class UnexplainedSeen(Schema):
    """Money that does not fit what we asked; it waits in suspense."""

    id: UUID
    charge_number: str
    transaction_no: str
    mchid: str
    sub_mchid: str
    amount_fen: int
    reason: str
    state: str
    paid_at: Iso
    found_at: Iso


class CardSent(Schema):
    """A bank card of the payer, for the channel alone."""

    bank: words(16, 1)
    account: words(24, 12)
    real_name: words(60, 1)


@door.get("/money/waiting", **WORK, answers_with=list[WaitingSeen])
def see_waiting(act: Act) -> Any:
    """What is under way, kind by kind, with its age; last what customers are owed by the desk."""
    owed = dataclasses.asdict(guarantee_facts.owed_in_all(act))
    return [*queries.waiting(act), {"kind": "compensation", **owed}]


@door.get("/money/under-way", **WORK, answers_with=Page[UnderWaySeen])
def list_under_way(act: Act, wanted: Query[UnderWayWanted]) -> Any:
    """Everything of a kind that has not ended, the oldest first; a live list."""
    rows, following = queries.under_way(act, kind=wanted.kind, after=wanted.after, size=wanted.size)
    return {"items": rows, "next": following}


@door.get("/refunds/failed", **WORK, answers_with=Page[RefundSeen])
def list_failed_refunds(act: Act, wanted: Query[Paging]) -> Any:
    """Refunds that the channel would not make, newest first; a live list."""
    return _page(queries.failed_refunds(act), "asked_at", wanted)


@door.post("/refunds/{uuid:refund_id}/asking", **WORK, answers_with=RefundSeen)
def ask_refund_again(act: Act, refund_id: UUID) -> Any:
    """Ask the channel once more; a closed one by a successor.  Refuses with NeedsCard."""
    _there(queries.failed_refunds(act), refund_id)
    audit.note(act, "console.ask_refund_again", subject=("refund", refund_id))
    return commands.ask_refund_again(act, refund_id=refund_id)


@door.post(
    "/refunds/{uuid:refund_id}/card",
    **WORK,
    answers_with=Done,
    is_outside=True,
    keeps_answer=False,
    rate=CARD_RATE,
)
def send_refund_to_card(act: Act, refund_id: UUID, body: CardSent) -> Done:
    """Send an abnormal refund to the payer's bank card.  Refuses with NotStuck, ChannelSaysNo."""
    _there(queries.failed_refunds(act), refund_id)
    edge.step_in(act, audit.note, "console.refund_to_card", subject=("refund", refund_id))
    outward.send_refund_to_card(
        act,
        refund_id=refund_id,
        bank=body.bank,
        account=body.account,
        real_name=body.real_name,
    )
    return Done()


@door.post("/refunds/{uuid:refund_id}/abandoning", **WORK, answers_with=RefundSeen)
def propose_abandoning(act: Act, refund_id: UUID, body: Why) -> Any:
    """Propose to give the way back up; somebody else confirms.  Refuses with NotStuck."""
    _there(queries.failed_refunds(act), refund_id)
    why = act.because(body.reason)
    audit.note(why, "console.propose_abandoning", subject=("refund", refund_id))
    return commands.propose_abandoning(why, refund_id=refund_id)


@door.post("/refunds/{uuid:refund_id}/abandoning/confirmation", **WORK, answers_with=RefundSeen)
def abandon_refund(act: Act, refund_id: UUID, body: Why) -> Any:
    """Confirm what a colleague proposed: the money waits in suspense for another way.

    Refuses with NotStuck, NeedsAnother.
    """
    _there(queries.failed_refunds(act), refund_id)
    why = act.because(body.reason)
    audit.note(why, "console.abandon_refund", subject=("refund", refund_id))
    return commands.abandon_refund(why, refund_id=refund_id)


@door.get("/sharings/failed", **WORK, answers_with=Page[SharingSeen])
def list_failed_sharings(act: Act, wanted: Query[Paging]) -> Any:
    """Sharings that the channel refused, newest first; a live list."""
    return _page(queries.failed_sharings(act), "asked_at", wanted)


@door.post("/sharings/{uuid:sharing_id}/asking", **WORK, answers_with=SharingSeen)
def ask_sharing_again(act: Act, sharing_id: UUID) -> Any:
    """Ask the channel once more, with the same number."""
    _there(queries.failed_sharings(act), sharing_id)
    audit.note(act, "console.ask_sharing_again", subject=("sharing", sharing_id))
    return commands.ask_sharing_again(act, sharing_id=sharing_id)


@door.post("/sharings/{uuid:sharing_id}/giving-up", **WORK, answers_with=SharingSeen)
def give_sharing_up(act: Act, sharing_id: UUID, body: Why) -> Any:
    """Leave a sharing to the merchant, who then owes the commission, when the freeze is over.

    Refuses with NotFrozenAnyMore.
    """
    _there(queries.failed_sharings(act), sharing_id)
    why = act.because(body.reason)
    audit.note(why, "console.give_sharing_up", subject=("sharing", sharing_id))
    return commands.give_sharing_up(why, sharing_id=sharing_id)


@door.get("/pay-below-minimum", **WORK, answers_with=list[HourlySeen])
def list_pay_below_minimum(act: Act, wanted: Query[DayWanted]) -> Any:
    """The work divided on a day (yesterday) that paid less an hour than the city's minimum."""
    return settlement.below_floor(act, wanted.day)


@door.get("/pay-days", **WORK, answers_with=Page[pay.PayDaySeen])
def list_pay_days(act: Act, wanted: Query[PayDaysWanted]) -> Any:
    """What days paid the platform's own people beside the minimum, newest first."""
    rows, following = settlement.pay_days(
        act, worker_id=wanted.worker_id, short=wanted.short, after=wanted.after, size=wanted.size
    )
    return {"items": [pay.seen(act, row) for row in rows], "next": following}


@door.post("/pay-days/{uuid:pay_day_id}/topping-up", **WORK, answers_with=pay.PayDaySeen)
def top_pay_up(act: Act, pay_day_id: UUID, body: Why) -> Any:
    """Pay a worker what a day lacked, of the platform's own money.  Refuses with NotShort."""
    return pay.seen(act, settling.top_up(act.because(body.reason), pay_day_id=pay_day_id))


@door.post("/pay-days/{uuid:pay_day_id}/leaving", **WORK, answers_with=pay.PayDaySeen)
def leave_pay_short(act: Act, pay_day_id: UUID, body: Why) -> Any:
    """Close a day whose hours were wrong; the worker reads why.  Refuses with NotShort."""
    return pay.seen(act, settling.leave_short(act.because(body.reason), pay_day_id=pay_day_id))


@door.get("/transfers/failed", **WORK, answers_with=Page[TransferSeen])
def list_failed_transfers(act: Act, wanted: Query[Paging]) -> Any:
    """Transfers that a person must look at, newest first; a live list."""
    return _page(queries.failed_transfers(act), "asked_at", wanted)


@door.post("/transfers/{uuid:transfer_id}/asking", **WORK, answers_with=TransferSeen)
def ask_transfer_again(act: Act, transfer_id: UUID) -> Any:
    """Ask the channel how it stands, and for it once more if it never heard of it."""
    _there(queries.not_ended(act, "transfer"), transfer_id)
    audit.note(act, "console.ask_transfer_again", subject=("transfer", transfer_id))
    return commands.ask_transfer_again(act, transfer_id=transfer_id)


@door.post("/transfers/{uuid:transfer_id}/taking-back", **WORK, answers_with=TransferSeen)
def take_transfer_back(act: Act, transfer_id: UUID, body: Why) -> Any:
    """Do not pay it after all; its money comes back when the channel says that it is not paid.

    One that was paid although it had been given back is taken from the worker's earnings; a
    customer keeps it.
    Refuses with NotStuck, NotEnough.
    """
    _there(queries.not_ended(act, "transfer"), transfer_id)
    why = act.because(body.reason)
    audit.note(why, "console.take_transfer_back", subject=("transfer", transfer_id))
    found = queries.transfer(act, transfer_id)
    if found.state == "stray" and found.subject_kind == "compensation":
        guarantee.keep_stray(why, transfer_id=transfer_id)
        return queries.transfer(act, transfer_id)
    if found.state == "stray":
        wallets.take_stray_back(why, transfer_id=transfer_id)
        return queries.transfer(act, transfer_id)
    return commands.take_transfer_back(why, transfer_id=transfer_id)


@door.get("/unexplained", **WORK, answers_with=Page[UnexplainedSeen])
def list_unexplained(act: Act, wanted: Query[Paging]) -> Any:
    """Money that does not fit what we asked, newest first; a live list."""
    return _page(queries.unexplained(act), "found_at", wanted)


@door.post("/unexplained/{uuid:case_id}/giving-back", **WORK, answers_with=RefundSeen)
def give_back_unexplained(act: Act, case_id: UUID, body: Why) -> Any:
    """Send it back to whoever paid it.  Refuses with NotStuck."""
    _there(queries.unexplained(act), case_id)
    why = act.because(body.reason)
    audit.note(why, "console.give_back_unexplained", subject=("unexplained", case_id))
    return commands.give_back_unexplained(why, case_id=case_id)


def _page(rows: Any, by: str, wanted: Paging) -> dict[str, Any]:
    found, following = cursor.page(rows, by=by, after=wanted.after, size=wanted.size)
    return {"items": found, "next": following}


def _there(rows: Any, id: UUID) -> None:
    if not rows.filter(id=id).exists():
        raise NotFound()
