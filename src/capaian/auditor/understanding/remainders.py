"""What is left of a count without its part: `dari 6.020 keluarga 5.214 tertangani, tersisa 806`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.rests import is_of_other_year
from capaian.auditor.understanding.word_forms import roots_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_LEFT: Final = Worded(
    r"\b(?:sisa(?:nya)?|tersisa|menyisakan|kekurangan(?:nya)?|(?:masih|sehingga|maka)\s+kurang|kurang(?=\s*$))\b"
    r"(?:\s+(?!(?:dari|dan|pada|per|target|rata)\b)[^\W\d_]+){0,3}\s*$"
)
"""Right before what is left: `sehingga masih kurang`, `sisanya sebanyak`."""
_IS_LEFT: Final = re.compile(r"\s*(?:[^\W\d_]+\s+)?(?:sisanya|selebihnya)\b", re.IGNORECASE)
"""Right behind what is left: `dan 6 orang sisanya`."""
_WHOLE: Final = re.compile(
    r"(?<!\bterdiri )\bdari\s+"
    r"(?:(?:total|seluruh|sejumlah|sebanyak|jumlah|target|kebutuhan|rencana|kuota)\s+)*$"
    r"|\b(?:kebutuhan|formasi|kuota|target|rencana)\b[^.;:,\d]{0,60}$",
    re.IGNORECASE,
)
"""Before what the part is taken from."""
_OTHER: Final = re.compile(
    r"\b(?:setiap|tiap|per|rata-?\s?rata|sedangkan\s+tahun|tahun\s+(?:lalu|sebelumnya|depan|berikutnya))\b",
    re.IGNORECASE,
)
_NOUN: Final = re.compile(
    r"\s+(?!(?:dan|yang|di|pada|dari|atau|telah|sudah|serta|sisanya|selebihnya)\b)([^\W\d_]+)", re.IGNORECASE
)
_TO_TARGET: Final = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}?(?:dari(?:pada)?|terhadap|dibanding(?:kan)?)\s+target"
    r"(?:nya)?(?:\s+(?:tersebut|itu|yang\s+ditetapkan))?\s*(?:[.,;:)]|$|(?:dan|tetapi|namun|serta|meski(?:pun)?)\b)",
    re.IGNORECASE,
)
_STILL: Final = Worded(
    r"\b(?:masih|sehingga|berarti|artinya|tinggal)(?:\s+(?:masih|ada|terdapat|tersisa|sebanyak|sejumlah))+\s*$"
)
_NOT_YET: Final = re.compile(
    r"\s*(?:[^\W\d_]+(?:[\s/]+(?!belum\b|tidak\b)[^\W\d_]+){0,3}?\s+)?(?:yang\s+)?(?:belum|tidak)\b"
    r"(?P<what>[^.;:,()\d]{0,80})",
    re.IGNORECASE,
)
"""Around what is left that is told by what it lacks: `masih ada 22 desa yang belum memilikinya`."""
_DENIED: Final = re.compile(r"\b(?:belum|tidak|bukan|tanpa)\b", re.IGNORECASE)
_AMONG: Final = re.compile(r"\s*(?:[^\W\d_]+\s+)?di\s?antaranya\b", re.IGNORECASE)
"""Behind a part of the figure before: `92 pengaduan dan 88 di antaranya selesai`."""
_CLAUSE_BEGINS: Final = re.compile(r"[.;]\s")
_FEWEST: Final = 2
_LIKELY: Final = 4
"""So many times too large or small may be what is left; more is left of something else."""


def remainders_in(paragraph: Paragraph, year: int | None) -> Iterator[Equation]:
    """Yield what is left of the one whole told before it, with the one part of it, in a report of a year."""
    for place, rest in enumerate(paragraph.mentions):
        is_count = rest.number.unit not in (PERCENT, RUPIAH)
        if is_count and not _OTHER.search(rest.before):
            is_left = _is_called_left(paragraph, rest)
            pair = _pair(_at_hand(paragraph, place), rest) if is_left else _without(paragraph, place)
            is_other = pair is None or is_of_other_year(rest, pair, year) or _leave(paragraph, place)
            if pair is not None and not is_other:
                inputs = tuple(mention.number for mention in pair)
                where = paragraph.place
                yield Equation(
                    AuditRule.DIFFERENCE, Law.DIFFERENCE, rest.number, inputs, where, subject="sisa"
                )


def _leave(paragraph: Paragraph, place: int) -> bool:
    """Whether a whole without several parts before it leaves a figure, whatever these are called."""
    left = paragraph.mentions[place].number.value
    counts = [mention.number.value for mention in _before(paragraph, place) if mention.number.is_count]
    lists = (
        counts[first + 1 : last] for first in range(len(counts)) for last in range(first + 3, len(counts) + 1)
    )
    return any(whole - sum(parts) == left for whole in counts[:1] for parts in lists)


def _is_called_left(paragraph: Paragraph, rest: Mention) -> bool:
    """Whether words before a figure call it left; or behind it, where its sentence has but one other part."""
    own = paragraph.sentence_of(rest)
    is_alone = own.index(rest) == _FEWEST and bool(_IS_LEFT.match(rest.after))
    return is_alone or _LEFT.search(rest.before) is not None


def _without(paragraph: Paragraph, place: int) -> tuple[Mention, Mention] | None:
    """Return whole and part of what is told to lack what the part has, in the words of that.

    The whole is called as what is left, `49 perpustakaan pada 69 desa, masih ada 20 desa yang belum`.
    """
    rest = paragraph.mentions[place]
    said = _NOT_YET.match(rest.after) if rest.number.is_count and _STILL.search(rest.before) else None
    before = _before(paragraph, place) if said else ()
    if said is None or len(before) != _FEWEST or not all(each.number.is_count for each in before):
        return None
    whole, part = sorted(before, key=lambda mention: -mention.number.value)
    words = "".join(f"{each.before} {each.after}" for each in before)
    is_alike = _noun(rest) in ("", _noun(whole)) and not CHANGES & {whole.part, part.part}
    is_other = _DENIED.search(words) or _OTHER.search(words) or not _goes_back(said["what"], words)
    return (whole, part) if is_alike and not is_other and _is_near(whole, part, rest) else None


def _goes_back(what: str, words: str) -> bool:
    """Whether what is lacking is what was told before: it has a word of it, or only points back to it."""
    own = words_of(what)
    roots = frozenset[str]().union(*map(roots_of, words_of(words)))
    return (
        not own
        or what.strip().casefold().endswith("nya")
        or any(not roots.isdisjoint(roots_of(w)) for w in own)
    )


def gaps_to_targets_in(paragraph: Paragraph, year: int | None) -> Iterator[Equation]:
    """Yield those of them that are said to lie to the target: `138 dari target 150, kurang 12 dari target`.

    Words leave no doubt then which two figures they lie between.
    """
    behind = {mention.number.spot: mention.after for mention in paragraph.mentions}
    yield from (gap for gap in remainders_in(paragraph, year) if _TO_TARGET.match(behind[gap.result.spot]))


def _at_hand(paragraph: Paragraph, place: int) -> Sequence[Mention]:
    """Return the counts before what is left that may be its whole and the other part."""
    rest = paragraph.mentions[place]
    return [mention for mention in _before(paragraph, place) if _is_alike(mention, rest)]


def _before(paragraph: Paragraph, place: int) -> Sequence[Mention]:
    """Return the figures before what is left, in its sentence; where it opens one, in the sentence before."""
    rest = paragraph.mentions[place]
    own = paragraph.sentence_of(rest)
    sentences = [*paragraph.sentences]
    before = own[: own.index(rest)]
    return before if before or not sentences.index(own) else sentences[sentences.index(own) - 1]


def _is_alike(mention: Mention, rest: Mention) -> bool:
    """Whether a figure counts what is left, as exactly; a noun said once is left out the other time."""
    one, other = mention.number, rest.number
    nouns = {_noun(mention), _noun(rest)} - {""}
    is_level = mention.part not in CHANGES and not _OTHER.search(mention.before)
    is_named = len(nouns) < _FEWEST or _is_whole(mention)
    return is_level and one.unit == other.unit and one.decimals == other.decimals and is_named


def _is_whole(mention: Mention) -> bool:
    return _WHOLE.search(_CLAUSE_BEGINS.split(mention.before)[-1]) is not None


def _noun(mention: Mention) -> str:
    found = _NOUN.match(mention.after)
    return "" if found is None else found[1].casefold()


def _pair(before: Sequence[Mention], rest: Mention) -> tuple[Mention, Mention] | None:
    """Return whole and part, if there is but one of each; any two that leave it are right."""
    for whole, part in permutations(before, _FEWEST):
        if whole.number.value - part.number.value == rest.number.value:
            return whole, part
    wholes = [mention for mention in before if _is_whole(mention)]
    if not wholes and len(before) == _FEWEST and _AMONG.match(before[1].after):
        wholes = [before[0]]
    if len(wholes) != 1 or not before:
        return None
    (whole,) = wholes
    parts = _without_details([mention for mention in before if mention is not whole])
    if len(parts) != 1:
        return None
    (part,) = parts
    return (whole, part) if _is_near(whole, part, rest) else None


def _without_details(parts: Sequence[Mention]) -> Sequence[Mention]:
    """Return parts, or the first of them alone where it is what all behind it come to: its details."""
    details = sum(mention.number.value for mention in parts[1:])
    return parts[:1] if parts and parts[0].number.value == details else parts


def _is_near(whole: Mention, part: Mention, rest: Mention) -> bool:
    gap = whole.number.value - part.number.value
    return 0 < gap <= rest.number.value * _LIKELY and rest.number.value <= gap * _LIKELY
