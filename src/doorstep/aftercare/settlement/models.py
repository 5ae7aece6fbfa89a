"""Settlements of orders, and the shares they consist of."""

from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow


class Settlement(CityRow):
    """How far the division of one order's money has come."""

    OPEN, HELD, RELEASED, DONE = "open", "held", "released", "done"

    order = CityKey("orders.Order")
    payee_mode = models.CharField(max_length=4)
    state = models.CharField(max_length=10, default=OPEN)
    basis = models.JSONField(default=dict)
    """What the division stands on, as it was when it was opened; see queries.basis_of."""
    kept_fen = models.BigIntegerField(default=0)
    subsidy_fen = models.BigIntegerField(default=0)
    partner_subsidy_fen = models.BigIntegerField(default=0)
    owed_fen = models.BigIntegerField(default=0)
    receivable_fen = models.BigIntegerField(default=0)
    taken_back_fen = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()
    release_at = models.DateTimeField()
    freeze_ends_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "order"], name="settlement_once"),
            models.CheckConstraint(
                condition=Q(kept_fen__gte=0, taken_back_fen__gte=0),
                name="settlement_never_negative",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "held"], released_at__isnull=True)
                | Q(state__in=["released", "done"], released_at__isnull=False),
                name="settlement_release_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "release_at"],
                condition=~Q(state="done"),
                name="settlement_to_release",
            ),
        ]


class Share(CityRow):
    """One part of an order's money, as decided; negative where it was taken back.

    It leaves at release.
    """

    settlement = CityKey(Settlement)
    round = models.PositiveSmallIntegerField()
    party = models.CharField(max_length=10)
    party_id = models.UUIDField(null=True)
    amount_fen = models.BigIntegerField()
    decided_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    after_release = models.BooleanField(default=False)
    """Taken back from what had left: it never left itself."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "settlement", "round", "party", "party_id"],
                nulls_distinct=False,
                name="share_once_a_round",
            ),
            models.CheckConstraint(condition=~Q(amount_fen=0), name="share_is_not_nothing"),
        ]
        indexes = [
            models.Index(fields=["city_id", "party_id", "decided_at", "id"], name="share_by_party"),
            models.Index(
                fields=["city_id", "decided_at", "id"],
                condition=Q(party="worker"),
                name="share_of_workers",
            ),
        ]
