"""The platform certificates that WeChat Pay publishes: fetched on a timer, opened, believed."""

from typing import Any

from doorstep.adapters.wechat import keys, signing
from doorstep.adapters.wechat.client import Client
from doorstep.adapters.wechat.keys import Merchant, PlatformKey
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import ChannelRefusal


def refresh(client: Client, merchant: Merchant) -> int | ChannelRefusal:
    """Add the published certificates to those believed; how many were published.

    The answer is sealed with a key that is already believed, so the first one comes from a file.
    A merchant with the platform's public key is refused by the channel.
    """
    answer = client.get(merchant, "/v3/certificates")
    if isinstance(answer, ChannelRefusal):
        return answer
    published = [_opened(merchant, one) for one in answer.get("data", [])]
    merchant.platform.add(*published)
    return len(published)


def _opened(merchant: Merchant, entry: dict[str, Any]) -> PlatformKey:
    pem = signing.open_resource(merchant.apiv3_key, entry.get("encrypt_certificate", {}))
    if pem is None:
        raise Outage("a platform certificate cannot be opened", retry=False)
    try:
        return keys.certificate(pem, str(entry.get("serial_no")))
    except ValueError as failure:
        raise Outage(f"a platform certificate is not usable: {failure}", retry=False) from None
