"""How many rows met their target, or passed on all: `4 indikator melampaui target`, where three did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.checks.ways_to_count import rows_met
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.nearby import is_beside
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_KIND: Final = r"(?:\s+(?:kinerja|utama|strategis|sasaran|\(iku\)|iku|dinas|badan|tersebut|diantaranya))*"
_MET: Final = re.compile(
    rf"^{_KIND}\s+(?:yang\s+)?(?:(?:telah|sudah|berhasil|dapat|mampu)\s+)*"
    r"(?:(?P<miss>(?:belum|tidak|gagal)\s+(?:mencapai|memenuhi|melampaui))|(?P<meet>(?:mencapai|memenuhi|melampaui|melebihi)"
    r"(?:\s+(?:atau|dan|maupun|/)\s+(?:mencapai|melampaui|melebihi))?))\s+target\w*\b",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    r"^\s+(?:yang\s+)?(?:(?P<not>belum|tidak)\s+|(?:telah|sudah|berhasil)\s+)(?P<verb>me\w{4,})\s+"
    r"(?:seluruh|semua|100\s*(?:%|persen))",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:rerata|rata-?\s?rata|triwulan|semester|bulan|tahap|renstra|rpjmd|nasional|provinsi|hampir|sekitar|minimal|anggaran\s+dan"
    r"|sasaran\s+(?:\d|[IVX]+\b|ini|itu|tersebut|ke\w+|pertama)"
    r"|bidang|program\s+\w+\s+memiliki|di\s?antara\w*|tambahan|lainnya|sebelumnya|lalu)\b",
    re.IGNORECASE,
)
_SO_MANY: Final = re.compile(r"\b(?:sebanyak|sejumlah|terdapat|ada)\s+$", re.IGNORECASE)
_OF: Final = re.compile(r"\bdari\s+(?:(?:total|seluruh|jumlah|ke)\s*)*$", re.IGNORECASE)
_INDICATORS: Final = ("indikator", "iku", "ikk")
_HUNDRED: Final = 100
_FEWEST: Final = 3


def check_counts_of_met_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield how many met their target, or did all, by the tables near that tell it of each."""
    for sentence in report.document.sentences:
        if _OTHER.search(sentence.text) or not years_in(sentence.text) <= {report.year}:
            continue
        counts = counts_in(sentence.text)
        wholes = [count for count in counts if _OF.search(sentence.text[: count.start])]
        for count in counts:
            behind = sentence.text[count.end :]
            if count in wholes:
                continue
            # `Dari tiga sasaran dengan empat indikator`: the indicators are of other rows than the goals.
            whole = [other.number for other in wholes if other.noun in _INDICATORS]
            if wholes and not whole and count.noun in _INDICATORS:
                continue
            is_told = whole or _SO_MANY.search(sentence.text[: count.start])
            if is_told and (met := _MET.match(behind)):
                yield from held_against_tables(
                    sentence, report, partial(_met, sentence, count, met, whole, report)
                )
            elif done := _WHOLE.match(behind):
                yield from held_against_tables(sentence, report, partial(_done, sentence, count, done))


def _met(
    sentence: Sentence,
    count: Count,
    met: re.Match[str],
    whole: list[int],
    report: UnderstoodReport,
    table: UnderstoodTable,
) -> Iterator[Statement]:
    """Yield how many achievements are a hundred or more; those above it alone where words may mean that."""
    if not is_beside(sentence, table) or count.noun not in _INDICATORS:
        return
    if (rows := rows_met(table, report)) is None:
        return
    so_many, passed, above = rows
    if so_many < _FEWEST or (whole and whole != [so_many]) or count.number > so_many:
        return
    yield _statement(sentence, count, {so_many - passed} if met["miss"] else {passed, above}, table)


def _done(
    sentence: Sentence, count: Count, done: re.Match[str], table: UnderstoodTable
) -> Iterator[Statement]:
    """Yield how many rows have a full share, where its head tells of what they did."""
    if count.noun not in table.heads_of_names or len(table.named) < _FEWEST:
        return
    shares = [column for column in table.figure_columns if column.is_percent]
    heads = {word for column in table.figure_columns for word in column.bare_name.split()}
    verb = done["verb"].casefold()
    if len(shares) != 1 or not any(are_forms_of_one(verb, head) for head in heads):
        return
    numbers = [row.row.cells[shares[0].index].number for row in table.named]
    values = [number.value for number in numbers if number is not None]
    full = sum(value == _HUNDRED for value in values)
    if len(values) == len(table.named) and 0 < full < len(values):
        right = (
            {sum(value < _HUNDRED for value in values)}
            if done["not"]
            else {full, sum(v >= _HUNDRED for v in values)}
        )
        yield _statement(sentence, count, right, table)


def _statement(sentence: Sentence, count: Count, right: set[int], table: UnderstoodTable) -> Statement:
    expected = " atau ".join(map(str, sorted(right)))
    return Statement(
        AuditRule.COUNT,
        count.number in right,
        sentence.line,
        f"{count.number} {count.noun}",
        f"{expected} {count.noun}",
        f"Menurut {table.table.name} ada {expected}.",
        sentence.place,
        Level.WARNING,
        rows=tuple(row.row.line for row in table.named),
    )
