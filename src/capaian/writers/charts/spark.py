"""A spark line as a picture: small enough for a cell, the same in all formats, legible in grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
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
    size = f'width="{SPARK_WIDTH}" height="{SPARK_HEIGHT}" viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}"'
    shapes = "".join((*_gaps(line.points), *_targets(line.points), *_course(line.points)))
    words = f"<title>{escape(line.alt)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>{words}{shapes}</svg>'


def _middles(points: Sequence[SparkPoint]) -> list[float]:
    room = SPARK_WIDTH / len(points)
    return [room * (place + 0.5) for place in range(len(points))]


def _heights(points: Sequence[SparkPoint]) -> dict[Decimal, float]:
    """Where each figure stands: the least at the foot, equal ones in the middle."""
    figures = {each for point in points for each in (point.value, point.target) if each is not None}
    low, high = min(figures), max(figures)
    room = SPARK_HEIGHT - 2 * _EDGE
    if low == high:
        return {low: SPARK_HEIGHT / 2}
    return {each: SPARK_HEIGHT - _EDGE - room * float((each - low) / (high - low)) for each in figures}


def _gaps(points: Sequence[SparkPoint]) -> Iterator[str]:
    room = SPARK_WIDTH / len(points)
    for middle, point in zip(_middles(points), points, strict=True):
        if point.is_past and point.value is None:
            place = f'x="{middle - room / 2 + 1:.1f}" width="{room - 2:.1f}"'
            yield f'<rect {place} y="1" height="{SPARK_HEIGHT - 2}" fill="{light(Token.LEMBAR)}"/>'


def _targets(points: Sequence[SparkPoint]) -> Iterator[str]:
    half, heights = SPARK_WIDTH / len(points) * _BAR / 2, _heights(points)
    for middle, point in zip(_middles(points), points, strict=True):
        if point.target is not None:
            path = f"M{middle - half:.1f} {heights[point.target]:.1f}h{2 * half:.1f}"
            yield f'<path d="{path}" stroke="{light(Token.TINTA_2)}" stroke-width="1.4"/>'


def _course(points: Sequence[SparkPoint]) -> Iterator[str]:
    """Results joined where years follow each other; the latest stands out."""
    colour, heights = light(Token.TARUM), _heights(points)
    places = [
        None if point.value is None else (middle, heights[point.value])
        for middle, point in zip(_middles(points), points, strict=True)
    ]
    path = ""
    for before, place in zip([None, *places], places, strict=False):
        if place is not None:
            path += f"{'L' if before else 'M'}{place[0]:.1f} {place[1]:.1f}"
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>' if path else ""
    known = [place for place in places if place is not None]
    for place in known:
        radius = _LAST_DOT if place is known[-1] else _DOT
        yield f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{radius}" fill="{colour}"/>'
