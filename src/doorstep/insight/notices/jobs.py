"""Background work of notices: send one subscribe message."""

from uuid import UUID

from doorstep.insight.notices import outward
from doorstep.kernel.act import Act, outside


@outside
def send(act: Act, *, notice_id: UUID) -> None:
    """Send a subscribe message."""
    outward.send(act, notice_id=notice_id)
