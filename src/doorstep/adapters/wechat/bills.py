"""The channel's bills: the sealed address and hash first, then the file, given only if whole."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import urlsplit

from doorstep.adapters.wechat.client import Client
from doorstep.adapters.wechat.keys import Merchant
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import ChannelRefusal

CHUNK_BYTES = 64 * 1024
MEMORY_BYTES = 4 * 1024 * 1024
BILL_BYTES_MAX = 2 * 1024**3
_GZIP_MARK = b"\x1f\x8b"


def fetch(client: Client, merchant: Merchant, target: str) -> Iterator[bytes] | ChannelRefusal:
    """The bill in pieces.  Nothing of a bill with a wrong hash is given out."""
    answer = client.get(merchant, target)
    if isinstance(answer, ChannelRefusal):
        return answer
    whole = _download(client, merchant, answer)
    return _pieces(whole)


def _download(client: Client, merchant: Merchant, answer: dict[str, Any]) -> IO[bytes]:
    if answer.get("hash_type") != "SHA1":
        raise Outage("the bill is hashed in a way that we do not know", retry=False)
    parts = urlsplit(str(answer["download_url"]))
    # Only path and query are taken: our signature goes to the configured address and nowhere else.
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    packed = _scratch()
    with client.download(merchant, target) as response:
        _copy(response.iter_raw(CHUNK_BYTES), packed)
    packed.seek(0)
    whole = _unpacked(packed)
    if _sha1(whole) != str(answer["hash_value"]).lower():
        whole.close()
        raise Outage("the bill does not match its hash", retry=True)
    return whole


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


def _pieces(whole: IO[bytes]) -> Iterator[bytes]:
    with whole:
        while piece := whole.read(CHUNK_BYTES):
            yield piece
