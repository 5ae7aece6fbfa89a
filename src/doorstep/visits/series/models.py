"""Tables of series: the agreement, and one row for each of its days."""

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.visits.series.rules import rhythm as rhythms
from doorstep.visits.series.rules import wants


def _words(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class Series(CityRow):
    """What a customer agreed on: the rhythm, the local time, the visit, the person, the price.

    `usual_fen` is what was shown for most days; what any day may cost is said by the price list
    that held at signing, with the fare of the way as it was.
    """

    customer = CityKey("accounts.Customer")
    merchant = CityKey("partners.Merchant", null=True)
    service = CityKey("catalog.Service")
    address = CityKey("accounts.Address")
    worker = CityKey("workers.Worker", null=True)
    if_busy = models.CharField(max_length=8, choices=_words(wants.IF_BUSY))
    choice = models.JSONField()
    travel_mode = models.CharField(max_length=8, default="bus")
    pay = models.CharField(max_length=8, default="deposit")
    note = models.CharField(max_length=500, default="", blank=True)
    price_list = CityKey("catalog.PriceList")
    travel_fen = models.BigIntegerField()
    usual_fen = models.BigIntegerField()

    kind = models.CharField(max_length=16, choices=_words(rhythms.KINDS))
    every = models.PositiveSmallIntegerField()
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    month_day = models.PositiveSmallIntegerField(null=True)
    nth = models.SmallIntegerField(null=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    count = models.PositiveSmallIntegerField(null=True)
    minute = models.PositiveSmallIntegerField()

    state = models.CharField(max_length=8, choices=_words(wants.SERIES_STATES), default=wants.LIVE)
    paused_from = models.DateField(null=True)
    paused_until = models.DateField(null=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=10, default="", blank=True)
    next_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=wants.SERIES_STATES), name="series_state_known"
            ),
            models.CheckConstraint(
                condition=Q(minute__lt=wants.MINUTES_OF_DAY), name="series_minute_of_a_day"
            ),
            models.CheckConstraint(condition=Q(usual_fen__gte=0), name="series_price_not_negative"),
            models.CheckConstraint(
                condition=Q(paused_from__isnull=True, paused_until__isnull=True)
                | Q(paused_until__gt=F("paused_from")),
                name="series_pause_has_length",
            ),
            models.CheckConstraint(
                condition=Q(state=wants.ENDED, ended_at__isnull=False)
                | Q(state=wants.LIVE, ended_at__isnull=True),
                name="series_ended_when_ended",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "customer", "opened_at", "id"], name="series_of_customer"
            ),
            models.Index(
                fields=["city_id", "next_at"],
                condition=Q(next_at__isnull=False),
                name="series_due",
            ),
            models.Index(
                fields=["city_id", "worker"], condition=Q(state=wants.LIVE), name="series_of_worker"
            ),
        ]

    @property
    def rhythm(self) -> rhythms.Rhythm:
        """Its days."""
        return rhythms.Rhythm(
            kind=self.kind,
            every=self.every,
            weekdays=tuple(self.weekdays),
            month_day=self.month_day,
            nth=self.nth,
            first_day=self.first_day,
            last_day=self.last_day,
            count=self.count,
        )


class Occurrence(CityRow):
    """One day of a series: when and by whom, and what became of it.

    `day` is the rhythm's day and never changes; a moved visit begins at another time. Until there
    is an order, the time of `worker` is held under this row's own id. What was changed for this
    day alone stands in `own`.
    """

    series = CityKey(Series)
    day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=_words(wants.OCCURRENCE_STATES))
    worker = CityKey("workers.Worker", null=True)
    order = CityKey("orders.Order", null=True)
    own = models.JSONField(default=dict)
    agreed_fen = models.BigIntegerField()
    price_fen = models.BigIntegerField(null=True)
    trouble = models.CharField(max_length=60, default="", blank=True)
    answer_until_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "series", "day"], name="occurrence_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=wants.OCCURRENCE_STATES), name="occurrence_state_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="occurrence_has_length"
            ),
            models.CheckConstraint(
                condition=Q(order__isnull=False) | ~Q(state=wants.ORDERED),
                name="occurrence_ordered_has_order",
            ),
            models.CheckConstraint(
                condition=Q(state=wants.ASKING, answer_until_at__isnull=False)
                | ~Q(state=wants.ASKING),
                name="occurrence_asks_until",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "order"],
                condition=Q(order__isnull=False),
                name="occurrence_of_order",
            ),
            models.Index(
                fields=["city_id", "worker"],
                condition=Q(state__in=wants.AHEAD),
                name="occurrence_of_worker",
            ),
        ]
