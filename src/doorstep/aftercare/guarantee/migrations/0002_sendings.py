"""A compensation may be sent to the customer's WeChat, and sent again."""

import django.db.models.deletion
import doorstep.kernel.rows
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guarantee", "0001_initial"),
        ("orders", "0002_worklists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sending",
            fields=[
                (
                    "id",
                    doorstep.kernel.rows.IdField(editable=False, primary_key=True, serialize=False),
                ),
                ("city_id", models.PositiveIntegerField(editable=False)),
                ("sent_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="compensation",
            name="compensation_state_known",
        ),
        migrations.AddConstraint(
            model_name="compensation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("due", "paid", "owed", "sent", "given"))),
                name="compensation_state_known",
            ),
        ),
        migrations.AddField(
            model_name="sending",
            name="compensation",
            field=doorstep.kernel.rows.CityKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="guarantee.compensation",
            ),
        ),
        migrations.AddIndex(
            model_name="sending",
            index=models.Index(fields=["city_id", "compensation", "sent_at"], name="sending_of"),
        ),
        migrations.AddConstraint(
            model_name="sending",
            constraint=models.CheckConstraint(
                condition=models.Q(("city_id", doorstep.kernel.rows.CityOf(models.F("id")))),
                name="sending_id_in_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="sending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city_id", doorstep.kernel.rows.CityOf(models.F("compensation_id"))),
                    ("compensation_id__isnull", True),
                    _connector="OR",
                ),
                name="sending_compensation_id_in_city",
            ),
        ),
    ]
