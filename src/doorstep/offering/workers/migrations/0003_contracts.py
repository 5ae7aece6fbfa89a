"""Whom of its own the platform employs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0001_initial"),
        ("workers", "0002_worked_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="worker",
            name="is_employed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_employed", False), ("merchant__isnull", True), _connector="OR"
                ),
                name="worker_employed_by_platform",
            ),
        ),
    ]
