"""A spark line as a picture: small enough for a cell, the same in all formats, legible in grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from capaian.documents.tree import Sparkline, SparkPoint
from capaian.writers.theme import Token, light

SPARK_WIDTH: Final = 124
SPARK_HEIGHT: Final = 22
"""CSS pixels."""
POINTS_PER_PIXEL: Final = 0.75
_EDGE: Final = 4
"""Above and below the line."""
_DOT, _LAST_DOT = 1.8, 3.2
_BAR: Final = 0.62
"""Share of a year's room that the bar of its target takes."""


def render_spark(line: Sparkline) -> str:
    """Return a spark line as SVG, `SPARK_WIDTH` by `SPARK_HEIGHT` CSS pixels."""
    size = (
        f'width="{SPARK_WIDTH}" height="{SPARK_HEIGHT}" viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}"'
    )
    shapes = "".join(_shapes(line.points, SPARK_WIDTH / len(line.points)))
    words = f"<title>{escape(line.alt)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>{words}{shapes}</svg>'


def _shapes(points: Sequence[SparkPoint], room: float) -> Iterator[str]:
    """Targets, then results: joined where years follow each other, the latest stands out."""
    figures = [
        each for point in points for each in (point.value, point.target) if each is not None
    ]
    low, high = min(figures), max(figures)
    scale = (SPARK_HEIGHT - 2 * _EDGE) / float(high - low) if high > low else 0
    foot = SPARK_HEIGHT - _EDGE if scale else SPARK_HEIGHT / 2
    path, dots = "", list[tuple[float, float]]()
    for place, point in enumerate(points):
        middle = room * (place + 0.5)
        if point.target is not None:
            start = (
                f"M{middle - room * _BAR / 2:.1f} {foot - scale * float(point.target - low):.1f}"
            )
            look = f'stroke="{light(Token.TINTA_2)}" stroke-width="1.4"'
            yield f'<path d="{start}h{room * _BAR:.1f}" {look}/>'
        if point.value is not None:
            height = foot - scale * float(point.value - low)
            joint = "L" if place and points[place - 1].value is not None else "M"
            path += f"{joint}{middle:.1f} {height:.1f}"
            dots.append((middle, height))
    colour = light(Token.TARUM)
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>' if path else ""
    for x, y in dots:
        radius = _LAST_DOT if (x, y) == dots[-1] else _DOT
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>'
