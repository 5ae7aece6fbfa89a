"""The clock never goes back; what was counted, told and beaten is dated, so that it can be tidied."""

import datetime

from django.db import migrations, models

# A turn continues the old line at least: what was read before it is never later than what is read
# after it.  The first turn may begin anywhere only while nothing has happened yet.
FORWARD = """
CREATE OR REPLACE FUNCTION kernel_clock_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reached timestamptz;
    turned timestamptz;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'the clock cannot be removed';
    END IF;
    turned := greatest(NEW.real_anchor, clock_timestamp());
    IF TG_OP = 'UPDATE' THEN
        turned := greatest(turned, OLD.real_anchor);
        reached := OLD.business_anchor + (turned - OLD.real_anchor) * OLD.rate;
    ELSIF EXISTS (SELECT FROM kernel_clock) THEN
        RETURN NEW;  -- the insert becomes an update, which comes here again
    ELSIF EXISTS (SELECT FROM kernel_auditentry) OR EXISTS (SELECT FROM kernel_message) THEN
        reached := turned;
    ELSE
        RETURN NEW;
    END IF;
    -- A wish was made a moment ago, by a clock that ran on; one that is older is a mistake.
    IF NEW.business_anchor < reached - interval '5 seconds' * greatest(1, OLD.rate) THEN
        RAISE EXCEPTION 'the clock only moves forward';
    END IF;
    NEW.real_anchor := turned;
    NEW.business_anchor := greatest(NEW.business_anchor, reached);
    RETURN NEW;
END $$;
DROP TRIGGER kernel_clock_forward ON kernel_clock;
CREATE TRIGGER kernel_clock_forward BEFORE INSERT OR UPDATE OR DELETE ON kernel_clock
    FOR EACH ROW EXECUTE FUNCTION kernel_clock_forward();
"""
KEPT = """
CREATE INDEX kernel_limit_by_age ON kernel_limit (starts);
CREATE UNLOGGED TABLE kernel_beat (name text PRIMARY KEY, beat_at timestamptz NOT NULL);
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="heard", name="heard_by_age"),
        migrations.AddField(
            model_name="livetopic",
            name="told_on",
            field=models.DateField(default=datetime.date(2026, 11, 23)),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="livetopic",
            index=models.Index(fields=["city_id", "told_on"], name="live_topic_by_age"),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
    ]
