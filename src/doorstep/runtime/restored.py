"""What follows a restore: who was erased stays erased, caches are made anew, books are audited."""

import sys
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

from doorstep.runtime import audit
from doorstep.runtime.words import pick


def main(argv: list[str]) -> int:
    """Replay erasures, rebuild the snapshots of hot accounts, audit; 1 when anything is off."""
    django.setup()
    from doorstep.kernel import edge
    from doorstep.money.ledger import commands

    count = erase_again()
    told = pick(f"重新删除 {count} 人的资料。", f"{count} persons were erased again.")
    sys.stdout.write(f"{told}\n")
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT city_id FROM ledger_account ORDER BY city_id")
        cities = [row[0] for row in cursor.fetchall()]
    for city_id in cities:
        edge.enter(commands.rebuild_snapshots, city_id=city_id, reason="restore")
    return audit.main(argv)


def erase_again() -> int:
    """Erase whom the list beside the keys names and the backup still knew; how many these were."""
    from doorstep.kernel import edge, keys
    from doorstep.kernel.errors import NotFound
    from doorstep.people.accounts import commands
    from doorstep.people.accounts import queries as accounts

    cities = [city.number for city in accounts.cities_unscoped()]
    erased = 0
    for person_id in keys.shredded(Path(settings.VAULT_KEYS)) if cities else []:
        try:
            act = edge.outside_act(cities[0], reason="restore")
            erased += edge.step_in(act, commands.erase_person, person_id=person_id)
        except NotFound:  # somebody who came after the backup
            continue
    return erased
