"""The audit desk: papers that wait, a look at what is sealed, and what the reviewer decides."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel.act import Act
from doorstep.people.identity import commands, queries
from doorstep.people.identity.queries import Dossier
from doorstep.surfaces import account
from doorstep.surfaces.console.customers import UNMASK
from doorstep.surfaces.console.entrance import HOUSE, KEEPERS, REVIEWERS, Why, door
from doorstep.surfaces.shapes import Day, Iso, Page, Paging, PastDay, words

Kind = Literal[
    "id_card",
    "residence_permit",
    "passport",
    "health_card",
    "no_record_certificate",
    "skill_certificate",
    "door_certificate",
    "business_licence",
    "trade_licence",
    "authorisation",
    "other",
]


class DossierRow(Schema):
    """A dossier in the worklist, masked."""

    id: UUID
    subject: str
    person_id: UUID
    name: str
    state: str
    assurance: str
    opened_at: Iso
    waiting_since_at: Iso | None
    recheck_due_at: Iso | None
    holds_until_at: Iso | None


class DocumentSeen(Schema):
    """One paper, its number left out."""

    id: UUID
    kind: str
    state: str
    issued_on: date | None
    expires_on: date | None
    added_at: Iso
    photo_url: str | None


class DossierMoveSeen(Schema):
    """One step of a dossier."""

    verb: str
    from_state: str
    to_state: str
    at: Iso
    role: str
    reason: str


class DossierWhole(DossierRow):
    """A dossier with its papers and history."""

    review_reason: str
    documents: list[DocumentSeen]
    history: list[DossierMoveSeen]


class NumberSeen(Schema):
    """The number of one paper."""

    document_id: UUID
    number: str


class DossierClear(Schema):
    """What is sealed in a dossier, in clear."""

    name: str
    id_number: str
    born_on: date
    numbers: list[NumberSeen]


class DossierSent(Schema):
    """The papers of somebody who stands at the desk."""

    subject: Literal["worker", "merchant"]
    person_id: UUID
    name: words(60, 1)
    id_number: words(40, 1)
    born_on: PastDay | None = None


class DocumentSent(Schema):
    """One paper."""

    kind: Kind
    photo_id: UUID | None = None
    number: words(40) = ""
    issued_on: PastDay | None = None
    expires_on: Day | None = None


class ApprovalSent(Why):
    """Why the papers are good, and how well they are known to be this person's."""

    assurance: Literal["none", "ocr", "face_assisted", "authority"] = "none"


@door.get("/dossiers", **HOUSE, duties=REVIEWERS, answers_with=Page[DossierRow])
def list_dossiers(act: Act, wanted: Query[Paging]) -> Any:
    """Papers that wait for review, the longest waiting first."""
    rows, following = queries.open_dossiers(act, after=wanted.after, size=wanted.size)
    return {"items": _rows(rows), "next": following}


@door.post("/dossiers", **HOUSE, duties=KEEPERS, answers_with=DossierWhole, status=201)
def open_dossier(act: Act, body: DossierSent) -> Any:
    """Begin the papers of somebody who hands them in at the desk."""
    return _whole(act, commands.open_dossier(act, **body.model_dump()))


@door.get("/dossiers/{uuid:dossier_id}", **HOUSE, duties=REVIEWERS, answers_with=DossierWhole)
def one_dossier(act: Act, dossier_id: UUID) -> Any:
    """One dossier, masked."""
    return _whole(act, queries.dossier(act, dossier_id))


@door.post(
    "/dossiers/{uuid:dossier_id}/documents",
    **HOUSE,
    duties=KEEPERS,
    answers_with=DossierWhole,
    status=201,
)
def add_document(act: Act, dossier_id: UUID, body: DocumentSent) -> Any:
    """Put a paper into a dossier."""
    facts = body.model_dump(exclude={"photo_id"})
    commands.add_document(act, dossier_id=dossier_id, file_id=body.photo_id, **facts)
    return _whole(act, queries.dossier(act, dossier_id))


@door.post(
    "/dossiers/{uuid:dossier_id}/submission", **HOUSE, duties=KEEPERS, answers_with=DossierWhole
)
def submit_dossier(act: Act, dossier_id: UUID) -> Any:
    """Hand the papers in for review."""
    return _whole(act, commands.submit(act, dossier_id=dossier_id))


@door.post(
    "/dossiers/{uuid:dossier_id}/unmasking",
    **UNMASK | {"duties": REVIEWERS},
    answers_with=DossierClear,
)
def look_at_dossier(act: Act, dossier_id: UUID, body: Why) -> Any:
    """Open a dossier's seals; the look and its reason are kept."""
    found = commands.look(act.because(body.reason), dossier_id=dossier_id)
    numbers = [{"document_id": id, "number": number} for id, number in found.numbers.items()]
    return {
        "name": found.name,
        "id_number": found.id_number,
        "born_on": found.born_on,
        "numbers": numbers,
    }


@door.post(
    "/dossiers/{uuid:dossier_id}/approval", **HOUSE, duties=REVIEWERS, answers_with=DossierWhole
)
def approve_dossier(act: Act, dossier_id: UUID, body: ApprovalSent) -> Any:
    """Accept the papers for six months, or until the first of them runs out."""
    dossier = commands.approve(
        act, dossier_id=dossier_id, reason=body.reason, assurance=body.assurance
    )
    return _whole(act, dossier)


@door.post(
    "/dossiers/{uuid:dossier_id}/rejection", **HOUSE, duties=REVIEWERS, answers_with=DossierWhole
)
def reject_dossier(act: Act, dossier_id: UUID, body: Why) -> Any:
    """Send the papers back with a reason."""
    return _whole(act, commands.reject(act, dossier_id=dossier_id, reason=body.reason))


@door.post(
    "/dossiers/{uuid:dossier_id}/revocation", **HOUSE, duties=REVIEWERS, answers_with=DossierWhole
)
def revoke_dossier(act: Act, dossier_id: UUID, body: Why) -> Any:
    """Take an acceptance back at once."""
    return _whole(act, commands.revoke(act, dossier_id=dossier_id, reason=body.reason))


def _rows(rows: Sequence[Dossier]) -> list[dict[str, Any]]:
    """Dossiers, masked; their names are opened in one statement."""
    same = DossierRow.model_fields.keys() - {"name"}
    names = queries.masked_names(rows)
    return [{name: getattr(row, name) for name in same} | {"name": names[row.id]} for row in rows]


def _whole(act: Act, row: Dossier) -> dict[str, Any]:
    same = ("id", "kind", "state", "issued_on", "expires_on", "added_at")
    papers = [
        {name: getattr(paper, name) for name in same} | {"photo_url": account.url_of(paper.file_id)}
        for paper in queries.documents(act, dossier_id=row.id)
    ]
    return _rows([row])[0] | {
        "review_reason": row.review_reason,
        "documents": papers,
        "history": queries.moves(act, dossier_id=row.id),
    }
