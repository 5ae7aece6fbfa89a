"""What settlement tells the ledger: parts of an order become the facts of one event."""

from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement import rules
from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.kernel.act import Act
from doorstep.money.ledger import commands as ledger
from doorstep.money.ledger import queries as ledger_facts
from doorstep.money.ledger.commands import Entry
from doorstep.money.payments import queries as payments
from doorstep.visits.orders.queries import Order


def post(act: Act, order: Order, event: str, key: str, facts: dict[str, Any]) -> None:
    """Post one event of an order."""
    ledger.record(
        act,
        event=event,
        mode=order.payee_mode,
        key=key,
        ref=ref_of(order),
        facts={"subject": order.id.hex, **facts},
    )


def entry(order: Order, event: str, key: str, facts: dict[str, Any]) -> list[Entry]:
    """One event of an order, to be posted with others; nothing when no money moves."""
    made = ledger.entry(
        event=event,
        mode=order.payee_mode,
        key=key,
        ref=ref_of(order),
        facts={"subject": order.id.hex, **facts},
    )
    return [made] if made else []


def ref_of(order: Order) -> str:
    """What the journals of an order name."""
    return f"order:{order.id.hex}"


def sub_mchid(act: Act, order: Order) -> str:
    """The number at the channel in whose name the order's money was taken."""
    paid = (bill.sub_mchid for bill in payments.bills_of(act, order.id) if bill.state == "paid")
    return next(paid, "")


def by_party(parts: rules.Parts, *wanted: str) -> dict[str, int]:
    """The parts of some parties, by whose they are."""
    return {id: fen for (party, id), fen in parts.items() if party in wanted}


def total(parts: rules.Parts, party: str) -> int:
    """All that a party gets."""
    return sum(by_party(parts, party).values())


def one(parts: rules.Parts, party: str) -> str:
    """Whose a party's part is, '' for the platform's own."""
    return next(iter(by_party(parts, party)), "")


def less(amounts: dict[str, int], taken: dict[str, int]) -> dict[str, int]:
    """What is left of amounts when some are taken, without nothings."""
    return {id: fen - taken.get(id, 0) for id, fen in amounts.items() if fen > taken.get(id, 0)}


def at_most_there(act: Act, prefix: str, amounts: dict[str, int]) -> dict[str, int]:
    """How much of each amount the accounts hold."""
    there = {id: ledger_facts.balance(act, f"{prefix}:{id}") for id in amounts}
    return {id: min(fen, there[id]) for id, fen in amounts.items() if min(fen, there[id]) > 0}


def keep_shares(
    act: Act, settlement: Settlement, parts: rules.Parts, *, after_release: bool = False
) -> int:
    """Write a round of shares, waiting or taken back after release; answers its number."""
    last = Share.objects.of(act).filter(settlement_id=settlement.id).order_by("-round").first()
    number: int = last.round + 1 if last else 0
    Share.objects.bulk_create(
        Share(
            city_id=act.city_id,
            settlement_id=settlement.id,
            round=number,
            party=party,
            party_id=UUID(hex=id) if id else None,
            amount_fen=fen,
            decided_at=act.at,
            released_at=act.at if after_release else None,
            after_release=after_release,
        )
        for (party, id), fen in parts.items()
        if fen
    )
    return number


def keep_sums(act: Act, settlement: Settlement, step: rules.Divided) -> None:
    """Add a step to what the settlement says of itself."""
    settlement.kept_fen += step.kept_fen
    settlement.subsidy_fen += step.subsidy_fen
    settlement.partner_subsidy_fen += step.partner_subsidy_fen
    settlement.owed_fen += step.owed_fen
    settlement.save(update_fields=["kept_fen", "subsidy_fen", "partner_subsidy_fen", "owed_fen"])
