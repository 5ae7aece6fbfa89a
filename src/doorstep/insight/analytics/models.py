"""Tables of analytics: replays of past days."""

from django.db import models
from django.db.models import Q

from doorstep.insight.analytics import rules
from doorstep.kernel.rows import CityRow


class Replay(CityRow):
    """One past day played again: with what, how far it is, and the figures of both sides."""

    day = models.DateField()
    facts = models.JSONField()
    reason = models.CharField(max_length=200, default="", blank=True)
    state = models.CharField(max_length=8, choices=[(one, one) for one in rules.STATES])
    done_permille = models.PositiveSmallIntegerField(default=0)
    refusal = models.CharField(max_length=60, default="", blank=True)
    policy_version = models.PositiveIntegerField(null=True)
    counts = models.JSONField(default=dict)
    real = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=rules.STATES), name="replay_state_known"),
            models.CheckConstraint(
                condition=Q(done_permille__lte=1_000), name="replay_progress_in_range"
            ),
        ]
        indexes = [models.Index(fields=["city_id", "made_at", "id"], name="replay_by_time")]
