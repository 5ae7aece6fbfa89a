"""Our side of the wire with the keys of the tests; it is never asked anything."""

import httpx

from doorstep.adapters.wechat.pay import WeChatPay
from tests.adapters.wechat import channel


def our_side() -> WeChatPay:
    """A channel that believes the tests' platform key."""
    return channel.Channel([httpx.Response(500)]).pay()
