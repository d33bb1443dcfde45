"""`capaian audit`: every statement of a finished report recomputed, and each that does not hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from capaian.auditor.reports import Audited, audit_file, find_others, find_reports, read_derivable
from capaian.cli import console
from capaian.cli.audits.choice import Choice, with_choice
from capaian.cli.audits.files import make_audit_files, make_index
from capaian.cli.audits.findings import name_left, say_result, show_audit, show_offices, write_offices
from capaian.cli.outputs import write_together
from capaian.cli.usage import AS_JSON, read_path
from capaian.domain.audit import AuditResult
from capaian.domain.audit.exchange import audit_to_plain
from capaian.domain.errors import CapaianError, FileError
from capaian.domain.exchange import Plain
from capaian.domain.issue import Level

if TYPE_CHECKING:
    from capaian.auditor.derivable import Derivable

FOUND_ERRORS: Final = 13
"""Exit code where a report has errors."""
_TABLE: Final = "semua-laporan.csv"
_INDEX: Final = "semua-laporan.html"
"""What an audit of a folder writes beside the papers of each report."""


_SEE_FINDINGS: Final = "Temuan setiap laporan: --details di layar, --out FOLDER dalam berkas."
_NO_REPORT: Final = (
    "Teks ini tidak tampak seperti laporan kinerja: hampir tidak ada kata bidangnya (target, realisasi, "
    "capaian), tidak satu kali pun disebut kinerja, atau kata bidang lain lebih banyak. Yang disebut hanya "
    "menurut hitungan, dan bukan galat laporan."
)


@with_choice
def audit(
    report: Annotated[
        Path, typer.Argument(metavar="LAPORAN", help="Berkas laporan, atau folder laporan.", parser=read_path)
    ],
    as_json: Annotated[bool, AS_JSON] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FOLDER",
            parser=read_path,
            help="Simpan halaman temuan, lembar hasil reviu, JSON, dan salinan bercatatan di folder ini.",
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="DOSSIER",
            parser=read_path,
            help="Sebut juga setiap angka yang tidak berasal dari dossier ini.",
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", metavar="", help="Satu baris per laporan; dengan --json satu baris JSON."),
    ] = False,
    *,
    choice: Choice,
) -> None:
    """Periksa laporan kinerja yang sudah jadi: hitung ulang setiap pernyataan, sebut setiap kekeliruan.

    Kode keluar 13 bila ada galat, atau angka yang tidak berasal dari dossier.
    """
    reports = find_reports(report)
    derivable = None if against is None else read_derivable(against)
    audits, refused = _audit_all(reports, choice, derivable)
    if refused and not report.is_dir():
        raise next(iter(refused.values()))
    left = {**{path: error.message for path, error in refused.items()}, **find_others(report)}
    written = {} if out is None else _write(out, audits, left, choice, is_folder=report.is_dir())
    if as_json:
        plain = _plain(audits, left, choice, is_folder=report.is_dir())
        console.print_json(plain, in_one_line=quiet)
    else:
        if report.is_dir():
            _show_folder(audits, left, choice, quiet=quiet)
        else:
            _show_one(audits[0], choice, console.out(), quiet=quiet)
        if out is not None and written and not quiet:
            console.show_files(out, written)
    _leave([audited.result for audited in audits], refused)


def _audit_all(
    reports: Sequence[Path], choice: Choice, derivable: Derivable | None
) -> tuple[tuple[Audited, ...], dict[Path, CapaianError]]:
    """Audit all reports; one that cannot be read keeps none of the others from it."""
    # Other commands need no bars, which take a while to load.
    from capaian.cli.progress import Steps

    audits: list[Audited] = []
    refused: dict[Path, CapaianError] = {}
    with Steps(len(reports)) as steps:
        for path in reports:
            with steps.take(f"Memeriksa {path.name}"):
                try:
                    audited = audit_file(path, derivable)
                except CapaianError as error:
                    refused[path] = error
                else:
                    audits.append(replace(audited, result=choice.of(audited.result)))
    return tuple(audits), refused


def _plain(audits: Iterable[Audited], left: Mapping[Path, str], choice: Choice, *, is_folder: bool) -> Plain:
    """Return one audit by the contract, or those of a folder in one list."""
    plain: list[Plain] = [audit_to_plain(each.result, choice.shown(each.result)) for each in audits]
    if not is_folder:
        return plain[0]
    problems: list[Plain] = [{"path": str(path), "message": message} for path, message in left.items()]
    return {"schema": "capaian/audits/1", "reports": plain, "refused": problems}


def _write(
    folder: Path,
    audits: Sequence[Audited],
    left: Mapping[Path, str],
    choice: Choice,
    *,
    is_folder: bool,
) -> dict[str, int]:
    """Write the papers of each report, and of a folder the table across its reports; return their sizes."""
    files: dict[str, bytes] = {}
    for audited in audits:
        shown = choice.shown(audited.result)
        made = make_audit_files(audited, shown)
        plain = audit_to_plain(audited.result, shown)
        name = f"{Path(audited.result.document.path).name}.temuan.json"
        files |= {**made.files, name: (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()}
        if made.missed:
            words = f"Tanpa tempat dalam salinan bercatatan: {', '.join(made.missed)}."
            console.write_indented(console.err(), 0, ("◊ ", "yellow"), (words, ""))
    if is_folder:
        files[_TABLE] = write_offices([audited.result for audited in audits], left)
        if audits:
            files[_INDEX] = make_index(audits, left, files)
    if files:
        write_together(folder, files)
    return {name: len(content) for name, content in files.items()}


def _show_folder(audits: Sequence[Audited], left: Mapping[Path, str], choice: Choice, *, quiet: bool) -> None:
    """Print the table across reports last, where it does not scroll away; the findings only if asked for."""
    screen = console.out()
    for path, message in left.items() if quiet else ():
        console.write_indented(screen, 0, (f"Tidak diperiksa: {name_left(path, message)}", ""))
    for audited in audits if quiet or choice.has_details else ():
        _show_one(audited, choice, screen, quiet=quiet)
        if not quiet:
            screen.print()
    if not quiet:
        show_offices([audited.result for audited in audits], left, screen)
        if not choice.has_details:
            console.write_indented(screen, 0, (_SEE_FINDINGS, "dim"))


def _show_one(audited: Audited, choice: Choice, screen: Console, *, quiet: bool) -> None:
    if quiet:
        console.write_indented(screen, 0, (f"{say_result(audited.result)}.", ""))
        return
    if not audited.is_performance_report:
        console.write_indented(console.err(), 0, ("◊ ", "yellow"), (_NO_REPORT, ""))
    show_audit(audited, choice.shown(audited.result), screen)


def _leave(results: Iterable[AuditResult], refused: dict[Path, CapaianError]) -> None:
    """Leave with the exit code of the worst that happened: errors found, then what could not be read."""
    if any(result.underived or result.other_dossier or _has_errors(result) for result in results):
        raise typer.Exit(FOUND_ERRORS)
    if refused:
        raise typer.Exit(FileError.exit_code)


def _has_errors(result: AuditResult) -> bool:
    return any(finding.level is Level.ERROR for finding in result.findings)
