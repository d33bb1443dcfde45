"""A level told in one sentence, and in the next that it met its target: `Angka tersebut melampaui 78,00%`.

Where a table has the target in one row, that row tells which way is better, and what was reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import LESS, MORE, THAN
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_THIS: Final = (
    r"(?:(?:angka|nilai|capaian|realisasi|hasil|persentase|jumlah|kondisi|indeks|skor|cakupan|tingkat)"
    r"(?:\s+(?:capaian|realisasi|kinerja|ini|itu|tersebut))+|(?:capaian|realisasi|hasil|nilai|angka)"
    r"(?=\s+(?:pada\s+)?tahun)|(?:hal\s+)?(?:ini|itu|tersebut))"
)
_IDLE: Final = (
    r"(?:pada|tahun|20\d\d|ini|telah|sudah|masih|berada|juga|berarti|bahwa|artinya|berhasil|mampu|dapat"
    r"|sedikit|jauh)"
)
_AFTER: Final = re.compile(
    rf"^\W*(?:dengan\s+demikian,?\s+)?{_THIS}(?:\s+{_IDLE})*\s+"
    r"(?:(?P<miss>(?:belum|tidak|gagal)\s+(?:\w+\s+)?(?:mencapai|memenuhi|melampaui|melebihi))"
    r"|(?P<meet>mencapai|memenuhi|melampaui)"
    rf"|(?P<over>melebihi|di\s?atas|(?:{MORE})\s+{THAN})"
    rf"|(?P<under>di\s?bawah|kurang\s+dari|(?:{LESS})\s+{THAN}))"
    r"\s+(?:target\w*|yang\s+ditargetkan|rencana)"
    r"(?:\s+(?:yang|di\w+|kinerja|sebesar|sebanyak|yaitu|yakni|pada|tahun|20\d\d|ini))*\s*[(]?\s*$",
    re.IGNORECASE,
)
"""All that stands before the target in a sentence that goes on of a level told before."""
_LATER: Final = re.compile(
    r"\b(?:akhir|renstra|rpjmd|rpd|nasional|provinsi|semester|triwulan)\b|\bdari\s+target\b", re.IGNORECASE
)
_FROM: Final = re.compile(
    r"\b(?:dari|semula|sebelumnya|target\w*|dibanding\w*)\b[^.;,\d]{0,30}$", re.IGNORECASE
)
"""Before where something began, or what it is held against."""
_HUNDRED: Final = 100


def check_targets_told_after(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what a sentence says of the target of a level that the sentence before it tells."""
    lower = LowerBetter(report)
    for (before, earlier), (sentence, mentions) in pairwise(read_sentences(report.document)):
        said = (
            _AFTER.match(mentions[0].before) if mentions and before.paragraph == sentence.paragraph else None
        )
        if said is None or not sentence.start or _LATER.search(sentence.text):
            continue
        others = years_in(sentence.text) - {report.year}
        levels = [] if others else [*_levels(earlier, mentions[0])]
        if len({level.value for level in levels}) == 1:
            yield from _held(sentence, said, levels[-1], mentions[0].number, (report, lower, before.text))


def _levels(earlier: Sequence[Mention], target: Mention) -> Iterator[PrintedNumber]:
    """Yield the levels of a sentence that are told as exactly as a target, and are no target or change."""
    for mention in earlier:
        number = mention.number
        is_level = mention.part not in CHANGES | {Part.TARGET} and not _FROM.search(mention.before)
        if is_level and number.decimals == target.number.decimals and number.unit == target.number.unit:
            yield number


def _held(
    sentence: Sentence,
    said: re.Match[str],
    level: PrintedNumber,
    target: PrintedNumber,
    known: tuple[UnderstoodReport, LowerBetter, str],
) -> Iterator[Statement]:
    report, lower, before = known
    rows = [
        made
        for table in report.tables
        for made in table.achieved
        if made.holds() and [n.value for n in made.inputs] == [level.value, target.value]
    ]
    is_plain = said["over"] or said["under"]
    may_be = lower.has_value(target.value) or may_be_less(f"{sentence.section} {before} {sentence.text}")
    if may_be and not rows and not is_plain:
        return
    is_met = level.value >= target.value
    if rows and not is_plain:
        is_met = rows[0].result.value >= _HUNDRED
    is_said = bool(said["meet"] or said["over"])
    if level.value == target.value or is_met is is_said:
        return
    words = " ".join((said["miss"] or said["meet"] or said["over"] or said["under"]).split())
    right = "melampaui" if is_met else "belum mencapai"
    right = ("di atas" if is_met else "di bawah") if is_plain else right
    why = f"{level.text} terhadap target {target.text}; tercetak {words}."
    yield Statement(
        AuditRule.CLAIM,
        False,
        target.spot.line,
        words,
        right,
        why,
        sentence.place,
        spots=(level.spot, target.spot),
    )
