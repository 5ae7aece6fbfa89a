"""Postings of money that comes in from customers and goes back to them.

Events of one payment are told with the same facts, `mchid` and `sub_mchid` among them, whether or
not the books need all of them.  In mode S2 `mchid` is the platform's own number as the provider.
"""

from collections.abc import Iterable, Mapping

from doorstep.money.ledger.rules.chart import Subject, code
from doorstep.money.ledger.rules.events import event
from doorstep.money.ledger.rules.lines import Line, Mode, cr, cr_each, dr


@event("D", "S2")
def payment_received(
    mode: Mode, *, mchid: str, sub_mchid: str = "", subject: Subject, amount_fen: int
) -> Iterable[Line]:
    """The channel says that a bill (deposit, whole, balance, change or tip) was paid."""
    if mode == "D":
        return dr(amount_fen, "psp_clearing", mchid), cr(amount_fen, "escrow", subject)
    return (
        dr(amount_fen, "custody_channel", sub_mchid),
        cr(amount_fen, "custody_escrow", subject),
    )


@event("D", "S2")
def tip_passed_on(
    mode: Mode,
    *,
    subject: Subject,
    sub_mchid: str = "",
    amount_fen: int = 0,
    workers: Mapping[str, int] | None = None,
) -> Iterable[Line]:
    """A paid tip leaves escrow: to the workers (D), or to the merchant, who passes it on (S2)."""
    if mode == "D":
        tips = workers or {}
        return dr(sum(tips.values()), "escrow", subject), *cr_each(tips, "worker_payable")
    return (
        dr(amount_fen, "custody_escrow", subject),
        cr(amount_fen, "custody_merchant", sub_mchid),
    )


@event("D", "S2")
def refund_asked(
    mode: Mode,
    *,
    mchid: str = "",
    sub_mchid: str = "",
    subject: Subject,
    refund: Subject,
    amount_fen: int,
    source: str = "",
) -> Iterable[Line]:
    """Money is on its way back: out of escrow, or out of the account that `source` names."""
    if mode == "D":
        source = source or code("escrow", subject)
        return Line(source, -amount_fen), cr(amount_fen, "refund_payable", refund)
    source = source or code("custody_escrow", subject)
    return Line(source, -amount_fen), cr(amount_fen, "custody_in_transit", refund)


@event("D", "S2")
def refund_done(
    mode: Mode,
    *,
    mchid: str,
    sub_mchid: str = "",
    subject: Subject = "",
    refund: Subject,
    amount_fen: int,
) -> Iterable[Line]:
    """The channel says that a refund reached the payer."""
    if mode == "D":
        return dr(amount_fen, "refund_payable", refund), cr(amount_fen, "psp_clearing", mchid)
    return (
        dr(amount_fen, "custody_in_transit", refund),
        cr(amount_fen, "custody_channel", sub_mchid),
    )


@event("D", "S2")
def refund_abandoned(mode: Mode, *, refund: Subject, amount_fen: int) -> Iterable[Line]:
    """The channel cannot give it back (closed account): a person must find another way."""
    if mode == "D":
        return dr(amount_fen, "refund_payable", refund), cr(amount_fen, "suspense", refund)
    return (
        dr(amount_fen, "custody_in_transit", refund),
        cr(amount_fen, "custody_suspense", refund),
    )


@event("D", "S2")
def money_unexplained(
    mode: Mode, *, mchid: str, sub_mchid: str = "", case: Subject, amount_fen: int
) -> Iterable[Line]:
    """The channel's bill holds a payment that nobody asked for."""
    if mode == "D":
        return dr(amount_fen, "psp_clearing", mchid), cr(amount_fen, "suspense", case)
    return (
        dr(amount_fen, "custody_channel", sub_mchid),
        cr(amount_fen, "custody_suspense", case),
    )


@event("D", "S2")
def unexplained_given_back(
    mode: Mode, *, case: Subject, refund: Subject, amount_fen: int
) -> Iterable[Line]:
    """An unexplained payment is on its way back to whoever paid it."""
    if mode == "D":
        return dr(amount_fen, "suspense", case), cr(amount_fen, "refund_payable", refund)
    return (
        dr(amount_fen, "custody_suspense", case),
        cr(amount_fen, "custody_in_transit", refund),
    )


@event("D", "S2")
def balance_unpaid(mode: Mode, *, subject: Subject, amount_fen: int) -> Iterable[Line]:
    """Accepted, but the balance was not paid: owed to us, and not shared before it is paid."""
    if mode == "D":
        return (
            dr(amount_fen, "customer_receivable", subject),
            cr(amount_fen, "unpaid_sales", subject),
        )
    return (
        dr(amount_fen, "custody_receivable", subject),
        cr(amount_fen, "custody_unpaid_sales", subject),
    )


@event("D", "S2")
def arrears_settled(mode: Mode, *, subject: Subject, amount_fen: int) -> Iterable[Line]:
    """What was owed was paid into escrow, or is given up: nothing is owed any more."""
    if mode == "D":
        return (
            dr(amount_fen, "unpaid_sales", subject),
            cr(amount_fen, "customer_receivable", subject),
        )
    return (
        dr(amount_fen, "custody_unpaid_sales", subject),
        cr(amount_fen, "custody_receivable", subject),
    )


@event("D", "S2")
def channel_settled(
    mode: Mode, *, mchid: str = "", sub_mchid: str = "", net_fen: int, fee_fen: int = 0
) -> Iterable[Line]:
    """The channel's bill of the day: cleared money becomes spendable, less the channel's fee.

    On a day of more refunds than payments both may be below zero.  In S2 it leaves custody: the
    channel pays the merchant, who bears the fee.
    """
    gross_fen = net_fen + fee_fen
    if mode == "D":
        return (
            Line(code("psp_basic", mchid), -net_fen),
            Line(code("psp_fee"), -fee_fen),
            Line(code("psp_clearing", mchid), gross_fen),
        )
    return (
        Line(code("custody_merchant", sub_mchid), -gross_fen),
        Line(code("custody_channel", sub_mchid), gross_fen),
    )
