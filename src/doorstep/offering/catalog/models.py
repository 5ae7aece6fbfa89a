"""Tables of trades, services, price lists, share plans, term sheets, passes and bundles."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from doorstep.kernel.rows import CityKey, ReferenceRow
from doorstep.kernel.text import TextField

MODES = [("D", "D"), ("S2", "S2")]
ON, OFF = "on", "off"
STATES = [(ON, ON), (OFF, OFF)]


def codes() -> Any:
    """A column of codes."""
    return ArrayField(models.CharField(max_length=40), default=list)


class Trade(ReferenceRow):
    """A family of services as its pack describes it, in the version that counts."""

    code = models.CharField(max_length=40)
    name = TextField()
    category = models.CharField(max_length=40)
    pack_version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    standards = ArrayField(models.CharField(max_length=80), default=list)
    words = models.JSONField(default=dict)
    unlocked = codes()
    facts = models.JSONField(default=dict)
    pinyin_key = models.CharField(max_length=200)
    state = models.CharField(max_length=4, choices=STATES, default=ON)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "code"], name="trade_code_once"),
        ]


class Service(ReferenceRow):
    """One version of a service; what is sold never changes, a change is the next version's row."""

    trade = CityKey("catalog.Trade")
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    name = TextField()
    description = TextField()
    includes = models.JSONField(default=list)
    excludes = models.JSONField(default=list)
    category = models.CharField(max_length=40)
    ways = codes()
    timings = codes()
    skills = codes()
    licences = codes()
    unit = models.CharField(max_length=16)
    duration = models.JSONField()
    choices = models.JSONField()
    deposit_rule = models.JSONField()
    sop = models.JSONField()
    radius_m = models.PositiveIntegerField(default=0)
    crew = models.PositiveSmallIntegerField(default=1)
    buffer_before_minutes = models.PositiveSmallIntegerField(default=0)
    buffer_after_minutes = models.PositiveSmallIntegerField(default=0)
    synonyms = ArrayField(models.CharField(max_length=40), default=list)
    search = ArrayField(models.CharField(max_length=4), default=list)
    pinyin_key = models.CharField(max_length=400)
    state = models.CharField(max_length=4, choices=STATES, default=ON)
    valid_from = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "code", "version"], name="service_version_once"
            ),
            models.UniqueConstraint(
                fields=["city_id", "code"],
                condition=Q(ended_at__isnull=True),
                name="service_code_once_while_live",
            ),
            models.CheckConstraint(condition=Q(crew__gte=1), name="service_needs_somebody"),
        ]
        indexes = [GinIndex(fields=["city_id", "search"], name="service_by_bigram")]


class PriceList(ReferenceRow):
    """One version of the prices of a trade, with its published surcharges."""

    trade = CityKey("catalog.Trade")
    version = models.PositiveIntegerField()
    valid_from = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)
    why = models.TextField(default="")
    surcharges = models.JSONField(default=list)
    surcharge_cap_bp = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "trade", "version"], name="price_list_version_once"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "trade", "-valid_from"], name="price_list_newest"),
        ]


class Price(ReferenceRow):
    """What one variant, option or material of a service costs in one price list."""

    VARIANT, OPTION, MATERIAL = "variant", "option", "material"

    price_list = CityKey("catalog.PriceList")
    service_code = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=[(k, k) for k in (VARIANT, OPTION, MATERIAL)])
    code = models.CharField(max_length=40)
    unit = models.CharField(max_length=16)
    amount_fen = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "price_list", "service_code", "kind", "code"],
                name="price_once_in_a_list",
            ),
        ]


class SharePlan(ReferenceRow):
    """One version of how the money of a category is shared in one payee mode, with its proof."""

    category = models.CharField(max_length=40)
    mode = models.CharField(max_length=2, choices=MODES)
    version = models.PositiveIntegerField()
    grade_bp = models.JSONField()
    commission_bp = models.PositiveIntegerField()
    partner_bp = models.PositiveIntegerField(default=0)
    referrer_bp = models.PositiveIntegerField(default=0)
    material_commission_bp = models.PositiveIntegerField(default=0)
    cap_bp = models.PositiveIntegerField(default=3_000)
    worker_by_sharing = models.BooleanField(default=False)
    insurance_fen = models.PositiveIntegerField(default=0)
    coupons = models.JSONField(default=list)
    computation = models.JSONField(default=list)
    valid_from = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "category", "mode", "version"], name="share_plan_version_once"
            ),
            models.CheckConstraint(
                condition=Q(commission_bp__lte=10_000, partner_bp__lte=10_000),
                name="share_plan_rates_in_a_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "category", "mode", "-valid_from"], name="share_plan_newest"
            ),
        ]


class TermSheet(ReferenceRow):
    """One version of the terms: waiting times, cancellation table, no-show and lateness rules."""

    trade = CityKey("catalog.Trade", null=True)
    version = models.PositiveIntegerField()
    pay_within_minutes = models.PositiveIntegerField()
    accept_after_hours = models.PositiveIntegerField()
    dispute_hours = models.PositiveIntegerField()
    pay_ahead_days = models.PositiveIntegerField()
    facts = models.JSONField()
    valid_from = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "trade", "version"],
                nulls_distinct=False,
                name="term_sheet_version_once",
            ),
            models.CheckConstraint(
                condition=Q(pay_ahead_days__lte=20), name="term_sheet_inside_the_freeze"
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "trade", "-valid_from"], name="term_sheet_newest"),
        ]


class PassProduct(ReferenceRow):
    """A punch card: visits of one service bought at once; sold by the room of passes."""

    trade = CityKey("catalog.Trade")
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    name = TextField()
    service_code = models.CharField(max_length=40)
    variant = models.CharField(max_length=40)
    units = models.PositiveSmallIntegerField(default=1)
    visits = models.PositiveSmallIntegerField()
    price_fen = models.PositiveBigIntegerField()
    valid_from = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "code", "version"], name="pass_product_version_once"
            ),
            models.CheckConstraint(condition=Q(visits__gte=2), name="pass_product_has_visits"),
        ]


class BundleProduct(ReferenceRow):
    """Several services sold together at one price."""

    trade = CityKey("catalog.Trade")
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    name = TextField()
    parts = models.JSONField()
    price_fen = models.PositiveBigIntegerField()
    valid_from = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "code", "version"], name="bundle_product_version_once"
            ),
        ]
