"""Verbs of operators' logins: a password and a time code together, with growing lock-outs."""

import functools
from datetime import datetime
from uuid import UUID

import pyotp
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator

from doorstep.kernel import audit, clock, ids, vault
from doorstep.kernel.act import SYSTEM, Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.people.accounts import rules
from doorstep.people.accounts.commands.entering import SignIn
from doorstep.people.accounts.commands.sessions import end_sessions_of, open_session
from doorstep.people.accounts.models import Credential, Login, Person, Role

TOTP_PLACE = "accounts.credential.totp"
ISSUER = "Doorstep"


@command
def add_operator(act: Act, *, login: str, password: str) -> Person:
    """Make a person who may sign in with a login name; a role and a time code come after.

    Refuses with NotAllowed, Invalid, LoginTaken.
    """
    rules.ask_administrator(act.role, act.duties)
    name = rules.operator_name(login)
    rules.check_password(password, name, _common_passwords())
    person = Person(id=ids.new(0))
    claim = Login(person_id=person.id, kind=rules.OPERATOR, name=name)
    Login.objects.bulk_create([claim], ignore_conflicts=True)
    if not Login.objects.filter(id=claim.id).exists():
        raise rules.LoginTaken()
    person.save()
    Credential.objects.create(
        person_id=person.id,
        password_hash=make_password(password),
        keeper_city_id=act.city_id,
    )
    audit.note(act, "accounts.add_operator", subject=("person", person.id))
    return person


@command
def set_password(act: Act, *, person_id: UUID, password: str) -> None:
    """Change an operator's password and sign them out everywhere.

    Refuses with NotAllowed, NotFound, Invalid.
    """
    credential = _lock_credential(act, person_id)
    login = Login.objects.filter(person_id=person_id, kind=rules.OPERATOR).first()
    rules.check_password(password, login.name if login else "", _common_passwords())
    credential.password_hash = make_password(password)
    _forgive(credential)
    credential.save()
    end_sessions_of(person_id, role=rules.OPERATOR)
    audit.note(act, "accounts.set_password", subject=("person", person_id))


@command
def enrol_totp(act: Act, *, person_id: UUID) -> str:
    """Give an operator a new time-code secret and return its otpauth address, shown once.

    Refuses with NotAllowed, NotFound.  The old secret ends at once.
    """
    credential = _lock_credential(act, person_id)
    secret = pyotp.random_base32()
    credential.totp_sealed = vault.seal(
        person_id, place=TOTP_PLACE, row_id=credential.id, text=secret
    )
    credential.totp_step = 0
    credential.save(update_fields=["totp_sealed", "totp_step"])
    audit.note(act, "accounts.enrol_totp", subject=("person", person_id))
    login = Login.objects.filter(person_id=person_id, kind=rules.OPERATOR).first()
    return pyotp.TOTP(secret).provisioning_uri(name=login.name if login else "", issuer_name=ISSUER)


@command
def sign_in_operator(act: Act, *, login: str, password: str, totp: str, client: str = "") -> SignIn:
    """Sign an operator or a merchant's staff in, in this city.

    The value answers with SignInRefused for every reason alike, so that the failure stays counted.
    """
    now = clock.real()
    credential = _credential_of(login)
    if credential is None:
        check_password(password, _nobodys_hash())
        return SignIn(refusal=rules.SignInRefused())
    # The password is compared even for a locked login: the time taken tells nothing.
    knows_password = check_password(password, credential.password_hash)
    if credential.locked_until_at is not None and now < credential.locked_until_at:
        return SignIn(refusal=rules.SignInRefused())
    step = _fresh_step(credential, totp, now)
    role = Role.objects.of(act).filter(person_id=credential.person_id, ended_at=None).first()
    if not knows_password or step is None or role is None:
        _count_failure(act, credential, now)
        return SignIn(refusal=rules.SignInRefused())
    credential.totp_step = step
    _forgive(credential)
    credential.save()
    session, token = open_session(
        act,
        person_id=credential.person_id,
        role=rules.OPERATOR,
        actor_id=role.id,
        client=client,
    )
    audit.note(act, "accounts.sign_in_operator", subject=("role", role.id))
    return SignIn(session=session, token=token)


@functools.cache
def _nobodys_hash() -> str:
    """What the password of an unknown login is compared with, so that it takes as long."""
    return make_password("nobody has this password")


@functools.cache
def _common_passwords() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _credential_of(login: str) -> Credential | None:
    try:
        name = rules.operator_name(login)
    except Invalid:
        return None
    found = Login.objects.filter(kind=rules.OPERATOR, appid="", name=name, ended_at=None).first()
    if found is None:
        return None
    rows = Credential.objects.select_for_update(no_key=True)
    return rows.filter(person_id=found.person_id).first()


def _fresh_step(credential: Credential, code: str, now: datetime) -> int | None:
    """The time step of a right code that is newer than the last one used; None otherwise."""
    if credential.totp_sealed is None:
        return None
    secret = vault.open(
        credential.person_id,
        place=TOTP_PLACE,
        row_id=credential.id,
        sealed=credential.totp_sealed,
    )
    totp = pyotp.TOTP(secret, interval=rules.TOTP_STEP_SECONDS)
    current = totp.timecode(now)
    # One step early or late: phones' clocks differ.
    right = [
        step
        for step in (current - 1, current, current + 1)
        if pyotp.utils.strings_equal(code.strip(), totp.generate_otp(step))
    ]
    fresh = [step for step in right if step > credential.totp_step]
    return max(fresh, default=None)


def _count_failure(act: Act, credential: Credential, now: datetime) -> None:
    credential.failed_tries += 1
    lock = rules.lock_after(credential.failed_tries)
    if lock:
        credential.locked_until_at = now + lock
        audit.note(
            act,
            "accounts.lock_login",
            subject=("person", credential.person_id),
            detail={"failed_tries": credential.failed_tries},
        )
    credential.save(update_fields=["failed_tries", "locked_until_at"])


def _forgive(credential: Credential) -> None:
    credential.failed_tries = 0
    credential.locked_until_at = None


def _lock_credential(act: Act, person_id: UUID) -> Credential:
    rules.ask_administrator(act.role, act.duties)
    rows = Credential.objects.select_for_update(no_key=True).filter(person_id=person_id)
    if act.role != SYSTEM:
        rows = rows.filter(keeper_city_id=act.city_id)
    credential = rows.first()
    if credential is None:
        raise NotFound()
    return credential
