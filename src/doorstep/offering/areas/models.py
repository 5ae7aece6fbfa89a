"""Tables of areas: packs, served polygons, tariffs, holidays, and how long ways take."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from doorstep.kernel.rows import CityKey, ReferenceRow
from doorstep.kernel.text import TextField
from doorstep.offering.areas import rules


class CityPack(ReferenceRow):
    """One loaded version of the city's pack: the numbers that this city tunes."""

    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    name = TextField()
    zone = models.CharField(max_length=40)
    center_lat = models.FloatField()
    center_lng = models.FloatField()
    facts = models.JSONField()
    licences = ArrayField(models.CharField(max_length=40), default=list)
    valid_from = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "code", "version"], name="city_pack_version_once"
            ),
        ]
        indexes = [models.Index(fields=["city_id", "-valid_from"], name="city_pack_newest")]


class ServedArea(ReferenceRow):
    """A polygon in which this city serves; GeoJSON in GCJ-02, never changed, only ended."""

    CITY, DISTRICT, ZONE = "city", "district", "zone"

    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=[(k, k) for k in (CITY, DISTRICT, ZONE)])
    name = TextField()
    parent = CityKey("areas.ServedArea", null=True)
    polygon = models.JSONField()
    lat_min = models.FloatField()
    lat_max = models.FloatField()
    lng_min = models.FloatField()
    lng_max = models.FloatField()
    valid_from = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "code"],
                condition=Q(ended_at__isnull=True),
                name="served_area_code_once_while_live",
            ),
            models.CheckConstraint(
                condition=Q(lat_min__lt=F("lat_max"), lng_min__lt=F("lng_max")),
                name="served_area_has_extent",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "lat_min", "lat_max"],
                condition=Q(ended_at__isnull=True),
                name="served_area_live_by_place",
            ),
        ]


class TravelTariff(ReferenceRow):
    """One version of the travel fare of one mode; amounts in fen, rates in basis points."""

    BUS, TAXI = "bus", "taxi"

    mode = models.CharField(max_length=8, choices=[(BUS, BUS), (TAXI, TAXI)])
    version = models.PositiveIntegerField()
    free_m = models.PositiveIntegerField(default=0)
    flat_fen = models.PositiveIntegerField(default=0)
    flag_fall_fen = models.PositiveIntegerField(default=0)
    flag_fall_m = models.PositiveIntegerField(default=0)
    per_km_fen = models.PositiveIntegerField(default=0)
    both_ways = models.BooleanField(default=False)
    night_bp = models.PositiveIntegerField(default=0)
    night_from_minute = models.PositiveSmallIntegerField()
    night_until_minute = models.PositiveSmallIntegerField()
    valid_from = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "mode", "version"], name="travel_tariff_version_once"
            ),
            models.CheckConstraint(
                condition=Q(night_from_minute__lt=1440, night_until_minute__lt=1440),
                name="travel_tariff_night_in_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["city_id", "mode", "-valid_from"], name="travel_tariff_newest"),
        ]


class Holiday(ReferenceRow):
    """A special day: a public holiday, a day off beside it, or a shifted workday."""

    PUBLIC, REST, WORKING = "public", "rest", "working"

    day = models.DateField()
    name = TextField()
    kind = models.CharField(max_length=8, choices=[(k, k) for k in (PUBLIC, REST, WORKING)])
    pay_bp = models.PositiveIntegerField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "day"],
                condition=Q(ended_at__isnull=True),
                name="holiday_once_a_day_while_live",
            ),
            models.CheckConstraint(
                condition=Q(pay_bp__gte=10_000, pay_bp__lte=50_000), name="holiday_pays_no_less"
            ),
        ]


class TravelLesson(ReferenceRow):
    """One version of what finished trips taught: which grid, how many trips, beside which pack."""

    pack = CityKey(CityPack)
    reference_lat = models.SmallIntegerField()
    cell_m = models.PositiveIntegerField()
    setup_seconds = models.PositiveIntegerField()
    trips = models.PositiveIntegerField()
    valid_from = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["city_id", "-valid_from"], name="travel_lesson_newest")]


class TravelFactor(ReferenceRow):
    """How much of the pack's time ways take in a cell and band of the day; none: in all of them.

    It rests on five trips of three workers at least, and names none of them.
    """

    lesson = CityKey(TravelLesson)
    row = models.IntegerField(null=True)
    column = models.IntegerField(null=True)
    band = models.PositiveSmallIntegerField(null=True)
    factor_bp = models.PositiveIntegerField()
    trips = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "lesson", "row", "column", "band"],
                nulls_distinct=False,
                name="travel_factor_once",
            ),
            models.CheckConstraint(
                condition=Q(trips__gte=rules.TRIPS_MIN), name="travel_factor_of_many_trips"
            ),
            models.CheckConstraint(
                condition=Q(row__isnull=True, column__isnull=True)
                | Q(row__isnull=False, column__isnull=False),
                name="travel_factor_of_whole_cell",
            ),
        ]


ROAD_WAY_KEY = [
    *("city_id", "reference_lat", "cell_m"),
    *("origin_row", "origin_column", "row", "column"),
]
"""What tells one way from another."""


class RoadWay(ReferenceRow):
    """A way between two cells that is gone often, and what a road engine last said of it."""

    reference_lat = models.SmallIntegerField()
    cell_m = models.PositiveIntegerField()
    origin_row = models.IntegerField()
    origin_column = models.IntegerField()
    row = models.IntegerField()
    column = models.IntegerField()
    trips = models.PositiveIntegerField()
    is_wanted = models.BooleanField(default=True)
    engine = models.CharField(max_length=20, default="", blank=True)
    seconds = models.PositiveIntegerField(null=True)
    metres = models.PositiveIntegerField(null=True)
    depart_seconds = models.PositiveIntegerField(default=0)
    measured_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=ROAD_WAY_KEY, name="road_way_once"),
        ]
        indexes = [
            models.Index(
                fields=["city_id", "measured_at"],
                condition=Q(is_wanted=True),
                name="road_way_to_measure",
            ),
        ]
