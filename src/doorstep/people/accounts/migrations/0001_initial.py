"""The first tables of accounts."""

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import doorstep.kernel.rows
import doorstep.kernel.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Brand",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("name", doorstep.kernel.text.TextField()),
                ("look", models.JSONField(blank=True, default=dict)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Credential",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("person_id", models.UUIDField(unique=True)),
                ("password_hash", models.CharField(max_length=200)),
                ("totp_sealed", models.BinaryField(null=True)),
                ("keeper_city_id", models.PositiveIntegerField()),
                ("totp_step", models.BigIntegerField(default=0)),
                ("failed_tries", models.PositiveIntegerField(default=0)),
                ("locked_until_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("person_id", models.UUIDField()),
                ("purpose", models.CharField(max_length=30)),
                ("text_version", models.CharField(max_length=40)),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "given_at"], name="consent_of_person")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("person_id", "purpose"),
                        name="consent_one_alive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                (
                                    "terms",
                                    "privacy",
                                    "location",
                                    "id_documents",
                                    "face",
                                    "share_with_merchant",
                                    "share_with_insurer",
                                    "recording",
                                    "marketing",
                                    "personal_ranking",
                                ),
                            )
                        ),
                        name="consent_purpose_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Customer",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("person_id", models.UUIDField()),
                ("name_sealed", models.BinaryField(null=True)),
                ("name_index", models.BinaryField(max_length=16, null=True)),
                ("phone_last4", models.CharField(blank=True, max_length=4)),
                ("since_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["city_id", "name_index"], name="customer_by_name"),
                    models.Index(fields=["city_id", "phone_last4"], name="customer_by_last4"),
                    models.Index(fields=["city_id", "since_at", "id"], name="customer_by_since"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "person_id"), name="customer_once_a_city"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="customer_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Login",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("person_id", models.UUIDField()),
                ("kind", models.CharField(max_length=10)),
                ("appid", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=128)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="login_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "appid", "name"), name="login_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("phone", "wechat", "operator"))),
                        name="login_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoginCode",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("phone_index", models.BinaryField(max_length=16, unique=True)),
                ("code_hash", models.BinaryField(max_length=32, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("expires_at", models.DateTimeField(null=True)),
                (
                    "sent_ats",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(), default=list
                    ),
                ),
                ("last_sent_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["last_sent_at"], name="login_code_by_age")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("phone_sealed", models.BinaryField(null=True)),
                ("phone_index", models.BinaryField(max_length=16, null=True)),
                ("phone_last4", models.CharField(blank=True, max_length=4)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("erased_at", None)),
                        fields=("phone_index",),
                        name="person_phone_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at", None),
                            models.Q(("phone_index", None), ("phone_sealed", None)),
                            _connector="OR",
                        ),
                        name="person_erased_has_no_phone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("person_id", models.UUIDField()),
                ("merchant_id", models.UUIDField(null=True)),
                (
                    "duties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20)
                    ),
                ),
                ("granted_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("city_id", "person_id"),
                        name="role_one_open_a_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "duties__contained_by",
                                [
                                    "dispatcher",
                                    "support",
                                    "auditor",
                                    "safety",
                                    "finance",
                                    "marketing",
                                    "analyst",
                                    "administrator",
                                ],
                            ),
                            ("duties__len__gt", 0),
                        ),
                        name="role_duties_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="role_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("person_id", models.UUIDField()),
                ("city_id", models.PositiveIntegerField()),
                ("role", models.CharField(max_length=10)),
                ("actor_id", models.UUIDField(null=True)),
                ("client", models.CharField(blank=True, max_length=200)),
                ("created_at", models.DateTimeField()),
                ("last_seen_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["person_id", "created_at"],
                        name="session_open_of_person",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ("customer", "worker", "operator"))),
                        name="session_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("created_at"))),
                        name="session_ends_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="City",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("name", doorstep.kernel.text.TextField()),
                ("name_key", models.CharField(max_length=200)),
                ("zone", models.CharField(default="Asia/Shanghai", max_length=40)),
                ("appid", models.CharField(blank=True, max_length=40)),
                ("worker_appid", models.CharField(blank=True, max_length=40)),
                ("mchid", models.CharField(blank=True, max_length=32)),
                ("sp_mchid", models.CharField(blank=True, max_length=32)),
                ("center_lat", models.FloatField()),
                ("center_lng", models.FloatField()),
                ("day_starts", models.TimeField(default=datetime.time(0, 0))),
                ("state", models.CharField(default="preparing", max_length=12)),
                (
                    "brand",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.brand",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 65535)),
                        name="city_number_fits_an_id",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("preparing", "open", "paused", "closed"))
                        ),
                        name="city_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("center_lat__gte", -90),
                            ("center_lat__lte", 90),
                            ("center_lng__gte", -180),
                            ("center_lng__lte", 180),
                        ),
                        name="city_center_on_earth",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("label", models.CharField(blank=True, max_length=20)),
                ("community", models.CharField(max_length=80)),
                ("house_sealed", models.BinaryField()),
                ("contact_sealed", models.BinaryField()),
                ("lat", models.FloatField()),
                ("lng", models.FloatField()),
                ("saved_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "customer",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.customer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["city_id", "customer", "saved_at"],
                        name="address_open_of_customer",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lat__gte", -90),
                            ("lat__lte", 90),
                            ("lng__gte", -180),
                            ("lng__lte", 180),
                        ),
                        name="address_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="address_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("customer_id"))),
                            ("customer_id__isnull", True),
                            _connector="OR",
                        ),
                        name="address_customer_id_in_city",
                    ),
                ],
            },
        ),
    ]
