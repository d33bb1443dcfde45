"""A Markdown text as paragraphs, one for each row of a sheet, and changed paragraphs back into the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice, pairwise, takewhile

# Lines without anything on them, between two that have something; spaces before them too, from the first of
# these: a long run of spaces is looked at once.
_GAP = re.compile(r"(?<![^\S\n])[^\S\n]*\n(?:[^\S\n]*\n)+")
_BETWEEN = "\n\n"
_MOST_COMPARED = 1_000_000
"""Pairs of paragraphs that are compared, a thousand with a thousand: a text of nothing but lines of one sign
would hold everybody up."""


def split_paragraphs(markdown: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text: what stands between empty lines, each with its own line breaks.

    Examples:
        >>> split_paragraphs("# Judul\n\nSatu\ndua.\n\n\n- a\n- b\n")
        ('# Judul', 'Satu\ndua.', '- a\n- b')
    """
    return tuple(paragraph for paragraph, _ in _pairs(markdown))


def join_changed(base: str, paragraphs: Sequence[str]) -> str:
    """Return a text with other paragraphs; the same text where they are its own.

    Between paragraphs that stood side by side before stays what was between them. Paragraphs without
    anything in them are left out; a text of none is empty.
    """
    wanted = [text for paragraph in paragraphs for text in split_paragraphs(paragraph)]
    old = [*_pairs(base)]
    texts = [paragraph for paragraph, _ in old]
    if wanted == texts:
        return base
    if not wanted:
        return ""
    gaps = _find_gaps(old, wanted)
    start = base[: len(base) - len(base.lstrip("\n"))] if old else ""
    return start + "".join(f"{text}{gap}" for text, gap in zip(wanted, gaps, strict=True))


def _pairs(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs, each with the line feeds behind it."""
    text = markdown.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    position = 0
    for gap in _GAP.finditer(text):
        if text[position : gap.start()].strip():
            yield text[position : gap.start()], gap.group()
        position = gap.end()
    rest = text[position:].rstrip()
    if rest:
        yield rest, text[position + len(rest) :]


def _find_gaps(old: Sequence[tuple[str, str]], wanted: Sequence[str]) -> list[str]:
    """Return what stands behind each wanted paragraph."""
    places = _find_places([text for text, _ in old], wanted)
    gaps = []
    for first, second in pairwise([*places, len(old)]):
        is_beside = first is not None and second == first + 1
        gaps.append(old[first][1] if first is not None and is_beside else _BETWEEN)
    last = places[-1]
    if last is None or last + 1 != len(old):
        gaps[-1] = "\n"
    return gaps


def _find_places(old: Sequence[str], wanted: Sequence[str]) -> list[int | None]:
    """Return where each wanted paragraph stood before; `None`: nowhere, or it would take too long to say."""
    head = _count_alike(zip(old, wanted, strict=False))
    rest = min(len(old), len(wanted)) - head
    tail = _count_alike(islice(zip(reversed(old), reversed(wanted), strict=False), rest))
    places: list[int | None] = [None] * len(wanted)
    places[:head] = range(head)
    places[len(wanted) - tail :] = range(len(old) - tail, len(old))
    inner, other = old[head : len(old) - tail], wanted[head : len(wanted) - tail]
    if len(inner) * len(other) <= _MOST_COMPARED:
        for match in SequenceMatcher(None, inner, other, autojunk=False).get_matching_blocks():
            for offset in range(match.size):
                places[head + match.b + offset] = head + match.a + offset
    return places


def _count_alike(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many pairs of the same stand at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
