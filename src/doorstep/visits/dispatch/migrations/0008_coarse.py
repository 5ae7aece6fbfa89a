"""Since when a decision keeps its distances and ways roughly only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0007_first_opened")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="coarse_since_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("coarse_since_at__isnull", True)),
                fields=["city_id", "at"],
                name="decision_still_exact",
            ),
        ),
    ]
