"""Accounts without a floor are hot; payables that are paid out have a floor."""

from django.db import migrations
from doorstep.money.ledger.migrations._sql import read


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunSQL(read("chart_floors"), migrations.RunSQL.noop)]
