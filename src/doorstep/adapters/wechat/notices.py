"""Messages that WeChat Pay sends us: proved, opened and read, or not believed.  No network."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from doorstep.adapters.wechat import reading, signing
from doorstep.adapters.wechat.keys import Merchant
from doorstep.money.payments.ports import (
    ChargeState,
    NotGenuine,
    Notice,
    NoticeKind,
    Payee,
    RefundState,
    SharingNews,
    TransferState,
)

type Content = dict[str, Any]
type Told = ChargeState | RefundState | SharingNews | TransferState

_READERS: dict[str, tuple[NoticeKind, Callable[[Content, Payee], Told]]] = {
    "TRANSACTION": ("charge", reading.charge),
    "REFUND": ("refund", reading.refund),
    "PROFITSHARING": ("sharing", reading.sharing_news),
    "PROFITSHARING_RETURN": ("sharing_return", reading.sharing_news),
    "MCHTRANSFER": ("transfer", reading.transfer),
}


def open_notice(
    merchants: Iterable[Merchant], headers: Mapping[str, str], body: bytes, *, now: float
) -> Notice | NotGenuine:
    """The notice, if one of our merchants' keys prove it; `body` must be the raw bytes."""
    seal = signing.Seal.of(headers)
    if seal is None:
        return NotGenuine(reason="header missing")
    if not seal.is_fresh(now):
        return NotGenuine(reason="too old")
    # Merchants may share one address and one platform key: the APIv3 key tells which of them it is.
    believed = [(one, key) for one in merchants if (key := one.platform.find(seal.serial))]
    if not believed:
        return NotGenuine(reason="unknown key")
    proved = [one for one, key in believed if signing.verify(key.key, seal, body)]
    if not proved:
        return NotGenuine(reason="wrong signature")
    envelope = _object(body)
    resource = envelope.get("resource")
    if not isinstance(resource, dict):
        return NotGenuine(reason="unreadable")
    for merchant in proved:
        opened = signing.open_resource(merchant.apiv3_key, resource)
        if opened is not None:
            return _read(merchant, envelope, _object(opened))
    return NotGenuine(reason="unreadable")


def _read(merchant: Merchant, envelope: Content, content: Content) -> Notice | NotGenuine:
    payee = reading.payee_of(content, merchant.mchid)
    if payee is None:
        return NotGenuine(reason="not ours")
    family = str(envelope.get("event_type")).partition(".")[0]
    known = _READERS.get(family)
    kind: NoticeKind = known[0] if known else "other"
    told = reading.read(known[1], content, payee, may_have_acted=True) if known else None
    try:
        event_id, told_at = str(envelope["id"]), reading.moment(envelope["create_time"])
    except (KeyError, ValueError, TypeError):
        return NotGenuine(reason="unreadable")
    return Notice(
        kind=kind,
        number=told.number if told else "",
        event_id=event_id,
        payee=payee,
        told_at=told_at,
        content=told,
    )


def _object(text: bytes) -> Content:
    try:
        content = json.loads(text)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
