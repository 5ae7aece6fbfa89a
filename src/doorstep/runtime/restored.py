"""What follows a restore: caches are made anew from the postings, and the books are audited."""

import django
from django.db import connection

from doorstep.runtime import audit


def main(argv: list[str]) -> int:
    """Rebuild every city's snapshots of its hot accounts, then audit; 1 when anything is off."""
    django.setup()
    from doorstep.kernel import edge
    from doorstep.money.ledger import commands

    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT city_id FROM ledger_account ORDER BY city_id")
        cities = [row[0] for row in cursor.fetchall()]
    for city_id in cities:
        edge.enter(commands.rebuild_snapshots, city_id=city_id, reason="restore")
    return audit.main(argv)
