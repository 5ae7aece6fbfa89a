"""What the guarantee tells: a customer has been given what was promised."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CompensationGiven:
    """A customer got what was promised, back the way they had paid or by the desk."""

    order_id: UUID
    customer_id: UUID
    cause: str
    amount_fen: int
    version: ClassVar[int] = 1
