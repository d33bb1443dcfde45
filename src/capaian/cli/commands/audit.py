"""`capaian audit`: every statement of a finished report recomputed, and each that does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from capaian.auditor.exchange import audit_to_plain
from capaian.auditor.reports import Audited, audit_file, find_others, find_reports, read_dossier_values
from capaian.cli import console
from capaian.cli.audit_files import make_audit_files
from capaian.cli.screens.audit import show_audit, show_offices, write_offices
from capaian.cli.shared_options import argument, option
from capaian.cli.usage import AS_JSON, read_path, suggest
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.errors import CapaianError, FileError, UsageMistakeError
from capaian.domain.exchange import Plain
from capaian.domain.issue import Level
from capaian.dossier.changes import write_together

if TYPE_CHECKING:
    from capaian.auditor.dossier_values import DossierValues

FOUND_ERRORS: Final = 13
"""Exit code where a report has errors."""
_TABLE: Final = "semua-laporan.csv"
"""What an audit of a folder writes beside the papers of each report."""
_SEE_FINDINGS: Final = "Temuan setiap laporan: --out FOLDER, atau sebut satu laporan."
_NO_REPORT: Final = (
    "Teks ini tidak tampak seperti laporan kinerja: hampir tidak ada kata bidangnya (target, realisasi, "
    "capaian), tidak satu kali pun disebut kinerja, atau kata bidang lain lebih banyak. Yang disebut hanya "
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

    audits: tuple[Audited, ...]
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
    report: Annotated[Path, argument("LAPORAN", "Berkas laporan, atau folder laporan.", parser=read_path)],
    as_json: Annotated[bool, AS_JSON] = False,
    out: Annotated[
        Path | None,
        option(
            "--out",
            "FOLDER",
            "Simpan halaman temuan, lembar hasil reviu, JSON, dan salinan bercatatan di folder ini.",
            parser=read_path,
        ),
    ] = None,
    against: Annotated[
        Path | None,
        option(
            "--against",
            "DOSSIER",
            "Sebut juga setiap angka yang tidak berasal dari dossier ini.",
            parser=read_path,
        ),
    ] = None,
    rules: Annotated[
        str | None, option("--rules", "ATURAN", "Hanya aturan ini: sum,ratio,penomoran.")
    ] = None,
    level: Annotated[
        str, option("--level", "BOBOT", "Paling ringan: galat, peringatan, atau catatan.")
    ] = "catatan",
) -> None:
    """Periksa laporan kinerja yang sudah jadi: hitung ulang setiap pernyataan, sebut setiap kekeliruan.

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
    if any(result.underived or result.other_dossier or _has_errors(result) for result in done.results):
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
) -> tuple[tuple[Audited, ...], dict[Path, CapaianError]]:
    """Audit a report, or those of a folder; one of these that cannot be read keeps no other from it."""
    # Other commands need no bars, which take a while to load.
    from capaian.cli.progress import show_steps

    paths = find_reports(report)
    audits: list[Audited] = []
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
    problems: list[Plain] = [{"path": str(path), "message": words} for path, words in done.unaudited.items()]
    return {"schema": "capaian/audits/1", "reports": plain, "refused": problems}


def _write(folder: Path, done: _Audits) -> dict[str, int]:
    """Write the papers of each report, and of a folder the table across its reports; return their sizes."""
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


def _has_errors(result: AuditResult) -> bool:
    return any(finding.proves_error for finding in result.findings)
