"""Questions about bills, charges and what of them is still there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet, Sum

from doorstep.kernel import cursor
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.money.payments import rules
from doorstep.money.payments.models import Bill, Charge, Refund, Sharing, Transfer, Unexplained
from doorstep.money.payments.ports import Payee

NAMED_FROM_FEN = rules.NAMED_FROM_FEN


def goes_unnamed(amount_fen: int) -> bool:
    """Whether the channel pays an amount to a person whose name nobody has verified."""
    return rules.TRANSFER_FEN_MIN <= amount_fen < NAMED_FROM_FEN


def bill(act: Act, bill_id: UUID) -> Bill:
    """One bill of the city.  Refuses with NotFound."""
    found = Bill.objects.of(act).filter(id=bill_id).first()
    if found is None:
        raise NotFound()
    return found


def bills_of(act: Act, subject_id: UUID) -> list[Bill]:
    """Every bill of a subject, in the order they were opened."""
    return list(Bill.objects.of(act).filter(subject_id=subject_id).order_by("opened_at", "id"))


def open_bill_of(act: Act, subject_id: UUID, purpose: str | None = None) -> Bill | None:
    """The bill of a subject that waits to be paid."""
    rows = Bill.objects.of(act).filter(subject_id=subject_id, state=Bill.OPEN)
    if purpose:
        rows = rows.filter(purpose=purpose)
    return rows.order_by("opened_at", "id").first()


def paid_fen(act: Act, subject_id: UUID) -> int:
    """What was collected for a subject, tips apart."""
    return collected_fen(bills_of(act, subject_id))


def collected_fen(bills: Iterable[Bill]) -> int:
    """What was collected with bills, tips apart."""
    paid = (bill for bill in bills if bill.state == Bill.PAID and bill.purpose != "tip")
    return sum(bill.amount_fen for bill in paid)


def refunded_fen(act: Act, subject_id: UUID) -> int:
    """What went or is going back to the payer of a subject."""
    rows = charges_of(act, subject_id)
    return rows.aggregate(sum=Sum("refunded_fen"))["sum"] or 0


def went_back(act: Act, subject_id: UUID) -> tuple[int, int]:
    """What went or is going back of a subject, and what of it was only paid twice."""
    sums = charges_of(act, subject_id).aggregate(
        back=Sum("refunded_fen"), twice=Sum("refunded_fen", filter=Q(is_surplus=True))
    )
    return sums["back"] or 0, sums["twice"] or 0


def charges_of(act: Act, subject_id: UUID) -> CityQuerySet:
    """The paid charges of a subject, the newest first."""
    bills = Bill.objects.of(act).filter(subject_id=subject_id).values("id")
    rows = Charge.objects.of(act).filter(state=Charge.PAID, bill_id__in=bills)
    return rows.order_by("-paid_at", "-id")


def net_by_charge(act: Act, subject_id: UUID) -> dict[UUID, int]:
    """What the channel received net of refunds, per charge, the oldest first, tips apart."""
    rows = charges_of(act, subject_id).exclude(bill__purpose="tip").order_by("paid_at", "id")
    net = rows.annotate(net_fen=F("amount_fen") - F("refunded_fen"))
    return dict(net.values_list("id", "net_fen"))


def freeze_deadline(act: Act, subject_id: UUID) -> datetime | None:
    """When the oldest payment of a subject must have been shared and unfrozen."""
    oldest = charges_of(act, subject_id).order_by("paid_at").first()
    return rules.unfreeze_by(oldest.paid_at) if oldest and oldest.paid_at else None


def refunds_of(act: Act, subject_id: UUID) -> list[Refund]:
    """Every refund of a subject, the oldest first."""
    charges = charges_of(act, subject_id).values("id")
    return list(Refund.objects.of(act).filter(charge_id__in=charges).order_by("asked_at", "id"))


def sharings_of(act: Act, subject_id: UUID) -> list[Sharing]:
    """Every sharing of a subject, the oldest first."""
    charges = charges_of(act, subject_id).values("id")
    return list(Sharing.objects.of(act).filter(charge_id__in=charges).order_by("asked_at", "id"))


def transfer(act: Act, transfer_id: UUID) -> Transfer:
    """One transfer of the city.  Refuses with NotFound."""
    found = Transfer.objects.of(act).filter(id=transfer_id).first()
    if found is None:
        raise NotFound()
    return found


def transfer_of(act: Act, subject_id: UUID) -> Transfer | None:
    """The latest transfer of a subject."""
    return Transfer.objects.of(act).filter(subject_id=subject_id).order_by("-asked_at").first()


@dataclass(frozen=True, slots=True)
class About:
    """What a refund is of: the payment at the channel, its payee, and the subject in the books."""

    mode: str
    payee: Payee
    subject_kind: str
    subject_id: UUID
    charge_number: str
    total_fen: int


def about_refund(act: Act, refund: Refund) -> About:
    """What a refund is of: a charge of a bill, or a case."""
    if refund.case_id is not None:
        case = Unexplained.objects.of(act).get(id=refund.case_id)
        payee = Payee(mchid=case.mchid, sub_mchid=case.sub_mchid or None)
        number, total_fen = case.charge_number, case.amount_fen
        return About(case.mode, payee, "unexplained", case.id, number, total_fen)
    charge = Charge.objects.of(act).select_related("bill").get(id=refund.charge_id)
    bill = charge.bill
    payee = Payee(mchid=bill.mchid, sub_mchid=bill.sub_mchid or None)
    number, total_fen = charge.id.hex, charge.amount_fen
    return About(bill.payee_mode, payee, bill.subject_kind, bill.subject_id, number, total_fen)


def failed_refunds(act: Act) -> QuerySet[Refund]:
    """Refunds that a person must look at: stuck ones, and those that came after they were given
    up."""
    return Refund.objects.of(act).filter(state__in=[*Refund.STUCK, Refund.STRAY])


def failed_sharings(act: Act) -> QuerySet[Sharing]:
    """Sharings that the channel refused, for a person to look at."""
    return Sharing.objects.of(act).filter(state=Sharing.FAILED)


def failed_transfers(act: Act) -> QuerySet[Transfer]:
    """Transfers that a person must look at, and those paid although their money was given back."""
    stray = Q(state=Transfer.STRAY, settled_at__isnull=True)
    return Transfer.objects.of(act).filter(Q(state=Transfer.FAILED) | stray)


def unexplained(act: Act) -> QuerySet[Unexplained]:
    """Money that does not fit what we asked and that has not gone back yet."""
    return Unexplained.objects.of(act).exclude(state=Unexplained.GIVEN_BACK)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Money on its way: what it is, since when, how it stands, and what was last wrong with it."""

    kind: str
    id: UUID
    amount_fen: int
    state: str
    error: str
    asked_at: datetime


KINDS: dict[str, tuple[type[Any], str, str]] = {
    "refund": (Refund, "amount_fen", "asked_at"),
    "sharing": (Sharing, "total_fen", "asked_at"),
    "transfer": (Transfer, "amount_fen", "asked_at"),
    "charge": (Charge, "amount_fen", "opened_at"),
}


def not_ended(act: Act, kind: str) -> QuerySet[Any]:
    """What of a kind has not ended; of charges only those open past their time."""
    model = KINDS[kind][0]
    rows = model.objects.of(act)
    if kind == "charge":
        found: QuerySet[Any] = rows.filter(
            state=Charge.OPEN, expires_at__lt=act.at - rules.LOOK_AFTER
        )
        return found
    if kind == "transfer":
        stray = Q(state=Transfer.STRAY, settled_at__isnull=True)
        return rows.filter(~Q(state__in=Transfer.FINAL) | stray)
    ended = Refund.ENDED if kind == "refund" else (Sharing.DONE,)
    return rows.exclude(state__in=ended)


def under_way(
    act: Act, *, kind: str, after: str = "", size: int = 20
) -> tuple[list[UnderWay], str]:
    """A page of what of a kind has not ended, the oldest first."""
    _, amount, since = KINDS[kind]
    found, following = cursor.page(
        not_ended(act, kind), by=since, after=after, size=size, descending=False
    )
    return [
        UnderWay(
            kind=kind,
            id=row.id,
            amount_fen=getattr(row, amount),
            state=row.state,
            error=getattr(row, "error", ""),
            asked_at=getattr(row, since),
        )
        for row in found
    ], following


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of a kind is under way, since when, and with which money."""

    kind: str
    count: int
    amount_fen: int
    oldest_at: datetime | None


def waiting(act: Act) -> list[Waiting]:
    """What is under way, kind by kind."""
    found = []
    for kind, (_, amount, since) in KINDS.items():
        sums = not_ended(act, kind).aggregate(n=Count("id"), sum=Sum(amount), oldest=Min(since))
        found.append(Waiting(kind, sums["n"], sums["sum"] or 0, sums["oldest"]))
    return found


def subject_of_number(act: Act, number: str) -> tuple[str, UUID] | None:
    """What a number of a bill, charge or refund, or of the channel's own, was about."""
    bills = Bill.objects.of(act)
    charge = Charge.objects.of(act).filter(transaction_no=number).first()
    try:
        id = UUID(number)
    except ValueError:
        found = bills.filter(id=charge.bill_id).first() if charge else None
        return (found.subject_kind, found.subject_id) if found else None
    refund = Refund.objects.of(act).filter(id=id).first()
    of_charge = Charge.objects.of(act).filter(id=refund.charge_id if refund else id).first()
    found = bills.filter(id=of_charge.bill_id if of_charge else id).first()
    return (found.subject_kind, found.subject_id) if found else None


def moved_between(act: Act, since_at: datetime, until_at: datetime) -> tuple[int, int]:
    """What the channel collected between two moments, and what it gave back."""
    came = Charge.objects.of(act).filter(paid_at__gte=since_at, paid_at__lt=until_at)
    went = Refund.objects.of(act).filter(
        state=Refund.DONE, done_at__gte=since_at, done_at__lt=until_at
    )
    sums = [rows.aggregate(sum=Sum("amount_fen"))["sum"] or 0 for rows in (came, went)]
    return sums[0], sums[1]


def unshared_charges(act: Act, subject_id: UUID) -> list[Charge]:
    """The paid charges of a subject that are still frozen and hold money, the oldest first."""
    rows = charges_of(act, subject_id).exclude(bill__purpose="tip").filter(is_unfrozen=False)
    rows = rows.filter(amount_fen__gt=F("refunded_fen") + F("shared_fen"))
    return list(rows.order_by("paid_at", "id"))


def shared_fen(act: Act, subject_id: UUID) -> int:
    """What has left a subject's charges by sharing, or is on its way."""
    return charges_of(act, subject_id).aggregate(sum=Sum("shared_fen"))["sum"] or 0


def left_fen(act: Act, charge_id: UUID) -> int:
    """What stays with the payee of one charge."""
    charge = Charge.objects.of(act).get(id=charge_id)
    return int(charge.amount_fen - charge.refunded_fen - charge.shared_fen)


def is_under_way(act: Act, subject_id: UUID) -> bool:
    """Whether a refund or a sharing of a subject is not final yet."""
    charges = charges_of(act, subject_id).values("id")
    refunds = Refund.objects.of(act).filter(charge_id__in=charges)
    refunds = refunds.exclude(state__in=Refund.ENDED)
    sharings = Sharing.objects.of(act).filter(charge_id__in=charges).exclude(state=Sharing.DONE)
    return refunds.exists() or sharings.exists()


@dataclass(frozen=True, slots=True)
class Account:
    """An account at the channel whose money the books mirror; a trade bill tells of sellers."""

    mchid: str
    sub_mchid: str
    has_trade: bool


def payees(act: Act) -> list[Account]:
    """Every account at the channel that customers of the city paid into, and its provider's."""
    rows = Bill.objects.of(act).order_by("mchid", "sub_mchid").values_list("mchid", "sub_mchid")
    sellers = {(str(mchid), str(sub_mchid)) for mchid, sub_mchid in rows.distinct()}
    accounts = sellers | {(mchid, "") for mchid, _ in sellers}
    return [Account(*one, has_trade=one in sellers) for one in sorted(accounts)]


def first_paid_at(act: Act) -> datetime | None:
    """When the first payment of the city was made."""
    rows = Charge.objects.of(act).filter(state=Charge.PAID)
    found: datetime | None = rows.aggregate(at=Min("paid_at"))["at"]
    return found
