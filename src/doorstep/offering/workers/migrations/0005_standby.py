"""Hours of standing by, which nobody has twice at once."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import doorstep.kernel.rows
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workers", "0004_at_work"),
    ]

    operations = [
        migrations.CreateModel(
            name="Standby",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("span", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("note", models.CharField(blank=True, default="", max_length=200)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "worker",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workers.worker",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["city_id", "ends_at"],
                        name="standby_to_come",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_at__lt", models.F("ends_at"))),
                        name="standby_has_length",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "span",
                                models.Func(
                                    models.F("starts_at"),
                                    django.db.models.functions.comparison.Greatest(
                                        models.F("starts_at"),
                                        django.db.models.functions.comparison.Least(
                                            models.F("ends_at"), models.F("ended_at")
                                        ),
                                    ),
                                    function="tstzrange",
                                ),
                            )
                        ),
                        name="standby_counts_what_was_waited",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("city_id", "="), ("worker", "="), ("span", "&&")],
                        name="standby_nobody_twice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="standby_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                            ("worker_id__isnull", True),
                            _connector="OR",
                        ),
                        name="standby_worker_id_in_city",
                    ),
                ],
            },
        ),
    ]
