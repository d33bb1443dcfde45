"""`capaian new`: a dossier to begin with, from the catalogue or from a closed year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.next_year import begin_next_year
from capaian.cli.shared_options import argument, option
from capaian.cli.usage import as_command, check_command, program_as_typed, read_path, real_path, require
from capaian.domain.errors import UsageMistakeError
from capaian.domain.office import Area
from capaian.domain.rule_set import RuleSet
from capaian.dossier.durable import write_new_folder
from capaian.dossier.tables.parts import OFFICE as OFFICE_PART
from capaian.dossier.years.catalogue import ALL, USUAL, CatalogueChoice, choose, unknown_codes
from capaian.dossier.years.first_year import Beginning, begin, first_year, may_begin
from capaian.dossier.years.regions import Region, find_regencies, nearest_regencies, region_of
from capaian.rulebook import load_rulebook


def new(
    folder: Annotated[Path, argument("FOLDER", "Folder dossier baru.", parser=read_path)],
    closed: Annotated[
        Path | None, option("--from", "PENUTUPAN", "Lanjutkan dari tahun yang ditutup: penutupan-….json.")
    ] = None,
    regency: Annotated[
        str,
        option("--regency", "DAERAH", "Kabupaten/kota: nama atau kode resmi (63.11).", show_default=False),
    ] = "",
    year: Annotated[str, option("--year", "TAHUN", "Tahun laporan, misalnya 2024.", show_default=False)] = "",
    catalogue: Annotated[
        str,
        option(
            "--catalogue",
            "DAFTAR",
            f"Indikator dari katalog, dipisahkan koma, atau semua; bawaan: {','.join(USUAL)}.",
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
            "Dengan --from daerah, tahun, dan indikator mengikuti penutupannya; hilangkan --regency, --year, "
            "dan --catalogue."
        )
    begin_next_year(folder, closed)


def _require_new(folder: Path) -> None:
    """Refuse, before anything is computed, what can be no new dossier."""
    if real_path(folder) == Path.cwd():
        raise UsageMistakeError("Sebutkan nama folder baru, bukan folder tempat perintah ini dijalankan.")
    inside = next((above for above in real_path(folder).parents if (above / OFFICE_PART.file).exists()), None)
    if inside is not None:
        raise UsageMistakeError(f"{folder} berada di dalam dossier {inside}. Pilih tempat di luarnya.")


def _begin_first_year(folder: Path, regency: str, year: str, catalogue: str) -> None:
    require({"--regency DAERAH": regency, "--year TAHUN": year})
    rules = load_rulebook()
    choice = Beginning(
        _read_region(regency, rules),
        _read_year(year.strip(), rules),
        _read_catalogue(catalogue or ",".join(USUAL), rules),
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
    if not (text.isascii() and text.isdigit() and len(text) == 4 and may_begin(int(text), rules)):
        raise UsageMistakeError(f'Tahun "{text}" tidak dapat dipakai. Tulis tahun sejak {first_year(rules)}.')
    return int(text)


def _read_catalogue(text: str, rules: RuleSet) -> CatalogueChoice:
    """Return the entries of the catalogue that a list names; for unknown ones all are listed."""
    codes = [code.strip().casefold() for code in text.split(",") if code.strip()]
    unknown = unknown_codes(rules.catalogue, codes)
    if unknown or not codes:
        known = ", ".join(entry.code for entry in rules.catalogue)
        raise UsageMistakeError(
            f"Indikator {', '.join(unknown) or '(kosong)'} tidak ada di katalog. Pilih dari: {known}; "
            f"atau {ALL}."
        )
    return choose(rules.catalogue, codes)


def _lines(folder: Path, choice: Beginning, files: int) -> Iterator[str]:
    region, program, target = choice.region, program_as_typed(), as_command(folder)
    yield f"Dossier baru: {folder} ({region.name}, {region.code}, tahun {choice.year}; {files} berkas)."
    yield f"Wilayah: {len(region.districts)} kecamatan."
    yield f"Indikator: {', '.join(entry.name for entry in choice.chosen.indicators)}."
    yield f"Ambil tabel yang sudah ada (agregat, realisasi anggaran): {program} intake BERKAS {target}"
    yield f"Isi dengan Excel: {program} workbook export {target}"
    yield f"Yang diisi berikutnya: {check_command(folder)}"
