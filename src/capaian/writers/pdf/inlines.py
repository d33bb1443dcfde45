"""Inlines as JSON: plain words as strings, everything else as objects."""

from __future__ import annotations

from typing import assert_never

from capaian.documents.tree import (
    Glyph,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Number,
    Quotient,
    Reference,
    Text,
    TextStyle,
)
from capaian.writers.labels import unbroken
from capaian.writers.theme import band_look

Json = dict[str, object]


def encode_inlines(content: Inlines) -> list[str | Json]:
    """Return a run of inlines; neighbouring plain words become one string."""
    encoded: list[str | Json] = []
    for inline in content:
        item = encode_inline(inline)
        if isinstance(item, str) and encoded and isinstance(encoded[-1], str):
            encoded[-1] += item
        else:
            encoded.append(item)
    return encoded


def encode_inline(inline: Inline) -> str | Json:
    """Return one inline."""
    match inline:
        case Text(text, style) | Number(display=text, style=style):
            return text if style is TextStyle.PLAIN else {"kind": style.value, "text": text}
        case Reference(target, label):
            return {"kind": "reference", "target": target, "text": unbroken(label)}
        case Link(text, url):
            return {"kind": "link", "url": url, "text": text}
        case Glyph(sign, _, band):
            line = None if band is None else band_look(band, sign).line.value
            return {"kind": "glyph", "text": sign, "colour": line}
        case LineBreak():
            return {"kind": "line_break"}
        case Quotient(above, below, times):
            return {"kind": "quotient", "above": above, "below": below, "times": times}
        case _:
            assert_never(inline)
