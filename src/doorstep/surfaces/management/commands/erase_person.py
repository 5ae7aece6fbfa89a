"""Erase a person who asked for it: what is sealed can never be read again."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.people.accounts import commands
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders

UNDER_WAY = ("unpaid", "open", "assigned", "under_way", "finished")


class Command(BaseCommand):
    """Erases for good; orders and money stay, under ids that lead to nobody."""

    help = "Erase a person for good. 永久删除一个人的资料。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, and why."""
        parser.add_argument("person", type=UUID, help="the id of the person")
        parser.add_argument("--reason", required=True, help="kept in the audit trail")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse while an order is under way, else erase."""
        person_id: UUID = options["person"]
        cities = [city.number for city in accounts.cities_unscoped()]
        known = [number for number in cities if edge.enter(_is_customer, person_id, city_id=number)]
        for number in known:
            if edge.enter(_has_orders, person_id, city_id=number):
                raise CommandError(f"an order of this person is under way in city {number}")
        if not options["reason"].strip():
            raise CommandError("a reason is needed; it is kept")
        if not cities:
            raise CommandError("no city is open")
        try:
            reason = options["reason"].strip()
            edge.enter(_erase, person_id, city_id=(known or cities)[0], reason=reason)
        except NotFound as error:
            raise CommandError("there is no such person") from error
        self.stdout.write(f"person {person_id} is erased")


def _is_customer(act: Act, person_id: UUID) -> bool:
    return accounts.customer_of_person(act, person_id) is not None


def _erase(act: Act, person_id: UUID) -> None:
    commands.erase_person(act, person_id=person_id)


def _has_orders(act: Act, person_id: UUID) -> bool:
    customer = accounts.customer_of_person(act, person_id)
    assert customer is not None
    return bool(orders.orders(act, customer_id=customer.id, states=UNDER_WAY, size=1)[0])
