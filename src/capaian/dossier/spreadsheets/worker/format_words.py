"""What the words of a number format say of the digits beside them: millions, a minus, more digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final
from unicodedata import category, normalize, numeric

_LARGE: Final = (
    ("ribu", "rb", "rbu", "k", "thousand"),
    ("juta", "jt", "jta", "million", "mio", "mn"),
    ("miliar", "milyar", "miliard", "milyard", "mlr", "mlyr", "m", "billion", "bn", "bio", "b"),
    ("triliun", "trilyun", "trilliun", "trl", "t", "trillion", "tn"),
)
"""Words for what each comma behind a figure cuts off."""
_POWERS: Final = {word: power for power, words in enumerate(_LARGE, 1) for word in words}
_SMALLER: Final = frozenset({"belas", "puluh", "ratus", "hundred", "lusin", "dozen", "kodi", "gros"})
_ABBREVIATIONS: Final = frozenset({"rb", "k", "mio", "mn", "m", "bn", "bio", "b", "trl", "t", "tn"})
"""Words that have another sense where they do not stand right behind a figure."""
_UNITS_TOO: Final = frozenset({"b", "m", "t"})
"""Classes, metres, tonnes, unless of money; of `M` and `T` only small letters are units."""
_LARGE_ANYWAY: Final = frozenset({"M", "T"})
_ENDING: Final = re.compile("(?:an|s)$")
_SCALES_IN_FULL: Final = {*_POWERS, *_SMALLER} - _ABBREVIATIONS
_IN_FULL: Final = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(_SCALES_IN_FULL))})(?:an|s)?(?![^\W\d_])",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"\s*([^\W\d_]+)(?!\w)")
_SHARE: Final = re.compile(r"(?:\bper\b|/)\s*\w+", re.IGNORECASE)
"""What a rate is told for: `per ribu kelahiran`."""
_MONEY: Final = re.compile(r"(?<![a-z])(?:rp|idr|usd)(?![a-z])|[$€£¥]", re.IGNORECASE)
_SIGN: Final = r"[-\u2212\u2010-\u2014\ufe63\uff0d]"
_CURRENCY: Final = r"\s*(?:(?:rp\.?|idr|usd|[$€£¥])\s*)?"
_MINUS_BEFORE: Final = re.compile(
    rf"\A{_CURRENCY}{_SIGN}{_CURRENCY}\Z|(?<=[\s:=]){_SIGN}(?:rp\.?)?\Z", re.IGNORECASE
)
_MINUS_IN_WORDS: Final = re.compile(
    rf"(?<![^\W_])(?:minus|mines|min|negatif|negative)[\s.:=)]*{_CURRENCY}\Z", re.IGNORECASE
)
"""`Minimum` shortened reads as a minus too."""
_MINUS_BEHIND: Final = re.compile(r"\s*(?:minus(?!\w)|\(\s*(?:minus|min|negati[fv]e?)\s*\))", re.IGNORECASE)
"""Without brackets `min` are minutes, and `negatif` is what a test told."""
_OPEN: Final = re.compile(rf"\({_CURRENCY}\Z", re.IGNORECASE)
_CLOSED: Final = re.compile(r"[\s%]*\)")
_LESS: Final = re.compile(rf"{_SIGN}|[(▼▽↓]|minus|negatif|turun|kurang|defisit", re.IGNORECASE)
_OTHER_NUMBER: Final = r"[0-9][0-9.,]*(?![0-9.,]|\s*[^\W\d_])"
"""One of which the words behind do not tell another unit: `/1.000 KH`, `x 24 jam`."""
_OF_A_YEAR: Final = r"\s*(?:19|20)[0-9]{2}(?![0-9])"
_WORKED_OUT: Final = re.compile(
    rf"e[+-]?[0-9]|\s*[x×*·]\s*1[0.,]*0|\s*(?:[±∓]|\+/-)"
    rf"|\s*(?:[x×*·:÷^+]|/(?!{_OF_A_YEAR})|per\b|pangkat|di(?:kali|bagi)|kali|bagi)\s*{_OTHER_NUMBER}"
    rf"|\s*(?:[-−–](?!{_OF_A_YEAR})|s\.?\s*[/.]?\s*d\.?|sampai|hingga)\s*[0-9]",
    re.IGNORECASE,
)
"""What makes another number of the digits before it: `/100`, `x 12`, `-100`; papers are told by years."""
_WORKED_OUT_BEFORE: Final = re.compile(r"\A[\s(]*[0-9][0-9.,]*\s*[-−–x×*·:÷/^+]\s*\Z", re.IGNORECASE)
"""Behind a word it is a name: `Triwulan 1: `, `RT 5-`."""
_ABOUT: Final = re.compile(
    r"(?:[±∓~≈≃≅√∛]|\+/-|(?<![^\W_])(?:sekitar|kira-kira|kurang lebih|lebih kurang|hampir|nyaris))"
    rf"\s*{_CURRENCY}\Z",
    re.IGNORECASE,
)
"""What makes a guess or a root of the digits behind it."""
_IN_WORDS: Final = re.compile(
    r"\s*(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu|juta|tengah)"
    r"|separuh|seperempat|koma)(?!\w)",
    re.IGNORECASE,
)
_IN_WORDS_BEFORE: Final = re.compile(r"(?<![^\W_])(?:koma|setengah|separuh|seperempat)\s*\Z", re.IGNORECASE)
_LIKE_NOUGHTS: Final = re.compile(r"[ .,']?[oO\u041e\u043e\u039f\u03bf]{2,}(?!\w)")
_PERCENT_SIGN: Final = re.compile(r"(?<![0-9])(?<![0-9] )[%٪‰‱]")
"""One that stands behind digits of its own belongs to these: ` dari 100%`."""
_PERCENT: Final = re.compile(
    r"(?<![a-z])(?:per[ -]?(?:sen|cent|mil|mille|seratus)|pro(?:sen|mil|mille)"
    r"|p(?:er|ro)sentase|percentage|pct)(?![a-z])",
    re.IGNORECASE,
)
_PERMIL: Final = re.compile("‰|mil", re.IGNORECASE)
_TEN: Final = 10
_STRANGE: Final = (
    "\u0430\u0435\u0440\u0501\u04bb\u0456\u0458\u043a\u04cf\u043c\u043f\u043e\u0433\u0455\u0442\u0443\u0432\u043d"
    "\u03b1\u03b9\u03ba\u03bf\u03c1\u03c4\u03c5\u03bd\u0131"
)
_DRAWN_AS: Final = "aepdhijklmnorstybh" + "aikoptuni"
_LATIN: Final = str.maketrans(_STRANGE + _STRANGE.upper(), _DRAWN_AS + _DRAWN_AS.upper())
"""Letters of Cyrillic, Greek and Turkish that are drawn as Latin ones, or nearly so."""
_UNSEEN: Final = ("Cf", "Mn")
"""Signs without a width: joiners and breaks that nobody sees, marks on the letter before."""


def tells_scale(scale: int, before: str, after: str) -> bool:
    """Say whether the words around a figure tell how often a thousand is cut off, and nothing else.

    Examples:
        >>> tells_scale(2, "Rp", " juta"), tells_scale(0, "Rp", " juta"), tells_scale(0, "", " per ribu")
        (True, False, True)
        >>> tells_scale(0, "", " m"), tells_scale(0, "", " M"), tells_scale(0, "Rp", " m")
        (True, False, False)
    """
    return {*_scales(scale, _as_drawn(before), _as_drawn(after))} == ({scale} if scale else set())


def told_share(words: str) -> str | None:
    """Return what the words around a figure tell it to be: a percentage, or so many in a thousand.

    Examples:
        >>> [told_share(words) for words in ("%", " %", " persen", "‰", " permil")]
        ['percent_sign', 'percent_sign', 'percent_sign', 'permil', 'permil']
        >>> [told_share(words) for words in (" orang", " dari 100%")]
        [None, None]
    """
    drawn = _as_drawn(words)
    found = _PERCENT_SIGN.search(drawn) or _PERCENT.search(drawn)
    if found is None:
        return None
    return "permil" if _PERMIL.search(found[0]) else "percent_sign"


def _as_drawn(words: str) -> str:
    """Return words in the letters that a reader sees; few formats have any but plain ones."""
    if words.isascii():
        return words
    plain = normalize("NFKD", words).translate(_LATIN)
    return "".join(sign for sign in plain if category(sign) not in _UNSEEN)


def _scales(scale: int, before: str, after: str) -> Iterator[int]:
    """Yield the powers of a thousand that words name; nought for ten and a hundred."""
    behind = _SHARE.sub("", after)
    first = _FIRST.match(behind)
    if first is not None and _counts(first[1], is_sure=bool(scale or _MONEY.search(f"{before} {after}"))):
        yield _power(first[1])
    yield from map(_power, _IN_FULL.findall(f"{_SHARE.sub('', before)} {behind}"))


def _counts(word: str, *, is_sure: bool) -> bool:
    """Say whether a word right behind a figure is one of scale, and no unit."""
    return _power(word) >= 0 and (is_sure or word in _LARGE_ANYWAY or word.lower() not in _UNITS_TOO)


def _power(word: str) -> int:
    plain = _plain(word)
    return 0 if plain in _SMALLER else _POWERS.get(plain, -1)


def _plain(word: str) -> str:
    lower = word.lower()
    shorter = _ENDING.sub("", lower)
    return shorter if shorter in _SCALES_IN_FULL else lower


def shows_less_than_nothing(before: str, after: str) -> bool:
    """Say whether a figure reads as a negative one: a minus beside it, in words too, or brackets around it.

    A hyphen behind a word is none, nor is the dash behind rupiah: `RT-5`, `Rp5.000,-`.

    Examples:
        >>> pairs = (("-", ""), ("Rp -", ""), ("(", ")"), ("", "-"), ("min ", ""), ("", " (minus)"))
        >>> all(shows_less_than_nothing(*pair) for pair in pairs)
        True
        >>> pairs = (("RT-", ""), ("Rp", ",-"), ("", " (2023)"), ("", " min"), ("", " negatif"))
        >>> any(shows_less_than_nothing(*pair) for pair in pairs)
        False
    """
    if _OPEN.search(before) and _CLOSED.match(after):
        return True
    if _MINUS_IN_WORDS.search(_as_drawn(before)) or _MINUS_BEHIND.match(_as_drawn(after)):
        return True
    is_behind = re.fullmatch(_SIGN, after.rstrip()) and not _MONEY.search(before)
    return bool(is_behind or _MINUS_BEFORE.search(before))


def tells_less_than_nothing(words: str) -> bool:
    """Say whether anything in a section for negative values alone tells that they are."""
    return _LESS.search(words) is not None


def is_worked_out(before: str, after: str) -> bool:
    """Say whether what stands around a figure makes another number of it, or a guess.

    Examples:
        >>> others = ("½", "⁰⁰", "E+03", " x 1.000", ".OOO", "/100", " s.d. 5", " koma lima")
        >>> all(is_worked_out("", after) for after in others), is_worked_out("±", "")
        (True, True)
        >>> others = ("²", " x 24 jam", " ekor", "o", "/2023", "/1.000 KH")
        >>> any(is_worked_out("", after) for after in others), is_worked_out("+", "")
        (False, False)
    """
    if any(pattern.search(before) for pattern in (_ABOUT, _WORKED_OUT_BEFORE, _IN_WORDS_BEFORE)):
        return True
    run = [*takewhile(lambda sign: sign.isnumeric() and not sign.isdecimal(), after)]
    is_number = len(run) > 1 or any(not numeric(sign).is_integer() or numeric(sign) >= _TEN for sign in run)
    return is_number or any(pattern.match(after) for pattern in (_WORKED_OUT, _LIKE_NOUGHTS, _IN_WORDS))
