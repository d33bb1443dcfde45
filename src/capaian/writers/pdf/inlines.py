"""Inlines as JSON: plain words as strings, everything else as objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, assert_never

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
from capaian.domain.narrative import visible
from capaian.writers.labels import unbroken
from capaian.writers.theme import band_look

_MOST: Final = 3
"""Places named; the rest is counted."""
_LETTERS: Final = 60
_NOT_WORDS: Final = frozenset({"kind", "id", "style", "target", "file", "align", "width", "part"})
_KINDS: Final = {"paragraph": "alinea", "item_list": "daftar", "heading": "judul", "callout": "catatan"}


def name_places(paper: Mapping[str, object], signs: Sequence[str]) -> str:
    """Return which blocks hold any of the signs: `Tabel 3.2, alinea “Kalimat pertama …”`."""
    blocks = (block for part in ("cover", "front", "main") for block in _blocks(paper.get(part)))
    found = [_name(block) for block in blocks if _holds(block, signs)]
    if len(found) > _MOST:
        return f"{', '.join(found[:_MOST])}, dan {len(found) - _MOST} tempat lain"
    return ", ".join(found)


def _blocks(part: object) -> Iterator[Mapping[str, object]]:
    if not isinstance(part, list):
        return
    for block in part:
        if block.get("kind") == "landscape":
            yield from _blocks(block["blocks"])
        else:
            yield block


def _holds(block: object, signs: Sequence[str]) -> bool:
    return any(sign in words for words in _words(block) for sign in signs)


def _words(value: object) -> Iterator[str]:
    """Every string that is printed, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key not in _NOT_WORDS:
                yield from _words(one)


def _name(block: Mapping[str, object]) -> str:
    """The label of a block, or what kind it is and how it begins."""
    label = block.get("label")
    if isinstance(label, str) and label:
        return label
    text = visible(" ".join("".join(_words(block)).split()))
    short = text if len(text) <= _LETTERS else f"{text[:_LETTERS].rstrip()} …"
    return f"{_KINDS.get(str(block.get('kind')), 'bagian')} “{short}”"


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
