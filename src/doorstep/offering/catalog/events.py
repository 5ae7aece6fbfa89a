"""What happened to trades, services, prices, share plans and terms."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TradePackLoaded:
    """A version of a trade pack counts in the city from now on."""

    trade_id: UUID
    code: str
    pack_version: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class ServiceChanged:
    """A service has a new version, or was switched on or off."""

    service_id: UUID
    code: str
    service_version: int
    state: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class PricesPublished:
    """A trade has a new price list."""

    price_list_id: UUID
    trade_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class SharePlanPublished:
    """A category has a new share plan in one payee mode."""

    share_plan_id: UUID
    category: str
    mode: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class TermsPublished:
    """A trade, or the whole city, has a new term sheet."""

    term_sheet_id: UUID
    trade_id: UUID | None
    version: ClassVar[int] = 1
