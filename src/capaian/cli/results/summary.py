"""An assessment on the screen: indicators, coverage, surveys, money, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from capaian.cli import console
from capaian.domain.assessment import Assessment, IndicatorResult, PeriodResult, ResourceResult
from capaian.domain.value import CellValue, Unavailable
from capaian.domain.work import NodeKind

_ALL = "all"
_NARROW = 90
"""Columns below which an indicator takes lines of its own instead of a row of a table."""
_FIGURES = ("Target", "Realisasi", "Capaian")


@dataclass(frozen=True)
class _Row:
    """One line of a table: a code, words, and figures."""

    code: str
    name: str
    figures: Sequence[str]
    words: str = ""
    style: str = ""


def show_summary(assessment: Assessment, screen: Console) -> None:
    """Print the results of an office in one period, so that a head of office can read them."""
    console.write_indented(
        screen, 0, (f"{assessment.office} {assessment.regency}", "bold"), (f", {assessment.as_of.label}", "")
    )
    _show_rows(screen, ("Kode", "Indikator", *_FIGURES, "Kategori"), _indicator_rows(assessment))
    _show_rows(screen, ("Kode", "Cakupan", "Pembilang", "Penyebut", "Persen"), _coverage_rows(assessment))
    _show_rows(screen, ("Kode", "Survei", "Nilai", "Mutu"), _survey_rows(assessment))
    _show_rows(screen, ("Kode", "Anggaran", "Pagu", "Realisasi", "Serapan"), _money_rows(assessment))
    _show_states(screen, assessment)
    _show_marks(screen, assessment)


def _show_states(screen: Console, assessment: Assessment) -> None:
    """Say which results rest on stocks of an earlier day than the end of the period."""
    results = [
        *((str(indicator.code), indicator.current.actual) for indicator in assessment.indicators),
        *((str(component.code), component.ratio) for component in assessment.components),
    ]
    found: dict[str, list[str]] = {}
    for code, cell in results:
        state = None if cell.trace is None else assessment.traces[cell.trace].state
        if state is not None:
            found.setdefault(state.label, []).append(code)
    for label, codes in found.items():
        told = f"Keadaan {label}, bukan akhir {assessment.as_of.label}: "
        screen.print()
        console.write_indented(screen, 0, (told, "yellow"), (", ".join(codes), ""))


def _indicator_rows(assessment: Assessment) -> Iterable[_Row]:
    means = {tier.tier: tier for tier in assessment.tiers}
    tiers = dict.fromkeys(indicator.tier for indicator in assessment.indicators)
    for tier in tiers:
        for indicator in assessment.indicators:
            if indicator.tier == tier:
                yield _indicator_row(indicator)
        if tier in means:
            mean = means[tier]
            band = "" if mean.band is None else mean.band.name
            figures = ("", "", mean.mean_achievement.display)
            words = f"{band}, {mean.met} dari {mean.count} tercapai" if band else ""
            yield _Row("", f"Rata-rata capaian {tier}", figures, words, "bold")


def _indicator_row(indicator: IndicatorResult) -> _Row:
    current = indicator.current
    figures = tuple(cell.display for cell in _cells_of(current))
    band = "" if current.band is None else f"{current.band.name}, "
    return _Row(str(indicator.code), indicator.name, figures, f"{band}{current.status_words}")


def _coverage_rows(assessment: Assessment) -> Iterable[_Row]:
    for component in assessment.components:
        cells = (component.numerator, component.denominator, component.ratio)
        yield _Row(str(component.code), component.name, tuple(cell.display for cell in cells))


def _survey_rows(assessment: Assessment) -> Iterable[_Row]:
    for survey in assessment.surveys:
        figures = (survey.index.display, survey.letter or "")
        yield _Row(str(survey.id), f"{survey.unit}, {survey.period.label}", figures)


def _money_rows(assessment: Assessment) -> Iterable[_Row]:
    for node in assessment.nodes:
        if node.kind is NodeKind.PROGRAM and node.money is not None:
            yield _money_row(str(node.code), node.name, node.money)
    for resource in assessment.totals:
        if resource.kind == _ALL:
            yield _money_row("", f"Seluruhnya, {resource.period.label}", resource, "bold")


def _money_row(code: str, name: str, resource: ResourceResult, style: str = "") -> _Row:
    cells = (resource.revised, resource.actual, resource.ratio)
    return _Row(code, name, tuple(cell.display for cell in cells), style=style)


def _show_rows(screen: Console, names: Sequence[str], rows: Iterable[_Row]) -> None:
    shown = list(rows)
    if not shown:
        return
    screen.print()
    if screen.width < _NARROW:
        _show_lines(screen, names, shown)
    else:
        screen.print(_table(names, shown))


def _table(names: Sequence[str], rows: Iterable[_Row]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(names[0], no_wrap=True)
    table.add_column(names[1], overflow="fold")
    words = len(names) > 2 + len(_FIGURES)
    for name in names[2:-1] if words else names[2:]:
        table.add_column(name, justify="right", no_wrap=True)
    if words:
        table.add_column(names[-1])
    for row in rows:
        cells = [row.code, row.name, *row.figures, *([row.words] if words else [])]
        table.add_row(*(console.printable(cell) for cell in cells), style=row.style)
    return table


def _show_lines(screen: Console, names: Sequence[str], rows: Iterable[_Row]) -> None:
    console.write_indented(screen, 0, (names[1], "bold underline"))
    for row in rows:
        head = f"{row.code}  " if row.code else ""
        console.write_indented(screen, 0, (head, "bold"), (row.name, row.style))
        pairs = [f"{name} {figure}" for name, figure in zip(names[2:], row.figures, strict=False) if figure]
        words = [row.words] if row.words else []
        console.write_indented(screen, 3, (" · ".join([*pairs, *words]), row.style))


def _show_marks(screen: Console, assessment: Assessment) -> None:
    """Say what the marks of missing figures mean, those that stand above and no others."""
    meanings: dict[str, list[str]] = {}
    for cell in _shown_cells(assessment):
        if isinstance(cell, Unavailable):
            meanings.setdefault(cell.display, []).append(cell.reason.words)
    if meanings:
        notes = (f"{mark} {' atau '.join(dict.fromkeys(words))}" for mark, words in meanings.items())
        screen.print()
        console.write_indented(screen, 0, ("; ".join(notes), "dim"))


def _shown_cells(assessment: Assessment) -> Iterable[CellValue]:
    for indicator in assessment.indicators:
        yield from _cells_of(indicator.current)
    for component in assessment.components:
        yield from (component.numerator, component.denominator, component.ratio)
    yield from (survey.index for survey in assessment.surveys)
    money = [node.money for node in assessment.nodes if node.kind is NodeKind.PROGRAM]
    for resource in (*money, *(total for total in assessment.totals if total.kind == _ALL)):
        if resource is not None:
            yield from (resource.revised, resource.actual, resource.ratio)


def _cells_of(result: PeriodResult) -> tuple[CellValue, ...]:
    return result.target, result.actual, result.achievement
