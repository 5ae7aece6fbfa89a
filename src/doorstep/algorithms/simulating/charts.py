"""Small charts as SVG text: bars with their confidence, lines over a day; drawn by hand.

A chart uses the page's classes (`c-NAME` colours a policy) and `currentColor`, so it follows the
page's light or dark dress. Words come in as pairs (zh-CN, en); a page shows one of the two.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from doorstep.algorithms.travel import FloatArray

Words = tuple[str, str]

WIDTH, HEIGHT = 460, 260
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 30, 42


STYLE = (
    "<style>"
    "svg{color:#1d2429}text{font:12px system-ui,sans-serif;fill:currentColor}"
    "text.dim{fill:#5d6870;font-size:11px}.value{font-weight:600}.grid{stroke:#dcd9d1;fill:none}"
    ".bar{fill:currentColor}.part1{opacity:.45}.whisker{stroke:currentColor;fill:none}"
    ".c-before{color:#79838c}.c-after{color:#0f766e}"
    "@media(prefers-color-scheme:dark){svg{color:#e8e6e1}text.dim{fill:#9ba6ae}"
    ".grid{stroke:#2f383f}.c-before{color:#9aa5ae}.c-after{color:#35b8aa}}"
    "</style>"
)
"""The dress of a picture that has no page around it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, the class that colours it, its parts from the bottom up, the interval."""

    words: Words
    dress: str
    parts: tuple[float, ...]
    half_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line over the axis: its name and dress; nan leaves a gap."""

    words: Words
    dress: str
    x: FloatArray
    y: FloatArray


def bars(
    title: Words,
    unit: Words,
    found: Sequence[Bar],
    *,
    digits: int = 1,
    most: float = np.inf,
) -> str:
    """Upright bars from zero; parts stack, the later ones paler, a whisker shows the interval.

    `most`: where the axis ends at the latest, for what cannot be more.
    """
    tops = [sum(bar.parts) + _real(bar.half_width) for bar in found]
    most, ticks = _scale(max(tops, default=0.0), most)
    slot = (WIDTH - LEFT - RIGHT) / max(1, len(found))
    wide = min(64.0, slot * 0.56)
    drawn = [_grid(ticks, most, unit)]
    for number, bar in enumerate(found):
        x = LEFT + slot * (number + 0.5)
        drawn.append(_bar(bar, x, wide, most, digits))
        drawn.append(_text(bar.words, x, HEIGHT - BOTTOM + 18, "middle"))
    spoken = tuple(
        f"{title[language]}: "
        + ", ".join(f"{bar.words[language]} {sum(bar.parts):.{digits}f}" for bar in found)
        for language in (0, 1)
    )
    return _chart(title, (spoken[0], spoken[1]), drawn)


def lines(
    title: Words, across: Words, unit: Words, found: Sequence[Line], *, x_ticks: Sequence[float]
) -> str:
    """Lines over one axis, each with its name at its highest end."""
    tops = [float(np.nanmax(one.y)) for one in found if np.isfinite(one.y).any()]
    most, ticks = _scale(max(tops, default=0.0), 100.0 if unit == ("%", "%") else np.inf)
    low, high = x_ticks[0], x_ticks[-1]

    def place(x: float, y: float) -> tuple[float, float]:
        reach = (x - low) / (high - low)
        return LEFT + reach * (WIDTH - LEFT - RIGHT), _up(y, most)

    drawn = [_grid(ticks, most, unit)]
    for tick in x_ticks:
        x, _ = place(tick, 0.0)
        drawn.append(_number(f"{tick:g}", x, HEIGHT - BOTTOM + 16, "middle"))
    drawn.append(_text(across, (LEFT + WIDTH) / 2, HEIGHT - 6, "middle", "dim"))
    for one in found:
        runs: list[list[str]] = [[]]
        for x, y in zip(one.x, one.y, strict=True):
            if not np.isfinite(y):
                runs.append([])
                continue
            left, up = place(float(x), float(y))
            runs[-1].append(f"{left:.1f},{up:.1f}")
        drawn += [
            f'<polyline class="line {one.dress}" points="{" ".join(run)}"/>' for run in runs if run
        ]
    return _chart(title, title, drawn)


def legend(names: Mapping[str, Words]) -> str:
    """What the colours mean, as a list of the page: dress and words."""
    items = "".join(
        f'<li><i class="swatch {dress}"></i>{spans(words)}</li>' for dress, words in names.items()
    )
    return f'<ul class="legend">{items}</ul>'


def standalone(figure: str, language: str) -> str:
    """A chart's picture alone, in one language, with its own colours: light and dark."""
    other = "en" if language.startswith("zh") else "zh-CN"
    drawing = figure[figure.index("<svg") : figure.index("</svg>")]
    drawing = re.sub(rf'<text lang="{other}".*?</text>', "", drawing)
    head, _, body = drawing.partition(">")
    return f'{head} xmlns="http://www.w3.org/2000/svg">{STYLE}{body}</svg>'


def spans(words: Words) -> str:
    """The same words twice; the page shows those of its language."""
    return f'<span lang="zh-CN">{escape(words[0])}</span><span lang="en">{escape(words[1])}</span>'


def _chart(title: Words, spoken: Words, drawn: Sequence[str]) -> str:
    label = escape(f"{spoken[0]} / {spoken[1]}")
    body = "".join(drawn)
    return (
        f'<figure class="chart"><figcaption>{spans(title)}</figcaption>'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">{body}</svg></figure>'
    )


def _bar(bar: Bar, x: float, wide: float, most: float, digits: int) -> str:
    drawn, below = [], 0.0
    for number, part in enumerate(bar.parts):
        top = _up(below + part, most)
        high = _up(below, most) - top
        drawn.append(
            f'<rect class="bar {bar.dress} part{number}" x="{x - wide / 2:.1f}" y="{top:.1f}" '
            f'width="{wide:.1f}" height="{max(0.0, high):.1f}" rx="2"/>'
        )
        below += part
    width = _real(bar.half_width)
    highest = _up(min(most, below + width), most)
    if width:
        low = _up(max(0.0, below - width), most)
        drawn.append(
            f'<path class="whisker" d="M{x:.1f} {low:.1f}V{highest:.1f}M{x - 5:.1f} {low:.1f}h10'
            f'M{x - 5:.1f} {highest:.1f}h10"/>'
        )
    drawn.append(_number(f"{below:.{digits}f}", x, highest - 5, "middle", "value"))
    return "".join(drawn)


def _grid(ticks: Sequence[float], most: float, unit: Words) -> str:
    drawn = [_text(unit, 4, 12, "start", "dim")]
    for tick in ticks:
        y = _up(tick, most)
        drawn.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        drawn.append(_number(f"{tick:g}", LEFT - 6, y + 4, "end"))
    return "".join(drawn)


def _up(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM)


def _scale(top: float, limit: float) -> tuple[float, list[float]]:
    """A round end of the axis with room for the figures above the bars, and about four ticks."""
    if not np.isfinite(top) or top <= 0:
        return 1.0, [0.0, 0.5, 1.0]
    rough = top * 1.12 / 4
    size = 10.0 ** np.floor(np.log10(rough))
    step = float(next(step * size for step in (1, 2, 2.5, 5, 10) if step * size >= rough))
    count = int(np.ceil(min(top * 1.12, limit) / step))
    return step * count, [round(step * number, 10) for number in range(count + 1)]


def _real(value: float) -> float:
    return float(value) if np.isfinite(value) else 0.0


def _text(words: Words, x: float, y: float, anchor: str, dress: str = "") -> str:
    return "".join(
        f'<text lang="{language}" class="{dress}" x="{x:.1f}" y="{y:.1f}" '
        f'text-anchor="{anchor}">{escape(word)}</text>'
        for language, word in zip(("zh-CN", "en"), words, strict=True)
    )


def _number(said: str, x: float, y: float, anchor: str, dress: str = "dim") -> str:
    return f'<text class="{dress}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{said}</text>'
