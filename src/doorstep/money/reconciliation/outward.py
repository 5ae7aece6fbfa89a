"""Fetching the channel's bills; nothing of one that is not sound is counted."""

from collections.abc import Iterator
from uuid import UUID

from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Outage
from doorstep.money.payments import outward as payments
from doorstep.money.payments.ports import BillKind, BillLine, ChannelRefusal, Payee
from doorstep.money.reconciliation import commands, queries, rules
from doorstep.money.reconciliation.models import Run

NO_BILL = "NO_STATEMENT_EXIST"


@outside
def read_day(act: Act, *, run_id: UUID) -> None:
    """Read both bills of a day and count them, or leave the run stopped with its reason."""
    run = queries.run(act, run_id)
    if run.state == Run.DONE:
        return
    try:
        trade = _bill(run, "trade") if run.has_trade else iter(())
        fund = _bill(run, "fund_basic")
        edge.step_in(act, commands.read_bills, run_id=run_id, trade=trade, fund=fund)
    except Outage as error:
        edge.step_in(act, commands.stop_run, run_id=run_id, error=str(error))


@outside
def ask_about(act: Act, *, item_id: UUID) -> None:
    """Ask the channel about a movement that the sides do not agree on; its answer is recorded."""
    item = queries.item(act, item_id)
    kind = rules.ASKED_AS.get(item.kind)
    try:
        id = UUID(hex=item.own_no)
    except ValueError:
        id = None
    word = "not a number of ours"
    if kind is not None and id is not None:
        try:
            word = payments.ask(act, kind=kind, id=id)
        except Outage as error:
            word = f"no answer: {error}"
    edge.step_in(act, commands.note_answer, item_id=item_id, word=word)


def _bill(run: Run, kind: BillKind) -> Iterator[BillLine]:
    payee = Payee(mchid=run.mchid, sub_mchid=run.sub_mchid or None)
    found = payments.channel().read_bill(run.day, kind, payee)
    if not isinstance(found, ChannelRefusal):
        return found
    if found.code == NO_BILL:
        return iter(())
    raise Outage(f"the {kind} bill was refused: {found.code} {found.message}", retry=True)
