"""How many indicators, objectives or goals an office has: as many as all tables that list them name.

`untuk mencapai 3 (tiga) indikator kinerja utama` in a summary, where agreement and results list four.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Final

from capaian.auditor.checks.listed import names_of_kinds
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.counting import OF_SOME, Count, counts_in
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.predicates import counted_in
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_NOUNS: Final = {"indikator": "indikator", "iku": "indikator", "sasaran": "sasaran", "tujuan": "tujuan"}
"""What an office is measured by, with the head that tables have over it."""
_BEFORE: Final = re.compile(
    r"\b(?:mencapai|pencapaian|capaian(?:\s+(?:atas|dari|kinerja))?|atas|menetapkan|ditetapkan|memuat|memiliki"
    r"|mempunyai|mengukur|menyanggupi|memperjanjikan|terdiri\s+(?:dari|atas)|melalui|mencakup|meliputi|dengan"
    r"|melaksanakan|menggunakan|menyepakati|^\W*(?:terdapat|ada)|^\W*jumlah\s+[^.;,\d]{4,60})"
    r"(?:\s+(?:sebanyak|sejumlah))?\s+$",
    re.IGNORECASE,
)
"""Before a count of all there are."""
_BEHIND: Final = re.compile(
    r"(?:\s+(?:kinerja|utama|strategis|sasaran|\(iku\)|iku|kunci))*"
    r"\s*(?:$|[.,;]|(?:serta|dengan)\s+(?:\d|rata-|capaian|predikat)|dan\s+(?:\d|didukung|dijabarkan|diukur)"
    r"|yang\s+(?:telah|sudah)?\s*(?:diperjanjikan|ditetapkan|disepakati|menjadi|dituangkan|tertuang|tercantum|termuat"
    r"|dimuat|dicantumkan|digunakan)\b|(?:di\s?dalam|dalam|pada)\s+(?:dokumen\s+)?perjanjian\s+kinerja\b"
    r"|(?:direktur|camat|inspektur|dinas|badan|kantor|kecamatan)\b)",
    re.IGNORECASE,
)
"""Behind it: no word tells which are meant, or that they are those of another level."""
_OF_OTHERS: Final = re.compile(
    rf"\b(?:{OF_SOME}|setiap|tersebut|antara lain|perubahan|rpjmd|rpd|rpjmn|renja|bupati|wali\s?kota|gubernur"
    r"|indikator\s+(?:program|kegiatan|tujuan|daerah)|program(?=\s+(?:dengan(?!\s+(?:pagu|anggaran|total))|yang))|tambahan|cascading)\b",
    re.IGNORECASE,
)
"""Words of some of them, of those of another paper, or of another level."""
_MEAN: Final = re.compile(r"\bdengan\s+rata-?\s?rata\b", re.IGNORECASE)
"""What they all reached in the mean."""
_AGREEMENT: Final = re.compile(r"\b(?:perjanjian|penetapan)\s+kinerja\b(?!\s+perubahan)", re.IGNORECASE)
_OF_PART: Final = re.compile(
    r"(?:^|[.,;:])\W*(?:(?:pada|untuk|bahwa|adapun|sedangkan|sementara|dan|namun)\s+)*"
    r"(?:sasaran|tujuan|misi|bidang|seksi|bagian|sub\w*|urusan|program|kegiatan|unit|upt\w*|jabatan|kepala\s+(?:bidang|seksi|bagian))"
    r"\b[^.,;:]*$",
    re.IGNORECASE,
)
"""A clause about one of them, or about a part of the office: `Sasaran strategis pertama memiliki`."""
_FEWEST: Final = 2
"""Names that make a list."""
_FEWEST_LISTS: Final = 2
"""Tables with the same names tell that they are all."""
_NEAR: Final = 2
"""By how much a count is wrong at most; more is of other things."""


def counted_measures(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each count of all indicators, objectives or goals beside the tables that list the same ones.

    What is counted twice alike is told of by another paper.
    """
    known, agreed = _known(report), _agreed(report)
    told = [
        (sentence, count)
        for sentence in report.document.sentences
        if known or agreed
        for count in counts_in(sentence.text)
        if _NOUNS.get(count.noun) in _known_to(sentence, known, agreed)
        if _is_of_all(sentence, count, report)
    ]
    times = Counter((count.number, _NOUNS[count.noun]) for _, count in told)
    for sentence, count in told:
        noun = _NOUNS[count.noun]
        number, table = _known_to(sentence, known, agreed)[noun]
        if count.number == number or (abs(count.number - number) <= _NEAR and times[count.number, noun] == 1):
            yield _statement(sentence, count, number, table)


_Known = Mapping[str, tuple[int, str]]
"""How many there are of each kind, with a table that lists them."""


def _known_to(sentence: Sentence, known: _Known, agreed: _Known) -> _Known:
    """Return what is known of all papers, and of the agreement where a sentence speaks of it."""
    return {**agreed, **known} if _AGREEMENT.search(sentence.text) else known


def _agreed(report: UnderstoodReport) -> _Known:
    """Return how many of each kind the one table of the agreement lists."""
    tables = [table for table in report.tables if _AGREEMENT.search(table.table.title)]
    if len(tables) != 1:
        return {}
    kinds = names_of_kinds(tables[0]).items()
    name = tables[0].table.name
    return {noun: (len(names), name) for noun, names in kinds if noun in _NOUNS and len(names) >= _FEWEST}


def _known(report: UnderstoodReport) -> _Known:
    """Return how many there are of each kind of which one list has all that any table names, with a table."""
    lists: dict[str, list[tuple[Set[str], str]]] = {}
    for table in report.tables:
        for noun, names in names_of_kinds(table).items():
            if noun in _NOUNS:
                lists.setdefault(noun, []).append((names, table.table.name))
    found: dict[str, tuple[int, str]] = {}
    for noun, own in lists.items():
        every = frozenset[str]().union(*(names for names, _ in own))
        whole = [table for names, table in own if names == every]
        if len(every) >= _FEWEST and len(whole) >= _FEWEST_LISTS:
            found[noun] = len(every), whole[0]
    return found


def _is_of_all(sentence: Sentence, count: Count, report: UnderstoodReport) -> bool:
    """Whether words tell of all there are in the report's year."""
    text = sentence.text
    is_of_year = all(int(found) == report.year for found in YEAR.findall(text))
    is_told = _BEFORE.search(text[: count.start]) and _BEHIND.match(text, count.end)
    around = text[: count.end] + _MEAN.sub(" ", text[count.end :])
    is_of_others = _OF_OTHERS.search(around) or _OF_PART.search(text[: count.start]) or any(counted_in(text))
    return bool(is_of_year and is_told and not is_of_others) and not _names_row(text[: count.start], report)


def _names_row(text: str, report: UnderstoodReport) -> bool:
    """Whether words name a row of a table, as one of several objectives."""
    return any(find_named(text, table.labels) for table in report.tables)


def _statement(sentence: Sentence, count: Count, number: int, table: str) -> Statement:
    noun = count.thing or count.noun
    return Statement(
        AuditRule.COUNT,
        count.number == number,
        sentence.line,
        f"{count.number} {noun}",
        f"{number} {noun}",
        f"{table} memuat {number} {noun}, seperti tabel lain yang memuatnya.",
        sentence.place,
        Level.WARNING,
    )
