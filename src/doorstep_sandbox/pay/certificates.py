"""The channel's certificates, handed out sealed to merchants in certificate mode."""

from cryptography import x509

from doorstep_sandbox import signing
from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.pay.gate import Answer, Call
from doorstep_sandbox.pay.refusals import Refused


def tell(box: Sandbox, call: Call) -> Answer:
    """GET /v3/certificates; refuses a merchant that is in public-key mode."""
    if call.caller.key_mode == "public_key":
        raise Refused("RESOURCE_NOT_EXISTS", "无可用的平台证书，请使用微信支付公钥验签")
    apiv3_key = box.keyring.merchants[call.caller.mchid].apiv3_key
    rows = []
    for key in box.keyring.certificates():
        pem = key.certificate_pem or ""
        certificate = x509.load_pem_x509_certificate(pem.encode())
        rows.append(
            {
                "serial_no": key.key_id,
                "effective_time": certificate.not_valid_before_utc.isoformat(),
                "expire_time": certificate.not_valid_after_utc.isoformat(),
                "encrypt_certificate": signing.seal(apiv3_key, pem.encode(), "certificate"),
            }
        )
    return Answer({"data": rows})
