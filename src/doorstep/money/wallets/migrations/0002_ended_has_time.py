"""A withdrawal that ended has a time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wallets", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("state", "asked")),
                    models.Q(("ended_at__isnull", False), ("state__in", ["done", "returned"])),
                    _connector="OR",
                ),
                name="withdrawal_ended_has_time",
            ),
        ),
    ]
