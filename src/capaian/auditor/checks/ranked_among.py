"""Among how many a rank is, beside the table that ranks each: `peringkat 2 dari 6 kabupaten` of five rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.told_rank import QUOTED, place_told
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.numbered import are_numbered
from capaian.auditor.understanding.ranking import Ranking, find_ranking
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_AMONG: Final = re.compile(
    r"\s*(?:\([a-z ]+\)\s*)?(?:dari|di\s?antara)\s+(?:(?:total|seluruh|sebanyak|jumlah)\s+)*", re.IGNORECASE
)
"""Between a rank and how many there are."""
_OF_OTHERS: Final = re.compile(
    r"\b(?:provinsi|nasional|indonesia|lain(?:nya)?|wilayah|regional|se-[a-z]{4,}"
    r"|se(?:indonesia|nusantara|provinsi|kabupaten|kota|wilayah|jawa|sumatera|kalimantan|sulawesi|papua|bali))\b",
    re.IGNORECASE,
)
"""Words of a wider circle than a table has, or of all but the one that has the rank."""
_NEAR: Final = 2
"""By how much a count is wrong at most; more is of a wider circle."""


def ranked_among(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield among how many a row has the rank that the table right above or below gives it."""
    for sentence in report.document.sentences_with(QUOTED):
        told = [*QUOTED.finditer(sentence.text)]
        count = _count_behind(sentence.text, told[0]) if len(told) == 1 else None
        if count is None or _OF_OTHERS.search(sentence.text):
            continue
        for table in tables_near(sentence, report):
            ranking = find_ranking(table) if is_beside(sentence, table) else None
            number = None if ranking is None else _number(sentence, told[0], count, ranking)
            if number is not None and not _is_told_elsewhere(sentence, count, report):
                yield _statement(sentence, count, number, table.table.name)
                break


def _count_behind(text: str, rank: re.Match[str]) -> Count | None:
    among = _AMONG.match(text, rank.end())
    return next((each for each in counts_in(text) if among and each.start == among.end()), None)


def _number(sentence: Sentence, rank: re.Match[str], count: Count, ranking: Ranking) -> int | None:
    """Return how many a table ranks, where it gives the only row that is named the rank that is told."""
    rows = ranking.rows
    alike = [each for each in rows if each.row.label.casefold().startswith(count.noun)]
    is_headed = not alike and count.noun in words_of(ranking.table.heads_of_names)
    marks = [str(each.rank) for each in rows]
    named = {found.row for found in find_named(sentence.text[: rank.start()], [r.row.label for r in rows])}
    if not (is_headed or len(alike) == len(rows)) or not are_numbered(marks) or len(named) != 1:
        return None
    own = rows[named.pop()].rank
    is_near = abs(len(rows) - count.number) <= _NEAR
    return len(rows) if own == place_told(rank, count.number) and is_near else None


def _is_told_elsewhere(sentence: Sentence, count: Count, report: UnderstoodReport) -> bool:
    """Whether another sentence counts as many of them."""
    return any(
        (each.number, each.noun) == (count.number, count.noun)
        for other in report.document.sentences
        if other is not sentence
        for each in counts_in(other.text)
    )


def _statement(sentence: Sentence, count: Count, number: int, table: str) -> Statement:
    holds = count.number == number
    return Statement(
        AuditRule.COUNT,
        holds,
        sentence.line,
        f"{count.number} {count.noun}",
        f"{number} {count.noun}",
        f"{table} memuat peringkat {number} {count.noun}.",
        sentence.place,
        Level.WARNING,
    )
