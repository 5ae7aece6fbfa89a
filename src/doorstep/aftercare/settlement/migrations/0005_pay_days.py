"""What each day paid a worker, beside the least that it must."""

import django.db.models.deletion
import doorstep.kernel.rows
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("settlement", "0004_share_of_workers"),
        ("workers", "0002_worked_time"),
    ]

    operations = [
        migrations.CreateModel(
            name="PayDay",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("day", models.DateField()),
                ("day_at", models.DateTimeField()),
                ("counted_at", models.DateTimeField()),
                ("orders", models.PositiveSmallIntegerField()),
                ("pay_fen", models.BigIntegerField()),
                ("worked_seconds", models.PositiveIntegerField()),
                ("standby_seconds", models.PositiveIntegerField()),
                ("hourly_fen", models.PositiveIntegerField()),
                ("pay_bp", models.PositiveIntegerField()),
                ("least_fen", models.BigIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=200)),
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
                    models.Index(fields=["city_id", "day_at", "id"], name="pay_day_by_time"),
                    models.Index(
                        fields=["city_id", "worker", "day_at", "id"], name="pay_day_of_worker"
                    ),
                    models.Index(
                        condition=models.Q(("state", "short")),
                        fields=["city_id", "day_at", "id"],
                        name="pay_day_short",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "worker", "day"), name="pay_day_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("enough", "short", "topped_up", "left"))),
                        name="pay_day_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="payday_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                            ("worker_id__isnull", True),
                            _connector="OR",
                        ),
                        name="payday_worker_id_in_city",
                    ),
                ],
            },
        ),
    ]
