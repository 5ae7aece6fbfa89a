"""What is owed says since when, from when it is late, and what kept it."""

from django.db import migrations, models

SINCE = """
UPDATE guarantee_compensation SET owed_at = due_at, late_at = due_at + interval '7 days'
WHERE state = 'owed'
"""


class Migration(migrations.Migration):
    dependencies = [("guarantee", "0002_sendings")]

    operations = [
        migrations.AddField(
            model_name="compensation",
            name="owed_why",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddField(
            model_name="compensation", name="owed_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="compensation", name="late_at", field=models.DateTimeField(null=True)
        ),
        migrations.RunSQL(SINCE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="compensation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "owed"), _negated=True),
                    models.Q(("late_at__isnull", False), ("owed_at__isnull", False)),
                    _connector="OR",
                ),
                name="compensation_owed_since",
            ),
        ),
    ]
