"""The verdict of each movement, the journal of what agrees, and asking about what does not."""

from typing import Any
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Coalesce

from doorstep.kernel import ids, queue
from doorstep.kernel.act import Act, command
from doorstep.money.ledger import commands as ledger
from doorstep.money.reconciliation import queries, rules
from doorstep.money.reconciliation.models import Item

CHUNK = 1_000
ASKED_AT_ONCE = 100


@command
def judge(act: Act) -> int:
    """Give every open movement its verdict, book what all sides agree on; how many were ended."""
    until: dict[tuple[str, str], Any] = {}
    ended, changed = 0, []
    for item in Item.objects.of(act).filter(state=Item.OPEN).iterator(chunk_size=CHUNK):
        account = (item.mchid, item.sub_mchid)
        if account not in until:
            until[account] = queries.read_until(act, *account)
        verdict = rules.verdict(_sides(item), is_read=rules.is_read(item.at, until[account]))
        if verdict == item.verdict:
            continue
        item.verdict = verdict
        if verdict in rules.SETTLED:
            item.state, item.ended_at = Item.SETTLED, act.at
            ended += 1
        changed.append(item)
        if len(changed) == CHUNK:
            _save(act, changed)
    _save(act, changed)
    _book(act)
    _ask(act)
    return ended


@command
def note_answer(act: Act, *, item_id: UUID, word: str) -> None:
    """Keep what was learned by asking; what it changed in the ledger is taken in with the next
    beat.
    """
    item = Item.objects.of(act).lock().get(id=item_id)
    item.word = word[:80]
    item.save(update_fields=["word"])


def _sides(item: Item) -> rules.Sides:
    return rules.Sides(
        trade_fen=item.trade_fen,
        fund_fen=item.fund_fen,
        books_fen=item.books_fen,
        trade_fee_fen=item.trade_fee_fen,
        fund_fee_fen=item.fund_fee_fen,
        has_trade=item.has_trade,
    )


def _save(act: Act, changed: list[Item]) -> None:
    Item.objects.of(act).bulk_update(changed, ["verdict", "state", "ended_at"])
    changed.clear()


def _book(act: Act) -> None:
    """What cleared becomes spendable, less the fee; in custody only the merchant's fee leaves."""
    for one in queries.unposted(act):
        mine = Item.objects.of(act).filter(
            mchid=one["mchid"], sub_mchid=one["sub_mchid"], state=Item.SETTLED
        )
        fee_fen = -one["fee"]
        net_fen = 0 if one["sub_mchid"] else one["gross"] - fee_fen
        batch = ids.new(act.city_id).hex
        ledger.record(
            act,
            event=rules.OWN_BOOKING,
            mode="S2" if one["sub_mchid"] else "D",
            key=f"{rules.OWN_BOOKING}:{batch}",
            ref=f"reconciliation:{batch}",
            facts={
                "mchid": one["mchid"],
                "sub_mchid": one["sub_mchid"],
                "net_fen": net_fen,
                "fee_fen": fee_fen,
            },
        )
        mine.filter(kind__in=rules.IN_TRADE_BILL).update(
            posted_fen=Coalesce("books_fen", 0), posted_fee_fen=F("fund_fee_fen")
        )


def _ask(act: Act) -> None:
    due = queries.differences(act).filter(look_at__lte=act.at).order_by("look_at")
    for item in list(due[:ASKED_AT_ONCE]):
        item.tries += 1
        item.look_at = rules.next_look(act.at, item.found_at)
        item.save(update_fields=["tries", "look_at"])
        queue.soon(act, "reconciliation.ask_about", key=f"ask:{item.id.hex}", item_id=item.id)
