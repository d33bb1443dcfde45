"""What texts of a table say beside their times, so that the next one of the same form says the same.

A time stands as how far it is from the end of the period that the table is taken for: where that is the first
semester, `30 Juni` is its end. Times that this period does not explain stay other ones: the year before, a
month of the middle.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from capaian.domain.period import MONTHS, ORDINALS, Period
from capaian.dossier.intake.numbered_times import spelt_times
from capaian.dossier.intake.time_words import (
    OF_LAW,
    Unit,
    month_unit,
    part_unit,
    short_unit,
    small_text,
    sort_of,
    tokens_of,
    unit_of,
)
from capaian.dossier.intake.written_span import LETTERED

_MONTHS: Final = frozenset({"month", "month_short"})
_JOINTS: Final = frozenset({"until", "and", "dash"})
_AFTER: Final = "<sesudah>"
"""A day of printing after the period, which is another each time."""
# Dicetak 5 Januari 2025, Tanggal cetak: 5-1-2025
_PRINTED: Final = re.compile(
    r"\W*(?:(?:tanggal|tgl\.?|waktu|jam) *)?(?:di)?cetak(?: *(?:pada|tanggal|tgl\.?|:)){0,3} *"
)
_PLAN: Final = 4
"""Years from the first to the last from which on a span of years is a plan's: `2021-2026`."""
_YEARS: Final = re.compile(
    r"(?<![0-9])((?:19|20|21)[0-9]{2}) ?(?:[-–—]|s\.?d\.?|sampai|hingga) ?((?:19|20|21)[0-9]{2})(?![0-9])"
)
# <sesudah> 10:32:15, <sesudah> pukul 10.32
_CLOCK: Final = re.compile(
    r"(<sesudah>)[ ,]*(?:(?:pukul|jam) )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?![0-9])"
)
_LETTERS: Final = {"s": "semester", "q": "triwulan"}
_FEBRUARY: Final = 2
_LAST_OF_FEBRUARY: Final = 28


class Anchor(NamedTuple):
    """The end of the period that a table is taken for."""

    year: int
    month: int

    @classmethod
    def of(cls, period: Period) -> Anchor:
        """Return the end of a period."""
        return cls(period.year, period.last_month)

    @property
    def end(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def since(self, year: int | None, month: int) -> int:
        """Return how many months after it a month of a year is; without a year it is of the same one."""
        years = 0 if year is None else year - self.year
        return years * len(MONTHS) + month - self.month


def without_times(text: str, anchor: Anchor) -> str:
    """Return a text in small letters, its times told from the end of a period.

    Numbers and years of laws stay: they are names.

    Examples:
        >>> one = without_times("DKB Semester I 2024 per 30 Juni 2024", Anchor(2024, 6))
        >>> one == without_times("DKB Semester II 2025 per 31 Desember 2025", Anchor(2025, 12))
        True
        >>> without_times("DKB I 2024", Anchor(2024, 12)), without_times("Tahun 2023", Anchor(2024, 12))
        ('dkb i <tahun+0>', 'tahun <tahun-1>')
        >>> without_times("Perda Nomor 5 Tahun 2023", Anchor(2024, 12))
        'perda nomor 5 tahun 2023'
    """
    small = _spelt(small_text(spelt_times(text)))
    made, at = [], 0
    for name in _names(small, anchor):
        made += [*_parts(small[at : name.start()], anchor), name[0]]
        at = name.end()
    told = "".join([*made, *_parts(small[at:], anchor)])
    return " ".join(_CLOCK.sub(r"\1", told).split())


def _names(text: str, anchor: Anchor) -> Iterator[re.Match[str]]:
    """Yield what is a name though it has years: of laws, and of plans that the year is of."""
    at = 0
    plans = (one for one in _YEARS.finditer(text) if _is_plan(int(one[1]), int(one[2]), anchor.year))
    for found in sorted((*OF_LAW.finditer(text), *plans), key=lambda one: one.start()):
        if found.start() >= at:
            at = found.end()
            yield found


def _is_plan(first: int, last: int, year: int) -> bool:
    return last - first >= _PLAN and first <= year <= last


def _spelt(text: str) -> str:
    """Return a text that is a time of letters (`S1 2024`, the name of a sheet) in words."""
    found = LETTERED.fullmatch(text)
    if found is None:
        return text
    word = f"{_LETTERS[found['letter']]} {found['ordinal']}"
    return f"{text[: found.start('letter')]}{word} {found['year'] or ''}"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a text, or several that are one time."""

    start: int
    end: int
    text: str
    unit: Unit | None = None
    is_year: bool = False


def _parts(text: str, anchor: Anchor) -> Iterator[str]:
    """Yield a text in parts, each time as it is told."""
    at = 0
    printed = _PRINTED.match(text)
    for piece in _joined(text):
        yield text[at : piece.start]
        is_printed = printed is not None and printed.end() == piece.start
        yield _told(piece, anchor, is_printed=is_printed)
        at = piece.end
    yield text[at:]


def _joined(text: str) -> Iterator[_Piece]:
    """Yield the words of a text, days and years joined with what they are of."""
    pieces: list[_Piece] = []
    for piece in _pieces(text):
        last = pieces[-1] if pieces else None
        is_next = last is not None and not text[last.end : piece.start].strip()
        if last is None or not is_next:
            pieces.append(piece)
        elif piece.unit is not None and piece.unit.day is not None and last.text.isdecimal():
            pieces[-1] = replace(piece, start=last.start, text=f"{last.text} {piece.text}")
        elif piece.is_year and last.unit is not None and last.unit.year is None:
            unit = replace(last.unit, year=int(piece.text))
            pieces[-1] = replace(last, end=piece.end, unit=unit)
        else:
            pieces.append(piece)
    yield from pieces


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the words and figures of a text with the times that they name by themselves."""
    number: str | None = None
    kind, joint = "", False
    for token in tokens_of(text):
        sort, unit = sort_of(token), None
        if sort in _MONTHS:
            day = int(number) if number is not None and number.isdecimal() else None
            unit = month_unit(token[0].rstrip("."), day) if sort == "month" else short_unit(token[0], day)
        elif sort == "number" and joint and kind and token[0] in ORDINALS:
            unit = part_unit(kind, token[0])
        else:
            unit = unit_of(sort, token)
        if sort in _JOINTS:
            joint = True
        else:
            kind, joint = (unit.kind if unit is not None else ""), False
        number = token[0] if sort == "number" and unit is None else None
        yield _Piece(token.start(), token.end(), token[0], unit, sort == "year")


def _told(piece: _Piece, anchor: Anchor, *, is_printed: bool) -> str:
    """Return how a word is told."""
    if piece.is_year:
        return f"<tahun{int(piece.text) - anchor.year:+d}>"
    unit = piece.unit
    if unit is None:
        return piece.text
    name = unit.kind or ("bulan" if unit.size == 1 else f"{unit.size} bulan")
    if is_printed and unit.day is not None and unit.year is not None and _is_after(unit, anchor):
        return _AFTER
    since = anchor.since(unit.year, unit.last)
    is_begun = unit.first == 1 and unit.year in (None, anchor.year) and since < 0
    years = "" if unit.year is None else " tahun"
    return f"<{name}{'-awal' if is_begun else f'{since:+d}'}{years}{_day(unit, anchor)}>"


def _is_after(unit: Unit, anchor: Anchor) -> bool:
    return (unit.year or 0, unit.last, unit.day or 0) > (anchor.year, anchor.month, anchor.end.day)


def _day(unit: Unit, anchor: Anchor) -> str:
    """Return which day of its month is told: the last one of any month is the same."""
    if unit.day is None:
        return ""
    last = monthrange(unit.year or anchor.year, unit.last)[1]
    is_last = unit.day >= (_LAST_OF_FEBRUARY if unit.last == _FEBRUARY else last)
    return " akhir" if is_last else f" hari {unit.day}"
