"""Facts that identity tells: who was cleared, who was not, and what ran out."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DossierApproved:
    """People reviewed the papers and found them good."""

    dossier_id: UUID
    person_id: UUID
    subject: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DossierRejected:
    """The papers were not accepted, or no longer are; the dossier holds the reason."""

    dossier_id: UUID
    person_id: UUID
    subject: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DocumentExpired:
    """A paper passed its last day; its subject is not cleared until a new one is accepted."""

    dossier_id: UUID
    document_id: UUID
    person_id: UUID
    subject: str
    kind: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class DossierExpired:
    """The papers no longer hold: one ran out, or the half-yearly review is due."""

    dossier_id: UUID
    person_id: UUID
    subject: str
    version: ClassVar[int] = 1
