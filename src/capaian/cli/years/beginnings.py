"""What a new dossier is asked for: a regency, a year, indicators; each unclear answer with its remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.cli.asking import ask, is_answerable
from capaian.domain.errors import UsageMistakeError
from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Place
from capaian.domain.office import Area
from capaian.domain.rule_set import RuleSet
from capaian.dossier.cells import read_value
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.kinds import TEXT
from capaian.dossier.years.catalogue import ALL, Chosen, choose, unknown_codes
from capaian.dossier.years.first_year import first_year, may_begin
from capaian.dossier.years.regions import (
    Region,
    find_regencies,
    nearest_regencies,
    province_of,
    read_code,
    region_of,
)

_UNDECODED: Final = {chr(code) for code in range(0xD800, 0xE000)}
"""What stands for bytes that are no text."""


def require_readable(option: str, text: str) -> None:
    """Refuse a name that no dossier can hold, in the words of its reader.

    Raises:
        UsageMistakeError: if it is not UTF-8, has signs that are not printed, or is too long.
    """
    if any(sign in _UNDECODED for sign in text):
        raise UsageMistakeError(f"{option} bukan teks UTF-8. Ketik ulang namanya.")
    log = IssueLog()
    if text.strip():
        read_value(TEXT, text, Place(option), log)
    for issue in log.finish(()):
        raise UsageMistakeError(f"{option}: {issue.message} {issue.remedy}")


def read_region(text: str, name: str, province: str, rules: RuleSet) -> Region:
    """Return the regency that is meant; on a terminal one of several is asked for.

    Args:
        text: Its name or official code.
        name: Its name, where the rulebook does not know the code.
        province: The name of its province, likewise.
        rules: The rulebook with its list of areas.

    Raises:
        UsageMistakeError: if none is meant, or more than one.
    """
    found = [*find_regencies(rules.areas, text)]
    if len(found) > 1 and is_answerable():
        answer = ask(f"Yang mana: {_list(found)}")
        found = [area for area in find_regencies(rules.areas, answer) if area in found]
    if len(found) == 1:
        region = region_of(rules.areas, found[0])
        _require_same(region, name, province)
        return region
    if found:
        raise UsageMistakeError(f'"{text}" dapat berarti {_list(found)}. Sebutkan kodenya.')
    code = read_code(text)
    if code is None:
        raise UsageMistakeError(_say_unknown(text, rules))
    return _unlisted(code, name, province or province_of(rules.areas, code), rules)


def _unlisted(code: AreaCode, name: str, province: str, rules: RuleSet) -> Region:
    if not name.strip() or not province.strip():
        near = nearest_regencies(rules.areas, code)
        others = f" Di provinsi itu yang tercatat: {_list(near)}." if near else ""
        raise UsageMistakeError(
            f"Kode {code} belum ada di rulebook.{others} Bila kodenya benar, tambahkan --area-names "
            '"Kabupaten Contoh" "Provinsi Contoh".'
        )
    return Region(code, " ".join(name.split()), " ".join(province.split()))


def _require_same(region: Region, name: str, province: str) -> None:
    """Refuse other names than those that the rulebook has for a regency: they would go unused.

    Raises:
        UsageMistakeError: for such names.
    """
    told = (name.casefold().split(), province.casefold().removeprefix("provinsi ").split())
    if any(told) and told != (region.name.casefold().split(), region.province.casefold().split()):
        raise UsageMistakeError(
            f"--area-names hanya untuk kode yang belum ada di rulebook; {region.code} di sana {region.name}, "
            f"{region.province}. Hilangkan --area-names, atau perbaiki kodenya."
        )


def _say_unknown(text: str, rules: RuleSet) -> str:
    near = nearest_regencies(rules.areas, text)
    likely = f" Yang mirip: {_list(near)}." if near else ""
    return (
        f'Kabupaten/kota "{text}" tidak ada di rulebook.{likely} Untuk daerah lain sebutkan kode resminya '
        "dan --area-names."
    )


def _list(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.name} ({area.code})" for area in areas)


def read_year(text: str, rules: RuleSet) -> int:
    """Return the year of the report; earlier ones than the scale of achievement are refused.

    Raises:
        UsageMistakeError: for any other text or year.
    """
    year = int(text) if text.strip().isascii() and text.strip().isdigit() and len(text.strip()) == 4 else 0
    if not may_begin(year, rules):
        raise UsageMistakeError(f'Tahun "{text}" tidak dapat dipakai. Tulis tahun sejak {first_year(rules)}.')
    return year


def read_catalogue(text: str, rules: RuleSet) -> Chosen:
    """Return the entries of the catalogue that a list names.

    Raises:
        UsageMistakeError: if it names none, or unknown ones, with all that there are.
    """
    codes = [code.strip().casefold() for code in text.split(",") if code.strip()]
    unknown = unknown_codes(rules.catalogue, codes)
    if unknown or not codes:
        known = [entry.code for entry in rules.catalogue]
        raise UsageMistakeError(
            f"Indikator {', '.join(unknown) or '(kosong)'} tidak ada di katalog. Pilih dari: "
            f"{', '.join(known)}; atau {ALL}."
        )
    return choose(rules.catalogue, codes)
