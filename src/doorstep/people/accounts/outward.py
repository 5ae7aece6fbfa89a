"""Signing in and asking for codes: talks with the outside, and steps in with one command.

A refused sign-in is raised here, after the transaction that counted the try has committed.
"""

from typing import cast

from doorstep.kernel import edge, ports
from doorstep.kernel.act import ANYONE, Act, outside
from doorstep.people.accounts import commands, queries, rules
from doorstep.people.accounts.commands import SignIn
from doorstep.people.accounts.models import City
from doorstep.people.accounts.ports import MiniProgram, Sms


@outside
def request_code(act: Act, *, phone: str) -> None:
    """Send a login code to a phone.  Refuses with Invalid, TooOften; Outage if it did not leave."""
    code = edge.enter(commands.request_code, city_id=act.city_id, role=ANYONE, phone=phone)
    sms = cast(Sms, ports.get("accounts.sms"))
    sms.send_code(rules.phone(phone), code)


@outside
def sign_in_with_code(
    act: Act, *, phone: str, code: str, as_role: str = rules.CUSTOMER, client: str = ""
) -> SignIn:
    """Sign in with the code that was sent.  Refuses with Invalid, WrongCode, CityNotOpen."""
    return _kept(
        edge.enter(
            commands.sign_in_with_code,
            city_id=act.city_id,
            role=ANYONE,
            phone=phone,
            code=code,
            as_role=as_role,
            client=client,
        )
    )


@outside
def sign_in_with_wechat(
    act: Act, *, code: str, phone_code: str = "", as_role: str = rules.CUSTOMER, client: str = ""
) -> SignIn:
    """Sign in whom the mini program vouches for, with their phone if they gave it.

    Refuses with what the port refuses, PhoneTaken, CityNotOpen.
    """
    appid = _appid(act, as_role)
    program = cast(MiniProgram, ports.get("accounts.miniprogram"))
    openid, _ = program.session_for(appid, code)
    phone = program.phone_for(appid, phone_code) if phone_code else ""
    return _kept(
        edge.enter(
            commands.sign_in_with_wechat,
            city_id=act.city_id,
            role=ANYONE,
            appid=appid,
            openid=openid,
            phone=phone,
            as_role=as_role,
            client=client,
        )
    )


@outside
def sign_in_operator(act: Act, *, login: str, password: str, totp: str, client: str = "") -> SignIn:
    """Sign an operator in.  Refuses with SignInRefused for every reason alike."""
    return _kept(
        edge.enter(
            commands.sign_in_operator,
            city_id=act.city_id,
            role=ANYONE,
            login=login,
            password=password,
            totp=totp,
            client=client,
        )
    )


@outside
def record_phone(act: Act, *, phone_code: str) -> None:
    """Keep the phone that the mini program vouches for.  Refuses with PhoneTaken."""
    program = cast(MiniProgram, ports.get("accounts.miniprogram"))
    phone = program.phone_for(_appid(act, act.role), phone_code)
    edge.enter(
        commands.record_phone,
        city_id=act.city_id,
        role=act.role,
        actor_id=act.actor_id,
        person_id=act.person_id,
        phone=phone,
    )


@outside
def link_wechat(act: Act, *, code: str) -> None:
    """Let the mini program know the caller's account from now on.  Refuses with WechatTaken."""
    appid = _appid(act, act.role)
    program = cast(MiniProgram, ports.get("accounts.miniprogram"))
    openid, _ = program.session_for(appid, code)
    edge.enter(
        commands.link_wechat,
        city_id=act.city_id,
        role=act.role,
        actor_id=act.actor_id,
        person_id=act.person_id,
        appid=appid,
        openid=openid,
    )


def _appid(act: Act, role: str) -> str:
    """The mini program of the audience: customers and workers have one each."""
    city: City = queries.city(act.city_id)
    return city.worker_appid if role == rules.WORKER and city.worker_appid else city.appid


def _kept(entry: SignIn) -> SignIn:
    if entry.refusal is not None:
        raise entry.refusal
    return entry
