"""What WeChat Pay writes to us: answers and opened notices as our values; pure functions."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import (
    ChargeState,
    ChargeWord,
    PartWord,
    Payee,
    ReceiverKind,
    RefundState,
    RefundWord,
    ReturnState,
    ReturnWord,
    SharedPart,
    SharingNews,
    SharingState,
    SharingWord,
    TransferState,
    TransferWord,
)

type Content = dict[str, Any]
type Reader[T] = Callable[[Content, Payee], T]

_CHARGE: dict[str, ChargeWord] = {
    "NOTPAY": "open",
    "USERPAYING": "paying",
    "SUCCESS": "paid",
    "REFUND": "refunding",
    "CLOSED": "closed",
    "REVOKED": "closed",
    "PAYERROR": "failed",
}
_REFUND: dict[str, RefundWord] = {
    "PROCESSING": "processing",
    "SUCCESS": "done",
    "CLOSED": "closed",
    "ABNORMAL": "abnormal",
}
_SHARING: dict[str, SharingWord] = {"PROCESSING": "processing", "FINISHED": "finished"}
_PART: dict[str, PartWord] = {"PENDING": "pending", "SUCCESS": "paid", "CLOSED": "closed"}
_RETURN: dict[str, ReturnWord] = {
    "PROCESSING": "processing",
    "SUCCESS": "done",
    "FAILED": "failed",
}
_TRANSFER: dict[str, TransferWord] = {
    "ACCEPTED": "accepted",
    "PROCESSING": "processing",
    "WAIT_USER_CONFIRM": "waiting",
    "TRANSFERING": "moving",
    "SUCCESS": "done",
    "FAIL": "failed",
    "CANCELING": "cancelling",
    "CANCELLED": "cancelled",
}
_RECEIVERS: dict[str, ReceiverKind] = {
    "MERCHANT_ID": "merchant",
    "PERSONAL_OPENID": "person",
    "PERSONAL_SUB_OPENID": "person",
}


def read[T](reader: Reader[T], content: Content, payee: Payee, *, may_have_acted: bool) -> T:
    """The answer in our words; an answer of another shape is an Outage, and a person must look."""
    try:
        return reader(content, payee)
    except (KeyError, TypeError, ValueError, AttributeError) as failure:
        raise Outage(
            f"the payment channel's answer has an unexpected shape ({type(failure).__name__})",
            retry=False,
            unknown=may_have_acted,
        ) from None


def nothing(content: Content, payee: Payee) -> None:
    """An answer that says done and nothing else that matters."""


def payee_of(content: Content, mchid: str) -> Payee | None:
    """Whom an opened notice is about; None when it names another merchant than the key's owner."""
    named = content.get("sp_mchid") or content.get("mchid") or content.get("mch_id")
    if named != mchid:
        return None
    return Payee(mchid=mchid, sub_mchid=content.get("sub_mchid") or None)


def charge(content: Content, payee: Payee) -> ChargeState:
    """A charge, from a query or a notice; the money is what the payee is credited before fees."""
    state = _CHARGE[content["trade_state"]]
    was_paid = state in ("paid", "refunding")
    amount = content["amount"] if was_paid else content.get("amount", {})
    payer = content.get("payer") or {}
    return ChargeState(
        number=content["out_trade_no"],
        payee=payee,
        state=state,
        paid_fen=_fen(amount["total"]) if was_paid else 0,
        currency=amount.get("currency", "CNY"),
        app_id=content.get("sp_appid") or content.get("appid"),
        attach=content.get("attach") or None,
        transaction_no=content["transaction_id"] if was_paid else None,
        paid_at=moment(content["success_time"]) if was_paid else None,
        payer=payer.get("sp_openid") or payer.get("openid") or payer.get("sub_openid"),
    )


def refund(content: Content, payee: Payee) -> RefundState:
    """A refund; a notice calls its state by another name than an answer."""
    return RefundState(
        number=content["out_refund_no"],
        payee=payee,
        state=_REFUND[content.get("status") or content["refund_status"]],
        amount_fen=_fen(content["amount"]["refund"]),
        charge_number=content.get("out_trade_no"),
        refund_no=content.get("refund_id"),
        done_at=_maybe_moment(content.get("success_time")),
    )


def sharing(content: Content, payee: Payee) -> SharingState:
    """A sharing with each receiver's part."""
    return SharingState(
        number=content["out_order_no"],
        payee=payee,
        state=_SHARING[content["state"]],
        transaction_no=content["transaction_id"],
        sharing_no=content.get("order_id"),
        parts=tuple(_part(one) for one in content.get("receivers") or ()),
    )


def sharing_news(content: Content, payee: Payee) -> SharingNews:
    """One part that moved, from a notice; the channel tells these only when done."""
    return SharingNews(
        number=content["out_order_no"],
        payee=payee,
        transaction_no=content["transaction_id"],
        part=_part(
            {
                "result": "SUCCESS",
                "finish_time": content.get("success_time"),
                **content["receiver"],
            }
        ),
    )


def share_return(content: Content, payee: Payee) -> ReturnState:
    """A share taken back."""
    return ReturnState(
        number=content["out_return_no"],
        sharing_number=content["out_order_no"],
        payee=payee,
        state=_RETURN[content["result"]],
        amount_fen=_fen(content["amount"]),
        reason=content.get("fail_reason") or None,
        done_at=_maybe_moment(content.get("finish_time")),
    )


def transfer(content: Content, payee: Payee) -> TransferState:
    """A transfer; the package comes only with the answer to its start."""
    amount = content.get("transfer_amount")
    changed = content.get("update_time") or content.get("create_time")
    return TransferState(
        number=content["out_bill_no"],
        payee=payee,
        state=_TRANSFER[content["state"]],
        amount_fen=None if amount is None else _fen(amount),
        openid=content.get("openid") or None,
        transfer_no=content.get("transfer_bill_no"),
        package=content.get("package_info") or None,
        reason=content.get("fail_reason") or None,
        changed_at=_maybe_moment(changed),
    )


def amount_left(content: Content, payee: Payee) -> int:
    """What of a payment can still be shared, in fen."""
    return _fen(content["unsplit_amount"])


def sharing_limit_bp(content: Content, payee: Payee) -> int:
    """The largest part that may leave the sub-merchant; the channel counts in basis points too."""
    return _fen(content["max_ratio"])


def moment(text: str) -> datetime:
    """A time of the channel as ours."""
    stamp = datetime.fromisoformat(text)
    if stamp.tzinfo is None:
        raise ValueError("a time of the channel has no zone")
    return stamp.astimezone(UTC)


def _maybe_moment(text: str | None) -> datetime | None:
    return moment(text) if text else None


def _fen(number: Any) -> int:
    if type(number) is not int or number < 0:
        raise ValueError("an amount is a whole number of fen")
    return number


def _part(content: Content) -> SharedPart:
    return SharedPart(
        kind=_RECEIVERS[content["type"]],
        account=content["account"],
        amount_fen=_fen(content["amount"]),
        state=_PART[content["result"]],
        reason=content.get("fail_reason") or None,
        part_no=content.get("detail_id"),
        done_at=_maybe_moment(content.get("finish_time")),
    )
