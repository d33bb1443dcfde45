"""What goes out of a count: count sheets, quality figures, work lists of lines,
and where they come from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period, PeriodKind
from capaian.register.counting import PERSONS, RULES, CountedRegister, district_of
from capaian.register.files import fingerprint
from capaian.rulebook import load_rulebook
from capaian.rules.small_counts import CountPair, protect

NOT_SHOWN: Final = "tidak ditampilkan"
Row = Sequence[object]


def make_sheets(counted: CountedRegister) -> dict[str, bytes]:
    """Return the contents of all sheets by the names of their files."""
    files, day = counted.files, counted.request.cut_off.isoformat()
    name = files[0].path.name if len(files) == 1 else f"{len(files)} berkas"
    broken = sum(len(file.broken) for file in files)
    lost = f", tanpa {broken} baris rusak" if broken else ""
    # `intake` keeps both lines as the source of what it takes.
    origin = [
        [f"Sumber: register penduduk {name}, SHA-256 {fingerprint(files)}{lost}"],
        [f"Keadaan: {day}"],
    ]
    listed = [[file.path.name, file.sha256, len(file.broken)] for file in files]
    sheets: dict[str, list[Row]] = {
        "hitungan.csv": [*_count_rows(counted, origin)],
        "hitungan-desa.csv": [*_village_rows(counted, day)],
        "mutu.csv": [["Mutu register penduduk"], *origin, *_quality_rows(counted)],
        "daftar-ganda.csv": [["aturan", "kelompok", "berkas", "baris"], *counted.work],
        "sumber.csv": [*origin, ["berkas", "sha256", "baris rusak"], *listed],
    }
    return {name: _write(rows) for name, rows in sheets.items() if rows}


def _with_name(area: AreaCode) -> list[str]:
    return [area, load_rulebook().area_names.get(area, "")]


def _count_rows(counted: CountedRegister, origin: Sequence[Row]) -> Iterator[Row]:
    """Yield the counts by kecamatan as `intake` takes them: headed by codes of the dossier."""
    codes, day = counted.request.plan.codes(), counted.request.cut_off
    # The longest that ends on the day; on 29 February none but the month does.
    parts = (part for kind in PeriodKind for part in Period.year_of(day.year).parts(kind))
    period = next((part for part in parts if part.end == day), None)
    yield [f"Hitungan register penduduk {period.label if period else ''}".strip()]
    yield from origin
    yield ["kode", "kecamatan", "periode", *codes]
    for area, found in counted.counts.by_district().items():
        yield [*_with_name(area), period or "", *(found[one] for one in codes)]
    yield ["", "JUMLAH", period or "", *(counted.counts.total(one) for one in codes)]


def _village_rows(counted: CountedRegister, day: str) -> Iterator[Row]:
    """Yield the counts by desa as everybody may see them;
    nothing where the extract names no desa.
    """
    by_area, plan = counted.counts.by_area, counted.request.plan
    # Whoever could try this key knows everything already.
    key = repr(sorted((area, sorted(found.items())) for area, found in by_area.items()))
    desa = [area for area in sorted(by_area) if area != district_of(area)]
    if not desa:
        return
    yield ["Hitungan register penduduk per desa, dibulatkan ke kelipatan lima; bukan untuk intake"]
    yield [f"Keadaan: {day}"]
    yield ["kode kecamatan", "kecamatan", "kode desa", *plan.codes()]
    for district, villages in groupby(desa, district_of):
        own = {area: by_area[area] for area in villages}
        shown = []
        for part, whole in ((one.numerator.code, one.denominator.code) for one in plan.measures):
            true = {str(area): CountPair(found[part], found[whole]) for area, found in own.items()}
            shown.append(protect(true, f"{key} {part}"))
        for area in own:
            pairs = [
                (each[area].having, each[area].among) if each else (NOT_SHOWN,) * 2
                for each in shown
            ]
            yield [*_with_name(district), area, *chain(*pairs)]


def _quality_rows(counted: CountedRegister) -> Iterator[Row]:
    """Yield how many persons each rule found in each kecamatan; not examined is not nothing."""
    yield ["aturan", "uraian", "kode", "kecamatan", "orang", "dari"]
    for rule in RULES:
        if rule not in counted.rules:
            yield [rule.code, rule.title, "", "", "tidak diperiksa", ""]
            continue
        for area, found in counted.counts.by_district().items():
            yield [rule.code, rule.title, *_with_name(area), found[rule.code], found[PERSONS]]


def _write(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")
