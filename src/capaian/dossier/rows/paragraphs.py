"""A Markdown text as paragraphs, one for each row of a sheet, and changed paragraphs back into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

# Lines without anything on them, between two that have something; spaces before them too, from the first of
# these: a long run of spaces is looked at once.
_GAP = re.compile(r"(?<![^\S\n])[^\S\n]*\n(?:[^\S\n]*\n)+")
_BETWEEN = "\n\n"
MAX_COMPARED_PARAGRAPHS = 1_000
"""Of longer texts only what is the same at the beginning keeps its gaps: comparing grows with the square."""


def split_paragraphs(markdown: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text: what is between empty lines, each with its own line breaks.

    Examples:
        >>> split_paragraphs("# Judul\n\nSatu\ndua.\n\n\n- a\n- b\n")
        ('# Judul', 'Satu\ndua.', '- a\n- b')
    """
    return tuple(paragraph for paragraph, _ in _pairs(markdown))


def join_changed(base: str, paragraphs: Sequence[str]) -> str:
    """Return a text with other paragraphs; the same text where they are its own.

    Between paragraphs that followed each other before stays what was between them. Paragraphs without
    anything in them are left out; a text of none is empty.
    """
    wanted = [text for paragraph in paragraphs for text in split_paragraphs(paragraph)]
    old = [*_pairs(base)]
    texts = [paragraph for paragraph, _ in old]
    if wanted == texts:
        return base
    places = _places(texts, wanted)
    start = base[: len(base) - len(base.lstrip("\n"))] if old and wanted else ""
    made = [start]
    for text, (place, following) in zip(wanted, pairwise([*places, len(old)]), strict=True):
        is_kept = place is not None and following == place + 1
        made += [text, old[place][1] if place is not None and is_kept else _BETWEEN]
    if wanted and (places[-1] is None or places[-1] + 1 != len(old)):
        made[-1] = "\n"
    return "".join(made)


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


def _places(old: Sequence[str], wanted: Sequence[str]) -> list[int | None]:
    """Return where each wanted paragraph was before; `None`: nowhere, or it would take too long to say."""
    places: list[int | None] = [None] * len(wanted)
    if max(len(old), len(wanted)) > MAX_COMPARED_PARAGRAPHS:
        for at, (one, other) in enumerate(zip(old, wanted, strict=False)):
            if one != other:
                break
            places[at] = at
        return places
    for match in SequenceMatcher(None, old, wanted, autojunk=False).get_matching_blocks():
        for offset in range(match.size):
            places[match.b + offset] = match.a + offset
    return places
