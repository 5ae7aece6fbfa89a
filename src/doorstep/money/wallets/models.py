"""Withdrawals."""

from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityRow


class Withdrawal(CityRow):
    """One taking out of earnings, with its tax and its way."""

    ASKED, DONE, RETURNED = "asked", "done", "returned"

    worker_id = models.UUIDField()
    amount_fen = models.BigIntegerField()
    tax_fen = models.BigIntegerField()
    state = models.CharField(max_length=12, default=ASKED)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0, tax_fen__gte=0) & Q(amount_fen__gt=F("tax_fen")),
                name="withdrawal_amounts_fit",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", ended_at__isnull=True)
                | Q(state__in=["done", "returned"], ended_at__isnull=False),
                name="withdrawal_ended_has_time",
            ),
            models.UniqueConstraint(
                fields=["city_id", "worker_id"],
                condition=Q(state="asked"),
                name="withdrawal_one_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "worker_id", "asked_at"], name="withdrawal_by_worker"),
        ]
