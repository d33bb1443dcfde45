"""What the words of a number format say of the digits beside them: millions, a minus, more digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .drawn_words import as_drawn, in_plain_signs

_LARGE: Final = (
    ("ribu", "rb", "rbu", "rban", "rbn", "k", "thousand"),
    ("juta", "jt", "jtn", "jta", "million", "mio", "mn", "mm"),
    ("miliar", "milyar", "miliard", "milyard", "mlr", "mlyr", "m", "billion", "bn", "bio", "b"),
    ("triliun", "trilyun", "trilliun", "trl", "t", "trillion", "tn"),
)
"""Words for what each comma behind a figure cuts off."""
_POWERS: Final = {word: power for power, words in enumerate(_LARGE, 1) for word in words}
_SMALLER: Final = frozenset({"belas", "puluh", "ratus", "hundred", "lusin", "dozen", "kodi", "gros"})
_ABBREVIATIONS: Final = frozenset({"rb", "k", "mio", "mn", "mm", "m", "bn", "bio", "b", "trl", "t", "tn"})
"""Words that have another sense where they do not stand right behind a figure."""
_UNITS_TOO: Final = frozenset({"b", "m", "mm", "t"})
"""Classes, metres, tonnes, unless of money; of `M`, `MM` and `T` only small letters are units."""
_LARGE_ANYWAY: Final = frozenset({"M", "MM", "T"})
_ENDING: Final = re.compile("(?:an|s)$")
_SCALES_IN_FULL: Final = {*_POWERS, *_SMALLER} - _ABBREVIATIONS
_IN_FULL: Final = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(_SCALES_IN_FULL))})(?:an|s)?(?![^\W\d_])",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"[\s(\[{'\"]*([^\W\d_]+)(?!\w)")
_TOLD_IN: Final = re.compile(
    r"(?<![^\W\d_])(?:dlm|dalam|satuan)[\s.:]+([^\W\d_]+)(?!\w)|[(\[{]\s*(rb|mio|mn|bn|trl)(?!\w)",
    re.IGNORECASE,
)
"""Where an abbreviation tells what figures are in: `dlm rb`, `(rb)`."""
_SHARE: Final = re.compile(r"(?:\bper\b|/)\s*\w+", re.IGNORECASE)
"""What a rate is told for: `per ribu kelahiran`."""
_MONEY: Final = re.compile(r"(?<![a-z])(?:rp|idr|usd)(?![a-z])|[$€£¥]", re.IGNORECASE)
_CURRENCY: Final = r"\s*(?:(?:rp\.?|idr|usd|[$€£¥])\s*)?"
_MINUS: Final = r"[(\[]?\s*(?:-+(?:/-)?|\./\.)\s*[)\]]?"
_MINUS_BEFORE: Final = re.compile(
    rf"\A{_CURRENCY}{_MINUS}{_CURRENCY}\Z|(?<=[\s:=])-(?:rp\.?)?\Z", re.IGNORECASE
)
_MINUS_IN_WORDS: Final = re.compile(
    rf"(?:(?<![^\W_])(?:minus|mines|min|mns|negatif|negative)|(?:\A|[(\[])\s*neg)[\s.:=)\]]*{_CURRENCY}\Z",
    re.IGNORECASE,
)
"""`Minimum` shortened reads as a minus too; `neg` behind a word is short for `negeri`."""
_MINUS_BEHIND: Final = re.compile(
    r"\s*(?:(?:minus|negati[fv]e?)(?!\w)|[(\[]\s*(?:minus|min|mns|neg(?:ati[fv]e?)?)\.?\s*[)\]])",
    re.IGNORECASE,
)
_MINUS_SIGNS_BEHIND: Final = re.compile(rf"\s*{_MINUS}\s*")
"""Without brackets `min` are minutes."""
_OPEN: Final = re.compile(rf"\({_CURRENCY}\Z", re.IGNORECASE)
_CLOSED: Final = re.compile(r"[\s%]*\)")
_LESS: Final = re.compile(r"[-(▼▽↓]|minus|negatif|turun|kurang|defisit", re.IGNORECASE)
_PERCENT_SIGN: Final = re.compile(r"(?<![0-9])(?<![0-9] )[%٪‰‱]")
"""One that stands behind digits of its own belongs to these: ` dari 100%`."""
_PERCENT: Final = re.compile(
    r"(?<![a-z])(?:per[ -]?(?:sen|cent|mil|mille|seratus)|pro(?:sen|mil|mille)"
    r"|p(?:er|ro)sentase|percentage|pct)(?![a-z])",
    re.IGNORECASE,
)
_PERMIL: Final = re.compile("‰|mil", re.IGNORECASE)


def tells_scale(scale: int, before: str, after: str) -> bool:
    """Say whether the words around a figure tell how often a thousand is cut off, and nothing else.

    Examples:
        >>> tells_scale(2, "Rp", " juta"), tells_scale(0, "Rp", " juta"), tells_scale(0, "", " per ribu")
        (True, False, True)
        >>> tells_scale(0, "", " m"), tells_scale(0, "", " M"), tells_scale(0, "Rp", " m")
        (True, False, False)
    """
    return {*_scales(scale, as_drawn(before), as_drawn(after))} == ({scale} if scale else set())


def told_share(words: str) -> str | None:
    """Return what the words around a figure tell it to be: a percentage, or so many in a thousand.

    Examples:
        >>> [told_share(words) for words in ("%", " %", " persen", "‰", " permil")]
        ['percent_sign', 'percent_sign', 'percent_sign', 'permil', 'permil']
        >>> [told_share(words) for words in (" orang", " dari 100%")]
        [None, None]
    """
    drawn = as_drawn(words)
    found = _PERCENT_SIGN.search(drawn) or _PERCENT.search(drawn)
    if found is None:
        return None
    return "permil" if _PERMIL.search(found[0]) else "percent_sign"


def _scales(scale: int, before: str, after: str) -> Iterator[int]:
    """Yield the powers of a thousand that words name; nought for ten and a hundred."""
    behind = _SHARE.sub("", after)
    first = _FIRST.match(behind)
    if first is not None and _counts(first[1], is_sure=bool(scale or _MONEY.search(f"{before} {after}"))):
        yield _power(first[1])
    words = f"{_SHARE.sub('', before)} {behind}"
    told = (found[1] or found[2] for found in _TOLD_IN.finditer(words))
    yield from (_power(word) for word in told if _counts(word, is_sure=False))
    yield from map(_power, _IN_FULL.findall(words))


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
        >>> pairs = (("-", ""), ("Rp -", ""), ("(", ")"), ("", " -"), ("neg. ", ""), ("", " negatif"))
        >>> all(shows_less_than_nothing(*pair) for pair in pairs)
        True
        >>> pairs = (("RT-", ""), ("Rp", ",-"), ("", " (2023)"), ("", " min"), ("SD Neg. ", ""))
        >>> any(shows_less_than_nothing(*pair) for pair in pairs)
        False
    """
    before, after = in_plain_signs(before), in_plain_signs(after)
    if _OPEN.search(before) and _CLOSED.match(after):
        return True
    if _MINUS_IN_WORDS.search(before) or _MINUS_BEHIND.match(after):
        return True
    is_behind = _MINUS_SIGNS_BEHIND.fullmatch(after) and not _MONEY.search(before)
    return bool(is_behind or _MINUS_BEFORE.search(before))


def tells_less_than_nothing(words: str) -> bool:
    """Say whether anything in a section for negative values alone tells that they are."""
    return _LESS.search(in_plain_signs(words)) is not None
