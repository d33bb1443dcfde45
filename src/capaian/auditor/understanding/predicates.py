"""How many things a sentence says something of: `5 indikator berkategori Baik, 2 belum tercapai`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from capaian.auditor.printed.number import read_numbers
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, Count, counts_in
from capaian.auditor.understanding.direction_words import DOWN, UP


class Kind(StrEnum):
    """What is said of things; what is said of one kind parts them."""

    CLASS = "kategori"
    TARGET = "target"
    TREND = "arah"
    LEVEL = "batas"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many things of which something is said."""

    count: Count
    kind: Kind
    says: str
    """Name of a class as the sentence goes on, `tercapai`, `naik`, `di atas`, and opposites; `sebesar`."""
    quantity: str = ""
    """What lies above or below a bound: `tingkat kemajuan`; what rises: `Capaian 5 indikator meningkat`."""
    bound: Decimal | None = None
    """`None` with a bound that is the mean, or the whole."""
    whole: str = ""
    """How such a bound is called: `rata-rata`, `angka kabupaten`."""
    whose: str = ""
    """Words behind it: `kabupaten`, `seluruh unsur`, `provinsi`."""
    is_share: bool = True
    """Whether a bound that is told is in percent; others are of marks and indices."""


@dataclass(frozen=True, slots=True)
class CountedTogether:
    """What a sentence counts of one kind of things."""

    total: int | None
    """Of how many: `Dari 5 indikator`."""
    parts: tuple[Counted, ...]


_FROM: Final = re.compile(r"\bdari\s+(?:(?:total|seluruh|jumlah|ke)\s+)*$", re.IGNORECASE)
_REACH: Final = 40
"""Signs before a count among which the word stands that makes it a whole."""
_RISES: Final = rf"\b(?:{UP}|(?:men)?dapat tambahan|percepatan)\b"
_FALLS: Final = rf"\b(?:{DOWN}|dikurangi|pe[rl]?lambatan|melambat)\b"
_BEFORE: Final = re.compile(
    r"\b(?P<noun>[a-z]+)(?:\s+(?:kinerja|utama|sasaran|kunci|program))*\s+(?P<says>yang\s+[^,.;:]{3,80}?)\s+(?:adalah\s+)?(?:sebanyak|sejumlah|berjumlah|ada)\s*$",
    re.IGNORECASE,
)
"""What is said before a count: `indikator yang belum tercapai sebanyak 3 indikator`."""
_CLASS: Final = Worded(
    r"\b(?:ber(?:predikat|kategori|mutu|kriteria)|(?:predikat|kategori|kriteria|mutu))\W+(?P<name>\w+(?:\s+\w+){0,2})"
)
_DID: Final = r"berhasil(?=\s*(?:[.,;:]|$))"
_SAYS: Final = tuple(
    (kind, says, Worded(words))
    for kind, says, words in (
        (
            Kind.TARGET,
            "belum",
            rf"\b(?:belum|tidak|kurang|gagal)\s+(?:\w+\s+)?(?:(?:ter|men)?capai\w*|memenuhi|terpenuhi|{_DID})",
        ),
        (
            Kind.TARGET,
            "tercapai",
            rf"\b(?:mencapai|memenuhi)\s+(?:atau\s+\w+\s+)?target|\b(?:tercapai|terpenuhi)\b|\b{_DID}|\b(?:berhasil|telah|sudah)\s+dicapai\b",
        ),
        (Kind.TARGET, "melampaui", r"\b(?:melampaui|melebihi|terlampaui)\b"),
        (Kind.TREND, "naik", _RISES),
        (Kind.TREND, "turun", _FALLS),
        (Kind.TREND, "tetap", r"\b(?:tetap|stabil)\b"),
    )
)
_LEVEL: Final = re.compile(
    r"^(?P<quantity>[^,;]*?)\b"
    r"(?P<side>di\s?atas|di\s?bawah|melebihi|melewati|melampaui|lebih dari|kurang dari)\s*"
    r"(?:(?:(?:angka|nilai|batas|target|standar|rata-?\s?rata|kota|kabupaten|daerah|provinsi|nasional|yang|sebesar"
    r"|yaitu|yakni|tahun\s+20\d\d)\s+)*[(]?(?P<number>\d[\d.,]*)\s*(?:%|persen)"
    r"|(?:(?:angka|nilai|skor|indeks|batas|rata-?\s?rata)\s+)*"
    r"(?P<mark>\d+(?:[.]\d{3})*(?:,\d+)?)(?![\w%]|[.,/-]\d|\s*(?:%|persen))"
    r"|(?P<mean>rata-?\s?rata|(?:angka|persentase|capaian|cakupan|nilai|tingkat)\s+(?:kabupaten|kota)\b)"
    r"(?P<whose>[^.,;:()\d]{0,60})"
    r"|(?P<same>nya\b))",
    re.IGNORECASE,
)
_OR_BEYOND: Final = re.compile(
    r"\b(?:(?:mencapai|sebesar|bernilai|sama\s+dengan)\s+)+(?P<number>\d[\d.,]*\s*(?:%|persen))\s+"
    r"(?:(?P<above>atau\s+(?:lebih|di\s?atas(?:nya)?|melebihi(?:nya)?)|ke\s?atas)"
    r"|(?:atau\s+(?:kurang|di\s?bawah(?:nya)?)|ke\s?bawah))\b",
    re.IGNORECASE,
)
"""A bound that belongs to its side: `mencapai 100% atau lebih`."""
_OF_MARKS: Final = re.compile(r"\b(?:(?:ber)?nilai|skor|indeks|rata-?\s?rata)(?:nya)?\b", re.IGNORECASE)
_JOINTS: Final = re.compile(
    r"^\s*(?:dan|serta|sedangkan|sementara(?:\s+itu)?|adapun|kemudian)\b", re.IGNORECASE
)
_FULL: Final = re.compile(
    r"^\s*(?:yang\s+)?(?:telah\s+|sudah\s+)?(?:memiliki|mempunyai|mencatat(?:kan)?|dengan)\s+"
    r"(?P<quantity>(?:(?!\b(?:di\s?atas|di\s?bawah|mele[bw]|melampaui|lebih|kurang))[^,;:\d%]){4,60}?)"
    r"\s+(?:sebesar\s+|mencapai\s+)?(?P<number>100(?:,0+)?)\s*(?:%|persen)",
    re.IGNORECASE,
)
"""What is full: of any other share few things have the same."""
_ENDS: Final = re.compile(
    r"[;:.](?:\s|$)|,?\s*\b(?:yaitu|yakni|di\s?antaranya)\b|,\s*(?:termasuk|terutama|khususnya|utamanya|bahkan)\b",
    re.IGNORECASE,
)
_MEAN: Final = re.compile(r"\b(?:rata-?\s?rata|rerata)(?:nya)?\b", re.IGNORECASE)
_MEAN_OF: Final = re.compile(
    rf"(?<!di atas )(?<!diatas )(?<!di bawah )(?<!dibawah ){_MEAN.pattern}"
    r"(?:\s+(?:(?:ke|pen)?(?:ter)?capaian|kinerja|nilai|skor|indeks|realisasi|(?:daya\s+)?serapan"
    r"|penyerapan|persentase|tingkat|anggaran|untuk|atas|dari|seluruh|semua|tertimbang))*\s+$",
    re.IGNORECASE,
)
"""Before the things that a mean is of: what is said behind them is said of the mean."""
_WITHIN: Final = Worded(r"\bdi\s?antaranya\b|\bsalah satu\b")
_HUNDRED: Final = 100
_ABOVE: Final = ("di atas", "diatas", "melebihi", "melewati", "melampaui", "lebih dari")
_DENIED: Final = re.compile(r"\b(?:belum|tidak)\s*$", re.IGNORECASE)
_BARE_DENIALS: Final = ("belum", "tidak")
_NUMBER: Final = rf"(?:\d{{1,3}}|{NUMBER_WORDS})(?:\s*\([a-z ]+\))?"
_OF: Final = Worded(r"\bdari\b")
_ALL_OF: Final = Worded(rf"\bdari\s+ke(?P<count>{NUMBER_WORDS})\s+(?=[a-z])")
"""All of them, of which some are counted: `Dari keempat indikator tersebut`."""
_NAMED: Final = re.compile(
    r",\s*(?:yaitu|yakni)\s+[^,;:.]{3,120},\s*(?=(?:yang\s+)?(?:masih\s+)?(?:belum|tidak|telah|sudah|berhasil|mampu"
    r"|me(?:ncapai|menuhi|lampaui|lebihi)|ber(?:predikat|kategori))\b)",
    re.IGNORECASE,
)
"""Which one is counted, before what is said of it: `1 indikator, yaitu X, belum mencapai target`."""
PARTED: Final = re.compile(
    rf"(?<![\w.,/-])(?P<part>{_NUMBER})\s+dari\s+(?:(?:total|seluruh)\s+)?(?P<whole>{_NUMBER})"
    r"\s+(?P<noun>sub\s?kegiatan|ik[ukd]|[a-z]{4,})\b",
    re.IGNORECASE,
)
"""A part before its whole: `4 dari 6 kecamatan`."""
_WITHOUT_NOUN: Final = Worded(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})\s+"
    r"(?:(?:di\s?antaranya|sudah|telah|masih|yang|berhasil|mengalami)\s+)*"
    r"(?P<says>tercapai|terpenuhi|(?:mencapai|memenuhi|melampaui)\s+target"
    r"|(?:belum|tidak)(?:\s+(?:tercapai|terpenuhi|mencapai\s+target|memenuhi\s+target))?"
    rf"|(?P<way>{UP}|{DOWN}))"
    r"(?=\s*(?:[.,;:(]|$|(?:dan|serta|sedangkan|sementara|tetapi)\b))"
)
"""So many of the things named before, and what is said of them: `tiga tercapai, dua belum`, `satu turun`."""
_COUNTS_ON: Final = re.compile(
    r"(?:^|[,;:]|\b(?:dan|serta|sedangkan|sementara|tetapi|namun|hanya|ada|terdapat|sebanyak))\s*$",
    re.IGNORECASE,
)
"""Right before a count; behind any other word a number may be that of one thing: `unsur 3 naik`."""
_BARE_BEHIND: Final = Worded(rf"\b(?:sebanyak|sejumlah|berjumlah|ada)\s+{_NUMBER}(?=\s*(?:[.;:]|,(?!\d)|$))")
"""A count that ends its clause, of what is named before: `Indikator yang belum tercapai berjumlah 3`."""
_NAMED_AHEAD: Final = re.compile(
    r"\b(?P<noun>[a-z]{4,})(?:\s+(?:kinerja|utama|sasaran|kunci|program))*\s+yang\s+[^,.;:]{3,80}?\s+(?:adalah\s+)?$",
    re.IGNORECASE,
)


_EVERY: Final = Worded(
    r"\b(?P<all>(?:seluruh|semua)|(?P<none>tidak ada|tidak satu\s?pun|tak satu\s?pun)(?:\s+satu\s?pun)?)"
    r"\s+(?P<noun>[a-z]{4,})\b(?P<says>[^.;:](?:[^.;:]|[.]\d)*)"
)
_NOT_EVERY: Final = Worded(
    r"\b(?:kecuali|selain|hampir|belum|bukan|jika|apabila|bila|agar|supaya|harus|perlu|diharapkan|akan|target\w*"
    r"|rata-rata seluruh|tidak (?:semua|seluruh|selalu)|membaik|memburuk"
    r"|(?<!lebih )(?<!kurang )dari|lain(?:nya)?)\b"
)
"""Words of a sentence that leaves things out, tells what shall be, or what is better: less may be."""
_WHICH: Final = re.compile(r"\s*yang\b", re.I)
"""All of those that something is said of: `Seluruh indikator yang turun telah dibahas`."""
_SOME: Final = re.compile(
    r"\b(?:dalam|untuk|di(?!\s?(?:atas|bawah|kategori))|pada(?!\s+(?:tahun|kategori)))\b", re.I
)
"""Words that say where the things are that are meant."""


def all_in(text: str) -> Iterator[Counted]:
    """Yield what a sentence says of all things, counted as 1, or of none, counted as 0.

    Examples:
        >>> [(p.count.noun, p.count.number, p.says) for p in all_in("Seluruh kapal mengalami kenaikan.")]
        [('kapal', 1, 'naik')]
    """
    if _NOT_EVERY.search(text) or _WITHIN.search(text):
        return
    for match in _EVERY.finditer(text):
        says = _ENDS.split(match["says"], maxsplit=1)[0]
        end = match.end("noun")
        count = Count(0 if match["none"] else 1, match["noun"].casefold(), match.start(), end)
        is_of_some = not match["none"] and _WHICH.match(says)
        if not is_of_some and not _SOME.search(says) and not any(True for _ in counts_in(says)):
            yield from (part for part in _said_of(count, says, ()) if part.kind is not Kind.TARGET)


@lru_cache(maxsize=8192)
def counted_in(text: str) -> tuple[CountedTogether, ...]:
    """Return what a sentence counts, each kind of things and of what is said of them by itself.

    Several rules ask for that of every sentence.

    Examples:
        >>> text = "Dari 5 indikator, 3 indikator berpredikat Baik dan 2 indikator berpredikat Cukup."
        >>> [(t.total, [(p.count.number, p.says) for p in t.parts]) for t in counted_in(text)]
        [(5, [(3, 'Baik dan'), (2, 'Cukup')])]
    """
    return tuple(_counted_in(text))


def _counted_in(text: str) -> Iterator[CountedTogether]:
    text = _ALL_OF.pattern.sub(r"dari \g<count> ", text) if _ALL_OF.may_stand_in(text) else text
    text = _with_nouns(with_noun_behind(_NAMED.sub(" ", text)))
    if _WITHIN.search(text):
        return
    if _OF.search(text):
        text = PARTED.sub(r"Dari \g<whole> \g<noun>, \g<part> \g<noun>", text)
    counts = [*counts_in(text)]
    wholes = {count for count in counts if _FROM.search(text, max(count.start - _REACH, 0), count.start)}
    ends = [*(count.start for count in counts[1:]), len(text)]
    # `dari 148 kelompok menjadi 163 kelompok` is a move, and no whole of what is counted behind it
    moved = {c for c, end in zip(counts, ends, strict=False) if " menjadi " in text[c.end : end]}
    totals = {count.noun: count.number for count in counts if count in wholes - moved}
    found: list[Counted] = []
    for place, count in enumerate(counts):
        if count in wholes or _MEAN_OF.search(text, 0, count.start):
            continue
        start = counts[place - 1].end if place else 0
        behind = _said_before(count, text[start : count.start])
        if behind:
            found += _said_of(count, behind["says"], found)
            continue
        end = counts[place + 1].start if place + 1 < len(counts) else len(text)
        after = text[count.end : end]
        ahead = _said_before(counts[place + 1], after) if place + 1 < len(counts) else None
        after = after[: ahead.start()] if ahead else after
        said = _said_of(count, _ENDS.split(after, maxsplit=1)[0], found)
        found += _of_measure(said, text[start : count.start], found)
    for noun, kind in dict.fromkeys((each.count.noun, each.kind) for each in found):
        parts = tuple(each for each in found if (each.count.noun, each.kind) == (noun, kind))
        yield CountedTogether(totals.get(noun), parts)


def _of_measure(said: Iterable[Counted], words: str, before: Sequence[Counted]) -> Iterator[Counted]:
    """Yield what is said of a count; what rises or falls has the words before it, or those of the first."""
    own = _JOINTS.sub("", words.rpartition(",")[2]).strip()
    for part in said:
        if part.kind is not Kind.TREND:
            yield part
        else:
            last = before[-1].quantity if before and before[-1].kind is Kind.TREND else ""
            yield replace(part, quantity=own or last)


def _with_nouns(text: str) -> str:
    """Return a sentence in which each count of what meets its target, or moves, has its noun, if it has one.

    Examples:
        >>> _with_nouns("Dari 5 indikator, tiga tercapai dan dua belum.")
        'Dari 5 indikator, tiga indikator tercapai dan dua indikator belum tercapai.'
    """
    bare = [*_WITHOUT_NOUN.finditer(text)]
    named = (
        [c for c in counts_in(text) if not any(m.start() <= c.start < m.end() for m in bare)] if bare else []
    )
    nouns = {count.noun for count in named}
    if len(nouns) != 1 or named[0].start > bare[0].start():
        return text
    (noun,) = nouns

    def full(match: re.Match[str]) -> str:
        says = match["says"]
        if match["way"] and not _COUNTS_ON.search(text, 0, match.start()):
            return match[0]
        return f"{match['number']} {noun} {says}{' tercapai' if says in _BARE_DENIALS else ''}"

    return _WITHOUT_NOUN.pattern.sub(full, text)


def with_noun_behind(text: str) -> str:
    """Return a sentence in which a count that ends its clause has the noun that is named before it.

    Examples:
        >>> with_noun_behind("Indikator yang belum tercapai berjumlah 3, yaitu Suar dan Kapal.")
        'Indikator yang belum tercapai berjumlah 3 indikator, yaitu Suar dan Kapal.'
    """

    def full(match: re.Match[str]) -> str:
        ahead = _NAMED_AHEAD.search(text, 0, match.start())
        return f"{match[0]} {ahead['noun'].casefold()}" if ahead else match[0]

    return _BARE_BEHIND.pattern.sub(full, text) if _BARE_BEHIND.may_stand_in(text) else text


def _said_before(count: Count, words: str) -> re.Match[str] | None:
    found = _BEFORE.search(words)
    return found if found and found["noun"].casefold() == count.noun else None


def _beyond_bound(match: re.Match[str]) -> str:
    return f"{'di atas' if match['above'] else 'di bawah'} {match['number']}"


def _said_of(count: Count, words: str, before: Sequence[Counted]) -> Iterator[Counted]:
    """Yield what words say of a count: the first thing that they say."""
    if full := _FULL.match(words):
        yield Counted(count, Kind.LEVEL, "sebesar", full["quantity"], Decimal(_HUNDRED))
        return
    level = _LEVEL.match(_OR_BEYOND.sub(_beyond_bound, words))
    if level and (level["mark"] is None or _OF_MARKS.search(level[0])):
        is_above = re.sub(r"\s+", " ", level["side"].casefold()) in _ABOVE
        side = "di atas" if is_above is not bool(_DENIED.search(level["quantity"])) else "di bawah"
        last = before[-1] if level["same"] and before and before[-1].kind is Kind.LEVEL else None
        quantity = last.quantity if last else _DENIED.sub("", level["quantity"])
        numbers = read_numbers(level["number"] or level["mark"] or "", 1)
        bound = last.bound if last else next((number.value for number in numbers), None)
        if last or not level["same"]:
            whole = last.whole if last else (level["mean"] or "").casefold()
            whose = last.whose if last else level["whose"] or ""
            is_share = last.is_share if last else level["mark"] is None
            yield Counted(count, Kind.LEVEL, side, quantity, bound, whole, whose, is_share)
        return
    name = _CLASS.search(words)
    said = [(match.start(), kind, says) for kind, says, pattern in _SAYS if (match := pattern.search(words))]
    if name and not (said and min(said)[0] < name.start()):
        if _MEAN.search(words, 0, name.start()):
            return
        yield Counted(count, Kind.CLASS, name["name"])
    elif said:
        _, kind, says = min(said)
        yield Counted(count, kind, says)
