"""Notices, the book of message templates, and the quota of subscribe messages."""

from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityRow, ReferenceRow
from doorstep.kernel.text import TextField


class Notice(CityRow):
    """One thing a person was told, in both languages, about one order or none."""

    audience = models.CharField(max_length=10)
    actor_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    text = TextField()
    order_id = models.UUIDField(null=True)
    amount_fen = models.BigIntegerField(null=True)
    about_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    send_error = models.CharField(max_length=120, default="", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "actor_id", "made_at", "id"], name="notice_of_actor"),
            models.Index(
                fields=["city_id", "actor_id"],
                condition=Q(read_at__isnull=True),
                name="notice_unread",
            ),
        ]


class Template(ReferenceRow):
    """What the city's app calls a subscribe message, and which of our facts fills which field."""

    message = models.CharField(max_length=40)
    template_id = models.CharField(max_length=64)
    fields = models.JSONField()
    set_at = models.DateTimeField()
    set_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "message"], name="template_once_a_message"),
        ]


class Quota(CityRow):
    """How many subscribe messages of a kind a person still allows."""

    actor_id = models.UUIDField()
    template = models.CharField(max_length=60)
    left = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "actor_id", "template"], name="quota_once_a_template"
            ),
        ]
