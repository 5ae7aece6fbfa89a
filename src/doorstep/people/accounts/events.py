"""Facts that accounts tells: who became a customer, and who was erased."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CustomerJoined:
    """A person became a customer of the city."""

    customer_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class PersonErased:
    """A person's sealed words can no longer be read; rooms drop what they derived from them."""

    person_id: UUID
    version: ClassVar[int] = 1
