"""Reviews, favourites, disputes with what their workers answer, and workers' objections."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow


class Review(CityRow):
    """What a customer says of an order: stars, tags, words, pictures.

    The code of the service is kept beside it: it is the same through all versions of the service.
    """

    order = CityKey("orders.Order")
    service_code = models.CharField(max_length=40, default="")
    worker_id = models.UUIDField(null=True)
    stars = models.PositiveSmallIntegerField()
    tags = ArrayField(models.CharField(max_length=20), default=list)
    text = models.CharField(max_length=1000, default="", blank=True)
    photo_ids = models.JSONField(default=list)
    answer = models.CharField(max_length=500, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    hidden_reason = models.CharField(max_length=200, default="", blank=True)
    looked_at = models.DateTimeField(null=True)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "order"], name="review_once_an_order"),
            models.CheckConstraint(
                condition=Q(stars__gte=1, stars__lte=5), name="review_one_to_five_stars"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "worker_id", "said_at", "id"], name="review_of_worker"),
            models.Index(
                fields=["city_id", "service_code", "said_at", "id"], name="review_of_service"
            ),
            models.Index(
                fields=["city_id", "said_at", "id"],
                condition=Q(stars__lt=4, looked_at__isnull=True),
                name="review_to_look_at",
            ),
        ]


class Favourite(CityRow):
    """A worker whom a customer wants to find again; nobody else is told."""

    customer_id = models.UUIDField()
    worker_id = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "customer_id", "worker_id"], name="favourite_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "customer_id", "made_at", "id"], name="favourite_of_customer"
            ),
        ]


class Dispute(CityRow):
    """An objection to an accepted order, with its evidence and what was decided."""

    OPEN, DECIDED, WITHDRAWN = "open", "decided", "withdrawn"

    order = CityKey("orders.Order")
    reason = models.CharField(max_length=1000)
    photo_ids = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=OPEN)
    opened_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    decision = models.CharField(max_length=1000, default="", blank=True)
    refund_fen = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order"], condition=Q(state="open"), name="dispute_one_open"
            ),
            models.CheckConstraint(condition=Q(refund_fen__gte=0), name="dispute_refund_positive"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="dispute_end_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "opened_at", "id"],
                condition=Q(state="open"),
                name="dispute_open",
            ),
            models.Index(fields=["city_id", "order"], name="dispute_of_order"),
        ]


class DisputeAnswer(CityRow):
    """What a worker says to a dispute of their work."""

    dispute = CityKey(Dispute)
    worker_id = models.UUIDField()
    text = models.CharField(max_length=1000)
    photo_ids = models.JSONField(default=list)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "dispute", "worker_id"], name="dispute_answered_once"
            ),
        ]


class Objection(CityRow):
    """A worker objects to a measure against them; the desk answers within a stated time."""

    worker_id = models.UUIDField()
    measure = models.CharField(max_length=10)
    subject_id = models.UUIDField(null=True)
    text = models.CharField(max_length=1000)
    made_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    answer = models.CharField(max_length=1000, default="", blank=True)
    is_upheld = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "worker_id", "measure", "subject_id"],
                condition=Q(answered_at__isnull=True),
                nulls_distinct=False,
                name="objection_one_open",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, is_upheld__isnull=True)
                | Q(answered_at__isnull=False, is_upheld__isnull=False),
                name="objection_answer_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "answer_due_at", "id"],
                condition=Q(answered_at__isnull=True),
                name="objection_open",
            ),
            models.Index(
                fields=["city_id", "worker_id", "made_at", "id"], name="objection_of_worker"
            ),
        ]
