"""The chart knows what the platform's owners put in: capital, by nature equity."""

from django.db import migrations, models
from django.db.models import Q

CAPITAL = """
INSERT INTO ledger_kind (prefix, book, nature, hot, floor_fen, has_subject, clears_in_days)
VALUES ('capital', 'OWN', 'equity', false, 0, false, NULL)
"""
NATURES = ["asset", "liability", "equity", "income", "expense", "control"]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_chart_floors")]

    operations = [
        migrations.RemoveConstraint(model_name="kind", name="kind_book_and_nature"),
        migrations.AddConstraint(
            model_name="kind",
            constraint=models.CheckConstraint(
                condition=Q(book__in=["OWN", "CUSTODY"]) & Q(nature__in=NATURES),
                name="kind_book_and_nature",
            ),
        ),
        migrations.RunSQL(CAPITAL, migrations.RunSQL.noop),
    ]
