"""A Markdown text as paragraphs, one for each row of a sheet, and changed paragraphs back into the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capaian.domain.narrative import with_list_points

# Lines without anything on them, between two that have something; spaces before them too, from the first of
# these: a long run of spaces is looked at once.
_GAP = re.compile(r"(?<![^\S\n])[^\S\n]*\n(?:[^\S\n]*\n)+")


def split_paragraphs(markdown: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text: what is between empty lines, each with its own line breaks.

    Examples:
        >>> split_paragraphs("# Judul\n\nSatu\ndua.\n\n\n- a\n- b\n")
        ('# Judul', 'Satu\ndua.', '- a\n- b')
    """
    text = with_list_points(markdown.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(part for part in _GAP.split(text.lstrip("\n").rstrip()) if part.strip())


def join_changed(base: str, paragraphs: Sequence[str]) -> str:
    """Return a text with other paragraphs, an empty line between them; the same text where they are its own.

    Paragraphs without anything in them are left out; a text of none is empty.
    """
    wanted = tuple(text for paragraph in paragraphs for text in split_paragraphs(paragraph))
    if wanted == split_paragraphs(base):
        return base
    return "\n\n".join(wanted) + "\n" if wanted else ""
