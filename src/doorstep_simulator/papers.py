"""Papers of made-up people and firms: numbers whose check digits hold, and plain pictures."""

import io
from datetime import date

import numpy as np
from PIL import Image, ImageDraw

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# A county code that no card carries: the numbers pass their check and belong to nobody.
_COUNTY = "330199"


def id_number(rng: np.random.Generator, *, born_year: int, is_woman: bool) -> str:
    """An identity card number with a valid check character (GB 11643-1999)."""
    born = date(born_year, int(rng.integers(1, 13)), int(rng.integers(1, 29)))
    serial = int(rng.integers(0, 500)) * 2 + (0 if is_woman else 1)
    digits = f"{_COUNTY}{born:%Y%m%d}{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS, strict=True))
    return digits + _ID_CHECKS[total % 11]


def credit_code(rng: np.random.Generator) -> str:
    """A company's 18-character code with a valid check character (GB 32100-2015)."""
    drawn = rng.integers(0, len(_CREDIT_ALPHABET), 9)
    code = "91" + _COUNTY + "".join(_CREDIT_ALPHABET[int(one)] for one in drawn)
    total = sum(_CREDIT_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code))
    return code + _CREDIT_ALPHABET[-total % 31]


def phone(index: int, *, side: int) -> str:
    """A mobile number of nobody; `side` tells workers (1) from customers (2)."""
    return f"19{side}{index:08d}"


def picture(seed: int, text: str = "") -> bytes:
    """A small plain JPEG that differs by its seed: two bands of colour and a word."""
    rng = np.random.default_rng([seed, 5])
    high, low = (tuple(int(one) for one in rng.integers(60, 220, 3)) for _ in range(2))
    image = Image.new("RGB", (240, 160), high)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, int(rng.integers(60, 120)), 240, 160), fill=low)
    draw.text((12, 12), text or f"{seed}", fill=(255, 255, 255))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=70)
    return written.getvalue()
