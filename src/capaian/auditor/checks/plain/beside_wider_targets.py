"""A level of the sentences before beside the target of a wider circle: `dibandingkan target nasional 99,40%`.

The thing that is said to be above or below it has one level in its paragraph, or its table does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import subject_of, words_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_ANY: Final = Worded(r"\b(?:nasional|provinsi)\b")
_AHEAD: Final = re.compile(
    r"^\W*(?:jika|bila|apabila)?\s*(?:di)?banding(?:kan)?\s+(?:dengan\s+)?(?:target|capaian|angka|rata-?\s?rata|realisasi)\s+"
    r"(?:nasional|provinsi)\b[^.;:,\d]{0,40}(?:tahun\s+20\d\d)?\s*(?:yaitu\s+|yang\s+)?(?:sebesar|adalah|mencapai)?\s*$",
    re.IGNORECASE,
)
"""All before the figure of the wider circle."""
_BEHIND: Final = re.compile(
    r"^\s*%?\s*,\s*(?:maka\s+)?(?P<what>[^.;:,\d]{5,90}?)\s+(?:(?:telah|sudah|masih|berada|sedikit|jauh)\s+)*"
    r"(?P<side>(?P<over>melampaui|melebihi|di\s?atas|lebih\s+tinggi)|belum\s+(?:mencapai|melampaui)|di\s?bawah|lebih\s+rendah)\b"
    r"(?:\s+(?:dari(?:pada)?\s+)?(?:target|capaian|angka|rata-?\s?rata|realisasi)?\s*(?:nasional|provinsi|tersebut)?)?\s*[.]?$",
    re.IGNORECASE,
)
_IDLE: Final = frozenset(
    ("kota", "kabupaten", "persentase", "cakupan", "angka", "nilai", "capaian", "realisasi")
)
_FEWEST: Final = 2
_RIGHT: Final = {True: "melampaui", False: "belum mencapai"}


def check_beside_wider_targets(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield on which side of a national or provincial figure a thing is said to be."""
    for sentence, mentions in read_sentences(report.document):
        if len(mentions) != 1 or not _ANY.search(sentence.text):
            continue
        aim = mentions[0]
        said = _BEHIND.match(aim.after) if _AHEAD.match(aim.before) else None
        if said is None or may_be_less(f"{sentence.section} {sentence.text}"):
            continue
        levels = [*_levels(sentence, words_of(said["what"]) - _IDLE, aim.number, report)]
        if len({level.value for level in levels}) == 1 and levels[0].value != aim.number.value:
            is_over = levels[0].value > aim.number.value
            if is_over is not bool(said["over"]):
                yield _statement(sentence, said, levels[0], aim.number)


def _levels(
    sentence: Sentence, words: frozenset[str], aim: PrintedNumber, report: UnderstoodReport
) -> Iterator[PrintedNumber]:
    """Yield the share of all rows together in the tables near whose title has the words."""
    for table in tables_near(sentence, report):
        subject = words_of(subject_of(table.table.title))
        if len(words & subject) >= min(_FEWEST, len(words)) and subject - _IDLE <= words | words_of(
            sentence.section
        ):
            yield from _total(table, aim)


def _total(table: UnderstoodTable, aim: PrintedNumber) -> Iterator[PrintedNumber]:
    shares = [column for column in table.figure_columns if column.is_percent]
    if len(table.totals) == 1 == len(shares) and not WIDER_CIRCLE.search(table.totals[0].label):
        number = table.totals[0].row.cells[shares[0].index].number
        if number is not None and number.decimals == aim.decimals and aim.unit == PERCENT:
            yield number


def _statement(
    sentence: Sentence, said: re.Match[str], level: PrintedNumber, aim: PrintedNumber
) -> Statement:
    word = " ".join(said["side"].split())
    right = _RIGHT[level.value > aim.value]
    return Statement(
        AuditRule.CLAIM,
        False,
        aim.spot.line,
        word,
        right,
        f"{level.text} (baris {level.spot.line}) terhadap {aim.text}; tercetak {word}.",
        sentence.place,
        lines=(level.spot.line,),
        spots=(level.spot, aim.spot),
    )
