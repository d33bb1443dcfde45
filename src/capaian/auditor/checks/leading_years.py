"""The year of what leads to a table of the report's year: a paragraph of one year, or its last sentence.

`Perjanjian Kinerja Tahun 2032 adalah sebagai berikut:` right above `Tabel 2.1 Perjanjian Kinerja Tahun 2031`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import MOVES, UNLIKE
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_CITED: Final = re.compile(r"\b(?:nomor|no\.?)\s*:?\s*\S+\s+tahun\s+\d{4}", re.IGNORECASE)
"""A law with its year: `Nomor 53 Tahun 2014`."""
COMPARES: Final = re.compile(
    rf"\b(?:lalu|sebelum(?:nya)?|dibanding\w*|perbandingan|semula|sejak|mulai|{MOVES}"
    r"|daripada|ketimbang|melampaui|awal|akhir|perkembangan"
    rf"|{UNLIKE}|lebih\s+(?:baik|buruk)|dari tahun"
    r"|tindak lanjut|evaluasi|rekomendasi)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of several years, or looks back."""
OF_A_YEAR: Final = Worded(
    r"\b(?:tahun(?: anggaran)?|t\.?a\.?"
    r"|(?:per|keadaan|kondisi|posisi|tanggal)\s+3[01]\s+(?:juni|desember))\s+20\d\d\b"
)
"""`Tahun Anggaran 2031`, `keadaan 31 Desember 2031`."""
_LOOKS_BACK: Final = re.compile(
    r"\d[^.]*\.\s+(?:(?:pada|untuk|selama|sepanjang|di|adapun|sementara)\s+)*tahun\s+20\d\d\b", re.IGNORECASE
)
"""Behind figures of this year a sentence that begins with the year before."""
_SHARED: Final = 2
"""Words that what leads to a table shares with its title and head."""
_REACH: Final = 4
"""Lines, blank ones too, between a paragraph and the title of the table that it leads to."""
_NOUN: Final = re.compile(r"(?:\s*[(][a-z ]+)?[)]?\s*[^\W\d_]+", re.IGNORECASE)
"""Right behind a count: what it counts, be it said in words too."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 2
"""First words of a title that say what its table is of."""
_OF_YEAR: Final = (
    r"\b(?P<between>(?:(?!\b(?:terhadap|dari|dan|dengan|untuk|nomor|no)\b)[^.;:\d]){0,80}?)\btahun\s+(?:anggaran\s+)?"
    r"(?P<year>20\d\d)\b(?!\s*[-\u2013/])(?P<behind>.*)"
)
"""From the first words of a title to the only year: `Perjanjian Kinerja Kepala Kantor Tahun 2031`."""
_PAPER: Final = (
    r"rkpd|renja|renstra|rpjm[dn]?|rpjpd|rpd|p?-?apbd|dpa|rka|kua|ppas|iku|lkj\w*|lakip|lkip|rencana|laporan"
    r"|perjanjian|penetapan|peraturan|keputusan|dokumen|surat"
)
_OF_ANOTHER: Final = re.compile(
    rf"\b(?:{_PAPER}|yang|adalah|ialah|turunan|jabaran|acuan|dasar|(?:ber|me[mnlryw]|di|ter)[a-z]{{5,}})\b",
    re.IGNORECASE,
)
"""Between a paper and a year, which is that of another: `Perjanjian merupakan turunan RKPD tahun 2032`."""
_SOURCE: Final = rf"{_PAPER}|ditandatangani|disusun|ditetapkan|disahkan|disepakati"
_OF_PAPER: Final = re.compile(
    rf"\b(?P<paper>{_SOURCE})\b(?:(?!\b(?:{_SOURCE})\b)[^.;:\d]){{0,40}}?\btahun\s+(?:anggaran\s+)?20\d\d\b",
    re.IGNORECASE,
)
"""The year of a paper, or of its making: `berpedoman pada Renja Tahun 2030`."""
_BELOW: Final = re.compile(
    r"\b(?:sebagai(?:mana)?|tabel|seperti|rincian|uraian|disajikan|dilihat)\b[^.;]{0,40}"
    r"\b(?:berikut|di\s?bawah)\b[^.;:]{0,20}[:.]?\s*$",
    re.IGNORECASE,
)
"""At the end of a sentence whose table follows."""
_IS: Final = re.compile(r"\s*(?:ini\s+)?(?:merupakan|memuat|berisi)\b(?!.*\d)", re.IGNORECASE | re.DOTALL)
"""Behind a paper that is told of as a whole, and not by its figures."""
_TO_COME: Final = re.compile(r"\b(?:akan|berikutnya|mendatang|depan|rencana\s+aksi|dasar)\b", re.IGNORECASE)
"""Of what is yet to be: `Perjanjian Kinerja Tahun 2032 akan disusun`."""


def years_beside_laws(text: str) -> frozenset[int]:
    """Return the years that a text names, those of laws left out."""
    return years_in(_CITED.sub(" ", text))


def leading_years(report: UnderstoodReport, year: int) -> Iterator[Statement]:
    """Yield the year of each text that leads to a table of the report's year.

    Args:
        report: A report.
        year: The year that it is of.
    """
    told = defaultdict[int, list[Mention]](list)
    for mention in (each for paragraph in read_paragraphs(report.document) for each in paragraph.mentions):
        told[mention.number.spot.line].append(mention)
    for understood, above in _led_to(report, year):
        made = _of_paragraph(understood, above, told[above.number], year)
        if made is None or made.holds:
            made = _of_last_sentence(understood, above, report, year) or made
        if made is not None:
            yield made


def _led_to(report: UnderstoodReport, year: int) -> Iterator[tuple[UnderstoodTable, Line]]:
    """Yield each table of the report's year with the last line of the text right above its title."""
    document = report.document
    rows = sorted(line.number for line in document.lines if line.is_row)
    for understood in report.tables:
        table = understood.table
        if table.caption_line is None or years_beside_laws(table.title) != {year}:
            continue
        lines = document.lines[max(table.caption_line - 1 - _REACH, 0) : table.caption_line - 1]
        above = next((line for line in reversed(lines) if line.text.strip()), None)
        is_text = above is not None and not above.is_row
        if above and is_text and bisect_left(rows, above.number) == bisect_left(rows, table.caption_line):
            yield understood, above


def _of_paragraph(
    understood: UnderstoodTable, above: Line, told: Sequence[Mention], year: int
) -> Statement | None:
    """Return the only year of a paragraph; one that tells figures of its own leads nowhere."""
    years = years_beside_laws(above.text)
    is_other = COMPARES.search(above.text) or _LOOKS_BACK.search(above.text)
    if len(years) != 1 or not OF_A_YEAR.search(above.text) or is_other:
        return None
    (said,) = years
    if _is_of_another(above.text, understood.table):
        return None
    is_left = (
        said < year and said not in _head_years(understood.table) and _is_about(above.text, understood, told)
    )
    return _statement(understood.table, above.number, said, year, is_left=is_left)


def _is_of_another(text: str, table: PrintedTable) -> bool:
    """Whether the year of a text is that of another paper than a title names, or of its making."""
    title = table.title.casefold().split()
    said = [match["paper"].casefold() for match in _OF_PAPER.finditer(text)]
    return bool(said) and {*said}.isdisjoint(title)


def _of_last_sentence(
    understood: UnderstoodTable, above: Line, report: UnderstoodReport, year: int
) -> Statement | None:
    """Return the year of the last sentence where it names what the title does, and announces it."""
    table = understood.table
    said = _announced(report.document, above, table)
    if said is None:
        return None
    is_left = said != year and not _is_of_both(report, table, said)
    return _statement(table, above.number, said, year, is_left=is_left)


def _announced(document: PrintedDocument, above: Line, table: PrintedTable) -> int | None:
    """Return the only year of the last sentence above a table, if that names what its title does."""
    title = _first_words(table)
    last = next((each for each in reversed(document.sentences) if each.line <= above.number), None)
    if last is None or len(title) < _FEWEST or not above.text.rstrip().endswith(last.text.split()[-1]):
        return None
    words = r"\s+".join(map(re.escape, title))
    named = re.match(rf"\W*{words}{_OF_YEAR}", last.text, re.IGNORECASE | re.DOTALL)
    if named is None or _OF_ANOTHER.search(named["between"]) or len({*YEAR.findall(last.text)}) > 1:
        return None
    is_told = _BELOW.search(last.text) or _IS.match(named["behind"])
    is_other = COMPARES.search(last.text) or _TO_COME.search(last.text)
    return int(named["year"]) if is_told and not is_other else None


def _first_words(table: PrintedTable) -> list[str]:
    return _WORD.findall(table.title.casefold())[:_FEWEST]


def _is_of_both(report: UnderstoodReport, table: PrintedTable, said: int) -> bool:
    """Whether a table, or another one with a title alike, has a year too."""
    alike = (other.table.title for other in report.tables if _first_words(other.table) == _first_words(table))
    return said in _head_years(table) or any(said in years_beside_laws(title) for title in alike)


def _statement(table: PrintedTable, line: int, said: int, year: int, *, is_left: bool) -> Statement:
    why = f"Kalimat ini mengantar {table.name}, yang judulnya menyebut tahun {year}." if is_left else ""
    return Statement(
        AuditRule.YEAR,
        not is_left,
        line,
        f"tahun {said}",
        str(year) if is_left else "",
        why,
        f"baris {line}",
        Level.WARNING,
        lines=(table.caption_line or table.line,),
    )


def _head_years(table: PrintedTable) -> frozenset[int]:
    return years_beside_laws(" ".join(word for row in table.head for word in row))


def _is_about(text: str, understood: UnderstoodTable, told: Sequence[Mention]) -> bool:
    """Whether a paragraph shares words with a table, and most of the figures that it tells.

    Where it names rows, they are held against those. One digit counts rows (`tiga (3) sasaran`) or what a
    column counts, `9 kapal`; it meets others by chance, so that it is held against rows named or totals.
    """
    table = understood.table
    head = " ".join(word for row in table.head for word in row)
    if len(words_of(text) & words_of(f"{table.title} {head}")) < _SHARED:
        return False
    named = [understood.items[each.row] for each in find_named(text, understood.labels)]
    of_many = _values(named or understood.rows)
    of_one = _values(named or understood.totals)
    long = [mention.number.value in of_many for mention in told if mention.number.digits > 1]
    short = [mention.number.value in of_one for mention in told if _is_short_figure(mention, understood)]
    stand = long + short
    return not stand or 2 * sum(stand) > len(stand)


def _values(rows: Sequence[UnderstoodRow]) -> set[Decimal]:
    return {number.value for row in rows for cell in row.row.cells for number in cell.numbers}


def _is_short_figure(mention: Mention, understood: UnderstoodTable) -> bool:
    """Whether one digit counts what a column of a table counts, and not its rows."""
    noun = _NOUN.match(mention.after)
    heads = words_of(" ".join(word for column in understood.figure_columns for word in column.path))
    names = words_of(understood.heads_of_names)
    return mention.number.digits == 1 and noun is not None and bool(words_of(noun[0]) & (heads - names))
