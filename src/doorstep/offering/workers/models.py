"""Tables of workers, skills, licences, plans, working days, held time and standing by."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Greatest, Least

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.offering.workers import rules


class Worker(CityRow):
    """A person who works in this city: the platform's own, or a merchant's."""

    person_id = models.UUIDField()
    merchant = CityKey("partners.Merchant", null=True)
    name = models.CharField(max_length=40)
    about = models.CharField(max_length=500, blank=True, default="")
    photo_file_id = models.UUIDField(null=True)
    grade = models.CharField(max_length=12, default=rules.NORMAL)
    share_override_bp = models.PositiveIntegerField(null=True)
    is_employed = models.BooleanField(default=False)
    """Whether the platform employs them; a merchant's people are the merchant's either way."""
    home_lat = models.FloatField()
    home_lng = models.FloatField()
    on_duty = models.BooleanField(default=False)
    duty_since_at = models.DateTimeField(null=True)
    rating_sum = models.PositiveIntegerField(default=0)
    rating_count = models.PositiveIntegerField(default=0)
    visits_done = models.PositiveIntegerField(default=0)
    last_busy_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default=rules.PENDING)
    paused_until_at = models.DateTimeField(null=True)
    enlisted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    @property
    def contract(self) -> str:
        """By which kind of contract they work."""
        return rules.contract(self.merchant_id, self.is_employed)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "person_id"], name="worker_once_a_person"),
            models.CheckConstraint(condition=Q(state__in=rules.STATES), name="worker_state_known"),
            models.CheckConstraint(condition=Q(grade__in=rules.GRADES), name="worker_grade_known"),
            models.CheckConstraint(
                condition=Q(share_override_bp__isnull=True)
                | Q(share_override_bp__gte=6_000, share_override_bp__lte=8_000),
                name="worker_share_in_range",
            ),
            models.CheckConstraint(
                condition=Q(is_employed=False) | Q(merchant__isnull=True),
                name="worker_employed_by_platform",
            ),
            models.CheckConstraint(
                condition=Q(on_duty=False) | Q(state=rules.ACTIVE),
                name="worker_on_duty_is_active",
            ),
            models.CheckConstraint(
                condition=Q(rating_sum__gte=F("rating_count"))
                & Q(rating_sum__lte=F("rating_count") * 5),
                name="worker_rating_one_to_five",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "on_duty"], condition=Q(on_duty=True), name="worker_on_duty"
            ),
            models.Index(fields=["city_id", "merchant", "state"], name="worker_of_merchant"),
            models.Index(fields=["city_id", "enlisted_at", "id"], name="worker_by_time"),
            models.Index(fields=["city_id", "state", "enlisted_at", "id"], name="worker_by_state"),
        ]


class WorkerMove(CityRow):
    """Who changed a worker's state, grade or share, when and why."""

    worker = CityKey("workers.Worker")
    verb = models.CharField(max_length=16)
    before = models.CharField(max_length=40)
    after = models.CharField(max_length=40)
    at = models.DateTimeField()
    role = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["city_id", "worker", "at"], name="worker_move_by_time")]


class Skill(CityRow):
    """What a worker can do, in the words of the trade packs."""

    worker = CityKey("workers.Worker")
    code = models.CharField(max_length=40)
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "worker", "code"],
                condition=Q(ended_at__isnull=True),
                name="skill_once_while_live",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "code", "worker"],
                condition=Q(ended_at__isnull=True),
                name="skill_live_by_code",
            ),
        ]


class Licence(CityRow):
    """A licence that was checked, and the last day on which it is valid."""

    worker = CityKey("workers.Worker")
    kind = models.CharField(max_length=40)
    expires_on = models.DateField()
    document_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "worker", "kind"],
                condition=Q(ended_at__isnull=True),
                name="licence_once_while_live",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "kind", "worker"],
                condition=Q(ended_at__isnull=True),
                name="licence_live_by_kind",
            ),
        ]


class WeeklyPlan(CityRow):
    """A stretch of a weekday in which a worker takes visits; past 1440 it is the next day."""

    worker = CityKey("workers.Worker")
    weekday = models.PositiveSmallIntegerField()
    from_minute = models.PositiveSmallIntegerField()
    to_minute = models.PositiveSmallIntegerField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    weekday__lte=6,
                    from_minute__lt=F("to_minute"),
                    to_minute__lte=rules.PLAN_MINUTE_MAX,
                ),
                name="weekly_plan_in_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "worker", "weekday"],
                condition=Q(ended_at__isnull=True),
                name="weekly_plan_live",
            ),
        ]


class PlanException(CityRow):
    """One day that differs from the weekly plan: a stretch off, or an extra one."""

    worker = CityKey("workers.Worker")
    day = models.DateField()
    kind = models.CharField(max_length=8)
    from_minute = models.PositiveSmallIntegerField(default=0)
    to_minute = models.PositiveSmallIntegerField(default=rules.DAY_MINUTES)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=(rules.OFF, rules.EXTRA),
                    from_minute__lt=F("to_minute"),
                    to_minute__lte=rules.PLAN_MINUTE_MAX,
                ),
                name="plan_exception_in_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "worker", "day"],
                condition=Q(ended_at__isnull=True),
                name="plan_exception_live",
            ),
        ]


class WorkerDay(CityRow):
    """The row that is locked while a worker's time around a day is decided."""

    worker = CityKey("workers.Worker")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "worker", "day"], name="worker_day_once"),
        ]


class SlotHold(CityRow):
    """Time of a worker that is kept for a visit; `span` holds the visit with its fixed buffers."""

    worker = CityKey("workers.Worker")
    service = CityKey("catalog.Service")
    visit_id = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    span = DateTimeRangeField()
    lat = models.FloatField()
    lng = models.FloatField()
    held_at = models.DateTimeField()
    lapses_at = models.DateTimeField(null=True)
    busy_until_at = models.DateTimeField(null=True)
    """Known once the worker has set out: when the work should be done.  Until the hold is ended
    they are at work, however long that takes."""
    ended_at = models.DateTimeField(null=True)
    why_ended = models.CharField(max_length=12, default="", blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="slot_hold_nobody_twice",
                expressions=[
                    ("city_id", RangeOperators.EQUAL),
                    ("worker", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
                condition=Q(ended_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["city_id", "visit_id", "worker"],
                condition=Q(ended_at__isnull=True),
                name="slot_hold_once_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="slot_hold_has_length"
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "worker", "starts_at"],
                condition=Q(why_ended=rules.DONE),
                name="slot_hold_worked",
            ),
            models.Index(
                fields=["city_id", "worker"],
                condition=Q(ended_at__isnull=True, busy_until_at__isnull=False),
                name="slot_hold_at_work",
            ),
        ]


class Standby(CityRow):
    """Hours in which a worker waits for what nobody else can take.

    `span` is what counts of them: all that is planned, or what was waited when they were ended.
    """

    worker = CityKey("workers.Worker")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    span = DateTimeRangeField()
    note = models.CharField(max_length=rules.STANDBY_NOTE_MAX, default="", blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="standby_has_length"
            ),
            models.CheckConstraint(
                condition=Q(
                    span=Func(
                        F("starts_at"),
                        Greatest(F("starts_at"), Least(F("ends_at"), F("ended_at"))),
                        function="tstzrange",
                    )
                ),
                name="standby_counts_what_was_waited",
            ),
            ExclusionConstraint(
                name="standby_nobody_twice",
                expressions=[
                    ("city_id", RangeOperators.EQUAL),
                    ("worker", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "ends_at"],
                condition=Q(ended_at__isnull=True),
                name="standby_to_come",
            ),
        ]
