"""Levels beside the targets that they are said to pass or miss: `1.692 ton melampaui target 1.800 ton`.

Or beside what a wider circle has: `98,34% di atas rata-rata provinsi sebesar 98,74%`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.direction_words import LESS, MORE, THAN, UNLIKE, opposite_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_AIM: Final = (
    r"(?:target\w*|rencana\w*|yang\s+di(?:target|rencana|janji|perjanji|tetap)kan"
    r"|(?:rata-?\s?rata|angka)\s+(?:provinsi|nasional)|(?P<mean>rata-?\s?rata|rerata))"
)
_FROM: Final = re.compile(r"\bdari\s*$", re.IGNORECASE)
"""Before what a level was before: `turun 1,91 poin dari 12,18% dan lebih rendah daripada target`."""
_NEXT: Final = (
    r"(?:dan|serta|tetapi|namun|sedangkan|sementara|dengan|rata|capaian|sehingga|karena"
    r"|meski\w*|masing|berturut)"
)
"""Here something else is said, or the figure is of something else."""
_SAID: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:[^\W\d_]+\s*){0,2}?[,(]?\s*"
    r"(?:\b(?:yang|dan|sehingga|berarti|atau|telah|sudah|berhasil|mampu|dapat|masih|juga|berada|jauh|sedikit)\s+)*"
    r"(?:(?P<miss>(?:belum|tidak|gagal)\s+(?:\w+\s+)?(?:mencapai|memenuhi|melampaui|melebihi))"
    r"|(?P<meet>mencapai|memenuhi)|(?P<pass>melampaui)"
    rf"|(?P<over>melebihi|di\s?atas|(?:{MORE})\s+{THAN})"
    rf"|(?P<under>di\s?bawah|kurang\s+dari|(?:{LESS})\s+{THAN}))"
    rf"\s+{_AIM}(?:(?!\b{_NEXT}\b)(?:[^.;:\d]|(?:19|20)\d\d)){{0,60}}$",
    re.IGNORECASE,
)
"""All that stands between a level and its target."""
_SHORT_OF: Final = re.compile(
    r"\b(?:kurang|kekurangan(?:nya)?|(?:ter)?sisa(?:nya)?|tinggal|(?:di|mem)?butuh(?:kan)?|memerlukan|diperlukan|perlu|defisit)\b"
    r"(?:\s+(?!dari\b)[^\W\d_]+){0,3}\s*$",
    re.IGNORECASE,
)
"""Before what is missing from a target: `masih kurang 4.301 orang`."""
_AIMED_AT: Final = re.compile(r"\b(?:untuk|agar|supaya|guna|demi)\b", re.IGNORECASE)
"""What is to be reached is not said to be: `untuk memenuhi target`."""
_POINTS: Final = re.compile(r"\s*(?:%|persen)?\s*(?:poin|point)\b", re.IGNORECASE)
_MEAN: Final = re.compile(
    rf"(?:di\s?atas|di\s?bawah|melampaui|melebihi|mencapai|memenuhi|kurang\s+dari|(?:{UNLIKE})\s+{THAN})\s+"
    r"(?:rata-?\s?rata|rerata)\b",
    re.IGNORECASE,
)
"""The mean is what the level is held against."""
_CIRCLE: Final = re.compile(r"\b(?:provinsi|nasional)\b", re.IGNORECASE)
_LATER: Final = re.compile(r"\b(?:akhir|renstra|rpjmd|rpd)\b", re.IGNORECASE)
_LESS: Final = re.compile(rf"di\s?bawah|kurang|{LESS}", re.IGNORECASE)
_SIDE: Final = (
    r"(?P<side>melampaui|melebihi|di\s?atas|di\s?bawah|kurang\s+dari"
    rf"|(?:{UNLIKE})\s+dari(?:pada)?)"
)
_GAP_AHEAD: Final = re.compile(
    rf"(?<!belum )(?<!tidak )\b{_SIDE}\s+target(?:nya)?"
    r"(?:\s+(?:yang|di\w+|kinerja|tersebut|ini|tahun|20\d\d)){0,4}"
    r"\s+(?:sebesar|sebanyak|sejauh|(?:dengan\s+)?selisih(?:\s+sebesar)?)\s*$",
    re.IGNORECASE,
)
"""Before a gap: `telah melampaui target sebesar 1,01 poin`."""
_GAP_BEHIND: Final = re.compile(
    rf"\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?)?\s*(?:{_SIDE}|dari(?:pada)?)\s+target\b",
    re.IGNORECASE,
)
"""Behind a gap: `1,01 poin di atas target`, and with a word before it `lebih 1,01 poin dari target`."""
_LESS_OR_MORE: Final = re.compile(
    rf"(?<!belum )(?<!tidak )\b(?:{UNLIKE}|kurang|lebih)\s*(?:sebesar\s*)?$",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(r"\s*(menit|jam|hari|detik|bulan|km|ha|ton|liter|kg|rupiah)\b", re.IGNORECASE)
_WORDS: Final = {"miss": False, "under": False, "meet": True, "pass": True, "over": True}
"""Whether the level is said to be no less than the target."""


def beside_targets(
    sentence: Sentence, mentions: Sequence[Mention], lower: LowerBetter
) -> Iterator[Statement]:
    """Yield each level that a sentence holds against the target right behind it."""
    for level, target in pairwise(mentions):
        said = _SAID.match(target.before) if _are_alike(level, target) else None
        is_plain = said and (said["over"] or said["under"])
        if said and said["mean"] and not (is_plain and _are_precise(level, target)):
            continue
        is_meant = (
            said and not _LATER.search(target.before) and not _may_be_gap(said, level, target, mentions)
        )
        if said and is_meant and (is_plain or not lower.may_be(sentence, mentions, target)):
            yield _statement(sentence, said, level, target)


def _may_be_gap(said: re.Match[str], level: Mention, target: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a figure may tell how far something is from its target: `88,56, 2,56 poin di atas target 86`.

    It is called what is missing, or points, or is as much as another figure and the target are apart, or far
    less than what it is said to be above.
    """
    if _SHORT_OF.search(level.before) or _AIMED_AT.search(said[0]):
        return True
    if said["miss"] or said["meet"]:
        return False
    gap, aim = abs(level.number.value), target.number.value
    is_apart = any(abs(each.number.value - aim) == gap for each in mentions if each is not level)
    is_small = not said["under"] and 2 * gap < aim
    return _POINTS.match(level.after) is not None or is_apart or is_small


def gaps_to_targets(paragraph: Paragraph, lower: LowerBetter) -> Iterator[Statement]:
    """Yield each gap to a target with its side, where the level and the target stand before it."""
    for place, gap in enumerate(paragraph.mentions):
        side = _side(gap) if gap.number.decimals else None
        ends = [*_ends(paragraph.mentions[:place], gap)] if side else []
        sides = {level.number.value > target.number.value for level, target in ends}
        if side and len(sides) == 1 and not may_be_less(f"{paragraph.section} {paragraph.text}"):
            level, target = ends[-1]
            if not lower.has(target):
                yield _gap_statement(paragraph, side, gap, level, target)


def _side(gap: Mention) -> str | None:
    """Return the words that tell on which side of a target a gap lies."""
    ahead = _GAP_AHEAD.search(gap.before)
    if ahead:
        return ahead["side"]
    behind = _GAP_BEHIND.match(gap.after)
    word = behind and (behind["side"] or _LESS_OR_MORE.search(gap.before))
    return word if word is None or isinstance(word, str) else word[0].strip()


def _ends(before: Sequence[Mention], gap: Mention) -> Iterator[tuple[Mention, Mention]]:
    """Yield the levels and targets side by side that are exactly so far apart."""
    for one, other in pairwise(before):
        level, target = (other, one) if one.part is Part.TARGET else (one, other)
        is_pair = target.part is Part.TARGET and level.part not in (*CHANGES, Part.TARGET)
        is_apart = abs(level.number.value - target.number.value) == abs(gap.number.value) != 0
        if is_pair and is_apart and level.number.unit == target.number.unit:
            yield level, target


def _gap_statement(
    paragraph: Paragraph, side: str, gap: Mention, level: Mention, target: Mention
) -> Statement:
    is_above = level.number.value > target.number.value
    holds = _LESS.match(side) is None if is_above else _LESS.match(side) is not None
    right = "di atas target" if is_above else "di bawah target"
    why = f"{level.number.text} berada {right} {target.number.text}; tercetak {side.casefold()}."
    return Statement(
        AuditRule.CLAIM,
        holds,
        gap.number.spot.line,
        f"{side} ({gap.number.text})",
        right,
        why,
        paragraph.place,
    )


def _are_alike(level: Mention, target: Mention) -> bool:
    is_level = level.part not in (*CHANGES, Part.TARGET) and not _FROM.search(level.before)
    is_share = level.number.unit == PERCENT
    is_aim = target.part in (Part.TARGET, None) and (not target.is_mean or _MEAN.search(target.before))
    is_one = not level.is_mean or _has_unit_of(level, target)
    return is_level and bool(is_aim) and is_share is (target.number.unit == PERCENT) and is_one


def _are_precise(level: Mention, mean: Mention) -> bool:
    """Whether a level may be held against a mean: so many rows, which are whole, lie above one too."""
    return level.number.decimals == mean.number.decimals > 0


def _has_unit_of(level: Mention, target: Mention) -> bool:
    """Whether a mean is told in the unit of its target, as times are: `rata-rata 12,20 menit`."""
    one, other = (_UNIT.match(each.after) for each in (level, target))
    return one is not None and other is not None and one[1].casefold() == other[1].casefold()


def _statement(sentence: Sentence, said: re.Match[str], level: Mention, target: Mention) -> Statement:
    one, other = level.number, target.number
    is_met = next(met for name, met in _WORDS.items() if said[name])
    words = next(said[name] for name in _WORDS if said[name]).casefold()
    holds = one.value == other.value or (one.value > other.value) is is_met
    side = "di bawah" if is_met else "di atas"
    verdict = side if said["mean"] or _CIRCLE.search(said[0]) else "belum tercapai" if is_met else "tercapai"
    why = f"{one.text} berada {side} {other.text}; tercetak {words}."
    line = one.spot.line
    return Statement(AuditRule.CLAIM, holds, line, words, _opposite(words) or verdict, why, sentence.place)


def _opposite(words: str) -> str:
    """Return the comparison that belongs there as it is worded: `lebih tinggi daripada`."""
    compared, _, than = words.rpartition(" ")
    other = opposite_of(compared)
    return f"{other} {than}" if other else ""
