"""`capaian new --from`: the year after a closed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from capaian.cli import console
from capaian.cli.console import list_few
from capaian.cli.usage import check_command
from capaian.dossier.durable import write_new_folder
from capaian.dossier.years.edited_closings import Differing, find_edited
from capaian.dossier.years.next_year import BrokenTextsError, NextYear, go_on
from capaian.dossier.years.snapshot import Snapshot
from capaian.dossier.years.snapshot_file import ClosedYear, read_closed, refuse

_UNNOTED: Final = (
    "Berkas .sha256 tidak ada di sampingnya, jadi belum dibandingkan dengan yang dicatat. "
    "Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup. "
    "Setiap jejak angka pembanding mengatakannya: judul sumber penutupan di sources.yaml. "
    "Hapus kata-kata itu di sana sesudah SHA-256 cocok."
)
"""Of a closing without a recorded hash."""


def begin_next_year(folder: Path, closed: Path) -> None:
    """Make the dossier of the year after a closed one, and say what came along.

    Args:
        folder: The new dossier.
        closed: The file of the closed year; a hash beside it must be its own.

    Raises:
        InputError: if the file is no closed year, one of a newer program, damaged or edited; or if neither a
            hash beside it nor its own texts bear out its results.
        FileError: if it cannot be read, or the folder is there already or cannot be written.
    """
    read = read_closed(closed)
    edited = find_edited(read.snapshot, read.file)
    if edited and read.noted is None:
        refuse("snapshot_unproved", read.file, first=edited[0].words, noted=f"{read.file}.sha256")
    try:
        found = go_on(read.snapshot, read.content, is_compared=read.noted is not None)
    except BrokenTextsError as error:
        refuse("snapshot_broken", read.file, what=", ".join(error.files))
    write_new_folder(folder, found.files)
    console.write_lines(_lines(folder, read, edited, found))


def _lines(folder: Path, read: ClosedYear, edited: Sequence[Differing], found: NextYear) -> Iterator[str]:
    snapshot = read.snapshot
    yield f"Dossier baru: {folder} ({snapshot.office}, tahun {found.year}; {len(found.files)} berkas)."
    yield f"Dari penutupan {snapshot.year}, SHA-256 {read.sha256}."
    if read.noted is None:
        yield _UNNOTED
    yield from edited_words(edited)
    yield from lacking_words(snapshot)
    yield f"Pembanding: {found.compared} angka tahun {snapshot.year} di history.csv; tidak diketik ulang."
    yield (
        f"Dikosongkan untuk diisi: hitungan, keluaran, anggaran, dan survei tahun {found.year}. Anggaran dan "
        f"survei {snapshot.year} yang disahkan tetap di bawahnya sebagai pembanding; jangan diubah."
    )
    yield "Perjanjian kinerja: rancangan dari yang terakhir; targetnya dari Renstra."
    if found.texts:
        yield f"Teks: {found.texts} dibawa dan ditandai untuk diperiksa kembali."
    if found.left:
        yield f"Tidak dibawa: {list_few(found.left)}."
    yield f"Yang diisi berikutnya: {check_command(folder)}"


def edited_words(edited: Sequence[Differing]) -> Iterator[str]:
    """Yield which results of a closing differ from those of its texts; nothing where none do."""
    if edited:
        yield (
            f"{len(edited)} hasil dalam penutupan ini bukan hasil hitungan datanya sendiri. Berkasnya "
            "disunting sesudah ditutup, atau aturan program berubah sejak itu; SHA-256 yang dibuat ulang "
            "tidak menunjukkannya. Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup."
        )
        yield from (f"◊ {one.words}." for one in edited[: console.MAX_LISTED])
        if len(edited) > console.MAX_LISTED:
            yield f"Masih ada {len(edited) - console.MAX_LISTED} lagi."


def lacking_words(snapshot: Snapshot) -> Iterator[str]:
    """Yield what a year was closed without; nothing where it was complete."""
    if snapshot.lacking:
        yield f"Tahun {snapshot.year} ditutup tanpa {len(snapshot.lacking)} hal:"
        yield from (f"◊ {line}" for line in snapshot.lacking)
