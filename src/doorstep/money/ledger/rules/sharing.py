"""Postings of an accepted or cancelled order: who earned what, its release, taking it back."""

from collections.abc import Iterable, Iterator, Mapping

from doorstep.money.ledger.rules.chart import Subject, code
from doorstep.money.ledger.rules.events import event
from doorstep.money.ledger.rules.lines import Line, Mode, cr, cr_each, dr, dr_each, mirrored


@event("D")
def order_accepted(
    mode: Mode,
    *,
    subject: Subject,
    workers: Mapping[str, int],
    service_fen: int = 0,
    material_fen: int = 0,
    travel_fen: int = 0,
    partner: Subject = "",
    partner_fen: int = 0,
    referrer: Subject = "",
    referrer_fen: int = 0,
    insurer_fen: int = 0,
    subsidy_fen: int = 0,
    partner_subsidy_fen: int = 0,
) -> Iterable[Line]:
    """Escrow is shared: the workers' parts wait for the dispute window, the rest is decided.

    The three incomes are what the platform keeps.  `subsidy_fen` is what a coupon costs the
    platform beyond that, `partner_subsidy_fen` what it costs the partner, who owes it.
    """
    shares = [
        *cr_each(workers, "worker_pending"),
        *_payable(partner, partner_fen, referrer, referrer_fen, insurer_fen),
        cr(service_fen, "service_income"),
        cr(material_fen, "material_income"),
        cr(travel_fen, "travel_income"),
    ]
    taken_fen = sum(line.amount_fen for line in shares) - subsidy_fen - partner_subsidy_fen
    return [
        dr(taken_fen, "escrow", subject),
        *_coupon(subsidy_fen, partner, partner_subsidy_fen),
        *shares,
    ]


@event("S2")
def shares_set_aside(
    mode: Mode,
    *,
    subject: Subject,
    sub_mchid: str,
    merchant_fen: int,
    shares_fen: int,
    merchant: Subject = "",
    partner: Subject = "",
    subsidy_fen: int = 0,
    partner_subsidy_fen: int = 0,
    owed_fen: int = 0,
) -> Iterable[Line]:
    """Escrow is shared: what will leave by profit sharing, and what will stay with the merchant.

    A coupon above the platform's commission is owed to the merchant as marketing (subsidies), and
    commission that the payment had no room for is owed by the merchant (`owed_fen`).
    """
    lines = [
        dr(shares_fen + merchant_fen, "custody_escrow", subject),
        cr(shares_fen, "custody_share", subject),
        cr(merchant_fen, "custody_pending", sub_mchid),
        *_coupon(subsidy_fen, partner, partner_subsidy_fen),
    ]
    if subsidy_fen + partner_subsidy_fen:
        lines.append(cr(subsidy_fen + partner_subsidy_fen, "merchant_payable", merchant))
    return [*lines, *_owed(merchant, owed_fen)]


@event("S2")
def shares_left(
    mode: Mode,
    *,
    subject: Subject,
    sub_mchid: str,
    merchant: Subject,
    platform_fen: int = 0,
    partner: Subject = "",
    partner_fen: int = 0,
    insurer_fen: int = 0,
) -> Iterable[Line]:
    """Shares cannot be sent (a dispute open at day 25, no room under the cap) and stay.

    The merchant keeps the money and owes it: to the platform, through it to partner and insurer.
    """
    passed = _payable(partner, partner_fen, "", 0, insurer_fen)
    left_fen = platform_fen + partner_fen + insurer_fen
    return [
        dr(left_fen, "custody_share", subject),
        cr(left_fen, "custody_pending", sub_mchid),
        dr(left_fen, "merchant_receivable", merchant),
        cr(platform_fen, "commission"),
        *passed,
    ]


@event("D")
def shares_released(
    mode: Mode, *, subject: Subject = "", workers: Mapping[str, int]
) -> Iterable[Line]:
    """The dispute window is over: pending earnings become available."""
    return [*dr_each(workers, "worker_pending"), *cr_each(workers, "worker_payable")]


@event("S2")
def sharing_asked(
    mode: Mode,
    *,
    mchid: str = "",
    sub_mchid: str = "",
    subject: Subject,
    sharing: Subject,
    amount_fen: int,
) -> Iterable[Line]:
    """Shares are on their way from one payment to their receivers."""
    return dr(amount_fen, "custody_share", subject), cr(amount_fen, "custody_in_transit", sharing)


@event("S2")
def sharing_done(
    mode: Mode,
    *,
    mchid: str,
    sub_mchid: str,
    subject: Subject = "",
    sharing: Subject,
    platform_fen: int = 0,
    partner: Subject = "",
    partner_fen: int = 0,
    referrer: Subject = "",
    referrer_fen: int = 0,
    insurer_fen: int = 0,
    direct_fen: int = 0,
    closed_fen: int = 0,
    merchant: Subject = "",
    owed_fen: int = 0,
    owed_partner_fen: int = 0,
    owed_insurer_fen: int = 0,
) -> Iterable[Line]:
    """The channel says what became of each share.

    What the platform received is its commission, or is owed on to partner, referrer and insurer;
    `direct_fen` went to receivers of their own; `closed_fen` fell back to the merchant, who now
    owes it: commission (`owed_fen`), and through the platform partner's and insurer's parts.
    """
    passed_on_fen = owed_partner_fen + owed_insurer_fen
    passed = _payable(partner, partner_fen, referrer, referrer_fen, insurer_fen)
    received_fen = platform_fen + sum(line.amount_fen for line in passed)
    sent_fen = received_fen + direct_fen
    return [
        dr(sent_fen + closed_fen, "custody_in_transit", sharing),
        cr(sent_fen, "custody_channel", sub_mchid),
        cr(closed_fen, "custody_merchant", sub_mchid),
        dr(received_fen, "psp_basic", mchid),
        cr(platform_fen, "commission"),
        *passed,
        *_owed(merchant, owed_fen),
        *_payable(partner, owed_partner_fen, "", 0, owed_insurer_fen),
        *([dr(passed_on_fen, "merchant_receivable", merchant)] if passed_on_fen else []),
    ]


@event("S2")
def rest_unfrozen(
    mode: Mode, *, mchid: str = "", sub_mchid: str, subject: Subject, rest_fen: int
) -> Iterable[Line]:
    """The channel lets the merchant have what was frozen."""
    return (
        dr(rest_fen, "custody_pending", sub_mchid),
        cr(rest_fen, "custody_merchant", sub_mchid),
    )


@event("D", "S2")
def order_cancelled(
    mode: Mode,
    *,
    subject: Subject,
    fee_fen: int,
    workers: Mapping[str, int] | None = None,
    sub_mchid: str = "",
) -> Iterable[Line]:
    """The fee of a cancelled order leaves escrow; what is left is refunded (refund_asked).

    The worker's or merchant's part waits for the dispute window, like a share.
    """
    if mode == "D":
        parts = workers or {}
        return [
            dr(fee_fen, "escrow", subject),
            *cr_each(parts, "worker_pending"),
            cr(fee_fen - sum(parts.values()), "cancellation_income"),
        ]
    return dr(fee_fen, "custody_escrow", subject), cr(fee_fen, "custody_pending", sub_mchid)


@event("D")
def shares_taken_back(
    mode: Mode,
    *,
    subject: Subject,
    pending: Mapping[str, int] | None = None,
    workers: Mapping[str, int] | None = None,
    owed_by_workers: Mapping[str, int] | None = None,
    platform_fen: int = 0,
    partner: Subject = "",
    partner_fen: int = 0,
    owed_by_partner_fen: int = 0,
    referrer: Subject = "",
    referrer_fen: int = 0,
    insurer_fen: int = 0,
    subsidy_fen: int = 0,
    partner_subsidy_fen: int = 0,
) -> Iterable[Line]:
    """A refund was decided after acceptance: the shares come back to escrow, which pays it.

    Before release the workers' pending parts shrink (`pending`), afterwards their available
    earnings (`workers`), and what these do not cover is owed by the worker; likewise the partner's.
    A coupon's cost falls away with what it was for (subsidies).
    """
    given = [
        *dr_each(pending or {}, "worker_pending"),
        *dr_each(workers or {}, "worker_payable"),
        *dr_each(owed_by_workers or {}, "worker_receivable"),
        dr(platform_fen, "commission_refunds"),
        *mirrored(_payable(partner, partner_fen, referrer, referrer_fen, insurer_fen)),
        *_owed_by_partner(partner, owed_by_partner_fen),
        *mirrored(_coupon(subsidy_fen, partner, partner_subsidy_fen)),
    ]
    return [*given, cr(-sum(line.amount_fen for line in given), "escrow", subject)]


@event("S2")
def custody_taken_back(
    mode: Mode,
    *,
    subject: Subject,
    sub_mchid: str,
    pending_fen: int = 0,
    merchant_fen: int = 0,
    shares_fen: int = 0,
    merchant: Subject = "",
    platform_fen: int = 0,
    partner: Subject = "",
    partner_fen: int = 0,
    owed_by_partner_fen: int = 0,
    insurer_fen: int = 0,
    subsidy_fen: int = 0,
    partner_subsidy_fen: int = 0,
) -> Iterable[Line]:
    """A refund was decided after acceptance: custody gives it back to escrow, which pays it.

    It comes out of what is still frozen (`pending_fen`, unsent `shares_fen`) and out of what the
    merchant has.  Parts of shares that had left, or that the merchant owed, are the merchant's
    again: they lower its receivable (which may turn); a coupon's transfer for it is owed back.
    """
    back = [
        dr(platform_fen, "commission_refunds"),
        *mirrored(_payable(partner, partner_fen, "", 0, insurer_fen)),
        *_owed_by_partner(partner, owed_by_partner_fen),
        *mirrored(_coupon(subsidy_fen, partner, partner_subsidy_fen)),
    ]
    back_fen = sum(line.amount_fen for line in back)
    if back_fen:
        back.append(Line(code("merchant_receivable", merchant), -back_fen))
    return [
        dr(pending_fen, "custody_pending", sub_mchid),
        dr(merchant_fen, "custody_merchant", sub_mchid),
        dr(shares_fen, "custody_share", subject),
        cr(pending_fen + merchant_fen + shares_fen, "custody_escrow", subject),
        *back,
    ]


@event("S2")
def sharing_returned(
    mode: Mode,
    *,
    mchid: str,
    sub_mchid: str,
    subject: Subject = "",
    platform_fen: int = 0,
    direct_fen: int = 0,
) -> Iterable[Line]:
    """Receivers gave shares back to the merchant: the platform its commission, others theirs."""
    return [
        dr(platform_fen, "commission_refunds"),
        cr(platform_fen, "psp_basic", mchid),
        dr(platform_fen + direct_fen, "custody_channel", sub_mchid),
        cr(platform_fen + direct_fen, "custody_merchant", sub_mchid),
    ]


def _payable(
    partner: Subject, partner_fen: int, referrer: Subject, referrer_fen: int, insurer_fen: int
) -> list[Line]:
    lines: list[Line] = []
    if partner_fen:
        lines.append(cr(partner_fen, "partner_payable", partner))
    if referrer_fen:
        lines.append(cr(referrer_fen, "referrer_payable", referrer))
    return [*lines, cr(insurer_fen, "insurer_payable")]


def _coupon(subsidy_fen: int, partner: Subject, partner_fen: int) -> Iterator[Line]:
    yield dr(subsidy_fen, "coupon_cost_platform")
    yield from _owed_by_partner(partner, partner_fen)


def _owed_by_partner(partner: Subject, amount_fen: int) -> Iterator[Line]:
    if amount_fen:
        yield dr(amount_fen, "partner_receivable", partner)


def _owed(merchant: Subject, owed_fen: int) -> Iterator[Line]:
    """Commission that the merchant owes; less than before is a commission given back."""
    if owed_fen > 0:
        yield dr(owed_fen, "merchant_receivable", merchant)
        yield cr(owed_fen, "commission")
    if owed_fen < 0:
        yield cr(-owed_fen, "merchant_receivable", merchant)
        yield dr(-owed_fen, "commission_refunds")
