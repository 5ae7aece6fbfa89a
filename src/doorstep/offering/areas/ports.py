"""What areas need from outside: a road engine that tells how long ways take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from doorstep.algorithms.travel import Place


@dataclass(frozen=True, slots=True)
class Way:
    """One way on the road."""

    seconds: int
    metres: int


class RouteTimes(Protocol):
    """A road engine.  Places are GCJ-02; whoever needs another datum turns them at its edge.

    An Outage says whether asking again can help; nothing is changed by asking.
    """

    name: str
    knows_traffic: bool
    """Whether its seconds are those of this very hour, or of empty roads."""
    together: int
    """How many ways it is asked about before what it said is kept: its limits count by second."""

    def matrix(
        self, origins: Sequence[Place], destinations: Sequence[Place]
    ) -> list[list[Way | None]]:
        """The ways from each origin to each destination; None where no road leads."""
        ...
