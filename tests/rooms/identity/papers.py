"""Makes papers for tests: id numbers that check, dossiers in each state."""

from datetime import date
from typing import Any
from uuid import UUID

from doorstep.kernel import ids
from doorstep.kernel.act import Act
from doorstep.people.identity import commands, rules
from doorstep.people.identity.models import Dossier
from tests.rooms.accounts.people import CITY, act_of, do, operator_act

BORN_ON = date(1990, 3, 7)


def id_number(born_on: date = BORN_ON, order: int = 17, region: str = "460105") -> str:
    """An invented resident id number whose check digit is right."""
    first = f"{region}{born_on:%Y%m%d}{order:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(c) * w for c, w in zip(first, weights, strict=True))
    return first + "10X98765432"[total % 11]


def auditor(city_id: int = CITY, **facts: Any) -> Act:
    """The act of somebody who reviews papers."""
    return operator_act(city_id, "auditor", **facts)


def owner(person_id: UUID, role: str = "worker", **facts: Any) -> Act:
    """The act of the person whose papers they are."""
    return act_of(role, person_id=person_id, **facts)


def opened(subject: str = rules.WORKER, order: int = 17, **changes: Any) -> Dossier:
    """A dossier just begun by its own person."""
    person_id = changes.pop("person_id", None) or ids.new(0)
    act = changes.pop("act", None) or owner(person_id, subject)
    facts = {"name": "李雪梅", "id_number": id_number(order=order)} | changes
    return do(act, commands.open_dossier, subject=subject, person_id=person_id, **facts)


def submitted(subject: str = rules.WORKER, *, expires_on: date | None = None, **facts: Any) -> Any:
    """A dossier that waits for review, with the paper it needs."""
    dossier = opened(subject, **facts)
    act = owner(dossier.person_id, subject, city_id=dossier.city_id)
    kind = "id_card" if subject == rules.WORKER else "business_licence"
    paper = {"kind": kind, "number": "91460000ABC", "expires_on": expires_on}
    do(act, commands.add_document, dossier_id=dossier.id, **paper)
    return do(act, commands.submit, dossier_id=dossier.id)


def approved(subject: str = rules.WORKER, **facts: Any) -> Any:
    """A dossier that an auditor found good."""
    dossier = submitted(subject, **facts)
    act = auditor(dossier.city_id)
    return do(act, commands.approve, dossier_id=dossier.id, reason="证件齐全")
