"""What sentences call highest or lowest: the word, the rows named with it, the quantity that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.naming import Named, find_named

_ORDINALS: Final = (
    "pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan",
)  # fmt: skip
_LIES: Final = "(?:terjadi|tercapai|dicapai|jatuh|berada|ada)"
_EXTREME: Final = re.compile(
    rf"(?P<first>\b(?:{'|'.join(_ORDINALS)})\s+)?"
    r"\b(?P<word>(?P<high>tertinggi|terbesar|terbanyak|tersering|terluas|terpanjang|tersibuk|teramai"
    r"|terlama|terpadat|termahal|didominasi(?:\s+oleh)?"
    r"|(?<=mencapai )puncak(?:nya)?"
    rf"|puncak(?=(?:nya)?\s+(?:[^\W\d_]+\s+){{0,4}}?{_LIES}\b)"
    r"|paling\s+(?:tinggi|besar|banyak|sering|kerap|luas|panjang|sibuk|ramai|rajin|unggul|maju|lama|padat|mahal))"
    r"|terendah|terkecil|terpendek|tersedikit|tersepi|tercepat|tersingkat|termurah"
    r"|paling\s+(?:rendah|cepat|singkat|murah|jarang|kecil|sedikit|sepi|tertinggal|belakang|buncit))\b"
    rf"(?P<then>\s+(?:{'|'.join(_ORDINALS)}|ke-?\s*\d+)\b)?",
    re.IGNORECASE,
)
_SPEED: Final = re.compile(r"\b(?:ter|paling\s+)cepat$", re.IGNORECASE)
_HASTE: Final = re.compile(
    rf"\b(?:{MOVES}|laju|kecepatan|perkembangan|berkembang|kemajuan|progres|penyerapan|serapan)\b",
    re.IGNORECASE,
)
"""What is faster the larger its figure is: `pertumbuhan tercepat`, but not `waktu layanan tercepat`."""
_AT_MOST: Final = re.compile(r"\s*(?:sebesar|sebanyak|rp\.?|dari)?\s*\d", re.IGNORECASE)
"""`paling sedikit 20 persen` is a bound, and no extreme."""
_BREAK: Final = re.compile(
    r";|[,\s]+\b(?:sedangkan|sementara(?:\s+itu)?|adapun|namun|tetapi|walaupun|meskipun|sehingga"
    r"|disusul|diikuti|(?:jika |bila )?dibanding(?:kan)?)\b"
    r"|,\s*(?:(?:dan|serta)\s+)?\d[\d.]*\s+[^\W\d_]+\s+di\s?antaranya\b",
    re.IGNORECASE,
)
"""Where a sentence goes on about something else, or about a part: `, dan 331 anak di antaranya`."""
_JOINED: Final = re.compile(
    r"[\s\d.,%()]*(?:\b(?:persen|poin|orang|sebesar|dengan)\b[\s\d.,%()]*)*(?:,|\bdan\b|\bserta\b)"
    r"(?:[\s,]|\bdan\b|\bserta\b)*",
    re.IGNORECASE,
)
"""Between the names of a list: `Melati (98,2%), Dahlia, dan Anggrek`."""
_LONGEST_JOINT: Final = 60
_FARTHEST: Final = 120
"""Signs between a word and the name that it is of."""
_OTHER: Final = re.compile(
    r"\b(?:belum|tidak|bukan|tanpa|salah satu|di\s?antara|nasional|indonesia|menyisakan"
    r"|selain|kecuali|di\s?luar|secara\s+(?:persentase|proporsi\w*|relatif))\b"
    r"|\b(?:dengan|yang)\s+[^,;]{0,60}\b(?:(?:lebih|kurang)\s+dari|di\s?(?:atas|bawah))\s+(?:rp\.?\s*)?\d"
    r"|\b(?:predikat|kualitas|kategori|opini|kelas|nilai tukar)\s+ter"
    r"|\b(?:selama|sejak|sepanjang|dalam)\s+(?:kurun|periode|\w+\s+tahun|tahun\s+\d{4}\s*(?:-|\u2013|sampai|hingga))",
    re.IGNORECASE,
)
"""What is denied, is of a wider circle, of a narrower one that leaves some out, or of several years."""
_FEW: Final = ("dua", "tiga", "empat", "lima", "enam", "tujuh")
_SEVERAL: Final = re.compile(
    rf"\b(?P<word>{'|'.join(_FEW)})\s+(?:[^\W\d_]+\s+){{0,4}}(?:ter\w+|paling)\b", re.IGNORECASE
)
"""The highest few, which are all named: `Tiga capaian tertinggi`."""
_FEW_BEFORE: Final = re.compile(rf"^\W*(?:{'|'.join(_FEW)})\b\s*", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[(][^()]*[)]?")
_LAST_WORDS: Final = 60
_OF_ONE_BEFORE: Final = re.compile(r"^.*\d[^;]{0,30}?\b(?:dan|serta)\b", re.IGNORECASE | re.DOTALL)
"""Between two extremes the figure of the first: `seluas 1.530 ha dan`, `, yaitu 46,83%, dan porsi`."""

_REACHES: Final = re.compile(r"\bmencapai\s*$", re.IGNORECASE)
_OF_PEAK: Final = re.compile(
    r"(?:nya)?\s+(?P<what>[^.;:,()\d]*?)\s*\b(?:terjadi|tercapai|dicapai|jatuh|berada|ada)\b", re.I
)
"""`Puncak produksi terjadi pada bulan Juni`."""
_BEHIND: Final = re.compile(
    r"\s+(?:mengalami|memiliki|mempunyai|mencatat(?:kan)?|menghasilkan|melakukan|menerima)\s+"
    r"(?P<what>[^,.;:()\d]{3,60}?)"
    r"(?=\s*(?:[,.;:()\d]|\b(?:adalah|ialah|dengan|yaitu|yakni|di|pada|sebanyak|sebesar)\b|$))",
    re.IGNORECASE,
)
"""A quantity that no word before tells: `Kecamatan Melati paling sering mengalami kebakaran`."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """What a sentence calls highest or lowest."""

    word: str
    """As printed."""
    is_highest: bool
    place: int
    """1: the highest or lowest; 2: the one next to it."""
    rows: tuple[int, ...]
    """Places of the named rows among those that were asked for."""
    quantity: str
    """The words before it, which say what is highest; those of the extreme before where it has none."""
    clause: str
    """All that is said of it."""

    @property
    def called(self) -> str:
        """What the row is that should be named."""
        if self.word.casefold().startswith("puncak"):
            return "tertinggi"
        return "terbanyak" if self.word.casefold().startswith("didominasi") else self.word


def extremes_in(text: str, labels: Sequence[str], heads: Sequence[str] = ()) -> Iterator[Extreme]:
    """Yield the extremes of a sentence with the rows that it names, where it is plain which belong together.

    Args:
        text: A sentence.
        labels: Names of the rows of a table.
        heads: Those of its columns, which may be denials that deny nothing: `Belum Bersertifikat`.

    Examples:
        >>> text = "Nilai tertinggi dicapai Dahlia dan terendah Melati, sedangkan Seruni terbanyak."
        >>> [(e.word, e.rows, e.quantity) for e in extremes_in(text, ["Melati", "Dahlia", "Seruni"])]
        [('tertinggi', (1,), 'Nilai'), ('terendah', (0,), 'Nilai'), ('terbanyak', (2,), '')]
    """
    for clause in clauses_of(text):
        several = _SEVERAL.search(clause)
        number = 0 if several is None else _FEW.index(several["word"].casefold()) + 2
        for extreme in _in_clause(clause, labels) if not _OTHER.search(_without(heads, clause)) else ():
            if number in (0, len(extreme.rows)):
                yield extreme


def _without(heads: Sequence[str], clause: str) -> str:
    """Return a clause without the heads of columns, the longest first."""
    for head in sorted(heads, key=len, reverse=True):
        clause = re.sub(rf"\b{re.escape(head)}\b", " ", clause, flags=re.IGNORECASE)
    return clause


def clauses_of(text: str) -> Iterator[str]:
    """Yield what a sentence says one after the other.

    Examples:
        >>> [*clauses_of("Melati naik, sedangkan Dahlia turun; Seruni tetap.")]
        ['Melati naik', ' Dahlia turun', ' Seruni tetap.']
    """
    start = 0
    for match in _BREAK.finditer(text):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


def pair_names(
    clause: str, words: Sequence[re.Match[str]], labels: Sequence[str]
) -> list[tuple[re.Match[str], list[int]]]:
    """Return each word of a clause with the rows named with it, where it is plain which belong together."""
    groups = [*_groups(clause, find_named(clause, labels))] if words else []
    return [(word, [named.row for named in group]) for word, group in _pairs(words, groups)]


def _in_clause(clause: str, labels: Sequence[str]) -> Iterator[Extreme]:
    words = [match for match in _EXTREME.finditer(clause) if not _is_bound(match, clause)]
    groups = [*_groups(clause, find_named(clause, labels))] if words else []
    pairs = _pairs(words, groups)
    quantity = ""
    for number, (word, group) in enumerate(pairs):
        before = max((end for end in _ends(pairs[:number], group) if end <= word.start()), default=0)
        said_between = clause[before : word.start()]
        own = _REACHES.sub("", _OF_ONE_BEFORE.sub("", said_between) if number else said_between)
        quantity = _quantity(own) or quantity
        after = _begin(pairs[number + 1]) if number + 1 < len(pairs) else len(clause)
        rows = tuple(sorted({named.row for named in group}))
        said = clause[_begin((word, group)) : after]
        is_peak = word["word"].casefold().startswith("puncak")
        behind = (_OF_PEAK if is_peak else _BEHIND).match(clause, word.end()) if not quantity else None
        what = behind["what"] if behind else _FEW_BEFORE.sub("", quantity)
        is_highest = bool(word["high"] or (_SPEED.search(word["word"]) and _HASTE.search(quantity)))
        yield Extreme(word["word"], is_highest, _place(word), rows, what, said)


def _is_bound(match: re.Match[str], clause: str) -> bool:
    return match["word"].casefold().startswith("paling") and bool(_AT_MOST.match(clause, match.end()))


def _place(word: re.Match[str]) -> int:
    """Return which place in the order a word names: `terendah kedua` is 2."""
    said = (word["first"] or word["then"] or "").strip().casefold()
    digits = "".join(filter(str.isdigit, said))
    return int(digits) if digits else _ORDINALS.index(said) + 1 if said else 1


_Group = Sequence[Named]
_Pair = tuple[re.Match[str], _Group]


def _groups(clause: str, named: Sequence[Named]) -> Iterator[_Group]:
    """Yield names that a list joins."""
    group: list[Named] = []
    for one in named:
        if group and not _are_joined(clause, group[-1].end, one.start):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _are_joined(clause: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_JOINT and bool(_JOINED.fullmatch(clause, start, end))


def _pairs(words: Sequence[re.Match[str]], groups: Sequence[_Group]) -> list[_Pair]:
    """Return each word with the names that it is of: all before them, or all after them, and near."""
    marks = sorted([(word.start(), "E") for word in words] + [(group[0].start, "N") for group in groups])
    order = "".join(mark for _, mark in marks)
    if not words or order not in ("EN" * len(words), "NE" * len(words)):
        return []
    pairs = [*zip(words, groups, strict=True)]
    return pairs if all(_gap(*pair) <= _FARTHEST for pair in pairs) else []


def _gap(word: re.Match[str], group: _Group) -> int:
    return max(group[0].start - word.end(), word.start() - group[-1].end)


def _begin(pair: _Pair) -> int:
    word, group = pair
    return min(word.start(), group[0].start)


def _ends(before: Sequence[_Pair], group: _Group) -> Iterator[int]:
    """Yield where what stands before a word ends: the pairs before its own, and its names."""
    for word, names in before:
        yield word.end()
        yield names[-1].end
    yield group[-1].end


def _quantity(words: str) -> str:
    """Return the words of a quantity; what stands in brackets is of the name before it: `(163 anak) dan`."""
    own = _BRACKETS.sub(" ", words[-_LAST_WORDS:]).strip()
    return re.sub(r"^\W*(?:dan|serta|yang|adalah|dengan)\b", "", own, flags=re.I).strip()
