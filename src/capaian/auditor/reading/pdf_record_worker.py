"""Child process that looks for figures of a pdf of ours that were typed over since it was made.

Started with SECONDS MEGABYTES and the pdf as standard input. Writes JSON: page, excerpt, what
stood there and what stands there now of each such figure, and whether the record that the file
keeps does not fit.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pikepdf
import pypdfium2

from capaian.auditor.reading.kept_figures import (
    UnfitRecordError,
    find_changed_figures,
    read_record,
)
from capaian.domain.audit.figure_record import OWNER, FigurePassage
from capaian.processes.limits import limit_memory, limit_time

_PRIVATE: Final = ("/PieceInfo", f"/{OWNER}", "/Private")
"""The way from the catalog of a file to its record."""
_BIT: Final = 65_536
_BETWEEN_FIGURES: Final = re.compile(r"(?<=[\d%])\s+(?=[\d\u2212-])")
_MOST_LINES_ABOVE: Final = 3
"""That name a line of figures alone in its excerpt."""


class RetypedOn(NamedTuple):
    """A figure that was typed over, and where it is read."""

    page: int
    """From 1."""
    quote: str
    made: str
    now: str


def find_retyped_on_pages(content: bytes) -> Iterator[RetypedOn]:
    """Yield the figures of a pdf that it was not made with; none where it keeps none.

    Raises:
        UnfitRecordError: Its record is damaged, was changed, or is of another paper.
    """
    made = read_record([_bits(content)])
    if not made:
        return
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [*map(_lines, pdf)]
    now = [
        (number, place, passage)
        for number, lines in enumerate(pages)
        for place, passage in enumerate(map(FigurePassage.of, lines))
        if passage.figures
    ]
    for each in find_changed_figures(made, [passage for *_, passage in now]):
        number, place, _ = now[each.passage]
        yield RetypedOn(number + 1, _quote(pages[number], place), each.made, each.now)


def _bits(content: bytes) -> Iterator[bytes]:
    """Yield the private data of ours bit by bit; nothing where there are none."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        part: pikepdf.Object | None = pdf.Root
        for name in _PRIVATE:
            part = part.get(name) if isinstance(part, pikepdf.Dictionary) else None
        record = part.read_bytes() if isinstance(part, pikepdf.Stream) else b""
    yield from (record[start : start + _BIT] for start in range(0, len(record), _BIT))


def _lines(page: pypdfium2.PdfPage) -> Sequence[str]:
    """Return the lines of a page as its writer read them too."""
    text = page.get_textpage()
    lines: Sequence[str] = text.get_text_range(0, text.count_chars()).splitlines()
    text.close()
    page.close()
    return lines


def _quote(lines: Sequence[str], place: int) -> str:
    """Return a line, below those that name it where it has no words;
    figures side by side are cells.
    """
    start = place
    while start and place - start < _MOST_LINES_ABOVE and _has_no_words(lines[start : place + 1]):
        start -= 1
    return "\t".join(_BETWEEN_FIGURES.sub("\t", line.strip()) for line in lines[start : place + 1])


def _has_no_words(lines: Sequence[str]) -> bool:
    return not any(map(str.isalpha, "".join(lines)))


def run(seconds: float, megabytes: int) -> None:
    """Read what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    retyped: Sequence[RetypedOn] = ()
    is_unfit = False
    try:
        retyped = [*find_retyped_on_pages(sys.stdin.buffer.read())]
    except (UnfitRecordError, MemoryError, pikepdf.PdfError, pypdfium2.PdfiumError):
        is_unfit = True
    json.dump({"retyped": retyped, "unfit": is_unfit}, sys.stdout)


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]))
