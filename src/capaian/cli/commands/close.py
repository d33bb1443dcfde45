"""`capaian close`: an approved year as one file that next year starts from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from capaian.cli import console
from capaian.cli.asking import Missing, ask, is_answerable, require
from capaian.cli.clock import today
from capaian.cli.invocation import program_as_typed
from capaian.cli.issues import as_command, check_command, mention_issues
from capaian.cli.order import Output
from capaian.cli.screens.closings import lacking_words, verification_to_plain, verification_words
from capaian.cli.shared_options import flag, option, share
from capaian.cli.usage import AS_JSON, DOSSIER, read_path, suggest
from capaian.domain.errors import FileError, InputError, UsageMistakeError
from capaian.domain.exchange import Plain
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import write_date
from capaian.dossier.check import Prepared, find_issues, prepare
from capaian.dossier.durable import write_decided
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.years.closing import ChangedMeanwhileError, Closing, make_snapshot
from capaian.dossier.years.edited_closings import compare_closed
from capaian.dossier.years.reasons import is_reason
from capaian.dossier.years.snapshot import Approval, Replacement
from capaian.dossier.years.snapshot_file import read_closed, write_snapshot
from capaian.rules.checks.gaps import Lack, find_lacking

_REPORT: Final = "lkjip"
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}\Z")
_UNFINISHED: Final = ("text_missing", "text_outdated")
"""Codes of problems of texts that an approved report cannot have."""
_FINISH: Final = "Bila memang begitu yang disahkan, tambahkan --accept-unwritten."
_FILL: Final = (
    "Isi yang disebut di sini; bila memang begitu yang disahkan, tambahkan --accept-incomplete: penutupannya "
    "akan menyebut semuanya."
)
_ON: Final = Missing("--on TANGGAL", "tanggal pengesahan, misalnya 2024-02-28")
_REPLACES: Final = Missing("--replaces SHA256", "SHA-256 penutupan yang diganti")
_REASON: Final = Missing("--reason ALASAN", "alasan penggantian, dengan kata-kata")


@dataclass(frozen=True)
class _Wishes:
    """What was asked for besides the dossier; its fields are the options."""

    on: Annotated[str | None, option("--on", "TANGGAL", "Tanggal pengesahan, misalnya 2024-02-28.")] = None
    post: Annotated[
        str | None, option("--approved-by", "JABATAN", "Kode jabatan yang mengesahkan; bawaan: kepala.")
    ] = None
    folder: Annotated[Path | None, option("--out", "FOLDER", "Folder hasil; bawaan: out/<nama dossier>.")] = (
        None
    )
    replaces: Annotated[
        str | None, option("--replaces", "SHA256", "SHA-256 penutupan yang diganti oleh yang ini.")
    ] = None
    reason: Annotated[str | None, option("--reason", "ALASAN", "Alasan penggantian itu.")] = None
    is_json: Annotated[bool, AS_JSON] = False
    verified: Annotated[
        Path | None,
        option(
            "--verify",
            "PENUTUPAN",
            "Tidak menutup: bandingkan penutupan dengan SHA-256-nya dan dossier sekarang.",
            parser=read_path,
        ),
    ] = None
    accepts_unwritten: Annotated[
        bool,
        flag("--accept-unwritten", "Tutup meskipun ada teks yang belum ditulis atau belum dibaca kembali."),
    ] = False
    accepts_incomplete: Annotated[
        bool,
        flag(
            "--accept-incomplete",
            "Tutup meskipun ada angka atau nilai indikator yang belum ada; penutupan menyebutnya.",
        ),
    ] = False


@share(_Wishes, "wishes")
def close(dossier: Annotated[Path, DOSSIER], wishes: _Wishes) -> None:
    """Tutup tahun yang sudah disahkan: satu berkas dengan SHA-256, awal bagi tahun berikutnya."""
    if wishes.verified is not None:
        _verify(dossier, wishes.verified, is_json=wishes.is_json)
        return
    require(_missing(wishes.on, wishes.replaces, wishes.reason))
    replaced = _replacement(wishes.replaces, wishes.reason)
    target = Output(wishes.folder).target(dossier)
    prepared = prepare(dossier)
    year = prepared.office_year
    approval = _approval(year, _day(wishes.on, year.year), wishes.post)
    assessment = prepared.assess()
    lacking = find_lacking(year, assessment)
    _require_report(
        prepared,
        dossier,
        () if wishes.accepts_incomplete else _incomplete(lacking),
        accepts_unwritten=wishes.accepts_unwritten,
    )
    told = [f"{lack.place.file}: {lack.what}." for lack in lacking]
    folder = scan_folder(dossier, IssueLog())
    try:
        snapshot = make_snapshot(folder, year, assessment, approval, replaced, told)
    except ChangedMeanwhileError as error:
        raise FileError(f"Dossier {dossier} berubah selagi ditutup. Ulangi perintahnya.") from error
    closing = Closing(snapshot, write_snapshot(snapshot), target, folder.closed)
    is_written = _write(closing)
    if wishes.is_json:
        console.print_json(_to_plain(closing, is_written=is_written))
        return
    _show(closing, is_written=is_written)
    mention_issues(prepared.issues, check_command(dossier), console.err())


def _verify(dossier: Path, file: Path, *, is_json: bool) -> None:
    """Say whether a closed year still holds; errors of the dossier are no fault of the closing."""
    found = compare_closed(read_closed(file), dossier, find_issues(dossier))
    if is_json:
        console.print_json(verification_to_plain(found))
    else:
        for line in verification_words(found, dossier):
            console.write_indented(console.out(), 0, (line, ""))
    if not found.holds:
        raise typer.Exit(InputError.exit_code)


def _missing(on: str | None, replaces: str | None, reason: str | None) -> list[Missing]:
    """Return what nobody can be asked for; a replacement needs both its options."""
    missing = [] if on or is_answerable() else [_ON]
    if reason is not None and not replaces:
        missing.append(_REPLACES)
    if replaces is not None and not is_reason(reason or ""):
        missing.append(_REASON)
    return missing


def _replacement(replaces: str | None, reason: str | None) -> Replacement | None:
    if replaces is None or reason is None:
        return None
    if _SHA256.match(replaces) is None:
        raise UsageMistakeError(f'SHA-256 "{replaces}" bukan 64 angka dan huruf a sampai f.')
    return Replacement(replaces.lower(), " ".join(reason.split()))


def _day(given: str | None, year: int) -> date:
    """Return the day of approval; a year is approved when it is over, and nobody approves ahead."""
    text = given or ask(f"Tanggal pengesahan tahun {year}, misalnya {year + 1}-02-28")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageMistakeError(
            f'Tanggal "{text}" tidak dikenal. Tulis tahun-bulan-hari, misalnya {year + 1}-02-28.'
        ) from error
    if day < date(year, 12, 31):
        raise UsageMistakeError(f"Tanggal pengesahan {text} mendahului akhir tahun {year}.")
    if day > today():
        raise UsageMistakeError(f"Tanggal pengesahan {text} belum tiba; hari ini {today()}.")
    return day


def _approval(year: OfficeYear, day: date, given: str | None) -> Approval:
    found = year.post_by_id.get(year.office.head) if given is None else None
    for post in year.post_by_id.values():
        if given is not None and given.casefold() in (post.id.casefold(), post.name.casefold()):
            found = post
    if found is None:
        raise UsageMistakeError(f'Jabatan "{given}" tidak ada. {suggest(str(given), list(year.post_by_id))}')
    return Approval(found.id, found.name, day)


def _require_report(
    prepared: Prepared, dossier: Path, incomplete: Sequence[Issue], *, accepts_unwritten: bool
) -> None:
    """Refuse a year whose report cannot be given, or lacks figures or words: it cannot have been approved.

    Raises:
        InputError: with everything that stands in its way.
    """
    # Only papers need the documents room.
    from capaian.documents.availability import PaperSource, state_of

    state = state_of(PaperSource(prepared, dossier), _REPORT)
    unfinished = [
        replace(issue, level=Level.ERROR, remedy=f"{issue.remedy} {_FINISH}".strip())
        for issue in state.issues
        if issue.code in _UNFINISHED and not accepts_unwritten
    ]
    if state.missing or incomplete or unfinished:
        raise InputError((*state.missing, *incomplete, *unfinished))


def _incomplete(lacking: Sequence[Lack]) -> tuple[Issue, ...]:
    """Return what the year lacks as errors, the way out beside the first."""
    issues = (Issue(Level.ERROR, "year_incomplete", f"{lack.what}.", lack.place) for lack in lacking)
    return tuple(replace(issue, remedy="" if place else _FILL) for place, issue in enumerate(issues))


def _write(closing: Closing) -> bool:
    """Write a closing; say whether it is new. What was approved is replaced only on purpose."""
    is_new = False

    def decide() -> Mapping[str, bytes]:
        nonlocal is_new
        is_new = not closing.is_written
        return closing.files_to_write()

    write_decided(closing.folder, decide)
    return is_new


def _show(closing: Closing, *, is_written: bool) -> None:
    screen, approval = console.out(), closing.snapshot.approval
    word = "Ditutup" if is_written else "Sudah ditutup, tidak berubah"
    screen.print(console.printable(f"{word}: {closing.file}"), soft_wrap=True)
    screen.print(f"SHA-256: {closing.sha256}", soft_wrap=True)
    screen.print(console.printable(f"Disahkan: {approval.name}, {write_date(approval.on)}."), soft_wrap=True)
    for line in lacking_words(closing.snapshot):
        console.write_indented(screen, 0, (line, ""))
    kept = f"Simpan berkas itu bersama {closing.file.name}.sha256 di sampingnya; dossier tidak diubah."
    console.write_indented(screen, 0, (kept, ""))
    command = f"{program_as_typed()} new FOLDER-BARU --from {as_command(closing.file)}"
    screen.print(console.printable(f"Tahun berikutnya: {command}"), soft_wrap=True)


def _to_plain(closing: Closing, *, is_written: bool) -> dict[str, Plain]:
    approval = closing.snapshot.approval
    return {
        "schema": "capaian/closing/1",
        "file": str(closing.file),
        "sha256": closing.sha256,
        "year": closing.snapshot.year,
        "approved": {"post": approval.post, "date": approval.on.isoformat()},
        "lacking": [*closing.snapshot.lacking],
        "written": is_written,
    }
