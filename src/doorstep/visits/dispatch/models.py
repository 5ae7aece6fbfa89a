"""Tables of dispatch: policy, searches, decisions, offers and applications."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.kernel.text import TextField
from doorstep.visits.dispatch import rules


def _words(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


def _codes() -> ArrayField:
    return ArrayField(models.CharField(max_length=40), default=list)


class Policy(CityRow):
    """One published version of how the city dispatches: weights, radius, tries, time-outs."""

    version = models.PositiveIntegerField()
    facts = models.JSONField()
    valid_from = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)
    why = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "version"], name="policy_version_once"),
        ]
        indexes = [models.Index(fields=["city_id", "-valid_from"], name="policy_newest")]


class Search(CityRow):
    """An order that looks for people: what it needs, how far the search came, who said no.

    One row an order, begun anew when a worker is lost; it is locked before anything of the order
    is offered, so that an answer and the next try never cross. When it first opened and first found
    somebody stays as it was, so that a day that is over does not change.
    """

    order = CityKey("orders.Order")
    visit = CityKey("orders.Visit")
    service = CityKey("catalog.Service")
    share_plan = CityKey("catalog.SharePlan")
    customer_id = models.UUIDField()
    merchant_id = models.UUIDField(null=True)
    wanted_worker_id = models.UUIDField(null=True)
    mode = models.CharField(max_length=8, choices=_words(rules.MODES))
    timing = models.CharField(max_length=8, choices=_words(rules.TIMINGS))
    state = models.CharField(max_length=10, choices=_words(rules.SEARCH_STATES))
    order_version = models.PositiveIntegerField()
    seats = models.PositiveSmallIntegerField()
    part_bp = models.PositiveIntegerField()
    skills = _codes()
    licences = _codes()
    planned_breaks = models.BooleanField(default=False)
    lat = models.FloatField()
    lng = models.FloatField()
    community = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    base_radius_m = models.PositiveIntegerField()
    price = models.JSONField()
    coupon_cost = models.JSONField(default=dict)
    offer_seconds = models.PositiveIntegerField()
    barred = ArrayField(models.UUIDField(), default=list)
    again = models.BooleanField(default=False)
    rung = models.PositiveSmallIntegerField(default=0)
    promised = _codes()
    round = models.PositiveSmallIntegerField(default=0)
    first_opened_at = models.DateTimeField()
    first_found_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "order"], name="search_once_an_order"),
            models.CheckConstraint(
                condition=Q(state__in=rules.SEARCH_STATES), name="search_state_known"
            ),
            models.CheckConstraint(condition=Q(mode__in=rules.MODES), name="search_mode_known"),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "next_at"],
                condition=Q(state__in=rules.LIVE),
                name="search_live_by_due",
            ),
            models.Index(
                fields=["city_id", "starts_at"],
                condition=Q(mode=rules.GRAB, state=rules.SEARCHING),
                name="search_in_the_hall",
            ),
            models.Index(fields=["city_id", "first_opened_at"], name="search_by_day"),
        ]

    def time_if_taken(self, at: datetime, eta_seconds: int) -> tuple[datetime, datetime]:
        """When the visit would be: as booked, or as soon as the worker can be there.

        An appointment whose worker was lost so late begins when the next one comes.
        """
        starts_at = self.starts_at
        if self.timing == rules.NOW or self.again:
            there_at = at + timedelta(seconds=eta_seconds)
            starts_at = there_at if self.timing == rules.NOW else max(starts_at, there_at)
        return starts_at, starts_at + timedelta(minutes=self.minutes)

    def leaves_at(self, at: datetime, eta_seconds: int) -> datetime:
        """When a worker would set out: the way there is no rest."""
        return self.time_if_taken(at, eta_seconds)[0] - timedelta(seconds=eta_seconds)


class Decision(CityRow):
    """One decision as it was made: every candidate with the parts of the cost, and who was chosen.

    With the policy's version it can be explained to a worker and replayed with other weights; after
    thirty days as far as rough distances tell.
    """

    order = CityKey("orders.Order")
    visit = CityKey("orders.Visit")
    mode = models.CharField(max_length=8)
    how = models.CharField(max_length=12)
    round = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    radius_m = models.PositiveIntegerField(null=True)
    policy_version = models.PositiveIntegerField()
    candidates = models.JSONField()
    worker_ids = ArrayField(models.UUIDField(), default=list)
    chosen = models.UUIDField(null=True)
    actor_role = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=rules.REASON_MAX, default="", blank=True)
    coarse_since_at = models.DateTimeField(null=True)
    """Since when its distances and ways are kept roughly only."""

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "order", "at"], name="decision_of_order"),
            models.Index(fields=["city_id", "at", "id"], name="decision_by_time"),
            models.Index(
                fields=["city_id", "at"],
                condition=Q(coarse_since_at__isnull=True),
                name="decision_still_exact",
            ),
            GinIndex(fields=["city_id", "worker_ids"], name="decision_of_worker"),
        ]


class Offer(CityRow):
    """One worker asked to take an order, with a time-out, the pay and the reason why them."""

    order = CityKey("orders.Order")
    visit = CityKey("orders.Visit")
    worker = CityKey("workers.Worker")
    decision = CityKey(Decision, null=True)
    mode = models.CharField(max_length=8, choices=_words(rules.MODES))
    timing = models.CharField(max_length=8, choices=_words(rules.TIMINGS))
    state = models.CharField(max_length=10, choices=_words(rules.OFFER_STATES))
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    community = models.CharField(max_length=120)
    distance_m = models.PositiveIntegerField(null=True)
    eta_seconds = models.PositiveIntegerField(null=True)
    pay_fen = models.BigIntegerField()
    reason = TextField()
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=rules.REASON_MAX, default="", blank=True)
    is_unsafe = models.BooleanField(default=False)
    looked_into_at = models.DateTimeField(null=True)
    looked_into_by = models.UUIDField(null=True)
    looked_into = models.CharField(max_length=rules.REASON_MAX, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order", "worker"],
                condition=Q(state=rules.OPEN),
                name="offer_open_once_a_worker",
            ),
            models.UniqueConstraint(
                fields=["city_id", "worker"],
                condition=Q(state=rules.OPEN, timing=rules.NOW),
                name="offer_one_instant_at_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.OFFER_STATES), name="offer_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=rules.OPEN, answered_at__isnull=True)
                | (~Q(state=rules.OPEN) & Q(answered_at__isnull=False)),
                name="offer_answered_unless_open",
            ),
            models.CheckConstraint(condition=Q(pay_fen__gte=0), name="offer_pay_not_negative"),
        ]
        indexes = [
            models.Index(fields=["city_id", "worker", "made_at", "id"], name="offer_of_worker"),
            models.Index(fields=["city_id", "order", "made_at"], name="offer_of_order"),
            models.Index(
                fields=["city_id", "made_at", "id"],
                condition=Q(is_unsafe=True, looked_into_at__isnull=True),
                name="offer_unsafe_waiting",
            ),
        ]


class Application(CityRow):
    """A worker who applied to an open demand, for the customer to pick."""

    order = CityKey("orders.Order")
    worker = CityKey("workers.Worker")
    state = models.CharField(max_length=10, choices=_words(rules.APPLICATION_STATES))
    made_at = models.DateTimeField()
    distance_m = models.PositiveIntegerField()
    eta_seconds = models.PositiveIntegerField()
    pay_fen = models.BigIntegerField()
    note = models.CharField(max_length=rules.REASON_MAX, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    coarse_since_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "order", "worker"],
                condition=Q(state__in=(rules.WAITING, rules.PICKED)),
                name="application_once_a_worker",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.APPLICATION_STATES), name="application_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "order", "made_at"], name="application_by_time"),
            models.Index(
                fields=["city_id", "worker"],
                condition=Q(state=rules.WAITING),
                name="application_waiting",
            ),
            models.Index(
                fields=["city_id", "made_at"],
                condition=Q(coarse_since_at__isnull=True),
                name="application_exact",
            ),
        ]
