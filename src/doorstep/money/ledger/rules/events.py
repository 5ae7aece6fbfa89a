"""The register of events that move money: name, known modes and the builder of the lines."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Concatenate

from doorstep.money.ledger.rules.lines import Line, Mode, gathered


@dataclass(frozen=True, slots=True)
class Event:
    """One event of docs/rules/postings.md; the builder's name is the journal's kind."""

    modes: tuple[Mode, ...]
    build: Callable[..., list[Line]]


EVENTS: dict[str, Event] = {}


def event[**P](
    *modes: Mode,
) -> Callable[
    [Callable[Concatenate[Mode, P], Iterable[Line]]], Callable[Concatenate[Mode, P], list[Line]]
]:
    """Register a builder; it then refuses modes it does not know and gathers its lines."""

    def register(
        build: Callable[Concatenate[Mode, P], Iterable[Line]],
    ) -> Callable[Concatenate[Mode, P], list[Line]]:
        @functools.wraps(build)
        def built(mode: Mode, /, *args: P.args, **kwargs: P.kwargs) -> list[Line]:
            if mode not in modes:
                raise ValueError(f"{build.__name__} does not happen in mode {mode}")
            return gathered(build(mode, *args, **kwargs))

        EVENTS[build.__name__] = Event(modes, built)
        return built

    return register


def lines_of(name: str, mode: Any, **facts: Any) -> list[Line]:
    """The lines of an event by its name.  Raises ValueError for an event nobody registered."""
    found = EVENTS.get(name)
    if found is None:
        raise ValueError(f"no event {name}")
    return found.build(mode, **facts)
