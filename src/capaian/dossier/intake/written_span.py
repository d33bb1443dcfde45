"""Spans of time in titles: `Triwulan I s.d. III`, `1 Januari s.d. 31 Maret 2024`, `per 30 Juni`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache
from typing import Final

from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.dossier.intake.spelt_text import SpeltText
from capaian.dossier.intake.time_words import (
    YEAR,
    Unit,
    half_year,
    misspelt_month,
    month_unit,
    part_unit,
    plain_text,
    short_unit,
    sort_of,
    tokens_of,
    unit_of,
)
from capaian.dossier.intake.words import KEPT, word_set

_FILLS: Final = word_set(
    "bulan bln periode masa tahun thn th ta anggaran tanggal tgl dengan akhir awal pada untuk selama"
)
"""Words that may stand within a span."""
_OF_YEAR: Final = frozenset(["tahun", "thn", "th", "ta", "anggaran"])
_OF_SPAN: Final = frozenset(["bulan", "bln", "periode", "masa", "selama"])
_AT: Final = frozenset(["per", "keadaan", "kondisi", "posisi", "akhir"])
"""Words that make a day one until which something is told."""
_STATES: Final = frozenset(["keadaan", "kondisi", "posisi"])
_OF_WEEK: Final = frozenset(["minggu", "pekan", "dasarian"])
_SO_FAR: Final = re.compile(r"(?<!non )(?<!tidak )(?<!bukan )(?<!non-)\b(?:ter)?(?:a)?kumulatif\b")
HANDLED: Final = re.compile(
    r"(?:di|ter|pen|pem|me)?(?:cetak|unduh|unggah|download|ekspor|export|ekspor|tarik|akses|update|print|printed"
    r"|perbarui|perbaharui|mutakhir|mutakhirkan|tandatangani|tanda|susun|buat|kirim|terima|generate|input|entri"
    r"|olah|sahkan|tetapkan|proses|hasilkan|simpan)(?:an|kan)?"
)
# S1, Q 2, S-2 2024: a whole text, such as the name of a sheet
LETTERED: Final = re.compile(
    r"(?:(?:dkb|data|agregat|lra|realisasi)[ -]+)?"
    rf"(?P<letter>[sq])[ -]?(?P<ordinal>[1-4])(?:[ -]*(?P<year>{YEAR}))?"
)
# KABUPATEN ANGGREK, 31 DESEMBER 2024: whose figures they are; who signs writes the place alone
_AREA: Final = re.compile(r"(?:kabupaten|kab|provinsi|prov|kecamatan)\b")
_CLOSING_DAY: Final = 28
"""Day of a month from which its figures may be those of all of it."""


class Strength(IntEnum):
    """How surely a text tells that its figures are those of a span."""

    DAY = 1
    """A bare date, which may as well be that of a signature."""
    NAMED = 2
    """The name of a month, in a text that may be about something else."""
    TOLD = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Months that a text tells."""

    months: frozenset[int]
    """Those that it covers: since January, where it tells its end alone. None: it ends before it begins."""
    closing: int
    """How many months the last thing has that it names: 3 of `s.d. Triwulan III`."""
    years: frozenset[int]
    is_until: bool
    """Whether it tells its end alone: `s.d. Maret`, `per 31 Maret`."""
    is_whole: bool
    """Whether it neither begins nor ends within a month."""
    strength: Strength
    is_state: bool = False
    """Whether it tells its end as the day of a state: `keadaan 30 September`, but not `s.d.`."""

    @property
    def last(self) -> int:
        """The month that it ends with."""
        return max(self.months, default=0)

    @property
    def ends_year(self) -> bool:
        """Whether it ends with the year."""
        return self.last == len(MONTHS)

    def period(self, year: int) -> Period | None:
        """Return the month, quarter, semester or year that it is; `None`: it is none of these."""
        return period_of(self.months, year) if self.is_whole and len(self.years) < 2 else None

    def at_end(self, year: int) -> Period | None:
        """Return the last period that it names, for what is there at its end."""
        months = frozenset(range(self.last - self.closing + 1, self.last + 1))
        return period_of(months, year) if self.last else None

    @property
    def is_one(self) -> bool:
        """Whether it is one month, quarter or semester by its name, and no range or list of such."""
        return len(self.months) == self.closing and not self.is_until

    @property
    def begins_year(self) -> bool:
        """Whether it covers all months from January on, so that the sum since then is its own."""
        return bool(self.months) and self.months == frozenset(range(1, self.last + 1))

    @property
    def label(self) -> str:
        """The months in words.

        Examples:
            >>> [span.label for span in read_spans("Februari s.d. Mei 2024")]
            ['Februari–Mei']
        """
        runs: list[list[int]] = []
        for month in sorted(self.months):
            if runs and runs[-1][1] == month - 1:
                runs[-1][1] = month
            else:
                runs.append([month, month])
        names = [MONTHS[a - 1] if a == b else f"{MONTHS[a - 1]}–{MONTHS[b - 1]}" for a, b in runs]
        return ", ".join(names)


def span_of_period(period: Period) -> Span:
    """Return a period as a span.

    Examples:
        >>> span_of_period(Period.parse("2024-Q2")).label
        'April–Juni'
    """
    count = period.kind.months
    months = frozenset(range(period.last_month - count + 1, period.last_month + 1))
    years = frozenset({period.year})
    return Span(months, count, years, is_until=False, is_whole=True, strength=Strength.TOLD)


def period_of(months: frozenset[int], year: int) -> Period | None:
    """Return the month, quarter, semester or year that months are.

    Examples:
        >>> str(period_of(frozenset({1, 2, 3}), 2024)), period_of(frozenset({2, 3, 4}), 2024)
        ('2024-Q1', None)
    """
    last, count = max(months, default=0), len(months)
    kind = next((kind for kind in PeriodKind if kind.months == count), None)
    if kind is None or last - min(months) + 1 != count or last % count:
        return None
    return Period(year, kind, last // count)


@lru_cache(maxsize=KEPT)
def read_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of time that a text tells, in their order; of the surest sort alone.

    The day on which a list was printed or signed is none, and neither is that of a law.

    Examples:
        >>> [span.label for span in read_spans("TRIWULAN I, II DAN III TAHUN 2024")]
        ['Januari–September']
        >>> read_spans("Dicetak tanggal 5 April 2024"), read_spans("Jakarta, 31 Maret 2024")
        ((), ())
    """
    found = [*_Reader(plain_text(text)).read()]
    surest = max((span.strength for span in found), default=Strength.DAY)
    return tuple(span for span in found if span.strength == surest)


@lru_cache(maxsize=KEPT)
def read_years(text: str) -> tuple[int, ...]:
    """Return the years that a text tells, those of its spans first; of none that is handled or a law.

    Examples:
        >>> read_years("PER 31 DESEMBER 2024 DAN 2023"), read_years("Dicetak 2 Januari 2025")
        ((2024, 2023), ())
    """
    return tuple(dict.fromkeys(_Reader(plain_text(text)).years()))


@dataclass
class _Run:
    """Units that belong together."""

    units: list[Unit] = field(default_factory=list)
    months: set[int] = field(default_factory=set)
    lead: frozenset[str] = frozenset()
    """What stands before it: fills, words of states, `until`."""
    before: tuple[str, ...] = ()
    """The two words before all that."""
    day_from: int | None = None
    is_range: bool = False
    is_until_end: bool = False
    """Names a part of the year, and that it is told until the end of it: `Triwulan IV (s.d. Desember)`."""
    is_signed: bool = False
    is_contrary: bool = False
    at: int = 0

    def add(self, unit: Unit, joint: str) -> None:
        """Add a unit; a joint of a range covers what lies between."""
        within = self.units[-1] if self.units else None
        if joint == "dash" and within and within.size > unit.size and within.last == unit.last:
            return  # Triwulan IV - Desember: whether December alone is meant, or all until it, is not said
        if joint == "until" and within and within.first < unit.first and within.last == unit.last:
            self.is_until_end = True
        elif joint in ("until", "dash") and self.units:
            first, last = self.units[0].first, unit.last
            self.is_range = True
            self.is_contrary |= unit.first < self.units[-1].first
            self.months |= {*range(first, last + 1)}
        else:
            self.months |= {*range(unit.first, unit.last + 1)}
        self.units.append(unit)

    def with_year(self, year: int) -> bool:
        """Take the year of the last unit, if that has none; say whether it is its year."""
        if self.units[-1].year is None:
            self.units[-1] = replace(self.units[-1], year=year)
        return self.units[-1].year == year


class _Reader:
    """Goes through the words of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spelt = SpeltText(text, _FILLS | _AT)
        self._tokens = [*tokens_of(text)]
        self._runs: list[_Run] = []
        self._run: _Run | None = None
        self._joint = ""
        self._lead: set[str] = set()
        self._words: list[str] = []
        self._number: str | None = None
        self._from: int | None = None
        self._comma = False
        self._years: list[int] = []

    def years(self) -> Iterator[int]:
        """Yield the years."""
        for span in self.read():
            yield from sorted(span.years)
        yield from self._years

    def read(self) -> Iterator[Span]:
        """Yield the spans."""
        lettered = LETTERED.fullmatch(self._text)
        if lettered is not None and (lettered["letter"], lettered["ordinal"]) not in {("s", "3"), ("s", "4")}:
            size = 6 if lettered["letter"] == "s" else 3
            ordinal = int(lettered["ordinal"])
            year = frozenset({int(lettered["year"])} if lettered["year"] else ())
            months = frozenset(range((ordinal - 1) * size + 1, ordinal * size + 1))
            yield Span(months, size, year, is_until=False, is_whole=True, strength=Strength.TOLD)
            return
        for token in self._tokens:
            self._take(token)
        is_so_far = bool(_SO_FAR.search(self._text))
        for run in self._runs:
            span = self._span(run, is_so_far)
            if span is not None:
                yield span

    def _take(self, token: re.Match[str]) -> None:
        sort = sort_of(token)
        unit = self._unit(sort, token)
        if unit is not None:
            self._add(unit, token.start())
        elif sort == "year":
            if self._run is None or not self._run.with_year(int(token[0])):
                self._years.append(int(token[0]))
            self._joint = ""
        elif sort in ("until", "and", "dash"):
            self._join(sort, token[0])
        elif sort == "number":
            self._number = token[0]
        else:
            self._word(token[0])

    def _join(self, sort: str, sign: str) -> None:
        if self._run is not None:
            self._joint = sort
        elif self._number is not None and self._number.isdecimal() and sort in ("until", "dash"):
            self._from = int(self._number)
        elif sort == "until":
            self._lead.add("until")
        self._comma = sign == ","
        self._number = None

    def _word(self, word: str) -> None:
        self._number = None
        if word in _FILLS or word in _AT:
            self._lead |= set() if self._run is not None and self._joint else {word}
            if self._run is not None and not self._joint and word not in _OF_YEAR:
                self._close()
                self._lead = {word}
            return
        self._close()
        self._lead, self._from, self._comma = set(), None, False
        self._words = [*self._words[-1:], word]

    def _close(self) -> None:
        self._run, self._joint = None, ""

    def _unit(self, sort: str, token: re.Match[str]) -> Unit | None:
        """Return what a token names, if that is a time."""
        run = self._run
        if sort in ("month", "month_short"):
            day = int(self._number) if self._number is not None and self._number.isdecimal() else None
            return month_unit(token[0].rstrip("."), day) if sort == "month" else short_unit(token[0], day)
        if sort == "number" and run is not None and self._joint and run.units[-1].kind:
            return part_unit(run.units[-1].kind, token[0])
        if sort == "word" and self._lead & {"bulan", "bln"}:
            return misspelt_month(token[0])
        if sort == "month_year" and "dkb" in self._words[-1:]:
            return half_year(token[0])
        return unit_of(sort, token)

    def _add(self, unit: Unit, at: int) -> None:
        is_day_listed = unit.day is not None and self._joint == "and"
        if self._run is None or not self._joint or is_day_listed:
            lead = frozenset(self._lead)
            self._run = _Run(lead=lead, before=tuple(self._words), day_from=self._from, at=at)
            is_of_area = _AREA.match(self._text) is not None
            self._run.is_signed = self._comma and unit.day is not None and not is_of_area
            self._runs.append(self._run)
            self._run.add(unit, "")
        else:
            self._run.add(unit, self._joint)
        self._joint, self._number, self._from, self._comma = "", None, None, False
        self._lead = set()

    def _span(self, run: _Run, is_so_far: bool) -> Span | None:
        """Return what a run tells; `None`: it is no span of figures."""
        strength = self._strength(run)
        if strength is None:
            return None
        first, last = run.units[0], run.units[-1]
        is_point = last.day is not None and not run.is_range and run.day_from is None
        is_at_end = "akhir" in run.lead and bool(run.lead & _STATES)  # keadaan akhir Desember
        is_until = not run.is_range and (
            "until" in run.lead
            or run.is_until_end
            or (is_point and bool(run.lead & _AT))
            or is_at_end
            or (is_so_far and len(run.units) == 1)
        )
        years = frozenset(unit.year for unit in run.units if unit.year is not None)
        months = frozenset(range(1, last.last + 1)) if is_until else frozenset(run.months)
        if run.is_contrary:
            months = frozenset()
        begins = run.day_from if len(run.units) == 1 else first.day
        is_begun = is_point and last.day == 1 and last.last > 1 and bool(run.lead & _AT)
        if is_begun and is_until and "until" not in run.lead:  # per 1 Juli: what there was when June was over
            return Span(months - {last.last}, 1, years, is_until=True, is_whole=True, strength=strength)
        is_whole = (is_point or begins in (None, 1)) and _is_closing(last, years)
        is_whole &= not _OF_WEEK & {*run.before}
        is_state = is_until and (is_at_end or (is_point and bool(run.lead & _STATES)))
        return Span(months, last.size, years, is_until, is_whole, strength, is_state)

    def _strength(self, run: _Run) -> Strength | None:
        unit = run.units[0]
        is_bare = len(run.units) == 1 and run.day_from is None and not run.lead & (_AT | {"until"})
        is_handled = any(HANDLED.fullmatch(word) for word in run.before)
        first = self._spelt.first_before(run.at)
        is_first = HANDLED.fullmatch(first) is not None and not run.lead & _OF_SPAN
        if _OF_WEEK & {*run.before}:
            return Strength.TOLD
        if is_bare and is_handled and (unit.day is not None or is_first):
            return None
        if is_bare and unit.day is not None:
            is_closing = not run.is_signed and unit.day >= _CLOSING_DAY
            return Strength.DAY if is_closing else None
        is_told = not is_bare or unit.kind or unit.year is not None or run.lead & _OF_SPAN or unit.size > 1
        if is_told:
            return Strength.TOLD
        is_named = self._spelt.is_of_time or run.at > self._spelt.last_gap
        return Strength.NAMED if is_named else None


def _is_closing(unit: Unit, years: frozenset[int]) -> bool:
    """Say whether a unit ends with its month: the last working day does."""
    most = monthrange(max(years, default=2000), unit.last)[1]
    return unit.day is None or unit.day >= min(_CLOSING_DAY, most)
