"""Totals of running text with their parts: listed after them, or stated before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise, takewhile
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.nouns import noun_of
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH
from capaian.rules.outcome import HUNDRED

_NEAR: Final = Decimal("0.3")
"""A total further off is of something else."""
_AMOUNT: Final = 1_000_000
_LISTS: Final = Worded(
    r"\b(?:terdiri (?:dari|atas)|dengan (?:rincian|komposisi)(?!\s+(?:ter|paling))|meliputi|mencakup|yaitu)\b"
)
_OF_SOME: Final = re.compile(
    r"\b(?:ter(?:tinggi|besar|banyak|endah|kecil|sedikit)|terutama|paling\s+\w+|sebagian|di\s?antaranya|antara\s+lain"
    r"|termasuk|salah\s+satu(?:nya)?)\b[^.;]*\byaitu\b",
    re.IGNORECASE,
)
"""What follows is only some of the whole: `terbanyak dari utara, yaitu`."""
OVERLAP: Final = Worded(
    r"\b(?:tumpang tindih|beririsan|rangkap|merangkap|lebih dari (?:satu|1|sekali)|dua kali atau lebih)\b"
)
"""Words of things that are counted in several parts: `sebagian menerima lebih dari satu bantuan`."""
_CONCLUDES: Final = re.compile(
    r"\b(?:dengan demikian|sehingga|maka|jadi)\b[^.;]*\b(?:total|jumlah)\b", re.IGNORECASE
)
_TOTALS: Final = re.compile(
    r"\b(?:jadi|sehingga|maka|artinya)\b[^.;\d]{0,20}\b(?:total|jumlah|seluruh)(?:nya)?"
    r"(?:\s+(?:ada|menjadi|adalah|mencapai|sebanyak|responden|peserta))*\s*$"
    r"|(?:,|\batau)\s*(?:yang\s+)?(?:seluruhnya|semuanya|keseluruhan(?:nya)?|totalnya|jumlahnya|total|berjumlah)"
    r"(?:\s+(?:ada|berjumlah|adalah|mencapai|sebanyak|sejumlah|menjadi))*\s*(?:\brp\.?\s*)?$",
    re.IGNORECASE,
)
_TOTALS_OF: Final = re.compile(
    r"\b(?:jadi|sehingga|maka)\s+(?:total|jumlah)\s+(?:[^\W\d_]+\s+){1,3}(?:\brp\.?\s*)?$", re.IGNORECASE
)
"""A total that says of what: `sehingga total penanganan`."""
_BOTH_SEXES: Final = (
    re.compile(r"\s*(?:orang\s+)?(?:laki-laki|pria)\b", re.I),
    re.compile(r"\s*(?:orang\s+)?(?:perempuan|wanita)\b", re.I),
)
_WITH: Final = re.compile(r"^\s*[^\W\d_]+(?:\s+[^\W\d_]+){0,3},?\s+dengan\s+$", re.IGNORECASE)
_AND: Final = re.compile(r"^(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?){1,2}\s+(?:dan|serta)\s+$", re.IGNORECASE)
_CLOSES_SOON: Final = re.compile(r"^(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?){1,2}\s*(?:[(.,;]|$)")
_IS_LAST: Final = re.compile(r"\b(?:dan|serta)\b", re.IGNORECASE)
_COLON: Final = re.compile(r"^\s*(?P<noun>[^\W\d_]+)(?:\s+[^\W\d_]+){0,2}\s*:\s*$")
_GOES_ON: Final = re.compile(
    r"^(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?){1,4}\s*(?:,\s*(?:(?:dan|serta)\s+)?|(?:dan|serta)\s+)$"
)
"""From a part to the next: its noun, and nothing said of it."""
_CLOSES: Final = re.compile(
    r"^(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?){1,4}\s*"
    r"(?:\((?:lihat\s+)?(?:tabel|gambar|grafik|bagan|lampiran)\b[^()]*\)\s*)?(?:[.;]|$)",
    re.IGNORECASE,
)
"""From the last part to the end of its sentence, be a table named there: ` orang honorer (Gambar 1.2).`"""
_SLIP: Final = Decimal("0.1")
"""A list of counts behind a colon makes its total but for a slip: what is further off is no full list."""
_FEWEST_DIGITS: Final = 3
_ROUNDED: Final = 1
"""Percent by which the shares of all parts may miss their whole."""
_OF_ALL: Final = re.compile(
    r"\bdari\s+(?:(?:seluruh|keseluruhan|semua|total|jumlah)\s+)+(?P<noun>[^\W\d_]+)\s+(?:tersebut|itu|ini)\b",
    re.IGNORECASE,
)
_CONTRARY: Final = re.compile(r"\b(?:sedangkan|sementara)\b", re.IGNORECASE)
_STILL: Final = re.compile(r"[^.;,\d]{0,40}\b(?:belum|masih|tidak)\b", re.IGNORECASE)
"""Behind the last part of a whole that is contrary to the others: `sedangkan 6 aduan masih dalam proses`."""
_OPENS: Final = re.compile(r"(?:^|[.;]\s)\W*dari\s+(?:(?:seluruh|total|jumlah|sebanyak)\s+)*$", re.IGNORECASE)
"""The sentence is about the parts of the figure that follows."""
_OF_OTHER_SET: Final = re.compile(
    r"\b(?:di\s?antaranya|termasuk|terdiri|rincian|masing-masing|juga|lalu|sebelumnya|tahun|semester|triwulan|menjadi|naik|turun"
    r"|bertambah|berkurang|target|rencana|lebih|kurang)\b",
    re.IGNORECASE,
)
_OVERLAPPING: Final = frozenset(("", "indikator", "sasaran", "target", "program", "kegiatan"))
"""What may both meet and surpass; others count these."""
_SIZED: Final = re.compile(
    r"\b(?:di\s?bawah|di\s?atas|(?:lebih|kurang)\s+dari|minimal|maksimal|sampai|hingga|s\.?/?d\.?)\s*$|[-\u2013<>≤≥]\s*$",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"\s*(?:[-\u2013]|s\.?/?d\b\.?|sampai|hingga)\s*(?:dengan\s*)?(?:\d|$)", re.IGNORECASE
)
"""Behind the lower end of a size and before its upper one."""
_ENDS: Final = re.compile(r"(?<!\brp)[.;]\s", re.IGNORECASE)


def sums_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield totals with the parts listed after them: `69 pegawai yang terdiri dari 23 PNS dan 46 honorer`."""
    mentions = paragraph.mentions
    for place, (total, first) in enumerate(pairwise(mentions)):
        listed = _LISTS.search(first.before)
        if listed is None or _OF_SOME.search(first.before) or _ENDS.search(first.before[listed.end() :]):
            continue
        if not _is_of_a_kind(total, first):
            continue
        behind = (mention for mention in mentions[place + 2 :] if not _is_share_behind(mention))
        counts = (mention for mention in behind if not _is_size(mention))
        parts = [first, *takewhile(partial(_is_part, total), counts)]
        last = next((n for n, m in enumerate(parts, start=1) if n > 1 and _IS_LAST.search(m.before)), 0)
        numbers = tuple(mention.number for mention in parts[:last])
        whole = _whole(mentions[: place + 1], numbers) or _reached(paragraph, total).number
        if last > 1 and _could_add(numbers, whole) and not _overlap(paragraph, numbers, whole):
            yield _equation(paragraph, whole, numbers)


def counts_behind_colons(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield counts with all their parts behind a colon: `62 orang: 41 PNS, 6 honorer, dan 15 magang`."""
    for sentence in paragraph.sentences:
        for place, first in enumerate(sentence[1:], start=1):
            total, parts = sentence[place - 1], [first, *takewhile(_goes_on, sentence[place + 1 :])]
            numbers = tuple(part.number for part in parts)
            are_counts = all(n.is_count for n in (total.number, *numbers))
            is_whole = _COLON.match(first.before) and _CLOSES.match(parts[-1].after)
            is_list = len(parts) > 1 and is_whole and _IS_LAST.search(parts[-1].before)
            is_near = is_list and are_counts and _is_near(numbers, total.number)
            if is_near and not _overlap(paragraph, numbers, total.number):
                yield _equation(paragraph, total.number, numbers)


def counts_of_both_sexes(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield counts told with those of both sexes: `68 orang dengan 39 pria dan 29 wanita`."""
    for sentence in paragraph.sentences:
        for three in zip(sentence, sentence[1:], sentence[2:], strict=False):
            total, *parts = three
            numbers = (parts[0].number, parts[1].number)
            is_told = _WITH.match(parts[0].before) and _AND.match(parts[1].before)
            is_list = is_told and _CLOSES_SOON.match(parts[1].after) and _are_of_both_sexes(parts)
            if is_list and all(each.number.is_count for each in three) and _is_near(numbers, total.number):
                yield _equation(paragraph, total.number, numbers)


def _is_near(parts: Sequence[PrintedNumber], total: PrintedNumber) -> bool:
    """Whether counts make their total but for a slip."""
    return abs(sum(number.value for number in parts) - total.value) <= total.value * _SLIP


def _are_of_both_sexes(parts: Sequence[Mention]) -> bool:
    return len(parts) == len(_BOTH_SEXES) and all(
        any(sex.match(part.after) for part in parts) for sex in _BOTH_SEXES
    )


def lists_of_all(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield wholes that the next sentence lists: `Dari seluruh awak tersebut 7 pandu dan 13 juru`.

    A list that does not make its whole may leave some out, and says nothing.
    """
    for before, sentence in pairwise(paragraph.sentences):
        named = _OF_ALL.search(sentence[0].before) if len(sentence) > 2 else None
        if named is None or not _IS_LAST.search(sentence[-1].before):
            continue
        parts = tuple(mention.number for mention in sentence)
        noun, whole = named["noun"].casefold(), sum(number.value for number in parts)
        totals = (mention.number for mention in before if noun_of(mention) == noun)
        total = next((number for number in totals if number.is_count and number.value == whole), None)
        if total is not None and all(number.is_count for number in parts):
            yield _equation(paragraph, total, parts)


def parts_of_wholes(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield all parts of what opens their sentence, each with its noun: `Dari 5 desa 1 desa ini, 4 desa itu`.

    Parts that are less than the whole may leave some out; those of another year or of each other say nothing.
    """
    for sentence in paragraph.sentences:
        whole, parts = sentence[0], [mention for mention in sentence[1:] if mention.number.unit != PERCENT]
        words = " ".join(mention.before for mention in sentence[1:]) + sentence[-1].after
        if len(parts) < 2 or not _OPENS.search(whole.before) or _OF_OTHER_SET.search(words):
            continue
        nouns = {noun_of(mention) for mention in (whole, *parts)}
        are_counts = all(mention.number.is_count for mention in (whole, *parts))
        numbers = tuple(part.number for part in parts)
        is_more = sum(number.value for number in numbers) >= whole.number.value
        is_list = are_counts and len(nouns) == 1 and _closes(parts[-1])
        may_overlap = (
            bool(nouns & _OVERLAPPING)
            or _overlap(paragraph, numbers, whole.number)
            or _have_shares_of_their_own(sentence, parts)
        )
        if is_list and is_more and not may_overlap:
            yield replace(_equation(paragraph, whole.number, numbers), level=Level.WARNING)


def _have_shares_of_their_own(sentence: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether each part has a share and these make no whole: `9 desa (75,00%) ini, 6 desa (50,00%) itu`."""
    behind = {part.number.spot: share.number for part, share in pairwise(sentence)}
    shares = [behind.get(part.number.spot) for part in parts]
    told = [share.value for share in shares if share is not None and share.unit == PERCENT]
    return len(told) == len(parts) and abs(sum(told) - HUNDRED) > _ROUNDED


def _is_size(mention: Mention) -> bool:
    """Whether a figure tells the size of what is counted: `596 kapal 5-10 GT`, `24 kapal di bawah 5 GT`."""
    return bool(_SIZED.search(mention.before) or _TO.match(mention.after))


def _closes(last: Mention) -> bool:
    """Whether a part is the last of its whole."""
    is_contrary = _CONTRARY.search(last.before) and _STILL.match(last.after)
    return bool(_IS_LAST.search(last.before) or is_contrary)


def _overlap(paragraph: Paragraph, parts: Sequence[PrintedNumber], total: PrintedNumber) -> bool:
    """Whether parts are more than their total together, and words say that some are of several parts."""
    is_more = sum((number.value for number in parts), Decimal(0)) > total.value
    return is_more and OVERLAP.search(paragraph.text) is not None


def _goes_on(mention: Mention) -> bool:
    return _GOES_ON.match(mention.before) is not None


def _whole(before: Sequence[Mention], parts: Sequence[PrintedNumber]) -> PrintedNumber | None:
    """Return the figure before a list that its parts make, be another between: spent, of a budget."""
    found = sum((number.value for number in parts), Decimal(0))
    numbers = (mention.number for mention in reversed(before))
    return next((n for n in numbers if n.value == found and parts and n.unit == parts[0].unit), None)


def _reached(paragraph: Paragraph, total: Mention) -> Mention:
    """Return what a list tells the parts of: what was reached, where its target stands right before the list.

    `mencapai 466.910 orang dari target 450.000 orang, terdiri dari 452.635 wisatawan dan 14.275 tamu`
    """
    sentence = paragraph.sentence_of(total)
    before = sentence[: sentence.index(total)] if total.part is Part.TARGET else ()
    told = (each for each in reversed(before) if _is_of_a_kind(total, each) and each.part is not Part.TARGET)
    return next(told, total)


def conclusions_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield amounts that sum up those before them: `Rp 5 dan Rp 7. Dengan demikian total belanja Rp 12`."""
    mentions = paragraph.mentions
    for place, total in enumerate(mentions):
        if not (_is_amount(total.number) and _CONCLUDES.search(total.before)):
            continue
        numbers = tuple(m.number for m in mentions[:place] if _is_amount(m.number))
        if len(numbers) > 1 and _could_add(numbers, total.number):
            yield _equation(paragraph, total.number, numbers)


def totals_behind(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield figures that sum up all of their sentence: `410 warga dan 455 warga, jadi totalnya 865 orang`."""
    for sentence in paragraph.sentences:
        for place, total in enumerate(sentence):
            parts = sentence[:place]
            is_named = _TOTALS_OF.search(total.before) and total.number.digits >= _FEWEST_DIGITS
            if len(parts) < 2 or not (is_named or _TOTALS.search(total.before)):
                continue
            numbers = tuple(part.number for part in parts)
            is_sum = _are_alike(parts, total) or _is_of_all_nouns(paragraph, parts, total)
            if is_sum and _could_add(numbers, total.number):
                yield _equation(paragraph, total.number, numbers)


def _is_of_all_nouns(paragraph: Paragraph, parts: Sequence[Mention], total: Mention) -> bool:
    """Whether a total counts what its parts count: `9 kelurahan dan 143 desa, total 152 desa/kelurahan`."""
    numbers = [mention.number for mention in (*parts, total)]
    counted = re.search(rf"{re.escape(total.number.text)}\s+(?P<nouns>[a-z]+(?:/[a-z]+)+)", paragraph.text)
    nouns = [noun_of(part) for part in parts]
    is_of_all = counted is not None and sorted(counted["nouns"].split("/")) == sorted(nouns)
    return is_of_all and all(number.is_count for number in numbers)


def _are_alike(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether parts may be added: counts of one noun or of both sexes, amounts, or measures as exact."""
    numbers = [mention.number for mention in (*parts, total)]
    if len({(number.unit, number.decimals) for number in numbers}) > 1 or numbers[0].unit == PERCENT:
        return False
    if numbers[0].unit == RUPIAH:
        return True
    nouns = {noun_of(part) for part in parts}
    return _are_of_both_sexes(parts) or (
        len(nouns) == 1 and (total.number.is_count or noun_of(total) in nouns - {""})
    )


def _is_of_a_kind(total: Mention, mention: Mention) -> bool:
    return mention.number.unit == total.number.unit != PERCENT


def _is_part(total: Mention, mention: Mention) -> bool:
    """Whether a figure goes on a list, in its sentence."""
    is_within = not mention.is_first and not _ENDS.search(mention.before)
    return is_within and _is_of_a_kind(total, mention)


def _is_share_behind(mention: Mention) -> bool:
    """Whether a figure is the share of the one before it in brackets: `34 orang PNS (52,31%)`."""
    return mention.number.unit == PERCENT and mention.before.endswith("(")


def _is_amount(number: PrintedNumber) -> bool:
    return number.unit == RUPIAH or (number.unit != PERCENT and number.value >= _AMOUNT)


def _could_add(parts: Sequence[PrintedNumber], total: PrintedNumber) -> bool:
    """Whether parts are of the total's size, or one of several amounts stands in its place or is a slip."""
    missing = total.value - sum((number.value for number in parts), Decimal(0))
    is_one = _is_amount(total) and any(
        number.value == total.value or number.value + missing in values_of(number) for number in parts
    )
    return total.value > 0 and (is_one or abs(missing) <= total.value * _NEAR)


def _equation(paragraph: Paragraph, total: PrintedNumber, parts: tuple[PrintedNumber, ...]) -> Equation:
    return Equation(AuditRule.SUM, Law.SUM, total, parts, paragraph.place, subject="jumlah rincian")
