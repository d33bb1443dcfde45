"""Heads that count on beside each other: `REALISASI TRIWULAN` over `I`, `II`, `III`, `IV`; `1` to `12`; `B1`.

Such a series is one of parts of the year. Twelve from the first are months, and four before their sum
quarters; what others are nobody can tell but the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise, takewhile
from typing import Final

from capaian.domain.numerals import write_roman
from capaian.domain.period import ORDINALS, PART_OF_YEAR_WORDS
from capaian.dossier.intake.time_words import part_unit, plain_text
from capaian.dossier.intake.words import fold
from capaian.dossier.intake.written_span import read_spans

_KINDS: Final = "|".join((*PART_OF_YEAR_WORDS.values(), "caturwulan", "cawu", "bulan", "bln"))
_KIND: Final = re.compile(
    rf"(?P<until>(?<![^\W_])(?:s ?[./]? ?d\.?|sampai(?: dengan)?|hingga) )?(?<![^\W\d_])(?P<kind>{_KINDS})"
    r"(?![^\W\d_])(?!\.? (?:ini|lalu|sebelumnya|berjalan|bersangkutan)\b)"
)
"""Which part the numbers below count: `REALISASI PER TRIWULAN (Rp)`, `BULAN KE-`; `bulan ini` counts none."""
_ORDINAL: Final = re.compile(rf"\(?(?:ke[ -]*)?(?P<ordinal>{'|'.join(ORDINALS)})\)?")
"""As it is written: `I`, `(II)`, `ke-3`."""
_LETTERED: Final = frozenset("bmptw")
"""Letters that stand for months before twelve numbers."""
_WORDS: Final = sorted(
    (text for text in ORDINALS if len(text) > 4 or text in ("dua", "tiga", "satu")), key=len
)
_COUNTED: Final = re.compile(
    r"\(?(?:(?P<kind>[^\W\d_]+(?: [^\W\d_]+){0,2})[ .:-]*?)??(?:[ .:-]*\bke[ -]*)?[ .:-]*"
    rf"(?:(?P<figure>0?[1-9]|[1-5][0-9])|(?<![^\W\d_])(?:(?P<roman>[ivx]+)|(?P<word>{'|'.join(_WORDS[::-1])})))\)?"
)
"""`I`, `(2)`, `ke-3`, `B1`, `TAHAP KEDUA`, `Minggu ke IV`: a number behind what it counts, if any."""
# USIA, KELAS, JUMLAH ANGGOTA KELUARGA: what is counted below them is no time
_THINGS: Final = re.compile(
    r"\b(?:usia|umur|kelas|golongan|gol|anggota|anak|tahun|thn|tingkat|rt|rw|dapil|zona|loket|kode|no|nomor"
    r"|desa|upt|uptd|wilayah|tps|istri|dosis|tipe|kategori|kelompok|lampiran|tabel|eselon|strata|peringkat)\b"
)
# REALISASI MINGGU INI, KEADAAN AWAL TAHUN: no part of the year that has a name
_UNTOLD: Final = re.compile(
    r"\b(?:(?:hari|minggu|pekan|dasarian|tahap|termin) (?:ini|lalu|berjalan|bersangkutan)"
    r"|(?:awal|tengah|pertengahan) tahun)\b"
)
# Sudah Rekam 1), KIA 2*
_NOTE: Final = re.compile(r"^[^(]*[0-9]\)|[0-9]\*")
_FIGURE: Final = re.compile(r"\(?[0-9]{1,2}\)?")
_LONGEST: Final = 100
"""Signs of a head that counts something: a longer one is a text, whose dots would be tried for long."""
_LEAST: Final = 2
_APART: Final = 3
"""How far the next column of a series stands at most."""
_LONG: Final = 3
"""Numbers beside names and a sum that are no figures."""
_QUARTERS: Final = 4
_MONTHS: Final = 12
_ROMANS: Final = {write_roman(number).casefold(): number for number in range(1, 3 * _MONTHS)}
_SUM: Final = re.compile(r"(?:jumlah|jml|total|setahun)\b(?: (?:setahun|tahun|[0-9]{4}))*")


@dataclass(frozen=True, slots=True)
class Series:
    """Columns below the same heads that count on, with nothing but shares or their like between them."""

    kind: str
    """What the numbers count; empty: nothing tells it."""
    numbers: tuple[int, ...]
    places: tuple[int, ...]
    """Which columns they are, from the left."""
    total: int | None = None
    """Which column behind them says no more than that it is a sum."""

    @property
    def told(self) -> str:
        """The kind of parts of the year that they are by themselves; empty: nobody can tell."""
        is_full = [*self.numbers] == [*range(1, len(self.numbers) + 1)]
        if is_full and len(self.numbers) == _MONTHS and (not self.kind or self.kind in _LETTERED):
            return "Bulan"
        is_summed = self.total is not None and not self.kind
        return "Triwulan" if is_full and len(self.numbers) == _QUARTERS and is_summed else ""


_Key = tuple[tuple[str, ...], str, bool, tuple[str, ...]]
"""What stands above a number, what it counts, whether it is in figures, and what stands below it."""


def series_in(columns: Sequence[Sequence[str]]) -> list[Series]:
    """Return the series of numbered heads that stand in a row of columns, by what stands above each.

    Examples:
        >>> series_in([("Kode",), ("REALISASI", "I"), ("REALISASI", "II"), ("JUMLAH",)])
        [Series(kind='', numbers=(1, 2), places=(1, 2), total=3)]
        >>> [one.kind for one in series_in([("MINGGU I",), ("MINGGU II",), ("B7",), ("B8",)])]
        ['minggu', 'b']
        >>> [one.places for one in series_in([("I", "Rp"), ("I", "%"), ("II", "Rp"), ("II", "%")])]
        [(0, 2), (1, 3)]
        >>> series_in([("KELAS", "1"), ("KELAS", "2")]), series_in([("0",), ("1",), ("2",)])
        ([], [])
    """
    found: list[Series] = []
    running: dict[_Key, Series] = {}
    for place, parts in enumerate(columns):
        counted = _counted(parts)
        if counted is None:
            continue
        key, number = counted
        run = running.get(key)
        if run is not None and number > run.numbers[-1] and place - run.places[-1] <= _APART:
            running[key] = replace(run, numbers=(*run.numbers, number), places=(*run.places, place))
            continue
        found += [] if run is None else [run]
        running[key] = Series(key[1], (number,), (place,))
    every = sorted((*found, *running.values()), key=lambda one: one.places)
    series = [one for one in every if len(one.places) >= _LEAST and not _is_from_nought(one, columns)]
    numbered = {place for one in series for place in one.places}
    return [replace(one, total=_total(one, columns, numbered)) for one in series]


def lone_parts(columns: Sequence[Sequence[str]]) -> list[Series]:
    """Return columns that tell a part of a time alone, beside none of its kind: `TAHAP I`, `MINGGU INI`.

    Those without a number have nought for it; a figure before a closing bracket is the number of a note.

    Examples:
        >>> told = [("Kode",), ("REALISASI", "TAHAP I"), ("KIA 1)",), ("KELAS 2",), ("SPJ TENGAH TAHUN",)]
        >>> [(one.kind, one.numbers, one.places) for one in lone_parts(told)]
        [('tahap', (1,), (1,)), ('', (0,), (4,))]
        >>> lone_parts([("TAHAP I",), ("TAHAP II",), ("TRIWULAN I",)])
        []
    """
    beside = {place for one in series_in(columns) for place in one.places}
    found = []
    for place, parts in enumerate(columns):
        counted = None if any(map(_NOTE.search, parts)) else _counted(parts)
        if place in beside:
            continue
        if counted is not None and counted[1] <= _MONTHS:
            found.append(Series(counted[0][1], (counted[1],), (place,)))
        elif any(_UNTOLD.search(fold(text)) for text in parts) and not any(map(read_spans, parts)):
            found.append(Series("", (0,), (place,)))
    return found


def _total(series: Series, columns: Sequence[Sequence[str]], numbered: set[int]) -> int | None:
    """Return the first sum behind a series, above the same words as its numbers where there is one."""
    behind = (place for place in range(series.places[-1] + 1, len(columns)) if place not in numbered)
    rest = dropwhile(lambda place: _is_share(columns[place]), behind)
    sums = [*takewhile(lambda place: any(map(is_sum, columns[place])), rest)]
    last = columns[series.places[-1]][-1]
    return next((place for place in sums if columns[place][-1] == last), next(iter(sums), None))


def _is_share(parts: Sequence[str]) -> bool:
    return any("%" in part or "persen" in fold(part).split() for part in parts)


def _is_from_nought(series: Series, columns: Sequence[Sequence[str]]) -> bool:
    """Say whether a nought stands before a series, as it does before ages."""
    return series.places[0] > 0 and [*columns[series.places[0] - 1][-1:]] == ["0"]


def _counted(parts: Sequence[str]) -> tuple[_Key, int] | None:
    """Return what the lowest number above a column counts, with the words around it, and the number."""
    for place in range(len(parts) - 1, -1, -1):
        found = _counting(parts[place])
        if found is None:
            continue
        if any(_THINGS.search(fold(text)) for text in parts) or any(map(read_spans, parts)):
            return None
        number = int(found["figure"]) if found["figure"] else _number(found["roman"] or found["word"])
        key = tuple(parts[:place]), found["kind"] or "", bool(found["figure"]), tuple(parts[place + 1 :])
        return (key, number) if number else None
    return None


def _counting(text: str) -> re.Match[str] | None:
    plain = plain_text(text)
    return _COUNTED.fullmatch(plain) if len(plain) <= _LONGEST else None


def _number(text: str) -> int:
    return _ROMANS.get(text) or ORDINALS.get(text, 0)


def is_sum(text: str) -> bool:
    """Say whether a head says that its column is a sum, and of which year at most.

    Examples:
        >>> is_sum("JUMLAH"), is_sum("Total 2024"), is_sum("JUMLAH PAGU")
        (True, True, False)
    """
    return _SUM.fullmatch(plain_text(text)) is not None


def with_times_told(columns: Sequence[Sequence[str]], titles: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """Return what stands above columns, bare numbers with the part of the year that they tell.

    Four of a month that titles tell are no quarters.

    Args:
        columns: What stands above each column.
        titles: What stands above the table.

    Examples:
        >>> with_times_told([(text,) for text in ("Kecamatan", "I", "II", "III", "IV", "JUMLAH")])[1:3]
        [('Triwulan I',), ('Triwulan II',)]
        >>> with_times_told([("REALISASI", str(number)) for number in range(1, 13)])[11]
        ('REALISASI', 'Bulan XII')
    """
    told = [*map(with_times, columns)]
    is_of_month = any(span.is_one and span.closing == 1 for text in titles for span in read_spans(text))
    for series in series_in(told):
        if series.told and not (is_of_month and series.told != "Bulan"):
            told = [*as_parts(told, series, series.told)]
    return told


def as_parts(columns: Sequence[tuple[str, ...]], series: Series, kind: str) -> Iterator[tuple[str, ...]]:
    """Yield what stands above columns, the numbers of a series as those of parts of the year of a kind."""
    numbers = dict(zip(series.places, series.numbers, strict=True))
    for place, parts in enumerate(columns):
        at = number_at(parts) if place in numbers else None
        words = f"{series.kind} {kind}".strip() if len(numbers) == 1 else kind
        told = f"{words} {write_roman(numbers[place])}" if place in numbers else ""
        yield parts if at is None else (*parts[:at], told, *parts[at + 1 :])


def number_at(parts: Sequence[str]) -> int | None:
    """Return which of what stands above a column is its number."""
    places = range(len(parts) - 1, -1, -1)
    return next((place for place in places if _counting(parts[place])), None)


def with_times(parts: Sequence[str]) -> tuple[str, ...]:
    """Return what stands above a column, a bare number with the part of the year that the row above names.

    Examples:
        >>> with_times(("REALISASI PER TRIWULAN (Rp)", "II")), with_times(("Bulan Ke-", "12"))
        (('REALISASI PER TRIWULAN (Rp)', 'Triwulan II'), ('Bulan Ke-', 'Bulan 12'))
        >>> with_times(("Realisasi Triwulan I", "1")), with_times(("Triwulan", "V"))
        (('Realisasi Triwulan I', '1'), ('Triwulan', 'V'))
    """
    told = [_told(above, text) or text for above, text in pairwise(parts)]
    return (*parts[:1], *told)


def are_numbers_of_parts(above: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether all numbers of a row are heads: they count on below one head, or between names and a sum.

    Args:
        above: What the row above says, that of a head over several columns in each of these; blank: none.
        texts: What the row says.

    Examples:
        >>> are_numbers_of_parts(["Kode", "Bulan", "Bulan", "Jumlah"], ["", "1", "2", ""])
        True
        >>> are_numbers_of_parts(["Kode", "Bulan", "Jumlah"], ["Juai", "1", "2"])
        False
        >>> are_numbers_of_parts([""] * 5, ["Kecamatan", "1", "2", "3", "JML"])
        True
    """
    numbers = {place for place, text in enumerate(texts) if re.search("[0-9]", text) and not is_sum(text)}
    if len(numbers) < _LEAST or not all(_FIGURE.fullmatch(texts[place].strip()) for place in numbers):
        return False
    lone = [
        (head, text) if place in numbers else (text,)
        for place, (head, text) in enumerate(zip(above, texts, strict=True))
    ]
    found = [one for one in series_in(lone) if not one.kind and _is_headed(one, above, texts)]
    return bool(numbers) and numbers == {place for one in found for place in one.places}


def _is_headed(series: Series, above: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether nothing but a head can be what the numbers of a series are, by what stands around them."""
    first, last = series.places[0], series.places[-1]
    head, count = above[first], len(series.places)
    is_run = last - first + 1 == count == series.numbers[-1] - series.numbers[0] + 1
    beside = [place for place in range(len(texts)) if place not in series.places]
    is_from_first = series.numbers[0] == 1
    if not is_run:
        return False
    if head and is_from_first and _KIND.search(plain_text(head)):
        return True
    if head and all(not texts[place] or texts[place] == above[place] for place in beside):
        return first > 0 and head not in (above[place] for place in beside)
    is_all = count == _MONTHS
    has_names, is_summed = any(texts[:first]), any(map(is_sum, texts[last + 1 :][:1]))
    is_lone = not head and is_from_first and has_names and count >= _LONG
    return is_lone and (is_all or is_summed)


def _told(above: str, text: str) -> str | None:
    """Return the part of the year that a number below a head tells; `None`: none, or the head has its own."""
    number = _ORDINAL.fullmatch(plain_text(text))
    found = _KIND.search(plain_text(above)) if number is not None else None
    if number is None or found is None or part_unit(_unit(found["kind"]), number["ordinal"]) is None:
        return None
    told = f"{found['until'] or ''}{found['kind']}".capitalize()
    return None if read_spans(above) else f"{told} {number['ordinal'].upper()}"


def _unit(kind: str) -> str:
    return "bulan" if kind == "bln" else kind
