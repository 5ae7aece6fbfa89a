"""Questions about bills, charges and what of them is still there."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet, Sum

from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.money.payments.models import Bill, Charge, Refund, Sharing, Transfer
from doorstep.money.payments.rules import unfreeze_by


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
    return unfreeze_by(oldest.paid_at) if oldest and oldest.paid_at else None


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


def failed_refunds(act: Act) -> QuerySet[Refund]:
    """Refunds that a person must look at."""
    return Refund.objects.of(act).filter(state=Refund.FAILED)


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
    refunds = Refund.objects.of(act).filter(charge_id__in=charges).exclude(state=Refund.DONE)
    sharings = Sharing.objects.of(act).filter(charge_id__in=charges).exclude(state=Sharing.DONE)
    return refunds.exists() or sharings.exists()
