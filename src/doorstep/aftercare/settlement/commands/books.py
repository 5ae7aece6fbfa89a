"""What settlement tells the ledger: parts of an order become the facts of one event."""

from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement import rules
from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.kernel.act import Act
from doorstep.money.ledger import commands as ledger
from doorstep.people.partners import queries as partners
from doorstep.visits.orders.queries import Order


def post(act: Act, order: Order, event: str, key: str, facts: dict[str, Any]) -> None:
    """Post one event of an order."""
    ledger.record(
        act,
        event=event,
        mode=order.payee_mode,
        key=key,
        ref=f"order:{order.id.hex}",
        facts={"subject": order.id.hex, **facts},
    )


def sub_mchid(act: Act, order: Order) -> str:
    """The merchant's number at the channel."""
    assert order.merchant_id is not None, "custody is for merchants"
    return partners.merchant(act.as_system(), order.merchant_id).sub_mchid


def by_party(parts: rules.Parts, *wanted: str) -> dict[str, int]:
    """The parts of some parties, by whose they are."""
    return {id: fen for (party, id), fen in parts.items() if party in wanted}


def total(parts: rules.Parts, party: str) -> int:
    """All that a party gets."""
    return sum(by_party(parts, party).values())


def one(parts: rules.Parts, party: str) -> str:
    """Whose a party's part is, '' for the platform's own."""
    return next(iter(by_party(parts, party)), "")


def keep_shares(act: Act, settlement: Settlement, parts: rules.Parts) -> int:
    """Write a round of shares; answers its number."""
    last = Share.objects.of(act).filter(settlement_id=settlement.id).order_by("-round").first()
    number = last.round + 1 if last else 0
    Share.objects.bulk_create(
        Share(
            city_id=act.city_id,
            settlement_id=settlement.id,
            round=number,
            party=party,
            party_id=UUID(hex=id) if id else None,
            amount_fen=fen,
            decided_at=act.at,
        )
        for (party, id), fen in parts.items()
    )
    return number
