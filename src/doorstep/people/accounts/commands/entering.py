"""Verbs by which customers and workers come in: a code to the phone, or the mini program's log-in.

A wrong code must be counted although it is refused, so signing in answers with a value: raising
would roll the count back.  `outward` raises the refusal after the commit.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from doorstep.kernel import audit, clock, ids, vault
from doorstep.kernel.act import OPERATOR, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, TooOften
from doorstep.kernel.queue import tell
from doorstep.people.accounts import queries, rules
from doorstep.people.accounts.commands.sessions import open_session
from doorstep.people.accounts.events import CustomerJoined
from doorstep.people.accounts.models import Customer, Login, LoginCode, Person, Session


@dataclass(frozen=True, slots=True)
class SignIn:
    """How signing in went: a session and its token, or the refusal."""

    session: Session | None = None
    token: str = field(default="", repr=False)
    refusal: Refusal | None = None


@command
def request_code(act: Act, *, phone: str) -> str:
    """Make a login code, to be sent after the commit.  Refuses with Invalid, TooOften.

    Nobody is looked up, so a new and a known phone get the same answer.
    """
    index = vault.blind("phone", rules.phone(phone))
    LoginCode.objects.bulk_create([LoginCode(phone_index=index)], ignore_conflicts=True)
    kept = LoginCode.objects.select_for_update(no_key=True).get(phone_index=index)
    now = clock.real()
    wait_seconds = rules.seconds_to_next_code(kept.sent_ats, now)
    if wait_seconds:
        raise TooOften(seconds=wait_seconds)
    code = f"{secrets.randbelow(10**rules.CODE_DIGITS):0{rules.CODE_DIGITS}d}"
    kept.code_hash = _code_hash(index, code)
    kept.tries = 0
    kept.expires_at = now + rules.CODE_LIFE
    kept.sent_ats = [*kept.sent_ats, now][-rules.CODES_A_DAY :]
    kept.last_sent_at = now
    kept.save()
    return code


@command
def sign_in_with_code(
    act: Act, *, phone: str, code: str, as_role: str = rules.CUSTOMER, client: str = ""
) -> SignIn:
    """Sign a phone in, making the person and the customer if they are new.

    Refuses with Invalid; the value answers with WrongCode, so that the try stays counted.
    """
    number = rules.phone(phone)
    index = vault.blind("phone", number)
    if not _spend_code(index, code):
        return SignIn(refusal=rules.WrongCode())
    person_id = _person_of(rules.PHONE, "", index.hex())
    _keep_phone(act, person_id, number)
    return come_in(act, person_id, as_role, client)


@command
def sign_in_with_wechat(
    act: Act,
    *,
    appid: str,
    openid: str,
    phone: str = "",
    as_role: str = rules.CUSTOMER,
    client: str = "",
) -> SignIn:
    """Sign in whom the mini program knows; with a proven phone, as the person of that phone.

    The value answers with PhoneTaken when the phone and the mini program know two persons.
    """
    number = rules.proven_phone(phone) if phone else ""
    found = login_of(rules.WECHAT, appid, openid)
    if not number:
        person_id = found.person_id if found else _person_of(rules.WECHAT, appid, openid)
        return come_in(act, person_id, as_role, client)
    index = vault.blind("phone", number).hex()
    mine = found.person_id if found else None
    person_id = _person_of(rules.PHONE, "", index, person_id=mine)
    if _person_of(rules.WECHAT, appid, openid, person_id=person_id) != person_id:
        return SignIn(refusal=rules.PhoneTaken())
    _keep_phone(act, person_id, number)
    return come_in(act, person_id, as_role, client)


@command
def record_phone(act: Act, *, phone: str) -> None:
    """Keep the caller's phone number, proven by the mini program.  Refuses with PhoneTaken."""
    number = rules.proven_phone(phone)
    person = _me(act)
    index = vault.blind("phone", number).hex()
    if _person_of(rules.PHONE, "", index, person_id=person.id) != person.id:
        raise rules.PhoneTaken()
    _keep_phone(act, person.id, number)
    mine = Customer.objects.of(act).filter(person_id=person.id)
    mine.update(phone_last4=number[-4:])


@command
def link_wechat(act: Act, *, appid: str, openid: str) -> None:
    """Let the caller's account be known to the mini program.  Refuses with WechatTaken."""
    person = _me(act)
    if _person_of(rules.WECHAT, appid, openid, person_id=person.id) != person.id:
        raise rules.WechatTaken()


@command
def welcome_caller(act: Act, *, phone: str) -> Customer:
    """Make whoever called known by their number, so that an operator can order for them.

    The number is not proven: who later signs in with a code sent to it is this same customer.
    Refuses with NotAllowed, Invalid, CityNotOpen.
    """
    if act.role != OPERATOR:
        raise NotAllowed()
    number = rules.phone(phone)
    person_id = _person_of(rules.PHONE, "", vault.blind("phone", number).hex())
    _keep_phone(act, person_id, number)
    customer = _customer_of(act, person_id)
    audit.note(act, "accounts.welcome_caller", subject=("customer", customer.id))
    return customer


@command
def forget_codes(act: Act) -> int:
    """Drop what is kept about codes that were sent more than a day ago; returns how many."""
    old = clock.real() - timedelta(days=1)
    return LoginCode.objects.filter(last_sent_at__lt=old).delete()[0]


def _me(act: Act) -> Person:
    person = Person.objects.select_for_update(no_key=True).filter(
        id=rules.signed_in(act.person_id), erased_at=None
    )
    found = person.first()
    if found is None:
        raise NotFound()
    return found


def _code_hash(index: bytes, code: str) -> bytes:
    """A keyed digest: a million codes are quickly tried by whoever holds a plain one."""
    return salted_hmac("accounts.login_code", index + code.encode(), algorithm="sha256").digest()


def _spend_code(index: bytes, code: str) -> bool:
    """Whether this is the phone's live code, which is then used up; a wrong one costs a try."""
    given = _code_hash(index, code.strip())
    kept = LoginCode.objects.select_for_update(no_key=True).filter(phone_index=index).first()
    if kept is None or not rules.code_lives(kept.expires_at, kept.tries, clock.real()):
        return False
    is_right = hmac.compare_digest(bytes(kept.code_hash or b""), given)
    kept.tries += 1
    if is_right:
        kept.code_hash, kept.expires_at = None, None
    kept.save(update_fields=["tries", "code_hash", "expires_at"])
    return is_right


def login_of(kind: str, appid: str, name: str) -> Login | None:
    """The login of this name, whoever's it is."""
    return Login.objects.filter(kind=kind, appid=appid, name=name).first()


def _person_of(kind: str, appid: str, name: str, *, person_id: UUID | None = None) -> UUID:
    """Whose login this is; an unknown one is claimed for this person, or for a new one.

    Claiming first and reading back lets two first log-ins at once end with one person.
    """
    login = login_of(kind, appid, name)
    if login is not None:
        return login.person_id
    wanted = person_id or ids.new(0)
    claim = Login(person_id=wanted, kind=kind, appid=appid, name=name)
    Login.objects.bulk_create([claim], ignore_conflicts=True)
    owner = Login.objects.get(kind=kind, appid=appid, name=name).person_id
    if owner == wanted and person_id is None:
        Person.objects.create(id=wanted)
    return owner


def _keep_phone(act: Act, person_id: UUID, number: str) -> None:
    person = Person.objects.select_for_update(no_key=True).get(id=person_id)
    index = vault.blind("phone", number)
    if person.phone_index is not None and bytes(person.phone_index) == index:
        return
    _retire_phones(act, person_id, but=index)
    person.phone_sealed = vault.seal(
        person.id, place=queries.PHONE_PLACE, row_id=person.id, text=number
    )
    person.phone_index = index
    person.phone_last4 = number[-4:]
    person.save(update_fields=["phone_sealed", "phone_index", "phone_last4"])


def _retire_phones(act: Act, person_id: UUID, *, but: bytes) -> None:
    """End the logins of earlier numbers: carriers give a number that was left to somebody else."""
    phones = Login.objects.filter(person_id=person_id, kind=rules.PHONE, ended_at=None)
    for login in phones.exclude(name=but.hex()):
        login.name, login.ended_at = f"ended:{login.id.hex}", act.at
        login.save(update_fields=["name", "ended_at"])


def come_in(act: Act, person_id: UUID, role: str, client: str) -> SignIn:
    """A session of a person who proved who they are; a customer is made at the first visit."""
    if role not in (rules.CUSTOMER, rules.WORKER):
        raise Invalid([{"field": "role", "reason": "unknown"}])
    actor_id = _customer_of(act, person_id).id if role == rules.CUSTOMER else None
    session, token = open_session(
        act, person_id=person_id, role=role, actor_id=actor_id, client=client
    )
    return SignIn(session=session, token=token)


def _customer_of(act: Act, person_id: UUID) -> Customer:
    """The person's customer in this city, made at the first visit.  Refuses with CityNotOpen."""
    mine = Customer.objects.of(act).filter(person_id=person_id)
    known = mine.first()
    last4 = Person.objects.values_list("phone_last4", flat=True).get(id=person_id)
    if known is not None:
        if known.phone_last4 != last4:
            known.phone_last4 = last4
            known.save(update_fields=["phone_last4"])
        return known
    if queries.city(act.city_id).state != "open":
        raise rules.CityNotOpen()
    fresh = Customer(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        person_id=person_id,
        phone_last4=last4,
        since_at=act.at,
    )
    Customer.objects.bulk_create([fresh], ignore_conflicts=True)
    kept = mine.get()
    if kept.id == fresh.id:
        tell(act, CustomerJoined(customer_id=kept.id))
    return kept
