"""The watch over statements works: the house asks by city, and is stopped when it does not."""

import pytest

from doorstep.visits.orders.models import Order
from tests import cities


def ask_from_the_house(expression: str) -> None:
    """Evaluate an expression as if a file of the house had asked."""
    code = compile(expression, f"{cities.HOUSE}/visits/orders/queries.py", "eval")
    eval(code, {"Order": Order})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "expression",
    [
        "list(Order.objects.all())",
        "Order.objects.filter(number='1').exists()",
        "Order.objects.filter(number='1').update(note='')",
        "Order.objects.filter(number='1').delete()",
    ],
)
def test_a_statement_without_its_city_is_stopped(expression: str) -> None:
    with pytest.raises(cities.NamesNoCity):
        ask_from_the_house(expression)


@pytest.mark.django_db
def test_a_statement_with_its_city_passes() -> None:
    ask_from_the_house("list(Order.objects.filter(city_id=7))")
    ask_from_the_house("Order.objects.filter(city_id=7, number='1').update(note='')")
