"""Words around a reference whose block is left out for want of data: brackets close up over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from capaian.documents.tree import Inline, Inlines, Text

OMITTED_WORDS = "bagian yang tidak dimuat"
"""Stands where the sentence itself leads to a block that is left out."""
_SEPARATOR = re.compile(r",? dan |, ")


@dataclass(frozen=True, slots=True)
class OmittedReference:
    """Where a reference to a left-out block stood."""

    target: str


def close_up(inlines: tuple[Inline | OmittedReference, ...]) -> Inlines:
    """Return the words without the left-out references that stand in brackets; others get words.

    `(Tabel 3.9, ⟨left out⟩)` becomes `(Tabel 3.9)`, brackets that hold nothing more go altogether.
    """
    kept: list[Inline] = []
    rest = list(inlines)
    while rest:
        inline = rest.pop(0)
        if inline == Text(""):
            continue
        if not isinstance(inline, OmittedReference):
            kept.append(inline)
        elif not _drop(kept, rest):
            kept.append(Text(OMITTED_WORDS))
    return tuple(kept)


def _drop(kept: list[Inline], rest: list[Inline | OmittedReference]) -> bool:
    """Take the reference between two runs of words away with its separator, if brackets enclose it."""
    before, after = kept[-1] if kept else None, rest[0] if rest else None
    if not isinstance(before, Text) or not isinstance(after, Text):
        return False
    opens, closes = before.text.endswith("("), after.text.startswith(")")
    if opens and closes:
        kept[-1] = replace(before, text=before.text[:-1].rstrip(" "))
        rest[0] = replace(after, text=after.text[1:])
    elif opens and (follows := _SEPARATOR.match(after.text)):
        rest[0] = replace(after, text=after.text[follows.end() :])
    elif closes and (leads := re.fullmatch(rf"(.*?)(?:{_SEPARATOR.pattern})", before.text, re.DOTALL)):
        kept[-1:] = [replace(before, text=leads[1])] if leads[1] else []
    elif _SEPARATOR.fullmatch(before.text) and _SEPARATOR.match(after.text):
        kept.pop()
    else:
        return False
    return True
