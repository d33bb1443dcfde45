"""The fields that a text of the report may have, each with what it prints now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.web.texts.report_texts import paper_of
from capaian.web.years.known import YearState

_OF_OFFICE: Final = {
    "year": "Tahun laporan",
    "prior_year": "Tahun sebelumnya",
    "office.name": "Nama dinas",
    "office.full_name": "Nama lengkap dinas",
    "office.regency_name": "Kabupaten atau kota",
    "office.province_name": "Provinsi",
}
_OF_INDICATOR: Final = {
    "actual | unit": "Realisasi",
    "target | unit": "Target",
    "achievement | unit": "Capaian",
    "status": "Dinilai",
    "prior.actual | unit": "Realisasi tahun lalu",
    "name": "Nama",
}
_OF_COMPONENT: Final = {
    "ratio | unit": "Cakupan",
    "numerator": "Sudah",
    "denominator": "Sasaran",
    "remainder": "Belum",
    "name": "Nama",
}
_OF_TIER: Final = {
    "mean_achievement": "Rata-rata capaian, persen",
    "band": "Kategori",
    "count": "Banyak indikator",
    "assessed": "Dapat dinilai",
    "met": "Mencapai target",
    "unmet": "Belum mencapai target",
    "unknown": "Belum dapat dinilai",
}


@dataclass(frozen=True, slots=True)
class PrintedField:
    """A field with what it prints now."""

    text: str
    """As it is written into a text: `{{ iku-2.actual }}`."""
    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """What fields may tell of one thing."""

    title: str
    fields: Sequence[PrintedField]


def fields_of(known: YearState) -> Sequence[FieldGroup]:
    """Return the fields of a year by what they are about; none where it has no results."""
    return known.derive("fields of texts", lambda: [*_fields_of(known)])


def _fields_of(known: YearState) -> Iterator[FieldGroup]:
    from capaian.documents.narrative.fields import fill_words
    from capaian.documents.scope.roots import open_scope

    paper = paper_of(known)
    if paper is None:
        return
    facts = paper.office_year
    scope = open_scope(facts, paper.assessment, paper.rule_set)

    def group(title: str, prefix: str, meanings: Mapping[str, str]) -> FieldGroup:
        texts = {f"{{{{ {prefix}{path} }}}}": meaning for path, meaning in meanings.items()}
        return FieldGroup(
            title.strip(), [PrintedField(each, texts[each], fill_words(each, scope)) for each in texts]
        )

    for each in facts.indicators:
        yield group(f"{each.symbol} {each.name}", f"{each.code}.", _OF_INDICATOR)
    for part in facts.components:
        yield group(f"{part.symbol} {part.name}", f"{part.code}.", _OF_COMPONENT)
    for tier in paper.assessment.tiers:
        yield group(f"Eselon {tier.tier}", f"tiers.{tier.tier}.", _OF_TIER)
    yield group("Dinas dan tahun", "", _OF_OFFICE)
