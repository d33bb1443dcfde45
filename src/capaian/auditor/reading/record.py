"""The record that a Word file of ours keeps of its figures: read bit by bit, and as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from lxml import etree

from capaian.auditor.reading.changed_figures import UnfitRecordError
from capaian.domain.audit.figure_record import NAMESPACE, FigurePassage, checksum

_ROOT: Final = f"{{{NAMESPACE}}}angka"
_ENTRY: Final = f"{{{NAMESPACE}}}p"
_OWNED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}schemaRef"
"""What tells of another part whose it is."""
_OWNER: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}uri"
_MOST_BYTES: Final = 4_000_000
"""Of a record, unpacked: twice that of the largest text that is read at all."""
_MOST_ENTRIES: Final = 100_000

_Said = str | bytes
"""As the parser has it: it is a text always."""


def read_record(kept: Iterable[Iterable[bytes]]) -> Sequence[FigurePassage]:
    """Return the figures that a file was made with; none where it keeps none.

    Args:
        kept: The parts that hold data of the file, each bit by bit.

    Raises:
        UnfitRecordError: Its record is damaged, was changed, or is larger than any.
    """
    is_promised = False
    for part in kept:
        entries = _Entries()
        with suppress(etree.XMLSyntaxError, UnfitRecordError):
            return _read_entries(part, entries)
        is_promised = is_promised or entries.is_promised
    if is_promised:
        raise UnfitRecordError
    return ()


def _read_entries(part: Iterable[bytes], entries: _Entries) -> Sequence[FigurePassage]:
    """Return the entries of a record; of what is none the first bit alone is read.

    Raises:
        UnfitRecordError: It is none, or not as it was made.
    """
    parser = etree.XMLParser(target=entries, resolve_entities=False, no_network=True, load_dtd=False)
    size = 0
    for bit in part:
        parser.feed(bit)
        size += len(bit)
        if not entries.is_record or size > _MOST_BYTES:
            raise UnfitRecordError
    parser.close()
    return entries.passages


class _Entries:
    """What the parser of a part tells: its entries if it is a record, and that a record must be there."""

    def __init__(self) -> None:
        self.is_record = False
        self.is_promised = False
        self.passages: list[FigurePassage] = []
        self._checksum: _Said | None = None
        self._words: _Said | None = None
        self._texts: list[str] = []
        self._depth = 0

    def start(self, tag: _Said, attrib: Mapping[_Said, _Said]) -> None:
        """Take an element: the record, one of its entries, or whose another part is."""
        self._depth += 1
        if self._depth == 1 and tag == _ROOT:
            self.is_record = self.is_promised = True
            self._checksum = attrib.get("k")
        elif self.is_record:
            self._begin(tag, attrib)
        elif tag == _OWNED and attrib.get(_OWNER) == NAMESPACE:
            self.is_promised = True

    def data(self, data: _Said) -> None:
        """Take a text."""
        self._texts.append(str(data))

    def comment(self, text: _Said) -> None:
        """Pass over a comment."""

    def end(self, tag: _Said) -> None:
        """Take the end of an element: an entry is whole."""
        self._depth -= 1
        if self.is_record and self._words is not None:
            self.passages.append(FigurePassage(str(self._words), tuple("".join(self._texts).split())))
            self._words = None

    def doctype(self, *_: str) -> None:
        """Refuse what no record of ours has.

        Raises:
            UnfitRecordError: always.
        """
        raise UnfitRecordError

    def close(self) -> None:
        """Take the end of the part.

        Raises:
            UnfitRecordError: Its entries are not those that it was made with.
        """
        if self._checksum != checksum(self.passages):
            raise UnfitRecordError

    def _begin(self, tag: _Said, attrib: Mapping[_Said, _Said]) -> None:
        self._words = attrib.get("k")
        self._texts = []
        if tag != _ENTRY or self._words is None or self._depth > 2 or len(self.passages) == _MOST_ENTRIES:
            raise UnfitRecordError
