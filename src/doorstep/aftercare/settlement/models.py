"""Settlements of orders, the shares they consist of, and what the days of workers paid."""

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


class PayDay(CityRow):
    """What one day paid a worker of the platform, beside the least that it must pay.

    `worked_seconds` are those from setting out to the end of each visit, `standby_seconds` those
    of standing by outside them; `hourly_fen` is the city's minimum, `pay_bp` what a holiday makes
    of it.  `day_at` is the midnight with which the day begins.
    """

    ENOUGH, SHORT, TOPPED_UP, LEFT = "enough", "short", "topped_up", "left"

    worker = CityKey("workers.Worker")
    day = models.DateField()
    day_at = models.DateTimeField()
    counted_at = models.DateTimeField()
    orders = models.PositiveSmallIntegerField()
    pay_fen = models.BigIntegerField()
    worked_seconds = models.PositiveIntegerField()
    standby_seconds = models.PositiveIntegerField()
    hourly_fen = models.PositiveIntegerField()
    pay_bp = models.PositiveIntegerField()
    least_fen = models.BigIntegerField()
    state = models.CharField(max_length=10)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    why = models.CharField(max_length=200, default="", blank=True)

    @property
    def short_fen(self) -> int:
        """By how much the day paid too little."""
        return int(max(0, self.least_fen - self.pay_fen))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "worker", "day"], name="pay_day_once"),
            models.CheckConstraint(
                condition=Q(state__in=("enough", "short", "topped_up", "left")),
                name="pay_day_state_known",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "day_at", "id"], name="pay_day_by_time"),
            models.Index(fields=["city_id", "worker", "day_at", "id"], name="pay_day_of_worker"),
            models.Index(
                fields=["city_id", "day_at", "id"],
                condition=Q(state="short"),
                name="pay_day_short",
            ),
        ]
