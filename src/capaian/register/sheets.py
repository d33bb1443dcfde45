"""What goes out: count sheets, quality figures, work lists of row numbers, and where they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.register.checks import dotted
from capaian.register.counting import DISTRICT_DIGITS, PERSONS, Counts, unexamined
from capaian.register.files import ExtractFile, fingerprint
from capaian.register.plan import CountPlan
from capaian.register.rounding import Pair, protect
from capaian.register.work_list import WorkRow

COUNTS_FILE: Final = "hitungan.csv"
VILLAGES_FILE: Final = "hitungan-desa.csv"
QUALITY_FILE: Final = "mutu.csv"
WORK_FILE: Final = "daftar-ganda.csv"
SOURCE_FILE: Final = "sumber.csv"
TOTAL: Final = "JUMLAH"
NOT_SHOWN: Final = "tidak ditampilkan"
Row = Sequence[object]


def period_of(cut_off: date) -> Period | None:
    """Return the longest period that ends on a day; `None` where none does.

    Examples:
        >>> [str(period_of(date(2024, *end))) for end in ((12, 31), (6, 30), (3, 31), (2, 29), (2, 28))]
        ['2024', '2024-S1', '2024-Q1', '2024-M02', 'None']
    """
    if (cut_off + timedelta(days=1)).day != 1:
        return None
    for kind in (PeriodKind.YEAR, PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH):
        if cut_off.month % kind.months == 0:
            return Period(cut_off.year, kind, cut_off.month // kind.months)
    return None


def count_sheet(
    plan: CountPlan, counts: Counts, names: Mapping[str, str], files: Sequence[ExtractFile], cut_off: date
) -> bytes:
    """Return the counts by kecamatan, as `capaian intake` takes them: headed by codes of the dossier."""
    codes = _codes(plan)
    period = period_of(cut_off)
    rows: list[Row] = [["kode", "kecamatan", "periode", *codes]]
    districts = counts.by_district()
    for area, found in districts.items():
        code = dotted(area)
        rows.append([code, names.get(code, ""), period or "", *(found[one] for one in codes)])
    rows.append(["", TOTAL, period or "", *(sum(each[one] for each in districts.values()) for one in codes)])
    label = "" if period is None else f" {period.label}"
    return _write([[f"Hitungan register penduduk{label}"], *_origin(files, cut_off), *rows])


def village_sheet(plan: CountPlan, counts: Counts, names: Mapping[str, str], cut_off: date) -> bytes:
    """Return the counts by desa as everybody may see them; nothing where the extract names no desa."""
    by_district: dict[str, dict[str, Mapping[str, int]]] = {}
    for area, found in counts.villages().items():
        by_district.setdefault(area[:DISTRICT_DIGITS], {})[dotted(area)] = found
    if not by_district:
        return b""
    rows: list[Row] = [["kode kecamatan", "kecamatan", "kode desa", *_codes(plan)]]
    for area, villages in by_district.items():
        shown = [
            protect(
                {
                    code: Pair(found[one.having_code], found[one.among_code])
                    for code, found in villages.items()
                }
            )
            for one in plan.measures
        ]
        district = dotted(area)
        for code in sorted(villages):
            pairs = [None if each is None else each[code] for each in shown]
            cells = [cell for pair in pairs for cell in _cells(pair)]
            rows.append([district, names.get(district, ""), code, *cells])
    titles: list[Row] = [
        ["Hitungan register penduduk per desa, dibulatkan ke kelipatan lima; untuk umum, bukan untuk intake"],
        [f"Keadaan: {cut_off.isoformat()}"],
    ]
    return _write([*titles, *rows])


def quality_sheet(
    counts: Counts, names: Mapping[str, str], files: Sequence[ExtractFile], cut_off: date
) -> bytes:
    """Return how many persons each rule found in each kecamatan; not examined is not nothing."""
    rows: list[Row] = [["aturan", "uraian", "kode", "kecamatan", "orang", "dari"]]
    for rule in counts.rules:
        for area, found in counts.by_district().items():
            code = dotted(area)
            rows.append([rule.code, rule.title, code, names.get(code, ""), found[rule.code], found[PERSONS]])
    rows += [[rule.code, rule.title, "", "", "tidak diperiksa", ""] for rule in unexamined(counts)]
    return _write([["Mutu register penduduk"], *_origin(files, cut_off), *rows])


def work_sheet(found: Iterable[WorkRow]) -> bytes:
    """Return the rows that are there more than once, by their numbers alone."""
    rows: list[Row] = [["aturan", "kelompok", "berkas", "baris"]]
    return _write([*rows, *([row.rule, row.group, row.file, row.line] for row in found)])


def source_sheet(files: Sequence[ExtractFile], rows: Sequence[int], cut_off: date) -> bytes:
    """Return what was counted: each file with its fingerprint."""
    head: Row = ["berkas", "sha256", "byte", "baris", "baris rusak", "keadaan"]
    listed = [
        [
            file.path.name,
            file.sha256,
            file.size,
            count,
            len({line for line, _ in file.broken}),
            cut_off.isoformat(),
        ]
        for file, count in zip(files, rows, strict=True)
    ]
    return _write([head, *listed])


def _origin(files: Sequence[ExtractFile], cut_off: date) -> list[Row]:
    """Return the lines above a table that say whence and of when it is: `intake` keeps both as its source."""
    name = files[0].path.name if len(files) == 1 else f"{len(files)} berkas"
    broken = sum(len({line for line, _ in file.broken}) for file in files)
    lost = f", tanpa {broken} baris rusak" if broken else ""
    return [
        [f"Sumber: register penduduk {name}, SHA-256 {fingerprint(files)}{lost}"],
        [f"Keadaan: {cut_off.isoformat()}"],
    ]


def _codes(plan: CountPlan) -> list[str]:
    return [code for one in plan.measures for code in (one.having_code, one.among_code)]


def _cells(pair: Pair | None) -> tuple[object, object]:
    return (NOT_SHOWN, NOT_SHOWN) if pair is None else (pair.having, pair.among)


def _write(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")
