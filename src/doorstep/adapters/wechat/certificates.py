"""The platform certificates that WeChat Pay publishes: fetched, opened, believed."""

from typing import Any

from doorstep.adapters.wechat import keys, signing
from doorstep.adapters.wechat.client import Client, Content
from doorstep.adapters.wechat.keys import Merchant, PlatformKey
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import ChannelRefusal


def refresh(client: Client, merchant: Merchant) -> int | ChannelRefusal:
    """Add the published certificates to those believed; how many were published.

    Each is packed with the APIv3 key that only the channel and we have, so the answer may be
    sealed with one that it brings itself.  A merchant with the platform's public key is refused.
    """
    answer = client.get(
        merchant, "/v3/certificates", brings=lambda told: _published(merchant, told)
    )
    if isinstance(answer, ChannelRefusal):
        return answer
    published = _published(merchant, answer)
    merchant.platform.add(*published)
    return len(published)


def _published(merchant: Merchant, answer: Content) -> list[PlatformKey]:
    return [_opened(merchant, one) for one in answer.get("data", [])]


def _opened(merchant: Merchant, entry: dict[str, Any]) -> PlatformKey:
    pem = signing.open_resource(merchant.apiv3_key, entry.get("encrypt_certificate", {}))
    if pem is None:
        raise Outage("a platform certificate cannot be opened", retry=False)
    try:
        return keys.certificate(pem, str(entry.get("serial_no")))
    except ValueError as failure:
        raise Outage(f"a platform certificate is not usable: {failure}", retry=False) from None
