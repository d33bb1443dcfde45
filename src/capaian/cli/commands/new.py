"""`capaian new`: a dossier to begin with, from the catalogue or from a closed year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

from capaian.cli import console, usage
from capaian.cli.console import list_few
from capaian.domain.errors import UsageMistakeError
from capaian.domain.office import Area
from capaian.domain.period import DIGITS_OF_A_YEAR
from capaian.domain.rule_set import RuleSet
from capaian.dossier.durable import write_new_folder
from capaian.dossier.years.edited_closings import DifferingResult, find_edited
from capaian.dossier.years.first_year import (
    ALL_INDICATORS,
    USUAL_INDICATORS,
    Beginning,
    CatalogueChoice,
    begin,
    choose,
    first_year,
    may_begin,
    unknown_codes,
)
from capaian.dossier.years.next_year import BrokenTextsError, NextYear, go_on
from capaian.dossier.years.regions import Region, find_regencies, nearest_regencies, region_of
from capaian.dossier.years.snapshot import ClosedYear, Snapshot, read_closed, refuse
from capaian.rulebook import load_rulebook


def new(
    folder: Annotated[
        Path, usage.argument("FOLDER", "Folder dossier baru.", parser=usage.read_path)
    ],
    closed: Annotated[Path | None, usage.option("new --from", "PENUTUPAN")] = None,
    regency: Annotated[str, usage.option("new --regency", "DAERAH", show_default=False)] = "",
    year: Annotated[str, usage.option("new --year", "TAHUN", show_default=False)] = "",
    catalogue: Annotated[
        str,
        usage.option(
            "new --catalogue",
            "DAFTAR",
            "Indikator dari katalog, dipisahkan koma, atau semua; bawaan: "
            f"{','.join(USUAL_INDICATORS)}.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Mulai dossier baru: dari katalog, atau dari tahun yang ditutup; barisnya tinggal diisi.

    Nama dinas dan tempat penandatanganan ditulis di office.yaml (lembar Perangkat daerah).
    """
    _require_new(folder)
    if closed is None:
        _begin_first_year(folder, regency, year, catalogue)
        return
    if regency or year or catalogue:
        raise UsageMistakeError(
            "Dengan --from daerah, tahun, dan indikator mengikuti penutupannya; hilangkan "
            "--regency, --year, "
            "dan --catalogue."
        )
    begin_next_year(folder, closed)


def _require_new(folder: Path) -> None:
    """Refuse, before anything is computed, what can be no new dossier."""
    if usage.real_path(folder) == Path.cwd():
        raise UsageMistakeError(
            "Sebutkan nama folder baru, bukan folder tempat perintah ini dijalankan."
        )
    if (inside := usage.find_dossier_above(folder)) is not None:
        raise UsageMistakeError(
            f"{folder} berada di dalam dossier {inside}. Pilih tempat di luarnya."
        )


def _begin_first_year(folder: Path, regency: str, year: str, catalogue: str) -> None:
    usage.require({"--regency DAERAH": regency, "--year TAHUN": year})
    rules = load_rulebook()
    choice = Beginning(
        _read_region(regency, rules),
        _read_year(year.strip(), rules),
        _read_catalogue(catalogue or ",".join(USUAL_INDICATORS), rules),
    )
    files = begin(choice, rules)
    write_new_folder(folder, files)
    console.write_lines(_lines(folder, choice, len(files)))


def _read_region(text: str, rules: RuleSet) -> Region:
    """Return the regency that a name or code means."""
    found = find_regencies(rules.areas, text)
    if len(found) == 1:
        return region_of(rules.areas, found[0])
    if found:
        raise UsageMistakeError(f'"{text}" dapat berarti {_list(found)}. Sebutkan kodenya.')
    near = nearest_regencies(rules.areas, text)
    likely = f" Yang mirip: {_list(near)}." if near else ""
    raise UsageMistakeError(f'Kabupaten/kota "{text}" tidak ada di rulebook.{likely}')


def _list(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.name} ({area.code})" for area in areas)


def _read_year(text: str, rules: RuleSet) -> int:
    if not (
        text.isascii()
        and text.isdigit()
        and len(text) == DIGITS_OF_A_YEAR
        and may_begin(int(text), rules)
    ):
        raise UsageMistakeError(
            f'Tahun "{text}" tidak dapat dipakai. Tulis tahun sejak {first_year(rules)}.'
        )
    return int(text)


def _read_catalogue(text: str, rules: RuleSet) -> CatalogueChoice:
    """Return the entries of the catalogue that a list names; for unknown ones all are listed."""
    codes = [code.strip().casefold() for code in text.split(",") if code.strip()]
    unknown = unknown_codes(rules.catalogue, codes)
    if unknown or not codes:
        known = ", ".join(entry.code for entry in rules.catalogue)
        raise UsageMistakeError(
            f"Indikator {', '.join(unknown) or '(kosong)'} tidak ada di katalog. Pilih "
            f"dari: {known}; "
            f"atau {ALL_INDICATORS}."
        )
    return choose(rules.catalogue, codes)


def _lines(folder: Path, choice: Beginning, files: int) -> Iterator[str]:
    region, program, target = choice.region, usage.program_as_typed(), usage.as_command(folder)
    yield (
        f"Dossier baru: {folder} ({region.name}, {region.code}, tahun {choice.year}; {files} "
        "berkas)."
    )
    yield f"Wilayah: {len(region.districts)} kecamatan."
    yield f"Indikator: {', '.join(entry.name for entry in choice.chosen.indicators)}."
    yield (
        f"Ambil tabel yang sudah ada (agregat, realisasi anggaran): {program} intake BERKAS "
        f"{target}"
    )
    yield f"Isi dengan Excel: {program} workbook export {target}"
    yield f"Yang diisi berikutnya: {usage.check_command(folder)}"


# --- `capaian new --from`: the year after a closed one -------------------------------------

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
        InputError: if the file is no closed year, one of a newer program, damaged or edited; or if
            neither a
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
    console.write_lines(_next_lines(folder, read, edited, found))


def _next_lines(
    folder: Path, read: ClosedYear, edited: Sequence[DifferingResult], found: NextYear
) -> Iterator[str]:
    snapshot = read.snapshot
    yield (
        f"Dossier baru: {folder} ({snapshot.office}, tahun {found.year}; {len(found.files)} "
        "berkas)."
    )
    yield f"Dari penutupan {snapshot.year}, SHA-256 {read.sha256}."
    if read.noted is None:
        yield _UNNOTED
    yield from edited_words(edited)
    yield from lacking_words(snapshot)
    yield (
        f"Pembanding: {found.compared} angka tahun {snapshot.year} di history.csv; tidak "
        "diketik ulang."
    )
    yield (
        "Dikosongkan untuk diisi: hitungan, keluaran, anggaran, dan survei tahun "
        f"{found.year}. Anggaran dan "
        f"survei {snapshot.year} yang disahkan tetap di bawahnya sebagai pembanding; "
        "jangan diubah."
    )
    yield "Perjanjian kinerja: rancangan dari yang terakhir; targetnya dari Renstra."
    if found.texts:
        yield f"Teks: {found.texts} dibawa dan ditandai untuk diperiksa kembali."
    if found.left:
        yield f"Tidak dibawa: {list_few(found.left)}."
    yield f"Yang diisi berikutnya: {usage.check_command(folder)}"


def edited_words(edited: Sequence[DifferingResult]) -> Iterator[str]:
    """Yield which results of a closing differ from those of its texts; nothing where none do."""
    if edited:
        yield (
            f"{len(edited)} hasil dalam penutupan ini bukan hasil hitungan datanya "
            "sendiri. Berkasnya "
            "disunting sesudah ditutup, atau aturan program berubah sejak itu; SHA-256 "
            "yang dibuat ulang "
            "tidak menunjukkannya. Cocokkan SHA-256 itu dengan yang tercetak saat "
            "tahunnya ditutup."
        )
        yield from (f"◊ {one.words}." for one in edited[: console.MAX_LISTED])
        if len(edited) > console.MAX_LISTED:
            yield f"Masih ada {len(edited) - console.MAX_LISTED} lagi."


def lacking_words(snapshot: Snapshot) -> Iterator[str]:
    """Yield what a year was closed without; nothing where it was complete."""
    if snapshot.lacking:
        yield f"Tahun {snapshot.year} ditutup tanpa {len(snapshot.lacking)} hal:"
        yield from (f"◊ {line}" for line in snapshot.lacking)
