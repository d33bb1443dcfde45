"""The fields that a text of the report may have, each with what it prints now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from capaian.web.texts.report_texts import paper_of
from capaian.web.years.known import Known

if TYPE_CHECKING:
    from capaian.documents.scope.paths import Scope

_OF_OFFICE: Final = {
    "year": "Tahun laporan",
    "prior_year": "Tahun sebelumnya",
    "office.name": "Nama dinas",
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
    code: str
    symbol: str
    fields: Sequence[PrintedField]


def fields_of(known: Known) -> Sequence[FieldGroup]:
    """Return the fields of a year by what they are about; none where it has no results."""
    return known.derive("fields of texts", lambda: [*_fields_of(known)])


def _fields_of(known: Known) -> Iterator[FieldGroup]:
    from capaian.documents.scope.roots import open_scope

    paper = paper_of(known)
    if paper is None:
        return
    facts = paper.office_year
    scope = open_scope(facts, paper.assessment, paper.rule_set)
    for each in facts.indicators:
        yield _group(scope, str(each.code), each.symbol, each.name, _OF_INDICATOR)
    for part in facts.components:
        yield _group(scope, str(part.code), part.symbol, part.name, _OF_COMPONENT)
    fields = [_field(scope, path, meaning) for path, meaning in _OF_OFFICE.items()]
    yield FieldGroup("Dinas dan tahun", "", "", fields)


def _group(scope: Scope, code: str, symbol: str, name: str, fields: dict[str, str]) -> FieldGroup:
    own = [_field(scope, f"{code}.{path}", meaning) for path, meaning in fields.items()]
    return FieldGroup(f"{symbol} {name}".strip(), code, symbol, own)


def _field(scope: Scope, path: str, meaning: str) -> PrintedField:
    from capaian.documents.narrative.fields import fill_words

    text = f"{{{{ {path} }}}}"
    return PrintedField(text, meaning, fill_words(text, scope))
