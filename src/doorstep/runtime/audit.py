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
    report["trail"] = trail(chosen.city)
    report["clean"] = report["clean"] and not any(one["wrong"] for one in report["trail"])
    if chosen.json:
        text = json.dumps(report, indent=1, ensure_ascii=False, default=str)
        chosen.json.write_text(text + "\n")
    console = Console(highlight=False, soft_wrap=True)
    show_trail(report, console)
    show(report, console)
    return 0 if report["clean"] else 1


def look(city: int | None) -> dict[str, Any]:
    """The report as plain values, read at one moment while others go on posting."""
    from doorstep.money.ledger import queries

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(SNAPSHOT)
        return queries.audit(city).as_json()


def trail(city: int | None) -> list[dict[str, Any]]:
    """Each city's chain of audit entries: its head, to be kept elsewhere, and what is wrong."""
    from doorstep.kernel import audit
    from doorstep.people.accounts import queries as accounts

    known = [one.number for one in accounts.cities_unscoped()] if city is None else [city]
    found = []
    for number in known:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(SNAPSHOT)
            count, head = audit.head(number)
            wrong = audit.verify(number)
        found.append({"city_id": number, "entries": count, "head": head.hex(), "wrong": wrong})
    return found


def show_trail(report: dict[str, Any], console: Console) -> None:
    """Print each city's head, or what is wrong with its chain."""
    for one in report["trail"]:
        city, count, head = one["city_id"], one["entries"], one["head"]
        if one["wrong"]:
            what = pick(
                f"城市 {city} 的操作记录被改动", f"The audit trail of city {city} is broken"
            )
            console.print(f"[bold red]✗[/] {what}: {one['wrong']}")
        else:
            what = pick(
                f"城市 {city} 的操作记录完整，{count} 条，链首",
                f"The audit trail of city {city} is whole, {count} entries; head",
            )
            console.print(f"[bold green]✓[/] {what} {head}")


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
    if not [one for one in report["findings"] if not one["is_warning"]]:
        verdict = pick(f"账目无误({count} 项检查)。", f"The books are right ({count} checks).")
        console.print(f"[bold green]✓[/] {verdict}")
    else:
        verdict = pick(
            f"账目有误(共 {count} 项检查)。", f"The books are not right ({count} checks)."
        )
        console.print(f"[bold red]✗[/] {verdict}")
