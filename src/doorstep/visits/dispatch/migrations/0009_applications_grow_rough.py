"""Since when an application keeps its distance and way roughly only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0008_coarse")]

    operations = [
        migrations.AddField(
            model_name="application",
            name="coarse_since_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("coarse_since_at__isnull", True)),
                fields=["city_id", "made_at"],
                name="application_exact",
            ),
        ),
    ]
