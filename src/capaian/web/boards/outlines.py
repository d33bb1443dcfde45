"""Boundaries of kecamatan: of a GeoJSON nothing is kept but outlines under codes of areas.

Names, styles and links of the file are not read, so that nothing of it can reach a page.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Final

from capaian.domain.assessment import ComponentResult
from capaian.domain.office import Area
from capaian.domain.value import Known, Result

MAX_BYTES: Final = 5_000_000
"""Boundaries of a regency at the detail of a map of 1:50.000 have one or two million."""
_WIDTH: Final = 560.0
_MIN_STEP: Final = 0.7
"""Points nearer than this many pixels to the one before say nothing."""
_LONGITUDES: Final = (94.0, 142.0)
_LATITUDES: Final = (-12.0, 8.0)
_SHADES: Final = 4
_MIN_CORNERS: Final = 3
"""Of a surface; a point or a line has fewer."""

_UNREADABLE: Final = (
    "Berkas ini bukan GeoJSON dengan kumpulan bentuk (FeatureCollection) berupa bidang (Polygon atau "
    "MultiPolygon) yang titiknya bujur dan lintang di Indonesia, dalam derajat."
)
_LACKING: Final = "Setiap kecamatan perlu bentuk yang salah satu sifatnya berisi kodenya."

Ring = Sequence[tuple[float, float]]


class BoundariesError(ValueError):
    """Why a file is no map of the office, in Indonesian."""


@dataclass(frozen=True, slots=True)
class AreaOutline:
    """The outline of an area in the picture, and where its name stands."""

    path: str
    x: float
    y: float


def read_outlines(content: bytes, areas: Sequence[Area]) -> dict[str, Any]:
    """Return the outlines of a GeoJSON file as they are stored: the height, and an `AreaOutline` for each.

    Raises:
        BoundariesError: with what does not fit; each of the areas must have a shape.
    """
    if len(content) > MAX_BYTES:
        raise BoundariesError(f"Berkas lebih dari {MAX_BYTES // 1_000_000} MB. Sederhanakan batasnya dahulu.")
    found: dict[str, list[Ring]] = {}
    codes = {area.code.replace(".", ""): str(area.code) for area in areas}
    try:
        for feature in json.loads(content.decode("utf-8-sig"))["features"]:
            if code := _code_of(feature, codes):
                found.setdefault(code, []).extend(_rings_of(feature["geometry"]))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise BoundariesError(_UNREADABLE) from error
    lacking = [f"{area.name} ({area.code})" for area in areas if not found.get(area.code)]
    if lacking:
        raise BoundariesError(f"{_LACKING} Tanpa batas: {', '.join(lacking)}.")
    return _draw(found)


def _code_of(feature: Mapping[str, Any], codes: Mapping[str, str]) -> str:
    """Return the one kecamatan whose code a shape bears; empty: it is of another place, or of several."""
    values = [*(feature["properties"] or {}).values(), feature.get("id")]
    own = {str(each).replace(".", "") for each in values if isinstance(each, str | int)} & codes.keys()
    return codes[own.pop()] if len(own) == 1 else ""


def _rings_of(geometry: Mapping[str, Any]) -> Sequence[Ring]:
    """Return the rings of a shape; raises `ValueError` for what is no surface in Indonesia, in degrees."""
    kinds = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    rings = [[_point(place) for place in ring] for polygon in kinds[geometry["type"]] for ring in polygon]
    if any(len({*ring}) < _MIN_CORNERS for ring in rings):
        raise ValueError(len(rings))
    return rings


def _point(place: Sequence[float]) -> tuple[float, float]:
    east, north = float(place[0]), float(place[1])
    if not (_LONGITUDES[0] <= east <= _LONGITUDES[1] and _LATITUDES[0] <= north <= _LATITUDES[1]):
        raise ValueError(place)
    return east, north


def _draw(found: Mapping[str, Sequence[Ring]]) -> dict[str, Any]:
    """Return the rings as paths: a degree of longitude is shorter by the cosine of the latitude."""
    points = [point for rings in found.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowing = math.cos(math.radians((south + north) / 2))
    scale = _WIDTH / max((east - west) * narrowing, 1e-6)

    def project(ring: Ring) -> Ring:
        return [((x - west) * narrowing * scale, (north - y) * scale) for x, y in ring]

    shapes = {code: astuple(_shape([project(ring) for ring in rings])) for code, rings in found.items()}
    return {"height": round((north - south) * scale, 1), "shapes": shapes}


def _shape(rings: Sequence[Ring]) -> AreaOutline:
    """Return rings as one path; the name stands in the middle of the widest one."""
    bounds = [(min(xs), max(xs), min(ys), max(ys)) for xs, ys in (zip(*ring, strict=True) for ring in rings)]
    left, right, top, bottom = max(bounds, key=lambda each: (each[1] - each[0]) * (each[3] - each[2]))
    path = "".join(_path(ring) for ring in rings)
    return AreaOutline(path, round((left + right) / 2, 1), round((top + bottom) / 2, 1))


def _path(ring: Ring) -> str:
    kept: list[tuple[float, float]] = []
    for point in ring:
        if not kept or math.dist(point, kept[-1]) >= _MIN_STEP:
            kept.append(point)
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in kept)}Z"


@dataclass(frozen=True, slots=True)
class MapArea:
    """A kecamatan on the map or as a tile: darker where it is lower."""

    name: str
    shown: str
    shade: int
    """1, the highest, to 4; 0: without a figure."""
    shape: AreaOutline | None


def map_areas(component: ComponentResult, outlines: Mapping[str, Any] | None) -> Sequence[MapArea]:
    """Return the kecamatan of a coverage, in the order of the dossier, each with its shade."""
    known = [area.ratio.value for area in component.areas if isinstance(area.ratio, Known)]
    low, high = min(known, default=0), max(known, default=0)
    shapes = {code: AreaOutline(*shape) for code, shape in outlines["shapes"].items()} if outlines else {}

    def shade(ratio: Result) -> int:
        if not isinstance(ratio, Known):
            return 0
        depth = (high - ratio.value) / (high - low) if high > low else 0
        return min(_SHADES, 1 + int(depth * _SHADES))

    return [
        MapArea(area.name, area.ratio.display, shade(area.ratio), shapes.get(area.code))
        for area in component.areas
    ]
