"""The callbacks door: what channels tell us, proved by their signature and not by a session."""

from django.http import HttpRequest

from doorstep.kernel import edge
from doorstep.surfaces.arrivals import address_of


def _channel(request: HttpRequest) -> edge.Caller:
    """Whoever knocks; the signature over the message says whether it is believed."""
    return edge.Caller(city_id=0, address=address_of(request))


door = edge.Door("callbacks", title="Doorstep callbacks", authenticate=_channel, needs_keys=False)

from doorstep.surfaces.callbacks import wechat_pay  # noqa: E402, F401
