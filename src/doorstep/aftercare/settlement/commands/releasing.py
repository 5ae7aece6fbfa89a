"""Letting shares go, holding them while a dispute is open, and closing the order's book."""

from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement import queries, rules
from doorstep.aftercare.settlement.commands import books, dividing
from doorstep.aftercare.settlement.events import EarningsReleased, OrderSettled
from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.algorithms import splitting
from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger_commands
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands as payment_commands
from doorstep.money.payments import queries as payments
from doorstep.people.accounts import queries as accounts
from doorstep.people.partners import queries as partners
from doorstep.visits.orders import commands as order_commands
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order


def set_timer(act: Act, settlement: Settlement) -> None:
    """Release by itself when the time has come."""
    queue.at(
        act,
        "settlement.release",
        due_at=max(act.at, settlement.release_at),
        key=f"release:{settlement.id.hex}",
        order_id=settlement.order_id,
    )


@command
def hold(act: Act, *, order_id: UUID) -> Settlement:
    """Keep the shares while a dispute is open, at most until the channel's clock.

    What has left is not held; it can be taken back all the same.  Refuses with NotSettled.
    """
    settlement = locked(act, order_id)
    if settlement.state in (Settlement.RELEASED, Settlement.DONE):
        return settlement
    settlement.state = Settlement.HELD
    settlement.save(update_fields=["state"])
    queue.cancel(act, key=f"release:{settlement.id.hex}")
    if settlement.freeze_ends_at is not None:
        queue.at(
            act,
            "settlement.release_held",
            due_at=max(act.at, settlement.freeze_ends_at),
            key=f"release_held:{settlement.id.hex}",
            order_id=order_id,
        )
    return settlement


@command
def unhold(act: Act, *, order_id: UUID) -> Settlement:
    """Let the shares go their way again; nothing held is left as it is.  Refuses NotSettled."""
    settlement = locked(act, order_id)
    if settlement.state == Settlement.HELD:
        settlement.state = Settlement.OPEN
        settlement.save(update_fields=["state"])
        queue.cancel(act, key=f"release_held:{settlement.id.hex}")
        set_timer(act, settlement)
    return settlement


@command
def release(act: Act, *, order_id: UUID, even_held: bool = False) -> Settlement:
    """Let the shares leave when their time has come; too early or released does nothing.

    `even_held` is for the channel's clock, which does not wait for a dispute.  A dispute is about
    the whole order: then nothing is shared, all unfreezes to the payee, who owes the shares.
    """
    settlement = locked(act, order_id)
    is_disputed = settlement.state == Settlement.HELD
    is_ready = settlement.state == Settlement.OPEN and act.at >= settlement.release_at
    if not is_ready and not (even_held and is_disputed):
        return settlement
    order = orders.order(act, order_id)
    dividing.catch_up(act, order, settlement)
    settlement.state, settlement.released_at = Settlement.RELEASED, act.at
    settlement.save(update_fields=["state", "released_at"])
    waiting = queries.parts(act, settlement.id, waiting=True)
    rows = Share.objects.of(act).filter(settlement_id=settlement.id, released_at=None)
    rows.update(released_at=act.at)
    if order.payee_mode == "D":
        _release_earnings(act, order, books.by_party(waiting, "worker"))
    else:
        leaving = {party: fen for party, fen in waiting.items() if party[0] not in rules.KEPT}
        _share_charges(act, order, settlement, leaving, is_disputed=is_disputed)
    finish_if_settled(act, order, settlement)
    return settlement


def _release_earnings(act: Act, order: Order, workers: dict[str, int]) -> None:
    """Make the workers' parts available, less what they owe us."""
    if not workers:
        return
    rounds = Share.objects.of(act).filter(
        settlement__order_id=order.id, settlement__city_id=act.city_id
    )
    number = rounds.order_by("-round").values_list("round", flat=True)[0]
    books.post(
        act, order, "shares_released", f"released:{order.id.hex}:{number}", {"workers": workers}
    )
    for id, fen in workers.items():
        # Read after the posting above, which locked the worker's row: nobody else takes it too.
        owed_fen = min(fen, -ledger.balance(act, f"worker_receivable:{id}"))
        if owed_fen > 0:
            _take_debt(act, order, id, owed_fen, number)
        news = EarningsReleased(order_id=order.id, worker_id=UUID(hex=id), amount_fen=fen)
        tell(act, news)


def _take_debt(act: Act, order: Order, worker: str, amount_fen: int, number: int) -> None:
    ledger_commands.record(
        act,
        event="receivable_settled",
        mode=order.payee_mode,
        key=f"debt_taken:{order.id.hex}:{number}:{worker}",
        ref=books.ref_of(order),
        facts={
            "receivable": f"worker_receivable:{worker}",
            "source": f"worker_payable:{worker}",
            "amount_fen": amount_fen,
        },
    )


def _share_charges(
    act: Act, order: Order, settlement: Settlement, leaving: rules.Parts, *, is_disputed: bool
) -> None:
    """Send each charge's shares under its cap, and unfreeze its rest to the merchant.

    What finds no room stays with the merchant, who owes it.
    """
    charges = payments.unshared_charges(act, order.id)
    ordered = sorted(leaving, key=lambda party: party[0] == "platform")
    rooms = [
        rules.room_fen(one.amount_fen - one.refunded_fen, 0 if is_disputed else one.cap_bp)
        for one in charges
    ]
    table, missing = splitting.spread([leaving[p] for p in ordered], rooms)
    partner = settlement.basis.get("partner", "")
    merchant = queries.remainder(order)[1]
    if sum(missing):
        stays = {f"{party}_fen": fen for (party, _), fen in zip(ordered, missing, strict=True)}
        names = {
            "sub_mchid": books.sub_mchid(act, order),
            "merchant": merchant,
            "partner": partner,
        }
        key = f"left:{order.id.hex}:{act.at.isoformat()}"
        books.post(act, order, "shares_left", key, names | stays)
    partner_mchid = partners.partner_by_id(act, UUID(hex=partner)).mchid if partner else ""
    for column, charge in enumerate(charges):
        mine = {party: table[row][column] for row, party in enumerate(ordered)}
        payment_commands.open_sharing(
            act,
            charge_id=charge.id,
            receivers=_receivers(act, mine, partner_mchid),
            parties={"merchant": merchant, "partner": partner},
            unfreezes=True,
        )


def _receivers(act: Act, mine: rules.Parts, partner_mchid: str) -> list[dict[str, Any]]:
    """Who is sent what of one charge: the platform's number, and a partner's own if it has one."""
    platform = accounts.city(act.city_id).sp_mchid
    found: dict[str, dict[str, int]] = {}
    for (party, _), fen in mine.items():
        is_direct = party == "partner" and bool(partner_mchid)
        account = partner_mchid if is_direct else platform
        if fen:
            found.setdefault(account, {})["direct" if is_direct else party] = fen
    return [
        {
            "kind": "merchant",
            "account": account,
            "amount_fen": sum(parts_fen.values()),
            "parts_fen": parts_fen,
        }
        for account, parts_fen in found.items()
    ]


@command
def record_sharing_done(act: Act, *, order_id: UUID, charge_id: UUID, closed_fen: int = 0) -> None:
    """Hear that one charge was shared and its rest unfrozen: the merchant has it now.

    `closed_fen` fell back to the merchant already, when the sharing was recorded.
    """
    order = orders.order(act, order_id)
    settlement = Settlement.objects.of(act).lock().filter(order_id=order_id).first()
    rest_fen = payments.left_fen(act, charge_id) - closed_fen
    if rest_fen:
        facts = {"sub_mchid": books.sub_mchid(act, order), "rest_fen": rest_fen}
        books.post(act, order, "rest_unfrozen", unfrozen_key(charge_id), facts)
    if settlement is not None:
        finish_if_settled(act, order, settlement)


def unfrozen_key(charge_id: UUID) -> str:
    """The key of the journal that gave the merchant the rest of a payment."""
    return f"unfrozen:{charge_id.hex}"


@command
def finish(act: Act, *, order_id: UUID) -> None:
    """Close a released order if nothing of its money is under way any more."""
    settlement = Settlement.objects.of(act).lock().filter(order_id=order_id).first()
    if settlement is not None:
        finish_if_settled(act, orders.order(act, order_id), settlement)


def finish_if_settled(act: Act, order: Order, settlement: Settlement) -> None:
    """Close the order when nothing of its money is under way any more."""
    if settlement.state != Settlement.RELEASED or payments.is_under_way(act, order.id):
        return
    settlement.state, settlement.done_at = Settlement.DONE, act.at
    settlement.save(update_fields=["state", "done_at"])
    order_commands.close(act, order_id=order.id)
    tell(act, OrderSettled(order_id=order.id, kept_fen=settlement.kept_fen))


def locked(act: Act, order_id: UUID) -> Settlement:
    """The settlement of an order, locked.  Refuses with NotSettled."""
    found: Settlement | None = Settlement.objects.of(act).lock().filter(order_id=order_id).first()
    if found is None:
        raise rules.NotSettled()
    return found
