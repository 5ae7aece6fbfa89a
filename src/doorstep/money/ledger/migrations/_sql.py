"""The SQL of the ledger, read from the files beside this one."""

from pathlib import Path

from django.conf import settings

_HERE = Path(__file__).parent


def read(name: str) -> str:
    """One file of SQL, for the application's role that settings name."""
    text = (_HERE / f"{name}.sql").read_text(encoding="utf-8")
    return text.replace("{app_role}", str(settings.DATABASE_APP_ROLE))
