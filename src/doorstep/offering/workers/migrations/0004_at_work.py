"""Until when who has set out for a visit should be at work."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workers", "0003_contracts"),
    ]

    operations = [
        migrations.AddField(
            model_name="slothold",
            name="busy_until_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="slothold",
            index=models.Index(
                condition=models.Q(("busy_until_at__isnull", False), ("ended_at__isnull", True)),
                fields=["city_id", "worker"],
                name="slot_hold_at_work",
            ),
        ),
    ]
