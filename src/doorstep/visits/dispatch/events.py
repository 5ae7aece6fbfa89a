"""What dispatch tells: offers, demands, applications, and that nobody was found."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OfferMade:
    """A worker is asked, until a stated time."""

    offer_id: UUID
    order_id: UUID
    worker_id: UUID
    mode: str
    timing: str
    pay_fen: int
    distance_m: int | None
    starts_at: datetime
    expires_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OfferEnded:
    """An offer was accepted, declined or taken back, or ran out."""

    offer_id: UUID
    order_id: UUID
    worker_id: UUID
    state: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DemandPublished:
    """An order hangs in the hall, for workers to grab or to apply."""

    order_id: UUID
    service_id: UUID
    merchant_id: UUID | None
    grab_rule: str
    timing: str
    starts_at: datetime
    ends_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class WorkerApplied:
    """A worker applied to a demand; the customer may pick."""

    application_id: UUID
    order_id: UUID
    customer_id: UUID
    worker_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class ChosenCannotCome:
    """The person whom the customer chose cannot come; the customer decides how to go on."""

    order_id: UUID
    customer_id: UUID
    worker_id: UUID
    answer_until: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class NobodyFound:
    """The search was given up; the order is cancelled and everything is paid back."""

    order_id: UUID
    customer_id: UUID
    mode: str
    rounds: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DeskNeeded:
    """Nobody was found for so long that somebody at the desk should look, until a moment."""

    order_id: UUID
    merchant_id: UUID | None
    ends_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class CompensationDue:
    """A promise to the customer was not kept, and the published policy says what it is worth."""

    order_id: UUID
    customer_id: UUID
    cause: str
    amount_fen: int
    policy_version: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class UnsafeRefused:
    """A worker refused an order because it is not safe; it waits on the desk's worklist.

    Who, which order and why is said there and nowhere else.
    """

    offer_id: UUID
    version: ClassVar[int] = 1
