"""Verbs of roles: what a person may do in this city, given and taken by an administrator."""

from collections.abc import Sequence
from uuid import UUID

from doorstep.kernel import audit
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.people.accounts import rules
from doorstep.people.accounts.commands.sessions import end_sessions_of
from doorstep.people.accounts.models import Person, Role


@command
def grant_role(
    act: Act, *, person_id: UUID, duties: Sequence[str], merchant_id: UUID | None = None
) -> Role:
    """Give a person duties in this city, in place of the duties they had here.

    Refuses with NotAllowed, Invalid, NotFound, NotWithoutAdministrator.
    """
    rules.ask_administrator(act.role, act.duties)
    wanted = rules.duties(duties)
    if not Person.objects.filter(id=person_id, erased_at=None).exists():
        raise NotFound()
    role = _lock_open(act).filter(person_id=person_id).first()
    if role is None:
        role = Role(city_id=act.city_id, person_id=person_id, granted_at=act.at)
    stays = rules.ADMINISTRATOR in wanted and merchant_id is None
    if not stays:
        _keep_an_administrator(act, role)
    role.duties, role.merchant_id = wanted, merchant_id
    role.save()
    detail = {"duties": wanted, "merchant_id": str(merchant_id or "")}
    audit.note(act, "accounts.grant_role", subject=("role", role.id), detail=detail)
    return role


@command
def end_role(act: Act, *, role_id: UUID) -> Role:
    """Take a person's duties in this city and sign them out here; an ended role is done.

    Refuses with NotAllowed, NotFound, NotWithoutAdministrator.
    """
    rules.ask_administrator(act.role, act.duties)
    role = Role.objects.of(act).lock().filter(id=role_id).first()
    if role is None:
        raise NotFound()
    if role.ended_at is not None:
        return role
    _keep_an_administrator(act, role)
    role.ended_at = act.at
    role.save(update_fields=["ended_at"])
    end_sessions_of(role.person_id, city_id=act.city_id, role=rules.OPERATOR)
    audit.note(act, "accounts.end_role", subject=("role", role.id))
    return role


def _lock_open(act: Act) -> CityQuerySet:
    return Role.objects.of(act).lock().filter(ended_at=None)


def _keep_an_administrator(act: Act, role: Role) -> None:
    """Refuse to take away the city's last administrator; all of them are locked to be counted."""
    if role.merchant_id is not None or rules.ADMINISTRATOR not in (role.duties or []):
        return
    administrators = _lock_open(act).filter(
        merchant_id=None, duties__contains=[rules.ADMINISTRATOR]
    )
    if not [one for one in administrators if one.id != role.id]:
        raise rules.NotWithoutAdministrator()
