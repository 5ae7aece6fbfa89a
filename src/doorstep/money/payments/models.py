"""Bills, charges, refunds, sharings, transfers, cases, and the channel's notices as they came.

`look_at` is when the rhythm that looks after what is under way asks the channel again.
"""

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
    cap_bp = models.PositiveIntegerField(default=3_000)
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
        ]


class Charge(CityRow):
    """One try to collect a bill; its id in hex is the number that the channel knows.

    `misfit`: it was paid otherwise than we asked; the money is a case.  `is_surplus`: it was paid
    after its bill was withdrawn or paid by another charge, and goes back whole.
    """

    OPEN, PAID, CLOSED, MISFIT = "open", "paid", "closed", "misfit"

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
    is_surplus = models.BooleanField(default=False)
    cap_bp = models.PositiveIntegerField(default=3_000)
    look_at = models.DateTimeField(null=True)

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
                condition=Q(state__in=["open", "closed", "misfit"], paid_at__isnull=True)
                | Q(state="paid", paid_at__isnull=False, transaction_no__isnull=False),
                name="charge_paid_has_proof",
            ),
            models.UniqueConstraint(
                fields=["city_id", "bill"],
                condition=Q(state="paid", is_surplus=False),
                name="charge_pays_a_bill_once",
            ),
            models.CheckConstraint(
                condition=Q(is_surplus=False) | Q(refunded_fen=F("amount_fen")),
                name="charge_surplus_goes_back",
            ),
            models.CheckConstraint(
                condition=Q(shared_fen__lte=F("amount_fen") * F("cap_bp") / 10_000),
                name="charge_shares_under_its_cap",
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
                fields=["city_id", "look_at"], condition=Q(state="open"), name="charge_to_look_at"
            ),
            models.Index(
                fields=["city_id", "paid_at"], condition=Q(state="paid"), name="charge_paid"
            ),
        ]


class Unexplained(CityRow):
    """Money that the channel received for us and that does not fit what we asked: a case.

    `charge_number` is the number under which it was paid; the money waits in suspense.
    """

    OPEN, GOING_BACK, GIVEN_BACK = "open", "going_back", "given_back"

    charge_number = models.CharField(max_length=32)
    transaction_no = models.CharField(max_length=64)
    mchid = models.CharField(max_length=32)
    sub_mchid = models.CharField(max_length=32, default="")
    amount_fen = models.BigIntegerField()
    reason = models.CharField(max_length=40)
    state = models.CharField(max_length=12, default=OPEN)
    paid_at = models.DateTimeField()
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "transaction_no"], name="unexplained_transaction_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "going_back", "given_back"], amount_fen__gt=0),
                name="unexplained_state_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "found_at"],
                condition=Q(state__in=["open", "going_back"]),
                name="unexplained_waiting",
            ),
        ]

    @property
    def mode(self) -> str:
        """In which book the money is."""
        return "S2" if self.sub_mchid else "D"


class Refund(CityRow):
    """Money on its way back to the payer of a charge, or of a case that nobody asked for.

    `closed` and `abnormal` are the channel's words for what it could not do: a closed one is
    replaced by a successor, which `follows` it; an abnormal one is sent to a bank card or abandoned
    by two persons.  `stray`: it arrived after it was abandoned.
    """

    ASKED, PROCESSING, DONE, FAILED = "asked", "processing", "done", "failed"
    CLOSED, ABNORMAL = "closed", "abnormal"
    REPLACED, ABANDONED, STRAY = "replaced", "abandoned", "stray"
    UNDER_WAY = (ASKED, PROCESSING)
    STUCK = (FAILED, CLOSED, ABNORMAL)
    ENDED = (DONE, REPLACED, ABANDONED, STRAY)

    charge = CityKey(Charge, null=True)
    case = CityKey(Unexplained, null=True)
    follows = CityKey("self", null=True)
    amount_fen = models.BigIntegerField()
    cause = models.CharField(max_length=24)
    state = models.CharField(max_length=12, default=ASKED)
    refund_no = models.CharField(max_length=64, null=True)
    error = models.CharField(max_length=200, default="")
    asked_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    look_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    proposed_by = models.UUIDField(null=True)
    proposed_reason = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="refund_amount_positive"),
            models.CheckConstraint(
                condition=Q(charge__isnull=False, case__isnull=True)
                | Q(charge__isnull=True, case__isnull=False),
                name="refund_of_charge_or_case",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["asked", "processing", "failed", "closed", "abnormal"],
                    ended_at__isnull=True,
                )
                | Q(state__in=["done", "replaced", "abandoned", "stray"], ended_at__isnull=False),
                name="refund_ended_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "stray"], done_at__isnull=False)
                | (~Q(state__in=["done", "stray"]) & Q(done_at__isnull=True)),
                name="refund_done_has_time",
            ),
            models.UniqueConstraint(
                fields=["city_id", "follows"],
                condition=Q(follows__isnull=False),
                name="refund_one_successor",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "charge", "asked_at"], name="refund_by_charge"),
            models.Index(fields=["city_id", "case"], name="refund_by_case"),
            models.Index(
                fields=["city_id", "look_at"],
                condition=Q(state__in=["asked", "processing"]),
                name="refund_to_look_at",
            ),
            models.Index(
                fields=["city_id", "asked_at"],
                condition=~Q(state__in=["done", "replaced", "abandoned"]),
                name="refund_under_way",
            ),
        ]


class Sharing(CityRow):
    """Parts of one charge on their way to receivers; `unfreezes` gives the payee the rest.

    Each receiver has kind, account, amount_fen and parts_fen by party (platform, partner, referrer,
    insurer, direct); `parties` names the merchant, partner and referrer whose money it is.
    """

    ASKED, PROCESSING, DONE, FAILED = "asked", "processing", "done", "failed"
    UNDER_WAY = (ASKED, PROCESSING)

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
    look_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(total_fen__gte=0, closed_fen__gte=0)
                & Q(total_fen__gte=F("closed_fen")),
                name="sharing_amounts_fit",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "processing", "failed"], done_at__isnull=True)
                | Q(state="done", done_at__isnull=False),
                name="sharing_done_has_time",
            ),
            models.UniqueConstraint(
                fields=["city_id", "charge"],
                condition=Q(unfreezes=True),
                name="sharing_unfreezes_once",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "charge", "asked_at"], name="sharing_by_charge"),
            models.Index(
                fields=["city_id", "look_at"],
                condition=Q(state__in=["asked", "processing"]),
                name="sharing_to_look_at",
            ),
            models.Index(
                fields=["city_id", "asked_at"],
                condition=~Q(state="done"),
                name="sharing_under_way",
            ),
        ]


class Transfer(CityRow):
    """Money on its way to a person's balance, who has to confirm it.

    `failed`: the channel answers something that a person must look at, the money stays on its way.
    `stray`: it was paid although its money had been given back.
    """

    ASKED, WAITING, DONE, RETURNED = "asked", "waiting", "done", "returned"
    FAILED, STRAY = "failed", "stray"
    UNDER_WAY = (ASKED, WAITING)
    FINAL = (DONE, RETURNED, STRAY)

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
    is_unwanted = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    look_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="transfer_positive"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "waiting", "failed"], done_at__isnull=True)
                | Q(state__in=["done", "returned", "stray"], done_at__isnull=False),
                name="transfer_final_has_time",
            ),
            models.UniqueConstraint(
                fields=["city_id", "subject_id"],
                condition=~Q(state="returned"),
                name="transfer_once_per_subject",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "look_at"],
                condition=Q(state__in=["asked", "waiting"]),
                name="transfer_to_look_at",
            ),
            models.Index(
                fields=["city_id", "asked_at"],
                condition=~Q(state__in=["done", "returned"]),
                name="transfer_under_way",
            ),
        ]


class Notice(GlobalRow):
    """A channel's message exactly as it came, before anybody believed it.

    Of the proved messages of one event a single row `is_first`, whose verdict says what became of
    it.
    """

    headers = models.JSONField()
    body = models.BinaryField()
    received_at = models.DateTimeField()
    event_id = models.CharField(max_length=64, default="")
    is_first = models.BooleanField(default=False)
    verdict = models.CharField(max_length=40, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event_id"], condition=Q(is_first=True), name="notice_event_once"
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], name="notice_by_age"),
            models.Index(fields=["event_id"], condition=~Q(event_id=""), name="notice_by_event"),
        ]
