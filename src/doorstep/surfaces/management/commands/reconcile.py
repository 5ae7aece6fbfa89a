"""Read the channel's bills that are due and say what does not agree."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doorstep.algorithms.money import format_yuan
from doorstep.kernel import edge
from doorstep.money.reconciliation import commands, outward, queries
from doorstep.people.accounts import queries as accounts

SHOWN = 50


class Command(BaseCommand):
    """Fails while a due bill is unread or a difference is open."""

    help = "Compare ledger, trade bill and fund bill. 三方对账。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which city; all of them when none is named."""
        parser.add_argument("--number", type=int, default=None, help="the city's number")

    def handle(self, *args: Any, **options: Any) -> None:
        """City by city: read, ask, judge, show."""
        numbers = [city.number for city in accounts.cities_unscoped()]
        if options["number"] is not None:
            if options["number"] not in numbers:
                raise CommandError(f"city {options['number']} is not open")
            numbers = [options["number"]]
        if sum([self._city(number) for number in numbers]):
            raise CommandError("not everything agrees")

    def _city(self, number: int) -> int:
        edge.enter(commands.catch_up, city_id=number)
        for run in edge.enter(queries.unread, city_id=number):
            outward.read_day(edge.outside_act(number), run_id=run.id)
        for item in edge.enter(queries.worklist, city_id=number, size=SHOWN)[0]:
            outward.ask_about(edge.outside_act(number), item_id=item.id)
        edge.enter(commands.catch_up, city_id=number)
        unread = edge.enter(queries.unread, city_id=number)
        for run in unread:
            self.stdout.write(f"{number} {run.day} {run.mchid} {run.sub_mchid} unread: {run.error}")
        for item in edge.enter(queries.worklist, city_id=number, size=SHOWN)[0]:
            sides = (item.books_fen, item.trade_fen, item.fund_fen)
            told = " / ".join("-" if fen is None else format_yuan(fen) for fen in sides)
            words = f"{item.verdict} {item.kind} {item.number}: ledger/trade/fund {told}"
            self.stdout.write(f"{number} {words} ({item.word})")
        standing = edge.enter(queries.standing, city_id=number)
        differences = sum(one.count for one in standing)
        self.stdout.write(f"city {number}: {len(unread)} bills unread, {differences} differences")
        return len(unread) + differences
