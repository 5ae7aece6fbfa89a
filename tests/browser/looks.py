"""How a page looks, held against a picture of it that somebody has looked at.

Browsers and fonts draw letters differently and a page's dates move on: what is compared is the mean
colour of blocks, and few blocks may differ. A picture that is missing is drawn anew and the test
fails once: look at it, keep it or mend the page.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

BLOCK_PX = 15
FAR = 24  # of 255, in any of the three colours
MOST_FAR = 0.04  # of all blocks
SHRUNK = 2
KEPT = Path(__file__).parent / "pictures"


def blocks_of(picture: Image.Image) -> NDArray[np.int16]:
    """The mean colour of each block: (rows, columns, 3), 0 to 255."""
    size = (picture.width * SHRUNK // BLOCK_PX, picture.height * SHRUNK // BLOCK_PX)
    return np.asarray(picture.convert("RGB").resize(size, Image.Resampling.BOX), np.int16)


def apart(one: Image.Image, other: Image.Image) -> float:
    """The share of blocks that differ by more than a browser's way of drawing; 0 to 1."""
    if one.size != other.size:
        return 1.0
    far = np.abs(blocks_of(one) - blocks_of(other)).max(axis=2) > FAR
    return float(far.mean())


def shrunk(screenshot: bytes) -> Image.Image:
    """A screenshot at half its size."""
    picture = Image.open(BytesIO(screenshot)).convert("RGB")
    return picture.resize((picture.width // SHRUNK, picture.height // SHRUNK), Image.Resampling.BOX)


def against_the_kept(name: str, screenshot: bytes, beside: Path) -> list[str]:
    """What is to be said about a page's look; the page as it is now is left in `beside`."""
    now, path = shrunk(screenshot), KEPT / f"{name}.webp"
    now.save(beside / path.name, quality=90)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        now.save(path, quality=80, method=6)
        return [f"{name}: no picture was kept; one was drawn, look at it"]
    share = apart(now, Image.open(path))
    return [f"{name}: {share:.0%} differs, see {beside / path.name}"] if share > MOST_FAR else []
