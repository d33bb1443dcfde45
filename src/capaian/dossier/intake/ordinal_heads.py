"""Heads that count on beside each other: `REALISASI TRIWULAN` over `I`, `II`, `III`, `IV`; `1` to `12`; `B1`.

Such a series is one of parts of the year. Twelve from the first are months, and four before their sum
quarters; what others are nobody can tell but the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from capaian.domain.numerals import write_roman
from capaian.domain.written_period import ORDINALS, SHORTER
from capaian.dossier.intake.time_words import part_unit, plain_text
from capaian.dossier.intake.words import fold
from capaian.dossier.intake.written_span import read_spans

_KINDS: Final = "|".join((*SHORTER.values(), "caturwulan", "cawu", "bulan", "bln"))
_KIND: Final = re.compile(
    rf"(?P<until>(?<![^\W_])(?:s ?[./]? ?d\.?|sampai(?: dengan)?|hingga) )?(?<![^\W\d_])(?P<kind>{_KINDS})"
    r"(?![^\W\d_])(?!\.? (?:ini|lalu|sebelumnya|berjalan|bersangkutan)\b)"
)
"""Which part the numbers below count: `REALISASI PER TRIWULAN (Rp)`, `BULAN KE-`; `bulan ini` counts none."""
_ORDINAL: Final = re.compile(rf"\(?(?:ke[ -]*)?(?P<ordinal>{'|'.join(ORDINALS)})\)?")
"""As it is written: `I`, `(II)`, `ke-3`."""
_LETTERED: Final = "b|m|p|t|w"
_STEPS: Final = rf"tahap|termin|minggu|mg|pekan|tgl|tanggal|hari|periode|{_LETTERED}"
"""What parts of a time are called that are no periods, or whose length nobody can tell."""
_COUNTED: Final = re.compile(
    rf"\(?(?:(?P<kind>{_STEPS})[ .:-]*)?(?:ke[ -]*)?(?:(?P<figure>0?[1-9]|[1-5][0-9])|(?P<roman>[ivx]+))\)?"
)
# USIA, KELAS, JUMLAH ANGGOTA KELUARGA: what is counted below them is no time
_THINGS: Final = re.compile(
    r"\b(?:usia|umur|kelas|golongan|gol|anggota|anak|tahun|thn|tingkat|rt|rw|dapil|zona|loket|kode|no|nomor)\b"
)
_FIGURE: Final = re.compile(r"\(?[0-9]{1,2}\)?")
_LEAST: Final = 2
_LONG: Final = 3
"""Numbers beside names and a sum that are no figures."""
_QUARTERS: Final = 4
_MONTHS: Final = 12
_ROMANS: Final = {write_roman(number).casefold(): number for number in range(1, 3 * _MONTHS)}
_SUM: Final = re.compile(r"(?:jumlah|jml|total|setahun)\b(?: (?:setahun|tahun|[0-9]{4}))*")


@dataclass(frozen=True, slots=True)
class Series:
    """Columns beside each other whose heads count on."""

    kind: str
    """What the numbers count; empty: nothing tells it."""
    first: int
    """The first number."""
    places: range
    """Which columns they are, from the left."""
    has_sum: bool = False
    """Whether a sum stands behind them."""

    @property
    def told(self) -> str:
        """The kind of parts of the year that they are by themselves; empty: nobody can tell."""
        count = len(self.places) if self.first == 1 else 0
        if count == _MONTHS and (not self.kind or self.kind in _LETTERED.split("|")):
            return "Bulan"
        return "Triwulan" if count == _QUARTERS and not self.kind and self.has_sum else ""


def series_in(columns: Sequence[Sequence[str]]) -> Iterator[Series]:
    """Yield the series of numbered heads that stand in a row of columns, by what stands above each.

    Examples:
        >>> [*series_in([("Kode",), ("REALISASI", "I"), ("REALISASI", "II"), ("JUMLAH",)])]
        [Series(kind='', first=1, places=range(1, 3), has_sum=True)]
        >>> [one.kind for one in series_in([("MINGGU I",), ("MINGGU II",), ("B7",), ("B8",)])]
        ['minggu', 'b']
        >>> [*series_in([("KELAS", "1"), ("KELAS", "2")])], [*series_in([("I",), ("III",)])]
        ([], [])
        >>> [*series_in([("0",), ("1",), ("2",)])]  # ages
        []
    """
    run: Series | None = None
    for place, one in enumerate([*map(_counted, columns), None]):
        before = columns[place - 1] if place else ()
        goes_on = run is not None and one is not None and _goes_on(run, one, (before, columns[place]))
        if run is not None and goes_on:
            run = replace(run, places=range(run.places.start, place + 1))
            continue
        begins = run.places.start if run is not None else 0
        is_from_nought = begins > 0 and [*columns[begins - 1][-1:]] == ["0"]
        if run is not None and len(run.places) >= _LEAST and not is_from_nought:
            yield replace(run, has_sum=place < len(columns) and any(map(is_sum, columns[place])))
        run = None if one is None else Series(one[0], one[1], range(place, place + 1))


def _counted(parts: Sequence[str]) -> tuple[str, int, bool] | None:
    """Return the kind and number that what stands above a column tells, and whether in figures."""
    found = _COUNTED.fullmatch(plain_text(parts[-1])) if parts else None
    if found is None or any(_THINGS.search(fold(text)) or read_spans(text) for text in parts[:-1]):
        return None
    number = int(found["figure"]) if found["figure"] else _ROMANS.get(found["roman"], 0)
    return (found["kind"] or "", number, bool(found["figure"])) if number else None


def _goes_on(run: Series, one: tuple[str, int, bool], columns: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Say whether a column is the next one of a series: below the same heads, and written alike."""
    before, here = columns
    last = _counted(before)
    is_next = one[1] == run.first + len(run.places) and last is not None and last[2] == one[2]
    return is_next and one[0] == run.kind and [*before[:-1]] == [*here[:-1]]


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
    for place, parts in enumerate(columns):
        number = series.first + place - series.places.start
        yield (*parts[:-1], f"{kind} {write_roman(number)}") if place in series.places else parts


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
    numbers = {place for place, text in enumerate(texts) if re.search("[0-9]", text)}
    if not all(_FIGURE.fullmatch(texts[place].strip()) for place in numbers):
        return False
    found = [
        series
        for series in series_in([(head, text) for head, text in zip(above, texts, strict=True)])
        if not series.kind and _is_headed(series, above, texts)
    ]
    return bool(numbers) and numbers == {place for series in found for place in series.places}


def _is_headed(series: Series, above: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether nothing but a head can be what the numbers of a series are, by what stands around them."""
    head, count = above[series.places.start], len(series.places)
    beside = [place for place in range(len(texts)) if place not in series.places]
    if head and series.first == 1 and _KIND.search(plain_text(head)):
        return True
    is_alone = all(not texts[place] or texts[place] == above[place] for place in beside)
    if head and is_alone:
        return bool(series.places.start) and head not in (above[place] for place in beside)
    is_all = series.first == 1 and count == _MONTHS
    has_names = any(texts[: series.places.start])
    behind = texts[series.places.stop :][:1]
    return not head and has_names and count >= _LONG and (is_all or any(map(is_sum, behind)))


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
