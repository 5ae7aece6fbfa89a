"""Tables of tracking: trips, their fixes, steps done, ETAs, and lateness that was told."""

from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.visits.tracking import rules


class Trip(CityRow):
    """One worker's way to one visit and the work there; `held_for` keeps its track for a case."""

    order = CityKey("orders.Order")
    visit = CityKey("orders.Visit")
    worker = CityKey("workers.Worker")
    service = CityKey("catalog.Service")
    state = models.CharField(max_length=10, choices=[(state, state) for state in rules.TRIP_STATES])
    lat = models.FloatField()
    lng = models.FloatField()
    set_out_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    arrived_how = models.CharField(max_length=10, default="", blank=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    last_fix_at = models.DateTimeField(null=True)
    gaps = models.PositiveIntegerField(default=0)
    mocks = models.PositiveIntegerField(default=0)
    held_for = models.CharField(max_length=rules.REASON_MAX, default="", blank=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "visit", "worker"],
                condition=Q(state__in=rules.LIVE),
                name="trip_live_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.TRIP_STATES), name="trip_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "order", "set_out_at"], name="trip_of_order"),
            models.Index(fields=["city_id", "visit", "worker", "set_out_at"], name="trip_of_visit"),
            models.Index(
                fields=["city_id", "worker"],
                condition=Q(state__in=rules.LIVE),
                name="trip_live_of_worker",
            ),
            models.Index(
                fields=["city_id", "set_out_at"],
                condition=Q(forgotten_at__isnull=True, held_for=""),
                name="trip_to_forget",
            ),
        ]


class Fix(CityRow):
    """One sampled position on the way, with its accuracy, mock flag and the gap before it."""

    trip = CityKey(Trip)
    lat = models.FloatField()
    lng = models.FloatField()
    accuracy_m = models.PositiveIntegerField()
    is_mock = models.BooleanField()
    source = models.CharField(max_length=12, default="", blank=True)
    gap_seconds = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "trip", "taken_at"], name="fix_once"),
        ]


class StepDone(CityRow):
    """One step of the service's standard that was done, with its photo, time and place."""

    visit = CityKey("orders.Visit")
    worker = CityKey("workers.Worker")
    code = models.CharField(max_length=40)
    photo_id = models.UUIDField(null=True)
    photo_sha256 = models.BinaryField(max_length=32, null=True)
    done_at = models.DateTimeField()
    received_at = models.DateTimeField()
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    accuracy_m = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "visit", "code"], name="step_done_once"),
        ]


class Eta(CityRow):
    """How long the way to a visit will still take, and when that was computed."""

    trip = CityKey(Trip)
    seconds = models.PositiveIntegerField()
    distance_m = models.PositiveIntegerField()
    computed_at = models.DateTimeField()
    fix_taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "trip"], name="eta_once_a_trip"),
        ]


class Lateness(CityRow):
    """What a worker said last of coming late to a visit; it holds for the start it was said of."""

    visit = CityKey("orders.Visit")
    worker = CityKey("workers.Worker")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=rules.REASON_MAX)
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "visit", "worker"], name="lateness_once_a_visit"
            ),
        ]
