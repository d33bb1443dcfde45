"""Periods as titles and heads tell them: `Semester II Tahun 2023`, `per 31 Desember 2023`, `Jan`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from capaian.domain.period import MONTH_PATTERN, ORDINALS, PART_OF_YEAR_WORDS, Period, PeriodKind
from capaian.dossier.intake.time_words import plain_text
from capaian.dossier.intake.words import KEPT, fold
from capaian.dossier.intake.written_span import Span, Strength, read_spans, read_years, span_of_period

_ANY_YEAR: Final = 2000
_YEAR: Final = re.compile(r"\b(19[0-9]{2}|2[01][0-9]{2})\b")
_OF_YEAR: Final = re.compile(rf"(?:\b(?:tahun|thn|th)\.?\s*)?{_YEAR.pattern}", re.IGNORECASE)
_PART: Final = rf"(?:{'|'.join(PART_OF_YEAR_WORDS.values())})\.?[ -]*(?:{'|'.join(ORDINALS)})"
# Jan-23, JAN 23, Des '23, TW I 23: the year of a head; a day stands before its month
_SHORT_YEAR: Final = re.compile(
    rf"(?<![^\W_])(?P<time>(?:{MONTH_PATTERN})\.?(?![^\W\d_])|{_PART}(?=[ '’/-]))"
    r" ?['’/-]? ?(?P<year>[1-3][0-9])(?![0-9]|[./-][0-9])",
    re.IGNORECASE,
)
_YEAR_BEFORE: Final = re.compile(r"\b(?:tahun|thn|th) (?:yang )?(?:lalu|sebelum(?:nya)?|kemarin)\b")
_TO: Final = r"(?:s\s?[./]?\s?d\.?|sampai(?:\s+dengan)?|hingga|[-\u2010-\u2015])"
# Periode, Tanggal Cetak :, Dicetak pada; what ends with `s.d.`
_LABEL: Final = re.compile(
    rf"(?:(?:periode|bulan|triwulan|semester|tanggal|tgl|waktu|masa|di\w+|cetak|unduh|pada|data)\.?\s*)+:?|.*:|.*\s{_TO}",
    re.IGNORECASE,
)
# s.d. 31 Maret, behind 1 Januari
_GOES_ON: Final = re.compile(rf":|{_TO}(?![^\W\d_])", re.IGNORECASE)
# (DICETAK JANUARI 2025), (tanggal cetak 5 Januari 2025); but KIA YANG DICETAK JANUARI 2025 tells of figures
_PRINTED: Final = re.compile(
    r"\(\s*(?:(?:data|waktu|tanggal|tgl)\.?\s+)*(?:di)?(?:cetak|unduh|buat|ambil)\b[^()]*\)", re.IGNORECASE
)
# DKB 1/2024, KTP-EL 2-2024; DKB I 2024, PERIODE I TAHUN 2024; 2024/I
_SMALL: Final = re.compile(
    r"(?<!bulan )(?<!bln )(?<!bulan: )(?<!bulan : )(?<![0-9./-])[1-4][/-]20[0-9]{2}(?![0-9/-])"
    r"|\b(?:dkb|periode|masa|tahap)(?: ke)?[ :-]+(?:[1-4]|i{1,3}|iv),?"
    r"(?: (?:tahun|thn|th|ta)\b\.?)?(?: 20[0-9]{2})?\)?$"
    r"|(?<![0-9./-])20[0-9]{2} ?[/-] ?(?:[1-4]|i{1,3}|iv)\)?$"
)
_FIRST_DAY: Final = re.compile(r"(?<![0-9])0?1[ ./-]+[^\W_]+(?:[ ./-]+[0-9]{4})?", re.IGNORECASE)


def find_period(titles: Iterable[str]) -> Period | None:
    """Return the period at whose end titles tell what there is; the year, where they tell no part of it.

    Examples:
        >>> str(find_period(["Data Agregat Semester II Tahun 2023"])), str(find_period(["per 30 Juni 2024"]))
        ('2023-S2', '2024-M06')
        >>> find_period(["Kepemilikan KTP-el"]) is None
        True
    """
    known = [*titles]
    span, years = span_told(known), years_of(known)
    year = next(iter(years), None)
    return None if year is None else (span.at_end(year) if span else None) or Period.year_of(year)


def numbered_title(titles: Iterable[str]) -> str | None:
    """Return a title that tells a part of a year by a small number alone, be it a month or a half of it.

    Examples:
        >>> numbered_title(["KTP-EL DKB 1/2024"]), numbered_title(["BULAN 1/2024", "01/2024"])
        ('KTP-EL DKB 1/2024', None)
    """
    return next((title for title in titles if _SMALL.search(plain_text(title))), None)


def spans_told(titles: Iterable[str]) -> list[Span]:
    """Return the spans of time that titles tell; bare dates only where nothing else is told."""
    found = [span for text in _joined(titles) for span in read_spans(text)]
    sure = [span for span in found if span.strength > Strength.DAY]
    return sure or found


def span_told(titles: Iterable[str]) -> Span | None:
    """Return the span that titles tell: the first, or one that ends with it and says more.

    Examples:
        >>> span_told(["BULAN MARET 2024", "Dicetak tanggal 5 April 2024"]).label
        'Maret'
        >>> span_told(["TRIWULAN III 2024", "s.d. 30 September 2024"]).label
        'Januari–September'
        >>> span_told(["TRIWULAN III 2024", "KEADAAN 30 September"]).label
        'Juli–September'
    """
    return _span_told(tuple(titles))


@lru_cache(maxsize=KEPT)
def _span_told(titles: tuple[str, ...]) -> Span | None:
    found = spans_told(titles)
    last = found[0].last if found else 0
    alike = [span for span in found if span.last == last]
    # The day of a state at the end of a quarter that is told says nothing of when figures begin.
    is_named = any(span.is_one and span.closing > 1 and not span.ends_year for span in alike)
    told = [span for span in alike if not (is_named and span.is_state)]
    return max(told, key=lambda span: (span.is_until, len(span.months)), default=None)


def contradicting_spans(titles: Iterable[str], *, is_at_end: bool) -> tuple[Span, Span] | None:
    """Return two spans of titles that cannot both be that of the figures.

    Args:
        titles: What stands above a table, and the name of its sheet.
        is_at_end: Whether the figures tell what is there at the end, so that the beginning says nothing.

    Examples:
        >>> contradicting_spans(["BULAN MARET 2024", "Maret"], is_at_end=False) is None
        True
        >>> [span.label for span in contradicting_spans(["BULAN MARET 2024", "April"], is_at_end=False)]
        ['Maret', 'April']
    """
    found = spans_told(titles)
    pairs = ((found[0], other) for other in found[1:])
    return next((pair for pair in pairs if not _agree(*pair, is_at_end=is_at_end)), None)


def _agree(one: Span, other: Span, *, is_at_end: bool) -> bool:
    if one.years and other.years and not one.years & other.years:
        return False
    may_begin_otherwise = is_at_end or one.is_until or other.is_until
    return one.months == other.months or (one.last == other.last and may_begin_otherwise)


def years_of(titles: Iterable[str]) -> tuple[int, ...]:
    """Return the years that titles tell of their figures; that of the span before others."""
    texts = [*_joined(titles)]
    span = span_told(texts)
    own = sorted(span.years, reverse=True) if span is not None else []
    return tuple(dict.fromkeys((*own, *(year for text in texts for year in read_years(text)))))


def tells_several_years(titles: Iterable[str]) -> bool:
    """Say whether a title tells several years, and a part of none: `Tahun 2023 dan 2024`.

    Examples:
        >>> tells_several_years(["Tahun 2023 dan 2024"]), tells_several_years(["PER 31 MEI 2024 DAN 2023"])
        (True, False)
    """
    texts = [*_joined(titles)]
    return any(len(read_years(one)) > 1 and not any(s.years for s in read_spans(one)) for one in texts)


def _joined(titles: Iterable[str]) -> Iterator[str]:
    """Yield titles, those of one line that several cells hold as one: `Tanggal cetak`, `31 Maret 2024`.

    Brackets that tell when a table was printed are left out.
    """
    before = ""
    for title in titles:
        text = _PRINTED.sub(" ", title).strip()
        is_behind_day = bool(_FIRST_DAY.search(before)) and _FIRST_DAY.split(before)[-1].strip() == ""
        goes_on = text.startswith(":") or (is_behind_day and bool(_GOES_ON.match(text)))
        if before and (goes_on or _LABEL.fullmatch(before)):
            before = f"{before} {text}"
            continue
        if before:
            yield before
        before = text
    if before:
        yield before


def years_told(texts: Iterable[str]) -> frozenset[int]:
    """Return the years that texts tell, in two digits behind a month or a part of a year too.

    Examples:
        >>> sorted(years_told(["Wajib KTP", "Tahun 2023"])), sorted(years_told(["KK"]))
        ([2023], [])
        >>> [sorted(years_told([text])) for text in ("Jan-23", "TW I 23", "s.d. 31 Mei 2024", "TW 12")]
        [[2023], [2023], [2024], []]
    """
    return frozenset(year for text in texts for year in _years_in(text))


@lru_cache(maxsize=KEPT)
def _years_in(text: str) -> frozenset[int]:
    full = frozenset(map(int, _YEAR.findall(fold(text))))
    return full or frozenset(2000 + int(found["year"]) for found in _SHORT_YEAR.finditer(text))


def is_of_year(parts: Iterable[str], year: int) -> bool:
    """Say whether a head can be about a year: it tells this one, or none.

    Examples:
        >>> is_of_year(["Rekam 2023"], 2024), is_of_year(["Rekam"], 2024), is_of_year(["2023/2024"], 2024)
        (False, True, True)
    """
    told = years_told(parts)
    return not told or year in told


def is_of_year_before(parts: Iterable[str]) -> bool:
    """Say whether a head tells figures of the year before, without a number.

    Examples:
        >>> is_of_year_before(["Wajib KTP", "Tahun Lalu"]), is_of_year_before(["Realisasi s.d. Bulan Lalu"])
        (True, False)
    """
    return any(_YEAR_BEFORE.search(fold(part)) for part in parts)


def without_year(text: str) -> str:
    """Return what a text tells besides a year.

    Examples:
        >>> without_year("Wajib KTP Tahun 2023"), without_year("2023"), without_year("Jan-23")
        ('Wajib KTP', '', 'Jan')
    """
    found = _OF_YEAR.sub("", text)
    return (found if found != text else _SHORT_YEAR.sub(r"\g<time>", text)).strip()


def told_otherwise(titles: Sequence[str], asked: Period, *, is_money: bool = False) -> str | None:
    """Return the period that titles tell where it cannot be the one that is asked for; `None`: it can.

    A year may be asked for where a part is told that ends it, and of money where any part is: a budget is
    that of the year. Where titles tell several years or parts, one of them may be asked for.

    Examples:
        >>> told_otherwise(["SEMESTER I TAHUN 2024"], Period.parse("2024"))
        'Semester I Tahun 2024'
        >>> told_otherwise(["SEMESTER II TAHUN 2024"], Period.parse("2024")) is None
        True
    """
    years, spans = years_of(titles), spans_told(titles)
    if asked.kind is PeriodKind.YEAR and is_begun_after(titles, asked.year):
        return None
    if years and asked.year not in years:
        return (find_period(titles) or Period.year_of(years[0])).label
    is_year = asked.kind is PeriodKind.YEAR
    if not spans or (is_year and (is_money or not years)) or any(_may_be(span, asked) for span in spans):
        return None
    found = spans[0].period(asked.year) or (spans[0].at_end(asked.year) if spans[0].is_until else None)
    return spans[0].label if found is None else found.label


def is_begun_after(titles: Sequence[str], year: int) -> bool:
    """Say whether titles tell what is there on a day of January, so that it is what a year ended with.

    Examples:
        >>> titles = ["PER 3 JANUARI 2025"], ["PER 31 JANUARI 2025"], ["JANUARI 2025"]
        >>> [is_begun_after(title, 2024) for title in titles]
        [True, False, False]
    """
    spans = spans_told(titles)
    begun = [one for one in spans if one.is_until and not one.is_whole and one.last == 1]
    return bool(begun) and len(begun) == len(spans) and {*years_of(titles)} == {year + 1}


def _may_be(span: Span, asked: Period) -> bool:
    """Say whether a span can be a period, or what is there at its end."""
    is_closed = (span.is_one or span.is_until) and asked.kind is PeriodKind.YEAR and span.ends_year
    at_end = span.at_end(asked.year) if span.is_until or span.is_one else None
    return asked in (span.period(asked.year), at_end) or is_closed


def part_of_year(titles: Iterable[str], asked: Period | None, year: int) -> Period | None:
    """Return the part of a year that a table is about; `None`: the year, for all that is told.

    Args:
        titles: What stands above the table, which may tell a month without its year.
        asked: The period that the user tells; a year says nothing of its parts.
        year: The year that is meant.

    Examples:
        >>> str(part_of_year(["BULAN DESEMBER"], None, 2023)), str(part_of_year(["TW II 2022"], None, 2023))
        ('2023-M12', '2023-Q2')
        >>> str(part_of_year(["Bulan Juni"], Period.parse("2023-M05"), 2023))
        '2023-M05'
    """
    span = span_about(titles, asked)
    if span is None:
        return None
    return span.at_end(year) if span.is_until or span.is_one else span.period(year)


def part_of_any_year(text: str) -> Period | None:
    """Return the part of a year that a text tells, whatever year that is; all are of the same here.

    Examples:
        >>> part_of_any_year("TW II 2022") == part_of_any_year("Triwulan II"), part_of_any_year("Jumlah")
        (True, None)
    """
    return part_of_year([text], None, _ANY_YEAR)


def span_about(titles: Iterable[str], asked: Period | None) -> Span | None:
    """Return the span that a table is about: the part of a year that is asked for, else what titles tell."""
    if asked is not None and asked.kind is not PeriodKind.YEAR:
        return span_of_period(asked)
    return span_told(titles)


def is_until(titles: Iterable[str]) -> bool:
    """Say whether a table tells all that was spent until a day: `per 31 Desember 2024`, `s.d. Juni`.

    Examples:
        >>> is_until(["REALISASI ANGGARAN PER 31 DESEMBER 2024"]), is_until(["Realisasi bulan Juni 2024"])
        (True, False)
    """
    span = span_told(titles)
    return span is not None and span.is_until


def span_words(span: Span, instead: str) -> str:
    """Return what a span is called where it is no period."""
    return (span.label or instead) if span.is_whole else f"sebagian {span.label}"
