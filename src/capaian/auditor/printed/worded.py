r"""Expressions that begin with a word are looked for only where a text has a word that begins so.

A rule looks through every sentence of a report for its few words, and most sentences have none of them. Which
beginnings of words a text has is read once for all rules; with which ones an expression may begin is read off
the expression itself: `\b(?:kecuali|selain)\b` needs `kecu` or `sela`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

_LETTERS: Final = 4
"""So many letters of a word tell enough; a shorter word is known whole."""
_DIGIT: Final = "0"
"""Stands for any digit."""
_BEGINNING: Final = re.compile(rf"([a-z]{{1,{_LETTERS}}})[a-z]*")
_ANY_DIGIT: Final = re.compile(r"\d")


class Worded:
    r"""An expression, each of whose matches begins with a word or a digit, in any capitals unless told.

    Examples:
        >>> exception = Worded(r"\b(?:kecuali|selain(?:nya)?)\b")
        >>> sorted(exception.beginnings)
        ['kecu', 'sela']
        >>> [match[0] for match in exception.finditer("Semua, Selain pasar")]
        ['Selain']
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        """Read an expression.

        Raises:
            ValueError: Some match of it need not begin with a certain word.
        """
        self.pattern: Final = re.compile(pattern, flags)
        self.beginnings: Final = beginnings_of(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return None if self.beginnings.isdisjoint(begun_in(text)) else self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches in a text."""
        return iter(()) if self.beginnings.isdisjoint(begun_in(text)) else self.pattern.finditer(text)

    def may_stand_in(self, text: str) -> bool:
        """Say whether a text, or a part of it read by itself, may have a match."""
        return not self.beginnings.isdisjoint(begun_in(text))


class WordedTexts:
    r"""Texts by the beginnings of their words, so that a rule reads those alone that can concern it.

    Examples:
        >>> texts = WordedTexts(["Pasar dan kios", "Kios selain pasar", "Loket 3"])
        >>> texts.places_with(Worded(r"\bselain\b"), Worded(r"\bloket\b"))
        [1, 2]
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Read each text once."""
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for beginning in begun_in(text):
                self._places[beginning].append(place)

    def places_with(self, *expressions: Worded) -> list[int]:
        """Return which texts may have a match of any expression, in their order."""
        beginnings = {beginning for each in expressions for beginning in each.beginnings}
        return sorted({*chain.from_iterable(self._places.get(each, ()) for each in beginnings)})


def beginnings_of_words(words: Iterable[str]) -> frozenset[str]:
    """Return what `begun_in` tells of a text that has a word which begins with one of some words.

    Examples:
        >>> sorted(beginnings_of_words(["unsur", "u"]))
        ['u', 'unsu']
    """
    return frozenset(word[:_LETTERS] for word in words)


@lru_cache(maxsize=65536)
def begun_in(text: str) -> frozenset[str]:
    """Return the first letters of the words of a text, and a nought if it has digits.

    Examples:
        >>> sorted(begun_in("Rp 20 untuk Selain-nya"))
        ['0', 'nya', 'rp', 'sela', 'untu']
    """
    found = _BEGINNING.findall(text.casefold())
    return frozenset((*found, _DIGIT) if _ANY_DIGIT.search(text) else found)


def beginnings_of(pattern: str) -> frozenset[str]:
    """Return the beginnings of words of which a text with a match has at least one.

    Raises:
        ValueError: Some match of it need not begin with a certain word.
    """
    reader = _Reader(pattern)
    found = {_closed(begun) for begun in reader.alternatives(frozenset({_Begun("", is_apart=False)}))}
    if reader.place < len(pattern) or any(begun is None for begun in found):
        raise ValueError(f"no word that all matches begin with: {pattern}")
    return frozenset(begun for begun in found if begun)


class _Begun(NamedTuple):
    """How a match may begin, as far as it was read."""

    letters: str
    is_apart: bool
    """Whether no letter stands before it."""
    is_whole: bool = False
    """Whether no letter follows."""

    @property
    def is_known(self) -> bool:
        """Whether nothing that follows matters."""
        return self.is_whole or len(self.letters) == _LETTERS


_Beginnings = frozenset[_Begun]
_UNKNOWN: Final = _Begun("", is_apart=False, is_whole=True)


def _closed(begun: _Begun) -> str | None:
    return begun.letters if begun.letters and begun.is_known else None


def _with_letter(begun: _Begun, letter: str) -> _Begun:
    return begun._replace(letters=begun.letters + letter) if begun.is_apart else _UNKNOWN


def _with_gap(begun: _Begun) -> _Begun:
    """Return what has begun, with a sign behind it that is no letter, or the edge of a word."""
    return begun._replace(is_whole=True) if begun.letters else begun._replace(is_apart=True)


def _with_digit(begun: _Begun) -> _Begun:
    return begun._replace(letters=begun.letters or _DIGIT, is_whole=True)


_GAP: Final = re.compile(r"\\[bsW]|\\?[^\w\\.]|\\\.")
"""A sign that is no letter, or the edge of a word."""
_AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!")
_NO_WORD_BEFORE: Final = re.compile(r"\(\?<!(?:\\w|\[\\w[^\]]*\])\)")
_OPENS: Final = re.compile(r"\((?:\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:|>|<?[=!]))?(?!\?)")
_TIMES: Final = re.compile(r"[?*+]|\{(?P<least>\d*)[\d,]*\}")
_PART: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[^\\]", re.DOTALL)
"""A class of signs, an escape, or a sign."""
_ANY_OF_LETTERS: Final = re.compile(r"\[[A-Za-z]+\]")
_BETWEEN_GROUPS: Final = re.compile(r"(?:\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[^\\\[()|])+", re.DOTALL)
_NO_LETTERS: Final = re.compile(r"\[(?:\\[sW\W]|[^\w\\^])+\]")


class _Reader:
    """Reads how the matches of an expression may begin."""

    def __init__(self, pattern: str) -> None:
        self.pattern: Final = pattern
        self.place = 0

    def alternatives(self, before: _Beginnings) -> _Beginnings:
        """Read up to the end of a group, or of all."""
        found = self._parts(before)
        while self.pattern.startswith("|", self.place):
            self.place += 1
            found |= self._parts(before)
        return found

    def _parts(self, before: _Beginnings) -> _Beginnings:
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            if all(begun.is_known for begun in before):
                self._skip()
            else:
                before = self._part(before)
        return before

    def _skip(self) -> None:
        """Go to the end of an alternative, whatever it has: how its matches begin is known."""
        depth = 0
        while self.place < len(self.pattern) and (depth or self.pattern[self.place] not in "|)"):
            between = _BETWEEN_GROUPS.match(self.pattern, self.place)
            depth += {"(": 1, ")": -1}.get(self.pattern[self.place], 0)
            self.place = between.end() if between else self.place + 1

    def _part(self, before: _Beginnings) -> _Beginnings:
        """Read one part with how often it may stand."""
        known = frozenset(begun for begun in before if begun.is_known)
        after = self._one(before - known)
        times = _TIMES.match(self.pattern, self.place)
        if times:
            self.place = times.end()
            if self.pattern[self.place : self.place + 1] in ("?", "+"):
                self.place += 1
            if times[0] in "?*" or times["least"] in ("", "0"):
                after |= before
            if times[0] != "?":
                after = frozenset(begun if begun in before else _again(begun) for begun in after)
        return known | after

    def _one(self, before: _Beginnings) -> _Beginnings:
        if self.pattern[self.place] == "(":
            return self._group(before)
        part = _PART.match(self.pattern, self.place)
        if part is None:
            raise ValueError(f"it ends within an escape: {self.pattern}")
        self.place = part.end()
        signs = part[0][1:-1] if _ANY_OF_LETTERS.fullmatch(part[0]) else (part[0],)
        return frozenset(_followed(begun, sign) for begun in before for sign in signs)

    def _group(self, before: _Beginnings) -> _Beginnings:
        """Read a group; what only looks around adds nothing, but may say that no letter stands before."""
        opens = _OPENS.match(self.pattern, self.place)
        if opens is None:
            raise ValueError(f"a group of an unknown kind: {self.pattern}")
        is_apart = _NO_WORD_BEFORE.match(self.pattern, self.place) is not None
        self.place = opens.end()
        found = self.alternatives(before)
        self.place += 1
        if not opens[0].startswith(_AROUND):
            return found
        return frozenset(begun._replace(is_apart=begun.is_apart or is_apart) for begun in before)


def _again(begun: _Begun) -> _Begun:
    """Return what has begun with a part that may stand again: letters may follow that are not known."""
    return _UNKNOWN if begun.letters and not begun.is_known else begun


def _followed(begun: _Begun, part: str) -> _Begun:
    """Return what has begun with one sign more."""
    if part.isalpha() and part.isascii():
        return _with_letter(begun, part.casefold())
    if part == r"\d" or part.isdecimal():
        return _with_digit(begun)
    is_gap = _NO_LETTERS.fullmatch(part) or _GAP.fullmatch(part)
    return _with_gap(begun) if is_gap else _UNKNOWN
