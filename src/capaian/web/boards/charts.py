"""Charts of boards: the descriptions that print uses, drawn once by a job and kept as pictures.

To draw one takes 25 ms and, for the first of a process, 370 ms and 60 MB: no page waits for that. What papers
are made with is loaded by the functions that need it: a tenth of the time until the first page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar, Final

from django.core.cache import caches
from django.db import OperationalError
from django.utils.safestring import SafeString

from capaian.domain.assessment import ComponentResult, IndicatorResult, Status
from capaian.domain.identifiers import TraceId
from capaian.domain.plan import Indicator
from capaian.domain.policy import WORSE_TREND, Polarity
from capaian.domain.value import CellValue, Known, Reason, Result, Unavailable
from capaian.web.accounts.models import User
from capaian.web.boards.tables import BoardTable
from capaian.web.jobs.models import Job, JobKind, Made, Workspace
from capaian.web.jobs.queue import enqueue
from capaian.web.years.models import OfficeYear

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


def draw_for_web(chart: BoardChart) -> str:
    """Return a chart as SVG whose colours are those of the page, in the light and in the dark."""
    from capaian.documents.tree import Chart, Text
    from capaian.writers.charts import render_svg
    from capaian.writers.theme import TONES

    tokens = {tone.light.upper(): f"var(--{token})" for token, tone in reversed(TONES.items())}
    words = (Text(chart.message),)
    drawing = Chart(chart.name, chart.message, words, words, chart.spec, chart.alt, chart.height)
    return _HEX.sub(lambda found: tokens.get(found[0].upper(), found[0]), render_svg(drawing))


def timeline_of(indicator: Indicator, result: IndicatorResult, table: BoardTable) -> BoardChart | None:
    """Return the course of an indicator through the years of its plan; `None` with figures of one year."""
    from capaian.documents.charts.marks import draw_timeline
    from capaian.documents.charts.rows import ChartRow

    this_year = result.current.period.year
    rows = []
    for year, target, actual in plan_years(indicator, result):
        is_own, status = year == this_year, result.current.status if year == this_year else Status.UNKNOWN
        rows.append(ChartRow(str(year), actual, target, (), is_own, _NONE, (), status, indicator.polarity))
    if sum(isinstance(row.value, Known) or isinstance(row.second, Known) for row in rows) < _MIN_YEARS:
        return None
    drawing = draw_timeline(rows, result.unit.label)
    years = [f"{row.label}: realisasi {row.value.display}, target {row.second.display}" for row in rows]
    alt = f"Realisasi dan target {indicator.label} menurut tahun, {result.unit.label}. {'; '.join(years)}."
    return BoardChart(
        f"seri-{result.code}",
        trend_message(result, indicator.polarity),
        drawing.text,
        alt,
        drawing.height,
        table,
    )


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
        (year, drawn_figure(targets.get(year, missing)), drawn_figure(actuals.get(year, missing)))
        for year in years
    ]


def drawn_figure(value: CellValue) -> Result:
    """Return what of a value can be drawn: words cannot."""
    return value if isinstance(value, Known | Unavailable) else Unavailable(Reason.NOT_APPLICABLE)


def trend_message(result: IndicatorResult, polarity: Polarity) -> str:
    """Return how an indicator went and whether its target was met; a fall is good where less is better."""
    trend = result.prior.trend if result.prior is not None else None
    status = "" if result.current.status is Status.UNKNOWN else result.current.status.words
    if trend is None:
        return f"Target {result.current.period.year} {status}".strip() if status else "Realisasi dan target"
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
        ChartRow(name, ratio, _NONE, ((Text(ratio.display),),), is_own=False, rank=_NONE, traces=())
        for name, ratio in known
    )
    whole = ReferenceLine(own.value, f"kabupaten/kota {own.display}", "average")
    drawing = draw_rows(ChartKind.BARS, Frame(rows, own.unit.label, has_line=True), (whole,))
    bars = "; ".join(f"{name} {ratio.display}" for name, ratio in known)
    alt = f"{component.name} menurut kecamatan, {own.unit.label}. {bars}; {whole.words}."
    # A neutral title stands where none lies more than a point below the whole.
    gaps = [(name, own.value - ratio.value) for name, ratio in reversed(known) if own.value - ratio.value > 1]
    behind = [f"{name} {Known(gap, own.unit, own.trace).display} poin" for name, gap in gaps[:_MAX_LAGGING]]
    message = f"Tertinggal dari kabupaten/kota: {', '.join(behind)}" if behind else ""
    message = message or f"{component.name} menurut kecamatan"
    return BoardChart(f"cakupan-{component.code}", message, drawing.text, alt, drawing.height, table)


def picture_of(year: OfficeYear, chart: BoardChart, by: User) -> SafeString | None:
    """Return the picture of a chart; `None` while it is still to be drawn, which is asked for."""
    svg: str | None = caches["pictures"].get(chart.description)
    if svg is None:
        # One open job for each chart of a year: who saves often does not fill the queue.
        key = f"gambar-{chart.name}"[:150]
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

    def work(self, loaded: BoardChart, space: Workspace) -> Made:
        """Draw it."""
        return {loaded.description: draw_for_web(loaded)}

    def keep(self, job: Job, made: Made, folder: object) -> None:
        """Keep the picture where all processes find it."""
        caches["pictures"].set_many({**made})
