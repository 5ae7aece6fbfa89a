"""Book what the platform's owners put in, so that the books know whose money is spent."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doorstep.algorithms.money import parse_yuan
from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.money.ledger import commands
from doorstep.people.accounts import queries as accounts


class Command(BaseCommand):
    """Books a receipt once; the same receipt again changes nothing."""

    help = "Book capital that the platform's owners paid in. 登记平台自有资金。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which city, how much, by which receipt, and why."""
        parser.add_argument("yuan", help="how much, as 50000.00")
        parser.add_argument("--number", type=int, default=1, help="the city's number")
        parser.add_argument("--receipt", required=True, help="number of the bank's or channel's")
        parser.add_argument("--reason", required=True, help="kept in the audit trail")
        parser.add_argument(
            "--into",
            choices=("bank", "channel"),
            default="bank",
            help="the bank, or the platform's account at the payment channel",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse what is not understood, else book it."""
        try:
            amount_fen = parse_yuan(options["yuan"])
        except ValueError as error:
            raise CommandError("this is no amount") from error
        reason, receipt = options["reason"].strip(), options["receipt"].strip()
        if amount_fen <= 0 or not reason or not receipt:
            raise CommandError("an amount above nothing, a receipt and a reason are needed")
        number = options["number"]
        cities = {city.number: city for city in accounts.cities_unscoped()}
        if number not in cities:
            raise CommandError(f"city {number} is not open")
        mchid = ""
        if options["into"] == "channel":
            mchid = cities[number].mchid or cities[number].sp_mchid
            if not mchid:
                raise CommandError("the city has no account at the channel")
        facts = {"amount_fen": amount_fen, "receipt": receipt, "mchid": mchid}
        try:
            edge.enter(_record, city_id=number, reason=reason, facts=facts)
        except commands.rules.ContentDiffers as error:
            raise CommandError("this receipt is booked already, with other facts") from error
        self.stdout.write(f"{options['yuan']} yuan are booked as capital of city {number}")


def _record(act: Act, *, facts: dict[str, Any]) -> None:
    commands.record_capital(act, **facts)
