"""What goes out: count sheets, quality figures, work lists of row numbers, and where they come from.

Counts below kecamatan are protected: rounded so that they add up, left out where that tells too much. The two
parts of each desa (who has a document, who has none) become multiples of five; all else is their sum, so that
nothing can be subtracted from anything else. The total of each part stays as near as it can to the true one,
which is public (small count rounding: Langsrud and Heldal 2018). Before a table goes out it is attacked by
somebody who knows every total of the kecamatan and how many people each desa has.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.register.counting import DISTRICT_DIGITS, PERSONS, RULES, Counts, dotted
from capaian.register.files import ExtractFile, fingerprint
from capaian.register.plan import CountPlan

BASE: Final = 5
MAX_SENSITIVE: Final = 7
"""Counts of one to seven tell of persons."""
MAX_TRIES: Final = 20
MIN_PEOPLE: Final = 20
"""In each desa: below it the figures of a measure are left out, whatever they are."""
MIN_CANDIDATES: Final = 3
"""Values that such a count must still be able to have for who knows everything else."""
MIN_VILLAGES: Final = 2
"""The figures of one desa alone are those of its kecamatan."""


@dataclass(frozen=True, slots=True)
class CountPair:
    """How many have something among how many."""

    having: int
    among: int

    @property
    def lacking(self) -> int:
        """How many do not have it."""
        return self.among - self.having


_PARTS: Final[tuple[Callable[[CountPair], int], ...]] = (lambda pair: pair.having, lambda pair: pair.lacking)


def protect(villages: Mapping[str, CountPair], key: str) -> dict[str, CountPair] | None:
    """Return the figures of the desa of one kecamatan as they may be seen; `None`: not at all.

    Args:
        villages: By code of the desa.
        key: Decides which counts go up; nobody outside can know or try it.

    Examples:
        >>> villages = {"63.11.01.2001": CountPair(98, 130), "63.11.01.2002": CountPair(52, 80)}
        >>> sum(pair.having for pair in (protect(villages, "a") or {}).values())
        150
        >>> protect({"63.11.01.2001": CountPair(98, 101)}, "a") is None
        True
    """
    codes = sorted(villages)
    true = [villages[code] for code in codes]
    is_small = any(pair.among < MIN_PEOPLE for pair in true)
    if (
        len(codes) < MIN_VILLAGES
        or is_small
        or any(0 < sum(map(part, true)) <= MAX_SENSITIVE for part in _PARTS)
    ):
        return None
    tries = (_rounded(true, f"{key} {number}") for number in range(MAX_TRIES))
    seen = next((one for one in tries if _resists(true, one)), None)
    return None if seen is None else dict(zip(codes, seen, strict=True))


def _rounded(true: Sequence[CountPair], key: str) -> list[CountPair]:
    having = _round([pair.having for pair in true], f"{key} having", lambda _: (0, 1))
    ups = [rounded > pair.having for rounded, pair in zip(having, true, strict=True)]

    def choices(place: int) -> tuple[int, ...]:
        """Return how the other part may be rounded, so that the sum of both is near too."""
        rest = true[place].having % BASE + true[place].lacking % BASE
        return tuple(up for up in (0, 1) if abs(BASE * (ups[place] + up) - rest) < BASE)

    lacking = _round([pair.lacking for pair in true], f"{key} lacking", choices)
    return [CountPair(one, one + other) for one, other in zip(having, lacking, strict=True)]


def _round(counts: Sequence[int], key: str, choices: Callable[[int], tuple[int, ...]]) -> list[int]:
    """Return counts as multiples of the base: as many go up, by the key, as make the sum nearest."""
    floors = [count - count % BASE for count in counts]
    may = [choices(place) if count % BASE else (0,) for place, count in enumerate(counts)]
    ups = [min(options) for options in may]
    wanted = (2 * (sum(counts) - sum(floors)) + BASE) // (2 * BASE) - sum(ups)
    free = [place for place, options in enumerate(may) if len(options) > 1]
    by_key = sorted(free, key=lambda place: hashlib.sha256(f"{key} {place}".encode()).digest())
    for place in by_key[: max(wanted, 0)]:
        ups[place] = 1
    return [floor + BASE * up for floor, up in zip(floors, ups, strict=True)]


def _resists(true: Sequence[CountPair], seen: Sequence[CountPair]) -> bool:
    """Say whether every count that may be small could still be several.

    Asked of all counts alike, so that to be left out says nothing of what they are.
    """
    if any(2 * abs(sum(map(part, seen)) - sum(map(part, true))) > BASE for part in _PARTS):
        return False
    ranges = [bounds for part in _PARTS for bounds in _candidates(true, seen, part)]
    return all(
        most - least + 1 >= MIN_CANDIDATES or most == 0 or least > MAX_SENSITIVE for least, most in ranges
    )


def _candidates(
    true: Sequence[CountPair], seen: Sequence[CountPair], part: Callable[[CountPair], int]
) -> list[tuple[int, int]]:
    """Return the least and the greatest value that a part of each desa may have.

    Args:
        true: Of which the attacker knows the number of people of each desa, and the sum of each part.
        seen: What is published.
        part: Which part is attacked.
    """
    bounds = []
    for known, shown in zip(true, seen, strict=True):
        other = shown.among - part(shown)
        least = max(part(shown) - BASE + 1, known.among - other - BASE + 1, 0)
        most = min(part(shown) + BASE - 1, known.among - max(other - BASE + 1, 0))
        bounds.append((least, most))
    total, lows, highs = sum(map(part, true)), sum(low for low, _ in bounds), sum(high for _, high in bounds)
    return [(max(low, total - highs + high), min(high, total - lows + low)) for low, high in bounds]


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
