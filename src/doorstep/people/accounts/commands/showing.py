"""Signing in as one of the people whom a demo shows, without proof; a production house refuses."""

from django.conf import settings

from doorstep.kernel import vault
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import NotFound
from doorstep.people.accounts import rules
from doorstep.people.accounts.commands.entering import SignIn, come_in, login_of
from doorstep.people.accounts.commands.sessions import open_session
from doorstep.people.accounts.models import Role

CLIENT = "demo"


@command
def enter_as_shown(act: Act, *, phone: str = "", login: str = "", as_role: str) -> SignIn:
    """Open a session of a person of the demo: by phone a customer or worker, by login an operator.

    Refuses with NotFound when this is not a demo, or that person has not moved in yet.
    """
    if settings.PRODUCTION:
        raise NotFound()
    if as_role != rules.OPERATOR:
        index = vault.blind("phone", rules.phone(phone)).hex()
        found = login_of(rules.PHONE, "", index)
        if found is None:
            raise NotFound()
        return come_in(act, found.person_id, as_role, CLIENT)
    found = login_of(rules.OPERATOR, "", rules.operator_name(login))
    role = found and Role.objects.of(act).filter(person_id=found.person_id, ended_at=None).first()
    if not role:
        raise NotFound()
    session, token = open_session(
        act, person_id=role.person_id, role=rules.OPERATOR, actor_id=role.id, client=CLIENT
    )
    return SignIn(session=session, token=token)
