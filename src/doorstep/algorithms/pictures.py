"""Pictures made anew: decoded, turned upright, made smaller and encoded without hidden data."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

KINDS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
BYTES_MAX = 10 * 1024 * 1024
PIXELS_MAX = 40_000_000
SIDE_MAX = 2560
QUALITY = 85


def made_anew(content: bytes, kind: str) -> bytes:
    """The same picture as an encoder of ours writes it: RGB, upright, no side above 2560 pixels.

    `content` is a whole file of a media type in KINDS.  Nothing of the old file is copied: EXIF,
    thumbnails, comments and what was appended are gone.  Raises ValueError when it cannot be read
    as a picture of at most 40 million pixels.
    """
    if kind not in KINDS or len(content) > BYTES_MAX:
        raise ValueError("not a kind or size of picture that is taken")
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise ValueError("too many pixels")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValueError("not a picture") from error
    upright.thumbnail((SIDE_MAX, SIDE_MAX))
    fresh = io.BytesIO()
    upright.save(fresh, format=KINDS[kind], quality=QUALITY)
    return fresh.getvalue()
