"""Bills, charges, refunds, sharings, transfers, and the channel's notices as they came."""

from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityRow, GlobalRow


class Bill(CityRow):
    """A request for money: who owes what for which subject, to which payee."""

    OPEN, PAID, VOID = "open", "paid", "void"

    subject_kind = models.CharField(max_length=16)
    subject_id = models.UUIDField()
    purpose = models.CharField(max_length=16)
    amount_fen = models.BigIntegerField()
    state = models.CharField(max_length=8, default=OPEN)
    customer_id = models.UUIDField()
    payee_mode = models.CharField(max_length=2)
    mchid = models.CharField(max_length=32)
    sub_mchid = models.CharField(max_length=32, default="")
    share_later = models.BooleanField(default=False)
    description = models.CharField(max_length=120)
    business_date = models.DateField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="bill_amount_positive"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "void"], paid_at__isnull=True)
                | Q(state="paid", paid_at__isnull=False),
                name="bill_paid_has_time",
            ),
            models.CheckConstraint(
                condition=Q(payee_mode="D", sub_mchid="") | (Q(payee_mode="S2") & ~Q(sub_mchid="")),
                name="bill_payee_fits_mode",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "subject_id", "opened_at"], name="bill_by_subject"),
            models.Index(
                fields=["city_id", "due_at"], condition=Q(state="open"), name="bill_open_by_due"
            ),
        ]


class Charge(CityRow):
    """One try to collect a bill; its id in hex is the number that the channel knows."""

    OPEN, PAID, CLOSED = "open", "paid", "closed"

    bill = CityKey(Bill)
    scene = models.CharField(max_length=8)
    app_id = models.CharField(max_length=32, default="")
    state = models.CharField(max_length=8, default=OPEN)
    amount_fen = models.BigIntegerField()
    refunded_fen = models.BigIntegerField(default=0)
    shared_fen = models.BigIntegerField(default=0)
    transaction_no = models.CharField(max_length=64, null=True)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    is_unfrozen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "bill"], condition=Q(state="open"), name="charge_one_open"
            ),
            models.UniqueConstraint(
                fields=["city_id", "transaction_no"],
                condition=Q(transaction_no__isnull=False),
                name="charge_transaction_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "closed"], paid_at__isnull=True)
                | Q(state="paid", paid_at__isnull=False, transaction_no__isnull=False),
                name="charge_paid_has_proof",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0, refunded_fen__gte=0, shared_fen__gte=0)
                & Q(amount_fen__gte=F("refunded_fen") + F("shared_fen")),
                name="charge_gives_no_more_than_it_got",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "bill"], name="charge_by_bill"),
            models.Index(
                fields=["city_id", "expires_at"],
                condition=Q(state="open"),
                name="charge_open_by_expiry",
            ),
            models.Index(
                fields=["city_id", "paid_at"], condition=Q(state="paid"), name="charge_paid"
            ),
        ]


class Refund(CityRow):
    """Money on its way back to the payer of a charge."""

    ASKED, PROCESSING, DONE, FAILED = "asked", "processing", "done", "failed"

    charge = CityKey(Charge)
    amount_fen = models.BigIntegerField()
    cause = models.CharField(max_length=24)
    state = models.CharField(max_length=12, default=ASKED)
    refund_no = models.CharField(max_length=64, null=True)
    error = models.CharField(max_length=200, default="")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="refund_amount_positive"),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False)
                | (~Q(state="done") & Q(done_at__isnull=True)),
                name="refund_done_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "charge", "asked_at"], name="refund_by_charge"),
            models.Index(
                fields=["city_id", "asked_at"],
                condition=~Q(state="done"),
                name="refund_under_way",
            ),
        ]


class Sharing(CityRow):
    """Parts of one charge on their way to receivers; `unfreezes` gives the payee the rest.

    Each receiver has kind, account, amount_fen and parts_fen by party (platform, partner, referrer,
    insurer, direct); `parties` names the merchant, partner and referrer whose money it is.
    """

    ASKED, PROCESSING, DONE, FAILED = "asked", "processing", "done", "failed"

    charge = CityKey(Charge)
    subject_id = models.UUIDField()
    receivers = models.JSONField(default=list)
    parties = models.JSONField(default=dict)
    total_fen = models.BigIntegerField()
    closed_fen = models.BigIntegerField(default=0)
    unfreezes = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=ASKED)
    error = models.CharField(max_length=200, default="")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(total_fen__gte=0, closed_fen__gte=0)
                & Q(total_fen__gte=F("closed_fen")),
                name="sharing_amounts_fit",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "charge", "asked_at"], name="sharing_by_charge"),
            models.Index(
                fields=["city_id", "asked_at"],
                condition=~Q(state="done"),
                name="sharing_under_way",
            ),
        ]


class Transfer(CityRow):
    """Money on its way to a person's balance, who has to confirm it."""

    ASKED, WAITING, DONE, RETURNED = "asked", "waiting", "done", "returned"

    subject_kind = models.CharField(max_length=16)
    subject_id = models.UUIDField()
    person_id = models.UUIDField()
    openid = models.CharField(max_length=64)
    app_id = models.CharField(max_length=64, default="")
    mchid = models.CharField(max_length=32)
    amount_fen = models.BigIntegerField()
    remark = models.CharField(max_length=32)
    state = models.CharField(max_length=12, default=ASKED)
    transfer_no = models.CharField(max_length=64, null=True)
    package = models.CharField(max_length=400, default="")
    error = models.CharField(max_length=200, default="")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="transfer_positive"),
            models.UniqueConstraint(
                fields=["city_id", "subject_id"],
                condition=~Q(state="returned"),
                name="transfer_once_per_subject",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "asked_at"],
                condition=Q(state__in=["asked", "waiting"]),
                name="transfer_under_way",
            ),
        ]


class Notice(GlobalRow):
    """A channel's message exactly as it came, before anybody believed it."""

    headers = models.JSONField()
    body = models.BinaryField()
    received_at = models.DateTimeField()
    event_id = models.CharField(max_length=64, default="")
    verdict = models.CharField(max_length=40, default="")

    class Meta:
        indexes = [models.Index(fields=["received_at"], name="notice_by_age")]
