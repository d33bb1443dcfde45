"""How many rows of each kind an office-year has, and the sums of their figures, as figures of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from capaian.auditor.dossier_figures import CodeBook, DossierFigure
from capaian.domain.assessment import ElementResult, IndicatorResult, NodeResult, PeerRow, StaffResult
from capaian.domain.decree import IndividualSheet
from capaian.domain.narrative import (
    Award,
    Cooperation,
    Evidence,
    Factor,
    Innovation,
    LegalDocument,
    Recommendation,
    ScoredUnit,
)
from capaian.domain.office import Area, Asset, OrganisationUnit, Post, Source, StaffCount, Training
from capaian.domain.plan import Component, Goal, Indicator, Objective, PerformanceAgreement
from capaian.domain.survey import Survey, SurveyElement
from capaian.domain.value import PERCENT, Known
from capaian.domain.work import Output, WorkNode

_HUNDRED: Final = Decimal(100)
_NOUNS: Final[Mapping[type, tuple[str, ...]]] = {
    Area: ("kecamatan", "desa", "kelurahan", "wilayah"),
    Goal: ("tujuan",),
    Objective: ("sasaran",),
    Component: ("cakupan", "jenis dokumen"),
    Indicator: ("indikator", "target", "IKU"),
    IndicatorResult: ("indikator", "target", "IKU"),
    Survey: ("survei",),
    PerformanceAgreement: ("perjanjian",),
    Output: ("keluaran", "indikator"),
    SurveyElement: ("unsur",),
    ElementResult: ("unsur",),
    PeerRow: ("kabupaten", "kota"),
    ScoredUnit: ("unit",),
    Factor: ("faktor", "penyebab", "kendala", "hambatan", "solusi", "rencana", "tindak lanjut"),
    LegalDocument: ("dokumen", "keputusan"),
    Cooperation: ("kerja sama", "mitra", "instansi", "lembaga"),
    StaffCount: ("pegawai", "orang", "jabatan"),
    StaffResult: ("pegawai", "orang", "jabatan"),
    Training: ("pelatihan", "diklat"),
    Asset: ("barang", "jenis"),
    Innovation: ("inovasi",),
    Award: ("penghargaan",),
    Recommendation: ("rekomendasi", "saran", "catatan"),
    OrganisationUnit: ("unit", "bidang"),
    Post: ("jabatan",),
    Source: ("sumber",),
    Evidence: ("foto", "bukti"),
    IndividualSheet: ("lembar",),
    WorkNode: ("program", "kegiatan", "sub kegiatan"),
    NodeResult: ("program", "kegiatan", "sub kegiatan"),
}
"""What rows are called."""
_KINDS: Final[Mapping[str, str]] = {
    "activity": "kegiatan",
    "subactivity": "sub kegiatan",
    "goal": "tujuan",
    "objective": "sasaran",
    "district": "kecamatan",
    "village": "desa",
}


def counted_figures(thing: object, book: CodeBook) -> Iterator[DossierFigure]:
    """Yield how many there are of each kind of things, and the sums of their figures by kind."""
    return (figure for figure in _counted(thing, book) if any(figure.names) or any(figure.nouns))


def _counted(thing: object, book: CodeBook) -> Iterator[DossierFigure]:
    if not is_dataclass(thing):
        return
    for part in fields(thing):
        rows = getattr(thing, part.name)
        if isinstance(rows, tuple) and rows and all(is_dataclass(row) for row in rows):
            nouns = _NOUNS.get(type(rows[0]), ())
            yield _count(len(rows), nouns, "")
            yield from _by_kind(rows, nouns, book)
        for row in rows if isinstance(rows, tuple) else (rows,):
            yield from _counted(row, book)


def _count(number: int, nouns: Sequence[str], kind: str) -> DossierFigure:
    return DossierFigure(Decimal(number), (kind,), nouns=tuple(nouns) or (kind,))


def _by_kind(rows: Sequence[object], nouns: Sequence[str], book: CodeBook) -> Iterator[DossierFigure]:
    names = [part.name for part in fields(rows[0])]  # type: ignore[arg-type]  # checked where rows are found
    for field in names:
        yield _count(len([value for value in _known(rows, field) if value]), nouns, "")
        heaps: dict[str | Enum | bool, list[object]] = defaultdict(list)
        for row in rows:
            value = getattr(row, field, None)
            if isinstance(value, (str, Enum, bool)):
                heaps[value].append(row)
        for kind, heap in heaps.items():
            yield _count(len(heap), nouns, _in_words(kind, book))
        yield from _sums(heaps, names, nouns, book)


def _in_words(value: str | Enum | bool, book: CodeBook) -> str:
    if isinstance(value, Enum):
        return _KINDS.get(str(value.value), str(getattr(value, "words", value.value)))
    return book.in_words(value) if isinstance(value, str) else ""


def _sums(
    heaps: Mapping[str | Enum | bool, Sequence[object]],
    names: Sequence[str],
    nouns: Sequence[str],
    book: CodeBook,
) -> Iterator[DossierFigure]:
    """Yield the sums of each figure by one kind, and each one's share of all."""
    for figure in names:
        sums = {
            kind: sum(known, Decimal(0)) for kind, heap in heaps.items() if (known := _known(heap, figure))
        }
        total = sum(sums.values(), Decimal(0))
        yield DossierFigure(total, ("",), nouns=tuple(nouns))
        for kind, part in sums.items():
            name = _in_words(kind, book)
            yield DossierFigure(part, (name,), nouns=tuple(nouns) or (name,))
            if total:
                yield DossierFigure(_HUNDRED * part / total, (name,), PERCENT)


def _known(rows: Sequence[object], figure: str) -> list[Decimal]:
    values = (getattr(row, figure, None) for row in rows)
    plain = (value.value if isinstance(value, Known) else value for value in values)
    return [Decimal(x) for x in plain if isinstance(x, (Decimal, int)) and not isinstance(x, bool)]
