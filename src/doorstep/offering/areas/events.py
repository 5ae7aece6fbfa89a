"""What happened to a city's areas, tariffs and holidays."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CityPackLoaded:
    """A new version of the city's pack counts from now on."""

    pack_id: UUID
    code: str
    pack_version: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class AreaEnded:
    """An area is no longer served."""

    area_id: UUID
    code: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class TariffPublished:
    """A new version of a travel tariff counts from a stated moment."""

    tariff_id: UUID
    mode: str
    version: ClassVar[int] = 1
