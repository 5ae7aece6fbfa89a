"""The first tables of areas."""

import django.contrib.postgres.fields
import django.db.models.deletion
import doorstep.kernel.rows
import doorstep.kernel.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CityPack",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("name", doorstep.kernel.text.TextField()),
                ("zone", models.CharField(max_length=40)),
                ("center_lat", models.FloatField()),
                ("center_lng", models.FloatField()),
                ("facts", models.JSONField()),
                (
                    "licences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list
                    ),
                ),
                ("valid_from", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["city_id", "-valid_from"], name="city_pack_newest")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "code", "version"), name="city_pack_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="citypack_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("day", models.DateField()),
                ("name", doorstep.kernel.text.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("public", "public"), ("rest", "rest"), ("working", "working")],
                        max_length=8,
                    ),
                ),
                ("pay_bp", models.PositiveIntegerField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("city_id", "day"),
                        name="holiday_once_a_day_while_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pay_bp__gte", 10000), ("pay_bp__lte", 50000)),
                        name="holiday_pays_no_less",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="holiday_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TravelTariff",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                (
                    "mode",
                    models.CharField(choices=[("bus", "bus"), ("taxi", "taxi")], max_length=8),
                ),
                ("version", models.PositiveIntegerField()),
                ("free_m", models.PositiveIntegerField(default=0)),
                ("flat_fen", models.PositiveIntegerField(default=0)),
                ("flag_fall_fen", models.PositiveIntegerField(default=0)),
                ("flag_fall_m", models.PositiveIntegerField(default=0)),
                ("per_km_fen", models.PositiveIntegerField(default=0)),
                ("both_ways", models.BooleanField(default=False)),
                ("night_bp", models.PositiveIntegerField(default=0)),
                ("night_from_minute", models.PositiveSmallIntegerField()),
                ("night_until_minute", models.PositiveSmallIntegerField()),
                ("valid_from", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["city_id", "mode", "-valid_from"], name="travel_tariff_newest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "mode", "version"), name="travel_tariff_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("night_from_minute__lt", 1440), ("night_until_minute__lt", 1440)
                        ),
                        name="travel_tariff_night_in_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="traveltariff_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServedArea",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("city", "city"), ("district", "district"), ("zone", "zone")],
                        max_length=8,
                    ),
                ),
                ("name", doorstep.kernel.text.TextField()),
                ("polygon", models.JSONField()),
                ("lat_min", models.FloatField()),
                ("lat_max", models.FloatField()),
                ("lng_min", models.FloatField()),
                ("lng_max", models.FloatField()),
                ("valid_from", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "parent",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.servedarea",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["city_id", "lat_min", "lat_max"],
                        name="served_area_live_by_place",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("city_id", "code"),
                        name="served_area_code_once_while_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lat_min__lt", models.F("lat_max")),
                            ("lng_min__lt", models.F("lng_max")),
                        ),
                        name="served_area_has_extent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="servedarea_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("parent_id"))),
                            ("parent_id__isnull", True),
                            _connector="OR",
                        ),
                        name="servedarea_parent_id_in_city",
                    ),
                ],
            },
        ),
    ]
