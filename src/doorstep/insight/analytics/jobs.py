"""Background work of analytics: play a past day again."""

from uuid import UUID

from doorstep.insight.analytics import outward
from doorstep.kernel.act import Act, outside


@outside
def play(act: Act, *, replay_id: UUID) -> None:
    """Play a replay that waits."""
    outward.play(act, replay_id=replay_id)
