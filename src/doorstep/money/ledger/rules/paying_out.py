"""Postings of the platform's own money: what its owners put in, what leaves, debts to us."""

from collections.abc import Iterable, Mapping
from typing import Literal

from doorstep.money.ledger.rules.chart import Subject
from doorstep.money.ledger.rules.events import event
from doorstep.money.ledger.rules.lines import Line, Mode, cr, cr_each, dr, mirrored


@event("D")
def withdrawal_asked(
    mode: Mode, *, worker: Subject, transfer: Subject, amount_fen: int, tax_fen: int = 0
) -> Iterable[Line]:
    """A worker takes out earnings: the tax is withheld, the rest is on its way."""
    return (
        dr(amount_fen, "worker_payable", worker),
        cr(tax_fen, "tax_payable", "income"),
        cr(amount_fen - tax_fen, "payout_in_transit", transfer),
    )


@event("D")
def withdrawal_returned(
    mode: Mode, *, worker: Subject, transfer: Subject, amount_fen: int, tax_fen: int = 0
) -> Iterable[Line]:
    """A withdrawal was not confirmed or failed: everything is as if it was never asked."""
    return mirrored(
        withdrawal_asked(
            mode, worker=worker, transfer=transfer, amount_fen=amount_fen, tax_fen=tax_fen
        )
    )


@event("D", "S2")
def payout_asked(mode: Mode, *, payable: str, transfer: Subject, amount_fen: int) -> Iterable[Line]:
    """What we owe a merchant, partner or referrer (`payable`, an account) is on its way."""
    return Line(payable, -amount_fen), cr(amount_fen, "payout_in_transit", transfer)


@event("D", "S2")
def payout_returned(
    mode: Mode, *, payable: str, transfer: Subject, amount_fen: int
) -> Iterable[Line]:
    """A payout was not confirmed or failed: we still owe it."""
    return Line(payable, amount_fen), dr(amount_fen, "payout_in_transit", transfer)


@event("D", "S2")
def transfer_done(mode: Mode, *, mchid: str, transfer: Subject, amount_fen: int) -> Iterable[Line]:
    """The channel says that a transfer reached its receiver; the amount is what was sent."""
    return dr(amount_fen, "payout_in_transit", transfer), cr(amount_fen, "psp_basic", mchid)


@event("D")
def transfer_paid_after_return(
    mode: Mode, *, mchid: str, transfer: Subject, amount_fen: int
) -> Iterable[Line]:
    """The channel paid a transfer whose money had been given back: somebody has it twice."""
    return dr(amount_fen, "suspense", transfer), cr(amount_fen, "psp_basic", mchid)


@event("D", "S2")
def capital_paid_in(mode: Mode, *, amount_fen: int, mchid: str = "") -> Iterable[Line]:
    """The platform's owners put money in: into the bank, or into the channel's account `mchid`."""
    into = dr(amount_fen, "psp_basic", mchid) if mchid else dr(amount_fen, "bank")
    return into, cr(amount_fen, "capital")


@event("D", "S2")
def money_banked(mode: Mode, *, mchid: str, amount_fen: int) -> Iterable[Line]:
    """Money moved from the channel's account to the bank."""
    return dr(amount_fen, "bank"), cr(amount_fen, "psp_basic", mchid)


@event("D", "S2")
def payable_settled(mode: Mode, *, payable: str, amount_fen: int) -> Iterable[Line]:
    """A debt (tax, insurer, partner) was paid from the bank."""
    return Line(payable, -amount_fen), cr(amount_fen, "bank")


@event("D", "S2")
def receivable_settled(
    mode: Mode, *, receivable: str, amount_fen: int, source: str = "bank"
) -> Iterable[Line]:
    """What a merchant or worker owed us came in: to the bank, or out of what we owe (`source`)."""
    return Line(source, -amount_fen), Line(receivable, amount_fen)


@event("D")
def workers_credited(
    mode: Mode,
    *,
    subject: Subject = "",
    workers: Mapping[str, int],
    expense: Literal["compensation_expense", "promo_expense"] = "compensation_expense",
) -> Iterable[Line]:
    """The platform pays workers of its own: for a wasted way, or as a bonus."""
    return dr(sum(workers.values()), expense), *cr_each(workers, "worker_payable")


@event("D")
def compensation_asked(mode: Mode, *, transfer: Subject, amount_fen: int) -> Iterable[Line]:
    """The platform's own money is on its way to a customer whom no refund can carry it to."""
    return dr(amount_fen, "compensation_expense"), cr(amount_fen, "payout_in_transit", transfer)


@event("D")
def compensation_returned(mode: Mode, *, transfer: Subject, amount_fen: int) -> Iterable[Line]:
    """The customer did not confirm it, or it failed: it is still the platform's."""
    return mirrored(compensation_asked(mode, transfer=transfer, amount_fen=amount_fen))


@event("D")
def goodwill_given(mode: Mode, *, subject: Subject, amount_fen: int) -> Iterable[Line]:
    """The platform compensates a customer: its own money goes to escrow, which refunds it."""
    return dr(amount_fen, "compensation_expense"), cr(amount_fen, "escrow", subject)
