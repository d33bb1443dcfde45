"""`capaian new`: a dossier to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from capaian.cli import console
from capaian.cli.asking import Missing, ask, is_answerable, require
from capaian.cli.invocation import program_as_typed
from capaian.cli.issues import as_command
from capaian.cli.outputs import write_new_folder
from capaian.cli.shared_options import share
from capaian.cli.usage import read_path, real_path
from capaian.cli.years.beginnings import read_catalogue, read_region, read_year, require_readable
from capaian.cli.years.next_year import begin_next_year
from capaian.domain.errors import UsageMistakeError
from capaian.domain.rule_set import RuleSet
from capaian.dossier.read import find_unreadable
from capaian.dossier.tables.parts import OFFICE as OFFICE_PART
from capaian.dossier.years.catalogue import ALL, USUAL
from capaian.dossier.years.first_year import OFFICE, SHORT, Beginning, begin
from capaian.rulebook import load_rulebook

_REGENCY: Final = Missing("--regency DAERAH", "kabupaten/kota: nama, atau kode resmi seperti 63.11")
_YEAR: Final = Missing("--year TAHUN", "tahun laporan, misalnya 2024")


@dataclass(frozen=True)
class _Wishes:
    """What was asked for besides the folder; its fields are the options."""

    regency: Annotated[
        str,
        typer.Option(
            "--regency",
            metavar="DAERAH",
            help="Kabupaten/kota: nama atau kode resmi (63.11).",
            show_default=False,
        ),
    ] = ""
    year: Annotated[
        str, typer.Option("--year", metavar="TAHUN", help="Tahun laporan, misalnya 2024.", show_default=False)
    ] = ""
    catalogue: Annotated[
        str | None,
        typer.Option(
            "--catalogue",
            metavar="DAFTAR",
            help=f"Indikator dari katalog, dipisahkan koma, atau semua; bawaan: {','.join(USUAL)}.",
        ),
    ] = None
    name: Annotated[str, typer.Option("--name", metavar="NAMA", help="Nama dinas tanpa nama daerah.")] = (
        OFFICE
    )
    place: Annotated[
        str,
        typer.Option(
            "--place", metavar="TEMPAT", help="Tempat penandatanganan; bawaan: nama kabupaten/kota."
        ),
    ] = ""
    area_names: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--area-names",
            metavar="DAERAH PROVINSI",
            help="Nama kabupaten/kota dan provinsi, bila kode daerah belum ada di rulebook.",
        ),
    ] = None


@share(_Wishes, "wishes")
def new(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Folder dossier baru.", show_default=False, parser=read_path),
    ],
    closed: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="PENUTUPAN", help="Lanjutkan dari tahun yang ditutup: penutupan-….json."
        ),
    ] = None,
    *,
    wishes: _Wishes,
) -> None:
    """Mulai dossier baru: dari katalog, atau dari tahun yang ditutup; barisnya tinggal diisi."""
    _require_new(folder)
    if closed is not None:
        _require_alone(wishes)
        begin_next_year(folder, closed, wishes.regency, wishes.year)
        return
    rules = load_rulebook()
    for option, text in (("--name", wishes.name), ("--place", wishes.place)):
        require_readable(option, text)
    for text in wishes.area_names or ():
        require_readable("--area-names", text)
    choice = _choose(wishes, rules)
    files = begin(choice, rules)
    if errors := find_unreadable(files):
        raise UsageMistakeError(
            f"Dossier dengan nama itu tidak akan terbaca. {errors[0].message} {errors[0].remedy}"
        )
    write_new_folder(folder, files)
    _show(folder, choice, len(files))


def _require_alone(wishes: _Wishes) -> None:
    """Refuse what a closed year has settled already.

    Raises:
        UsageMistakeError: if anything else than its regency and its year is asked for.
    """
    if wishes != _Wishes(wishes.regency, wishes.year):
        raise UsageMistakeError(
            "Dengan --from indikator, nama, dan wilayah mengikuti tahun yang ditutup; hilangkan --catalogue, "
            "--name, --place, dan --area-names, lalu sunting dossiernya."
        )


def _choose(wishes: _Wishes, rules: RuleSet) -> Beginning:
    """Understand what was asked for; on a terminal what is missing is asked."""
    wanted = ((_REGENCY, wishes.regency), (_YEAR, wishes.year))
    missing = [item for item, given in wanted if not given.strip()]
    if not is_answerable():
        require(missing)
    regency_name, province_name = wishes.area_names or ("", "")
    region = read_region(wishes.regency or ask(_REGENCY.question), regency_name, province_name, rules)
    year = read_year(wishes.year or ask(_YEAR.question), rules)
    catalogue = wishes.catalogue
    if catalogue is None and missing:
        catalogue = ask(f"indikator, dipisahkan koma (Enter: {', '.join(USUAL)}; atau {ALL})")
    return Beginning(
        region=region,
        year=year,
        chosen=read_catalogue(catalogue or ",".join(USUAL), rules),
        name=" ".join(wishes.name.split()) or OFFICE,
        short_name=SHORT,
        place=" ".join(wishes.place.split()),
    )


def _require_new(folder: Path) -> None:
    """Refuse, before anything is asked or computed, what can be no new dossier."""
    if real_path(folder) == Path.cwd():
        raise UsageMistakeError("Sebutkan nama folder baru, bukan folder tempat perintah ini dijalankan.")
    inside = next((above for above in real_path(folder).parents if (above / OFFICE_PART.file).exists()), None)
    if inside is not None:
        raise UsageMistakeError(f"{folder} berada di dalam dossier {inside}. Pilih tempat di luarnya.")


def _show(folder: Path, choice: Beginning, files: int) -> None:
    screen, region = console.out(), choice.region
    told = [f"Dossier baru: {folder} ({region.name}, {region.code}, tahun {choice.year}; {files} berkas)."]
    count = len(region.districts)
    told.append(
        f"Wilayah: {count} kecamatan."
        if count
        else "Kecamatan belum ada di rulebook: isi lembar Wilayah (areas.csv) dan impor bukunya; buku yang "
        "diekspor sesudah itu berisi baris setiap ukuran di setiap kecamatan."
    )
    told.append(f"Indikator: {', '.join(entry.name for entry in choice.chosen.indicators)}.")
    program, target = program_as_typed(), as_command(folder)
    told.append(f"Ambil tabel yang sudah ada (agregat, realisasi anggaran): {program} intake BERKAS {target}")
    told.append(f"Isi dengan Excel: {program} workbook export {target}")
    told.append(f"Yang diisi berikutnya: {program} check {target}")
    for line in told:
        console.write_indented(screen, 0, (line, ""))
