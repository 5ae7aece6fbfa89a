"""The first tables of workers, and the unlogged table of current positions."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import doorstep.kernel.rows
from django.db import migrations, models


POSITION = """
CREATE UNLOGGED TABLE workers_position (
    city_id integer NOT NULL,
    worker_id uuid NOT NULL,
    lat double precision NOT NULL,
    lng double precision NOT NULL,
    accuracy_m integer NOT NULL,
    is_mock boolean NOT NULL,
    taken_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (city_id, worker_id),
    CONSTRAINT position_worker_id_in_city CHECK (
        get_byte(uuid_send(worker_id), 14) * 256 + get_byte(uuid_send(worker_id), 15) = city_id
    )
) WITH (fillfactor = 70);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0001_initial"),
        ("catalog", "0001_initial"),
        ("partners", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("person_id", models.UUIDField()),
                ("name", models.CharField(max_length=40)),
                ("about", models.CharField(blank=True, default="", max_length=500)),
                ("photo_file_id", models.UUIDField(null=True)),
                ("grade", models.CharField(default="normal", max_length=12)),
                ("share_override_bp", models.PositiveIntegerField(null=True)),
                ("home_lat", models.FloatField()),
                ("home_lng", models.FloatField()),
                ("on_duty", models.BooleanField(default=False)),
                ("duty_since_at", models.DateTimeField(null=True)),
                ("rating_sum", models.PositiveIntegerField(default=0)),
                ("rating_count", models.PositiveIntegerField(default=0)),
                ("visits_done", models.PositiveIntegerField(default=0)),
                ("last_busy_at", models.DateTimeField(null=True)),
                ("state", models.CharField(default="pending", max_length=8)),
                ("paused_until_at", models.DateTimeField(null=True)),
                ("enlisted_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "merchant",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.merchant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WeeklyPlan",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("weekday", models.PositiveSmallIntegerField()),
                ("from_minute", models.PositiveSmallIntegerField()),
                ("to_minute", models.PositiveSmallIntegerField()),
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
        ),
        migrations.CreateModel(
            name="SlotHold",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("visit_id", models.UUIDField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("span", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("lat", models.FloatField()),
                ("lng", models.FloatField()),
                ("held_at", models.DateTimeField()),
                ("lapses_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("why_ended", models.CharField(blank=True, default="", max_length=12)),
                (
                    "service",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.service",
                    ),
                ),
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
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(max_length=40)),
                ("since_at", models.DateTimeField()),
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
        ),
        migrations.CreateModel(
            name="PlanException",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("day", models.DateField()),
                ("kind", models.CharField(max_length=8)),
                ("from_minute", models.PositiveSmallIntegerField(default=0)),
                ("to_minute", models.PositiveSmallIntegerField(default=1440)),
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
        ),
        migrations.CreateModel(
            name="Licence",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("kind", models.CharField(max_length=40)),
                ("expires_on", models.DateField()),
                ("document_id", models.UUIDField(null=True)),
                ("recorded_at", models.DateTimeField()),
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
        ),
        migrations.CreateModel(
            name="WorkerDay",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("day", models.DateField()),
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
        ),
        migrations.CreateModel(
            name="WorkerMove",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("verb", models.CharField(max_length=16)),
                ("before", models.CharField(max_length=40)),
                ("after", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=16)),
                ("actor_id", models.UUIDField(null=True)),
                ("reason", models.CharField(default="", max_length=200)),
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
        ),
        migrations.AddIndex(
            model_name="worker",
            index=models.Index(
                condition=models.Q(("on_duty", True)),
                fields=["city_id", "on_duty"],
                name="worker_on_duty",
            ),
        ),
        migrations.AddIndex(
            model_name="worker",
            index=models.Index(fields=["city_id", "merchant", "state"], name="worker_of_merchant"),
        ),
        migrations.AddIndex(
            model_name="worker",
            index=models.Index(fields=["city_id", "enlisted_at", "id"], name="worker_by_time"),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.UniqueConstraint(
                fields=("city_id", "person_id"), name="worker_once_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("pending", "active", "paused", "ended"))),
                name="worker_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(("grade__in", ("normal", "silver", "gold", "contracted"))),
                name="worker_grade_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("share_override_bp__isnull", True),
                    models.Q(("share_override_bp__gte", 6000), ("share_override_bp__lte", 8000)),
                    _connector="OR",
                ),
                name="worker_share_in_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(("on_duty", False), ("state", "active"), _connector="OR"),
                name="worker_on_duty_is_active",
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rating_sum__gte", models.F("rating_count")),
                    (
                        "rating_sum__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("rating_count"), "*", models.Value(5)
                        ),
                    ),
                ),
                name="worker_rating_one_to_five",
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="worker_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("merchant_id"))),
                    ("merchant_id__isnull", True),
                    _connector="OR",
                ),
                name="worker_merchant_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="weeklyplan",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["city_id", "worker", "weekday"],
                name="weekly_plan_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_minute__lt", models.F("to_minute")),
                    ("to_minute__lte", 1800),
                    ("weekday__lte", 6),
                ),
                name="weekly_plan_in_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="weeklyplan_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="weeklyplan_worker_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="slothold",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                expressions=[("city_id", "="), ("worker", "="), ("span", "&&")],
                name="slot_hold_nobody_twice",
            ),
        ),
        migrations.AddConstraint(
            model_name="slothold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("city_id", "visit_id", "worker"),
                name="slot_hold_once_a_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="slothold",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_at__lt", models.F("ends_at"))),
                name="slot_hold_has_length",
            ),
        ),
        migrations.AddConstraint(
            model_name="slothold",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="slothold_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="slothold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="slothold_worker_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="slothold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("service_id"))),
                    ("service_id__isnull", True),
                    _connector="OR",
                ),
                name="slothold_service_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="skill",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["city_id", "code", "worker"],
                name="skill_live_by_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="skill",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("city_id", "worker", "code"),
                name="skill_once_while_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="skill",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="skill_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="skill",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="skill_worker_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="planexception",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["city_id", "worker", "day"],
                name="plan_exception_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="planexception",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_minute__lt", models.F("to_minute")),
                    ("kind__in", ("off", "extra")),
                    ("to_minute__lte", 1800),
                ),
                name="plan_exception_in_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="planexception",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="planexception_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="planexception",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="planexception_worker_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="licence",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["city_id", "kind", "worker"],
                name="licence_live_by_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("city_id", "worker", "kind"),
                name="licence_once_while_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="licence_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="licence_worker_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="workerday",
            constraint=models.UniqueConstraint(
                fields=("city_id", "worker", "day"), name="worker_day_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="workerday",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="workerday_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="workerday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="workerday_worker_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="workermove",
            index=models.Index(fields=["city_id", "worker", "at"], name="worker_move_by_time"),
        ),
        migrations.AddConstraint(
            model_name="workermove",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="workermove_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="workermove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="workermove_worker_id_in_city",
            ),
        ),
        migrations.RunSQL(POSITION, "DROP TABLE workers_position"),
    ]
