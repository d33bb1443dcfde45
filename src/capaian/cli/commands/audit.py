"""`capaian audit`: every statement of a finished report recomputed,
and each that does not hold.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from capaian.auditor.exchange import audit_to_plain
from capaian.auditor.reports import (
    COPY,
    SHEET,
    AuditedReport,
    audit_file,
    find_others,
    find_reports,
    read_dossier_values,
)
from capaian.cli import console
from capaian.cli.console import write_indented
from capaian.cli.issues import MARKS
from capaian.cli.usage import AS_JSON, argument, option, read_path, suggest
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import NO_REPORT, ReportFile, UnsupportedNumber
from capaian.domain.audit.wording import split_wrong_quote, write_repair, write_wrong_place
from capaian.domain.errors import CapaianError, FileError, UsageMistakeError
from capaian.domain.exchange import Plain
from capaian.domain.issue import Level
from capaian.domain.numerals import write_count
from capaian.dossier.changes import write_together
from capaian.dossier.durable import say_cause

if TYPE_CHECKING:
    from capaian.auditor.dossier_values import DossierValues


FOUND_ERRORS: Final = 13
"""Exit code where a report has errors."""
_TABLE: Final = "semua-laporan.csv"
"""What an audit of a folder writes beside the papers of each report."""
_SEE_FINDINGS: Final = "Temuan setiap laporan: --out FOLDER, atau sebut satu laporan."
_NO_REPORT: Final = (
    "Teks ini tidak tampak seperti laporan kinerja: hampir tidak ada kata bidangnya "
    "(target, realisasi, "
    "capaian), tidak satu kali pun disebut kinerja, atau kata bidang lain lebih banyak. "
    "Yang disebut hanya "
    "menurut hitungan, dan bukan galat laporan."
)
_RULES: Final[Mapping[str, AuditRule]] = {
    **{rule.value: rule for rule in AuditRule},
    **{rule.words.lower(): rule for rule in AuditRule},
}
"""Every rule by its code, and by its name as findings show it."""
_LEVELS: Final[Mapping[str, tuple[Level, ...]]] = {
    "galat": (Level.ERROR,),
    "peringatan": (Level.ERROR, Level.WARNING),
    "catatan": tuple(Level),
}


@dataclass(frozen=True)
class _Audits:
    """What became of the reports that were named."""

    audits: tuple[AuditedReport, ...]
    """With the statements and findings of the chosen rules, of every weight."""
    refused: Mapping[Path, CapaianError]
    """Reports that cannot be read."""
    others: Mapping[Path, str]
    """What else lies in the folder, with the reason why it is not audited."""
    levels: tuple[Level, ...]
    """Weights of the findings that are wanted."""
    is_folder: bool

    @property
    def results(self) -> list[AuditResult]:
        """The audits by themselves."""
        return [audited.result for audited in self.audits]

    @property
    def unaudited(self) -> dict[Path, str]:
        """Everything that was not audited, with the reason."""
        return {**{path: error.message for path, error in self.refused.items()}, **self.others}

    def shown(self, result: AuditResult) -> tuple[Finding, ...]:
        """Return the findings that weigh enough."""
        return tuple(finding for finding in result.findings if finding.level in self.levels)


def audit(
    report: Annotated[
        Path, argument("LAPORAN", "Berkas laporan, atau folder laporan.", parser=read_path)
    ],
    as_json: Annotated[bool, AS_JSON] = False,
    out: Annotated[Path | None, option("audit --out", "FOLDER", parser=read_path)] = None,
    against: Annotated[Path | None, option("audit --against", "DOSSIER", parser=read_path)] = None,
    rules: Annotated[str | None, option("audit --rules", "ATURAN")] = None,
    level: Annotated[str, option("audit --level", "BOBOT")] = "catatan",
) -> None:
    """Periksa laporan kinerja yang sudah jadi: hitung ulang setiap pernyataan,
    sebut setiap kekeliruan.

    Kode keluar 13 bila ada galat, atau angka yang tidak berasal dari dossier.
    """
    chosen, levels = _read_rules(rules), _LEVELS.get(level.lower())
    if levels is None:
        raise UsageMistakeError(f'Bobot "{level}" tidak dikenal. {suggest(level, _LEVELS)}')
    dossier = None if against is None else read_dossier_values(against)
    audits, refused = _audit_all(report, chosen, dossier)
    done = _Audits(audits, refused, find_others(report), levels, report.is_dir())
    written = {} if out is None else _write(out, done)
    if as_json:
        console.print_json(_to_plain(done))
    else:
        _show(done)
        if out is not None:
            console.show_files(out, written)
    errors = any(finding.proves_error for result in done.results for finding in result.findings)
    if errors or any(result.underived or result.other_dossier for result in done.results):
        raise typer.Exit(FOUND_ERRORS)
    if refused:
        raise typer.Exit(FileError.exit_code)


def _read_rules(names: str | None) -> frozenset[AuditRule]:
    """Return the rules that are wanted; all by default.

    Raises:
        UsageMistakeError: for an unknown one, with the known ones.
    """
    wanted = [*_RULES] if names is None else [name.strip() for name in names.lower().split(",")]
    for name in wanted:
        if name not in _RULES:
            raise UsageMistakeError(f'Aturan "{name}" tidak dikenal. {suggest(name, _RULES)}')
    return frozenset(_RULES[name] for name in wanted)


def _audit_all(
    report: Path, rules: frozenset[AuditRule], dossier: DossierValues | None
) -> tuple[tuple[AuditedReport, ...], dict[Path, CapaianError]]:
    """Audit a report, or those of a folder;
    one of these that cannot be read keeps no other from it.
    """
    # Other commands need no bars, which take a while to load.
    from capaian.cli.progress import show_steps

    paths = find_reports(report)
    audits: list[AuditedReport] = []
    refused: dict[Path, CapaianError] = {}
    with show_steps(len(paths)) as steps:
        for path in paths:
            try:
                with steps.take(f"Memeriksa {path.name}"):
                    audited = audit_file(path, dossier)
            except CapaianError as error:
                if not report.is_dir():
                    raise
                refused[path] = error
            else:
                audits.append(replace(audited, result=_of_rules(audited.result, rules)))
    return tuple(audits), refused


def _of_rules(result: AuditResult, rules: frozenset[AuditRule]) -> AuditResult:
    """Return the statements and findings of some rules."""
    claims = {rule: count for rule, count in result.claims.items() if rule in rules}
    findings = tuple(finding for finding in result.findings if finding.rule in rules)
    return replace(result, claims=claims, findings=findings)


def _to_plain(done: _Audits) -> Plain:
    """Return one audit by the contract, or those of a folder in one list."""
    plain: list[Plain] = [audit_to_plain(result, done.shown(result)) for result in done.results]
    if not done.is_folder:
        return plain[0]
    problems: list[Plain] = [
        {"path": str(path), "message": words} for path, words in done.unaudited.items()
    ]
    return {"schema": "capaian/audits/1", "reports": plain, "refused": problems}


def _write(folder: Path, done: _Audits) -> dict[str, int]:
    """Write the papers of each report, and of a folder the table across its reports;
    return their sizes.
    """
    files: dict[str, bytes] = {}
    for audited in done.audits:
        made = make_audit_files(audited, done.shown(audited.result))
        files |= made.files
        if made.missed:
            console.warn(f"Tanpa tempat dalam salinan bercatatan: {', '.join(made.missed)}.")
    if done.is_folder:
        files[_TABLE] = write_offices(done.results, done.unaudited)
    write_together(folder, files)
    return {name: len(content) for name, content in files.items()}


def _show(done: _Audits) -> None:
    if done.is_folder:
        show_offices(done.results, done.unaudited)
        console.write_lines([_SEE_FINDINGS])
        return
    (audited,) = done.audits
    if not audited.is_performance_report:
        console.warn(_NO_REPORT)
    show_audit(audited, done.shown(audited.result))


# --- the files of one report ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AuditFiles:
    """The files of one report."""

    files: dict[str, bytes]
    missed: tuple[str, ...] = ()
    """Findings and numbers that have no place in the annotated copy."""


def make_audit_files(audited: AuditedReport, shown: Sequence[Finding]) -> AuditFiles:
    """Return the papers about an audit, its JSON,
    and a copy of a docx or pdf with its findings in it.

    Args:
        audited: The audit; page and sheet hold all of it, because the page has boxes to choose by.
        shown: The findings that are marked in the copy, with every number that the dossier does
            not give.

    Raises:
        FileError: if the report cannot be read again.
    """
    from capaian.auditor.annotate import make_annotated_copy
    from capaian.documents.audit.paper import build_audit_paper
    from capaian.writers.docx import write_docx
    from capaian.writers.html import write_html

    path, result = Path(audited.result.document.path), audited.result
    try:
        content = path.read_bytes()
        # Papers carry no clock: their day is that on which the file was last changed.
        created = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date().isoformat()
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
    chapters = {finding.id: audited.chapter(finding) for finding in result.findings}
    page, sheet = (
        build_audit_paper(result, kind, created, chapters)
        for kind in ("temuan-audit", "lembar-hasil-reviu")
    )
    plain = json.dumps(audit_to_plain(result, shown), ensure_ascii=False, indent=1)
    files = {
        f"{path.name}.temuan.html": write_html(page),
        f"{path.name}{SHEET}.docx": write_docx(sheet),
        f"{path.name}.temuan.json": f"{plain}\n".encode(),
    }
    copy = make_annotated_copy(content, (*shown, *(result.underived or ())), result.alone)
    if copy is None:
        return AuditFiles(files)
    return AuditFiles({**files, f"{path.stem}{COPY}{copy.ending}": copy.content}, copy.missed)


# --- the screen ----------------------------------------------------------------------------

_COUNTS: Final = ("Pernyataan", "Sesuai", "Galat", "Peringatan", "Catatan", "Akibat")
"""The last are right as printed, and fit once another finding is mended."""
_CELLS: Final = re.compile(r"\s*\t\s*")
"""What parts cells, empty ones too."""


def show_audit(audited: AuditedReport, shown: Sequence[Finding]) -> None:
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
        words = (
            f"{result.other_dossier} Angkanya tidak dibandingkan; sebutkan dossier laporan ini."
        )
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
    rows = [
        (f"{Path(r.document.path).name}\n" + "\n".join(r.document.remarks), _counts(r))
        for r in results
    ]
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
        cells = [write_count(count) if count else "-" for count in counts[: len(names)]]
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


def _unread_words(file: ReportFile) -> Iterator[str]:
    """Yield what nobody could read, so that silence about it is not taken for praise."""
    if file.unreadable:
        numbers = ", ".join(map(str, file.unreadable))
        yield (
            f"Halaman hasil pindai, tanpa teks, atau rusak: {numbers}. Isinya tidak diperiksa "
            "seluruhnya."
        )
    if file.untabled:
        yield (
            f"Angka Tabel {', '.join(file.untabled)} tidak dihitung ulang: kolomnya tidak "
            "bergaris atau "
            "terlalu rapat. Beri garis pada tabelnya, atau periksa berkas Word-nya."
        )


def _summary_words(result: AuditResult) -> str:
    """Say in one line what an audit found."""
    claims, passed, *weighed, fitting = _counts(result)
    found = [
        f"{count} {level.words}" for level, count in zip(MARKS, weighed, strict=True) if count
    ]
    if fitting:
        found.append(f"{fitting} akibat yang tidak perlu diubah")
    of_all = f"{write_count(passed)} dari {write_count(claims)}"
    words = [
        f"{', '.join(found) or 'tidak ada temuan'}; {of_all} pernyataan sesuai"
        if claims
        else "tidak ada pernyataan yang dapat dihitung ulang"
    ]
    if not result.document.is_of_field:
        words.append(NO_REPORT)
    if result.underived is not None:
        words.append(
            f"{len(result.underived) or 'tidak ada'} angka yang tidak berasal dari dossier"
        )
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
    """Print the numbers that do not follow from the dossier: typed by hand, outdated,
    or not in the data.
    """
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
