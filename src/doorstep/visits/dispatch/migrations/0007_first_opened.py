"""A search keeps when its order first opened and first found somebody, whatever comes later."""

from django.db import migrations, models

AS_KNOWN = """
UPDATE dispatch_search SET first_opened_at = opened_at,
    first_found_at = CASE WHEN state = 'found' THEN closed_at END
"""


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0006_looked_into")]

    operations = [
        migrations.AddField(
            model_name="search", name="first_opened_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="search", name="first_found_at", field=models.DateTimeField(null=True)
        ),
        migrations.RunSQL(AS_KNOWN, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="search", name="first_opened_at", field=models.DateTimeField()
        ),
        migrations.RemoveIndex(model_name="search", name="search_by_opening"),
        migrations.AddIndex(
            model_name="search",
            index=models.Index(fields=["city_id", "first_opened_at"], name="search_by_day"),
        ),
    ]
