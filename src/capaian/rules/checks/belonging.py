"""Facts that belong to another regency or another year, as those of a dossier that was copied."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import Area, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import PerformanceAgreement
from capaian.domain.rule_set import RuleSet

_YEARS: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LEADERS: Final = {"Bupati": "Kabupaten", "Wali Kota": "Kota", "Walikota": "Kota"}
"""Regencies are led by a bupati, cities by a wali kota (UU 23/2014 pasal 59)."""
_BELOW: Final = (AreaKind.DISTRICT, AreaKind.VILLAGE)


def check_belonging(office_year: OfficeYear, rule_set: RuleSet) -> Iterator[Issue]:
    """Yield errors for figures of another regency, warnings for names and papers of another one or year."""
    yield from _check_listed(office_year)
    yield from _check_counts(office_year)
    yield from _check_agreements(office_year)
    yield from _check_plan(office_year)
    yield from _check_marks(office_year)
    yield from _check_names(office_year, rule_set)
    yield from _check_official(office_year, rule_set)


def _check_listed(office_year: OfficeYear) -> Iterator[Issue]:
    """A list of areas with regencies but without the office's own was made for another office."""
    own = office_year.office.regency
    listed = any(area.code == own for area in office_year.areas)
    others = [a for a in office_year.areas if a.kind is AreaKind.REGENCY or not a.code.startswith(f"{own}.")]
    others = [area for area in others if area.kind is not AreaKind.PROVINCE]
    if others and not listed:
        message = (
            f"{office_year.office.regency_name} ({own}) tidak tercantum, padahal {others[0].name} "
            f"({others[0].code}) ada: daftar ini milik kantor lain."
        )
        place = Place(others[0].place.file, others[0].place.row, "code")
        remedy = f"Tambahkan {own} beserta kecamatannya, atau perbaiki office.regency.code di office.yaml."
        yield Issue(Level.ERROR, "regency_not_listed", message, place, others[0].code, remedy)


def _check_official(office_year: OfficeYear, rule_set: RuleSet) -> Iterator[Issue]:
    """A district that is not called what its code is called officially was renamed, or has another's code."""
    for area in office_year.districts:
        known = rule_set.area_names.get(area.code, area.name)
        if _letters(area.name) != _letters(known):
            message = f"Kecamatan berkode {area.code} bernama {area.name}, padahal nama resminya {known}."
            remedy = "Perbaiki nama atau kodenya; biarkan bila namanya memang diubah dengan peraturan."
            place = Place(area.place.file, area.place.row, "name")
            yield Issue(Level.WARNING, "district_of_other_name", message, place, area.name, remedy)


def _letters(name: str) -> str:
    """Return the letters of a name: `Batu Mandi` and `BATUMANDI` are one."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _check_counts(office_year: OfficeYear) -> Iterator[Issue]:
    """Areas below another regency are errors of areas.csv already; other areas are told of once each."""
    own = office_year.office.regency
    known = {area.code for area in office_year.areas if area.kind in _BELOW}
    for row in office_year.counts:
        if row.area in known:
            continue
        known.add(row.area)
        if row.area == own or row.area.startswith(f"{own}."):
            continue
        area = office_year.area_by_code.get(row.area)
        message = (
            f"Angka {area.name if area else row.area} bukan milik {office_year.office.regency_name} ({own}) "
            "atau kecamatannya, jadi tidak pernah dipakai."
        )
        place = Place(row.place.file, row.place.row, "area")
        remedy = "Perbaiki kode wilayahnya; angka daerah lain untuk pembanding termasuk peers.csv."
        yield Issue(Level.ERROR, "count_outside_regency", message, place, row.area, remedy)


def _check_agreements(office_year: OfficeYear) -> Iterator[Issue]:
    for agreement in office_year.agreements:
        if agreement.year != office_year.year:
            yield _other_year(agreement, office_year.year)
        years = _YEARS.findall(agreement.title)
        if years and str(agreement.year) not in years:
            message = f"Judul perjanjian menyebut tahun {', '.join(years)}, padahal year: {agreement.year}."
            place = Place(agreement.place.file, agreement.place.row, "title")
            remedy = f"Perbaiki judulnya menjadi tahun {agreement.year}, atau perbaiki year."
            yield Issue(Level.WARNING, "title_of_other_year", message, place, agreement.title, remedy)


def _other_year(agreement: PerformanceAgreement, year: int) -> Issue:
    message = f"Perjanjian {agreement.id} untuk tahun {agreement.year}, jadi bukan naskah tahun {year}."
    remedy = f"Masukkan perjanjian tahun {year}; hapus yang lama bila tidak diperlukan."
    place = Place(agreement.place.file, agreement.place.row, "year")
    return Issue(Level.WARNING, "agreement_of_other_year", message, place, str(agreement.year), remedy)


def _check_plan(office_year: OfficeYear) -> Iterator[Issue]:
    plan = office_year.strategic_plan
    if plan is not None and not plan.first_year <= office_year.year <= plan.last_year:
        span = f"{plan.first_year} sampai {plan.last_year}"
        message = f"Renstra berlaku {span}, tidak untuk {office_year.year}."
        remedy = "Masukkan Renstra yang berlaku, atau perbaiki year di office.yaml."
        place = Place("plan.yaml", None, "strategic_plan")
        yield Issue(Level.WARNING, "plan_of_other_years", message, place, plan.title, remedy)


def _check_marks(office_year: OfficeYear) -> Iterator[Issue]:
    """A mark that only says that something happened needs a year to count by."""
    for row in office_year.cooperation:
        if row.kind is not None and row.year is None and "ya" in (row.requested, row.approved, row.signed):
            message = f"Tanda ya untuk {row.partner} tanpa tahun; dianggap tahun {office_year.year}."
            place = Place(row.place.file, row.place.row, "year")
            remedy = "Isi kolom year dengan tahun data itu, atau ganti ya dengan tanggalnya."
            yield Issue(Level.WARNING, "mark_without_year", message, place, None, remedy)


@dataclass(frozen=True)
class _Names:
    """Official names of regencies, and which of them is the office's own."""

    own: str
    """`Kota Bogor`, which is not `Kabupaten Bogor`."""
    known: Collection[str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        bare = sorted({_bare(name) for name in (self.own, *self.known)}, key=lambda name: (-len(name), name))
        return re.compile(rf"\b(Kabupaten|Kota|{'|'.join(_LEADERS)})\s+({'|'.join(map(re.escape, bare))})\b")

    def _is_foreign(self, name: str) -> bool:
        """`Kota Tapin` in an address is the town of the regency, unless there is such a city."""
        return name != self.own and (name in self.known or _bare(name) != _bare(self.own))

    def foreign(self, text: str) -> list[str]:
        """Return how a text names regencies other than the office's own."""
        found = [(m.group(), f"{_LEADERS.get(m[1], m[1])} {m[2]}") for m in self._pattern.finditer(text)]
        return list(dict.fromkeys(words for words, name in found if self._is_foreign(name)))


def _bare(name: str) -> str:
    return name.removeprefix("Kabupaten ").removeprefix("Kota ")


def _check_names(office_year: OfficeYear, rule_set: RuleSet) -> Iterator[Issue]:
    own = office_year.office.regency_name
    listed = [area for area in office_year.areas if area.kind is AreaKind.REGENCY]
    official = [*rule_set.regencies, *listed]
    names = _Names(own, tuple(area.name for area in official))
    for text, place in _typed(office_year):
        yield from _tell(names, text, place)
    compared = _compared(office_year, official)
    texts = _Names(own, tuple(area.name for area in official if area.code not in compared))
    for narrative in office_year.narratives:
        yield from _tell(texts, narrative.markdown, narrative.place)


def _tell(names: _Names, text: str, place: Place) -> Iterator[Issue]:
    for found in names.foreign(text):
        message = f"Tertulis {found}, padahal dossier ini milik {names.own}."
        remedy = "Perbaiki namanya; biarkan bila memang daerah lain yang dimaksud."
        yield Issue(Level.WARNING, "names_other_regency", message, place, found, remedy)


def _typed(office_year: OfficeYear) -> Iterator[tuple[str, Place]]:
    """Texts that papers print as they were typed."""
    for agreement in office_year.agreements:
        for column in ("title", "first_party", "second_party"):
            place = Place(agreement.place.file, agreement.place.row, column)
            yield getattr(agreement, column), place
    if office_year.strategic_plan is not None:
        yield office_year.strategic_plan.title, Place("plan.yaml", None, "strategic_plan.title")
    if office_year.regional_plan is not None:
        yield office_year.regional_plan.title, Place("plan.yaml", None, "regional.title")
    for line in office_year.office.letterhead:
        yield line, Place("office.yaml", None, "office.letterhead")


def _compared(office_year: OfficeYear, official: Collection[Area]) -> frozenset[str]:
    """Codes of regencies that the office is compared with: texts may name those."""
    peers = {row.area for row in office_year.peers}
    return frozenset(area.code for area in official if area.code in peers or area.name in peers)
