"""Hours of standing by are kept where workers' calendars read them."""

from django.db import migrations

# What was planned twice counts once: the hours of the row that came first.
MOVE = """
INSERT INTO workers_standby
    (id, city_id, worker_id, starts_at, ends_at, span, note, made_at, ended_at)
SELECT id, city_id, worker_id, starts_at, ends_at,
    tstzrange(starts_at, greatest(starts_at, least(ends_at, ended_at))), note, made_at, ended_at
FROM (SELECT id, city_id, worker_id, note, made_at, date_trunc('second', starts_at) AS starts_at,
    date_trunc('second', ends_at) AS ends_at, date_trunc('second', ended_at) AS ended_at
    FROM staffing_standby) AS kept
WHERE starts_at < ends_at
ORDER BY made_at, id
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("staffing", "0002_rests"),
        ("workers", "0005_standby"),
    ]

    operations = [
        migrations.RunSQL(MOVE),
        migrations.DeleteModel(name="Standby"),
    ]
