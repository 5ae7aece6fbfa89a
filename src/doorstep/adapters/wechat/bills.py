"""The channel's bills: the sealed address and hash first, then the file, given only if whole."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import urlsplit

from doorstep.adapters.wechat import signing
from doorstep.adapters.wechat.client import Client
from doorstep.adapters.wechat.keys import Merchant
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import ChannelRefusal

CHUNK_BYTES = 64 * 1024
MEMORY_BYTES = 4 * 1024 * 1024
BILL_BYTES_MAX = 2 * 1024**3
# An encrypted file proves itself only as a whole, so it is opened in memory.
ENCRYPTED_BYTES_MAX = 256 * 1024**2
_GZIP_MARK = b"\x1f\x8b"

type Content = dict[str, Any]


def fetch(client: Client, merchant: Merchant, target: str) -> Iterator[bytes] | ChannelRefusal:
    """The bill in pieces.  Nothing of a bill with a wrong hash is given out.

    A provider's bills of its sub-merchants come as a list of files, encrypted to the provider.
    """
    answer = client.get(merchant, target)
    if isinstance(answer, ChannelRefusal):
        return answer
    try:
        files = answer.get("download_bill_list") or [answer]
        files = sorted(files, key=lambda one: int(one.get("bill_sequence", 1)))
        whole = [_file(client, merchant, one) for one in files]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Outage("the bill's announcement has an unexpected shape", retry=False) from None
    return _pieces(whole)


def _file(client: Client, merchant: Merchant, named: Content) -> IO[bytes]:
    if named["hash_type"] != "SHA1":
        raise Outage("the bill is hashed in a way that we do not know", retry=False)
    file = _download(client, merchant, named["download_url"])
    if "encrypt_key" in named:
        file = _decrypted(merchant, named, file)
    file = _unpacked(file)
    if _sha1(file) != named["hash_value"].lower():
        file.close()
        raise Outage("the bill does not match its hash", retry=True)
    return file


def _download(client: Client, merchant: Merchant, address: str) -> IO[bytes]:
    parts = urlsplit(address)
    # Only path and query are taken: our signature goes to the configured address and nowhere else.
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    file = _scratch()
    with client.download(merchant, target) as response:
        _copy(response.iter_raw(CHUNK_BYTES), file)
    file.seek(0)
    return file


def _decrypted(merchant: Merchant, named: Content, file: IO[bytes]) -> IO[bytes]:
    with file:
        sealed = file.read(ENCRYPTED_BYTES_MAX + 1)
    if len(sealed) > ENCRYPTED_BYTES_MAX:
        raise Outage("the encrypted bill is larger than any bill of ours", retry=False)
    opened = signing.open_file(merchant.private_key, named["encrypt_key"], named["nonce"], sealed)
    if opened is None:
        raise Outage("the bill cannot be decrypted", retry=True)
    plain = _scratch()
    plain.write(opened)
    plain.seek(0)
    return plain


def _unpacked(packed: IO[bytes]) -> IO[bytes]:
    is_packed = packed.read(len(_GZIP_MARK)) == _GZIP_MARK
    packed.seek(0)
    if not is_packed:
        return packed
    whole = _scratch()
    try:
        with packed, gzip.GzipFile(fileobj=packed, mode="rb") as inside:
            _copy(iter(lambda: inside.read(CHUNK_BYTES), b""), whole)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Outage("the bill's packing is broken", retry=True) from None
    whole.seek(0)
    return whole


def _scratch() -> IO[bytes]:
    return SpooledTemporaryFile(max_size=MEMORY_BYTES)


def _copy(pieces: Iterator[bytes], to: IO[bytes]) -> None:
    written = 0
    for piece in pieces:
        written += len(piece)
        if written > BILL_BYTES_MAX:
            raise Outage("the bill is larger than any bill of ours", retry=False)
        to.write(piece)


def _sha1(whole: IO[bytes]) -> str:
    # The channel fixes SHA-1; it came inside a signed answer.
    digest = hashlib.sha1(usedforsecurity=False)
    for piece in iter(lambda: whole.read(CHUNK_BYTES), b""):
        digest.update(piece)
    whole.seek(0)
    return digest.hexdigest()


def _pieces(files: list[IO[bytes]]) -> Iterator[bytes]:
    for file in files:
        with file:
            while piece := file.read(CHUNK_BYTES):
                yield piece
