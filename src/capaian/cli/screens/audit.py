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

from rich.table import Table

from capaian.auditor.reports import Audited
from capaian.cli import console
from capaian.cli.console import write_indented
from capaian.cli.issues import MARKS
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.audit.finding import NO_REPORT, ReportFile, UnsupportedNumber
from capaian.domain.audit.wording import split_wrong_quote, write_repair, write_wrong_place
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal

_COUNTS: Final = ("Pernyataan", "Sesuai", "Galat", "Peringatan", "Catatan", "Akibat")
"""The last are right as printed, and fit once another finding is mended."""
_CELLS: Final = re.compile(r"\s*\t\s*")
"""What parts cells, empty ones too."""


def show_audit(audited: Audited, shown: Sequence[Finding]) -> None:
    """Print what was read, the findings by weight, and numbers that no dossier gives."""
    screen, result = console.out(), audited.result
    file = result.document
    pages = f"{file.pages} halaman, " if file.pages else ""
    size = f": {pages}{file.lines} baris, {file.tables} tabel"
    write_indented(screen, 0, (file.path, "bold"), (size, ""))
    for remark in _unread_words(file):
        write_indented(screen, 0, ("◊ ", "yellow"), (remark, ""))
    console.write_lines([_summary_words(result)])
    console.write_lines([f"{result.figures.words}."])
    if result.other_dossier:
        words = f"{result.other_dossier} Angkanya tidak dibandingkan; sebutkan dossier laporan ini."
        write_indented(screen, 0, MARKS[Level.ERROR], (words, ""))
    for level, (_, style) in MARKS.items():
        findings = [finding for finding in shown if finding.level is level]
        if findings:
            head = f"\n{level.words.capitalize()}: {len(findings)}"
            write_indented(screen, 0, (head, f"underline {style}"))
        for finding in findings:
            _show_finding(finding)
    if result.underived:
        _show_underived(result.underived)


def show_offices(results: Sequence[AuditResult], unaudited: Mapping[Path, str]) -> None:
    """Print one table across reports, then those that could not be read."""
    # Below its file the office that the cover of a report names, or that it looks like no report.
    rows = [(f"{Path(r.document.path).name}\n" + "\n".join(r.document.remarks), _counts(r)) for r in results]
    if len(rows) > 1:
        sums = tuple(sum(column) for column in zip(*(counts for _, counts in rows), strict=True))
        rows.append(("Seluruhnya", sums))
    # The last column only where any finding fits later.
    names = _COUNTS if any(counts[-1] for _, counts in rows) else _COUNTS[:-1]
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("Laporan", overflow="fold")
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    for name, counts in rows:
        cells = [_whole(count) if count else "-" for count in counts[: len(names)]]
        table.add_row(console.printable(name.strip()), *cells)
    console.out().print(table)
    for path, why in unaudited.items():
        words = f"Tidak diperiksa: {why if why.startswith(str(path)) else f'{path}. {why}'}"
        write_indented(console.out(), 0, MARKS[Level.ERROR], (words, ""))


def write_offices(results: Sequence[AuditResult], unaudited: Mapping[Path, str]) -> bytes:
    """Return the table across reports for a spreadsheet, with those that could not be read."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(("Laporan", "Instansi", *_COUNTS, "Keterangan"))
    for result in results:
        name, office = _as_text(Path(result.document.path).name), _as_text(result.document.office)
        table.writerow((name, office, *_counts(result), _summary_words(result)))
    for path, why in unaudited.items():
        words = f"Tidak diperiksa. {why.replace(str(path), path.name)}"
        table.writerow((_as_text(path.name), "", *("" for _ in _COUNTS), words))
    return text.getvalue().encode("utf-8-sig")


def _as_text(name: str) -> str:
    """Return the name of a file or an office so that no spreadsheet takes it for a formula."""
    return f"./{name}" if name.startswith(("=", "+", "-", "@")) else name


def _whole(count: int) -> str:
    return write_decimal(Decimal(count), 0)


def _unread_words(file: ReportFile) -> Iterator[str]:
    """Yield what nobody could read, so that silence about it is not taken for praise."""
    if file.unreadable:
        numbers = ", ".join(map(str, file.unreadable))
        yield f"Halaman hasil pindai, tanpa teks, atau rusak: {numbers}. Isinya tidak diperiksa seluruhnya."
    if file.untabled:
        yield (
            f"Angka Tabel {', '.join(file.untabled)} tidak dihitung ulang: kolomnya tidak bergaris atau "
            "terlalu rapat. Beri garis pada tabelnya, atau periksa berkas Word-nya."
        )


def _summary_words(result: AuditResult) -> str:
    """Say in one line what an audit found."""
    claims, passed, *weighed, fitting = _counts(result)
    found = [f"{count} {level.words}" for level, count in zip(MARKS, weighed, strict=True) if count]
    if fitting:
        found.append(f"{fitting} akibat yang tidak perlu diubah")
    words = [
        f"{', '.join(found) or 'tidak ada temuan'}; {_whole(passed)} dari {_whole(claims)} pernyataan sesuai"
        if claims
        else "tidak ada pernyataan yang dapat dihitung ulang"
    ]
    if not result.document.is_of_field:
        words.append(NO_REPORT)
    if result.underived is not None:
        words.append(f"{len(result.underived) or 'tidak ada'} angka yang tidak berasal dari dossier")
    return f"{'; '.join(words)}."


def _counts(result: AuditResult) -> tuple[int, ...]:
    """Return the numbers of the columns `_COUNTS`."""
    levels = Counter(finding.level for finding in result.to_mend)
    weighed = (levels[level] for level in MARKS)
    return sum(result.claims.values()), result.passed, *weighed, len(result.fitting)


def _show_finding(finding: Finding) -> None:
    screen = console.out()
    head = f"{finding.id}  {write_wrong_place(finding)}"
    follows = f"  [{finding.rule.words}]" + (f" mengikuti {finding.root}" if finding.root else "")
    write_indented(screen, 2, MARKS[finding.level], (head, "bold"), (follows, "dim"))
    before, wrong, after = (_CELLS.sub(" | ", part) for part in split_wrong_quote(finding))
    write_indented(screen, 4, (f"“{before}", "dim"), (wrong, "bold"), (f"{after}”", "dim"))
    write_indented(screen, 4, (finding.why, ""))
    if finding.computed:
        write_indented(screen, 4, (f"Tercetak: {finding.wrong}; {finding.correction}", ""))
    if repair := write_repair(finding):
        write_indented(screen, 4, (f"→ {repair}", ""))


def _show_underived(numbers: Iterable[UnsupportedNumber]) -> None:
    """Print the numbers that do not follow from the dossier: typed by hand, outdated, or not in the data."""
    screen, numbers = console.out(), [*numbers]
    words = f"\nTidak berasal dari dossier: {len(numbers)}"
    write_indented(screen, 0, (words, "underline bold red"))
    for number in numbers:
        page = "" if number.page is None else f"halaman {number.page}"
        place = ", ".join(filter(None, (number.place, page, number.line_words)))
        write_indented(screen, 2, MARKS[Level.ERROR], (f"{number.printed}  {place}", "bold"))
        cells = (cell.strip() for cell in number.quote.split("\t"))
        write_indented(screen, 4, (f"“{' | '.join(filter(None, cells))}”", "dim"))
        write_indented(screen, 4, (f"→ {number.remark}", ""))
