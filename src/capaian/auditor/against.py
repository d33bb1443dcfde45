"""A report against the dossier that it should come from: which of its numbers do not follow from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from capaian.auditor.beside import Beside, Telling, beside_cell, beside_row
from capaian.auditor.derivable import Derivable
from capaian.auditor.dossier_years import strange_years
from capaian.auditor.excerpt import excerpt_of
from capaian.auditor.named_spans import is_called, is_dated
from capaian.auditor.printed.document import Line, PrintedDocument, Sentence
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable
from capaian.auditor.retelling import Retelling
from capaian.auditor.understanding.labelled import tells
from capaian.auditor.understanding.money_units import POWERS
from capaian.auditor.understanding.quoting_places import rows_without_table
from capaian.auditor.whereabouts import Whereabouts
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.value import ONE

_QUOTED: Final = 240
_YEARS: Final = range(1900, 2101)
_CALLED_YEAR: Final = re.compile(r"\btahun\s*$", re.IGNORECASE)
_MONTHS: Final = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|jun[iy]?|jul[iy]?|agu?(?:stus)?|sep(?:t|tember)?|"
    r"okt(?:ober)?|nov(?:ember)?|des(?:ember)?)"
)
_WORDS: Final = (
    "pasal|ayat|nomor|no|tahun|tabel|gambar|grafik|bagan|bab|bagian|lampiran|halaman|hal|butir|huruf|angka|"
    "kolom|baris|jejak|pukul|jam|usia|umur|berusia|berumur|tingkat|triwulan|semester|kelas|peringkat|urutan|"
    "misi|tujuan|sasaran|program|kegiatan|indikator|zona|wilayah|rt|rw|jl|jalan|telepon|telp|"
    "sumbu mulai dari"
)
"""What stands before a number that names something."""
_NAMED: Final = re.compile(
    # Pasal 3 | Nomor 29 | Tabel 3.9 | Jejak 3-42 | peringkat ke-2 | pukul 08.00 | IKU 1 | Permendagri 86
    rf"\b(?:(?i:{_WORDS})|[A-Z]{{2,}}[a-z]?|(?:Per|Kep)(?:men|pres|da|bup|gub|wal)\w*)"
    r"[ .:(/\u2013-]*(?:\d+[-\u2013])?(?:ke[ -])?$"
)
_LISTED: Final = re.compile(
    r"\b(?i:baris|halaman|pasal|angka|gambar|tabel) "
    r"(?:\d+(?:[-\u2013.]\d+)?(?:, (?:dan )?| dan ))+(?:\d+[-\u2013])?$"
)
"""What stands before the next of several: `baris 117, 136, 152`."""
_CAPITALS: Final = re.compile(r"(?:[A-Z][\w-]*\s+){1,3}$")
"""A name with a number: `Sungai Batu 2`."""
_DAY: Final = re.compile(rf"^\s*(?:s\.?d\.?|sampai|dan|-|\u2013)?\s*\d{{0,2}}\s*{_MONTHS}\b", re.IGNORECASE)
_AGE: Final = re.compile(r"^\s*(?:-|\u2013|sampai|s\.?d\.?)?\s*\d{0,3}\s*tahun\b", re.IGNORECASE)
_OF_LAW: Final = re.compile(r"^\s*(?:/\d+|tahun\s+(?:19|20)\d\d)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NAME_AFTER: Final = re.compile(r"[.)]?\s+[A-Z]")
"""What follows the number of a section or point: `1.1 Perencanaan`."""
_WORDS_OF_SENTENCE: Final = 3
"""Fewer words are marks in a chart, not a sentence."""
_FINGERPRINT: Final = re.compile(r"^\s*(?=.*[a-f])(?:[0-9a-f]{4}[\s-]+){3,}[0-9a-f]{4}\s*$")
"""Of the data that a report was made from: `b96a bf72 3498 7774`."""
_ADDRESS: Final = re.compile(r"\b(?:jalan|jl\.?|kode pos)\s", re.IGNORECASE)
_POSTAL: Final = re.compile(r"^\d{5}$")
_TRACED: Final = re.compile(r"^\s*(?:angka (?:tercatat|yang sudah diuraikan)|dibandingkan)\b", re.IGNORECASE)
"""How many rows of files a working goes back to."""
_POINT: Final = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})+\.?\s*$")
"""The number of a row in a tree: `1.4`."""
_CODE: Final = re.compile(r"^\d{1,2}\.\d{1,2}$")
_LAST: Final = re.compile(r"(?<![\w.,])(\d{1,3}), (?:dan )?$")
_BELOW: Final = 3
_LED: Final = 2
"""Words that may lead on to the first title of a list of contents: `Isi bab`."""
_TITLE: Final = 8
_COUNTED: Final = re.compile(r"^banyaknya [^:=]+[:=] (.+)$", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"\s*\(lihat [^()]*\)")
_REST: Final = re.compile(r"\b(\d{1,3}) dari (\d{1,3})\b[^.;:]{0,60}?, (\d{1,3})\b")
"""What is left of a whole is told behind a part: `1 dari 9 unsur naik, 8 tidak dapat dibandingkan`."""
_MARK_BEFORE: Final = re.compile(r"(?:^|[;:+] |[\t(])$")
_MARK_AFTER: Final = re.compile(r"\.?\s+[A-Z]|\t\s*[^\W\d]")
"""Around the number of a point or row: `1. Muara; 2. Hulu`."""
_PART_OF_CODE: Final = re.compile(r"\b[a-z]+(?:-\d+)*-$")
_FIRST: Final = re.compile(r"^, (?:dan )?(\d{1,3})(?![\w.]|,\d)")
_MEAN: Final = re.compile(r"\brata-?rata\b", re.IGNORECASE)
_NUMBER_OF_COLUMN: Final = re.compile(r"^\(?\d+\)?$")
_ORDINAL: Final = re.compile(r"^(?:no\.?|nomor|kode|\(?\d+\)?|peringkat|rank)$", re.IGNORECASE)


def find_underived(document: PrintedDocument, derivable: Derivable) -> tuple[UnsupportedNumber, ...]:
    """Return each number of a report that does not follow from a dossier, in the order of the report.

    Numbers of laws, pages, tables, chapters and lists, days, ages and numbered names are left out.
    """
    teller = _Teller(document, derivable)
    found = (*_in_tables(teller), *_in_other_rows(teller), *_in_sentences(teller), *_in_years(teller))
    return tuple(sorted(found, key=lambda each: each.line))


def _in_tables(teller: _Teller) -> Iterator[UnsupportedNumber]:
    document, derivable = teller.document, teller.derivable
    for table in document.tables:
        for row in table.rows:
            if _is_axis([number for cell in row.cells for number in cell.numbers]):
                continue
            corrected = derivable.corrected_in([cell.text for cell in row.cells])
            for cell in row.cells:
                for number in _figures_of(table, row, cell):
                    beside = beside_cell(table, row, cell, number)
                    if corrected is not None:
                        is_known = _follows(number, "", corrected)
                    else:
                        is_known = _follows(number, "", derivable, beside)
                        is_known = is_known or _sums_up(table, row, cell, derivable)
                        is_known = is_known or _is_quoted(number, "\t".join(row.texts), derivable)
                    if not is_known:
                        yield teller.tell(number, teller.name_row(table, row), beside)


def _in_other_rows(teller: _Teller) -> Iterator[UnsupportedNumber]:
    """Yield telling figures of rows that belong to no table, such as boxes of key figures."""
    document, derivable = teller.document, teller.derivable
    for line in rows_without_table(document):
        for place, text in enumerate(line.cells):
            for number in read_numbers(text, line.number, place, document.style):
                before, after = text[: number.spot.start], text[number.spot.end :]
                is_mark = not before.strip() and _NAME_AFTER.match(after)
                is_figure = tells(number) and not is_mark and not _is_left_out(number, before, after)
                if is_figure and not _follows(number, after, derivable):
                    yield teller.tell(number, "", beside_row(text, number))


def _in_years(teller: _Teller) -> Iterator[UnsupportedNumber]:
    """Yield years that the dossier does not know; a count printed without marks is no year."""
    document, derivable = teller.document, teller.derivable
    if derivable.years is None:
        return
    for number in strange_years(document, derivable.years):
        line = document.line(number.spot.line)
        is_called = _CALLED_YEAR.search(line.cells[number.spot.cell][: number.spot.start])
        is_count = not is_called and _follows(number, "", derivable)
        if not is_count and not _is_quoted(number, line.text, derivable):
            yield teller.tell(number, "", Beside(frozenset()))


def _sums_up(table: PrintedTable, row: PrintedRow, cell: PrintedCell, derivable: Derivable) -> bool:
    """Whether a figure is the sum of those right above it, or their mean, and all follow from the dossier."""
    printed, is_mean = cell.number, _MEAN.search(row.label) is not None
    total = Decimal(0)
    above = reversed([each.number for each in table.column(cell.column) if each.line < row.line])
    for count, number in enumerate(above, start=1):
        if number is None or printed is None or not _follows(number, "", derivable):
            return False
        total += number.value
        made = total / count if is_mean else total
        if count > 1 and abs(made - printed.value) <= (printed.step / 2 if is_mean else 0):
            return True
    return False


def _figures_of(table: PrintedTable, row: PrintedRow, cell: PrintedCell) -> Iterator[PrintedNumber]:
    """Yield the numbers of a cell that count or measure something."""
    path = table.paths[cell.column] if cell.column < len(table.paths) else ()
    heads = [word for word in path if not _NUMBER_OF_COLUMN.match(word)] or path
    if any(_ORDINAL.match(word) for word in heads[-1:]) or (
        cell.column == 0 and (cell.text.strip(" .()").isdigit() or _POINT.match(cell.text))
    ):
        return
    for number in cell.numbers:
        before, after = cell.text[: number.spot.start], cell.text[number.spot.end :]
        if not _is_left_out(number, before, after):
            yield number


def _in_sentences(teller: _Teller) -> Iterator[UnsupportedNumber]:
    document, derivable = teller.document, teller.derivable
    marks = {item.line: item.mark for item in document.items}
    lines = frozenset(line.text.strip().casefold() for line in document.lines if not line.is_row)
    telling = Telling(document)
    for sentence in document.sentences:
        if not _says_something(sentence.text) or _is_axis(sentence.numbers):
            continue
        for number in sentence.numbers:
            before, after = _around(document, sentence, number)
            line = document.line(number.spot.line).text
            is_mark = not before.strip(" (-\u2013\u2022") and marks.get(sentence.line) == number.text
            beside = telling.beside(sentence, number)
            if (
                not is_mark
                and not _FINGERPRINT.match(line)
                and not (not after.strip() and _is_title(before, lines))
                and not (_POSTAL.match(number.text) and _ADDRESS.search(line))
                and not _is_left_out(number, before, after)
                and not _follows(number, after, derivable, beside)
                and not _is_quoted(number, document.line(sentence.line).text, derivable)
                and not teller.is_counted(number, after)
                and not _is_rest(number, sentence.text)
            ):
                place = f"Bagian {sentence.section}" if sentence.section else ""
                yield teller.tell(number, place, beside)


def _is_title(before: str, lines: Set[str]) -> bool:
    """Whether words before a number at the end of a line are a line of their own: it is their page."""
    words = before.rstrip(" .\u2026\t").casefold().split(" ")
    rests = (" ".join(words[place:]) for place in range(_LED + 1))
    return any(len(rest) >= _TITLE and rest in lines for rest in rests)


def _is_mark_in_cell(number: PrintedNumber, before: str, after: str) -> bool:
    """Whether a number marks a point of a list within one text: `1. Hulu 2. Muara`."""
    is_next = number.value == 1 or re.search(rf"(?<!\d){number.value - 1}\. ", before)
    return bool(is_next and number.text.isdigit() and _MARK_AFTER.match(after) and after.startswith("."))


def _is_rest(number: PrintedNumber, text: str) -> bool:
    """Whether a number is what a part told before it leaves of its whole; both are looked at themselves."""
    return any(
        number.text == rest and int(whole) - int(part) == number.value
        for part, whole, rest in _REST.findall(text)
    )


def _says_something(text: str) -> bool:
    """Whether a text is a sentence or a working, and no marks in a chart."""
    return len({*_WORD.findall(text)}) >= _WORDS_OF_SENTENCE or "=" in text


def _is_axis(numbers: Sequence[PrintedNumber]) -> bool:
    """Whether numbers stand at the axis of a chart: at least three from nought on in even steps."""
    values = [number.value for number in numbers]
    steps = {second - first for first, second in pairwise(values)}
    return len(values) > 2 and values[0] == 0 and len(steps) == 1


def _around(document: PrintedDocument, sentence: Sentence, number: PrintedNumber) -> tuple[str, str]:
    text = document.line(number.spot.line).text
    start = sentence.start if number.spot.line == sentence.line else 0
    return text[start : number.spot.start], text[number.spot.end :]


def _is_left_out(number: PrintedNumber, before: str, after: str) -> bool:
    """Whether a number names something, or is a date, a year or an age."""
    if number.unit == ONE and not number.decimals and number.value in _YEARS and len(number.text) == 4:
        return True
    if number.style is NumberStyle.MIXED and number.text.count(".") > 1:
        return True  # codes and sections: 2.12.01
    text = before + number.text + after
    if is_called(text, len(before)) or is_dated(text, len(before)):
        return True
    is_numbered = _NAMED.search(before) or _LISTED.search(before)
    names = is_numbered or (number.value < 100 and _CAPITALS.search(before) and not number.decimals)
    if number.unit == ONE and names:
        return True
    if _CODE.match(number.text) and not before.strip() and _NAME_AFTER.match(after):
        return True
    if number.is_exact and (_MARK_BEFORE.search(before) and _MARK_AFTER.match(after)):
        return True
    if _is_one_of_run(number, before, after):
        return True
    return any(sign.match(after) for sign in (_DAY, _AGE, _OF_LAW, _TRACED))


def _is_one_of_run(number: PrintedNumber, before: str, after: str) -> bool:
    """Whether a number names a row, before or behind the next one: `1, 2, 3`."""
    if number.decimals:
        return False
    if _PART_OF_CODE.search(before) or _is_mark_in_cell(number, before, after):
        return True
    last, following = _LAST.search(before), _FIRST.match(after)
    return bool(
        (last and int(last[1]) == number.value - 1) or (following and int(following[1]) == number.value + 1)
    )


def _follows(number: PrintedNumber, after: str, derivable: Derivable, beside: Beside | None = None) -> bool:
    word = re.match(r"\s*([a-z]+)", after, re.IGNORECASE)
    shift = POWERS.get(word[1].casefold(), 0) if word else 0
    values = [(abs(number.value), number.decimals)]
    if number.other is not None:
        values.append((abs(number.other), max(0, -int(number.other.as_tuple().exponent))))
    return any(derivable.gives(value, decimals, shift, beside) for value, decimals in values)


def _is_quoted(number: PrintedNumber, passage: str, derivable: Derivable) -> bool:
    """Whether a passage quotes a number because it tells of a declared contradiction."""
    return _follows(number, "", derivable.quoted_in(passage))


def _counts(text: str, below: Sequence[Line]) -> bool:
    """Whether a text ends in how many are listed in the lines below it."""
    listed = next((found for line in below if (found := _COUNTED.search(line.text))), None)
    last = text.split()[-1:]
    if listed is None or not last:
        return False
    items = re.split(r"; " if ";" in listed[1] else r", ", listed[1])
    return last[0] == str(len(items))


def _named(line: Line) -> str:
    """Return the text of a line without the trace that it leads on to."""
    return _LEADS_ON.sub("", line.text).strip()


@dataclass(frozen=True)
class _Teller:
    """How numbers that do not follow are told, with the place where a reader of the file finds them."""

    document: PrintedDocument
    derivable: Derivable

    def tell(self, number: PrintedNumber, place: str, beside: Beside) -> UnsupportedNumber:
        """Return what is told of a number; its line has a name where nobody counts lines."""
        line = self.document.line(number.spot.line)
        value, decimals = abs(number.value), number.decimals
        return UnsupportedNumber(
            line.number,
            line.page,
            place or self._name(line),
            excerpt_of(line.text, number.text, line.start_of(number.spot), _QUOTED).text,
            number.text,
            self.derivable.same_thing(value, decimals, beside),
            self.derivable.gives(value, decimals),
            counts_lines=self.document.counts_lines,
        )

    def is_counted(self, number: PrintedNumber, after: str) -> bool:
        """Whether a number at the end of a line counts what is listed below it, or below its own trace."""
        return not after.strip() and _named(self.document.line(number.spot.line)) in self._counted

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The lines that end in how many are listed right below them: `banyaknya desa: Muara, Hulu`."""
        lines = self.document.lines
        return frozenset(
            _named(line) for line in lines if _counts(line.text, lines[line.number : line.number + _BELOW])
        )

    def _name(self, line: Line) -> str:
        return f"baris {line.number}" if self.document.counts_lines else self._retelling.name(line.number)

    def name_row(self, table: PrintedTable, row: PrintedRow) -> str:
        """Return how a row is called, with its table."""
        return ", ".join(filter(None, (self._places.name(table), row.label)))

    @cached_property
    def _places(self) -> Whereabouts:
        return Whereabouts(self.document)

    @cached_property
    def _retelling(self) -> Retelling:
        return Retelling(self.document)
