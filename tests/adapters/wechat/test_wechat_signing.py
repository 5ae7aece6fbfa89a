"""Seals and ciphers of WeChat Pay: what is believed, what is not, and what is never shown."""

import pickle
from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st

from doorstep.adapters.wechat import keys, signing
from doorstep.adapters.wechat.keys import PlatformKeys, Secret
from tests.adapters.wechat.channel import (
    APIV3,
    certificate_pem,
    encrypted,
    merchant,
    platform_key,
    rsa_key,
    seal,
    unsealed_name,
)

BODY = '{"name":"张三","amount":1}'.encode()


def read_seal(headers: dict[str, str]) -> signing.Seal:
    found = signing.Seal.of(headers)
    assert found is not None
    return found


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=20))
def test_a_seal_holds_for_its_bytes_and_for_no_others(body: bytes, more: bytes) -> None:
    key = rsa_key("platform").public_key()
    sealed = read_seal(seal(body))
    assert signing.verify(key, sealed, body)
    assert not signing.verify(key, sealed, body + more)


def test_the_authorization_signs_method_path_time_nonce_and_body_each_with_a_line_break() -> None:
    header = signing.authorization(
        merchant(), method="POST", target="/v3/x?a=1", body=BODY, timestamp=1554208460, nonce="N1"
    )
    scheme, _, rest = header.partition(" ")
    parts = dict(part.split("=", 1) for part in rest.split(","))
    assert scheme == "WECHATPAY2-SHA256-RSA2048"
    assert parts["mchid"] == '"1900000109"'
    rsa_key("merchant").public_key().verify(
        b64decode(parts["signature"].strip('"')),
        b"POST\n/v3/x?a=1\n1554208460\nN1\n" + BODY + b"\n",
        PKCS1v15(),
        SHA256(),
    )


def test_the_payers_client_gets_four_signed_lines() -> None:
    step = signing.client_parameters(
        merchant(), app_id="wx1", prepay_id="up_1", timestamp=1554208460, nonce="N1"
    )
    assert step["package"] == "prepay_id=up_1"
    assert step["signType"] == "RSA"
    rsa_key("merchant").public_key().verify(
        b64decode(step["paySign"]),
        b"wx1\n1554208460\nN1\nprepay_id=up_1\n",
        PKCS1v15(),
        SHA256(),
    )


def test_a_probe_with_a_marked_signature_is_an_ordinary_wrong_one() -> None:
    headers = seal(BODY)
    headers["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + headers["Wechatpay-Signature"]
    assert not signing.verify(rsa_key("platform").public_key(), read_seal(headers), BODY)


def test_another_scheme_or_a_missing_part_is_no_seal() -> None:
    for name in ("Serial", "Timestamp", "Nonce", "Signature"):
        headers = seal(BODY)
        del headers[f"Wechatpay-{name}"]
        assert signing.Seal.of(headers) is None
    assert signing.Seal.of({**seal(BODY), "Wechatpay-Signature-Type": "SM2"}) is None


@pytest.mark.parametrize(
    ("stamp", "fresh"),
    [("1000", True), ("1300", True), ("700", True), ("1301", False), ("699", False), ("x", False)],
)
def test_a_seal_is_fresh_for_five_minutes_either_way(stamp: str, fresh: bool) -> None:
    assert signing.Seal("s", stamp, "n", "s").is_fresh(1000.0) is fresh


def test_a_resource_opens_with_its_key_only_and_only_unchanged() -> None:
    resource = encrypted({"a": "张"})
    assert signing.open_resource(Secret(APIV3), resource) == '{"a": "张"}'.encode()
    assert signing.open_resource(Secret("x" * 32), resource) is None
    assert signing.open_resource(Secret(APIV3), {**resource, "associated_data": "r"}) is None
    assert signing.open_resource(Secret(APIV3), {**resource, "ciphertext": "%%"}) is None
    assert signing.open_resource(Secret(APIV3), {**resource, "algorithm": "none"}) is None


def test_a_sealed_name_differs_each_time_and_reads_the_same() -> None:
    key = platform_key().key
    first, second = signing.seal_text(key, "张三"), signing.seal_text(key, "张三")
    assert first != second
    assert unsealed_name(first) == unsealed_name(second) == "张三"


def test_secrets_show_nowhere() -> None:
    secret, ours = Secret(APIV3), merchant()
    assert APIV3 not in f"{secret} {secret!r} {ours} {ours!r}"
    assert "private_key" not in repr(ours)
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_a_certificate_is_found_by_its_serial_however_it_is_spelt_until_it_ends() -> None:
    good = keys.certificate(certificate_pem("platform", serial=0x0ABC12))
    ended = keys.certificate(certificate_pem("old", days=-1, serial=0xDEAD))
    ring = PlatformKeys([good, ended])
    assert good.serial == "0ABC12"
    assert ring.find("abc12") is ring.find("0ABC12") is good
    assert ring.find("DEAD") is None
    assert keys.certificate(certificate_pem("platform"), "abc12").serial == "abc12"
    with pytest.raises(ValueError, match="announced"):
        keys.certificate(certificate_pem("platform"), "BAD")


def test_keys_of_both_kinds_live_together_and_are_exchanged_while_running() -> None:
    certificate = keys.certificate(certificate_pem("platform"))
    ring = PlatformKeys([certificate])
    assert ring.preferred() is certificate
    ring.add(platform_key())
    assert ring.preferred().is_public_key
    assert ring.find(certificate.serial) is certificate
    ring.retire(certificate.serial)
    assert ring.find(certificate.serial) is None
    with pytest.raises(ValueError, match="last"):
        ring.retire(platform_key().serial)


def test_an_apiv3_key_of_another_length_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="32"):
        merchant(apiv3="short")
