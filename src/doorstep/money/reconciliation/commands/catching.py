"""Keeping up: every day of every account is asked for, as soon as its bills can be there."""

from datetime import date

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.money.payments import queries as payments
from doorstep.money.reconciliation import queries, rules
from doorstep.money.reconciliation.commands.judging import judge
from doorstep.money.reconciliation.commands.reading import take_books
from doorstep.money.reconciliation.models import Run


@command
def catch_up(act: Act) -> int:
    """Take in the ledger, ask for the days that are due and judge; how many days were asked for."""
    first_at = payments.first_paid_at(act)
    if first_at is None:
        return 0
    take_books(act)
    asked = 0
    for payee in payments.payees(act):
        done = queries.last_asked(act, payee.mchid, payee.sub_mchid)
        if done is None:
            moved_at = queries.first_moved_at(act, payee.mchid, payee.sub_mchid)
            first_at = min(first_at, moved_at or first_at)
        for day in rules.days_to_read(act.at, rules.channel_day(first_at), done):
            open_run(act, day=day, payee=payee)
            asked += 1
    late = Run.objects.of(act).exclude(state=Run.DONE).filter(look_at__lte=act.at)
    for run in list(late.lock()):
        run.look_at = act.at + rules.STOPPED_PAUSE
        run.save(update_fields=["look_at"])
        queue.soon(act, "reconciliation.read_day", key=f"bill:{run.id.hex}", run_id=run.id)
    judge(act)
    return asked


@command
def open_run(act: Act, *, day: date, payee: payments.Account) -> Run:
    """Plan the reading of one day of one account; the same one stays as it is."""
    run, _ = Run.objects.of(act).get_or_create(
        city_id=act.city_id,
        day=day,
        mchid=payee.mchid,
        sub_mchid=payee.sub_mchid,
        defaults={
            "has_trade": payee.has_trade,
            "due_at": rules.read_at(day),
            "look_at": act.at,
        },
    )
    return run
