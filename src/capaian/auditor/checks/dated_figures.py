"""Figures told for a year: tables print them under that year, and not under another one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.labelled_years import HELD_AGAINST, doubled_heads, labelled_years, mended
from capaian.auditor.checks.years_of_series import years_of_series
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.direction_words import CAUSED, MOVES
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.figures import Figure, words_of
from capaian.auditor.understanding.mentions import CHANGES, POINTS, Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quote import Quote
from capaian.auditor.understanding.quotes import Quoter, quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import may_name_year, years_in
from capaian.domain.audit import AuditRule

_SAID_AFTER: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:(?!(?:me|ber|ter|di)[a-z]{3}|dan\b|dari|serta\b|dengan\b|terhadap|target|realisasi"
    r"|capaian|sedangkan|sementara|sejak|sampai|hingga|untuk\b|pada\b|lebih|daripada)[^\W\d_]+\s+){0,2}"
    r"[(]?(?:pada\s+|di\s+|untuk\s+|dalam\s+)?tahun\s+(?P<year>20\d\d)\b"
    r"(?!\s*[-\u2013/]|(?:,|\s+dan|,\s*dan)\s*20\d\d)",
    re.IGNORECASE,
)
"""`230 orang pada tahun 2021`: no word between figure and year makes the year that of something else."""
_SAID_BEFORE: Final = re.compile(
    r"\btahun\s+(?P<year>20\d\d)\b(?!\s*[-\u2013/])(?P<between>(?:(?!\bmenjadi\b|\bdibanding|\bterhadap\b|\bdari\b|,\s*(?:dan|serta)\b)[^;\d]){0,50})$",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(
    r"\b(?:\w*banding\w*|terhadap|dari(?:pada)?|sejak|mulai|sebelum|sesudah|setelah|menuju|ke|memasuki"
    r"|sampai(?! akhir| dengan)|hingga(?! akhir))\b[^.;\d]{0,40}$",
    re.IGNORECASE,
)
"""Before a year with a comma behind it: what follows is of another year."""
_PLANNED: Final = re.compile(
    r"\b(?:akan|hendak|perlu|harus|rencana\w*|direncanakan|diusulkan|mengusulkan|diprioritaskan|memprioritaskan"
    r"|diarahkan|difokuskan|dijadwalkan|dianggarkan|dialokasikan|diupayakan|diharapkan|diproyeksikan|fokus|prioritas|usul\w*)\b",
    re.IGNORECASE,
)
"""What a year to come is to do with what there is: `Tahun depan akan diperbaiki 82,15 km jalan rusak`."""
_SOURCE: Final = re.compile(
    r"\b(?:dkb|data|proyeksi|sensus|semester|bps|menurut|berdasarkan|bersumber|sumber)\b", re.IGNORECASE
)
"""A year of what a figure was taken from."""
_MOVED: Final = re.compile(
    rf"\b(?:{MOVES}|{CAUSED}|selisih(?:nya)?|kurang|lebih|terpaut|sisa(?:nya)?)\b[^.;,\d]{{0,30}}$",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(r"\b(?:dari|menjadi)\s*$", re.IGNORECASE)
"""Before what something moved from or to: no change itself."""
_OTHER_TIME: Final = re.compile(
    r"\b(?:awal|dasar|baseline|base\s?line|sebelum(?:nya)?|lalu|akhir)\b|\b(?:renstra|rpjmd|rpd)\b",
    re.IGNORECASE,
)
"""A head of what was before the year of a title, or is to be at the end of a plan: `Kondisi awal`."""
_NARROWED: Final = re.compile(r"\b(?:provinsi|nasional|triwulan|semester|target)\b", re.IGNORECASE)
_FEWEST: Final = 100
"""Smaller whole figures count anything."""
_LONG: Final = 5
_FEWEST_WORDS: Final = 2
"""So many words of so many letters tell of which thing a target is."""
_MEASURES: Final = frozenset(("persentase", "prosentase", "jumlah", "tingkat", "nilai", "indeks", "cakupan"))


def check_dated_figures(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the year that running text names right beside a figure: of a row named in full, or at hand."""
    labelled = [*labelled_years(report)]
    yield from labelled
    told = {(each.line, each.printed) for each in labelled if not each.holds}
    quoted = [*_quoted(report, told)]
    yield from quoted
    told |= {(each.line, each.printed) for each in quoted if not each.holds}
    yield from (each for each in years_of_series(report) if (each.line, each.printed) not in told)


def _quoted(report: UnderstoodReport, told: Set[tuple[int, str]]) -> Iterator[Statement]:
    """Yield the years of figures that quote a table, but for those that are told wrong already."""
    quotes = quotes_of(report)
    for paragraph in read_paragraphs(report.document):
        for quoter in quotes.of(paragraph) if may_name_year(paragraph.text) else ():
            said = year_said(quoter.mention)
            own = {(paragraph.line, str(said)), (paragraph.line, quoter.mention.number.text)}
            if said is None or told & own or is_change(quoter.mention):
                continue
            if not is_planned(quoter.mention, paragraph, said, report.year):
                yield from _dated(report, quoter, said)


def is_planned(mention: Mention, paragraph: Paragraph, said: int, year: int | None) -> bool:
    """Return whether a figure of today stands in a plan for a year to come."""
    told = " ".join(m.before for m in paragraph.sentence_of(mention)) + mention.after
    return year is not None and said > year and _PLANNED.search(told) is not None


def year_said(mention: Mention) -> int | None:
    """Return the year named right after a figure, or right before it."""
    if after := _SAID_AFTER.match(mention.after):
        return int(after["year"])
    before = _SAID_BEFORE.search(mention.before)
    if (
        before is None
        or HELD_AGAINST.search(before["between"])
        or (not mention.is_first and _SAID_AFTER.match(mention.before))
    ):
        return None  # the year is that of the figure before
    is_compared = "," in before["between"] and _COMPARED.search(mention.before[: before.start()])
    return None if is_compared else int(before["year"])


def is_change(mention: Mention) -> bool:
    """Return whether a figure is by how much something moved, or lies apart, and no level."""
    if _LEVEL.search(mention.before):
        return False
    is_moved = mention.head in CHANGES or _MOVED.search(mention.before)
    return bool(is_moved or POINTS.match(mention.after))


def _dated(report: UnderstoodReport, quoter: Quoter, said: int) -> Iterator[Statement]:
    """Yield the year said of a figure, one that a table prints it under, or not that of those at hand."""
    found = [quote for quote in quoter.equals if not is_below_doubled(quote.figure)]
    homes = quoter.quotes.surroundings.homes(quoter.paragraph.line, quoter.paragraph.text)
    home = [q for q in found if q.figure.table.line in homes and _is_called(quoter, q.figure)]
    home = [quote for quote in home if not _is_narrowed(quoter, quote.figure)]
    years = [_years(quote.figure) for quote in home]
    if any(said in _years(quote.figure) for quote in found if _may_be_meant(quoter, quote)):
        yield _statement(quoter, said, "", found)
        return
    is_of_one = bool(home) and all(years) and len(frozenset.union(*years)) == 1
    if is_of_one and any(_is_borne_out(report, quoter, quote, said) for quote in home):
        if said == report.year and not home[0].figure.years:
            yield _of_title(quoter, said, home[0].figure)
            return
        yield _statement(quoter, said, str(min(years[0])), home)
    elif known := [quote for quote in found if _is_known_elsewhere(report, quoter, quote, said)]:
        expected = frozenset.union(*(quote.figure.years for quote in known))
        if len(expected) == 1:
            yield _statement(quoter, said, str(min(expected)), known)


def is_below_doubled(figure: Figure) -> bool:
    """Whether another column of the table has the same head, so that either may be of another year."""
    table, doubled = figure.table, doubled_heads(figure.table)
    cells = (cell for row in table.rows for cell in row.cells) if doubled else ()
    return any(cell.number == figure.number and table.paths[cell.column] in doubled for cell in cells)


def _may_be_meant(quoter: Quoter, quote: Quote) -> bool:
    """Whether what is called a target may be a figure: one of a column of targets, or named, or at hand."""
    is_target = quoter.mention.head is Part.TARGET
    is_near = quote.naming.row > 0 or quote.naming.is_home
    return not is_target or is_near or Part.TARGET in quote.figure.parts


def _is_borne_out(report: UnderstoodReport, quoter: Quoter, quote: Quote, said: int) -> bool:
    """Whether more than the figure itself tells that its sentence speaks of a row."""
    return _is_told_beside(quoter, quote.figure, said) or _has_other(report, quoter, quote, said)


def _is_called(quoter: Quoter, figure: Figure) -> bool:
    """Whether a figure may be what the words before it say."""
    head = quoter.mention.head
    return head is None or not figure.parts or head in figure.parts


def _is_narrowed(quoter: Quoter, figure: Figure) -> bool:
    """Whether words make a figure one of a plan, of a part of a year, or of a circle that its table lacks."""
    table = figure.table
    own = " ".join(
        (table.title, *chain.from_iterable(table.paths), *(row.cells[0].text for row in table.rows))
    )
    said = {found[0].casefold() for found in _NARROWED.finditer(quoter.mention.before)}
    return any(word not in own.casefold() for word in said)


def _years(figure: Figure) -> frozenset[int]:
    """Return the years of a figure: those of its column or row, else the one of its table's title."""
    if figure.years or figure.years_of_table:
        return figure.years
    titled = titled_years(figure)
    return titled if len(titled) == 1 else frozenset()


def titled_years(figure: Figure) -> frozenset[int]:
    """Return the years that a title gives the figures below it: none to those of another time."""
    if _OTHER_TIME.search(figure.column):
        return frozenset()
    return years_in(figure.table.title)


def _has_other(report: UnderstoodReport, quoter: Quoter, quote: Quote, said: int) -> bool:
    """Whether the table prints another figure of the same thing, which words name, under the year said."""
    figure = quote.figure
    alike = (other for other in find_figures(report).in_table(figure.table.line) if other.years == {said})
    is_column = not figure.names and quote.naming.column
    is_named = bool(quote.naming.row or is_column) or any(_beside(quoter, figure))
    return bool(figure.years) and is_named and any(_is_of_one_thing(figure, other) for other in alike)


def _is_known_elsewhere(report: UnderstoodReport, quoter: Quoter, quote: Quote, said: int) -> bool:
    """Whether a row tells a figure of another year than is said, wherever its table stands."""
    figure = quote.figure
    row = [
        other
        for other in find_figures(report).in_table(figure.table.line)
        if other.number.spot.line == figure.number.spot.line and _is_of_one_thing(figure, other)
    ]
    if len(figure.years) != 1 or not any(other.years == {said} for other in row):
        return False
    return _is_target_named(quoter, figure) or _is_moved_from(quoter, figure, row, said)


def _is_target_named(quoter: Quoter, figure: Figure) -> bool:
    """Whether a sentence tells the target of a thing by several words of its name."""
    sentence = quoter.paragraph.sentence_of(quoter.mention)
    words = words_of(" ".join(f"{mention.before} {mention.after}" for mention in sentence))
    own = frozenset[str]().union(*(name.words for name in figure.names))
    named = {word for word in (own & words) - _MEASURES if len(word) >= _LONG}
    is_target = Part.TARGET in figure.parts and quoter.mention.head is Part.TARGET
    return is_target and len(named) >= _FEWEST_WORDS


def _is_moved_from(quoter: Quoter, figure: Figure, row: Sequence[Figure], said: int) -> bool:
    """Whether a paragraph tells the figure of a third year too, and the change from one to the other.

    `Realisasi 2033 sebesar 4,56; dibandingkan tahun 2032 sebesar 5,02 turun 0,46`.
    """
    told = {abs(mention.number.value) for mention in quoter.paragraph.mentions if _tells(mention)}
    changes = {
        abs(mention.number.value)
        for mention in quoter.paragraph.sentence_of(quoter.mention)
        if mention is not quoter.mention and is_change(mention)
    }
    own = abs(figure.number.value)
    ends = (abs(other.number.value) for other in row if other.years not in ({said}, figure.years))
    return any(end in told and end != own and abs(end - own) in changes for end in ends)


def _is_of_one_thing(one: Figure, other: Figure) -> bool:
    is_alike = one.is_share == other.is_share and one.is_money == other.is_money
    is_of_row = one.number.spot.line == other.number.spot.line and (not one.parts or one.parts == other.parts)
    is_of_column = one.column == other.column and one.heads == other.heads
    return is_alike and one.number.decimals == other.number.decimals and (is_of_row or is_of_column)


def _is_told_beside(quoter: Quoter, figure: Figure, said: int) -> bool:
    """Whether the sentence tells another figure of its row, of a table that does not know the year said."""
    first = quoter.paragraph.sentence_of(quoter.mention)[0]
    if said in figure.years_of_table or _SOURCE.search(f"{first.before} {quoter.mention.before}"):
        return False
    return _tells(quoter.mention) and any(_beside(quoter, figure))


def _beside(quoter: Quoter, figure: Figure) -> Iterator[Mention]:
    """Yield the other figures of a sentence that stand in the row of a figure: no small counts."""
    for mention in quoter.paragraph.sentence_of(quoter.mention):
        number = mention.number
        if mention is not quoter.mention and _tells(mention) and abs(number.value) in figure.beside:
            yield mention


def _tells(mention: Mention) -> bool:
    return bool(mention.number.decimals) or abs(mention.number.value) >= _FEWEST


def _of_title(quoter: Quoter, said: int, figure: Figure) -> Statement:
    """Return the year of a title alone, by which figures told for the report's year would be of another."""
    table, line = figure.table, quoter.mention.number.spot.line
    printed = str(min(_years(figure)))
    why = (
        f"Judul menyebut tahun {printed}, sedangkan kalimat pada baris {line} menyebut angka tabel ini untuk"
        f" tahun {said}, tahun laporan ini; bila judulnya benar, kalimat itulah yang keliru."
    )
    return Statement(
        AuditRule.YEAR,
        False,
        table.caption_line or table.line,
        printed,
        str(said),
        why,
        table.name,
        lines=(line,),
    )


def _statement(quoter: Quoter, said: int, expected: str, quotes: Sequence[Quote]) -> Statement:
    """Return the statement that a year is right; it is if nothing else is expected."""
    number, figure = quoter.mention.number, quotes[0].figure
    why = f"Angka {number.text} tercetak pada {figure.place} untuk tahun {expected}, bukan {said}."
    line = number.spot.line
    sentence = quoter.paragraph.sentence_of(quoter.mention)
    printed, right = str(said), ""
    if expected:
        printed, right = mended(quoter.mention, sentence, said, int(expected))
    made = Statement(
        AuditRule.YEAR,
        not expected,
        line,
        printed,
        right,
        why if expected else "",
        quoter.paragraph.place,
    )
    return replace(made, lines=(figure.number.spot.line,), keeps=(number.spot,) if expected else ())
