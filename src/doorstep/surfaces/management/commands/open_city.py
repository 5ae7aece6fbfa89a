"""Open a city from packs: brand, city, areas, trades, and a first administrator."""

import json
import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.areas import commands as area_commands
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import commands as catalog_commands
from doorstep.offering.catalog import queries as catalog
from doorstep.people.accounts import commands as account_commands
from doorstep.people.accounts import queries as accounts
from doorstep.people.partners import commands as partner_commands


class Command(BaseCommand):
    """Opens a city in a minute; a city that is open already is left as it is."""

    help = "Open a city from a city pack and trade packs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What can be chosen."""
        parser.add_argument("--number", type=int, default=1)
        parser.add_argument("--pack", default="template", help="city pack: a code")
        parser.add_argument("--trades", nargs="*", help="trade packs; all shipped ones if unnamed")
        parser.add_argument("--brand", default="上门")
        parser.add_argument("--admin", help="login of the first administrator")
        parser.add_argument("--credentials", type=Path, help="file for the administrator's secrets")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open the city whole or not at all, and say what was done."""
        number = options["number"]
        pack = areas.shipped_pack_unscoped(options["pack"])
        trades = options["trades"]
        if trades is None:
            trades = catalog.shipped_packs_unscoped()
        if number not in [city.number for city in accounts.cities_unscoped()]:
            edge.enter(_open, city_id=number, pack=pack, trades=trades, options=options)
            self.stdout.write(
                f"city {number} opened from {options['pack']} with {', '.join(trades)}"
            )
            return
        self.stdout.write(f"city {number} is open")
        if options["admin"]:
            try:
                edge.enter(_administrator, city_id=number, options=options)
            except Refusal as refusal:
                if refusal.code() != "accounts.LoginTaken":
                    raise


def _open(act: Act, *, pack: dict[str, Any], trades: list[str], options: dict[str, Any]) -> None:
    _found(act, pack=pack, brand=options["brand"])
    _load(act, pack=pack, trades=trades)
    if options["admin"]:
        _administrator(act, options=options)


def _found(act: Act, *, pack: dict[str, Any], brand: str) -> None:
    found = account_commands.open_brand(act, name={"zh-CN": brand})
    numbers = _channel_numbers()
    account_commands.open_city(
        act,
        number=act.city_id,
        brand_id=found.id,
        name=pack["name"],
        center_lat=pack["center"]["lat"],
        center_lng=pack["center"]["lng"],
        zone=pack["zone"],
        **numbers,
    )


def _load(act: Act, *, pack: dict[str, Any], trades: list[str]) -> None:
    area_commands.load_city_pack(act, pack=pack)
    for code in trades:
        catalog_commands.load_trade_pack(act, pack=catalog.shipped_pack_unscoped(code))
    partner_commands.sign_contract(
        act, party="platform", payee_mode="D", commission_bp={"default": 0}
    )


def _administrator(act: Act, *, options: dict[str, Any]) -> None:
    """The first administrator; the secrets are safe in their file before anything is committed."""
    login = options["admin"]
    password = secrets.token_urlsafe(18)
    person = account_commands.add_operator(act, login=login, password=password)
    _grant(act, person.id)
    totp = account_commands.enrol_totp(act, person_id=person.id)
    kept = {"login": login, "password": password, "totp": totp}
    _write(options["credentials"] or Path(settings.DATA) / "keys" / f"{login}.json", kept)


def _grant(act: Act, person_id: UUID) -> None:
    account_commands.grant_role(act, person_id=person_id, duties=accounts.all_duties_unscoped())


def _channel_numbers() -> dict[str, str]:
    """The merchant numbers and apps of the keys file, as a first set."""
    if not settings.WECHAT_KEYS:
        return {}
    book = json.loads(Path(settings.WECHAT_KEYS).read_text())
    by_role = {one["role"]: one["mchid"] for one in reversed(book["merchants"])}
    apps = [one["appid"] for one in book["apps"]]
    return {
        "mchid": by_role.get("direct", ""),
        "sp_mchid": by_role.get("service_provider", ""),
        "appid": apps[0] if apps else "",
        "worker_appid": apps[1] if len(apps) > 1 else "",
    }


def _write(path: Path, content: dict[str, str]) -> None:
    """Secrets go to a file that only this user can read, never to the terminal."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(handle)
    fresh.replace(path)
