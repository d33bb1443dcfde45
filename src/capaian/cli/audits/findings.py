"""An audit on the screen: how much was recomputed, then each finding with its working and what follows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from capaian.auditor.reports import Audited
from capaian.cli import console
from capaian.cli.audits.choice import LEVELS
from capaian.cli.issues import MARKS
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import NO_REPORT, UnsupportedNumber
from capaian.domain.audit.priority import select_main_findings
from capaian.domain.audit.shortening import shorten
from capaian.domain.audit.wording import find_other_repair, split_wrong_quote, write_repair
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal

_NOT_COMPARED: Final = "Angkanya tidak dibandingkan; sebutkan dossier laporan ini dengan --against."
_UNREAD: Final = "Isinya tidak diperiksa seluruhnya."
_UNTABLED: Final = (
    "Baris tabel ini terbaca sebagai teks biasa, sebab kolomnya tidak bergaris atau terlalu rapat, sehingga"
    " angkanya tidak dihitung ulang: Tabel {numbers}. Beri garis pada tabelnya, atau periksa berkas Word-nya."
)
_OTHER_PLACE: Final = re.compile(r" dan ((?:Tabel \d|tabel (?:\u201c|di bagian|ke-|pada)).*)$")
"""The second of two places, which the page and the line are not of."""
_CELLS: Final = re.compile(r"\s*\t\s*")
"""What parts cells, empty ones too."""
_LONGEST: Final = 90
"""Letters of a remedy in the short list."""
_SEEN_AT_ONCE: Final = 10
"""Findings that need no short list before them."""
_COUNTS: Final = ("Pernyataan", "Sesuai", "Galat", "Peringatan", "Catatan", "Akibat")
"""The last are right as printed, and fit once another finding is mended."""


def show_audit(audited: Audited, shown: Sequence[Finding], screen: Console) -> None:
    """Print the table by rule, then the findings by weight and chapter."""
    _show_file(audited.result, screen)
    _show_foremost(shown, screen)
    screen.print(_table("Aturan", _by_rule(audited.result)))
    for level in LEVELS:
        if any(finding.level is level for finding in shown):
            _show_level(level, audited, shown, screen)
    if audited.result.underived:
        _show_underived(audited.result.underived, screen)


def say_result(result: AuditResult) -> str:
    """Say in one line what an audit found."""
    counts = _count(result.to_mend)
    found = [f"{counts[level]} {level.words}" for level in LEVELS if counts[level]]
    if result.fitting:
        found.append(f"{len(result.fitting)} akibat yang tidak perlu diubah")
    claims = sum(result.claims.values())
    if not claims:
        said = f"{result.document.path}: tidak ada pernyataan yang dapat dihitung ulang"
        return said + _say_unread(result)
    words = ", ".join(found) or "tidak ada temuan"
    passed, made = (write_decimal(Decimal(count), 0) for count in (result.passed, claims))
    said = f"{result.document.path}: {words}; {passed} dari {made} pernyataan sesuai"
    said += _say_unread(result)
    if not result.document.is_of_field:
        said += f"; {NO_REPORT}"
    if result.other_dossier:
        return f"{said}; dossier milik kantor, daerah, atau tahun lain"
    return said if result.underived is None else f"{said}; {_say_underived(result.underived)}"


def _say_unread(result: AuditResult) -> str:
    """Say how many pages and tables nobody could read, so that silence about them is not taken for praise."""
    file = result.document
    pages = f"; {len(file.unreadable)} dari {file.pages} halaman tidak terbaca" if file.unreadable else ""
    return f"{pages}; {len(file.untabled)} tabel terbaca sebagai teks biasa" if file.untabled else pages


def _say_shortly(result: AuditResult) -> str:
    """Say the same where the name of the file stands beside it."""
    return f"{say_result(result).removeprefix(result.document.path)[2:]}."


def _say_underived(underived: Sequence[UnsupportedNumber]) -> str:
    return f"{len(underived) or 'tidak ada'} angka yang tidak berasal dari dossier"


def show_offices(results: Sequence[AuditResult], refused: Mapping[Path, str], screen: Console) -> None:
    """Print one table across reports, then those that could not be read."""
    rows = [(_name_with_office(result), _counts(result)) for result in results]
    if len(rows) > 1:
        sums = tuple(sum(column) for column in zip(*(counts for _, counts in rows), strict=True))
        rows.append(("Seluruhnya", sums))
    screen.print(_table("Laporan", rows))
    for path, why in refused.items():
        words = f"Tidak diperiksa: {name_left(path, why)}"
        console.write_indented(screen, 0, ("▼ ", "bold red"), (words, ""))


def _name_with_office(result: AuditResult) -> str:
    """Name a report by its file, below it the office that its cover names, or that it looks like none."""
    return "\n".join((Path(result.document.path).name, *result.document.remarks))


def name_left(path: Path, why: str) -> str:
    """Return what was not audited with the reason, which may name it itself: it is named once.

    Examples:
        >>> name_left(Path("a.doc"), "a.doc rusak."), name_left(Path("a.doc"), "Bukan laporan.")
        ('a.doc rusak.', 'a.doc. Bukan laporan.')
    """
    return why if why.startswith(str(path)) else f"{path}. {why}"


def write_offices(results: Sequence[AuditResult], refused: Mapping[Path, str]) -> bytes:
    """Return the table across reports for a spreadsheet, with those that could not be read."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(("Laporan", "Instansi", *_COUNTS, "Keterangan"))
    for result in results:
        file = result.document
        name = _as_text(Path(file.path).name)
        table.writerow((name, _as_text(file.office), *_counts(result), _say_shortly(result)))
    for path, why in refused.items():
        told = f"Tidak diperiksa. {why.replace(str(path), path.name)}"
        table.writerow((_as_text(path.name), "", *("" for _ in _COUNTS), told))
    return text.getvalue().encode("utf-8-sig")


def _as_text(name: str) -> str:
    """Return the name of a file or an office so that no spreadsheet takes it for a formula."""
    return f"./{name}" if name.startswith(("=", "+", "-", "@")) else name


def _show_file(result: AuditResult, screen: Console) -> None:
    file = result.document
    pages = f"{file.pages} halaman, " if file.pages else ""
    size = f": {pages}{file.lines} baris, {file.tables} tabel"
    console.write_indented(screen, 0, (file.path, "bold"), (size, ""))
    if file.unreadable:
        numbers = ", ".join(map(str, file.unreadable))
        words = f"Halaman tanpa teks atau hampir tanpa teks (hasil pindai), atau rusak: {numbers}. {_UNREAD}"
        console.write_indented(screen, 0, ("◊ ", "yellow"), (words, ""))
    if file.untabled:
        numbers = ", ".join(file.untabled)
        console.write_indented(screen, 0, ("◊ ", "yellow"), (_UNTABLED.format(numbers=numbers), ""))
    console.write_indented(screen, 0, (_say_shortly(result), ""))
    if result.other_dossier:
        console.write_indented(screen, 0, ("▼ ", "bold red"), (f"{result.other_dossier} {_NOT_COMPARED}", ""))
    screen.print()


def _count(findings: Iterable[Finding]) -> Counter[Level]:
    return Counter(finding.level for finding in findings)


def _counts(result: AuditResult) -> tuple[int, ...]:
    levels = _count(result.to_mend)
    weighed = (levels[level] for level in LEVELS)
    return sum(result.claims.values()), result.passed, *weighed, len(result.fitting)


def _by_rule(result: AuditResult) -> list[tuple[str, tuple[int, ...]]]:
    rows = []
    for rule in AuditRule:
        fitting = sum(finding.rule is rule for finding in result.fitting)
        levels = _count(finding for finding in result.to_mend if finding.rule is rule)
        claims = result.claims.get(rule, 0)
        if claims:
            counts = (
                claims,
                claims - fitting - levels.total(),
                *(levels[level] for level in LEVELS),
                fitting,
            )
            rows.append((f"{rule.words} ({rule.value})", counts))
    return [*rows, ("Seluruhnya", _counts(result))]


def _table(first: str, rows: Sequence[tuple[str, tuple[int, ...]]]) -> Table:
    """Return the counts; the last column only where any of them fits later."""
    names = _COUNTS if any(counts[-1] for _, counts in rows) else _COUNTS[:-1]
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    for name, counts in rows:
        cells = [f"{count:,}".replace(",", ".") if count else "-" for count in counts[: len(names)]]
        table.add_row(console.printable(name), *cells)
    return table


def _show_level(level: Level, audited: Audited, shown: Sequence[Finding], screen: Console) -> None:
    """Print the findings of one weight by chapter; those that follow from another stand with it."""
    word, style = level.words.capitalize(), MARKS[level][1]
    ids = {finding.id for finding in shown}
    alone = [finding for finding in shown if finding.level is level and finding.root not in ids]
    count = sum(finding.level is level for finding in audited.result.to_mend)
    later = sum(finding.fits for finding in alone)
    told = f"{word}: {count}" + (f", akibat: {later}" if later else "")
    screen.print()
    console.write_indented(
        screen, 0, (told, f"underline {style}"), (_say_elsewhere(count, len(alone) - later), "dim")
    )
    chapter = None
    for finding in alone:
        if audited.chapter(finding.line) != chapter:
            chapter = audited.chapter(finding.line)
            console.write_indented(screen, 0, (chapter, "bold"))
        _show_finding(finding, [other for other in shown if other.root == finding.id], screen)


def _show_foremost(shown: Sequence[Finding], screen: Console) -> None:
    """Print a line for each finding that matters most, before the counts and the long list."""
    those = select_main_findings(shown) if len(shown) > _SEEN_AT_ONCE else ()
    if not those:
        return
    console.write_indented(screen, 0, ("Yang terpenting", "underline"))
    for finding in those:
        follows = sum(other.root == finding.id for other in shown)
        more = f" ({follows} temuan mengikuti)" if follows else ""
        correction = shorten(finding.correction, _LONGEST)
        said = f"{finding.id}  {_name_place(finding)}: {finding.wrong}; {correction}{more}"
        console.write_indented(screen, 2, MARKS[finding.level], (said, ""))
    screen.print()


def _say_elsewhere(count: int, alone: int) -> str:
    """Say where the others of a weight stand, because fewer are listed than are counted."""
    below = count - alone
    return f" ({alone} di sini, {below} di bawah temuan yang menyebabkannya)" if below > 0 else ""


def _show_finding(finding: Finding, following: Sequence[Finding], screen: Console) -> None:
    head = f"{finding.id}  {_name_place(finding)}"
    console.write_indented(
        screen, 2, MARKS[finding.level], (head, "bold"), (f"  [{finding.rule.words}]", "dim")
    )
    before, wrong, after = (_CELLS.sub(" | ", part) for part in split_wrong_quote(finding))
    console.write_indented(screen, 4, (f"“{before}", "dim"), (wrong, "bold"), (f"{after}”", "dim"))
    console.write_indented(screen, 4, (finding.why, ""))
    if finding.computed:
        console.write_indented(screen, 4, (f"Tercetak: {finding.wrong}; {finding.correction}", ""))
    if told := write_repair(finding):
        console.write_indented(screen, 4, (f"→ {told}", ""))
    for other in following:
        weight = "" if other.fits or other.level is finding.level else f" ({other.level.words})"
        said = (
            f"→ {_name_consequence(other)} {other.id}{weight}, {_name_place(other)}: tercetak {other.wrong}"
        )
        wanted = f", {other.remedy}" if other.remedy else ""
        console.write_indented(screen, 4, (f"{said}{wanted}", ""))


def _name_consequence(other: Finding) -> str:
    """Whether a finding fits by itself, is of the same printed figure, or has an edit of its own."""
    if other.fits_later:
        return "Sudah benar"
    if other.joins is not None:
        return "Angka yang sama"
    return "Periksa juga" if other.is_supported else "Perbaiki juga"


def _show_underived(underived: Sequence[UnsupportedNumber], screen: Console) -> None:
    """Print the numbers that do not follow from the dossier: typed by hand, outdated, or not in the data."""
    screen.print()
    words = f"Tidak berasal dari dossier: {len(underived)}"
    console.write_indented(screen, 0, (words, "underline bold red"))
    for number in underived:
        console.write_indented(
            screen, 2, ("▼ ", "bold red"), (f"{number.printed}  {_name_place(number)}", "bold")
        )
        console.write_indented(screen, 4, (f"“{' | '.join(_excerpt(number.quote))}”", "dim"))
        console.write_indented(screen, 4, (f"→ {number.remark}", ""))


def _excerpt(quote: str) -> Iterable[str]:
    return (cell.strip() for cell in quote.split("\t") if cell.strip())


def _name_place(named: Finding | UnsupportedNumber) -> str:
    if isinstance(named, Finding):
        if (repair := find_other_repair(named)) is not None:
            return repair.place_words
        where, page, line = named.where, named.page_words, named.line_words
    else:
        page = "" if named.page is None else f"halaman {named.page}"
        where, line = named.place, named.line_words
    if (other := _OTHER_PLACE.search(where)) and (page or line):
        return ", ".join(filter(None, (where[: other.start()], page, line, f"dengan {other[1]}")))
    return ", ".join(filter(None, ("" if where == line else where, page, line)))
