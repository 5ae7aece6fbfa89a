"""What we write to WeChat Pay: our orders as request bodies; pure functions."""

from datetime import datetime, timedelta, timezone
from typing import Any

from doorstep.adapters.wechat.client import Body, Content, Hide
from doorstep.adapters.wechat.keys import Merchant
from doorstep.money.payments.ports import (
    CardRefund,
    ChargeOrder,
    Payee,
    Receiver,
    RefundOrder,
    ReturnOrder,
    Share,
    SharingOrder,
    TransferOrder,
    UnfreezeOrder,
)

# The channel's limits; a longer text is cut, since a text must never stop money.
DESCRIPTION_CHARACTERS = 127
REASON_CHARACTERS = 80
REMARK_CHARACTERS = 32
# Under 0.3 yuan the channel does not accept a name.
NAMED_FEN_MIN = 30

_BEIJING = timezone(timedelta(hours=8))
_RECEIVER_TYPES = {"merchant": "MERCHANT_ID", "person": "PERSONAL_OPENID"}


def charge(merchant: Merchant, order: ChargeOrder, notify_url: str) -> Content:
    """A charge for the direct or, with a sub-merchant, the partner endpoints."""
    app_id = order.app_id or merchant.app_id
    content: Content = {
        "description": order.description[:DESCRIPTION_CHARACTERS],
        "out_trade_no": order.number,
        "time_expire": _time(order.expires_at),
        "notify_url": notify_url,
        "settle_info": {"profit_sharing": order.share_later},
        "amount": {"total": order.amount_fen, "currency": "CNY"},
    }
    content |= owner(order.payee)
    content["sp_appid" if order.payee.sub_mchid else "appid"] = app_id
    if order.attach:
        content["attach"] = order.attach
    if order.scene == "jsapi":
        if not order.payer_openid:
            raise ValueError("a jsapi charge needs the payer's openid")
        content["payer"] = {
            "sp_openid" if order.payee.sub_mchid else "openid": order.payer_openid,
        }
    if order.scene == "h5":
        if not order.payer_ip:
            raise ValueError("an h5 charge needs the payer's address")
        content["scene_info"] = {"payer_client_ip": order.payer_ip, "h5_info": {"type": "Wap"}}
    return content


def owner(payee: Payee) -> dict[str, str]:
    """How the pay endpoints name the payee of a charge."""
    if payee.sub_mchid:
        return {"sp_mchid": payee.mchid, "sub_mchid": payee.sub_mchid}
    return {"mchid": payee.mchid}


def refund(order: RefundOrder, notify_url: str) -> Content:
    """A refund, direct or for a sub-merchant."""
    return _under(
        order.payee,
        {
            "out_trade_no": order.charge_number,
            "out_refund_no": order.number,
            "reason": order.reason[:REASON_CHARACTERS],
            "notify_url": notify_url,
            "amount": {
                "refund": order.amount_fen,
                "total": order.total_fen,
                "currency": "CNY",
            },
        },
    )


def card_refund(order: CardRefund) -> Body:
    """An abnormal refund to the payer's bank card; card and name are sealed anew on each try."""

    def body(hide: Hide) -> Content:
        return _under(
            order.payee,
            {
                "out_refund_no": order.number,
                "type": "USER_BANK_CARD",
                "bank_type": order.bank,
                "bank_account": hide(order.account),
                "real_name": hide(order.real_name),
            },
        )

    return body


def receiver(merchant: Merchant, one: Receiver, relation: str, payee: Payee) -> Body:
    """Adding a share receiver; the name is sealed anew on each try."""

    def body(hide: Hide) -> Content:
        return _under(
            payee,
            {"appid": merchant.app_id, "relation_type": relation, **_account(one, hide)},
        )

    return body


def sharing(merchant: Merchant, order: SharingOrder) -> Body:
    """A sharing with its receivers; the names are sealed anew on each try."""

    def part(share: Share, hide: Hide) -> Content:
        return {
            **_account(share.receiver, hide),
            "amount": share.amount_fen,
            "description": share.description[:REASON_CHARACTERS],
        }

    def body(hide: Hide) -> Content:
        return _under(
            order.payee,
            {
                "appid": merchant.app_id,
                "transaction_id": order.transaction_no,
                "out_order_no": order.number,
                "receivers": [part(share, hide) for share in order.receivers],
                "unfreeze_unsplit": order.unfreeze_rest,
            },
        )

    return body


def unfreeze(order: UnfreezeOrder) -> Content:
    """The rest of a payment to its payee."""
    return _under(
        order.payee,
        {
            "transaction_id": order.transaction_no,
            "out_order_no": order.number,
            "description": order.description[:REASON_CHARACTERS],
        },
    )


def return_share(order: ReturnOrder) -> Content:
    """A share back from a merchant."""
    return _under(
        order.payee,
        {
            "out_order_no": order.sharing_number,
            "out_return_no": order.number,
            "return_mchid": order.from_mchid,
            "amount": order.amount_fen,
            "description": order.description[:REASON_CHARACTERS],
        },
    )


def transfer(merchant: Merchant, order: TransferOrder, notify_url: str) -> Body:
    """A transfer to a person; the name is sealed anew on each try."""

    def body(hide: Hide) -> Content:
        content: Content = {
            "appid": order.app_id or merchant.app_id,
            "out_bill_no": order.number,
            "transfer_scene_id": order.scene,
            "openid": order.openid,
            "transfer_amount": order.amount_fen,
            "transfer_remark": order.remark[:REMARK_CHARACTERS],
            "notify_url": notify_url,
            "transfer_scene_report_infos": [
                {"info_type": question, "info_content": answer}
                for question, answer in order.scene_facts
            ],
        }
        if order.perception:
            content["user_recv_perception"] = order.perception
        if order.real_name and order.amount_fen >= NAMED_FEN_MIN:
            content["user_name"] = hide(order.real_name)
        return content

    return body


def plain(content: Content) -> Body:
    """A body with nothing to hide."""
    return lambda _: content


def _under(payee: Payee, content: dict[str, Any]) -> Content:
    return {"sub_mchid": payee.sub_mchid, **content} if payee.sub_mchid else content


def _account(one: Receiver, hide: Hide) -> Content:
    content = {"type": _RECEIVER_TYPES[one.kind], "account": one.account}
    return {**content, "name": hide(one.real_name)} if one.real_name else content


def _time(moment: datetime) -> str:
    return moment.astimezone(_BEIJING).isoformat(timespec="seconds")
