"""The kernel's own tables: clock, kept answers, queue, keys of persons, audit, files, topics."""

from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityRow, GlobalRow


class Clock(models.Model):
    """The one row of a clock that can be turned; production has none."""

    id = models.SmallIntegerField(primary_key=True)
    real_anchor = models.DateTimeField()
    business_anchor = models.DateTimeField()
    rate = models.FloatField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="clock_is_one_row"),
            models.CheckConstraint(condition=Q(rate__gte=0), name="clock_never_runs_back"),
        ]


class Answer(CityRow):
    """The kept answer to a write, by the caller's idempotency key, for 24 hours."""

    caller = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    request_hash = models.BinaryField(max_length=32)
    status = models.SmallIntegerField(default=0)
    person_id = models.UUIDField(null=True)
    body_sealed = models.BinaryField(null=True)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "caller", "key"], name="answer_once_per_key")
        ]
        indexes = [models.Index(fields=["city_id", "kept_at"], name="answer_by_age")]


class Message(CityRow):
    """One row of the queue: news for its listeners, a task inside, or talk with the outside."""

    NEWS, TASK, TALK = "news", "task", "talk"

    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    content = models.JSONField()
    key = models.CharField(max_length=120, null=True)
    due_at = models.DateTimeField()
    told_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0)
    error = models.TextField(default="")
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "key"],
                condition=Q(done_at__isnull=True, dead_at__isnull=True, key__isnull=False),
                name="message_key_once_while_live",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(dead_at__isnull=True),
                name="message_done_or_dead",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "kind", "due_at"],
                condition=Q(done_at__isnull=True, dead_at__isnull=True),
                name="message_live_by_due",
            ),
            models.Index(
                fields=["city_id", "dead_at"],
                condition=Q(dead_at__isnull=False),
                name="message_dead",
            ),
            models.Index(
                fields=["city_id", "done_at"],
                condition=Q(done_at__isnull=False),
                name="message_done",
            ),
        ]


class Heard(CityRow):
    """That a listener has acted on a piece of news; repeated delivery finds it and does nothing."""

    message_id = models.UUIDField()
    listener = models.CharField(max_length=120)
    heard_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "message_id", "listener"], name="heard_once_per_listener"
            )
        ]


class PersonKey(GlobalRow):
    """The wrapped data key of a person; shredding it makes their sealed fields unreadable."""

    person_id = models.UUIDField(unique=True)
    root_key = models.CharField(max_length=16)
    wrapped = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    shredded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shredded_at__isnull=True, wrapped__isnull=False)
                | Q(shredded_at__isnull=False, wrapped__isnull=True),
                name="person_key_kept_or_shredded",
            )
        ]
        indexes = [models.Index(fields=["root_key"], name="person_key_by_root")]


class AuditEntry(CityRow):
    """One thing somebody did; append-only, sealed into the city's hash chain each second."""

    at = models.DateTimeField()
    role = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    reason = models.TextField(default="")
    detail = models.JSONField(default=dict)
    number = models.BigIntegerField(null=True)
    hash = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "number"], name="audit_number_once")
        ]
        indexes = [
            models.Index(
                fields=["city_id", "at"], condition=Q(number__isnull=True), name="audit_unsealed"
            ),
            models.Index(fields=["city_id", "at", "id"], name="audit_by_time"),
            models.Index(fields=["city_id", "subject_id", "at"], name="audit_by_subject"),
        ]


class FileRow(CityRow):
    """A kept file: where it lies, whose it is, why it is kept and until when."""

    owner_person_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=40)
    path = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    size_bytes = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    kept_at = models.DateTimeField()
    retain_until = models.DateTimeField()
    legal_hold = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["city_id", "retain_until"],
                condition=Q(ended_at__isnull=True, legal_hold=False),
                name="file_by_retention",
            )
        ]


class LiveTopic(CityRow):
    """The last sequence number given to a topic of the live feed."""

    topic = models.CharField(max_length=80)
    sequence = models.BigIntegerField()
    # A day, not a moment: an index on what changes with every piece of news would be rewritten.
    told_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "topic"], name="live_topic_once")]
        indexes = [models.Index(fields=["city_id", "told_on"], name="live_topic_by_age")]
