"""Charts and maps of boards: the descriptions that print uses,
drawn once by a job and kept as pictures.

To draw one takes 25 ms and, for the first of a process, 370 ms and 60 MB: no page waits for that.
What papers are made with is loaded by the functions that need it: a tenth of the time until the
first page. Of a GeoJSON nothing is kept but outlines under codes of areas: names, styles and links
in it are not read, so that nothing of it can reach a page.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import Any, ClassVar, Final

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.utils.safestring import SafeString

from capaian.domain.assessment import ComponentResult, IndicatorResult, Status
from capaian.domain.identifiers import TraceId
from capaian.domain.office import Area
from capaian.domain.plan import Indicator
from capaian.domain.policy import WORSE_TREND, Polarity
from capaian.domain.value import CellValue, Known, Reason, Result, Unavailable
from capaian.web.accounts.models import User
from capaian.web.boards.tables import BoardTable
from capaian.web.jobs.models import Job, JobKind, JobResult, Workspace
from capaian.web.jobs.queue import enqueue
from capaian.web.years.models import OfficeYear

_MAX_LETTERS_OF_A_KEY: Final = 150

MAX_BYTES: Final = 5_000_000
"""Boundaries of a regency at the detail of a map of 1:50.000 have one or two million."""
_WIDTH: Final = 560.0
_MIN_STEP: Final = 0.7
"""Points nearer than this many pixels to the one before say nothing."""
_WEST, _EAST, _SOUTH, _NORTH = (94.0, 142.0, -12.0, 8.0)
_SHADES: Final = 4
_MIN_CORNERS: Final = 3
"""Of a surface; a point or a line has fewer."""

_UNREADABLE: Final = (
    "Berkas ini bukan GeoJSON dengan kumpulan bentuk (FeatureCollection) berupa bidang "
    "(Polygon atau "
    "MultiPolygon) yang titiknya bujur dan lintang di Indonesia, dalam derajat."
)
Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class AreaOutline:
    """The outline of an area in the picture, and where its name stands."""

    path: str
    x: float
    y: float


def read_outlines(content: bytes, areas: Sequence[Area]) -> dict[str, Any]:
    """Return the outlines of a GeoJSON file as they are stored; raises `ValidationError`,
    which says why.
    """
    if len(content) > MAX_BYTES:
        raise ValidationError(
            f"Berkas lebih dari {MAX_BYTES // 1_000_000} MB. Sederhanakan batasnya dahulu."
        )
    found: dict[str, list[Ring]] = {}
    codes = {area.code.replace(".", ""): str(area.code) for area in areas}
    try:
        for feature in json.loads(content.decode("utf-8-sig"))["features"]:
            values = [*(feature["properties"] or {}).values(), feature.get("id")]
            own = {
                str(e).replace(".", "") for e in values if isinstance(e, str | int)
            } & codes.keys()
            if len(own) == 1:  # else it is of another place, or of several
                found.setdefault(codes[own.pop()], []).extend(_rings_of(feature["geometry"]))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValidationError(_UNREADABLE) from error
    lacking = [f"{area.name} ({area.code})" for area in areas if not found.get(area.code)]
    if lacking:
        words = (
            "Setiap kecamatan perlu bentuk yang salah satu sifatnya berisi kodenya. Tanpa batas:"
        )
        raise ValidationError(f"{words} {', '.join(lacking)}.")
    return _draw(found)


def _rings_of(geometry: Mapping[str, Any]) -> Sequence[Ring]:
    """Return the rings of a shape; raises `ValueError` for what is no surface in Indonesia,
    in degrees.
    """
    kinds = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    polygons = kinds[geometry["type"]]
    rings = [
        [(float(place[0]), float(place[1])) for place in ring]
        for each in polygons
        for ring in each
    ]
    for ring in rings:
        is_here = all(_WEST <= x <= _EAST and _SOUTH <= y <= _NORTH for x, y in ring)
        if not is_here or len({*ring}) < _MIN_CORNERS:
            raise ValueError(ring)
    return rings


def _draw(found: Mapping[str, Sequence[Ring]]) -> dict[str, Any]:
    """Return the rings as paths: a degree of longitude is shorter by the
    cosine of the latitude.
    """
    points = [point for rings in found.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowing = math.cos(math.radians((south + north) / 2))
    scale = _WIDTH / max((east - west) * narrowing, 1e-6)

    def project(ring: Ring) -> Ring:
        return [((x - west) * narrowing * scale, (north - y) * scale) for x, y in ring]

    shapes = {
        code: astuple(_shape([project(ring) for ring in rings])) for code, rings in found.items()
    }
    return {"height": round((north - south) * scale, 1), "shapes": shapes}


def _shape(rings: Sequence[Ring]) -> AreaOutline:
    """Return rings as one path; the name stands in the middle of the widest one."""
    bounds = [
        (min(xs), max(xs), min(ys), max(ys))
        for xs, ys in (zip(*ring, strict=True) for ring in rings)
    ]
    left, right, top, bottom = max(
        bounds, key=lambda each: (each[1] - each[0]) * (each[3] - each[2])
    )
    path = ""
    for ring in rings:
        kept = [ring[0]]
        for point in ring[1:]:
            if math.dist(point, kept[-1]) >= _MIN_STEP:
                kept.append(point)
        path += f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in kept)}Z"
    return AreaOutline(path, round((left + right) / 2, 1), round((top + bottom) / 2, 1))


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
    shapes = (
        {code: AreaOutline(*shape) for code, shape in outlines["shapes"].items()}
        if outlines
        else {}
    )

    def shade(ratio: Result) -> int:
        if not isinstance(ratio, Known):
            return 0
        depth = (high - ratio.value) / (high - low) if high > low else 0
        return min(_SHADES, 1 + int(depth * _SHADES))

    return [
        MapArea(area.name, area.ratio.display, shade(area.ratio), shapes.get(area.code))
        for area in component.areas
    ]


_NONE: Final = Unavailable(Reason.NOT_APPLICABLE)
_MAX_LAGGING: Final = 2
_MIN_YEARS: Final = 2
"""Fewer are no course."""
_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}\b")


@dataclass(frozen=True, slots=True)
class BoardChart:
    """A chart of a page: what it says, what is drawn, and the same figures as a table."""

    name: str
    message: str
    spec: str
    alt: str
    height: int
    table: BoardTable | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        """What a job needs to draw it."""
        return {name: getattr(self, name) for name in ("name", "message", "spec", "alt", "height")}

    @property
    def description(self) -> str:
        """Hash of what is drawn."""
        return sha256("\0".join(map(str, self.arguments.values())).encode()).hexdigest()


CoursePoint = tuple[str, CellValue, CellValue, bool, Status]
"""A period, what was reached, the target, whether it is the one that is looked at,
and how it was judged.
"""


def draw_course(
    table: BoardTable, message: str, points: Sequence[CoursePoint], indicator: Indicator
) -> BoardChart:
    """Return targets and results of an indicator through periods, which a table has too,
    as a chart.
    """
    from capaian.documents.charts.marks import draw_timeline
    from capaian.documents.charts.rows import ChartRow

    polarity, unit = indicator.polarity, indicator.unit.label
    rows = [
        ChartRow(
            label,
            drawn_figure(actual),
            drawn_figure(target),
            (),
            is_own,
            _NONE,
            (),
            status,
            polarity,
        )
        for label, actual, target, is_own, status in points
    ]
    drawing = draw_timeline(rows, unit)
    texts = [
        f"{row.label}: realisasi {row.value.display}, target {row.second.display}" for row in rows
    ]
    alt = f"{table.title}, {indicator.label}, {unit}. {'; '.join(texts)}."
    return BoardChart(table.name, message, drawing.text, alt, drawing.height, table)


def timeline_of(
    indicator: Indicator, result: IndicatorResult, table: BoardTable
) -> BoardChart | None:
    """Return the course of an indicator through the years of its plan;
    `None` with figures of one year.
    """
    now, years = result.current, plan_years(indicator, result)
    if (
        sum(any(isinstance(figure, Known) for figure in figures) for _, *figures in years)
        < _MIN_YEARS
    ):
        return None
    points = []
    for year, target, actual in years:
        is_own = year == now.period.year
        points.append(
            (str(year), actual, target, is_own, now.status if is_own else Status.UNKNOWN)
        )
    return draw_course(table, trend_message(result, indicator.polarity), points, indicator)


def plan_years(
    indicator: Indicator, result: IndicatorResult
) -> Sequence[tuple[int, Result, Result]]:
    """Return each year of the plan with its target and what was reached,
    on the scale of this year.
    """
    current = result.current
    actuals = {past.period.year: past.actual for past in result.past}
    if result.prior is not None:
        actuals[result.prior.period.year] = result.prior.actual
    actuals[current.period.year] = current.actual
    targets: dict[int, CellValue] = {
        year: Known(target.value, result.unit, TraceId(""), 2)
        for year, target in indicator.plan_targets.items()
        if target.value is not None and target.scale in (None, result.unit)
    }
    targets[current.period.year] = current.target
    years = range(min([*targets, *actuals]), max([*targets, *actuals]) + 1)
    missing = Unavailable(Reason.NOT_IN_SOURCE)
    return [
        (year, drawn_figure(targets.get(year, missing)), drawn_figure(actuals.get(year, missing)))
        for year in years
    ]


def drawn_figure(value: CellValue) -> Result:
    """Return what of a value can be drawn: words cannot."""
    return value if isinstance(value, Known | Unavailable) else Unavailable(Reason.NOT_APPLICABLE)


def trend_message(result: IndicatorResult, polarity: Polarity) -> str:
    """Return how an indicator went and whether its target was met;
    a fall is good where less is better.
    """
    trend = result.prior.trend if result.prior is not None else None
    status = "" if result.current.status is Status.UNKNOWN else result.current.status.words
    if trend is None:
        return (
            f"Target {result.current.period.year} {status}".strip()
            if status
            else "Realisasi dan target"
        )
    is_good = trend is not WORSE_TREND[polarity]
    joint = " dan" if is_good == (result.current.status is Status.MET) else " tetapi"
    joint = "," if polarity is Polarity.CLOSER_IS_BETTER else joint
    return f"Realisasi {trend}{joint} target {status}" if status else f"Realisasi {trend}"


def coverage_of(component: ComponentResult, table: BoardTable) -> BoardChart | None:
    """Return the bars of a coverage by kecamatan, the best first, with the regency as a line."""
    from capaian.documents.charts.marks import Frame, ReferenceLine, draw_rows
    from capaian.documents.charts.rows import ChartRow
    from capaian.documents.layout.model import ChartKind
    from capaian.documents.tree import Text

    own = component.ratio
    known = [(each.name, each.ratio) for each in component.areas if isinstance(each.ratio, Known)]
    if not known or not isinstance(own, Known):
        return None
    known.sort(key=lambda each: -each[1].value)
    rows = tuple(
        ChartRow(
            name, ratio, _NONE, ((Text(ratio.display),),), is_own=False, rank=_NONE, traces=()
        )
        for name, ratio in known
    )
    whole = ReferenceLine(own.value, f"kabupaten/kota {own.display}", "average")
    drawing = draw_rows(ChartKind.BARS, Frame(rows, own.unit.label, has_line=True), (whole,))
    bars = "; ".join(f"{name} {ratio.display}" for name, ratio in known)
    alt = f"{component.name} menurut kecamatan, {own.unit.label}. {bars}; {whole.words}."
    # A neutral title stands where none lies more than a point below the whole.
    gaps = [
        (name, own.value - ratio.value)
        for name, ratio in reversed(known)
        if own.value - ratio.value > 1
    ]
    behind = [
        f"{name} {Known(gap, own.unit, own.trace).display} poin"
        for name, gap in gaps[:_MAX_LAGGING]
    ]
    message = f"Tertinggal dari kabupaten/kota: {', '.join(behind)}" if behind else ""
    message = message or f"{component.name} menurut kecamatan"
    return BoardChart(
        f"cakupan-{component.code}", message, drawing.text, alt, drawing.height, table
    )


def picture_of(year: OfficeYear, chart: BoardChart, by: User) -> SafeString | None:
    """Return the picture of a chart; `None` while it is still to be drawn, which is asked for."""
    svg: str | None = caches["pictures"].get(chart.description)
    if svg is None:
        # One open job for each chart of a year: who saves often does not fill the queue.
        key = f"gambar-{chart.name}"[:_MAX_LETTERS_OF_A_KEY]
        with suppress(OperationalError):  # a full disk: pages are still read
            enqueue(DrawChart.name, year.office, key, chart.arguments, by=by, year=year.year)
        return None
    return SafeString(svg)  # the renderer escapes names


class DrawChart(JobKind[BoardChart]):
    """Draws a chart that a page asked for: once for each description, whoever asks."""

    name: ClassVar[str] = "charts"
    label: ClassVar[str] = "Menggambar grafik"
    days_kept: ClassVar[float] = 1

    def load(self, job: Job) -> BoardChart:
        """Return what is to be drawn."""
        return BoardChart(**job.arguments)

    def work(self, loaded: BoardChart, space: Workspace) -> JobResult:
        """Draw it as SVG whose colours are those of the page, in the light and in the dark."""
        from capaian.documents.tree import Chart, Text
        from capaian.writers.charts import render_svg
        from capaian.writers.theme import TONES

        tokens = {tone.light.upper(): f"var(--{token})" for token, tone in reversed(TONES.items())}
        name, words = loaded.name, (Text(loaded.message),)
        drawing = Chart(name, loaded.message, words, words, loaded.spec, loaded.alt, loaded.height)
        svg = render_svg(drawing)
        return {
            loaded.description: _HEX.sub(lambda found: tokens.get(found[0].upper(), found[0]), svg)
        }

    def keep(self, job: Job, made: JobResult, folder: object) -> None:
        """Keep the picture where all processes find it."""
        caches["pictures"].set_many({**made})
