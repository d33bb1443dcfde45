"""Shares of running text that follow their part and whole: `23 dari 33 unit atau 69,70%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import is_shifted
from capaian.auditor.understanding.beyond import lies_beyond
from capaian.auditor.understanding.columns import is_of_other_units
from capaian.auditor.understanding.direction_words import MOVE, MOVED, UNLIKE
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.shares_in_clauses import (
    are_of_others,
    is_figure_of_speech,
    is_of_budget,
)
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_REACH: Final = 3
"""How many figures before a share, other shares not counted, may be its part and its whole."""
_FAR: Final = 6
"""How many, if one of them gives it exactly."""
_NEAR: Final = Decimal("0.08")
"""A share that is further off is one of something else."""
_LEADS: Final = re.compile(
    r"^[^.;]{0,60}?(?:\b(?:atau|setara|yaitu|yakni|sehingga|maka)\b|[(])[^.;]{0,120}$"
    r"|\b(?:sehingga|dengan demikian|maka)\b[^.;]{0,160}$",
    re.IGNORECASE | re.DOTALL,
)
"""Words between a whole or part and the share that follows from them."""
_TARGET: Final = re.compile(r"\b(?:di)?target(?:kan|nya)?\b", re.IGNORECASE)
_CONCLUDES: Final = re.compile(
    r"^\W*(?:dengan (?:demikian|kata lain|begitu)|jadi|maka|artinya|sehingga|berarti)\b", re.IGNORECASE
)
"""What leads from one sentence to a share that stands alone in the next."""
_OF: Final = re.compile(r"\b(?:dari|terhadap)\b", re.IGNORECASE)
_DETAILS: Final = re.compile(r"\b(?:rincian|terdiri|meliputi|di\s?antaranya|termasuk)\b", re.IGNORECASE)
"""What follows is a part of another kind, with a whole of its own."""
_OR: Final = re.compile(r"\batau\b|[(]\s*$|\bterserap\b|\bsetara\b", re.IGNORECASE)
_OR_AMOUNT: Final = re.compile(
    r"[^)]*?(?:\b(?:atau|yaitu|yakni|setara)\b[^)]*|[(]\s*(?:rp\.?\s*)?)", re.IGNORECASE
)
"""Words between a share and its amount; a bracket that ends there ends what is told of the share."""
_FROM: Final = re.compile(
    r"^(?![^,;.)]*\b(?:berasal|disebabkan|karena)\b)[^,;.]*,?\s*\bdari\b"
    r"(?:(?!\b(?:menyisakan|(?:ter)?sisa(?:nya)?|sehingga)\b)[^,;.)])*$",
    re.IGNORECASE,
)
"""No clause and no bracket ends between the share and the whole, which is not what is left, nor a cause."""
_NOUN: Final = re.compile(r"\s*(?:,-)?\s*([^\W\d_]+)")
_PART_OF: Final = re.compile(
    r"^\s*(?:,-|,00)?\s*(?:[^\W\d_]+\s+)?dari\s+(?:[^\W\d_]+\s+){0,3}(?:rp\.?\s*)?$", re.IGNORECASE
)
"""All that stands between a part and its whole: `Rp45,- dari pagu Rp50`."""
_OF_OTHER: Final = re.compile(r"\s*(?:%|persen)?\s*\)?\s*(?:dari|terhadap)\b", re.IGNORECASE)
"""A share that is said to be of something goes on to its own whole."""
_OF_RIGHT_BEFORE: Final = re.compile(r"\bdari(?:\s+[\w-]+){0,3}\s*(?:\brp\.?\s*)?$", re.IGNORECASE)
_LINKS: Final = frozenset(
    ("dan", "yang", "sedangkan", "sementara", "serta", "dengan", "telah", "sudah", "atau")
)
"""Words after a count that are not what it counts."""
_CLAUSE_BEGINS: Final = re.compile(r"[.;]\s")
_LISTED: Final = re.compile(r"\b(?:terdiri|rincian|meliputi|yaitu|yakni)\b", re.IGNORECASE)
_RIGHT_BEHIND: Final = re.compile(
    r"^\s*(?:,-|,00)?\s*(?:[^\W\d_]+\s+){0,2}?(?:,?\s*atau(?:\s+sebesar)?|[(])\s*$", re.IGNORECASE
)
"""A share that stands right behind its part: `96.019 jiwa (99,53%)`."""
_AMONG: Final = re.compile(
    r"^\W*(?:di\s?antara(?:\s+mereka|\s+jumlah\s+(?:itu|tersebut)|nya)"
    r"|dari\s+(?:(?:jumlah|angka|total|seluruhnya)\b\s*)+(?:itu|tersebut)?)[\s,]",
    re.IGNORECASE,
)
"""What follows is a part of what the sentence before counts: `Di antara mereka 68 anak`."""
_RIGHT_BEHIND_CLAUSE: Final = re.compile(
    r"^[^.;:()\d]{0,60}?(?:,?\s*[(]?\b(?:atau|setara)(?:\s+(?:sebesar|dengan))?|[(])\s*$", re.IGNORECASE
)
_MOVES: Final = Worded(rf"\b(?:{MOVED})(?:\s+sebesar)?\s*(?:\brp\.?\s*)?$")
"""What follows is a change, and its share one of where it began."""
_MOVED_BY: Final = Worded(
    rf"\b(?:{MOVED}|{MOVE}|{UNLIKE}|pertumbuhan)\b"
    r"(?:\s+(?:sebesar|sebanyak|sekitar|hampir|rata-rata|hingga|sampai))*\s*$"
)
"""The share right behind is by how much a thing moved: `12.500 orang atau naik 25% dari 10.000 orang`."""
_SHARE_FIRST: Final = re.compile(
    r"^[^.;()]{0,40}?(?:[(]|\b(?:atau|yaitu|yakni)\b|\b(?:diperoleh|dihitung|berasal)\s+dari\b)[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Words between a share and its part behind it: `99,53% (96.019 dari 96.472 jiwa)`."""
_WHOLE_LAST: Final = re.compile(r"\b(?:dari|dibagi|terhadap|dibanding(?:kan)?)\b[^,;.]*$", re.IGNORECASE)
_WIDE: Final = Decimal("0.5")
"""Where words leave no doubt what a share is of, it may be quite wrong."""
_OUT_OF: Final = re.compile(r"^\s*(?:,-)?\s*(?:[^\W\d_]+\s+){0,2}dari\s+(?:rp\.?\s*)?$", re.IGNORECASE)
"""All that stands between part and whole of a phrase."""
_IN_BRACKETS: Final = re.compile(r"^\s*(?:,-)?\s*(?:[^\W\d_]+\s+)?\($")
_CLOSES: Final = re.compile(r"^\s*(?:%|persen)?\s*\)")
_TOLD_AS: Final = re.compile(r"^\s*(?:%|persen)\s*:\s*(?:rp\.?\s*)?$", re.IGNORECASE)
_IS: Final = re.compile(r"^\s*(?:[^\W\d_]+\s+)?adalah\s*$", re.IGNORECASE)
_OF_BEFORE: Final = Worded(
    rf"\b(?:lalu|sebelumnya|semula|{MOVED})\b|\b(?:sedangkan|sementara|adapun)\b[^.;]*\b(?:19|20)\d\d\b"
)
"""What follows is a part of what was there before: `sedangkan tahun lalu 210 rekomendasi`."""
_REALISED: Final = re.compile(
    r"\b(?:realisasi(?:nya)?|(?:ter|di)realisasi(?:kan)?|terserap|diserap|penyerapan(?:nya)?|terpakai|dibelanjakan)\b"
    r"(?:(?!\b(?:dari|terhadap|pagu(?:nya)?)\b)[^.;])*\.?\s*$",
    re.IGNORECASE,
)
"""What was spent has a share right behind it, and is the whole of none."""
_SCALED: Final = re.compile(r"\s*(?:ribu|juta|mil[iy]ar|triliun)", re.IGNORECASE)
_FULL: Final = 100_000
"""From here on an amount may be one of a budget in full."""
_OTHER: Final = CHANGES | {Part.TARGET}
"""What no share of a part in a whole is."""


def shares_between(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield percentages between a part and its whole: `28 orang atau 93,33% dari rencana 30 orang`."""
    mentions = paragraph.mentions
    for first, share, last in zip(mentions, mentions[1:], mentions[2:], strict=False):
        is_pair = first.number.unit == last.number.unit != PERCENT == share.number.unit
        if not is_pair or first.part in _OTHER or last.is_first or _MOVES.search(first.before):
            continue
        if _MOVED_BY.search(share.before):
            continue
        if _OR.search(share.before) and _FROM.search(last.before):
            made = _equation(paragraph, share, first, last)
            if made.holds() or not lies_beyond(share.before):
                yield made
        elif ";" in share.before:
            continue  # of another matter
        elif _OF_RIGHT_BEFORE.search(_own_clause(first)) and _OR_AMOUNT.fullmatch(last.before):
            yield from _if_likely(_equation(paragraph, share, last, first), _WIDE)


def shares_ahead(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield percentages before their part and whole: `99,53% (96.019 dari 96.472 jiwa)`."""
    for mentions in paragraph.sentences:
        for place, (share, part, whole) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
            is_pair = part.number.unit == whole.number.unit != PERCENT == share.number.unit
            if not is_pair or share.part in _OTHER:
                continue
            if _SHARE_FIRST.search(share.after) and _WHOLE_LAST.search(part.after):
                meant = _actual_before(share, mentions[:place])
                yield from _if_likely(_equation(paragraph, meant, part, whole), _WIDE)


def _actual_before(share: Mention, before: Sequence[Mention]) -> Mention:
    """Return the actual that part and whole behind an achievement are of, where the sentence tells it.

    `terealisasi 63,00% dari target 70,00% atau capaian 90,00%, yaitu 1.575 guru dari 2.500 guru`
    """
    if share.part is not Part.ACHIEVEMENT:
        return share
    told = [each for each in before if each.part is Part.ACTUAL and each.number.unit == PERCENT]
    return told[-1] if told else share


def shares_in_phrases(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield shares that stand in one phrase with part and whole, so that they may be off as far as they like.

    `5 dari 8 orang (62,50%)`, `62,50%: 5 orang dari 8 orang`, and without a sign `5 dari 8 adalah 62,50`.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that is told already.
    """
    for mentions in paragraph.sentences:
        for first, second, third in zip(mentions, mentions[1:], mentions[2:], strict=False):
            made = _of_phrase(paragraph, first, second, third)
            if made is not None and made.result.spot not in known:
                yield made


def _of_phrase(paragraph: Paragraph, first: Mention, second: Mention, third: Mention) -> Equation | None:
    is_share = third.number.unit == PERCENT
    if first.number.unit == PERCENT and _TOLD_AS.match(second.before) and _OUT_OF.match(third.before):
        return None if is_share else _equation(paragraph, first, second, third)
    if first.number.unit != second.number.unit or not _OUT_OF.match(second.before):
        return None
    if is_share and _IN_BRACKETS.match(third.before) and _CLOSES.match(third.after):
        return _equation(paragraph, third, first, second)
    if third.number.decimals and _IS.match(third.before):
        made = _equation(paragraph, third, first, second)
        return made if _distance(made) <= _WIDE else None
    return None


def _if_likely(equation: Equation, distance: Decimal) -> Iterator[Equation]:
    if _distance(equation) <= distance or is_shifted(equation):
        yield equation


def stated_shares(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield percentages with the part and the whole that stand before them.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that words say more clearly.
    """
    ahead = {_spots(equation) for equation in shares_ahead(paragraph)}
    for place, share in enumerate(paragraph.mentions):
        is_share = share.number.unit == PERCENT and share.part not in _OTHER
        if is_share and share.number.spot not in known and _LEADS.search(share.before):
            nearest = _nearest(paragraph, share, paragraph.mentions[:place])
            nearest = nearest and _where_less_is_better(nearest, paragraph.mentions[:place])
            is_led = not share.is_first or _CONCLUDES.match(share.before)
            if nearest is not None and (
                nearest.holds()
                or (
                    is_led
                    and not _is_of_other(paragraph, nearest, share)
                    and not (share.is_first and _spots(nearest) in ahead)
                )
            ):
                yield nearest


def _spots(equation: Equation) -> frozenset[Spot]:
    return frozenset(number.spot for number in equation.inputs)


def _is_of_other(paragraph: Paragraph, nearest: Equation, share: Mention) -> bool:
    """Whether a share is said to be of a whole of its own, not of one of another sentence or of speech."""
    own = paragraph.sentence_of(share)
    is_apart = not {n.spot for n in nearest.inputs} <= {mention.number.spot for mention in own}
    if any(lies_beyond(gap.before) for gap in own[: own.index(share)][-1:]):
        return True
    return (is_apart and bool(_OF_OTHER.match(share.after))) or is_figure_of_speech(own, nearest)


def _nearest(paragraph: Paragraph, share: Mention, before: Sequence[Mention]) -> Equation | None:
    """The part and whole that give the share; where none does, those that come nearest to it.

    The figure right before the share is one of them.
    """
    if not before or before[-1].number.unit == PERCENT or _MOVES.search(before[-1].before):
        return None
    last, *far = [each for each in reversed(before) if each.number.unit != PERCENT][:_FAR]
    others = far[: _REACH - 1]
    is_part = _REALISED.search(last.before) and not _OF_RIGHT_BEFORE.search(_own_clause(last))
    ordered = (pair for other in others for pair in ((last, other), (other, last))[: 1 if is_part else 2])
    pairs = [_equation(paragraph, share, *pair) for pair in ordered if _is_pair(*pair)]
    targets = {each.number.spot for each in before if _TARGET.search(each.before)}
    is_total = _is_total(share, last, far)
    near = [e for e in pairs if e.holds() or (_is_near(e) and not (is_total or _spots(e) <= targets))]
    whole = next((each for each in far if _equation(paragraph, share, last, each).holds()), None)
    if whole is not None and whole not in others and _is_pair(last, whole):
        return _equation(paragraph, share, last, whole)
    if not any(equation.holds() for equation in near) and (
        _is_of_sum(share, last, far) or _is_of_earlier(paragraph, share, near)
    ):
        return None
    if near:
        return min(near, key=lambda equation: (not equation.holds(), _distance(equation)))
    sure = [(part, last) for part in others[:1] if _is_of_last(share, part, last)]
    sure = sure or [(last, whole) for whole in others if _is_sure(share, last, whole)]
    found = ((_equation(paragraph, share, *pair), pair) for pair in (*sure, *_among(paragraph, share, last)))
    own = paragraph.sentence_of(share)
    likely = (
        made
        for made, pair in found
        if _distance(made) <= _WIDE or _has_lost(made, *pair) or is_of_budget(share, *pair)
    )
    return next((made for made in likely if not are_of_others(own, made)), None)


def _has_lost(share: Equation, part: Mention, whole: Mention) -> bool:
    """Whether amounts in full would be right but for some of their digits: `Rp450.000 dari Rp500.000.000`."""
    are_full = all(m.number.value >= _FULL and not _SCALED.match(m.after) for m in (part, whole))
    return part.number.unit == RUPIAH and are_full and is_of_other_units(share)


def _where_less_is_better(equation: Equation, before: Sequence[Mention]) -> Equation:
    """Return the achievement of a target that is met from below, where that is what a share gives."""
    if equation.holds():
        return equation
    targets = {mention.number.spot for mention in before if _TARGET.search(mention.before)}
    actual, target = sorted(equation.inputs, key=lambda number: number.spot in targets)
    of_target = replace(
        equation, rule=AuditRule.ACHIEVEMENT, inputs=(actual, target), subject=AuditRule.ACHIEVEMENT.value
    )
    made = [replace(of_target, law=law) for law in (Law.MIRROR, Law.INVERSE)]
    return next((each for each in made if target.spot in targets and each.holds()), equation)


def _is_of_sum(share: Mention, part: Mention, before: Sequence[Mention]) -> bool:
    """Whether the figures right before a part make its whole together: `Rp4 dan Rp6, terserap Rp9 (90%)`."""
    alike = [each.number for each in takewhile(lambda each: each.number.unit == part.number.unit, before)]
    sums = [sum((number.value for number in alike[:count]), Decimal(0)) for count in range(2, len(alike) + 1)]
    found = (part.number.value / whole * 100 for whole in sums if whole)
    return any(abs(each - share.number.value) <= share.number.step for each in found)


def _is_total(share: Mention, last: Mention, before: Sequence[Mention]) -> bool:
    """Whether the figure right before a share is those before it together: the share is of a larger whole."""
    sums = {sum(each.number.value for each in before[:n]) for n in range(2, min(len(before), _REACH) + 1)}
    return last.number.value in sums and _RIGHT_BEHIND.search(share.before) is not None


def _is_of_earlier(paragraph: Paragraph, share: Mention, near: Sequence[Equation]) -> bool:
    """Whether it is exactly that of another part in the whole: `Dari 140, 126 kembali, 120 sah, jadi 90%`."""
    wholes = {equation.inputs[1].spot: equation.inputs[1] for equation in near}
    parts = [each.number for each in paragraph.sentence_of(share) if each.number.is_count]
    return any(
        abs(100 * part.value / whole.value - share.number.value) <= share.number.step / 2
        for whole in wholes.values()
        for part in parts
        if whole.spot < part.spot < share.number.spot and part.value < whole.value
    )


def _is_sure(share: Mention, part: Mention, whole: Mention) -> bool:
    """Whether words leave no doubt: `dari 96.472 wajib KTP, 96.019 jiwa (99,53%)`, or parts in a list."""
    is_pair = part.number.unit == whole.number.unit and not _OF_BEFORE.search(part.before)
    if not is_pair or not _RIGHT_BEHIND.search(share.before):
        return False
    is_listed = bool(_LISTED.search(whole.after))
    if is_listed and part.number.unit == RUPIAH:
        return False  # amounts of a list have budgets of their own
    is_whole = is_listed or bool(_OF_RIGHT_BEFORE.search(_own_clause(whole)))
    return is_whole and part.number.value <= whole.number.value


def _is_of_last(share: Mention, part: Mention, whole: Mention) -> bool:
    """Whether part, whole and share are one phrase: `terserap Rp45 dari pagu Rp50 atau 90%`."""
    is_pair = part.number.unit == whole.number.unit and part.number.value <= whole.number.value
    is_phrase = bool(_PART_OF.match(whole.before) and _RIGHT_BEHIND.search(share.before))
    is_other = part.part in _OTHER or _MOVES.search(part.before) or _OF_OTHER.match(share.after)
    return is_pair and is_phrase and not is_other


def _among(paragraph: Paragraph, share: Mention, part: Mention) -> Sequence[tuple[Mention, Mention]]:
    """Return a part with the one count of the sentence before that it is said to be among."""
    place = paragraph.sentences.index(paragraph.sentence_of(part))
    if not place or not _AMONG.match(part.before) or not _RIGHT_BEHIND_CLAUSE.search(share.before):
        return ()
    counts = [each for each in paragraph.sentences[place - 1] if each.number.is_count]
    return [(part, whole) for whole in counts if len(counts) == 1 and part.number.value < whole.number.value]


def _own_clause(mention: Mention) -> str:
    return _CLAUSE_BEGINS.split(mention.before)[-1]


def _is_pair(part: Mention, whole: Mention) -> bool:
    """Whether two figures count or pay the same thing, by their words."""
    first, second = (part, whole) if part.number.spot < whole.number.spot else (whole, part)
    if part.number.unit != whole.number.unit or part.number.unit == PERCENT or not whole.number.value:
        return False
    if part.number.unit == RUPIAH:
        return not _DETAILS.search(second.before)
    nouns = {noun for mention in (first, second) if (noun := _noun(mention))}
    if not (part.number.is_exact and whole.number.is_exact):
        return len(nouns) == 1 and all(map(_noun, (first, second)))
    is_of = _OF.search(second.before) or _OF_RIGHT_BEFORE.search(_own_clause(first))
    return bool(is_of) or len(nouns) < 2  # a noun said once is left out the other time


def _noun(mention: Mention) -> str:
    """What a figure counts; empty where no noun follows it."""
    found = _NOUN.match(mention.after)
    return "" if found is None or found[1].casefold() in _LINKS else found[1].casefold()


def _equation(paragraph: Paragraph, share: Mention, part: Mention, whole: Mention) -> Equation:
    is_money = part.number.unit == RUPIAH
    rule = AuditRule.ABSORPTION if is_money else AuditRule.RATIO
    is_of_target = bool(_TARGET.search(whole.before))
    return Equation(
        AuditRule.ACHIEVEMENT if is_of_target and not is_money else rule,
        Law.PERCENT,
        share.number,
        (part.number, whole.number),
        paragraph.place,
        subject="capaian" if is_of_target else "serapan" if is_money else "persentase",
    )


def _is_near(equation: Equation) -> bool:
    """Whether a share is close to that of a part, or shifted; of two equal counts the one is no part."""
    part, whole = equation.inputs
    is_same = part.is_count and part.value == whole.value
    return not is_same and (_distance(equation) <= _NEAR or is_shifted(equation))


def _distance(equation: Equation) -> Decimal:
    """How far a share is from what its part and whole give, as a share of itself."""
    found, printed = equation.computed(), equation.result.value
    return Decimal(1) if found is None or not printed else abs(found - printed) / abs(printed)
