"""The first tables of the catalogue, and the index type that its search needs."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import doorstep.kernel.rows
import doorstep.kernel.text
from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0001_initial"),
    ]

    operations = [
        BtreeGinExtension(),
        migrations.CreateModel(
            name="SharePlan",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("category", models.CharField(max_length=40)),
                ("mode", models.CharField(choices=[("D", "D"), ("S2", "S2")], max_length=2)),
                ("version", models.PositiveIntegerField()),
                ("grade_bp", models.JSONField()),
                ("commission_bp", models.PositiveIntegerField()),
                ("partner_bp", models.PositiveIntegerField(default=0)),
                ("referrer_bp", models.PositiveIntegerField(default=0)),
                ("material_commission_bp", models.PositiveIntegerField(default=0)),
                ("cap_bp", models.PositiveIntegerField(default=3000)),
                ("worker_by_sharing", models.BooleanField(default=False)),
                ("insurance_fen", models.PositiveIntegerField(default=0)),
                ("coupons", models.JSONField(default=list)),
                ("computation", models.JSONField(default=list)),
                ("valid_from", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["city_id", "category", "mode", "-valid_from"],
                        name="share_plan_newest",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "category", "mode", "version"),
                        name="share_plan_version_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("commission_bp__lte", 10000), ("partner_bp__lte", 10000)
                        ),
                        name="share_plan_rates_in_a_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="shareplan_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trade",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(max_length=40)),
                ("name", doorstep.kernel.text.TextField()),
                ("category", models.CharField(max_length=40)),
                ("pack_version", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "standards",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), default=list
                    ),
                ),
                ("words", models.JSONField(default=dict)),
                (
                    "unlocked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("pinyin_key", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("on", "on"), ("off", "off")], default="on", max_length=4
                    ),
                ),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("city_id", "code"), name="trade_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="trade_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriceList",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("version", models.PositiveIntegerField()),
                ("valid_from", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.UUIDField(null=True)),
                ("why", models.TextField(default="")),
                ("surcharges", models.JSONField(default=list)),
                ("surcharge_cap_bp", models.PositiveIntegerField(null=True)),
                (
                    "trade",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.trade",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PassProduct",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("name", doorstep.kernel.text.TextField()),
                ("service_code", models.CharField(max_length=40)),
                ("variant", models.CharField(max_length=40)),
                ("units", models.PositiveSmallIntegerField(default=1)),
                ("visits", models.PositiveSmallIntegerField()),
                ("price_fen", models.PositiveBigIntegerField()),
                ("valid_from", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "trade",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.trade",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BundleProduct",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("name", doorstep.kernel.text.TextField()),
                ("parts", models.JSONField()),
                ("price_fen", models.PositiveBigIntegerField()),
                ("valid_from", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "trade",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.trade",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Price",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("service_code", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("variant", "variant"),
                            ("option", "option"),
                            ("material", "material"),
                        ],
                        max_length=8,
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("unit", models.CharField(max_length=16)),
                ("amount_fen", models.PositiveBigIntegerField()),
                (
                    "price_list",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.pricelist",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "price_list", "service_code", "kind", "code"),
                        name="price_once_in_a_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="price_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("price_list_id"))),
                            ("price_list_id__isnull", True),
                            _connector="OR",
                        ),
                        name="price_price_list_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermSheet",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("version", models.PositiveIntegerField()),
                ("pay_within_minutes", models.PositiveIntegerField()),
                ("accept_after_hours", models.PositiveIntegerField()),
                ("dispute_hours", models.PositiveIntegerField()),
                ("pay_ahead_days", models.PositiveIntegerField()),
                ("facts", models.JSONField()),
                ("valid_from", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.UUIDField(null=True)),
                (
                    "trade",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.trade",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["city_id", "trade", "-valid_from"], name="term_sheet_newest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "trade", "version"),
                        name="term_sheet_version_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pay_ahead_days__lte", 20)),
                        name="term_sheet_inside_the_freeze",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="termsheet_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("trade_id"))),
                            ("trade_id__isnull", True),
                            _connector="OR",
                        ),
                        name="termsheet_trade_id_in_city",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("name", doorstep.kernel.text.TextField()),
                ("description", doorstep.kernel.text.TextField()),
                ("category", models.CharField(max_length=40)),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list
                    ),
                ),
                (
                    "timings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list
                    ),
                ),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list
                    ),
                ),
                (
                    "licences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list
                    ),
                ),
                ("unit", models.CharField(max_length=16)),
                ("duration", models.JSONField()),
                ("choices", models.JSONField()),
                ("deposit_rule", models.JSONField()),
                ("sop", models.JSONField()),
                ("radius_m", models.PositiveIntegerField(default=0)),
                ("crew", models.PositiveSmallIntegerField(default=1)),
                ("buffer_before_minutes", models.PositiveSmallIntegerField(default=0)),
                ("buffer_after_minutes", models.PositiveSmallIntegerField(default=0)),
                (
                    "synonyms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list
                    ),
                ),
                (
                    "search",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=4), default=list
                    ),
                ),
                ("pinyin_key", models.CharField(max_length=400)),
                (
                    "state",
                    models.CharField(
                        choices=[("on", "on"), ("off", "off")], default="on", max_length=4
                    ),
                ),
                ("valid_from", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "trade",
                    doorstep.kernel.rows.CityKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.trade",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["city_id", "search"], name="service_by_bigram"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "code", "version"), name="service_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("city_id", "code"),
                        name="service_code_once_while_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("crew__gte", 1)), name="service_needs_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("id")))
                        ),
                        name="service_id_in_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city_id", doorstep.kernel.rows.CityOf(models.F("trade_id"))),
                            ("trade_id__isnull", True),
                            _connector="OR",
                        ),
                        name="service_trade_id_in_city",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="pricelist",
            index=models.Index(
                fields=["city_id", "trade", "-valid_from"], name="price_list_newest"
            ),
        ),
        migrations.AddConstraint(
            model_name="pricelist",
            constraint=models.UniqueConstraint(
                fields=("city_id", "trade", "version"), name="price_list_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="pricelist",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="pricelist_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="pricelist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("trade_id"))),
                    ("trade_id__isnull", True),
                    _connector="OR",
                ),
                name="pricelist_trade_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="passproduct",
            constraint=models.UniqueConstraint(
                fields=("city_id", "code", "version"), name="pass_product_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="passproduct",
            constraint=models.CheckConstraint(
                condition=models.Q(("visits__gte", 2)), name="pass_product_has_visits"
            ),
        ),
        migrations.AddConstraint(
            model_name="passproduct",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="passproduct_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="passproduct",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("trade_id"))),
                    ("trade_id__isnull", True),
                    _connector="OR",
                ),
                name="passproduct_trade_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="bundleproduct",
            constraint=models.UniqueConstraint(
                fields=("city_id", "code", "version"), name="bundle_product_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="bundleproduct",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="bundleproduct_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="bundleproduct",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("trade_id"))),
                    ("trade_id__isnull", True),
                    _connector="OR",
                ),
                name="bundleproduct_trade_id_in_city",
            ),
        ),
    ]
