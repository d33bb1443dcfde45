"""`capaian compute`: all results of an office-year, as a summary or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from capaian.cli import console
from capaian.cli.issues import mention_issues
from capaian.cli.usage import AS_JSON, AS_OF, DOSSIER, read_period
from capaian.domain.assessment import Assessment, ResourceResult
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.value import CellValue, Unavailable
from capaian.domain.work import NodeKind
from capaian.dossier.check import prepare

if TYPE_CHECKING:
    from rich.console import Console


def compute(
    dossier: Annotated[Path, DOSSIER],
    as_of: Annotated[str | None, AS_OF] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Hitung semua indikator, cakupan, anggaran, dan pembandingnya."""
    period = None if as_of is None else read_period(as_of)
    prepared = prepare(dossier)
    assessment = prepared.assess(period)
    if as_json:
        console.print_json(assessment_to_plain(assessment))
        return
    show_summary(assessment, console.out())
    mention_issues([*dict.fromkeys((*prepared.issues, *assessment.issues))], dossier)


# --- the screen ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _SummaryRow:
    """One line of a table: a code, words, and figures."""

    code: str
    name: str
    figures: Sequence[CellValue]
    words: str = ""
    style: str = ""


def show_summary(assessment: Assessment, screen: Console) -> None:
    """Print the results of an office in one period, so that a head of office can read them."""
    head = f"{assessment.office} {assessment.regency}"
    console.write_indented(screen, 0, (head, "bold"), (f", {assessment.as_of.label}", ""))
    marks: dict[str, dict[str, None]] = {}
    for names, found in (
        (("Indikator", "Target", "Realisasi", "Capaian", "Kategori"), _indicator_rows(assessment)),
        (("Cakupan", "Pembilang", "Penyebut", "Persen"), _coverage_rows(assessment)),
        (("Survei", "Nilai", "Mutu"), _survey_rows(assessment)),
        (("Anggaran", "Pagu", "Realisasi", "Serapan"), _money_rows(assessment)),
    ):
        rows = list(found)
        if rows:
            screen.print()
            _show_table(screen, names, rows)
        for cell in (cell for row in rows for cell in row.figures):
            if isinstance(cell, Unavailable):
                marks.setdefault(cell.display, {})[cell.reason.words] = None
    _show_states(screen, assessment)
    if marks:
        notes = (f"{mark} {' atau '.join(words)}" for mark, words in marks.items())
        screen.print()
        console.write_indented(screen, 0, ("; ".join(notes), "dim"))


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
        head = f"Keadaan {label}, bukan akhir {assessment.as_of.label}: "
        screen.print()
        console.write_indented(screen, 0, (head, "yellow"), (", ".join(codes), ""))


def _indicator_rows(assessment: Assessment) -> Iterator[_SummaryRow]:
    """Yield the indicators by tier, each tier closed by its mean."""
    means = {tier.tier: tier for tier in assessment.tiers}
    for tier in dict.fromkeys(indicator.tier for indicator in assessment.indicators):
        for indicator in assessment.indicators:
            current = indicator.current
            if indicator.tier == tier:
                band = "" if current.band is None else f"{current.band.name}, "
                cells = (current.target, current.actual, current.achievement)
                yield _SummaryRow(
                    indicator.code, indicator.name, cells, f"{band}{current.status_words}"
                )
        if mean := means.get(tier):
            words = f"{mean.band.name}, {mean.met} dari {mean.count} tercapai" if mean.band else ""
            words += f", tanpa {', '.join(mean.left_out)}" if mean.left_out else ""
            yield _SummaryRow(
                "", f"Rata-rata capaian {tier}", (mean.mean_achievement,), words, "bold"
            )


def _coverage_rows(assessment: Assessment) -> Iterator[_SummaryRow]:
    for component in assessment.components:
        cells = (component.numerator, component.denominator, component.ratio)
        yield _SummaryRow(component.code, component.name, cells)


def _survey_rows(assessment: Assessment) -> Iterator[_SummaryRow]:
    for survey in assessment.surveys:
        yield _SummaryRow(
            survey.id,
            f"{survey.unit}, {survey.period.label}",
            (survey.index,),
            survey.letter or "",
        )


def _money_rows(assessment: Assessment) -> Iterator[_SummaryRow]:
    def row(code: str, name: str, money: ResourceResult, style: str = "") -> _SummaryRow:
        return _SummaryRow(code, name, (money.revised, money.actual, money.ratio), style=style)

    for node in assessment.nodes:
        if node.kind is NodeKind.PROGRAM and node.money is not None:
            yield row(node.code, node.name, node.money)
    for total in assessment.totals:
        if total.kind == "all":
            yield row("", f"Seluruhnya, {total.period.label}", total, "bold")


def _show_table(screen: Console, names: Sequence[str], rows: Iterable[_SummaryRow]) -> None:
    """Print a code, a name, figures and, where the last column has them, words;
    a single mean stands last.
    """
    from rich.table import Table

    has_words = names[-1] in ("Kategori", "Mutu")
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("Kode", overflow="fold")
    table.add_column(names[0], overflow="fold")
    for name in names[1:]:
        table.add_column(name, justify="left" if name == "Kategori" else "right", overflow="fold")
    for row in rows:
        figures = [cell.display for cell in row.figures]
        missing = [""] * (len(names) - 1 - has_words - len(figures))
        cells = (row.code, row.name, *missing, *figures, *([row.words] if has_words else []))
        table.add_row(*map(console.printable, cells), style=row.style)
    screen.print(table)
