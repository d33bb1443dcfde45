"""References of a Word file to a place in it: what is printed, and what stands at that place.

Word and LibreOffice print the words of a bookmark where a field names it; a reference that was typed over, or
not brought up to date since tables were added, has other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lxml import etree

from capaian.auditor.reading.word import attribute, tag_of
from capaian.auditor.reading.word_contents import follow_field

_CODE: Final = re.compile(r"\s*REF\s+(?P<name>[\w.-]+)(?P<switches>[^\"]*)$")
_BY_NUMBER: Final = re.compile(r"\\[nrwp]\b", re.IGNORECASE)
"""Switches by which the number of a paragraph is printed, or its place, and not its words."""
_LONGEST: Final = 60
"""Letters of a number with its kind: `Tabel L4.12`."""
_MOST: Final = 5_000
_NUMBER: Final = re.compile(r"\d[\d.]*")


class ReferenceAt(NamedTuple):
    """A reference, with its line."""

    line: int
    printed: str
    target: str
    """The words at the place that it names."""


def find_references(
    document: etree._Element, sources: Mapping[etree._Element, Sequence[tuple[int, int]]]
) -> Iterator[ReferenceAt]:
    """Yield every reference to a numbered place: those of one kind, whose numbers alone may differ.

    Args:
        document: The part with the text.
        sources: The lines and cells that the words of each paragraph stand in.
    """
    targets = dict(_bookmarks(document))
    found = 0
    for paragraph, places in sources.items():
        for name, printed in _fields(paragraph) if targets and found < _MOST else ():
            target = targets.get(name, "")
            if _kind(printed) == _kind(target) and _NUMBER.search(target) and _NUMBER.search(printed):
                found += 1
                yield ReferenceAt(places[0][0], printed, target)


def _kind(words: str) -> str:
    """Return what words name, without its number: `tabel`."""
    return "".join(filter(str.isalpha, _NUMBER.sub("", words))).casefold()


def _bookmarks(document: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of every bookmark that is as short as the number of a place."""
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for element in document.iter("{*}bookmarkStart", "{*}bookmarkEnd", "{*}t"):
        tag, own = tag_of(element), attribute(element, "id")
        if tag == "bookmarkStart":
            names[own], words[own] = attribute(element, "name"), ""
        elif tag == "bookmarkEnd":
            if own in words and len(text := " ".join(words.pop(own).split())) <= _LONGEST:
                yield names[own], text
        else:
            words = {key: text + (element.text or "") for key, text in words.items() if len(text) <= _LONGEST}


def _fields(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what each reference of a paragraph names, and its words as printed."""
    codes: list[str] = []
    """Of the fields that are open, from the outermost in; and what they print, once that has begun."""
    results: list[str | None] = []
    for element in paragraph.iter("{*}fldChar", "{*}instrText", "{*}t"):
        tag, kind = tag_of(element), attribute(element, "fldCharType")
        if kind == "begin":
            results.append(None)
        elif kind == "separate" and results:
            results[-1] = ""
        elif kind == "end" and results:
            code, result = _CODE.match(codes[-1]), results.pop()
            if code and result and not _BY_NUMBER.search(code["switches"]):
                yield code["name"], " ".join(result.split())
        elif tag == "t":
            results = [None if result is None else result + (element.text or "") for result in results]
        follow_field(element, codes)
