"""An audit on the screen: how much was recomputed, then each finding with its working and its repair."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from capaian.auditor.reports import Audited
from capaian.cli import console
from capaian.cli.issues import MARKS
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import NO_REPORT, ReportFile, UnsupportedNumber
from capaian.domain.audit.wording import split_wrong_quote, write_repair, write_wrong_place
from capaian.domain.numerals import write_decimal

_COUNTS: Final = ("Pernyataan", "Sesuai", "Galat", "Peringatan", "Catatan", "Akibat")
"""The last are right as printed, and fit once another finding is mended."""
_CELLS: Final = re.compile(r"\s*\t\s*")
"""What parts cells, empty ones too."""


def show_audit(audited: Audited, shown: Sequence[Finding], screen: Console) -> None:
    """Print what was read, the table by rule, the findings by weight, and numbers that no dossier gives."""
    result = audited.result
    file = result.document
    pages = f"{file.pages} halaman, " if file.pages else ""
    size = f": {pages}{file.lines} baris, {file.tables} tabel"
    console.write_indented(screen, 0, (file.path, "bold"), (size, ""))
    for remark in _remarks(file):
        console.write_indented(screen, 0, ("◊ ", "yellow"), (remark, ""))
    console.write_indented(screen, 0, (_say_shortly(result), ""))
    if result.other_dossier:
        words = f"{result.other_dossier} Angkanya tidak dibandingkan; sebutkan dossier laporan ini."
        console.write_indented(screen, 0, ("▼ ", "bold red"), (words, ""))
    screen.print()
    screen.print(_table("Aturan", _count_by_rule(result)))
    for level, (_, style) in MARKS.items():
        findings = [finding for finding in shown if finding.level is level]
        if findings:
            head = f"{level.words.capitalize()}: {len(findings)}"
            console.write_indented(screen, 0, (f"\n{head}", f"underline {style}"))
        for finding in findings:
            _show_finding(finding, screen)
    if result.underived:
        _show_underived(result.underived, screen)


def show_offices(results: Sequence[AuditResult], refused: Mapping[Path, str], screen: Console) -> None:
    """Print one table across reports, then those that could not be read."""
    rows = [("\n".join(_names(result)), _counts(result)) for result in results]
    if len(rows) > 1:
        sums = tuple(sum(column) for column in zip(*(counts for _, counts in rows), strict=True))
        rows.append(("Seluruhnya", sums))
    screen.print(_table("Laporan", rows))
    for path, why in refused.items():
        words = f"Tidak diperiksa: {why if why.startswith(str(path)) else f'{path}. {why}'}"
        console.write_indented(screen, 0, ("▼ ", "bold red"), (words, ""))


def write_offices(results: Sequence[AuditResult], refused: Mapping[Path, str]) -> bytes:
    """Return the table across reports for a spreadsheet, with those that could not be read."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(("Laporan", "Instansi", *_COUNTS, "Keterangan"))
    for result in results:
        name, office = _as_text(Path(result.document.path).name), _as_text(result.document.office)
        table.writerow((name, office, *_counts(result), _say_shortly(result)))
    for path, why in refused.items():
        words = f"Tidak diperiksa. {why.replace(str(path), path.name)}"
        table.writerow((_as_text(path.name), "", *("" for _ in _COUNTS), words))
    return text.getvalue().encode("utf-8-sig")


def _as_text(name: str) -> str:
    """Return the name of a file or an office so that no spreadsheet takes it for a formula."""
    return f"./{name}" if name.startswith(("=", "+", "-", "@")) else name


def _names(result: AuditResult) -> tuple[str, ...]:
    """The file of a report, below it the office that its cover names, or that it looks like no report."""
    return Path(result.document.path).name, *result.document.remarks


def _remarks(file: ReportFile) -> Iterator[str]:
    """Yield what nobody could read, so that silence about it is not taken for praise."""
    if file.unreadable:
        numbers = ", ".join(map(str, file.unreadable))
        yield f"Halaman hasil pindai, tanpa teks, atau rusak: {numbers}. Isinya tidak diperiksa seluruhnya."
    if file.untabled:
        yield (
            f"Angka Tabel {', '.join(file.untabled)} tidak dihitung ulang: kolomnya tidak bergaris atau "
            "terlalu rapat. Beri garis pada tabelnya, atau periksa berkas Word-nya."
        )


def _say_shortly(result: AuditResult) -> str:
    """Say in one line what an audit found."""
    levels = Counter(finding.level for finding in result.to_mend)
    found = [f"{levels[level]} {level.words}" for level in MARKS if levels[level]]
    if result.fitting:
        found.append(f"{len(result.fitting)} akibat yang tidak perlu diubah")
    claims = sum(result.claims.values())
    passed, made = (write_decimal(Decimal(count), 0) for count in (result.passed, claims))
    words = [f"{', '.join(found) or 'tidak ada temuan'}; {passed} dari {made} pernyataan sesuai"]
    if not claims:
        words = ["tidak ada pernyataan yang dapat dihitung ulang"]
    if not result.document.is_of_field:
        words.append(NO_REPORT)
    if result.underived is not None:
        words.append(f"{len(result.underived) or 'tidak ada'} angka yang tidak berasal dari dossier")
    return f"{'; '.join(words)}."


def _counts(result: AuditResult) -> tuple[int, ...]:
    levels = Counter(finding.level for finding in result.to_mend)
    weighed = (levels[level] for level in MARKS)
    return sum(result.claims.values()), result.passed, *weighed, len(result.fitting)


def _count_by_rule(result: AuditResult) -> list[tuple[str, tuple[int, ...]]]:
    rows = []
    for rule in AuditRule:
        claims = result.claims.get(rule, 0)
        fitting = sum(finding.rule is rule for finding in result.fitting)
        levels = Counter(finding.level for finding in result.to_mend if finding.rule is rule)
        if claims:
            weighed = (levels[level] for level in MARKS)
            counts = (claims, claims - fitting - levels.total(), *weighed, fitting)
            rows.append((f"{rule.words} ({rule.value})", counts))
    return [*rows, ("Seluruhnya", _counts(result))]


def _table(first: str, rows: Sequence[tuple[str, tuple[int, ...]]]) -> Table:
    """Return the counts; the last column only where any finding fits later."""
    names = _COUNTS if any(counts[-1] for _, counts in rows) else _COUNTS[:-1]
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    for name, counts in rows:
        cells = [f"{count:,}".replace(",", ".") if count else "-" for count in counts[: len(names)]]
        table.add_row(console.printable(name), *cells)
    return table


def _show_finding(finding: Finding, screen: Console) -> None:
    head = f"{finding.id}  {write_wrong_place(finding)}"
    follows = f"  [{finding.rule.words}]" + (f" mengikuti {finding.root}" if finding.root else "")
    console.write_indented(screen, 2, MARKS[finding.level], (head, "bold"), (follows, "dim"))
    before, wrong, after = (_CELLS.sub(" | ", part) for part in split_wrong_quote(finding))
    console.write_indented(screen, 4, (f"“{before}", "dim"), (wrong, "bold"), (f"{after}”", "dim"))
    console.write_indented(screen, 4, (finding.why, ""))
    if finding.computed:
        console.write_indented(screen, 4, (f"Tercetak: {finding.wrong}; {finding.correction}", ""))
    if repair := write_repair(finding):
        console.write_indented(screen, 4, (f"→ {repair}", ""))


def _show_underived(numbers: Iterable[UnsupportedNumber], screen: Console) -> None:
    """Print the numbers that do not follow from the dossier: typed by hand, outdated, or not in the data."""
    numbers = [*numbers]
    words = f"\nTidak berasal dari dossier: {len(numbers)}"
    console.write_indented(screen, 0, (words, "underline bold red"))
    for number in numbers:
        page = "" if number.page is None else f"halaman {number.page}"
        place = ", ".join(filter(None, (number.place, page, number.line_words)))
        console.write_indented(screen, 2, ("▼ ", "bold red"), (f"{number.printed}  {place}", "bold"))
        cells = (cell.strip() for cell in number.quote.split("\t"))
        console.write_indented(screen, 4, (f"“{' | '.join(filter(None, cells))}”", "dim"))
        console.write_indented(screen, 4, (f"→ {number.remark}", ""))
