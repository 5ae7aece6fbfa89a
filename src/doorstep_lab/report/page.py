"""Puts the report together: words in both languages, table, charts, the map and its script."""

import json
from html import escape
from importlib.resources import files
from string import Template

import numpy as np

from doorstep.algorithms.simulating import Mean, Played, frozen
from doorstep.algorithms.simulating.charts import Bar, Line, Words, bars, legend, lines, spans
from doorstep_lab import words
from doorstep_lab.comparing import Compared
from doorstep_lab.report.moving import movie
from doorstep_lab.supply import MATCH_LEAST, Supply

MINUTE = 60.0
MOVIES_MAX = 3


def render(compared: Compared, least: list[Supply], minutes: float, command: str) -> str:
    """The whole page as text."""
    own = files("doorstep_lab.report")
    template = Template((own / "page.html").read_text(encoding="utf-8"))
    films = {
        name: movie(played, compared.city.on(compared.seeds[0])[0])
        for name, played in list(compared.first.items())[-MOVIES_MAX:]
    }
    return template.substitute(
        title=escape(words.TITLE[1]),
        heading=spans(words.TITLE),
        facts=_facts(compared),
        command=escape(command),
        table=_table(compared),
        legend=legend({f"c-{name}": words.POLICIES[name] for name in compared.days}),
        charts="".join(_charts(compared)),
        supply=_supply(least, minutes) if least else "",
        choices="".join(
            f'<option value="{name}">{escape(" / ".join(words.POLICIES[name]))}</option>'
            for name in reversed(films)
        ),
        no_script=spans(words.NOTES["no_script"]),
        notes="".join(f"<p>{spans(words.NOTES[key])}</p>" for key in ("same_days", "pairs")),
        films=json.dumps(films, separators=(",", ":")).replace("<", "\\u003c"),
        style=(own / "page.css").read_text(encoding="utf-8"),
        script=(own / "page.js").read_text(encoding="utf-8"),
    )


def _facts(compared: Compared) -> str:
    city = compared.city
    judged = city.world == frozen() and city.sky == "dry"
    sky = words.SKIES[city.sky]
    days, m, n = len(compared.seeds), city.world.workers, city.orders
    line: Words = (
        f"每天 {n:,} 单,{m} 名服务人员,{days} 天,天气:{sky[0]}。",
        f"{n:,} orders a day, {m} workers, {days} days, sky: {sky[1]}.",
    )
    note = words.NOTES["judged" if judged else "changed"]
    return f"{spans(line)} {spans(note)}"


def _table(compared: Compared) -> str:
    head = "".join(f"<th scope=col>{spans(label)}</th>" for label in words.FIGURES.values())
    rows = []
    for name, means in compared.summary().items():
        cells = "".join(f"<td>{_cell(figure, means)}</td>" for figure in words.FIGURES)
        mark = f'<i class="swatch c-{name}"></i>'
        rows.append(f"<tr><th scope=row>{mark}{spans(words.POLICIES[name])}</th>{cells}</tr>")
    return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _cell(figure: str, means: dict[str, Mean]) -> str:
    mean = means[figure]
    if figure.endswith("_seconds"):
        tail = means[figure.replace("_seconds", "_p90_seconds")].value / MINUTE
        return f"{_value(mean, MINUTE, 1)}<small>p90 {tail:.1f}</small>"
    if figure in ("match_rate", "utilisation"):
        return f"{_value(mean, 0.01, 1)}"
    return _value(mean, 1.0, 3 if figure == "gini" else 1)


def _value(mean: Mean, unit: float, digits: int) -> str:
    spread = (
        "" if np.isnan(mean.half_width) else f"<small>± {mean.half_width / unit:.{digits}f}</small>"
    )
    return f"<b>{mean.value / unit:.{digits}f}</b>{spread}"


def _charts(compared: Compared) -> list[str]:
    means = compared.summary()

    def one(figure: str, unit: float) -> list[Bar]:
        return [
            Bar(
                words.POLICIES[name],
                f"c-{name}",
                (found[figure].value / unit,),
                found[figure].half_width / unit,
            )
            for name, found in means.items()
        ]

    door = [
        Bar(
            words.POLICIES[name],
            f"c-{name}",
            (found["travel_seconds"].value / MINUTE, found["accept_seconds"].value / MINUTE),
            found["door_seconds"].half_width / MINUTE,
        )
        for name, found in means.items()
    ]
    hours: Words = ("时", "hour of the day")
    return [
        bars(words.CHARTS["door"], words.MINUTES, door),
        bars(words.CHARTS["match"], words.SHARE, one("match_rate", 0.01), most=100.0),
        lines(
            words.CHARTS["hours"],
            hours,
            words.MINUTES,
            [_by_hour(name, played) for name, played in compared.first.items()],
            x_ticks=_ticks(compared),
        ),
        lines(
            words.CHARTS["waiting"],
            words.MINUTES,
            words.SHARE,
            [_within(name, played) for name, played in compared.first.items()],
            x_ticks=range(0, 41, 10),
        ),
        bars(words.CHARTS["gini"], ("", ""), one("gini", 1.0), digits=3),
        bars(words.CHARTS["utilisation"], words.SHARE, one("utilisation", 0.01), most=100.0),
    ]


def _ticks(compared: Compared) -> list[float]:
    world = compared.city.world
    first, last = world.opens_seconds // 3_600, -(-world.closes_seconds // 3_600)
    return [float(hour) for hour in range(first, last + 1, 2)]


def _by_hour(name: str, played: Played) -> Line:
    """The mean door time of the orders placed in each half hour."""
    placed = played.day.placed_seconds
    door = played.accepted_seconds - placed + played.travel_seconds
    half = (placed // 1_800).astype(np.int64)
    found = np.unique(half)
    y = np.array([_mean(door[half == one]) for one in found]) / MINUTE
    return Line(words.POLICIES[name], f"c-{name}", (found + 0.5) / 2, y)


def _within(name: str, played: Played) -> Line:
    """What share of all orders had somebody at the door within so many minutes."""
    door = played.accepted_seconds - played.day.placed_seconds + played.travel_seconds
    x = np.arange(0, 41, dtype=np.float64)
    y = np.array([float((door <= minutes * MINUTE).mean()) * 100 for minutes in x])
    return Line(words.POLICIES[name], f"c-{name}", x, y)


def _mean(values: np.ndarray) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else float("nan")


def _supply(least: list[Supply], minutes: float) -> str:
    said = words.SUPPLY
    title: Words = (
        said["title"][0].format(minutes=minutes),
        said["title"][1].format(minutes=minutes),
    )
    how: Words = (
        said["how"][0].format(match=MATCH_LEAST),
        said["how"][1].format(match=MATCH_LEAST),
    )
    head = "".join(
        f"<th scope=col>{spans(said[key])}</th>"
        for key in ("trade", "orders", "workers", "range", "door")
    )
    rows = []
    for one in least:
        more = _filled(said["more"], most=one.most)
        workers = spans(more) if one.workers is None else f"<b>{one.workers}</b>"
        low, high = (("?" if end is None else str(end)) for end in (one.perhaps, one.surely))
        door = "" if one.door is None else _value(one.door, MINUTE, 1)
        rows.append(
            f"<tr><th scope=row>{one.trade + 1}</th><td>{one.orders:,}</td><td>{workers}</td>"
            f"<td>{low}–{high}</td><td>{door}</td></tr>"
        )
    return (
        f"<section><h2>{spans(title)}</h2><div class=scroll><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div><p>{spans(how)}</p></section>"
    )


def _filled(said: Words, **values: float) -> Words:
    return said[0].format(**values), said[1].format(**values)
