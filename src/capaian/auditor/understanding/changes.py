"""Changes against the year before that running text tells: both figures stand beside them, or in tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import is_slip
from capaian.auditor.understanding.direction_words import MOVE, MOVED, MOVES
from capaian.auditor.understanding.facts import Facts, labels_in, plain_pattern
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.vocabulary import COMPARED_NEXT
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH
from capaian.rules.outcome import HUNDRED

_WAYS: Final = (Part.UP, Part.DOWN)
_SENTENCES: Final = 2
"""A change is told in the sentence of its figures, or in the one after it."""
_MEASURE: Final = re.compile(
    r"\b(?:nilai|indeks|skor|persentase|cakupan|jumlah|angka)\s+(?!ini\b|itu\b|tersebut\b|rata)(?P<name>[^\W\d_]{3,})",
    re.IGNORECASE,
)
"""What a sentence says that it is of."""
_SUBJECT: Final = re.compile(
    rf"(?:^|[,:]\s)\s*(?P<name>[^,:;\d]+?)\s+(?:(?:telah|juga|sudah|mengalami|terjadi|ini|tersebut)\s+)*(?:{MOVED})\b[^,;]*$",
    re.IGNORECASE,
)
"""Right before a change, behind the comma of a comparison: what it is of."""
_OF_ANYTHING: Final = frozenset(
    [
        *(
            "angka",
            "capaian",
            "cakupan",
            "hasil",
            "indeks",
            "indikator",
            "jumlah",
            "keadaan",
            "kinerja",
            "kondisi",
        ),
        *(
            "nilai",
            "pencapaian",
            "persentase",
            "prosentase",
            "realisasi",
            "tahun",
            "tingkat",
            "tersebut",
            "terjadi",
        ),
        *("secara", "demikian", "dengan", "mengalami", "artinya", "berarti", "sehingga", "dibandingkan"),
        *("dibanding", "sebelumnya"),
    ]
)
"""Words that lead to a change of whatever was told before."""
_SHORT: Final = 3
_NAMING: Final = 2
"""So many words of a name that is told nowhere before tell of another thing."""
_OF_ONE: Final = Worded(r"\bter(?:tinggi|besar|banyak|endah|kecil|sedikit)\b")
"""The change of one thing among others, and not of what the paragraph is about."""
_STILL_TO_COME: Final = Worded(r"\b(?:harus|perlu|masih|tinggal|akan|agar|supaya|guna)\b[^.;]*$")
"""By how much something is to change tells of no year that has passed."""
_ANY_MOVE: Final = re.compile(rf"\b(?:{MOVES})", re.IGNORECASE)
_ELSEWHERE: Final = Worded(rf"\b(?:{MOVED})\s*,\s*(?!(?:yaitu|yakni|sebesar|sebanyak)\b)[^\W\d_]")
"""The change ends with its clause, and the figure is of what comes next: `meningkat, indeks 84,00`."""
_NAMED_CHANGE: Final = Worded(
    rf"\b(?:pers[ei]ntase|prosentase|tingkat|angka|rasio|indikator)\s+(?:{MOVE})\b"
    r"(?!\s+\w*capaian)[^.;]*\b(?:pen|keter)?capaian(?:nya)?\b[^.;]*$"
)
"""A change in the name of what is measured, and then how far it was reached."""
_BECOMES: Final = re.compile(r"\s*(?:%|persen)?\s*(?:poin\s+)?menjadi\b", re.IGNORECASE)
_OF_TARGET: Final = re.compile(r"[^.;:]{0,30}?\bdari(?:pada)?\s+target\b", re.IGNORECASE)
"""Behind a gap: it is one to a target, and no change."""
_OF_ACHIEVEMENT: Final = re.compile(
    r"\bcapaian(?:nya)?\s+(?:sebesar|sebanyak|yaitu|senilai)?\s*$", re.IGNORECASE
)
_OVER_YEARS: Final = re.compile(
    r"\b(?:dalam|selama|sepanjang|kurun)\b(?:\s+(?:kurun|waktu|masa))*\s+(?:(?:[2-9]|dua|tiga|empat|lima|enam)\b"
    r"(?:\s+[(]\w+[)])?\s+tahun|periode)\b",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(
    r"\b(?:menjadi|hingga|sampai)\s+(?:sebesar\s+)?$"
    r"|\bterus\b[^.;\d]*\b(?:yaitu|yakni)\s+(?:dari\s+|sebesar\s+)?$",
    re.IGNORECASE,
)
"""What stands right behind is what was reached, or the first of several such: no change."""
_OF_OTHERS: Final = (_STILL_TO_COME, _ELSEWHERE, _NAMED_CHANGE, _LEVEL)


def changes_in(
    paragraph: Paragraph, facts: Facts, year: int | None, told: Collection[Spot] = ()
) -> Iterator[Equation]:
    """Yield changes against the year before, with both figures from the paragraph or from tables.

    A whole number beside a word such as `naik` may count anything, so only decimals are held against them.

    Args:
        paragraph: Sentences with their quantities.
        facts: What tables say.
        year: That of the report.
        told: Changes of which the sentence tells both ends, and such ends: no other change is theirs.
    """
    for place, mention in enumerate(paragraph.mentions):
        is_change = mention.part in (Part.UP, Part.DOWN) and mention.head is mention.part
        is_of_all = not mention.is_mean and not _OF_ONE.search(mention.before)
        is_of_all &= not any(words.search(mention.before) for words in _OF_OTHERS)
        if not is_change or not is_of_all or year is None or not mention.number.decimals:
            continue
        own = paragraph.sentence_of(mention)
        if _names_another(paragraph, place, facts) or _is_in_name(mention, facts):
            continue
        if any(m.number.spot in told for m in own) or _is_of_more_years(mention, own, year):
            continue
        found = (
            *_pairs_beside(paragraph, place, year, told),
            *_pairs_of_facts(paragraph, place, facts, year),
        )
        pairs = [pair for pair in found if _may_become(paragraph, place, pair[0])]
        equations = [_change(paragraph, mention, now, before) for now, before in pairs]
        holding = [equation for equation in equations if equation.holds()]
        yield from holding[:1] or _readings(equations, mention)


def _is_in_name(change: Mention, facts: Facts) -> bool:
    """Whether only the name of a thing has a word of direction: `pertumbuhan usaha 13,90 persen`."""
    names = labels_in(change.before, facts)
    rest = change.before
    for name in sorted(names, key=len, reverse=True):
        rest = plain_pattern(name).sub(" ", rest)
    return bool(names) and not _ANY_MOVE.search(rest)


def _names_another(paragraph: Paragraph, place: int, facts: Facts) -> bool:
    """Whether the sentence of a change begins with a measure that is none of the thing told before.

    `Koperasi aktif 76%. Dibandingkan tahun 2022, nilai SAKIP naik 1,40 poin` tells nothing of cooperatives.
    """
    change = paragraph.mentions[place]
    if not change.is_first or labels_in(change.before, facts):
        return False
    leading = " ".join(mention.before for mention in _leading(paragraph, place)).casefold()
    named = _MEASURE.search(change.before)
    return (named is not None and named["name"].casefold() not in leading) or _has_own_name(change, leading)


def _has_own_name(change: Mention, leading: str) -> bool:
    """Whether a change is told of a name of its own: `Dibandingkan tahun lalu, akta kelahiran naik 0,80`."""
    subject = _SUBJECT.search(change.before)
    own = (
        set()
        if subject is None
        else {word for word in subject["name"].casefold().split() if len(word) > _SHORT}
    )
    return len({word for word in own if word not in leading} - _OF_ANYTHING) >= _NAMING


def _readings(failed: Sequence[Equation], change: Mention) -> Iterator[Equation]:
    """Yield the likeliest of several changes, and where one of achievements is named the other reading.

    `Kenaikan capaian sebesar 2,24` may be meant of the actual or of the achievement: both are told then.
    Of counts that grow in percent but a slip is told: what grows may be one of them.
    """
    growths = [equation for equation in failed if equation.law is not Law.DIFFERENCE]
    if growths:
        yield from [equation for equation in growths if is_slip(equation)][:1]
        return
    yield from failed[:1]
    others = (each for each in failed if each.computed() != failed[0].computed())
    if _OF_ACHIEVEMENT.search(change.before):
        yield from islice(others, 1)


def _is_of_more_years(change: Mention, sentence: Sequence[Mention], year: int) -> bool:
    """Whether a change began before last year: at the level of an earlier year alone, or by its words."""
    levels = [m for m in sentence[: sentence.index(change)] if m.part not in _WAYS]
    years = {m.year for m in levels if m.year is not None and m.year < year}
    is_earlier = bool(years) and year - 1 not in years
    return is_earlier or bool(_OVER_YEARS.search(change.before) or _OVER_YEARS.search(change.after))


def _may_become(paragraph: Paragraph, place: int, now: PrintedNumber) -> bool:
    """Whether a change may lead to a figure: to that which it is said to lead to, if to any."""
    if not _BECOMES.match(paragraph.mentions[place].after):
        return True
    return any(mention.number.value == now.value for mention in paragraph.mentions[place + 1 : place + 2])


def _pairs_beside(
    paragraph: Paragraph, place: int, year: int, told: Collection[Spot]
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    """Yield the figures of a year and the one before beside a change, of the same kind and as exact.

    An actual of which no year is told is of the year of the report.
    """
    change = paragraph.mentions[place].number
    behind = takewhile(_is_of_change, paragraph.mentions[place + 1 :])
    free = [m for m in (*_leading(paragraph, place), *behind) if m.number.spot not in told]
    others = [mention for mention in free if _is_beside(mention, change)]
    for now in others:
        own = year if now.year is None and now.part is Part.ACTUAL else now.year
        for before in others:
            if own is not None and before.year is not None and own - before.year == 1:
                yield now.number, before.number


def _is_of_change(mention: Mention) -> bool:
    """Whether a quantity behind a change may be an end of it, and not of the next comparison."""
    return not (mention.is_first or mention.part in _WAYS or COMPARED_NEXT.search(mention.before))


def _leading(paragraph: Paragraph, place: int) -> Sequence[Mention]:
    """Return the quantities before a change of its thing: since the last change, of two sentences."""
    found: list[Mention] = []
    sentences = int(paragraph.mentions[place].is_first)
    for mention in reversed(paragraph.mentions[:place]):
        is_other = mention.part in _WAYS and not _OF_TARGET.match(mention.after)
        if is_other or sentences == _SENTENCES:
            break
        found.append(mention)
        sentences += mention.is_first
    return found[::-1]


def _is_beside(mention: Mention, change: PrintedNumber) -> bool:
    is_of_a_kind = (mention.number.unit == RUPIAH) == (change.unit == RUPIAH)
    is_as_exact = mention.number.decimals == change.decimals
    return mention.part not in (*_WAYS, Part.TARGET) and is_as_exact and is_of_a_kind


def _pairs_of_facts(
    paragraph: Paragraph, place: int, facts: Facts, year: int
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    labels = _named(paragraph, place, facts)
    for part in (Part.ACTUAL, Part.ACHIEVEMENT):
        own = [fact for fact in facts if fact.label in labels and fact.part is part] if labels else []
        for now in own:
            for before in own:
                if now.year == year and before.year == year - 1:
                    yield now.number, before.number


def _named(paragraph: Paragraph, place: int, facts: Facts) -> Collection[str]:
    """Return the things that a change may be of: named in its sentence, else in the one before.

    Where its sentence tells a level first, one named before it has such a level: `X sebesar 114,40%. Nilai
    IKM 84,50, naik 1,50` tells nothing of X.
    """
    change, leading = paragraph.mentions[place], _leading(paragraph, place)
    own = [m for m in leading if m in paragraph.sentence_of(change)]
    here = labels_in(change.before, facts) if change.is_first else ()
    if here:
        return here
    labels = labels_in(" ".join(m.before for m in (*leading, change)), facts)
    if not own or labels_in(" ".join(m.before for m in (*own, change)), facts):
        return labels
    levels = {mention.number.value for mention in own}
    return [label for label in labels if any(fact.number.value in levels for fact in facts.of(label))]


def _change(paragraph: Paragraph, mention: Mention, now: PrintedNumber, before: PrintedNumber) -> Equation:
    are_counts = now.is_count and before.is_count and max(now.value, before.value) > HUNDRED
    if mention.number.unit == PERCENT and are_counts:
        law = Law.GROWTH if mention.part is Part.UP else Law.UNSPENT
        return Equation(
            AuditRule.RATIO, law, mention.number, (now, before), paragraph.place, subject="pertumbuhan"
        )
    inputs = (now, before) if mention.part is Part.UP else (before, now)
    return Equation(
        AuditRule.DIFFERENCE, Law.DIFFERENCE, mention.number, inputs, paragraph.place, subject="perubahan"
    )
