"""When a refund is asked for: a minute after the one before of the same payment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0002_states_and_cases")]

    operations = [
        migrations.AddField(
            model_name="refund", name="starts_at", field=models.DateTimeField(null=True)
        ),
        migrations.RunSQL(
            "UPDATE payments_refund SET starts_at = asked_at", migrations.RunSQL.noop
        ),
        migrations.AlterField(model_name="refund", name="starts_at", field=models.DateTimeField()),
    ]
