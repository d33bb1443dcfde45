"""A year is the right one: of the report, of its titles, of figures quoted in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.title_years import dated_elsewhere
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Caption, Line, PrintedDocument, Sentence
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.titles import are_alike
from capaian.auditor.understanding.years import YEAR, may_name_year, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import RUPIAH

_CUT: Final = Worded(
    r"\b(?:tahun|ta\.?|t\.a\.?)\s+(?P<year>20\d|20\d{3,4}|2\d{4})(?=\s*(?:$|[.;:)]|\s[A-Za-z(]))"
)
_OWN: Final = Worded(
    r"\b(?:laporan (?:akuntabilitas )?kinerja|lkj(?:ip)?|lkip|lakip)\b(?P<between>[^.;]{0,160}?)"
    r"\btahun\s+(?P<year>20\d\d)\b"
)
_PRODUCED: Final = re.compile(
    r"\b(?:penyusunan|menyusun|disusun(?:nya)?|latar belakang|menyajikan|sistematika|laporan ini"
    r"|dengan tersusunnya|(?:telah|dapat) tersusun|selesai(?:nya)?|menyelesaikan"
    r"|(?:dapat|berhasil)\s+diselesaikan|memuat\s+(?:capaian|hasil|uraian|informasi|pertanggungjawaban))\b",
    re.IGNORECASE,
)
_LAW: Final = re.compile(
    r"\b(?:nomor|no\.|peraturan|undang-undang|keputusan|pasal)\b|\bno\b\.?\s*\d", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    r"\b(?:lalu|sebelum(?:nya)?|dibanding\w*|perbandingan|sedangkan|semula|sejak|evaluasi|reviu|rekomendasi"
    rf"|tindak lanjut|{MOVES}|awal|perkembangan"
    r"|dari tahun)\b",
    re.IGNORECASE,
)
_PERIOD: Final = Worded(
    r"\b(?:renstra|rencana strategis|rpjmd|rpd|rencana pembangunan)\b\)?[^.;()]{0,80}?"
    r"\b(?P<first>20\d\d)\s*[-\u2013]\s*(?P<last>20\d\d)\b"
)
_FROM_TO: Final = re.compile(
    r"\b(?P<first>20\d\d)\s*(?:[-\u2013\u2014]|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga)\s*(?:tahun\s+)?"
    r"(?P<last>20\d\d)\b",
    re.IGNORECASE,
)
_ORDINALS: Final = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")
_NTH: Final = Worded(
    rf"\btahun\s+(?P<nth>{'|'.join(_ORDINALS)})\b[^.;]{{0,120}}?\b(?P<first>20\d\d)\s*[-\u2013]\s*20\d\d\b"
)
_INTENDED: Final = Worded(
    r"\buntuk (?:meningkatkan|memperbaiki)\b[^.;]{0,120}?\btahun\s+(?P<year>20\d\d)\b"
    r"(?:[^;]{0,160}?\bakan\b|\s*\.?$)"
)
_ANNOUNCES: Final = re.compile(
    r"\b(?:sebagai|tabel|seperti|sebagaimana)\b[^.;]{0,40}\b(?:berikut|di\s?bawah)\b|\bberikut\b[^.;]{0,20}[:.]?\s*$",
    re.IGNORECASE,
)
_AMOUNT: Final = 1_000_000
_REACHED: Final = Worded(
    r"\b(?:telah|sudah|tercapai|terealisasi)\b[^.;]{0,60}?\b(?:untuk|selama|dalam)\s+"
    rf"(?P<count>\d|{NUMBER_WORDS})(?:\s*\([^)]*\))?\s+tahun\s+(?:\w+\s+)?"
    r"(?:renstra|rencana strategis|rpjmd|rpd)\b"
)


def check_year(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every year whose rightness can be told."""
    document, year = report.document, report.year
    yield from _cut(document, year)
    if year is None:
        return
    yield from _titles(report, year)
    plan = _plan(document, year)
    for sentence in document.sentences:
        if may_name_year(sentence.text):
            yield from _own_report(sentence, year)
            yield from _periods(sentence, year)
            yield from _intended(sentence, year)
        yield from _elapsed(sentence, year, plan)


def _statement(
    line: int, printed: str, expected: str, why: str, place: str, level: Level = Level.ERROR
) -> Statement:
    """Return the statement that a year is right; it is if nothing else is expected."""
    told = why if expected else ""
    return Statement(AuditRule.YEAR, not expected, line, printed, expected, told, place, level)


def _cut(document: PrintedDocument, year: int | None) -> Iterator[Statement]:
    """Yield years with a digit too few or too many."""
    pages = {entry.line: entry.page for entry in document.contents}
    for line in document.lines_with(_CUT):
        text = line.text
        if line.number in pages:
            text = re.sub(rf"(?:[ .\t]+|(?<=20\d\d)){re.escape(pages[line.number])}\s*$", "", text)
        for match in _CUT.finditer(text):
            own = str(year) if year else ""
            expected = own if own.startswith(match["year"][:3]) else "empat angka"
            why = f"Tahun {match['year']} tidak terdiri dari empat angka."
            yield _statement(
                line.number, f"Tahun {match['year']}", f"Tahun {expected}", why, _title(line), Level.NOTE
            )


def _title(line: Line) -> str:
    return line.text[:70].strip()


def _titles(report: UnderstoodReport, year: int) -> Iterator[Statement]:
    """Yield the year in the title of each table: lists, heads, text or other tables may know another one."""
    document = report.document
    tables = {table.caption_line: table for table in document.tables}
    for caption in document.captions:
        table = tables.get(caption.line)
        heads = {int(y) for row in (table.head if table else ()) for word in row for y in YEAR.findall(word)}
        years = years_in(caption.title)
        if not years or ((len(years) > 1 or _BEFORE.search(caption.title)) and not heads):
            continue
        source = "" if year in years else _other_source(caption, document, years, heads, year)
        if table and not source and years == {year - 1} and not heads and _spent_in(table, document, year):
            source = "kalimat tentang jumlahnya"
        if table and not source and len(years) == 1 and year not in years and not heads:
            source = dated_elsewhere(report, table.line, min(years), year)
        printed = ", ".join(map(str, sorted(years)))
        why = f"Judul menyebut tahun {printed}, sedangkan {source} menyebut tahun {year}."
        place = f"{caption.kind.value} {caption.number}"
        yield _statement(caption.line, printed, str(year) if source else "", why, place)


def _other_source(
    caption: Caption, document: PrintedDocument, years: frozenset[int], heads: set[int], year: int
) -> str:
    """Return what knows the report's year in place of the one in a title; empty if nothing does."""
    if heads:
        is_only_one = len(years - heads) == 1 and (len(years) == 1 or year - 1 in years - heads)
        is_told = year in heads and is_only_one and not _is_of_span(caption.title, year)
        return "kolomnya" if is_told else ""
    entry = next(
        (e for e in document.contents if e.kind is caption.kind and e.number == caption.number), None
    )
    listed = YEAR.findall(entry.title) if entry and are_alike(entry.title, caption.title) else []
    if listed == [str(year)]:
        return "daftar"
    return "kalimat pengantarnya" if years == {year - 1} and _announced(caption, document, year) else ""


def _is_of_span(title: str, year: int) -> bool:
    """Whether a title names years from one to another that hold a year: `Renstra 2030-2034`."""
    return any(int(span["first"]) <= year <= int(span["last"]) for span in _FROM_TO.finditer(title))


def _announced(caption: Caption, document: PrintedDocument, year: int) -> bool:
    """Whether the paragraph above a title announces its table and names the report's year alone."""
    above = (line for line in reversed(document.lines[: caption.line - 1]) if line.text.strip())
    text = next((line.text for line in above if not line.is_row), "")
    return bool(_ANNOUNCES.search(text)) and set(YEAR.findall(_without_laws(text))) == {str(year)}


def _spent_in(table: PrintedTable, document: PrintedDocument, year: int) -> bool:
    """Whether paragraphs state amounts of a table, and all of them name the report's year alone."""
    cells = (cell for row in table.rows for cell in row.cells)
    amounts = {number.value for cell in cells for number in cell.numbers if number.value >= _AMOUNT}
    quoting = (
        set(YEAR.findall(_without_laws(paragraph.text)))
        for paragraph in read_paragraphs(document)
        if any(m.number.unit == RUPIAH and m.number.value in amounts for m in paragraph.mentions)
    )
    told = [years for years in quoting if years]
    return bool(told) and all(years == {str(year)} for years in told)


def _own_report(sentence: Sentence, year: int) -> Iterator[Statement]:
    """Yield the year that a sentence gives to the report itself."""
    for match in _OWN.finditer(sentence.text):
        before = sentence.text[: match.start()]
        is_own = _PRODUCED.search(before) or _PRODUCED.search(sentence.text[match.end() :])
        if not is_own or _LAW.search(match["between"]) or _BEFORE.search(match["between"] + before):
            continue
        expected = "" if int(match["year"]) == year else str(year)
        why = f"Kalimat ini menyebut laporan tahun {match['year']}, sedangkan laporan ini untuk tahun {year}."
        yield _statement(sentence.line, match["year"], expected, why, sentence.place)


def _periods(sentence: Sentence, year: int) -> Iterator[Statement]:
    """Yield the years of a plan: they hold the report's year, and its place in them."""
    text = sentence.text
    for match in _PERIOD.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if last - first > 6 or _LAW.search(match[0]) or _BEFORE.search(text):
            continue
        holds = first <= year <= last
        printed = f"{first}-{last}"
        why = f"Rencana {printed} tidak mencakup tahun laporan {year}."
        expected = "" if holds else f"periode yang mencakup {year}"
        yield _statement(sentence.line, printed, expected, why, sentence.place, Level.WARNING)
    for match in _NTH.finditer(text):
        named = YEAR.findall(text[: match.start()])
        own = int(named[-1]) if named else year
        nth, first = _ORDINALS.index(match["nth"].casefold()) + 1, int(match["first"])
        expected = "" if nth in (own - first + 1, own - first) else f"tahun ke-{own - first + 1}"
        why = f"Tahun {own} adalah tahun ke-{own - first + 1} sejak {first}."
        yield _statement(sentence.line, f"tahun {match['nth']}", expected, why, sentence.place)


def _plan(document: PrintedDocument, year: int) -> int | None:
    """Return the first year of the plan that the report names most; `None` if it names none."""
    found = Counter(
        int(match["first"])
        for line in document.lines
        if may_name_year(line.text)
        for match in _PERIOD.finditer(line.text)
        if int(match["first"]) <= year <= int(match["last"])
    )
    return found.most_common(1)[0][0] if found else None


def _elapsed(sentence: Sentence, year: int, first: int | None) -> Iterator[Statement]:
    """Yield the years of a plan in which something is said to have been reached: so many have passed."""
    for match in _REACHED.finditer(sentence.text):
        number = read_count(match["count"])
        if first is None or number is None:
            continue
        passed = year - first + 1
        expected = "" if number <= passed else f"{passed} tahun"
        why = f"Tahun {year} adalah tahun ke-{passed} rencana yang mulai {first}."
        printed = f"{match['count']} tahun"
        yield _statement(sentence.line, printed, expected, why, sentence.place, Level.WARNING)


def _intended(sentence: Sentence, year: int) -> Iterator[Statement]:
    """Yield the year that a plan for the time after the report is for."""
    for match in _INTENDED.finditer(sentence.text):
        expected = str(year + 1) if int(match["year"]) <= year else ""
        why = f"Rencana perbaikan ini untuk waktu yang akan datang, padahal menyebut tahun {match['year']}."
        yield _statement(sentence.line, match["year"], expected, why, sentence.place, Level.NOTE)


def _without_laws(text: str) -> str:
    return re.sub(r"\b(?:nomor|no\.?)\s*\S+\s+tahun\s+\d{4}", " ", text, flags=re.IGNORECASE)
