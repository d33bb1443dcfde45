"""What goes out: count sheets, quality figures, work lists of row numbers, and where they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.register.counting import DISTRICT_DIGITS, PERSONS, RULES, Counts, dotted
from capaian.register.files import ExtractFile, fingerprint
from capaian.register.plan import CountPlan
from capaian.register.rounding import CountPair, protect

TOTAL: Final = "JUMLAH"
NOT_SHOWN: Final = "tidak ditampilkan"
Row = Sequence[object]


def make_sheets(
    plan: CountPlan,
    counts: Counts,
    names: Mapping[str, str],
    files: Sequence[ExtractFile],
    work: Iterable[Row],
    cut_off: date,
) -> dict[str, bytes]:
    """Return the contents of all sheets by the names of their files.

    Args:
        plan: What was to be counted.
        counts: What was counted.
        names: Official names of areas by code.
        files: The extract.
        work: Rows that are there more than once: rule, group, file, line.
        cut_off: The day of the extract.
    """
    source = fingerprint(files)
    name = files[0].path.name if len(files) == 1 else f"{len(files)} berkas"
    broken = sum(len(file.broken_lines) for file in files)
    lost = f", tanpa {broken} baris rusak" if broken else ""
    # `intake` keeps both lines as the source of what it takes.
    origin = [
        [f"Sumber: register penduduk {name}, SHA-256 {source}{lost}"],
        [f"Keadaan: {cut_off.isoformat()}"],
    ]
    listed = [[file.path.name, file.sha256, len(file.broken_lines)] for file in files]
    sheets: dict[str, list[Row]] = {
        "hitungan.csv": [*_count_rows(plan, counts, names, origin, cut_off)],
        "hitungan-desa.csv": [*_village_rows(plan, counts, names, cut_off)],
        "mutu.csv": [["Mutu register penduduk"], *origin, *_quality_rows(counts, names)],
        "daftar-ganda.csv": [
            ["aturan", "kelompok", "berkas", "baris"],
            *work,
        ],
        "sumber.csv": [*origin, ["berkas", "sha256", "baris rusak"], *listed],
    }
    return {name: _write(rows) for name, rows in sheets.items() if rows}


def period_of(cut_off: date) -> Period | None:
    """Return the longest period that ends on a day; `None` where none does.

    Examples:
        >>> [str(period_of(date(2024, *end))) for end in ((12, 31), (6, 30), (3, 31), (2, 29), (2, 28))]
        ['2024', '2024-S1', '2024-Q1', '2024-M02', 'None']
    """
    if (cut_off + timedelta(days=1)).day != 1:
        return None
    kinds = (PeriodKind.YEAR, PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH)
    kind = next(kind for kind in kinds if cut_off.month % kind.months == 0)
    return Period(cut_off.year, kind, cut_off.month // kind.months)


def _count_rows(
    plan: CountPlan, counts: Counts, names: Mapping[str, str], origin: Sequence[Row], cut_off: date
) -> Iterator[Row]:
    """Yield the counts by kecamatan as `intake` takes them: headed by codes of the dossier."""
    codes, period, districts = plan.codes(), period_of(cut_off), counts.by_district()
    yield [f"Hitungan register penduduk {period.label if period else ''}".strip()]
    yield from origin
    yield ["kode", "kecamatan", "periode", *codes]
    for area, found in districts.items():
        yield [dotted(area), names.get(dotted(area), ""), period or "", *(found[one] for one in codes)]
    yield ["", TOTAL, period or "", *(sum(found[one] for found in districts.values()) for one in codes)]


def _village_rows(plan: CountPlan, counts: Counts, names: Mapping[str, str], cut_off: date) -> Iterator[Row]:
    """Yield the counts by desa as everybody may see them; nothing where the extract names no desa."""
    # Whoever could try this key knows everything already.
    key = repr(sorted((area, sorted(found.items())) for area, found in counts.by_area.items()))
    by_district: dict[str, dict[str, Mapping[str, int]]] = {}
    for area, found in sorted(counts.by_area.items()):
        if len(area) > DISTRICT_DIGITS:
            by_district.setdefault(dotted(area[:DISTRICT_DIGITS]), {})[dotted(area)] = found
    if not by_district:
        return
    yield ["Hitungan register penduduk per desa, dibulatkan ke kelipatan lima; bukan untuk intake"]
    yield [f"Keadaan: {cut_off.isoformat()}"]
    yield ["kode kecamatan", "kecamatan", "kode desa", *plan.codes()]
    for district, villages in by_district.items():
        sides = [(one.numerator.code, one.denominator.code) for one in plan.measures]
        shown = [
            protect(
                {code: CountPair(found[part], found[whole]) for code, found in villages.items()},
                f"{key} {part}",
            )
            for part, whole in sides
        ]
        for code in villages:
            pairs = [(each[code].having, each[code].among) if each else (NOT_SHOWN,) * 2 for each in shown]
            yield [district, names.get(district, ""), code, *(cell for pair in pairs for cell in pair)]


def _quality_rows(counts: Counts, names: Mapping[str, str]) -> Iterator[Row]:
    """Yield how many persons each rule found in each kecamatan; not examined is not nothing."""
    yield ["aturan", "uraian", "kode", "kecamatan", "orang", "dari"]
    for rule in RULES:
        if rule not in counts.rules:
            yield [rule.code, rule.title, "", "", "tidak diperiksa", ""]
            continue
        for area, found in counts.by_district().items():
            code = dotted(area)
            yield [rule.code, rule.title, code, names.get(code, ""), found[rule.code], found[PERSONS]]


def _write(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")
