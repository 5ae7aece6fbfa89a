"""The keys file: which merchants and apps are ours, and where their keys lie."""

import json
from pathlib import Path
from typing import Any

from doorstep.adapters.wechat import keys
from doorstep.adapters.wechat.keys import Merchant, PlatformKey, PlatformKeys, Secret

# Only the sandbox's own file has it; a real one never needs to control the channel.
_SANDBOX_MARK = "control_token_path"


class SandboxKeys(Exception):
    """The keys file is the sandbox's, where only real keys may be used."""


def read_apps(book: Path, *, sandbox_allowed: bool = False) -> dict[str, Secret]:
    """The secrets of the apps of a keys file (`apps`: a list of appid and secret)."""
    content = _read(book, sandbox_allowed=sandbox_allowed)
    return {one["appid"]: Secret(one["secret"]) for one in content["apps"]}


def read_merchants(book: Path, *, sandbox_allowed: bool = False) -> list[Merchant]:
    """The merchants of a keys file (JSON), whose PEM files are named absolutely or beside it.

    `platform` names the public key (`public_key_id`, `public_key_path`), the certificate
    (`certificate_path`, `certificate_serial`), or both; `more` lists further ones while keys are
    being exchanged.
    """
    content = _read(book, sandbox_allowed=sandbox_allowed)
    platform = content["platform"]
    believed = [
        key for one in (*platform.get("more", ()), platform) for key in _platform_keys(book, one)
    ]
    return [_merchant(book, one, believed) for one in content["merchants"]]


def _merchant(book: Path, one: dict[str, Any], believed: list[PlatformKey]) -> Merchant:
    mode = one.get("key_mode")
    # A merchant in certificate mode is answered with certificates, and must encrypt to one.
    mine = [key for key in believed if mode != "certificate" or not key.is_public_key]
    return Merchant(
        mchid=one["mchid"],
        app_id=one["appid"],
        serial_no=one["serial_no"],
        private_key=keys.private_key(_file(book, one["private_key_path"])),
        apiv3_key=Secret(one["apiv3_key"]),
        platform=PlatformKeys(mine),
        sharing_limit_bp=one.get("share_cap_bp", 3000),
        name=one.get("name", ""),
    )


def _platform_keys(book: Path, platform: dict[str, Any]) -> list[PlatformKey]:
    found = []
    if "certificate_path" in platform:
        pem = _file(book, platform["certificate_path"])
        found.append(keys.certificate(pem, platform.get("certificate_serial")))
    if "public_key_id" in platform:
        pem = _file(book, platform["public_key_path"])
        found.append(keys.public_key(platform["public_key_id"], pem))
    return found


def _read(book: Path, *, sandbox_allowed: bool) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(book.read_text(encoding="utf-8"))
    if _SANDBOX_MARK in content and not sandbox_allowed:
        raise SandboxKeys(f"{book.name} holds the sandbox's keys; production needs real ones")
    return content


def _file(book: Path, path: str) -> bytes:
    return (book.parent / path).read_bytes()
