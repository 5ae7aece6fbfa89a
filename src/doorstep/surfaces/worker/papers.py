"""A worker's papers: opening the dossier, adding documents, handing in, and how it stands."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Schema

from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.people.identity import commands, queries
from doorstep.people.identity.queries import Document, Dossier
from doorstep.surfaces import account
from doorstep.surfaces.shapes import Day, Iso, PastDay, words
from doorstep.surfaces.worker.entrance import OWN, door, person

SUBJECT = "worker"


class DossierSent(Schema):
    """Who somebody is: a resident id number, or another number with the birthday."""

    name: words(60, 1)
    id_number: words(40, 1)
    born_on: PastDay | None = None


class DocumentSent(Schema):
    """One paper with its picture, which was uploaded before."""

    kind: Literal[
        "id_card",
        "residence_permit",
        "passport",
        "health_card",
        "no_record_certificate",
        "skill_certificate",
        "door_certificate",
        "other",
    ]
    photo_id: UUID | None = None
    number: words(40) = ""
    issued_on: PastDay | None = None
    expires_on: Day | None = None


class DocumentSeen(Schema):
    """One paper and how its review stands."""

    id: UUID
    kind: str
    state: str
    issued_on: date | None
    expires_on: date | None
    added_at: Iso
    photo_url: str | None


class DossierSeen(Schema):
    """The papers and how their review stands; the reason of a refusal is for their owner."""

    id: UUID
    state: str
    name: str
    assurance: str
    opened_at: Iso
    waiting_since_at: Iso | None
    reviewed_at: Iso | None
    review_reason: str
    holds_until_at: Iso | None
    documents: list[DocumentSeen]


@door.get("/me/dossier", **OWN, answers_with=DossierSeen)
def see_dossier(act: Act) -> DossierSeen:
    """The caller's papers."""
    return _seen(act, _mine(act))


@door.post("/me/dossier", **OWN, answers_with=DossierSeen, status=201)
def open_dossier(act: Act, body: DossierSent) -> DossierSeen:
    """Begin one's papers."""
    row = commands.open_dossier(
        act,
        subject=SUBJECT,
        person_id=person(act),
        name=body.name,
        id_number=body.id_number,
        born_on=body.born_on,
    )
    return _seen(act, row)


@door.post("/me/dossier/documents", **OWN, answers_with=DossierSeen, status=201)
def add_document(act: Act, body: DocumentSent) -> DossierSeen:
    """Put a paper into the dossier, in place of one of its kind that still waits."""
    account.own_pictures(act, [body.photo_id] if body.photo_id else [])
    dossier = _mine(act)
    commands.add_document(
        act,
        dossier_id=dossier.id,
        kind=body.kind,
        file_id=body.photo_id,
        number=body.number,
        issued_on=body.issued_on,
        expires_on=body.expires_on,
    )
    return _seen(act, dossier)


@door.post("/me/dossier/submission", **OWN, answers_with=DossierSeen)
def submit_dossier(act: Act) -> DossierSeen:
    """Hand the papers in for review."""
    return _seen(act, commands.submit(act, dossier_id=_mine(act).id))


def _mine(act: Act) -> Dossier:
    rows = queries.dossiers_of(act, person_id=person(act))
    found = [row for row in rows if row.subject == SUBJECT]
    if not found:
        raise NotFound()
    return found[0]


def _seen(act: Act, row: Dossier) -> DossierSeen:
    plain = [name for name in DossierSeen.model_fields if name not in ("name", "documents")]
    return DossierSeen(
        **{name: getattr(row, name) for name in plain},
        name=queries.masked_name(act, dossier_id=row.id),
        documents=[_document(one) for one in queries.documents(act, dossier_id=row.id)],
    )


def _document(row: Document) -> DocumentSeen:
    plain = [name for name in DocumentSeen.model_fields if name != "photo_url"]
    facts = {name: getattr(row, name) for name in plain}
    return DocumentSeen(**facts, photo_url=account.url_of(row.file_id))
