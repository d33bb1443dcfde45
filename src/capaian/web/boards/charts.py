"""Charts of boards: the descriptions that print uses, drawn once by a job and kept as pictures.

To draw one takes 25 ms and, for the first of a process, 370 ms and 60 MB: no page waits for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, ClassVar, Final

from django.utils import timezone
from django.utils.safestring import SafeString

from capaian.documents.charts.kinds import Line, draw_rows, draw_timeline
from capaian.documents.charts.marks import Frame
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartKind
from capaian.documents.tree import Chart, Text
from capaian.domain.assessment import ComponentResult, IndicatorResult, Status
from capaian.domain.identifiers import TraceId
from capaian.domain.plan import Indicator
from capaian.domain.value import CellValue, Known, Reason, Result, Unavailable
from capaian.web.accounts.models import User
from capaian.web.boards.models import ChartPicture
from capaian.web.boards.tables import Table
from capaian.web.jobs.kinds import JobKind, Made, Workspace
from capaian.web.jobs.models import Job
from capaian.web.jobs.queue import enqueue
from capaian.web.years.models import OfficeYear
from capaian.writers.charts import render_svg
from capaian.writers.theme import TONES

_NONE: Final = Unavailable(Reason.NOT_APPLICABLE)
_KEPT_DAYS: Final = 30
"""How long a picture stays that no new one replaced: figures that were corrected are not drawn again."""
_MIN_YEARS: Final = 2
"""Fewer are no course."""
_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}\b")
_TOKENS: Final = {tone.light.upper(): f"var(--{token})" for token, tone in reversed(TONES.items())}


@dataclass(frozen=True, slots=True)
class BoardChart:
    """A chart of a page: what it says, what is drawn, and the same figures as a table."""

    name: str
    message: str
    spec: str
    alt: str
    height: int
    table: Table | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        """What a job needs to draw it."""
        names = ("name", "message", "spec", "alt", "height")
        return {name: getattr(self, name) for name in names}

    @property
    def description(self) -> str:
        """Hash of what is drawn."""
        return sha256("\0".join(map(str, self.arguments.values())).encode()).hexdigest()


def draw_for_web(chart: BoardChart) -> str:
    """Return a chart as SVG whose colours are those of the page, in the light and in the dark."""
    words = (Text(chart.message),)
    drawing = Chart(chart.name, chart.message, (), words, chart.spec, chart.alt, chart.height)
    return _HEX.sub(lambda found: _TOKENS.get(found[0].upper(), found[0]), render_svg(drawing))


def timeline_of(indicator: Indicator, result: IndicatorResult, table: Table) -> BoardChart | None:
    """Return the course of an indicator through the years of its plan; `None` with figures of one year."""
    rows = [*_years_of(indicator, result)]
    if sum(isinstance(row.value, Known) or isinstance(row.second, Known) for row in rows) < _MIN_YEARS:
        return None
    year = str(result.current.period.year)
    drawing = draw_timeline(rows, year, result.unit.label)
    told = [f"{row.label}: realisasi {row.value.display}, target {row.second.display}" for row in rows]
    alt = f"Realisasi dan target {indicator.label} menurut tahun, {result.unit.label}. {'; '.join(told)}."
    return BoardChart(f"seri-{result.code}", _message(result), drawing.text, alt, drawing.height, table)


def _years_of(indicator: Indicator, result: IndicatorResult) -> Iterable[ChartRow]:
    for year, target, actual in plan_years(indicator, result):
        is_current = year == result.current.period.year
        status = result.current.status if is_current else Status.UNKNOWN
        yield ChartRow(str(year), actual, target, (), is_current, _NONE, (), status, indicator.polarity)


def plan_years(indicator: Indicator, result: IndicatorResult) -> Sequence[tuple[int, Result, Result]]:
    """Return each year of the plan with its target and what was reached, on the scale of this year."""
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
    years = range(min(targets.keys() | actuals.keys()), max(targets.keys() | actuals.keys()) + 1)
    missing = Unavailable(Reason.NOT_IN_SOURCE)
    return [
        (year, _figure(targets.get(year, missing)), _figure(actuals.get(year, missing))) for year in years
    ]


def _figure(value: CellValue) -> Result:
    return value if isinstance(value, Known | Unavailable) else Unavailable(Reason.NOT_APPLICABLE)


def _message(result: IndicatorResult) -> str:
    trend = result.prior.trend if result.prior is not None else None
    status = "" if result.current.status is Status.UNKNOWN else result.current.status.words
    if trend is None:
        return f"Target {result.current.period.year} {status}".strip() if status else "Realisasi dan target"
    joint = "dan" if (trend == "turun") != (result.current.status is Status.MET) else "tetapi"
    return f"Realisasi {trend}, {joint} target {status}" if status else f"Realisasi {trend}"


def coverage_of(component: ComponentResult, table: Table) -> BoardChart | None:
    """Return the bars of a coverage by kecamatan, the best first, with the regency as a line."""
    known = [area for area in component.areas if isinstance(area.ratio, Known)]
    if not known or not isinstance(component.ratio, Known):
        return None
    known.sort(key=lambda area: -area.ratio.value if isinstance(area.ratio, Known) else 0)
    rows = tuple(
        ChartRow(
            area.name, area.ratio, _NONE, ((Text(area.ratio.display),),), is_own=False, rank=_NONE, traces=()
        )
        for area in known
    )
    whole = Line(component.ratio.value, f"kabupaten/kota {component.ratio.display}", "average")
    frame = Frame(rows, component.ratio.unit.label, has_line=True)
    drawing = draw_rows(ChartKind.BARS, frame, (whole,))
    told = "; ".join(f"{area.name} {area.ratio.display}" for area in known)
    alt = f"{component.name} menurut kecamatan, {component.ratio.unit.label}. {told}; {whole.words}."
    message = lagging_words(component)
    return BoardChart(f"cakupan-{component.code}", message, drawing.text, alt, drawing.height, table)


def lagging_words(component: ComponentResult, most: int = 2) -> str:
    """Return which kecamatan lie furthest below the whole, as a sentence.

    A neutral title stands where none lies more than a point below.
    """
    whole = component.ratio
    if not isinstance(whole, Known):
        return component.name
    gaps = [
        (whole.value - area.ratio.value, area.name)
        for area in component.areas
        if isinstance(area.ratio, Known)
    ]
    behind = sorted((each for each in gaps if each[0] > 1), reverse=True)[:most]
    if not behind:
        return f"{component.name} menurut kecamatan"
    words = [f"{name} {Known(gap, whole.unit, whole.trace).display} poin" for gap, name in behind]
    return f"Tertinggal dari kabupaten/kota: {', '.join(words)}"


def pictures_of(year: OfficeYear, charts: Sequence[BoardChart], by: User) -> Mapping[str, SafeString]:
    """Return the pictures that are there, by name of the chart; the others are asked for.

    Args:
        year: Whose.
        charts: Of a page.
        by: Who looks at it.
    """
    wanted = {chart.description: chart for chart in charts}
    found = year.chart_pictures.filter(description__in=wanted).values_list("description", "svg")
    drawn = {wanted[name].name: SafeString(svg) for name, svg in found}  # the renderer escapes names
    if missing := [chart for chart in charts if chart.name not in drawn]:
        # One open job for each chart of a year: who saves often does not fill the queue.
        key = f"gambar-{'-'.join(chart.name for chart in missing)}"[:150]
        arguments = {"charts": [chart.arguments for chart in missing]}
        enqueue(DrawCharts.name, year.office, key, arguments, by=by, year=year.year)
    return drawn


class DrawCharts(JobKind[Sequence[BoardChart]]):
    """Draws charts that a page asked for."""

    name: ClassVar[str] = "charts"
    label: ClassVar[str] = "Menggambar grafik"
    days_kept: ClassVar[float] = 1

    def load(self, job: Job) -> Sequence[BoardChart]:
        """Return what is to be drawn."""
        return [BoardChart(**each) for each in job.arguments["charts"]]

    def work(self, loaded: Sequence[BoardChart], space: Workspace) -> Made:
        """Draw it."""
        return {chart.description: draw_for_web(chart) for chart in loaded}

    def keep(self, job: Job, made: Made, folder: object) -> None:
        """Keep the pictures, and let those go that nobody asked for in a month."""
        year = OfficeYear.objects.filter(office=job.office, year=job.year or 0).first()
        if year is None:
            return
        year.chart_pictures.filter(drawn_at__lt=timezone.now() - timedelta(days=_KEPT_DAYS)).delete()
        pictures = [ChartPicture(office_year=year, description=each, svg=str(made[each])) for each in made]
        ChartPicture.objects.bulk_create(pictures, ignore_conflicts=True)
