"""A target told in a sentence is met, or missed, by the whole of the table that the sentence follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.counting import counts_in
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.measures import measure_of, of_years
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_REACHED: Final = (
    r"(?:melampaui(?:nya)?|melebihi(?:nya)?|memenuhi(?:nya)?|mencapai(?:nya)?|tercapai|terpenuhi|terlampaui)"
)
_MET: Final = re.compile(
    rf"\b(?:telah|sudah|berhasil|mampu)\s+(?:\w+\s+)?{_REACHED}(?:\s+target)?\b", re.IGNORECASE
)
_MISSED: Final = re.compile(
    rf"\b(?:belum|tidak|gagal)\s+(?:\w+\s+)?{_REACHED}(?:\s+target)?\b|\b(?:masih\s+)?(?:berada\s+)?di\s?bawah\s+target\b",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(r"\b(?:target|standar(?: pelayanan)? minimal|spm)\b[^.;:]{0,60}$", re.IGNORECASE)
_SOME: Final = re.compile(
    r"\b(?:seluruh|semua|setiap|tiap|masing-masing|sebagian|beberapa|hanya|baru|kecuali|ter(?:tinggi|endah)|akan"
    r"|diharapkan|agar|supaya|guna|untuk|upaya|tahun (?:lalu|sebelumnya)|maksimal|paling)\b",
    re.IGNORECASE,
)
"""What is told of some rows, or is yet to come."""
_AREA: Final = re.compile(r"\b(?:di\s+)?(?:[Kk]abupaten|[Kk]ota|[Pp]rovinsi)(?:\s+[A-Z][a-z]+)*")
_COMPARED: Final = re.compile(
    r"\b(?:jika|bila|apabila)?\s*(?:di)?banding(?:kan)?\b(?:\s+(?:dengan|terhadap))?", re.IGNORECASE
)
_IDLE: Final = re.compile(
    r"\b(?:nasional|target|maka|ini|tersebut|itu|demikian|dengan|angka)\b", re.IGNORECASE
)
_REACH: Final = 8
"""Lines from the last row of a table to a sentence that speaks of its total."""


def check_told_bound(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield every target in percent that a sentence tells and calls met or missed without the actual."""
    sentences = read_sentences(report.document)
    for sentence, mentions in sentences:
        said = _said(sentence, mentions)
        if said is None:
            continue
        table = _above(sentence, report)
        number = None if table is None else _whole(_subject(sentence, mentions[0], said), table, report.year)
        if table is None or number is None or _names_row(sentence, table):
            continue
        last = table.rows[-1].row.line
        near = [m for own, found in sentences if last < own.line <= sentence.line for m in found]
        if any(m.number.value == number.value and m.number.unit == PERCENT for m in near):
            yield _statement(sentence, said, mentions[0].number, number, table)


def _said(sentence: Sentence, mentions: Sequence[Mention]) -> re.Match[str] | None:
    """Return the words that one target is met, or missed."""
    if len(mentions) != 1 or mentions[0].number.unit != PERCENT or not _BOUND.search(mentions[0].before):
        return None
    text = sentence.text
    if _SOME.search(text) or any(count.number != mentions[0].number.value for count in counts_in(text)):
        return None
    found = [match for pattern in (_MISSED, _MET) for match in pattern.finditer(text)]
    return found[0] if len(found) == 1 else None


def _above(sentence: Sentence, report: UnderstoodReport) -> UnderstoodTable | None:
    """Return the table that ends right above a sentence."""
    above = [t for t in report.tables if t.rows and 0 < sentence.line - t.rows[-1].row.line <= _REACH]
    return max(above, key=lambda t: t.rows[-1].row.line, default=None)


def _subject(sentence: Sentence, target: Mention, said: re.Match[str]) -> str:
    """Return the words that say what met the target, or missed it."""
    start = sentence.place_of(target.number)
    text = sentence.text[: said.start()] if said.start() < start else sentence.text[start : said.start()]
    text = re.sub(r"^[\d.,%\s]+", "", text)
    return _IDLE.sub(" ", _COMPARED.sub(" ", _AREA.sub(" ", text)))


def _whole(subject: str, table: UnderstoodTable, year: int | None) -> PrintedNumber | None:
    """Return the one share of all that a table prints, if it is of what the words name."""
    measure = measure_of(subject, table)
    columns = [c for c in measure.columns if c.is_percent or c.may_be_share]
    columns = [*of_years(columns, frozenset({year} if year else ()))]
    if len(columns) != 1 or not measure.is_named or measure.is_foreign:
        return None
    rows = [row for row in table.rows if row.kind in (RowKind.TOTAL, RowKind.MEAN)]
    numbers = [number for row in rows if (number := row.row.cells[columns[0].index].number) is not None]
    return numbers[0] if len(numbers) == 1 else None


def _names_row(sentence: Sentence, table: UnderstoodTable) -> bool:
    words = plain(sentence.text)
    return any(row.label and plain(row.label) in words for row in table.rows if row.kind is RowKind.ITEM)


def _statement(
    sentence: Sentence,
    said: re.Match[str],
    target: PrintedNumber,
    actual: PrintedNumber,
    table: UnderstoodTable,
) -> Statement:
    is_met = actual.value >= target.value
    holds = is_met is (_MISSED.fullmatch(said[0]) is None)
    words = "tercapai" if is_met else "belum tercapai"
    why = (
        f"{table.table.name} menyebut {actual.text}%, targetnya {target.text}%: {words}; tercetak {said[0]}."
    )
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        said[0],
        words,
        why,
        sentence.place,
        lines=(actual.spot.line,),
    )
