"""The tables of orders, and that moves and evidence are only ever added."""

import django.db.models.deletion
import django.db.models.expressions
import doorstep.kernel.rows
import doorstep.kernel.text
from django.db import migrations, models


APPEND_ONLY = """
CREATE FUNCTION orders_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'moves and evidence of an order are append-only';
END $$;
CREATE TRIGGER orders_evidence_append BEFORE UPDATE OR DELETE ON orders_evidence
    FOR EACH ROW EXECUTE FUNCTION orders_append_only();
CREATE TRIGGER orders_evidence_keep BEFORE TRUNCATE ON orders_evidence
    FOR EACH STATEMENT EXECUTE FUNCTION orders_append_only();
CREATE TRIGGER orders_move_append BEFORE UPDATE OR DELETE ON orders_ordermove
    FOR EACH ROW EXECUTE FUNCTION orders_append_only();
CREATE TRIGGER orders_move_keep BEFORE TRUNCATE ON orders_ordermove
    FOR EACH STATEMENT EXECUTE FUNCTION orders_append_only();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("catalog", "0001_initial"),
        ("partners", "0001_initial"),
        ("workers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Order",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("number", models.CharField(max_length=12)),
                ("payee_mode", models.CharField(max_length=4)),
                ("choices", models.JSONField(default=dict)),
                (
                    "way",
                    models.CharField(
                        choices=[("assign", "assign"), ("grab", "grab"), ("choose", "choose")],
                        max_length=8,
                    ),
                ),
                (
                    "timing",
                    models.CharField(choices=[("now", "now"), ("slot", "slot")], max_length=8),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unpaid", "unpaid"),
                            ("open", "open"),
                            ("assigned", "assigned"),
                            ("under_way", "under_way"),
                            ("finished", "finished"),
                            ("accepted", "accepted"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "pay",
                    models.CharField(
                        choices=[("deposit", "deposit"), ("whole", "whole")], max_length=8
                    ),
                ),
                ("total_fen", models.BigIntegerField()),
                ("deposit_fen", models.BigIntegerField()),
                ("coupon_cost", models.JSONField(default=dict)),
                ("fee_fen", models.BigIntegerField(default=0)),
                ("worker_fee_fen", models.BigIntegerField(default=0)),
                ("debt_fen", models.BigIntegerField(default=0)),
                ("lat", models.FloatField()),
                ("lng", models.FloatField()),
                ("community", models.CharField(max_length=120)),
                ("note", models.CharField(blank=True, default="", max_length=500)),
                ("photo_ids", models.JSONField(default=list)),
                ("placed_at", models.DateTimeField()),
                ("pay_from_at", models.DateTimeField(null=True)),
                ("pay_until_at", models.DateTimeField(null=True)),
                ("paid_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("dispute_until", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("evidence_number", models.PositiveIntegerField(default=0)),
                (
                    "evidence_hash",
                    models.BinaryField(
                        default=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
                        max_length=32,
                    ),
                ),
                (
                    "address",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.address",
                    ),
                ),
                (
                    "contract",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.contract",
                    ),
                ),
                (
                    "customer",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.customer",
                    ),
                ),
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
                    "price_list",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.pricelist",
                    ),
                ),
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
                    "share_plan",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.shareplan",
                    ),
                ),
                (
                    "term_sheet",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.termsheet",
                    ),
                ),
                (
                    "wanted_worker",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workers.worker",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("facts", models.JSONField()),
                ("at", models.DateTimeField()),
                ("previous", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
                (
                    "order",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChangeOrder",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved"),
                            ("declined", "declined"),
                            ("lapsed", "lapsed"),
                            ("paid", "paid"),
                        ],
                        max_length=10,
                    ),
                ),
                ("lines", models.JSONField()),
                ("minutes", models.PositiveSmallIntegerField(default=0)),
                ("amount_fen", models.BigIntegerField()),
                ("paid_now", models.BooleanField()),
                ("reason", models.CharField(blank=True, default="", max_length=300)),
                ("proposed_by", models.UUIDField(null=True)),
                ("proposed_at", models.DateTimeField()),
                ("lapses_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("bill_id", models.UUIDField(null=True)),
                (
                    "order",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OrderLine",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("code", models.CharField(max_length=60)),
                ("label", doorstep.kernel.text.TextField()),
                ("unit_fen", models.BigIntegerField()),
                ("count", models.PositiveIntegerField()),
                ("amount_fen", models.BigIntegerField()),
                ("charged_by", models.CharField(max_length=10)),
                (
                    "change",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.changeorder",
                    ),
                ),
                (
                    "order",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OrderMove",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("version", models.PositiveIntegerField()),
                ("verb", models.CharField(max_length=20)),
                ("from_state", models.CharField(blank=True, default="", max_length=10)),
                ("to_state", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("actor_role", models.CharField(max_length=10)),
                ("actor_id", models.UUIDField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=300)),
                (
                    "order",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("index", models.PositiveSmallIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("travelling", "travelling"),
                            ("arrived", "arrived"),
                            ("started", "started"),
                            ("finished", "finished"),
                            ("cancelled", "cancelled"),
                            ("missed", "missed"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("set_out_at", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("start_code_hash", models.BinaryField(max_length=32, null=True)),
                ("start_code_until", models.DateTimeField(null=True)),
                ("finish_code_hash", models.BinaryField(max_length=32, null=True)),
                ("finish_token_hash", models.BinaryField(max_length=32, null=True)),
                ("finish_code_until", models.DateTimeField(null=True)),
                ("finish_code_by", models.CharField(blank=True, default="", max_length=8)),
                (
                    "order",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("index", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("held", "held"),
                            ("taken", "taken"),
                            ("released", "released"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("part_bp", models.PositiveIntegerField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "worker",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workers.worker",
                    ),
                ),
                (
                    "visit",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.visit",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="changeorder",
            name="visit",
            field=doorstep.kernel.rows.CityKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="orders.visit",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                fields=["city_id", "customer", "placed_at", "id"], name="order_of_customer"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                fields=["city_id", "merchant", "placed_at", "id"], name="order_of_merchant"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                fields=["city_id", "state", "placed_at", "id"], name="order_by_state"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["city_id", "placed_at", "id"], name="order_by_time"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("debt_fen__gt", 0)),
                fields=["city_id", "customer"],
                name="order_in_debt",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.UniqueConstraint(
                fields=("city_id", "number"), name="order_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        (
                            "unpaid",
                            "open",
                            "assigned",
                            "under_way",
                            "finished",
                            "accepted",
                            "closed",
                            "cancelled",
                        ),
                    )
                ),
                name="order_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deposit_fen__gte", 0),
                    ("deposit_fen__lte", models.F("total_fen")),
                    ("total_fen__gte", 0),
                ),
                name="order_deposit_within_total",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fee_fen__gte", 0),
                    ("worker_fee_fen__gte", 0),
                    ("worker_fee_fen__lte", models.F("fee_fen")),
                ),
                name="order_worker_part_within_fee",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("debt_fen__gte", 0)), name="order_debt_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("wanted_worker__isnull", False), ("way", "choose")),
                    models.Q(("way", "choose"), _negated=True),
                    _connector="OR",
                ),
                name="order_choose_names_a_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("accepted_at__isnull", True),
                    ("dispute_until__gte", models.F("accepted_at")),
                    _connector="OR",
                ),
                name="order_dispute_after_acceptance",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="order_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("customer_id"))),
                    ("customer_id__isnull", True),
                    _connector="OR",
                ),
                name="order_customer_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("merchant_id"))),
                    ("merchant_id__isnull", True),
                    _connector="OR",
                ),
                name="order_merchant_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("contract_id"))),
                    ("contract_id__isnull", True),
                    _connector="OR",
                ),
                name="order_contract_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("price_list_id"))),
                    ("price_list_id__isnull", True),
                    _connector="OR",
                ),
                name="order_price_list_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("share_plan_id"))),
                    ("share_plan_id__isnull", True),
                    _connector="OR",
                ),
                name="order_share_plan_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("term_sheet_id"))),
                    ("term_sheet_id__isnull", True),
                    _connector="OR",
                ),
                name="order_term_sheet_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("service_id"))),
                    ("service_id__isnull", True),
                    _connector="OR",
                ),
                name="order_service_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("wanted_worker_id"))),
                    ("wanted_worker_id__isnull", True),
                    _connector="OR",
                ),
                name="order_wanted_worker_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("address_id"))),
                    ("address_id__isnull", True),
                    _connector="OR",
                ),
                name="order_address_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                fields=("city_id", "order", "number"), name="evidence_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="evidence_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("order_id"))),
                    ("order_id__isnull", True),
                    _connector="OR",
                ),
                name="evidence_order_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.UniqueConstraint(
                fields=("city_id", "order", "position"), name="line_position_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "amount_fen",
                        django.db.models.expressions.CombinedExpression(
                            models.F("unit_fen"), "*", models.F("count")
                        ),
                    )
                ),
                name="line_is_unit_times_count",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="orderline_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("order_id"))),
                    ("order_id__isnull", True),
                    _connector="OR",
                ),
                name="orderline_order_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("change_id"))),
                    ("change_id__isnull", True),
                    _connector="OR",
                ),
                name="orderline_change_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="ordermove",
            constraint=models.UniqueConstraint(
                fields=("city_id", "order", "version"), name="move_once_per_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="ordermove",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="ordermove_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="ordermove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("order_id"))),
                    ("order_id__isnull", True),
                    _connector="OR",
                ),
                name="ordermove_order_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["city_id", "starts_at", "id"], name="visit_by_start"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                fields=("city_id", "order", "index"), name="visit_index_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        (
                            "planned",
                            "travelling",
                            "arrived",
                            "started",
                            "finished",
                            "cancelled",
                            "missed",
                        ),
                    )
                ),
                name="visit_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="visit_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="visit_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("order_id"))),
                    ("order_id__isnull", True),
                    _connector="OR",
                ),
                name="visit_order_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(
                condition=models.Q(("worker__isnull", False)),
                fields=["city_id", "worker", "id"],
                name="seat_of_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "released"), _negated=True),
                fields=("city_id", "visit", "index"),
                name="seat_index_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("held", "taken"))),
                fields=("city_id", "visit", "worker"),
                name="seat_once_per_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("open", "held", "taken", "released"))),
                name="seat_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "open"), ("worker__isnull", True)),
                    models.Q(models.Q(("state", "open"), _negated=True), ("worker__isnull", False)),
                    _connector="OR",
                ),
                name="seat_worker_unless_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("part_bp__lte", 10000)), name="seat_part_within_whole"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="seat_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("visit_id"))),
                    ("visit_id__isnull", True),
                    _connector="OR",
                ),
                name="seat_visit_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("worker_id"))),
                    ("worker_id__isnull", True),
                    _connector="OR",
                ),
                name="seat_worker_id_in_city",
            ),
        ),
        migrations.AddIndex(
            model_name="changeorder",
            index=models.Index(fields=["city_id", "order", "proposed_at"], name="change_of_order"),
        ),
        migrations.AddConstraint(
            model_name="changeorder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")),
                fields=("city_id", "order"),
                name="change_one_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("proposed", "approved", "declined", "lapsed", "paid"))
                ),
                name="change_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_fen__gte", 0)), name="change_never_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="changeorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="changeorder_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("order_id"))),
                    ("order_id__isnull", True),
                    _connector="OR",
                ),
                name="changeorder_order_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("visit_id"))),
                    ("visit_id__isnull", True),
                    _connector="OR",
                ),
                name="changeorder_visit_id_in_city",
            ),
        ),
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
    ]
