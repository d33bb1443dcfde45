"""Statements in words: a target is said to be met, missed or surpassed; the figures say whether it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.beside_achievement import beside_achievements
from capaian.auditor.checks.beside_target import beside_targets, gaps_to_targets
from capaian.auditor.checks.told_direction import told_achievements
from capaian.auditor.checks.verdicts import verdicts_in
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.classes import find_scales, tells_scale
from capaian.auditor.understanding.counting import NUMBER_WORDS, counts_in, read_count
from capaian.auditor.understanding.facts import find_facts, plain
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part, only_of
from capaian.auditor.understanding.prose import read_paragraphs, read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.reserved import is_reserved
from capaian.auditor.understanding.vocabulary import REVENUE, Role
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT

_OTHER_SUBJECT: Final = re.compile(
    r"(?:;|\b(?:sedangkan|sementara(?:\s+itu)?|adapun|tetapi|namun|dan|serta)\b)\s+"
    r"(?!(?:itu|hal|ini|belum|tidak|masih|gagal|telah|sudah|berhasil|dapat|baru|hanya|juga|mencapai|me\w+|di\w+|ter\w+"
    r"|target\w*|realisasi\w*|capaian\w*|angka|nilai|secara|jika|bila|pada|dengan|yang|karena)\b)"
    r"(?:[^\W\d_]+\s+){1,8}?"
    r"(?=(?:belum|tidak|gagal|telah|sudah|berhasil|dapat|mampu|melampaui|melebihi)\b)",
    re.IGNORECASE,
)
"""Behind a figure another thing of which something is said: `103,81%, sedangkan Retribusi belum mencapai`."""
_MET: Final = re.compile(
    r"\b(?:telah|sudah|berhasil|dapat)\s+(?:\w+\s+)?(?:tercapai|dicapai|terpenuhi|melampaui|melebihi)\b"
    r"|\bkeberhasilan (?:pencapaian|tercapainya)\b"
    r"|\b(?:melampaui|melebihi)\b[^.;]{0,20}\btarget\b|\btercapai dan terpenuhi\b"
    r"|\b(?:telah|sudah|berhasil|dan)\s+mencapai target(?:nya)?\b"
    r"|\b(?:sehingga|maka|berarti)\s+target(?:nya)?\s+(?:(?:ini|tersebut)\s+)?(?:tercapai|terpenuhi|terlampaui)\b",
    re.IGNORECASE,
)
_SO_FAR: Final = re.compile(r"\s*(?:sebesar|sebanyak|hingga|sampai|baru)?\s*\d", re.IGNORECASE)
"""How much of a target is reached so far: `telah tercapai 94,83%`."""
_MET_NOW: Final = re.compile(
    r"\b(?:telah|sudah)\s+(?:berhasil\s+)?(?:tercapai|dicapai|terpenuhi)\b", re.IGNORECASE
)
_ABOVE: Final = re.compile(
    r"\b(?:telah|sudah|berhasil|mampu)\s+(?:\w+\s+)?(?:melampaui|melebihi|memenuhi|mencapai)\s+target\b"
    r"|\bdi\s?atas\s+target\b",
    re.IGNORECASE,
)
_BELOW_TARGET: Final = re.compile(
    r"\b(?:belum|tidak|gagal)\s+(?:\w+\s+)?(?:memenuhi|mencapai|melampaui)\s+target\b"
    r"|\b(?:di\s?bawah|kurang\s+dari)\s+target\b",
    re.IGNORECASE,
)
_SIDE: Final = re.compile(
    r"\b(?:(?P<over>di\s?atas)|(?P<under>di\s?bawah|kurang\s+dari))\s+target$", re.IGNORECASE
)
"""On which side of its target a level lies: below it is good where less is better."""
_MISSED: Final = re.compile(
    r"\b(?:belum|tidak|kurang|gagal)\b(?:\s+\w+){0,2}"
    r"\s+(?:tercapai|mencapai|memenuhi|terpenuhi|dari target)\b|\b(?:belum|tidak)\s+(?:semua|seluruh|kedua)",
    re.IGNORECASE,
)
_TARGET_TOLD: Final = Worded(
    r"(?:\b(?P<not>belum|tidak|gagal)\s+(?:\w+\s+)?)?"
    r"(?:\b(?:mencapai|memenuhi|melampaui|melebihi)|\bdi\s?atas|\b(?P<below>di\s?bawah))\s+target(?:nya)?"
    r"(?:\s+(?:sebesar|yaitu|yakni|kinerja|tahun|dinas|ini|tersebut|yang|ditetapkan|(?:19|20)\d\d))*\s*[(]?$"
)
"""What is said of a target whose figure follows: `telah mencapai target 52,00%`."""
_ALL: Final = Worded(
    r"\b(?:secara keseluruhan|seluruh(?:nya)?|semua(?:nya)?|kedua(?:nya)?|ketiga(?:nya)?|secara umum)\b"
)
_SO_MANY_MET: Final = Worded(
    rf"\b(?:(?:seluruh|semua|(?P<of>dari))\s+(?P<number>\d{{1,3}}|{NUMBER_WORDS})\s*(?:\([a-z ]+\)\s*)?"
    rf"|ke(?P<few>{NUMBER_WORDS})\s+)"
    r"(?:indikator|sasaran|target)(?:\s+(?:kinerja|utama|strategis|sasaran|dinas|tersebut|itu|ini))*"
    r"(?(of)\s*,?\s*(?:seluruhnya|semuanya))"
    r"\s+(?P<met>(?:(?:telah|sudah|berhasil|dapat|mampu)\s+)*(?:(?:mencapai|memenuhi|melampaui)\s+target|tercapai))\b"
)
"""All of so many: `Seluruh 5 (lima) indikator mencapai target`, `dari 5 indikator, semuanya tercapai`."""
_IN_ALL: Final = re.compile(
    rf"\b(?:seluruhnya|keseluruhannya|semuanya)\s+(?:ada\s+|terdapat\s+)?(?P<number>\d{{1,3}}|{NUMBER_WORDS})\b",
    re.IGNORECASE,
)
"""So many in all: `Seluruhnya 4 (empat) indikator telah mencapai target`."""
_LISTED: Final = re.compile(r",\s+(?:dan|serta)\s+[^.;,]{2,60}?\s(?:semua|seluruh)nya\b", re.IGNORECASE)
"""All of those named before, and not all there are: `Utara, Timur, dan Selatan semuanya melampaui target`."""
_ONE_TARGET: Final = re.compile(r"\btarget(?:nya)?\b[^.;,\d]{0,60}$", re.IGNORECASE)
"""Before the figure of the one target that is meant: `Secara keseluruhan retribusi melampaui target Rp5`."""
_FEW_WORDS: Final = ("kedua", "ketiga")
_FEW: Final = re.compile(rf"\b({'|'.join(_FEW_WORDS)})(?:nya)?\b", re.IGNORECASE)
_OF_TARGETS: Final = Worded(r"\b(?:target|sasaran|indikator|rencana kinerja)\b")
_VERDICT: Final = Worded(
    r"\b(?:predikat|(?:dapat|bisa|maka)\s+(?:dikatakan|disimpulkan|dinyatakan|dikategorikan|dinilai)"
    r"|secara (?:umum|keseluruhan))\b[^.;]*?\b(?:capaian|kinerja|sasaran|target)\b[^.;]*?"
    r"(?<!cukup )(?<!kurang )\b(?P<said>berhasil)\b(?!\s+(?:me|di)\w+|\s*[/\u2013-])"
)
"""A word for all that was to be reached: `dapat disimpulkan bahwa kinerja dinas berhasil`."""
_ELSEWHERE: Final = Worded(r"\b(?:nasional|standar|dirjen|direktur jenderal|provinsi)\b")
_LATER: Final = Worded(r"\b(?:renstra|rpjmd|rpd|akhir|beberapa|sebagian)\b")
"""The target of another year, or those of several indicators."""
_AT_LEAST: Final = re.compile(r"(?:\\geq?|\u2265|>=)\s*$")
_EFFICIENT: Final = Worded(r"\b(?:adanya|terdapat|secara|telah) efisien(?:si)?\b")
_INEFFICIENT: Final = Worded(r"\b(?:tidak|belum|kurang|in)\s*efisien|\bnegatif\b|\bdefisiensi\b")
_COUNTED: Final = frozenset({"indikator", "sasaran", "ukuran", "program", "kegiatan", "iku"})
_BELOW: Final = 4
"""Lines below a table within which a sentence is about it."""
_HUNDRED: Final = 100
_PAIR: Final = 2
_MOVED: Final = CHANGES | {Part.TARGET}
_REACH: Final = 20
"""Signs before a figure among which a sign for at least stands."""


def check_claim(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every statement in words about targets that figures confirm or contradict."""
    own, rows, lower = _achievements(report), _rows(report), LowerBetter(report)
    for sentence, mentions in read_sentences(report.document):
        if tells_scale(sentence.text):
            continue
        one = [*_of_one(sentence, mentions, lower)]
        one = one or [*_of_rows(sentence, mentions, rows)]
        one = one or [*beside_targets(sentence, mentions, lower)]
        one += _of_achievement(sentence, mentions, report, lower)
        yield from one or verdicts_in(sentence, mentions, lower)
        if not is_reserved(sentence.text, report.year):
            yield from _of_all(sentence, mentions, own)
        yield from _of_verdict(sentence, own, report)
        yield from _bounds(sentence, report)
        yield from _of_savings(sentence, report)
    for paragraph in read_paragraphs(report.document):
        yield from gaps_to_targets(paragraph, lower)
        yield from beside_achievements(paragraph, rows, lower)


def _achievements(report: UnderstoodReport) -> Sequence[Equation]:
    """Return the achievements of the report's first table of targets and actuals: its key indicators."""
    for understood in report.tables:
        for relation, equations in understood.equations:
            if relation.rule is AuditRule.ACHIEVEMENT:
                return equations
    return ()


def _rows(report: UnderstoodReport) -> Mapping[Decimal, Sequence[Equation]]:
    """Return the achievements of tables by their targets: they tell which way is better.

    One that does not follow the formula told for its indicator tells nothing.
    """
    found: dict[Decimal, list[Equation]] = {}
    belied = {equation.result.spot for equation in told_achievements(report) if not equation.holds()}
    for understood in report.tables:
        for relation, equations in understood.equations:
            is_of_target = len(relation.inputs) == _PAIR and relation.inputs[1].meaning is Role.TARGET
            for equation in equations if relation.rule is AuditRule.ACHIEVEMENT and is_of_target else ():
                if equation.holds() and equation.result.spot not in belied:
                    found.setdefault(equation.inputs[1].value, []).append(equation)
    return found


def _of_rows(
    sentence: Sentence, mentions: Sequence[Mention], rows: Mapping[Decimal, Sequence[Equation]]
) -> Iterator[Statement]:
    """Yield a statement about one target where a table has a row of it, with an actual told before it."""
    for place, target in enumerate(mentions):
        told = _TARGET_TOLD.search(target.before)
        if told is None or _LATER.search(target.before):
            continue
        before = {m.number.value: m for m in mentions[:place] if m.part not in _MOVED}
        found = [each for each in rows.get(target.number.value, ()) if each.inputs[0].value in before]
        actuals = {equation.inputs[0].value for equation in found}
        is_met = {equation.result.value >= _HUNDRED for equation in found}
        if len(actuals) == len(is_met) == 1:
            met, said = is_met.pop(), (told["not"] is None) is (told["below"] is None)
            actual = before[actuals.pop()]
            words = told[0].strip(" (")
            yield _statement(sentence, words, target, actual, is_met=met, holds=met is said)


def _of_one(sentence: Sentence, mentions: Sequence[Mention], lower: LowerBetter) -> Iterator[Statement]:
    """Yield a statement about one target with its actual in the same sentence."""
    target, actual = only_of(mentions, Part.TARGET), only_of(mentions, Part.ACTUAL)
    if target is None or actual is None or (target.number.unit == PERCENT) != (actual.number.unit == PERCENT):
        return
    if any(count.noun in _COUNTED for count in counts_in(sentence.text)):
        return  # so many indicators are met, so many are not
    if lower.may_be(sentence, mentions, target):
        return
    is_met = actual.number.value >= target.number.value
    missed = _MISSED.search(sentence.text)
    said = missed or _MET.search(sentence.text)
    if said and _OTHER_SUBJECT.search(sentence.text, sentence.place_of(actual.number), said.end()):
        return
    if said and (missed or not _SO_FAR.match(sentence.text, said.end())):
        yield _statement(sentence, said[0], target, actual, is_met=is_met, holds=is_met is not bool(missed))


def _of_achievement(
    sentence: Sentence, mentions: Sequence[Mention], report: UnderstoodReport, lower: LowerBetter
) -> Iterator[Statement]:
    """Yield a statement that one target is met, or missed, with its achievement in the same sentence."""
    target, achieved = only_of(mentions, Part.TARGET), only_of(mentions, Part.ACHIEVEMENT)
    other = _ELSEWHERE.search(sentence.text) or _LATER.search(sentence.text)
    if target is None or achieved is None or other:
        return
    missed = _MISSED.search(sentence.text) or _BELOW_TARGET.search(sentence.text)
    met = _MET_NOW.search(sentence.text) or _ABOVE.search(sentence.text)
    said = met or missed
    if said is None or (met and missed) or _is_of_side(said[0], sentence, mentions, target, lower):
        return
    number = achieved.number
    is_met = number.value >= _HUNDRED
    holds = is_met is (met is not None) or number.unit != PERCENT
    words = "tercapai" if is_met else "belum tercapai"
    why = f"Capaiannya {number.text}%, {'tidak ' if is_met else ''}kurang dari 100%."
    yield Statement(
        AuditRule.CLAIM,
        holds,
        report.document.line_of(said[0], sentence),
        said[0],
        words,
        why,
        sentence.place,
    )


def _is_of_side(
    said: str, sentence: Sentence, mentions: Sequence[Mention], target: Mention, lower: LowerBetter
) -> bool:
    """Whether words tell the side of a target where the level is, and not whether that is good."""
    side = _SIDE.search(said)
    if side is None:
        return False
    levels = [m.number.value for m in mentions if m.part in (Part.ACTUAL, None)]
    is_there = [(value > target.number.value) is bool(side["over"]) for value in levels]
    return any(is_there) or lower.has(target) or may_be_less(sentence.text)


def _statement(
    sentence: Sentence, said: str, target: Mention, actual: Mention, *, is_met: bool, holds: bool
) -> Statement:
    words = "tercapai" if is_met else "belum tercapai"
    why = f"Realisasi {actual.number.text} dari target {target.number.text}: {words}."
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        said,
        words,
        why,
        sentence.place,
    )


def _of_all(sentence: Sentence, mentions: Sequence[Mention], own: Sequence[Equation]) -> Iterator[Statement]:
    """Yield a statement that all targets are met, with those that are not."""
    text = sentence.text
    few = _FEW.search(text)
    if few is not None and _tells_of_others(text[: few.start()], mentions, own):
        return
    many = _SO_MANY_MET.search(text) if own and not _ELSEWHERE.search(text) else None
    if many is not None and read_count((many["number"] or many["few"]).casefold()) == len(own):
        yield _on_all(sentence, sentence.line, many["met"], own, Level.ERROR)
        return
    if not own or not _ALL.search(text) or not _OF_TARGETS.search(text) or _ELSEWHERE.search(text):
        return
    if _LISTED.search(text) or REVENUE.search(text):
        return
    if any(_ONE_TARGET.search(mention.before) for mention in mentions):
        return
    if few is not None and _FEW_WORDS.index(few[1].casefold()) + 2 != len(own):
        return  # of two that were named before, and not of all
    met = _MET.search(text) or re.search(r"\btercapai\b", text, re.IGNORECASE)
    if met is None or _MISSED.search(text) or _is_so_many_in_all(text, own):
        return
    yield _on_all(sentence, sentence.line, met[0], own, Level.ERROR)


def _tells_of_others(before: str, mentions: Sequence[Mention], own: Sequence[Equation]) -> bool:
    """Whether `keduanya` are years or targets told before it, and not those of the report's indicators."""
    known = {number.value for equation in own for number in equation.numbers}
    levels = (m.number for m in mentions if m.number.decimals)
    told = [number.value for number in levels if number.text in before]
    return len({*YEAR.findall(before)}) >= _PAIR or any(value not in known for value in told)


def _is_so_many_in_all(text: str, own: Sequence[Equation]) -> bool:
    """Whether `Seluruhnya 4 indikator` counts those that are met, and not all that there are."""
    in_all = _IN_ALL.search(text)
    number = read_count(in_all["number"].casefold()) if in_all else None
    return number is not None and number == sum(each.result.value >= _HUNDRED for each in own)


def _on_all(sentence: Sentence, line: int, said: str, own: Sequence[Equation], level: Level) -> Statement:
    """Return words on all targets, with those that are not met."""
    missed = [equation for equation in own if equation.result.value < _HUNDRED]
    names = "; ".join(f"{equation.place}: {equation.result.text}%" for equation in missed)
    return Statement(
        AuditRule.CLAIM,
        not missed,
        line,
        said,
        f"belum tercapai: {len(missed)} dari {len(own)} target",
        f"Tidak semua target tercapai. {names}.",
        sentence.place,
        level,
        tuple(equation.result.spot.line for equation in missed),
    )


def _of_verdict(sentence: Sentence, own: Sequence[Equation], report: UnderstoodReport) -> Iterator[Statement]:
    """Yield that the work of the year succeeded, with the targets that were missed.

    A class of a scale, the mean of all and one goal may be called so beside others that were missed.
    """
    said = _VERDICT.search(sentence.text)
    if said is None or not own or _MISSED.search(sentence.text) or _ELSEWHERE.search(sentence.text):
        return
    is_class = any(said["said"].casefold() in name for s in find_scales(report.document) for name in s.names)
    is_of_one = any(name in plain(sentence.text) for fact in find_facts(report) for name in fact.names)
    if not (is_class or is_of_one or any(number.unit == PERCENT for number in sentence.numbers)):
        line = report.document.line_of(said[0][:_REACH], sentence)
        yield _on_all(sentence, line, said["said"], own, Level.WARNING)


def _of_savings(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield a statement below a table of efficiencies that all is efficient, with the rows that are not."""
    if not _EFFICIENT.search(sentence.text) or _INEFFICIENT.search(sentence.text):
        return
    for understood in report.tables:
        last = understood.rows[-1].row.line if understood.rows else 0
        if not last < sentence.line <= last + _BELOW:
            continue
        for relation, equations in understood.equations:
            if relation.rule is AuditRule.EFFICIENCY:
                yield _savings(sentence, equations)


def _savings(sentence: Sentence, found: Sequence[Equation]) -> Statement:
    """Return a statement that rows are efficient: all of them, or as many as it counts itself."""
    negative = [equation for equation in found if equation.result.value < 0]
    is_counted = len(found) - len(negative) in {count.number for count in counts_in(sentence.text)}
    return Statement(
        AuditRule.CLAIM,
        is_counted or not negative,
        sentence.line,
        sentence.text,
        f"{len(negative)} dari {len(found)} baris tidak efisien",
        f"{len(negative)} dari {len(found)} baris bernilai negatif dan tidak dijelaskan.",
        sentence.place,
        Level.WARNING,
        tuple(equation.result.spot.line for equation in negative),
    )


def _bounds(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield a sign for at least before a figure that a table prints exactly."""
    for number in sentence.numbers:
        start = sentence.place_of(number)
        if number.decimals and _AT_LEAST.search(sentence.text[:start], max(start - _REACH, 0)):
            exact = [
                n for n in report.document.numbers() if n.value == number.value and n.spot != number.spot
            ]
            in_table = [n for n in exact if n.spot.line != number.spot.line and n.unit == number.unit]
            if in_table:
                line = in_table[0].spot.line
                yield Statement(
                    AuditRule.CLAIM,
                    holds=False,
                    line=sentence.line,
                    printed=f"\u2265 {number.text}",
                    expected=number.text,
                    why=f"Nilainya tepat {number.text} (baris {line}); tanda \u2265 tidak bermakna di sini.",
                    place=sentence.place,
                    level=Level.NOTE,
                    lines=(line,),
                )
