"""A target told with its figure alone, and whether it was met: `Retribusi melampaui target sebesar Rp1.850`.

The figure tells which row of a table is meant, an item or the total; its actual beside it tells what is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.achieved_rows import holds_targets
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_TAIL: Final = (
    r"target(?:nya)?(?:\s+(?:yang|di\w+kan|ini|itu|tersebut|sebesar|sebanyak|senilai|yaitu|kinerja|tahun\s+20\d\d)"
    r"|(?:\s+[^\W\d_]+){1,4}?(?=\s+(?:sebesar|senilai)))*\s*[(]?\s*(?:rp\.?\s*)?$"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?P<not>belum|tidak|gagal)\s+(?:\w+\s+)?)?"
    rf"\b(?P<said>(?:mencapai|memenuhi|melampaui|melebihi)|di\s?atas|(?P<below>di\s?bawah))\s+{_TAIL}",
    re.IGNORECASE,
)
"""What is said of a target right before its figure."""
_TOLD: Final = re.compile(rf"\b{_TAIL}", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"^\s*(?:%|,-)?[)]?\s*(?:(?:telah|sudah|berhasil|dapat|masih)\s+)*(?:(?P<not>belum|tidak|gagal)\s+(?:dapat\s+)?)?"
    r"(?P<said>tercapai|terpenuhi|terlampaui)\b"
    r"(?!\s+(?:sebesar|sebanyak|senilai|hingga|sampai|baru|mencapai)\b|\s*(?:rp\.?\s*)?$)",
    re.IGNORECASE,
)
"""The same behind it, `Target sebesar Rp5.000.000 tidak tercapai`; `tercapai sebesar 77%` tells how far."""
_OTHER: Final = re.compile(
    r"\b(?:akhir|renstra|rpjmd|rpd|nasional|provinsi|semula|sebelum\w*|revisi|perubahan|murni|triwulan|semester|bulan"
    r"|lalu|untuk|agar|supaya|guna|akan|diharapkan|harus|perlu|upaya|hampir|jika|apabila|bila)\b",
    re.IGNORECASE,
)
"""Words of targets of other times and states, and of what is yet to come."""
_NEAR: Final = 14
"""Lines from a table to a paragraph below it that speaks of it."""

_Pair = tuple[PrintedNumber, PrintedNumber]
"""An actual and its target."""


def targets_of_rows_in(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of each target that a table has beside its actual."""
    surroundings = quotes_of(report).surroundings
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            for target in sentence:
                said = _said(target)
                text = "".join(f"{m.before}{m.number.text}" for m in sentence) + sentence[-1].after
                if said is None or _OTHER.search(text) or may_be_less(text):
                    continue
                homes = surroundings.homes(paragraph.line, paragraph.text)
                tables = report.near(paragraph.line, homes, above=_NEAR, below=0)
                pairs = [pair for table in tables for pair in _pairs(sentence, text, target, table)]
                if len({pair[0].value >= pair[1].value for pair in pairs}) == 1:
                    yield _statement(paragraph, target, said, *pairs[0])


def _said(target: Mention) -> re.Match[str] | None:
    """Return what is said of a target whose figure this is."""
    behind = _BEHIND.match(target.after) if _TOLD.search(target.before) else None
    return _BEFORE.search(target.before) or behind


def _pairs(
    sentence: Sequence[Mention], text: str, target: Mention, table: UnderstoodTable
) -> Iterator[_Pair]:
    """Yield the actual and the target of the rows that have the target, and all that the sentence tells."""
    named = {one.row for one in find_named(text, table.labels)}
    for relation in (each for each in table.relations if holds_targets(each)):
        for row in table.rows:
            actual, aim = (row.row.cells[column.index].number for column in relation.inputs)
            if actual is None or aim is None or aim.value != target.number.value or may_be_less(row.label):
                continue
            values = {cell.number.value for cell in row.row.cells if cell.number is not None}
            told = {m.number.value for m in sentence if not YEAR.fullmatch(m.number.text)}
            if actual.value in told:
                continue  # a sentence that tells both is held against itself
            own = {place for place in named if table.items[place] is row}
            is_meant = bool(own) if named else row.kind is RowKind.TOTAL or aim.is_long
            if told <= values and is_meant and len(named) <= 1:
                yield actual, aim


def _statement(
    paragraph: Paragraph, target: Mention, said: re.Match[str], actual: PrintedNumber, aim: PrintedNumber
) -> Statement:
    groups = said.groupdict()
    is_said_met = not (groups["not"] or groups.get("below"))
    words = " ".join(f"{groups['not'] or ''} {groups['said']}".casefold().split())

    def holds(actual_value: Decimal, aim_value: Decimal) -> bool:
        return (actual_value >= aim_value) is is_said_met

    right = "tercapai" if actual.value >= aim.value else "belum tercapai"
    return Statement(
        AuditRule.CLAIM,
        holds(actual.value, aim.value),
        target.number.spot.line,
        words,
        right,
        f"Realisasi {actual.text} dari target {aim.text}: {right}; tercetak {words}.",
        paragraph.place,
        lines=(actual.spot.line,),
        against=held_by((actual, aim), holds),
    )
