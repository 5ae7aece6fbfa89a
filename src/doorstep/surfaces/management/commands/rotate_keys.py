"""Give the vault a new root key and move people's keys to it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from doorstep.kernel import audit, edge, keys, vault
from doorstep.kernel.act import Act
from doorstep.people.accounts import queries as accounts


class Command(BaseCommand):
    """Adds a root key and wraps people's keys anew; what it leaves, a rhythm takes up."""

    help = "Give the vault a new root key; keep a copy of the key file before and after."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the key, wrap in batches, and say how many still wait."""
        name = keys.add_root_key(Path(settings.VAULT_KEYS))
        for city in accounts.cities_unscoped():
            edge.enter(_note, name, city_id=city.number, reason="rotate_keys")
        waiting, before = edge.enter(_rewrap, city_id=0), -1
        while waiting and waiting != before:
            waiting, before = edge.enter(_rewrap, city_id=0), waiting
        self.stdout.write(f"root key {name} wraps from now on; {waiting} keys of persons wait")


def _note(act: Act, name: str) -> None:
    audit.note(act, "vault.rotate_keys", subject=("root_key", None), detail={"name": name})


def _rewrap(act: Act) -> int:
    return vault.rewrap()
