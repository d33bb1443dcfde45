"""`capaian new`: a dossier to begin with, from the catalogue or from a closed year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from capaian.cli import console
from capaian.cli.asking import Missing, ask, is_answerable, require
from capaian.cli.invocation import program_as_typed
from capaian.cli.issues import as_command, check_command
from capaian.cli.next_year import begin_next_year
from capaian.cli.shared_options import argument, option, share
from capaian.cli.usage import read_path, real_path
from capaian.domain.errors import UsageMistakeError
from capaian.domain.issue import Place
from capaian.domain.office import Area
from capaian.domain.rule_set import RuleSet
from capaian.dossier.cells import read_value
from capaian.dossier.durable import write_new_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import find_unreadable
from capaian.dossier.tables.kinds import TEXT
from capaian.dossier.tables.parts import OFFICE as OFFICE_PART
from capaian.dossier.years.catalogue import ALL, USUAL, Chosen, choose, unknown_codes
from capaian.dossier.years.first_year import OFFICE, SHORT, Beginning, begin, first_year, may_begin
from capaian.dossier.years.regions import (
    Region,
    find_regencies,
    nearest_regencies,
    province_of,
    read_code,
    region_of,
)
from capaian.rulebook import load_rulebook

_REGENCY: Final = Missing("--regency DAERAH", "kabupaten/kota: nama, atau kode resmi seperti 63.11")
_YEAR: Final = Missing("--year TAHUN", "tahun laporan, misalnya 2024")


@dataclass(frozen=True)
class _Wishes:
    """What was asked for besides the folder; its fields are the options."""

    regency: Annotated[
        str,
        option("--regency", "DAERAH", "Kabupaten/kota: nama atau kode resmi (63.11).", show_default=False),
    ] = ""
    year: Annotated[str, option("--year", "TAHUN", "Tahun laporan, misalnya 2024.", show_default=False)] = ""
    catalogue: Annotated[
        str | None,
        option(
            "--catalogue",
            "DAFTAR",
            f"Indikator dari katalog, dipisahkan koma, atau semua; bawaan: {','.join(USUAL)}.",
        ),
    ] = None
    name: Annotated[str, option("--name", "NAMA", "Nama dinas tanpa nama daerah.")] = OFFICE
    place: Annotated[
        str, option("--place", "TEMPAT", "Tempat penandatanganan; bawaan: nama kabupaten/kota.")
    ] = ""
    area_names: Annotated[
        tuple[str, str] | None,
        option(
            "--area-names",
            "DAERAH PROVINSI",
            "Nama kabupaten/kota dan provinsi, bila kode daerah belum ada di rulebook.",
        ),
    ] = None


@share(_Wishes, "wishes")
def new(
    folder: Annotated[Path, argument("FOLDER", "Folder dossier baru.", parser=read_path)],
    closed: Annotated[
        Path | None, option("--from", "PENUTUPAN", "Lanjutkan dari tahun yang ditutup: penutupan-….json.")
    ] = None,
    *,
    wishes: _Wishes,
) -> None:
    """Mulai dossier baru: dari katalog, atau dari tahun yang ditutup; barisnya tinggal diisi."""
    _require_new(folder)
    if closed is None:
        _begin_first_year(folder, wishes)
        return
    if wishes != _Wishes(wishes.regency, wishes.year):
        raise UsageMistakeError(
            "Dengan --from indikator, nama, dan wilayah mengikuti tahun yang ditutup; hilangkan --catalogue, "
            "--name, --place, dan --area-names, lalu sunting dossiernya."
        )
    begin_next_year(folder, closed, wishes.regency, wishes.year)


def _require_new(folder: Path) -> None:
    """Refuse, before anything is asked or computed, what can be no new dossier."""
    if real_path(folder) == Path.cwd():
        raise UsageMistakeError("Sebutkan nama folder baru, bukan folder tempat perintah ini dijalankan.")
    inside = next((above for above in real_path(folder).parents if (above / OFFICE_PART.file).exists()), None)
    if inside is not None:
        raise UsageMistakeError(f"{folder} berada di dalam dossier {inside}. Pilih tempat di luarnya.")


def _begin_first_year(folder: Path, wishes: _Wishes) -> None:
    rules = load_rulebook()
    for name, text in (("--name", wishes.name), ("--place", wishes.place)):
        _require_readable(name, text)
    for text in wishes.area_names or ():
        _require_readable("--area-names", text)
    choice = _choose(wishes, rules)
    files = begin(choice, rules)
    if errors := find_unreadable(files):
        raise UsageMistakeError(
            f"Dossier dengan nama itu tidak akan terbaca. {errors[0].message} {errors[0].remedy}"
        )
    write_new_folder(folder, files)
    for line in _lines(folder, choice, len(files)):
        console.write_indented(console.out(), 0, (line, ""))


def _require_readable(name: str, text: str) -> None:
    """Refuse a name that no dossier can hold, in the words of its reader."""
    if any("\ud800" <= sign <= "\udfff" for sign in text):  # what stands for bytes that are no text
        raise UsageMistakeError(f"{name} bukan teks UTF-8. Ketik ulang namanya.")
    log = IssueLog()
    if text.strip():
        read_value(TEXT, text, Place(name), log)
    for issue in log.finish(()):
        raise UsageMistakeError(f"{name}: {issue.message} {issue.remedy}")


def _choose(wishes: _Wishes, rules: RuleSet) -> Beginning:
    """Understand what was asked for; on a terminal what is missing is asked."""
    wanted = ((_REGENCY, wishes.regency), (_YEAR, wishes.year))
    missing = [item for item, given in wanted if not given.strip()]
    if not is_answerable():
        require(missing)
    region = _read_region(wishes.regency or ask(_REGENCY.question), wishes.area_names, rules)
    year = (wishes.year or ask(_YEAR.question)).strip()
    if not (year.isascii() and year.isdigit() and len(year) == 4 and may_begin(int(year), rules)):
        raise UsageMistakeError(f'Tahun "{year}" tidak dapat dipakai. Tulis tahun sejak {first_year(rules)}.')
    catalogue = wishes.catalogue
    if catalogue is None and missing:
        catalogue = ask(f"indikator, dipisahkan koma (Enter: {', '.join(USUAL)}; atau {ALL})")
    return Beginning(
        region=region,
        year=int(year),
        chosen=_read_catalogue(catalogue or ",".join(USUAL), rules),
        name=" ".join(wishes.name.split()) or OFFICE,
        short_name=SHORT,
        place=" ".join(wishes.place.split()),
    )


def _read_region(text: str, names: tuple[str, str] | None, rules: RuleSet) -> Region:
    """Return the regency that a name or code means; names are for a code that the rulebook does not know."""
    found, code = find_regencies(rules.areas, text), read_code(text)
    if len(found) > 1:
        raise UsageMistakeError(f'"{text}" dapat berarti {_list(found)}. Sebutkan kodenya.')
    if found and names is not None:
        raise UsageMistakeError(
            f"--area-names hanya untuk kode yang belum ada di rulebook; {found[0].code} di sana "
            f"{found[0].name}. Hilangkan --area-names, atau perbaiki kodenya."
        )
    if found:
        return region_of(rules.areas, found[0])
    near = nearest_regencies(rules.areas, text)
    if code is None:
        likely = f" Yang mirip: {_list(near)}." if near else ""
        raise UsageMistakeError(
            f'Kabupaten/kota "{text}" tidak ada di rulebook.{likely} Untuk daerah lain '
            "sebutkan kode resminya dan --area-names."
        )
    regency, province = (" ".join(name.split()) for name in names or ("", ""))
    if not regency:
        others = f" Di provinsi itu yang tercatat: {_list(near)}." if near else ""
        raise UsageMistakeError(
            f"Kode {code} belum ada di rulebook.{others} Bila kodenya benar, tambahkan --area-names "
            '"Kabupaten Contoh" "Provinsi Contoh".'
        )
    return Region(code, regency, province or province_of(rules.areas, code))


def _list(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.name} ({area.code})" for area in areas)


def _read_catalogue(text: str, rules: RuleSet) -> Chosen:
    """Return the entries of the catalogue that a list names; of unknown ones all that there are are told."""
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
    if region.districts:
        yield f"Wilayah: {len(region.districts)} kecamatan."
    else:
        yield (
            "Kecamatan belum ada di rulebook: isi lembar Wilayah (areas.csv) dan impor bukunya; buku yang "
            "diekspor sesudah itu berisi baris setiap ukuran di setiap kecamatan."
        )
    yield f"Indikator: {', '.join(entry.name for entry in choice.chosen.indicators)}."
    yield f"Ambil tabel yang sudah ada (agregat, realisasi anggaran): {program} intake BERKAS {target}"
    yield f"Isi dengan Excel: {program} workbook export {target}"
    yield f"Yang diisi berikutnya: {check_command(folder)}"
