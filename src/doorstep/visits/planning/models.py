"""Tables of planning: day plans, the changes they propose, visits whose promise is at risk."""

from collections.abc import Sequence

from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.visits.planning import rules


def _words(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class DayPlan(CityRow):
    """One look at a seller's day: why, what it would cost as it is and as planned, how it ended."""

    day = models.DateField()
    merchant_id = models.UUIDField(null=True)
    mode = models.CharField(max_length=8, choices=_words(rules.MODES))
    cause = models.CharField(max_length=8, choices=_words(rules.CAUSES))
    worker_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=_words(rules.PLAN_STATES))
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, default="", blank=True)
    ready_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "day", "merchant_id"],
                condition=Q(state=rules.WAITING, cause=rules.DESK),
                name="day_plan_one_waiting",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.PLAN_STATES), name="day_plan_state_known"
            ),
            models.CheckConstraint(condition=Q(cause__in=rules.CAUSES), name="day_plan_has_cause"),
        ]
        indexes = [
            models.Index(fields=["city_id", "made_at", "id"], name="day_plan_by_time"),
            models.Index(fields=["city_id", "day", "made_at"], name="day_plan_of_day"),
        ]


class Change(CityRow):
    """One seat that should go from one worker to another, and what became of it."""

    plan = CityKey(DayPlan)
    visit = CityKey("orders.Visit")
    order_id = models.UUIDField()
    order_version = models.PositiveIntegerField()
    service_id = models.UUIDField()
    community = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    leaves = CityKey("workers.Worker", related_name="+")
    comes = CityKey("workers.Worker", related_name="+")
    group = models.PositiveIntegerField()
    is_told = models.BooleanField()
    state = models.CharField(max_length=10, choices=_words(rules.CHANGE_STATES))
    refusal = models.CharField(max_length=60, default="", blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "plan", "visit", "leaves"], name="change_once_a_seat"
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.CHANGE_STATES), name="planned_change_state_known"
            ),
            models.CheckConstraint(condition=~Q(leaves=F("comes")), name="change_changes_hands"),
        ]


class Risk(CityRow):
    """A visit whose promised time cannot be kept by who has it, until somebody settled it."""

    visit = CityKey("orders.Visit")
    order_id = models.UUIDField()
    merchant_id = models.UUIDField(null=True)
    worker = CityKey("workers.Worker", null=True)
    starts_at = models.DateTimeField()
    reason = models.CharField(max_length=12, choices=_words(rules.RISK_REASONS))
    late_seconds = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=_words(rules.RISK_STATES))
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    how = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "visit"],
                condition=Q(state=rules.AT_RISK),
                name="risk_once_a_visit",
            ),
            models.CheckConstraint(
                condition=Q(state=rules.AT_RISK, settled_at__isnull=True)
                | Q(state=rules.SETTLED, settled_at__isnull=False),
                name="risk_settled_with_its_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "starts_at", "id"],
                condition=Q(state=rules.AT_RISK),
                name="risk_open",
            ),
        ]
