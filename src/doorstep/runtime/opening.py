"""Opens the demo city if it is not open yet, and hands over to the simulator that enters it."""

import os
from importlib import import_module

import django

ADMINISTRATOR = "demo"


def main(argv: list[str]) -> int:
    """Open the city of the pack named first, then call `main(arguments)` of the module after it."""
    pack, module, *arguments = argv
    found = import_module(module)
    _open_city(pack)
    return int(found.main(arguments) or 0)


def _open_city(pack: str) -> None:
    """Like `manage open_city`; the administrator's secrets go to the data folder's keys."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    with open(os.devnull, "w") as nowhere:
        call_command("open_city", pack=pack, admin=ADMINISTRATOR, stdout=nowhere)
    # From here on everything goes through the doors: no connection stays.
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
