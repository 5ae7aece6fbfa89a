"""What the guarantee tells: a customer is sent, or has been given, what was promised."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CompensationSent:
    """A compensation waits in the customer's WeChat for a day to be confirmed."""

    order_id: UUID
    customer_id: UUID
    amount_fen: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class CompensationGiven:
    """A customer got what was promised, back the way they had paid or by the desk."""

    order_id: UUID
    customer_id: UUID
    cause: str
    amount_fen: int
    version: ClassVar[int] = 1
