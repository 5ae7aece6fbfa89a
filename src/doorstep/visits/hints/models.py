"""Tables of hints: what was told to whom and why, who wants none, and the city's pace."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, CityRow
from doorstep.visits.hints import rules


class Pace(CityRow):
    """When the city is looked at again: one row, and the lock under which it is done."""

    next_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id"], name="hint_pace_once_a_city"),
        ]


class Choice(CityRow):
    """Whether a worker wants hints; no row means yes."""

    worker = CityKey("workers.Worker")
    wanted = models.BooleanField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "worker"], name="hint_choice_once"),
        ]


class Hint(CityRow):
    """One hint as it was told: to wait around a cell's middle, and the numbers that said so.

    `lat`, `lng`: GCJ-02. `followed_at` is counted in sums and shown of nobody.
    """

    worker = CityKey("workers.Worker")
    cell_row = models.IntegerField()
    cell_column = models.IntegerField()
    lat = models.FloatField()
    lng = models.FloatField()
    distance_m = models.PositiveIntegerField()
    skills = ArrayField(models.CharField(max_length=40), default=list)
    expected = models.FloatField()
    waiting = models.PositiveIntegerField()
    here_expected = models.FloatField()
    here_waiting = models.PositiveIntegerField()
    policy_version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=[(one, one) for one in rules.STATES])
    told_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    followed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "worker"],
                condition=Q(state=rules.STANDS),
                name="hint_one_stands",
            ),
            models.CheckConstraint(condition=Q(state__in=rules.STATES), name="hint_state_known"),
            models.CheckConstraint(
                condition=Q(state=rules.STANDS, ended_at__isnull=True)
                | (~Q(state=rules.STANDS) & Q(ended_at__isnull=False)),
                name="hint_ended_unless_stands",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "worker", "told_at", "id"], name="hint_of_worker"),
            models.Index(fields=["city_id", "told_at", "id"], name="hint_by_time"),
        ]

    @property
    def reason(self) -> dict[str, str]:
        """Why it was told, in words."""
        return rules.why(
            expected=self.expected,
            waiting=self.waiting,
            here_expected=self.here_expected,
            here_waiting=self.here_waiting,
        )
