"""Tables of staffing: blocks, handing orders on, rests that were told."""

from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.visits.staffing import rules


class Block(CityRow):
    """A customer and a worker whom one of the two does not want to meet again."""

    customer_id = models.UUIDField()
    worker = CityKey("workers.Worker")
    by = models.CharField(max_length=8)
    reason = models.CharField(max_length=rules.REASON_MAX)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "customer_id", "worker", "by"],
                condition=Q(ended_at__isnull=True),
                name="block_once_while_live",
            ),
            models.CheckConstraint(condition=Q(by__in=rules.SIDES), name="block_side_known"),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "worker"],
                condition=Q(ended_at__isnull=True),
                name="block_of_worker",
            ),
        ]


class Handover(CityRow):
    """An order that a worker wants to hand to a colleague, who is asked until a moment."""

    order = CityKey("orders.Order")
    giver = CityKey("workers.Worker")
    taker = CityKey("workers.Worker")
    order_version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=rules.ASKED)
    reason = models.CharField(max_length=rules.REASON_MAX)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order", "giver"],
                condition=Q(state=rules.ASKED),
                name="handover_one_at_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.HANDOVER_STATES), name="handover_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "taker", "made_at", "id"], name="handover_to"),
        ]


class RestTold(CityRow):
    """A rest that a worker was told of."""

    worker = CityKey("workers.Worker")
    why = models.CharField(max_length=12)
    until_at = models.DateTimeField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "worker", "until_at"], name="rest_told_once"
            ),
        ]
        indexes = [models.Index(fields=["city_id", "until_at"], name="rest_not_over")]
