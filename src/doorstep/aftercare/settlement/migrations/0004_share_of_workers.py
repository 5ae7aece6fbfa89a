"""What workers have of a day is found by the day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("settlement", "0003_after_release"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="share",
            index=models.Index(
                condition=models.Q(("party", "worker")),
                fields=["city_id", "decided_at", "id"],
                name="share_of_workers",
            ),
        ),
    ]
