"""Where in an encoded paper a sign stands: names of blocks, for whoever has to replace it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

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
    text = " ".join("".join(_words(block)).split())
    short = text if len(text) <= _LETTERS else f"{text[:_LETTERS].rstrip()} …"
    return f"{_KINDS.get(str(block.get('kind')), 'bagian')} “{short}”"
