"""A Markdown text as paragraphs, one for each row of a sheet, and changed paragraphs back into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

# Lines without anything on them, between two that have something; spaces before them too.
_GAP = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")
_BETWEEN = "\n\n"


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
    matcher = SequenceMatcher(None, [text for text, _ in old], wanted, autojunk=False)
    places: list[int | None] = [None] * len(wanted)
    for match in matcher.get_matching_blocks():
        for offset in range(match.size):
            places[match.b + offset] = match.a + offset
    gaps = []
    for first, second in pairwise([*places, len(old)]):
        is_beside = first is not None and second == first + 1
        gaps.append(old[first][1] if first is not None and is_beside else _BETWEEN)
    last = places[-1]
    if last is None or last + 1 != len(old):
        gaps[-1] = "\n"
    return gaps
