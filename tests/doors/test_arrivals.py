"""Whose request it is: what a trusted proxy tells is believed, what anybody may write is not."""

from ipaddress import ip_network
from typing import Any

import pytest
from django.test import RequestFactory

from doorstep.surfaces.arrivals import address_of, at_door

PROXIES = [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]


@pytest.mark.parametrize(
    ("peer", "forwarded", "caller"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),  # a stranger's own words
        ("10.1.2.3", None, "10.1.2.3"),
        ("10.1.2.3", "203.0.113.9", "203.0.113.9"),
        ("10.1.2.3", "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        ("10.1.2.3", "198.51.100.7, 203.0.113.9, 10.9.9.9", "203.0.113.9"),
        ("10.1.2.3", "nonsense", "10.1.2.3"),
        ("10.1.2.3", "10.0.0.1, 10.0.0.2", "10.0.0.1"),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
        ("::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9"),
        ("", "203.0.113.9", ""),
    ],
)
def test_the_caller_is_the_rightmost_who_is_not_a_proxy_of_ours(
    settings: Any, peer: str, forwarded: str | None, caller: str
) -> None:
    settings.TRUSTED_PROXIES = PROXIES
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    assert address_of(RequestFactory(REMOTE_ADDR=peer).get("/", headers=headers)) == caller


def test_without_trusted_proxies_only_the_peer_counts(settings: Any) -> None:
    settings.TRUSTED_PROXIES = []
    request = RequestFactory(REMOTE_ADDR="10.1.2.3").get(
        "/", headers={"X-Forwarded-For": "1.1.1.1"}
    )
    assert address_of(request) == "10.1.2.3"


@pytest.mark.usefixtures("fresh_db")
def test_strangers_behind_one_proxy_have_a_rate_each(settings: Any) -> None:
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.0/8")]
    door = at_door("anyone")
    one, other = (
        door(RequestFactory().get("/", headers={"X-Forwarded-For": f"203.0.113.{last}"}))
        for last in (1, 2)
    )
    assert one.name() != other.name()
