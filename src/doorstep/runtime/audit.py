"""`audit`: asks every check of the books in one snapshot and prints what is wrong."""

import argparse
import json
from pathlib import Path
from typing import Any

import django
from django.db import connection, transaction
from rich.console import Console

from doorstep.runtime.words import pick

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


def main(argv: list[str]) -> int:
    """Audit one city or all; 1 when anything is off."""
    options = argparse.ArgumentParser(prog="doorstep audit")
    options.add_argument("--city", type=int, help="only this city's books")
    options.add_argument("--json", type=Path, help="write the report to this file as well")
    chosen = options.parse_args(argv)
    django.setup()
    report = look(chosen.city)
    if chosen.json:
        text = json.dumps(report, indent=1, ensure_ascii=False, default=str)
        chosen.json.write_text(text + "\n")
    show(report, Console(highlight=False, soft_wrap=True))
    return 0 if report["clean"] else 1


def look(city: int | None) -> dict[str, Any]:
    """The report as plain values, read at one moment while others go on posting."""
    from doorstep.money.ledger import queries

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(SNAPSHOT)
        return queries.audit(city).as_json()


def show(report: dict[str, Any], console: Console) -> None:
    """Print what was asked, what was found, and the verdict."""
    for finding in report["findings"]:
        mark = "[yellow]![/]" if finding["is_warning"] else "[bold red]✗[/]"
        meaning = pick(finding["zh"], finding["en"])
        console.print(f"{mark} {finding['check']} × {finding['count']}: {meaning}")
        for sample in finding["samples"]:
            place = pick(f"城市 {sample['city_id']}", f"city {sample['city_id']}")
            console.print(f"    {place} · {sample['subject']} · {sample['detail']}", markup=False)
    count = len(report["checks"])
    if report["clean"]:
        verdict = pick(f"账目无误({count} 项检查)。", f"The books are right ({count} checks).")
        console.print(f"[bold green]✓[/] {verdict}")
    else:
        verdict = pick(
            f"账目有误(共 {count} 项检查)。", f"The books are not right ({count} checks)."
        )
        console.print(f"[bold red]✗[/] {verdict}")
