"""What a PDF tells beside its pictures: who photographed what where, and how it looked before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf

_BESIDE: Final = ("/Metadata", "/PieceInfo")
"""What describes a part of a paper, and belongs to the program that made it."""
_OF_PAPERS: Final = frozenset(
    f"/{name}"
    for name in (
        "Title",
        "Author",
        "Subject",
        "Keywords",
        "Creator",
        "Producer",
        "CreationDate",
        "ModDate",
        "Trapped",
    )
)
"""What the standard lets a paper tell of itself; any other key is one of a program's own."""
_NAMESPACE: Final = re.compile(rb"xmlns(?::[\w.\-]+)?\s*=\s*[\"']([^\"']*)")
_KNOWN: Final = re.compile(
    rb"adobe:ns:meta/|http://www\.w3\.org/1999/02/22-rdf-syntax-ns#|http://purl\.org/dc/.*"
    rb"|http://ns\.adobe\.com/(?:pdf/1\.3/|xap/1\.0/(?:mm/|rights/|t/pg/|sType/(?:ResourceRef|ResourceEvent|Dimensions|Font)#)?)"
    rb"|http://www\.aiim\.org/pdf(?:a|ua)/.*"
)
"""Vocabularies of XMP that tell of papers, and of no photograph."""


_OBJECT: Final = re.compile(rb"(?<!\d)(\d+)\s+\d+\s+obj\b")


def clean_beside(document: pikepdf.Pdf) -> bool:
    """Take out what describes parts of a paper, and what describes the paper by more than words of papers.

    Returns:
        Whether there was anything to take out.
    """
    taken = [_take(each, _BESIDE) for each in _parts(document)]
    root, info = document.Root, document.trailer.get("/Info")
    taken.append(_take(root, _BESIDE if _tells_more(root.get("/Metadata")) else ("/PieceInfo",)))
    if isinstance(info, pikepdf.Dictionary):
        taken.append(_take(info, [name for name, _ in info.items() if name not in _OF_PAPERS]))
    return any(taken)


def has_earlier_state(document: pikepdf.Pdf, content: bytes) -> bool:
    """Say whether a paper as it was before lies below it: an object stands there twice, or is not used now.

    Word writes two lists of objects and files for the web have two as well, without anything earlier.
    """
    if "/Prev" not in document.trailer:
        return False
    written = [int(number) for number in _OBJECT.findall(content)]
    used = {each.objgen[0] for each in document.objects if isinstance(each, pikepdf.Object)}
    return len(written) > len({*written}) or not used.issuperset(written)


def _take(holder: pikepdf.Object, names: Sequence[str]) -> bool:
    told = [name for name in names if name in holder]
    for name in told:
        del holder[name]
    return bool(told)


def _tells_more(described: pikepdf.Object | None) -> bool:
    """Say whether a description has words that are none of papers, or cannot be read."""
    if described is None:
        return False
    found = _NAMESPACE.findall(described.read_bytes()) if isinstance(described, pikepdf.Stream) else []
    return not found or not all(_KNOWN.fullmatch(each) for each in found)


def _parts(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield whatever can be described, but the paper as a whole."""
    whole = document.Root.objgen
    left = [each for each in document.objects if isinstance(each, pikepdf.Object) and each.objgen != whole]
    left += _direct(document.Root)
    while left:
        each = left.pop()
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            left += _direct(each)


def _direct(holder: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what lies within an object and is none by itself."""
    within = [*holder] if isinstance(holder, pikepdf.Array) else [each for _, each in holder.items()]
    return [each for each in within if isinstance(each, pikepdf.Object) and not each.is_indirect]
