"""Rises, falls and gaps that a sentence tells with both ends: `naik 4,25 poin dari 80,10 menjadi 84,35`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import is_shifted
from capaian.auditor.understanding.direction_words import DOWN, MOVED, THAN, UNLIKE, UP
from capaian.auditor.understanding.directions import led_back
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.vocabulary import COMPARED_NEXT
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT, RUPIAH

_BY: Final = Worded(
    rf"\b(?:{UP}|{DOWN}|{UNLIKE}|berselisih|selisih(?:nya)?|terpaut|perubahan"
    r"|berubah|deviasi)\b(?:\s+(?!(?:dari|menjadi|pada|antara|rata|per|dan|yaitu|yakni)\b)[^\W\d_]+){0,4}\s*(?:\brp\.?\s*)?$"
)
"""What makes a figure that by which another moved."""
_MEAN: Final = re.compile(r"\brata-?\s?rata\b", re.IGNORECASE)
_PER: Final = re.compile(
    r"\s*(?:%|persen)?\s*(?:poin\s+)?(?:[^\W\d_]+\s+)?(?:per\s?|setiap\s+|tiap(?:-tiap)?\s+|saban\s+)"
    r"(?:tahun|semester|triwulan|bulan)",
    re.IGNORECASE,
)
"""What moved by as much each year moved by more from one end to the other."""
_FROM: Final = re.compile(r"\b(?:dari|semula)\b[^;:]{0,80}$", re.IGNORECASE)
_TO: Final = Worded(r"\bmenjadi\b[^;:,]{0,40}$")
_AGAINST: Final = re.compile(
    r"^[^;:(]{0,40}?\b(?:dari(?:pada)?|dibanding(?:kan)?|terhadap)\b(?!\s+target)[^;:]{0,80}$", re.IGNORECASE
)
_NEXT_END: Final = re.compile(
    r"\b(?:dan|serta)\b[^;:]*\bter(?:tinggi|endah|besar|kecil|banyak|sedikit)\b", re.IGNORECASE
)
"""Between two levels, of which the second is the other end of its table."""
_MORE_THAN: Final = re.compile(
    rf"^\s*(?:%|persen)?\s*(?:poin\s+)?(?:[^\W\d_]+\s+)?(?:{UNLIKE})"
    rf"\s+{THAN}\b[^;:,]{{0,60}}$",
    re.IGNORECASE,
)
"""Behind a gap, up to the level that it is measured from: `26 lebih sedikit daripada 157`."""
_BEHIND: Final = re.compile(
    r"^\W*(?:(?P<both>(?:jarak|selisih|beda|perbedaan)\s+(?:[^\W\d_]+\s+){0,3}?keduanya)"
    r"|(?:tambahan|pertambahan|kenaikan|penurunan|peningkatan|pengurangan|selisih)nya)"
    r"(?:\s+(?:adalah|sebesar|sebanyak|mencapai|hanya|ialah))*\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""At the begin of the sentence behind two levels."""
_GAP_OF: Final = re.compile(
    r"^\W*(?:jarak|selisih|beda|perbedaan|kesenjangan)\b[^.;:,]{3,100}[(]\s*(?:rp\.?\s*)?$", re.IGNORECASE
)
_AND_OF: Final = re.compile(
    r"^\s*(?:%|persen)?\s*[)]\s*(?:dan|dengan)\s[^.;:,]{3,80}[(]\s*(?:rp\.?\s*)?$", re.IGNORECASE
)
_GAP_IS: Final = re.compile(
    r"^\s*(?:%|persen)?\s*[)]\s*(?:(?:adalah|ialah|yaitu|yakni|sebesar|sebanyak|mencapai|hanya|masih)\s+)*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""What stands before two levels in brackets, and the gap: `Selisih Melati (62,9%) dan Dahlia (46%) ialah`."""
_NOUN: Final = re.compile(r"\s*(?:%\s*)?([^\W\d_]+)")
_NO_NOUNS: Final = ("", "pada", "di", "tahun", "dalam", "persen", "poin")
_COMPARED: Final = re.compile(r"\bdibanding(?:kan)?\b[^;:]{0,80}$", re.IGNORECASE)
_EARLIER: Final = re.compile(
    rf"\b(?:{THAN})\s+(?:[^\W\d_]+\s+){{0,3}}?tahun\s+(?:(?:19|20)\d\d|lalu|sebelumnya)\b", re.IGNORECASE
)
"""Before the level of another year."""
_BETWEEN: Final = Worded(r"\bselisih\s+antara\b[^;:]{0,60}$")
_GAP: Final = re.compile(r"\b(?:selisih(?:nya)?|berselisih|terpaut)\b", re.IGNORECASE)
_SOON: Final = re.compile(r"^[^;:]{0,70}$", re.DOTALL)
"""No more than that stands between what belongs together."""
_OR_SHARE: Final = re.compile(
    r"^[^.;:]{0,25}?(?:\batau\b(?:\s+(?:sebesar|naik|turun))?|[(])\s*$", re.IGNORECASE
)
_ON: Final = re.compile(r"^[^;:]{0,40}\b(?:dan|lalu|kemudian)\b[^;:]{0,40}$", re.IGNORECASE)
"""A row of levels goes on: `dari 92,90% menjadi 94,27% dan 96,15%`."""
_SO: Final = re.compile(
    r"^[^;:]{0,40}?(?:\b(?:atau|sehingga|yaitu|yakni|terdapat|berarti|dengan|ada|maka|jadi|artinya)\b[^;:,]{0,60}"
    r"|[(,]\s*(?:ber|ter|me|lebih\s+)?[^\W\d_]+(?:\s+sebesar)?\s*(?:\brp\.?\s*)?)$",
    re.IGNORECASE,
)
"""Words between a move and by how much it was."""
_LAST_STEP: Final = re.compile(
    r"\b(?:(?:se|satu\s+)tahun\s+(?:terakhir|ini)|tahun\s+(?:lalu|sebelumnya))\b", re.IGNORECASE
)
"""Of a row of years the last two."""
_FROM_NEXT: Final = re.compile(r"^\s*(?:%|persen)?\s*poin(?:\s+persen(?:tase)?)?,?\s+dari\s*$", re.IGNORECASE)
_TO_NEXT: Final = re.compile(
    r"^\s*(?:%|persen|poin)?\s*(?:(?:pada|di)\s+)?(?:tahun\s+(?:20\d\d|sebelumnya)\s+)?menjadi\s*$",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(r"\b(?:sedangkan|sementara|adapun)\b", re.IGNORECASE)
"""Here something else begins."""
_HELD_AGAINST: Final = re.compile(r"^\s*(?:%|[^\W\d_]+)?\s*[(]?(?:dari|terhadap)\s+target\b", re.IGNORECASE)
_MOVES_FROM: Final = re.compile(rf"\b(?:{MOVED})\s+dari\b", re.IGNORECASE)
_OPENED: Final = re.compile(r"[(][^()]*$")
_CLOSED: Final = re.compile(r"[^()]*[)]")
_FEWEST_PARTS: Final = 2
"""So few figures in brackets are parts: one alone may be anything."""
_WAYS: Final = (Part.UP, Part.DOWN)
_FEW: Final = 100
"""Whole figures below that may count anything."""
_LIKELY: Final = 4
"""A change that no end is told of right before may be that many times too large or small."""

_Ends = tuple[PrintedNumber, PrintedNumber]


def moves_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield by how much something moved, where its sentence tells both ends."""
    for sentence in paragraph.sentences:
        for place, change in enumerate(sentence):
            is_gap = place > 1 and _BETWEEN.search(sentence[place - 2].before)
            is_more = 0 < place < len(sentence) - 1 and _is_more(*sentence[place - 1 : place + 2])
            is_led = is_gap or is_more or _BY.search(change.before) or _is_whole(*sentence[place : place + 2])
            if not is_led or _MEAN.search(change.before):
                continue
            if _PER.match(change.after):
                continue
            ends = _ends(sentence, place)
            if ends is not None and _is_of_a_kind(change.number, ends):
                yield _moved(paragraph, change.number, ends)
                yield from _share_of_move(paragraph, sentence, place, ends)


def last_steps_in(paragraph: Paragraph, moved: Sequence[Equation]) -> Sequence[Equation]:
    """Return the moves that words say to be of the last year alone, whatever else the figure is."""
    spots = {m.number.spot for m in paragraph.mentions if _LAST_STEP.search(m.before)}
    return [equation for equation in moved if equation.result.spot in spots]


def whole_moves_in(paragraph: Paragraph, moved: Sequence[Equation]) -> Sequence[Equation]:
    """Return the moves in points whose two ends follow them at once: they are of nothing else."""
    pairs = zip(paragraph.mentions, paragraph.mentions[1:], strict=False)
    spots = {change.number.spot for change, first in pairs if _is_whole(change, first)}
    return [equation for equation in moved if equation.result.spot in spots]


def _is_whole(change: Mention, first: Mention | None = None) -> bool:
    """Whether the two ends of a move in points follow it at once, however far ahead its word stands."""
    if first is None or change.head not in _WAYS:
        return False
    return bool(_FROM_NEXT.match(change.after) and _TO_NEXT.match(first.after))


def gaps_behind(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield how far two levels lie apart, told in the sentence behind them: `Jarak keduanya 14,29 poin`."""
    mentions = (*paragraph.begun, *paragraph.mentions)
    for place, change in enumerate(mentions):
        behind = _BEHIND.match(change.before) if change.is_first and place > 1 else None
        first, last = mentions[place - 2 : place] if behind else (change, change)
        is_move = first.is_first and not last.is_first and _FROM.search(last.before)
        is_exact = first.number.decimals == last.number.decimals == change.number.decimals
        ends = first.number, last.number
        if behind is None or not (behind["both"] or is_move) or not is_exact:
            continue
        if _is_about(change, first, last) and _is_of_a_kind(change.number, ends):
            yield _moved(paragraph, change.number, ends)


def gaps_ahead(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield how far two levels in brackets lie apart: `Selisih Melati (62%) dan Dahlia (46%) ialah 16`."""
    for sentence in paragraph.sentences:
        for place, three in enumerate(zip(sentence, sentence[1:], sentence[2:], strict=False)):
            first, last, gap = three
            names = "".join(f"{mention.before}{mention.number.text}" for mention in sentence[:place])
            is_told = _GAP_OF.match(names + first.before) and _AND_OF.match(last.before)
            is_exact = first.number.decimals == last.number.decimals == gap.number.decimals
            ends = first.number, last.number
            if is_told and _GAP_IS.match(gap.before) and is_exact and _is_of_a_kind(gap.number, ends):
                yield _moved(paragraph, gap.number, ends)


def _ends(sentence: Sequence[Mention], place: int) -> _Ends | None:
    """Return before and after of the change at a place."""
    change, after = sentence[place], _without_share(sentence, place)
    if len(after) > 1 and _TO.search(after[0].before) and led_back(after[0], after[1]):
        return after[1].number, after[0].number
    if len(after) > 1 and _is_led_from(after[0].before) and _TO.search(after[1].before):
        return after[0].number, after[1].number
    if not _SOON.match(change.before) or _OTHER.search(change.before):
        return None
    becomes = bool(after and _TO.search(after[0].before))
    told = None if becomes else _ends_before(change, sentence[:place])
    if told is not None or not place or not after:
        return told
    now = _level_before(sentence[:place], change, after[0])
    if becomes and _COMPARED.search(now.before):
        return now.number, after[0].number
    is_against = _AGAINST.match(after[0].before) and not _NEXT_END.search(after[0].before)
    is_against = is_against and _is_likely(change, now, after[0])
    if _COMPARED.search(now.before) or COMPARED_NEXT.search(after[0].before):
        return None
    return (after[0].number, now.number) if is_against else None


def _level_before(before: Sequence[Mention], change: Mention, then: Mention) -> Mention:
    """Return the level told last: no target, nor share, that it is held against, and no part that it has.

    `53,97% dari target 52,00%`, `17 desa atau 70,83%`, `4.843 orang (2.408 laki-laki dan 2.435 perempuan)`.
    """
    last = before[-1]
    whole = _whole_of_parts(before, change)
    is_target = len(before) > 1 and _HELD_AGAINST.match(last.before)
    is_of_counts = change.number.is_count and then.number.is_count and _EARLIER.search(then.before)
    is_share = is_of_counts and len(before) > 1 and _is_share_of(before[-2], last)
    return whole or (before[-2] if is_target or is_share else last)


def _whole_of_parts(before: Sequence[Mention], change: Mention) -> Mention | None:
    """Return the level before its parts: what they add up to, or what stands before their brackets."""
    for place in range(len(before) - _FEWEST_PARTS - 1, -1, -1):
        whole, parts = before[place], before[place + 1 :]
        if _CLOSED.match(change.before) and _OPENED.search(parts[0].before):
            return whole
        if sum(part.number.value for part in parts) == whole.number.value:
            return whole
    return None


def _is_more(now: Mention, change: Mention, then: Mention) -> bool:
    """Whether a figure is how far two levels lie apart: `131 kasus, 26 lebih banyak dari 105`."""
    nouns = (_NOUN.match(level.after) for level in (now, then))
    own, other = (noun[1].casefold() if noun else "" for noun in nouns)
    is_same = other in (own, *_NO_NOUNS) or (not own and other in now.before.casefold())
    return is_same and _MORE_THAN.match(change.after) is not None


def _is_led_from(words: str) -> bool:
    """Whether a level is where the change before it began, and not where another began."""
    return bool(_FROM.search(words)) and not _OTHER.search(words) and not _MOVES_FROM.search(words)


def _without_share(sentence: Sequence[Mention], place: int) -> Sequence[Mention]:
    """Return what follows a change, but for the share right behind it: `naik 430 ton atau 3,44% dari`."""
    after = sentence[place + 1 :]
    return after[1:] if after and _is_share_of(sentence[place], after[0]) else after


def _is_share_of(change: Mention, share: Mention) -> bool:
    is_percent = share.number.unit == PERCENT != change.number.unit
    return is_percent and bool(_OR_SHARE.match(share.before))


def _ends_before(change: Mention, before: Sequence[Mention]) -> _Ends | None:
    """Return the last two levels, where they are told as a move, or a gap is said to lie between them."""
    if len(before) < 2:
        return None
    first, last = before[-2:]
    is_row = len(before) > 2 and _ON.match(last.before) and _TO.search(first.before)
    is_move = _TO.search(last.before) and _FROM.search(first.before)
    if (is_row or is_move) and _SO.match(change.before):
        is_whole = is_row and not _LAST_STEP.search(change.before)
        whole = _whole_row(before) if is_whole else None
        step = first.number, last.number
        return min((step, whole or step), key=lambda ends: _off(change, ends))
    is_telling = all(m.number.decimals or m.number.value >= _FEW for m in (first, last, change))
    is_gap = _BETWEEN.search(first.before) or (_GAP.search(change.before) and _SOON.match(last.before))
    return (first.number, last.number) if is_gap and is_telling else None


def _off(change: Mention, ends: _Ends) -> Decimal:
    """Return by how much a change is not what lies between two levels."""
    return abs(abs(ends[1].value - ends[0].value) - abs(change.number.value))


def _whole_row(before: Sequence[Mention]) -> _Ends | None:
    """Return the first and the last level of a row of three: `dari 79 menjadi 82 dan 85`."""
    begins = [mention for mention in before[-3:-2] if _FROM.search(mention.before)]
    return (begins[0].number, before[-1].number) if begins else None


def _is_likely(change: Mention, now: Mention, then: Mention) -> bool:
    """Whether two levels on both sides of a change may be those that it lies between."""
    is_later = now.year is None or then.year is None or now.year > then.year
    is_near = (
        _is_about(change, now, then)
        or _is_grown(change)
        or _shifted(change.number, (now.number, then.number)) is not None
    )
    return is_later and now.number.decimals == then.number.decimals and is_near


def _is_about(change: Mention, one: Mention, other: Mention) -> bool:
    """Whether two levels lie about as far apart as is said."""
    gap, printed = abs(one.number.value - other.number.value), abs(change.number.value)
    return printed / _LIKELY <= gap <= printed * _LIKELY


def _is_grown(change: Mention) -> bool:
    return change.number.unit == PERCENT


def _is_of_a_kind(change: PrintedNumber, ends: _Ends) -> bool:
    first, last = ends
    if first.unit != last.unit or first.value == last.value or min(first.value, last.value) <= 0:
        return False
    if first.decimals and not change.decimals and abs(abs(first.value - last.value) - change.value) > 1:
        return False  # a whole number beside decimals counts something else
    return change.unit in (PERCENT, first.unit) or (change.unit == ONE and first.unit != RUPIAH)


def _moved(paragraph: Paragraph, change: PrintedNumber, ends: _Ends) -> Equation:
    """Return the change in points or things; one in percent may be a share of where it began as well."""
    first, last = ends
    high, low = (last, first) if last.value > first.value else (first, last)
    gap = _equation(paragraph, change, Law.DIFFERENCE, (high, low))
    level = None if gap.holds() else _shifted(change, ends)
    if level is not None:
        return replace(level, place=paragraph.place)
    if change.unit != PERCENT:
        return gap
    share = _growth(paragraph, change, ends)
    is_share = share.holds() or (first.unit != PERCENT and not gap.holds())
    return share if is_share else gap


def _shifted(change: PrintedNumber, ends: _Ends) -> Equation | None:
    """Return the level, its mark shifted, that other and change make: `8,67, naik 1,50 dari 85,25`."""
    made = (
        Equation(AuditRule.DIFFERENCE, law, own, (other, change), "", subject="nilai")
        for own, other in (ends, ends[::-1])
        for law in (Law.SUM, Law.DIFFERENCE)
    )
    return next((each for each in made if is_shifted(each)), None)


def _share_of_move(
    paragraph: Paragraph, sentence: Sequence[Mention], place: int, ends: _Ends
) -> Iterator[Equation]:
    """Yield the share of where it began, right behind a change: `naik 779 orang atau 4,58%`."""
    for share in sentence[place + 1 : place + 2]:
        if ends[0].unit != PERCENT and _is_share_of(sentence[place], share):
            yield _growth(paragraph, share.number, ends)


def _growth(paragraph: Paragraph, share: PrintedNumber, ends: _Ends) -> Equation:
    first, last = ends
    law = Law.GROWTH if last.value > first.value else Law.UNSPENT
    return _equation(paragraph, share, law, (last, first))


def _equation(paragraph: Paragraph, number: PrintedNumber, law: Law, inputs: _Ends) -> Equation:
    return Equation(AuditRule.DIFFERENCE, law, number, inputs, paragraph.place, subject="perubahan")


def levels_in(paragraph: Paragraph) -> Iterator[PrintedNumber]:
    """Yield the ends of moves that the paragraph tells: by how much another thing moved is not theirs."""
    for sentence in paragraph.sentences:
        for first, last in pairwise(sentence):
            if _TO.search(last.before) and _FROM.search(first.before):
                yield from (first.number, last.number)
