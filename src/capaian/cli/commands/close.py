"""`capaian close`: an approved year as one file that next year starts from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

from capaian.cli import console, usage
from capaian.cli.commands.new import lacking_words
from capaian.cli.issues import GATHERED, mention_issues
from capaian.cli.order import PaperOutput
from capaian.domain.errors import FileError, InputError, UsageMistakeError
from capaian.domain.exchange import Plain
from capaian.domain.issue import Issue, Level
from capaian.domain.period import write_date
from capaian.dossier.changes import write_decided
from capaian.dossier.check import PreparedYear, prepare
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.years.closing import ChangedMeanwhileError, Closing, make_snapshot
from capaian.dossier.years.reasons import is_reason
from capaian.dossier.years.snapshot import Approval, Replacement, write_snapshot
from capaian.rules.checks.gaps import MissingThing, find_lacking

_REPORT: Final = "lkjip"
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}\Z")
_FILL: Final = (
    "Isi yang disebut di sini; bila memang begitu yang disahkan, tambahkan "
    "--accept-incomplete: penutupannya "
    "akan menyebut angka yang belum ada."
)


@dataclass(frozen=True)
class CloseWishes:
    """What was asked for besides the dossier; its fields are the options."""

    on: Annotated[str, usage.option("close --on", "TANGGAL")]
    folder: Annotated[Path | None, usage.option("close --out", "FOLDER")] = None
    replaces: Annotated[str | None, usage.option("close --replaces", "SHA256")] = None
    reason: Annotated[str | None, usage.option("close --reason", "ALASAN")] = None
    is_json: Annotated[bool, usage.AS_JSON] = False
    accepts_incomplete: Annotated[bool, usage.flag("close --accept-incomplete")] = False


@usage.share(CloseWishes, "wishes")
def close(dossier: Annotated[Path, usage.DOSSIER], wishes: CloseWishes) -> None:
    """Tutup tahun yang sudah disahkan: satu berkas dengan SHA-256, awal bagi tahun berikutnya."""
    replaced = _replacement(wishes.replaces, wishes.reason)
    target = PaperOutput(wishes.folder).target(dossier)
    prepared = prepare(dossier)
    year, assessment = prepared.office_year, prepared.assess()
    head = year.post_by_id[year.office.head]
    approval = Approval(head.id, head.name, usage.read_approval_day(wishes.on, year.year))
    lacking = find_lacking(year, assessment.indicators)
    _require_report(prepared, dossier, lacking, accepts_incomplete=wishes.accepts_incomplete)
    words = [f"{lack.place.file}: {lack.what}." for lack in lacking]
    folder = scan_folder(dossier, IssueLog())
    try:
        snapshot = make_snapshot(folder, year, assessment, approval, replaced, words)
    except ChangedMeanwhileError as error:
        raise FileError(
            f"Dossier {dossier} berubah selagi ditutup. Ulangi perintahnya."
        ) from error
    closing = Closing(snapshot, write_snapshot(snapshot), target)
    is_written = _write(closing)
    if wishes.is_json:
        console.print_json(_to_plain(closing, is_written=is_written))
        return
    _show(closing, is_written=is_written)
    mention_issues(prepared.issues, dossier)


def _replacement(replaces: str | None, reason: str | None) -> Replacement | None:
    if replaces is None and reason is None:
        return None
    if replaces is None or not is_reason(reason or ""):
        raise UsageMistakeError(
            "Penggantian memerlukan --replaces SHA256 dan --reason ALASAN (kata-kata)."
        )
    if _SHA256.match(replaces) is None:
        raise UsageMistakeError(f'SHA-256 "{replaces}" bukan 64 angka dan huruf a sampai f.')
    return Replacement(replaces.lower(), " ".join(str(reason).split()))


def _require_report(
    prepared: PreparedYear,
    dossier: Path,
    lacking: Sequence[MissingThing],
    *,
    accepts_incomplete: bool,
) -> None:
    """Refuse a year whose report cannot be given, or lacks figures or words:
    it cannot have been approved.

    Raises:
        InputError: with everything that stands in its way.
    """
    # Only papers need the documents room.
    from capaian.documents.availability import PaperSource, state_of

    state = state_of(PaperSource(prepared, dossier), _REPORT)
    incomplete = [
        Issue(Level.ERROR, "year_incomplete", f"{lack.what}.", lack.place) for lack in lacking
    ]
    incomplete += [replace(one, level=Level.ERROR) for one in state.issues if one.code in GATHERED]
    if accepts_incomplete or not incomplete:
        incomplete = []
    else:  # the way out stands once, beside the first
        incomplete[0] = replace(incomplete[0], remedy=f"{incomplete[0].remedy} {_FILL}".strip())
    if state.missing or incomplete:
        raise InputError((*state.missing, *incomplete))


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
    approval = closing.snapshot.approval
    word = "Ditutup" if is_written else "Sudah ditutup, tidak berubah"
    command = f"{usage.program_as_typed()} new FOLDER-BARU --from {usage.as_command(closing.file)}"
    for line in (
        f"{word}: {closing.file}",
        f"SHA-256: {closing.sha256}",
        f"Disahkan: {approval.name}, {write_date(approval.on)}.",
        *lacking_words(closing.snapshot),
        (
            f"Simpan berkas itu bersama {closing.file.name}.sha256 di sampingnya; dossier "
            "tidak diubah."
        ),
        f"Tahun berikutnya: {command}",
    ):
        console.write_line(line)


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
