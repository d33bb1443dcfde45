"""What is more or less than the year before: `Serapan lebih rendah dibandingkan tahun 2023 sebesar 94,47%`.

The level of this year stands in the total of a table near, in the one column of which the sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import DOWN, LESS, MORE, THAN, UP, opposite_of
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_SIDE: Final = Worded(rf"\b(?:(?P<more>{MORE}|lebih\s+baik|{UP})|(?P<less>{LESS}|lebih\s+buruk|{DOWN}))\b")
_LAST: Final = re.compile(
    rf"^\s*(?:jika\s+|bila\s+)?{THAN}\s+(?:[^\W\d_]+\s+){{0,4}}?(?:tahun\s+(?:20\d\d|sebelumnya|lalu)|periode\s+sebelumnya)"
    r"(?:\s+(?:yang|yaitu|yakni|sebesar|mencapai|hanya|tercatat|adalah|berada|pada|angka))*\s*[(]?\s*$",
    re.IGNORECASE,
)
"""All that stands between the word and the level of the year before."""
_SUBJECT: Final = re.compile(
    r"^\W*(?:secara\s+(?:umum|keseluruhan),?\s+)?(?:persentase\s+|tingkat\s+)?(?P<what>[^\W\d_]{5,})"
    r"(?:\s+(?:anggaran|keuangan|belanja|total|kinerja|dinas|seluruh\s+program|ini|tersebut))*"
    r"(?:\s+(?:pada\s+)?tahun\s+(?P<year>20\d\d|ini))?\s*$",
    re.IGNORECASE,
)
"""All that stands before it: what is told of, and no row of a table."""


def check_totals_beside_last_year(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what is told of the total of a table beside the level of the year before."""
    for sentence in report.document.sentences_with(_SIDE):
        levels = [number for number in sentence.numbers if not YEAR.fullmatch(number.text)]
        said = _SIDE.search(sentence.text)
        if not levels or said is None or report.year is None:
            continue
        between = sentence.text[said.end() : sentence.place_of(levels[0])]
        subject = _SUBJECT.match(sentence.text[: said.start()])
        others = years_in(between) - {report.year - 1}
        is_of_year = subject and (subject["year"] or "ini") in (str(report.year), "ini")
        if subject and is_of_year and not others and _LAST.match(between) and levels[0].unit == PERCENT:
            of_table = partial(_of_table, sentence, said, (subject["what"], levels[0]), report)
            yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence,
    said: re.Match[str],
    told: tuple[str, PrintedNumber],
    report: UnderstoodReport,
    table: UnderstoodTable,
) -> Iterator[Statement]:
    what, before = told
    columns = [
        c for c in of_report(table.figure_columns, report.year) if _is_of(what.casefold(), c.bare_name)
    ]
    rows = table.totals or (table.items if len(table.items) == 1 else ())
    if len(columns) != 1 or len(rows) != 1:
        return
    now = rows[0].row.cells[columns[0].index].number
    if now is None or now.value == before.value or not (columns[0].is_percent or now.unit == PERCENT):
        return
    is_more, word = said["more"] is not None, " ".join(said[0].split())
    yield Statement(
        AuditRule.CLAIM,
        (now.value > before.value) is is_more,
        sentence.line,
        word,
        opposite_of(word) or ("lebih rendah" if is_more else "lebih tinggi"),
        f"{table.table.name} memuat {now.text}, tahun sebelumnya {before.text}.",
        sentence.place,
        lines=(now.spot.line,),
        spots=(before.spot,),
        against=held_by((now, before), lambda one, two: (one > two) is is_more),
    )


def _is_of(what: str, head: str) -> bool:
    return any(are_forms_of_one(what, word) for word in head.split())
