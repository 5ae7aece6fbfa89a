"""Taking out earnings, and what becomes of it."""

from uuid import UUID

from doorstep.kernel import ids
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import commands as payments
from doorstep.money.payments.queries import NAMED_FROM_FEN
from doorstep.money.wallets import queries, rules
from doorstep.money.wallets.events import WithdrawalMoved
from doorstep.money.wallets.models import Withdrawal
from doorstep.people.identity import queries as identity


@command
def withdraw(
    act: Act,
    *,
    worker_id: UUID,
    person_id: UUID,
    openid: str,
    mchid: str,
    amount_fen: int,
    app_id: str = "",
    tax_table: rules.TaxTable = rules.LABOUR_TABLE,
) -> Withdrawal:
    """Take out available earnings; the tax is withheld and the rest waits for confirmation.

    `openid` is the worker's in `app_id`; `tax_table` is the city's.
    Refuses with BadWithdrawal, OneAtATime, NotEnough, NameNeeded.
    """
    tax_fen = rules.labour_tax(rules.sensible(amount_fen), tax_table)
    if queries.withdrawals(act, worker_id).filter(state=Withdrawal.ASKED).exists():
        raise rules.OneAtATime()
    if queries.earnings(act, worker_id).available_fen < amount_fen:
        raise rules.NotEnough()
    needs_name = amount_fen - tax_fen >= NAMED_FROM_FEN
    if needs_name and identity.verified_name(act, person_id=person_id) is None:
        raise rules.NameNeeded()
    withdrawal = Withdrawal(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        worker_id=worker_id,
        amount_fen=amount_fen,
        tax_fen=tax_fen,
        asked_at=act.at,
    )
    # Of two at once the second waits here, and then finds the first one's row.
    Withdrawal.objects.bulk_create([withdrawal], ignore_conflicts=True)
    if not Withdrawal.objects.of(act).filter(id=withdrawal.id).exists():
        raise rules.OneAtATime()
    _post(act, "withdrawal_asked", withdrawal)
    payments.open_transfer(
        act,
        subject_kind="withdrawal",
        subject_id=withdrawal.id,
        person_id=person_id,
        openid=openid,
        app_id=app_id,
        mchid=mchid,
        amount_fen=amount_fen - withdrawal.tax_fen,
        remark="服务报酬提现",
    )
    return withdrawal


@command
def end_withdrawal(act: Act, *, withdrawal_id: UUID, is_paid: bool) -> None:
    """Record that a withdrawal was paid, or give its money back to the earnings."""
    withdrawal = Withdrawal.objects.of(act).lock().get(id=withdrawal_id)
    if withdrawal.state != Withdrawal.ASKED:
        return
    withdrawal.state = Withdrawal.DONE if is_paid else Withdrawal.RETURNED
    withdrawal.ended_at = act.at
    withdrawal.save(update_fields=["state", "ended_at"])
    if not is_paid:
        _post(act, "withdrawal_returned", withdrawal)
    _tell(act, withdrawal)


@command
def ask_to_confirm(act: Act, *, withdrawal_id: UUID) -> None:
    """Tell the worker that the channel waits for their confirmation."""
    _tell(act, Withdrawal.objects.of(act).get(id=withdrawal_id))


@command
def take_stray_back(act: Act, *, transfer_id: UUID) -> Withdrawal:
    """Take from a worker's available earnings what was paid to them after it was given back.

    Refuses with NotStuck, NotEnough.
    """
    transfer = payments.settle_stray_transfer(act, transfer_id=transfer_id)
    withdrawal: Withdrawal = Withdrawal.objects.of(act).get(id=transfer.subject_id)
    ledger.record(
        act,
        event="receivable_settled",
        mode="D",
        key=f"stray_settled:{transfer.id.hex}",
        ref=f"withdrawal:{withdrawal.id.hex}",
        facts={
            "receivable": f"suspense:{withdrawal.id.hex}",
            "source": f"worker_payable:{withdrawal.worker_id.hex}",
            "amount_fen": transfer.amount_fen,
        },
    )
    return withdrawal


def _tell(act: Act, withdrawal: Withdrawal) -> None:
    tell(
        act,
        WithdrawalMoved(
            withdrawal_id=withdrawal.id,
            worker_id=withdrawal.worker_id,
            state=withdrawal.state,
        ),
    )


def _post(act: Act, event: str, withdrawal: Withdrawal) -> None:
    ledger.record(
        act,
        event=event,
        mode="D",
        key=f"{event}:{withdrawal.id.hex}",
        ref=f"withdrawal:{withdrawal.id.hex}",
        facts={
            "worker": withdrawal.worker_id.hex,
            "transfer": withdrawal.id.hex,
            "amount_fen": withdrawal.amount_fen,
            "tax_fen": withdrawal.tax_fen,
        },
    )
