"""Codes that one side shows and the other reads: drawn here, kept only as keyed hashes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from doorstep.kernel.act import Act
from doorstep.visits.orders.models import Visit
from doorstep.visits.orders.rules import numbers
from doorstep.visits.orders.rules.refusals import CodeNeeded, WrongCode
from doorstep.visits.orders.rules.terms import FINISH_CODE_MINUTES, START_CODE_MINUTES

type Kept = bytes | memoryview | None


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code for a screen: six digits to say, a token for the QR picture, and until when."""

    code: str
    token: str
    until: datetime


def show_start(act: Act, visit: Visit) -> ShownCode:
    """Draw the code that the customer says at the door; a new one replaces the last."""
    shown = _draw(act, START_CODE_MINUTES)
    visit.start_code_hash = _kept(visit, "start", shown.code)
    visit.start_code_until = shown.until
    visit.save(update_fields=["start_code_hash", "start_code_until"])
    return shown


def show_finish(act: Act, visit: Visit) -> ShownCode:
    """Draw the code by which the other side accepts the work; a new one replaces the last."""
    shown = _draw(act, FINISH_CODE_MINUTES)
    visit.finish_code_hash = _kept(visit, "finish", shown.code)
    visit.finish_token_hash = _kept(visit, "finish", shown.token)
    visit.finish_code_until = shown.until
    visit.finish_code_by = act.role
    visit.save(
        update_fields=[
            "finish_code_hash",
            "finish_token_hash",
            "finish_code_until",
            "finish_code_by",
        ]
    )
    return shown


def check_start(act: Act, visit: Visit, code: str) -> None:
    """Refuses with CodeNeeded, WrongCode."""
    if not code:
        raise CodeNeeded()
    if not _fits(act, visit, "start", code, visit.start_code_until, visit.start_code_hash):
        raise WrongCode()


def check_finish(act: Act, visit: Visit, code: str) -> None:
    """Refuses with WrongCode; nobody reads the code that they showed themselves."""
    kept = (visit.finish_code_hash, visit.finish_token_hash)
    if visit.finish_code_by != numbers.other_side(act.role) or not _fits(
        act, visit, "finish", code, visit.finish_code_until, *kept
    ):
        raise WrongCode()


def _fits(
    act: Act,
    visit: Visit,
    purpose: str,
    code: str,
    until: datetime | None,
    *kept: Kept,
) -> bool:
    given = _kept(visit, purpose, code)
    same = [hash is not None and constant_time_compare(given, bytes(hash)) for hash in kept]
    return until is not None and act.at <= until and any(same)


def _kept(visit: Visit, purpose: str, text: str) -> bytes:
    """Keyed, because six digits alone are soon guessed from a plain hash."""
    salt = f"orders.{purpose}"
    made = salted_hmac(salt, f"{visit.id.hex}:{text}", settings.SECRET_KEY, algorithm="sha256")
    return made.digest()


def _draw(act: Act, minutes: int) -> ShownCode:
    code = numbers.code_text(secrets.randbelow(10**numbers.CODE_DIGITS))
    return ShownCode(code, secrets.token_urlsafe(24), act.at + timedelta(minutes=minutes))
