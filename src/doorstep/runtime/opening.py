"""Opens the demo city if it is not open yet, and hands over to the simulator that enters it."""

import os
from importlib import import_module

import django

ADMINISTRATOR = "demo"
CAPITAL_YUAN = "50000.00"
"""What the simulator puts into the sandbox's account when it founds the city's firm."""


def main(argv: list[str]) -> int:
    """Open the city of the pack named first, then call `main(arguments)` of the module after it."""
    pack, module, *arguments = argv
    found = import_module(module)
    _open_city(pack)
    return int(found.main(arguments) or 0)


def _open_city(pack: str) -> None:
    """Like `manage open_city` and `record_capital`; the secrets go to the data folder's keys."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    with open(os.devnull, "w") as nowhere:
        call_command("open_city", pack=pack, admin=ADMINISTRATOR, stdout=nowhere)
        call_command(
            "record_capital",
            CAPITAL_YUAN,
            receipt="demo",
            reason="演示城市的自有资金",
            into="channel",
            stdout=nowhere,
        )
    # From here on everything goes through the doors: no connection stays.
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
