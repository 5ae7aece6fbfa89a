"""What the tests over the channel ask of the house itself."""

from typing import Any

from doorstep.kernel import edge, ids
from doorstep.kernel.act import OPERATOR, Act
from doorstep.kernel.models import Message
from doorstep.money.ledger import commands as ledger
from doorstep.money.ledger.rules import Line
from doorstep.money.payments import commands as payments
from doorstep.money.payments.models import Charge, Refund, Transfer
from tests.doors.city import CITY, Caller
from tests.journeys.story import Story, took

CAPITAL = [Line("bank", -10_000_000), Line("service_income", 10_000_000)]
"""What the house has earned before, so that it can owe others something."""


def rows(model: Any) -> list[Any]:
    """Every row of the city, the oldest first."""
    return list(model.objects.filter(city_id=CITY).order_by("id"))


def only(model: Any) -> Any:
    """The one row that there is."""
    (row,) = rows(model)
    return row


def charge_of(order: dict[str, Any]) -> Charge:
    """The charge that an order was paid with."""
    found = Charge.objects.filter(city_id=CITY, bill__subject_id=order["id"], state="paid")
    return found.order_by("paid_at")[0]


def refund(story: Story, order: dict[str, Any], amount_fen: int = 500) -> Refund:
    """Part of a paid order goes back."""
    facts = {"subject_id": order["id"], "amount_fen": amount_fen, "cause": "test"}
    (made,) = story.do(payments.open_refund, **facts)
    return made


def operator_act(act: Act) -> Act:
    """Somebody of the desk."""
    return Act(role=OPERATOR, at=act.at, city_id=CITY, actor_id=ids.new(CITY), reason="核对")


def decide(verb: Any, **facts: Any) -> Any:
    """One verb by somebody of the desk, each time another person."""
    return edge.enter(lambda act: verb(operator_act(act), **facts), city_id=CITY)


def kill_talk() -> None:
    """Everything that waits to be said is given up, as after an outage of many hours."""
    live = Message.objects.filter(city_id=CITY, kind=Message.TALK, done_at__isnull=True)
    live.update(dead_at="2026-01-01T00:00:00Z")


def earner(story: Story, amount_fen: int = 50_000) -> Caller:
    """A worker with money to take out, who is known to the channel."""
    worker = story.cast.crew[0]
    assert worker.actor_id is not None
    facts = {"workers": {worker.actor_id.hex: amount_fen}}
    bonus = {"event": "workers_credited", "mode": "D", "ref": "test", "facts": facts}
    edge.enter(lambda act: ledger.record(act, key="bonus", **bonus), city_id=CITY)
    story.do(ledger.post, idem="capital", kind="capital", ref="test", lines=CAPITAL)
    story.link_wechat(worker)
    return worker


def withdraw(story: Story, worker: Caller) -> Transfer:
    """All that is there is taken out."""
    amount_fen = took(worker.get("earnings"))["available_fen"]
    took(worker.post("withdrawals", {"amount_fen": amount_fen}))
    found = Transfer.objects.filter(city_id=CITY).order_by("-asked_at", "-id")
    return found[0]


def shared(story: Story) -> tuple[dict[str, Any], Caller]:
    """A merchant's order, accepted; its shares leave when the window has passed."""
    customer = story.customer()
    order, worker = story.take(customer, merchant_id=str(story.cast.merchant_id), pay="whole")
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    return order, customer
