"""Subscribe messages: the template book, what is allowed and used up, and who is not reached."""

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.insight.notices.models import Notice
from doorstep.kernel import ports
from doorstep.kernel.errors import Outage
from doorstep.kernel.models import Message
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.doors.customer import asking

TEMPLATE = "Qx7_b2mW0pYtLr-4nVcE8sHd3kUaZi61"
FIELDS = {"character_string1": "number", "phrase2": "title", "time3": "time", "thing4": "words"}


@pytest.fixture
def keeper(city: City) -> Iterator[Caller]:
    """Who keeps the template book; the customers' app sends how an order goes."""
    mine = desk.operator(city, "administrator")
    body = {"template_id": TEMPLATE, "fields": FIELDS}
    assert mine.put("message-templates/order_progress", body).status_code == 200
    yield mine


def linked(city: City) -> Caller:
    """A customer whom the mini program knows."""
    customer = city.customer()
    assert customer.post("me/wechat", {"code": f"{customer.phone}:1"}).status_code == 200
    return customer


def allow(person: Caller, count: int) -> Any:
    """The person's taps allow so many messages of how an order goes."""
    return person.post("notices/allowances", {"template": "order_progress", "count": count})


def sent() -> list[dict[str, Any]]:
    """Every message that left."""
    twin = ports.get("notices.messenger")
    return [facts for verb, facts in twin.record.calls if verb == "send_subscribe"]


def test_a_message_is_filled_as_the_citys_template_asks(city: City, keeper: Caller) -> None:
    customer = linked(city)
    allow(customer, 1)

    order, _ = asking.taken(city, customer)

    assert len(sent()) == 1
    message = sent()[0]
    assert (message["appid"], message["template"]) == (town.APPID, TEMPLATE)
    assert message["fields"] == {
        "character_string1": order["number"],
        "phrase2": "已接单",
        "time3": "2026-03-09 08:00",
        "thing4": "服务人员已接单。",
    }


def test_a_message_uses_up_what_was_allowed(city: City, keeper: Caller) -> None:
    customer = linked(city)
    allow(customer, 1)

    asking.finished(city, customer)

    left = customer.get("notices/allowances").json()
    assert len(sent()) == 1
    assert left == [{"template": "order_progress", "template_id": TEMPLATE, "left": 0}]


def test_who_is_not_linked_keeps_what_was_allowed(city: City, keeper: Caller) -> None:
    customer = city.customer()
    allow(customer, 2)

    asking.taken(city, customer)

    assert sent() == []
    assert customer.get("notices/allowances").json()[0]["left"] == 2
    kept = city.ask(lambda act: Notice.objects.of(act).get(kind="order_assigned"))
    assert (kept.sent_at, kept.send_error) == (None, "not_linked")


def test_what_the_channel_does_not_allow_any_more_is_not_tried_again(
    city: City, keeper: Caller
) -> None:
    customer = linked(city)
    allow(customer, 3)
    ports.get("notices.messenger").record.answers["send_subscribe"] = "no_consent"

    asking.at_the_door(city, customer)

    assert len(sent()) == 1
    assert customer.get("notices/allowances").json()[0]["left"] == 0


def test_a_message_that_failed_is_sent_later_and_counted_once(city: City, keeper: Caller) -> None:
    customer = linked(city)
    allow(customer, 2)
    record = ports.get("notices.messenger").record
    record.failing["send_subscribe"] = Outage("away", retry=True)
    asking.taken(city, customer)
    assert customer.get("notices/allowances").json()[0]["left"] == 2

    record.failing.clear()
    record.calls.clear()
    again(city)

    assert len(sent()) == 1
    assert customer.get("notices/allowances").json()[0]["left"] == 1


def again(city: City) -> None:
    """What failed is tried once more."""
    city.do(
        lambda act: (
            Message.objects.of(act)
            .filter(name="notices.send", done_at=None)
            .update(next_try_at=None, leased_until=None)
        )
    )
    city.deliver()


def test_workers_have_messages_of_their_own(city: City, keeper: Caller) -> None:
    worker = city.crew[0]
    body = {"template_id": TEMPLATE[::-1], "fields": {"amount1": "amount", "time2": "time"}}
    keeper.put("message-templates/new_work", body)
    worker.post("me/wechat", {"code": "wang:1"})

    foreign = worker.post("notices/allowances", {"template": "order_progress"})
    allowed = worker.post("notices/allowances", {"template": "new_work", "count": 1})
    asking.paid(city, city.customer(), way="choose", worker_id=str(worker.actor_id))

    assert foreign.json()["code"] == "notices.TemplateMissing"
    assert allowed.json() == {"template": "new_work", "left": 1}
    offer = worker.get("offers").json()["items"][0]
    assert [(one["appid"], one["fields"]) for one in sent()] == [
        (
            town.WORKER_APPID,
            {"amount1": f"{offer['pay_fen'] / 100:.2f}元", "time2": "2026-03-10 10:00"},
        )
    ]


def test_a_city_without_a_book_sends_nothing_and_says_so(city: City) -> None:
    customer = linked(city)

    refused = allow(customer, 1)
    asking.taken(city, customer)

    assert (refused.status_code, refused.json()["code"]) == (422, "notices.TemplateMissing")
    assert customer.get("notices/allowances").json() == []
    assert sent() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"template_id": "order_progress"},
        {"fields": {}},
        {"fields": {"thing": "words"}},
        {"fields": {"phrase1": "words"}},
        {"fields": {"amount1": "time"}},
        {"fields": {"colour1": "words"}},
    ],
)
def test_a_template_that_the_channel_would_refuse_is_refused(
    city: City, keeper: Caller, wrong: dict[str, Any]
) -> None:
    body = {"template_id": TEMPLATE, "fields": FIELDS} | wrong

    refused = keeper.put("message-templates/order_progress", body)

    assert refused.status_code == 422
    assert keeper.get("message-templates").json()[0]["template_id"] == TEMPLATE
    assert keeper.put("message-templates/unknown", body | {"fields": FIELDS}).status_code == 422
