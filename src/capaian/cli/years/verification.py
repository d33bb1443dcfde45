"""A closed year compared with its hash and the dossier as it is now, on the screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import typer

from capaian.cli import console
from capaian.cli.invocation import program_as_typed
from capaian.cli.issues import as_command, count_issues
from capaian.domain.errors import InputError
from capaian.domain.exchange import Plain
from capaian.dossier.check import find_issues
from capaian.dossier.years.edited_closings import Differing, Verified, compare_closed
from capaian.dossier.years.snapshot import Snapshot
from capaian.dossier.years.snapshot_file import read_closed

_FEW: Final = 6
UNNOTED: Final = (
    "Berkas .sha256 tidak ada di sampingnya, jadi belum dibandingkan dengan yang dicatat. "
    "Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup."
)
"""What is said of a closed year that nothing stands beside to hold it against."""


def edited_words(edited: Sequence[Differing]) -> Iterator[str]:
    """Yield which results of a closing differ from those of its texts; nothing where none do."""
    if edited:
        yield (
            f"{len(edited)} hasil dalam penutupan ini bukan hasil hitungan datanya sendiri. Berkasnya "
            "disunting sesudah ditutup, atau aturan program berubah sejak itu; SHA-256 yang dibuat ulang "
            "tidak menunjukkannya. Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup."
        )
        yield from (f"◊ {one.words}." for one in edited[:_FEW])
        if len(edited) > _FEW:
            yield f"Masih ada {len(edited) - _FEW} lagi."


def lacking_words(snapshot: Snapshot) -> Iterator[str]:
    """Yield what a year was closed without; nothing where it was complete."""
    if snapshot.lacking:
        yield f"Tahun {snapshot.year} ditutup tanpa {len(snapshot.lacking)} hal:"
        yield from (f"◊ {line}" for line in snapshot.lacking)


def verify(dossier: Path, file: Path, *, is_json: bool) -> None:
    """Say whether a closed year still holds: its hash, the texts of the dossier, and the results.

    Errors of the dossier are no fault of the closing, so that it is judged all the same.

    Raises:
        InputError: if the file is no closed year or was edited.
        FileError: if either cannot be read.
        Exit: with the code of wrong input, if anything differs.
    """
    found = compare_closed(read_closed(file), dossier, find_issues(dossier))
    if is_json:
        console.print_json(_to_plain(found))
    else:
        for line in _lines(found, dossier):
            console.write_indented(console.out(), 0, (line, ""))
    if not found.holds:
        raise typer.Exit(InputError.exit_code)


def _lines(found: Verified, dossier: Path) -> Iterator[str]:
    snapshot = found.closed.snapshot
    is_noted = found.closed.noted is not None
    yield f"Penutupan {snapshot.year}, {snapshot.office}: {_state(found)}, SHA-256 {found.closed.sha256}."
    if not is_noted:
        yield UNNOTED
    yield from edited_words(found.edited)
    if found.changed:
        more = f", dan {len(found.changed) - _FEW} lagi" if len(found.changed) > _FEW else ""
        yield f"Berbeda di dossier sesudah ditutup: {', '.join(found.changed[:_FEW])}{more}."
    else:
        yield "Dossier sama dengan saat ditutup."
    if found.has_same_results is None:
        yield (
            f"Dossier sekarang tidak dapat dihitung: {count_issues(found.errors)}, jadi hasilnya tidak "
            f"dibandingkan. Rinciannya: {program_as_typed()} check {as_command(dossier)}"
        )
    elif found.has_same_results:
        yield "Hasil yang dihitung ulang sama dengan yang disahkan."
    else:
        yield "Hasil yang dihitung ulang berbeda dari yang disahkan."


def _state(found: Verified) -> str:
    """Return in what state the file of a closing is, as far as can be seen."""
    if found.edited:
        return "hasilnya tidak cocok dengan datanya sendiri"
    return "utuh" if found.closed.noted is not None else "keutuhan tidak diperiksa"


def _to_plain(found: Verified) -> dict[str, Plain]:
    return {
        "schema": "capaian/verification/1",
        "year": found.closed.snapshot.year,
        "sha256": found.closed.sha256,
        "noted": found.closed.noted is not None,
        "changed": [*found.changed],
        "same_results": found.has_same_results,
        "errors": len(found.errors),
        "edited": [
            {"result": one.result, "closed": one.approved, "recomputed": one.recomputed}
            for one in found.edited
        ],
        "holds": found.holds,
    }
