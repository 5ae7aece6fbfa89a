"""The first tables of partners, and the rule that a contract never changes."""

import django.db.models.deletion
import doorstep.kernel.rows
import doorstep.kernel.text
from django.db import migrations, models


FINAL = """
CREATE FUNCTION partners_contract_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a contract never changes: sign a new version';
END $$;
CREATE TRIGGER partners_contract_is_final BEFORE UPDATE OR DELETE ON partners_contract
    FOR EACH ROW EXECUTE FUNCTION partners_contract_is_final();
CREATE TRIGGER partners_contract_is_kept BEFORE TRUNCATE ON partners_contract
    FOR EACH STATEMENT EXECUTE FUNCTION partners_contract_is_final();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("identity", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Merchant",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("name", doorstep.kernel.text.TextField()),
                ("name_key", models.CharField(max_length=200)),
                ("credit_code", models.CharField(max_length=18)),
                ("sub_mchid", models.CharField(blank=True, max_length=32)),
                ("state", models.CharField(default="pending", max_length=10)),
                ("registered_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "dossier",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("name", doorstep.kernel.text.TextField()),
                ("credit_code", models.CharField(blank=True, max_length=18)),
                ("person_id", models.UUIDField(null=True)),
                ("mchid", models.CharField(blank=True, max_length=32)),
                ("state", models.CharField(default="active", max_length=10)),
                ("registered_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("city_id",),
                        name="partner_one_a_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("pending", "active", "paused", "ended"))),
                        name="partner_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="partner_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("party", models.CharField(max_length=10)),
                ("payee_mode", models.CharField(max_length=4)),
                ("commission_bp", models.JSONField()),
                ("partner_bp", models.PositiveIntegerField(default=0)),
                ("cap_bp", models.PositiveIntegerField(default=3000)),
                ("valid_from", models.DateTimeField()),
                ("signed_at", models.DateTimeField()),
                ("signed_by", models.UUIDField(null=True)),
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
                (
                    "partner",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partner",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="merchant",
            index=models.Index(fields=["city_id", "registered_at", "id"], name="merchant_by_time"),
        ),
        migrations.AddIndex(
            model_name="merchant",
            index=models.Index(fields=["city_id", "dossier"], name="merchant_of_dossier"),
        ),
        migrations.AddConstraint(
            model_name="merchant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("city_id", "credit_code"),
                name="merchant_once_a_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="merchant",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("pending", "active", "paused", "ended"))),
                name="merchant_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="merchant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", False), ("state", "ended")),
                    models.Q(models.Q(("state", "ended"), _negated=True), ("ended_at", None)),
                    _connector="OR",
                ),
                name="merchant_ended_at_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="merchant",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="merchant_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="merchant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("dossier_id"))),
                    ("dossier_id__isnull", True),
                    _connector="OR",
                ),
                name="merchant_dossier_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.UniqueConstraint(
                fields=("city_id", "party", "merchant", "partner", "valid_from"),
                name="contract_one_at_a_time",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merchant__isnull", False), ("partner", None), ("party", "merchant")),
                    models.Q(("merchant", None), ("partner__isnull", False), ("party", "partner")),
                    models.Q(
                        ("merchant", None),
                        ("partner", None),
                        ("party", "platform"),
                        ("payee_mode", "D"),
                    ),
                    _connector="OR",
                ),
                name="contract_has_its_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(("payee_mode__in", ("D", "S2"))),
                name="contract_payee_mode_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(("cap_bp__lte", 10000), ("partner_bp__lte", 10000)),
                name="contract_basis_points",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="contract_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("merchant_id"))),
                    ("merchant_id__isnull", True),
                    _connector="OR",
                ),
                name="contract_merchant_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("partner_id"))),
                    ("partner_id__isnull", True),
                    _connector="OR",
                ),
                name="contract_partner_id_in_city",
            ),
        ),
        migrations.RunSQL(FINAL, migrations.RunSQL.noop),
    ]
