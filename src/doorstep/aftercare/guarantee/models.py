"""Tables of the guarantee: compensations that fell due, and when they were sent to WeChat."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow


class Compensation(CityRow):
    """What a customer gets because a promise was not kept.

    DUE waits for the order's end, PAID went back the way the customer had paid, OWED cannot go
    that way, SENT waits in the customer's WeChat to be confirmed, GIVEN was given by the desk.
    What is OWED the customer may collect, or the desk gives it otherwise; `owed_at` and `late_at`
    say since when it was owed first, and from when it is late, `owed_why` what kept it.
    """

    DUE, PAID, OWED, SENT, GIVEN = "due", "paid", "owed", "sent", "given"

    order = CityKey("orders.Order")
    customer_id = models.UUIDField()
    cause = models.CharField(max_length=16)
    amount_fen = models.BigIntegerField()
    policy_version = models.PositiveIntegerField()
    state = models.CharField(max_length=8, default=DUE)
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    how = models.CharField(max_length=200, default="", blank=True)
    owed_why = models.CharField(max_length=12, default="", blank=True)
    owed_at = models.DateTimeField(null=True)
    late_at = models.DateTimeField(null=True)
    refund_ids = ArrayField(models.UUIDField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order", "cause"], name="compensation_once_a_cause"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("due", "paid", "owed", "sent", "given")),
                name="compensation_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="owed") | Q(owed_at__isnull=False, late_at__isnull=False),
                name="compensation_owed_since",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0), name="compensation_more_than_nothing"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "due_at", "id"], name="compensation_by_time"),
            models.Index(
                fields=["city_id", "customer_id", "due_at", "id"], name="compensation_of_customer"
            ),
            models.Index(
                fields=["city_id", "due_at", "id"],
                condition=Q(state="owed"),
                name="compensation_owed",
            ),
            models.Index(
                fields=["city_id", "due_at"],
                condition=Q(state="due"),
                name="compensation_due",
            ),
        ]


class Sending(CityRow):
    """One transfer of a compensation to the customer's WeChat; the latest one counts."""

    compensation = CityKey(Compensation)
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "compensation", "sent_at"], name="sending_of"),
        ]
