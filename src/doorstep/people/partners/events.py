"""Facts that partners tells: firms that may or may not serve, and contracts that begin."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MerchantActivated:
    """A firm's papers are good: its people may serve."""

    merchant_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MerchantPaused:
    """A firm takes no new orders until its papers are good again."""

    merchant_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MerchantEnded:
    """A firm left the city."""

    merchant_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class ContractSigned:
    """A new version of a contract begins at a stated moment."""

    contract_id: UUID
    party: str
    merchant_id: UUID | None
    partner_id: UUID | None
    valid_from: datetime
    version: ClassVar[int] = 1
