"""States that the database knows, cases of unexplained money, caps, and what is looked after."""

import django.db.models.deletion
import django.db.models.expressions
import doorstep.kernel.rows
from django.db import migrations, models


FILL = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE payments_refund SET ended_at = done_at WHERE state = 'done';
UPDATE payments_refund SET state = error WHERE state = 'failed' AND error IN ('closed', 'abnormal');
UPDATE payments_refund SET look_at = asked_at;
UPDATE payments_sharing SET look_at = asked_at;
UPDATE payments_transfer SET look_at = asked_at;
UPDATE payments_charge SET look_at = expires_at;
UPDATE payments_charge c SET is_surplus = true
FROM payments_refund r
WHERE r.city_id = c.city_id AND r.charge_id = c.id AND r.cause = 'late_payment'
AND c.refunded_fen = c.amount_fen;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unexplained",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("charge_number", models.CharField(max_length=32)),
                ("transaction_no", models.CharField(max_length=64)),
                ("mchid", models.CharField(max_length=32)),
                ("sub_mchid", models.CharField(default="", max_length=32)),
                ("amount_fen", models.BigIntegerField()),
                ("reason", models.CharField(max_length=40)),
                ("state", models.CharField(default="open", max_length=12)),
                ("paid_at", models.DateTimeField()),
                ("found_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="charge",
            name="charge_paid_has_proof",
        ),
        migrations.RemoveConstraint(
            model_name="refund",
            name="refund_done_has_time",
        ),
        migrations.RemoveIndex(
            model_name="bill",
            name="bill_open_by_due",
        ),
        migrations.RemoveIndex(
            model_name="charge",
            name="charge_open_by_expiry",
        ),
        migrations.RemoveIndex(
            model_name="refund",
            name="refund_under_way",
        ),
        migrations.RemoveIndex(
            model_name="transfer",
            name="transfer_under_way",
        ),
        migrations.AddField(
            model_name="bill",
            name="cap_bp",
            field=models.PositiveIntegerField(default=3000),
        ),
        migrations.AddField(
            model_name="charge",
            name="cap_bp",
            field=models.PositiveIntegerField(default=3000),
        ),
        migrations.AddField(
            model_name="charge",
            name="is_surplus",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="charge",
            name="look_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="notice",
            name="is_first",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="refund",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="refund",
            name="follows",
            field=doorstep.kernel.rows.CityKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="payments.refund",
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="look_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="refund",
            name="proposed_by",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="refund",
            name="proposed_reason",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="sharing",
            name="look_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="transfer",
            name="is_unwanted",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="transfer",
            name="look_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="transfer",
            name="settled_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="refund",
            name="charge",
            field=doorstep.kernel.rows.CityKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="payments.charge",
            ),
        ),
        migrations.AddIndex(
            model_name="charge",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["city_id", "look_at"],
                name="charge_to_look_at",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("event_id", ""), _negated=True),
                fields=["event_id"],
                name="notice_by_event",
            ),
        ),
        migrations.AddIndex(
            model_name="sharing",
            index=models.Index(
                condition=models.Q(("state__in", ["asked", "processing"])),
                fields=["city_id", "look_at"],
                name="sharing_to_look_at",
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(
                condition=models.Q(("state__in", ["asked", "waiting"])),
                fields=["city_id", "look_at"],
                name="transfer_to_look_at",
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(
                condition=models.Q(("state__in", ["done", "returned"]), _negated=True),
                fields=["city_id", "asked_at"],
                name="transfer_under_way",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("paid_at__isnull", True), ("state__in", ["open", "closed", "misfit"])
                    ),
                    models.Q(
                        ("paid_at__isnull", False),
                        ("state", "paid"),
                        ("transaction_no__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="charge_paid_has_proof",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_surplus", False), ("state", "paid")),
                fields=("city_id", "bill"),
                name="charge_pays_a_bill_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_surplus", False), ("refunded_fen", models.F("amount_fen")), _connector="OR"
                ),
                name="charge_surplus_goes_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "shared_fen__lte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("amount_fen"), "*", models.F("cap_bp")
                            ),
                            "/",
                            models.Value(10000),
                        ),
                    )
                ),
                name="charge_shares_under_its_cap",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_first", True)),
                fields=("event_id",),
                name="notice_event_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("done_at__isnull", True), ("state__in", ["asked", "processing", "failed"])
                    ),
                    models.Q(("done_at__isnull", False), ("state", "done")),
                    _connector="OR",
                ),
                name="sharing_done_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unfreezes", True)),
                fields=("city_id", "charge"),
                name="sharing_unfreezes_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("done_at__isnull", True), ("state__in", ["asked", "waiting", "failed"])
                    ),
                    models.Q(
                        ("done_at__isnull", False), ("state__in", ["done", "returned", "stray"])
                    ),
                    _connector="OR",
                ),
                name="transfer_final_has_time",
            ),
        ),
        migrations.AddIndex(
            model_name="unexplained",
            index=models.Index(
                condition=models.Q(("state__in", ["open", "going_back"])),
                fields=["city_id", "found_at"],
                name="unexplained_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="unexplained",
            constraint=models.UniqueConstraint(
                fields=("city_id", "transaction_no"), name="unexplained_transaction_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="unexplained",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount_fen__gt", 0), ("state__in", ["open", "going_back", "given_back"])
                ),
                name="unexplained_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="unexplained",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="unexplained_id_in_city",
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="case",
            field=doorstep.kernel.rows.CityKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="payments.unexplained",
            ),
        ),
        migrations.AddIndex(
            model_name="refund",
            index=models.Index(fields=["city_id", "case"], name="refund_by_case"),
        ),
        migrations.AddIndex(
            model_name="refund",
            index=models.Index(
                condition=models.Q(("state__in", ["asked", "processing"])),
                fields=["city_id", "look_at"],
                name="refund_to_look_at",
            ),
        ),
        migrations.AddIndex(
            model_name="refund",
            index=models.Index(
                condition=models.Q(("state__in", ["done", "replaced", "abandoned"]), _negated=True),
                fields=["city_id", "asked_at"],
                name="refund_under_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", True), ("charge__isnull", False)),
                    models.Q(("case__isnull", False), ("charge__isnull", True)),
                    _connector="OR",
                ),
                name="refund_of_charge_or_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", True),
                        ("state__in", ["asked", "processing", "failed", "closed", "abnormal"]),
                    ),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("state__in", ["done", "replaced", "abandoned", "stray"]),
                    ),
                    _connector="OR",
                ),
                name="refund_ended_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", False), ("state__in", ["done", "stray"])),
                    models.Q(
                        models.Q(("state__in", ["done", "stray"]), _negated=True),
                        ("done_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="refund_done_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.UniqueConstraint(
                condition=models.Q(("follows__isnull", False)),
                fields=("city_id", "follows"),
                name="refund_one_successor",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("case_id"))),
                    ("case_id__isnull", True),
                    _connector="OR",
                ),
                name="refund_case_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("follows_id"))),
                    ("follows_id__isnull", True),
                    _connector="OR",
                ),
                name="refund_follows_id_in_city",
            ),
        ),
    ]
