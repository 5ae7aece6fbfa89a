"""The first tables of identity."""

import django.db.models.deletion
import doorstep.kernel.rows
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("subject", models.CharField(max_length=10)),
                ("person_id", models.UUIDField()),
                ("name_sealed", models.BinaryField()),
                ("name_index", models.BinaryField(max_length=16)),
                ("id_number_sealed", models.BinaryField()),
                ("id_number_index", models.BinaryField(max_length=16)),
                ("born_on", models.DateField()),
                ("state", models.CharField(default="draft", max_length=10)),
                ("assurance", models.CharField(default="none", max_length=14)),
                ("opened_at", models.DateTimeField()),
                ("waiting_since_at", models.DateTimeField(null=True)),
                ("reviewed_by", models.UUIDField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("review_reason", models.CharField(blank=True, max_length=200)),
                ("recheck_due_at", models.DateTimeField(null=True)),
                ("holds_until_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("waiting_since_at__isnull", False)),
                        fields=["city_id", "waiting_since_at", "id"],
                        name="dossier_waiting",
                    ),
                    models.Index(fields=["city_id", "person_id"], name="dossier_of_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("subject", "worker")),
                        fields=("city_id", "person_id"),
                        name="dossier_one_per_worker",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("subject", "worker")),
                        fields=("city_id", "id_number_index"),
                        name="dossier_id_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__in", ("worker", "merchant"))),
                        name="dossier_subject_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "submitted", "approved", "rejected", "expired"))
                        ),
                        name="dossier_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("assurance__in", ("none", "ocr", "face_assisted", "authority"))
                        ),
                        name="dossier_assurance_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                ("holds_until_at__isnull", False), ("reviewed_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="dossier_approved_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="dossier_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("kind", models.CharField(max_length=24)),
                ("number_sealed", models.BinaryField(null=True)),
                ("file_id", models.UUIDField(null=True)),
                ("issued_on", models.DateField(null=True)),
                ("expires_on", models.DateField(null=True)),
                ("state", models.CharField(default="pending", max_length=10)),
                ("added_at", models.DateTimeField()),
                (
                    "dossier",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["city_id", "dossier"], name="document_of_dossier")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["pending", "current"])),
                        fields=("city_id", "dossier", "kind", "state"),
                        name="document_one_per_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "id_card",
                                    "residence_permit",
                                    "passport",
                                    "health_card",
                                    "no_record_certificate",
                                    "skill_certificate",
                                    "door_certificate",
                                    "business_licence",
                                    "trade_licence",
                                    "authorisation",
                                    "other",
                                ),
                            )
                        ),
                        name="document_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("pending", "current", "refused", "replaced", "expired"))
                        ),
                        name="document_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_on", None),
                            ("expires_on", None),
                            ("expires_on__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="document_expires_after_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="document_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("dossier_id"))),
                            ("dossier_id__isnull", True),
                            _connector="OR",
                        ),
                        name="document_dossier_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierMove",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("verb", models.CharField(max_length=10)),
                ("from_state", models.CharField(max_length=10)),
                ("to_state", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=10)),
                ("actor_id", models.UUIDField(null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "dossier",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["city_id", "dossier", "at"], name="dossier_move_by_time")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="dossiermove_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("dossier_id"))),
                            ("dossier_id__isnull", True),
                            _connector="OR",
                        ),
                        name="dossiermove_dossier_id_in_city",
                    ),
                ],
            },
        ),
    ]
