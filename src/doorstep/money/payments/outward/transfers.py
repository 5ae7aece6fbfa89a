"""Talk about transfers to persons: only the channel's own word that it was not paid gives back."""

from dataclasses import dataclass
from uuid import UUID

from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Outage
from doorstep.money.payments import commands, rules
from doorstep.money.payments.models import Transfer
from doorstep.money.payments.outward.charges import channel
from doorstep.money.payments.ports import (
    ChannelRefusal,
    Payee,
    TransferOrder,
    TransferState,
)
from doorstep.people.identity import queries as identity


@dataclass(frozen=True, slots=True)
class Scene:
    """What the channel wants to know of a kind of transfer, and what its receiver reads."""

    number: str
    facts: tuple[tuple[str, str], ...]
    perception: str


PAY = Scene("1005", (("岗位类型", "上门服务人员"), ("报酬说明", "上门服务报酬")), "劳务报酬")
COMPENSATION = Scene("1011", (("赔付原因", "未能按承诺提供上门服务"),), "商家赔付")
SCENES = {"withdrawal": PAY, "compensation": COMPENSATION}
"""The scene of a transfer, by what it is about."""
FOR_NOW = ("not_enough", "frequency", "later")
NO_NAME = "no verified name of the receiver"


@outside
def start_transfer(act: Act, *, transfer_id: UUID) -> None:
    """Ask the channel to pay a person; from 2,000 yuan on with their verified name."""
    transfer = Transfer.objects.of(act).get(id=transfer_id)
    if transfer.state in Transfer.FINAL:
        return
    name = None
    if transfer.amount_fen >= rules.NAMED_FROM_FEN:
        name = identity.verified_name(act, person_id=transfer.person_id)
        if name is None:
            edge.step_in(act, commands.fail_transfer, transfer_id=transfer_id, error=NO_NAME)
            return
    scene = SCENES[transfer.subject_kind]
    answer = channel().start_transfer(
        TransferOrder(
            number=transfer.id.hex,
            amount_fen=transfer.amount_fen,
            payee=Payee(mchid=transfer.mchid),
            remark=transfer.remark,
            scene=scene.number,
            scene_facts=scene.facts,
            openid=transfer.openid,
            real_name=name,
            perception=scene.perception,
            app_id=transfer.app_id or None,
        )
    )
    if isinstance(answer, TransferState):
        take_transfer(act, transfer_id, answer)
    elif answer.kind in FOR_NOW:
        error = f"{answer.code} {answer.message}"
        edge.step_in(act, commands.put_off, kind="transfer", id=transfer_id, error=error)
    else:
        _take_refusal(act, transfer, answer)


@outside
def query_transfer(act: Act, *, transfer_id: UUID) -> None:
    """Ask how a transfer stands; only the channel's answer counts."""
    transfer = Transfer.objects.of(act).get(id=transfer_id)
    if transfer.state in (Transfer.DONE, Transfer.STRAY):
        return
    answer = _asked(transfer)
    if answer.state != "absent":
        take_transfer(act, transfer_id, answer)
        if transfer.is_unwanted and answer.state in ("accepted", "waiting"):
            channel().cancel_transfer(transfer.id.hex, Payee(mchid=transfer.mchid))
    elif transfer.is_unwanted:
        _return(act, transfer_id, "taken back")
    elif transfer.state != Transfer.RETURNED:
        start_transfer(act, transfer_id=transfer_id)


def misfit(act: Act, transfer_id: UUID, state: TransferState) -> str:
    """What the channel says otherwise than we asked: the amount, or who receives it."""
    transfer = Transfer.objects.of(act).get(id=transfer_id)
    asked = {"amount": transfer.amount_fen, "openid": transfer.openid}
    return rules.misfit(asked, {"amount": state.amount_fen, "openid": state.openid})


def take_transfer(act: Act, transfer_id: UUID, state: TransferState) -> None:
    """Step back in with what the channel says of a transfer; another one needs a person."""
    wrong = misfit(act, transfer_id, state)
    if wrong:
        error = f"the channel says another {wrong}"
        edge.step_in(act, commands.fail_transfer, transfer_id=transfer_id, error=error)
        return
    edge.step_in(
        act,
        commands.record_transfer,
        transfer_id=transfer_id,
        is_final=state.is_final,
        is_paid=state.state == "done",
        transfer_no=state.transfer_no or "",
        package=state.package or "",
        error=state.reason or "",
    )
    if not state.is_final:
        edge.step_in(act, commands.ask_later, kind="transfer", id=transfer_id)


def _asked(transfer: Transfer) -> TransferState:
    answer = channel().query_transfer(transfer.id.hex, Payee(mchid=transfer.mchid))
    if isinstance(answer, ChannelRefusal):
        raise Outage(f"query of a transfer refused: {answer.code}", retry=True)
    return answer


def _take_refusal(act: Act, transfer: Transfer, refusal: ChannelRefusal) -> None:
    """A clear no to the start: what the channel says when asked decides where the money is."""
    answer = _asked(transfer)
    error = f"{refusal.code} {refusal.message}"
    if answer.state == "absent":
        _return(act, transfer.id, error)
    else:
        take_transfer(act, transfer.id, answer)


def _return(act: Act, transfer_id: UUID, error: str) -> None:
    edge.step_in(
        act,
        commands.record_transfer,
        transfer_id=transfer_id,
        is_final=True,
        is_paid=False,
        error=error,
    )
