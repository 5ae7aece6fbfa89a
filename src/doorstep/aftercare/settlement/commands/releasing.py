"""Letting shares go, holding them while a dispute is open, and closing the order's book."""

from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement import queries, rules
from doorstep.aftercare.settlement.commands import books
from doorstep.aftercare.settlement.events import EarningsReleased, OrderSettled
from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.algorithms import splitting
from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
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

    Refuses with NotSettled, AlreadyReleased.
    """
    settlement = locked(act, order_id)
    if settlement.state in (Settlement.RELEASED, Settlement.DONE):
        raise rules.AlreadyReleased()
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

    `even_held` is for the channel's clock, which does not wait for a dispute.
    """
    settlement = locked(act, order_id)
    is_ready = settlement.state == Settlement.OPEN and act.at >= settlement.release_at
    if not is_ready and not (even_held and settlement.state == Settlement.HELD):
        return settlement
    order = orders.order(act, order_id)
    settlement.state, settlement.released_at = Settlement.RELEASED, act.at
    settlement.save(update_fields=["state", "released_at"])
    if order.payee_mode == "D":
        _release_earnings(act, order, settlement)
    else:
        _share_charges(act, order, settlement)
    finish_if_settled(act, order, settlement)
    return settlement


def _release_earnings(act: Act, order: Order, settlement: Settlement) -> None:
    """Make available what of the workers' parts is still pending."""
    rows = Share.objects.of(act).filter(settlement_id=settlement.id, released_at=None)
    waiting = list(rows.filter(party="worker").order_by("round", "id"))
    rows.update(released_at=act.at)
    workers: dict[str, int] = {}
    for row in waiting:
        workers[row.party_id.hex] = workers.get(row.party_id.hex, 0) + row.amount_fen
    workers = {id: fen for id, fen in workers.items() if fen > 0}
    if not workers:
        return
    key = f"released:{order.id.hex}:{waiting[-1].round}"
    books.post(act, order, "shares_released", key, {"workers": workers})
    for id, fen in workers.items():
        news = EarningsReleased(order_id=order.id, worker_id=UUID(hex=id), amount_fen=fen)
        tell(act, news)


def _share_charges(act: Act, order: Order, settlement: Settlement) -> None:
    """Send each charge's shares under its cap, and unfreeze its rest to the merchant."""
    rows = Share.objects.of(act).filter(settlement_id=settlement.id)
    rows.filter(released_at=None).update(released_at=act.at)
    parts = queries.parts(act, settlement.id)
    charges = payments.unshared_charges(act, order.id)
    cap_bp = partners.contract(act, order.contract_id).cap_bp
    outgoing = {party: fen for party, fen in parts.items() if party[0] not in rules.KEPT}
    sent_fen = payments.shared_fen(act, order.id)
    wanted = rules.less(outgoing, sent_fen)
    ordered = sorted(wanted, key=lambda party: party[0] == "platform")
    nets = [charge.amount_fen - charge.refunded_fen for charge in charges]
    table, _ = splitting.spread([wanted[p] for p in ordered], rules.rooms(nets, cap_bp))
    partner = partners.partner(act)
    for column, charge in enumerate(charges):
        mine = {party: table[row][column] for row, party in enumerate(ordered)}
        payment_commands.open_sharing(
            act,
            charge_id=charge.id,
            receivers=_receivers(act, mine, partner.mchid if partner else ""),
            parties={
                "merchant": order.merchant_id.hex if order.merchant_id else "",
                "partner": books.one(parts, "partner"),
            },
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
        books.post(act, order, "rest_unfrozen", f"unfrozen:{charge_id.hex}", facts)
    if settlement is not None:
        finish_if_settled(act, order, settlement)


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
