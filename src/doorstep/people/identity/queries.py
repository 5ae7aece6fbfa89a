"""Questions about papers: who is cleared now, what waits for review, and what a reviewer reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from doorstep.algorithms import masking
from doorstep.kernel import cursor, vault
from doorstep.kernel.act import CUSTOMER, MERCHANT, OPERATOR, SYSTEM, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.people.identity import rules
from doorstep.people.identity.models import Document, Dossier, DossierMove

NAME_PLACE = "identity.dossier.name"
ID_NUMBER_PLACE = "identity.dossier.id_number"
NUMBER_PLACE = "identity.document.number"


@dataclass(frozen=True, slots=True)
class Opened:
    """What is sealed in a dossier, for the reviewer's eyes."""

    name: str
    id_number: str
    born_on: date | None
    numbers: dict[UUID, str]


def is_cleared(act: Act, *, person_id: UUID, subject: str, at: datetime) -> bool:
    """Whether a person's papers for this subject hold at a moment of the city."""
    rows = Dossier.objects.of(act).filter(
        person_id=person_id, subject=subject, state=rules.APPROVED, holds_until_at__gt=at
    )
    return rows.exists()


def cleared_on(act: Act, *, person_id: UUID, subject: str) -> datetime | None:
    """When a person's papers for this subject were last found good; None while they do not hold."""
    rows = Dossier.objects.of(act).filter(
        person_id=person_id, subject=subject, state=rules.APPROVED, holds_until_at__gt=act.at
    )
    found: datetime | None = rows.values_list("reviewed_at", flat=True).first()
    return found


def is_dossier_cleared(act: Act, *, dossier_id: UUID, at: datetime) -> bool:
    """Whether the papers of one dossier hold at a moment of the city."""
    rows = Dossier.objects.of(act).filter(
        id=dossier_id, state=rules.APPROVED, holds_until_at__gt=at
    )
    return rows.exists()


def dossier(act: Act, id: UUID) -> Dossier:
    """A dossier, sealed; its own person or an operator sees it.  Refuses with NotFound."""
    row = _dossiers(act).filter(id=id).first()
    if row is None:
        raise NotFound()
    return row


def dossiers_of(act: Act, *, person_id: UUID) -> list[Dossier]:
    """The dossiers of a person in the city, newest first."""
    rows = _dossiers(act).filter(person_id=person_id)
    return list(rows.order_by("-opened_at", "-id"))


def open_dossiers(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Dossier], str]:
    """What waits for review, longest first; a live list, since a review takes its row away."""
    rows = to_review(act)
    return cursor.page(rows, by="waiting_since_at", after=after, size=size, descending=False)


def to_review(act: Act) -> CityQuerySet:
    """All dossiers that wait for review."""
    rows = Dossier.objects.of(act).filter(waiting_since_at__isnull=False)
    return rows if act.role in (OPERATOR, SYSTEM) else rows.none()


def documents(act: Act, *, dossier_id: UUID) -> list[Document]:
    """The papers of a dossier, newest first, with the ones that were replaced."""
    found = dossier(act, dossier_id)
    rows = Document.objects.of(act).filter(dossier_id=found.id)
    return list(rows.order_by("-added_at", "-id"))


def moves(act: Act, *, dossier_id: UUID) -> list[DossierMove]:
    """What happened to a dossier, oldest first."""
    found = dossier(act, dossier_id)
    rows = DossierMove.objects.of(act).filter(dossier_id=found.id)
    return list(rows.order_by("at", "id"))


def masked_name(act: Act, *, dossier_id: UUID) -> str:
    """The name as a stranger may see it."""
    found = dossier(act, dossier_id)
    return masking.name(_name(found))


def masked_names(rows: Iterable[Dossier]) -> dict[UUID, str]:
    """The names of dossiers that the caller was given, masked, in one statement; '' if shredded."""
    kept = list(rows)
    opening = vault.openers({row.person_id for row in kept})
    return {
        row.id: masking.name(
            opening[row.person_id](place=NAME_PLACE, row_id=row.id, sealed=row.name_sealed)
        )
        if row.person_id in opening
        else ""
        for row in kept
    }


def verified_name(act: Act, *, person_id: UUID) -> str | None:
    """The worker's name that a reviewer found in their papers, for the payment channel alone."""
    proved = [rules.APPROVED, rules.EXPIRED]
    rows = Dossier.objects.of(act).filter(
        person_id=person_id, subject=rules.WORKER, state__in=proved
    )
    found = rows.first()
    try:
        return _name(found) if found is not None else None
    except vault.Shredded:
        return None


def _name(row: Dossier) -> str:
    return vault.open(row.person_id, place=NAME_PLACE, row_id=row.id, sealed=row.name_sealed)


def opened(act: Act, row: Dossier) -> Opened:
    """A dossier with its seals broken; `commands.look` keeps who asked and why."""
    opening = vault.opener(row.person_id)
    numbers = {
        one.id: opening(place=NUMBER_PLACE, row_id=one.id, sealed=one.number_sealed)
        for one in Document.objects.of(act).filter(dossier_id=row.id)
        if one.number_sealed is not None
    }
    id_number = opening(place=ID_NUMBER_PLACE, row_id=row.id, sealed=row.id_number_sealed)
    return Opened(name=_name(row), id_number=id_number, born_on=row.born_on, numbers=numbers)


def _dossiers(act: Act) -> CityQuerySet:
    rows = Dossier.objects.of(act)
    if act.role in (OPERATOR, SYSTEM):
        return rows
    if act.role in (CUSTOMER, WORKER, MERCHANT) and act.person_id is not None:
        return rows.filter(person_id=act.person_id)
    return rows.none()
