"""Figures of a Word file of ours that were typed over since it was made: it keeps those it was made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lxml import etree

from capaian.auditor.printed.document import Line
from capaian.auditor.printed.number import Spot
from capaian.auditor.reading.changed_figures import find_changed_figures
from capaian.auditor.reading.word import attribute, tag_of
from capaian.domain.audit.figure_record import FigurePassage, figures_in

_PARTING: Final = ("tab", "br", "cr", "den")
_STEPS: Final = {"begin": 1, "end": -1}
_ELSEWHERE: Final = frozenset({"Fallback", "moveFrom", "fldSimple"})
"""What holds text that is read in another place, is gone, or is counted anew by Word."""

Place = tuple[int, int]
"""A line, from 1, and a cell of it."""


class RetypedAt(NamedTuple):
    """A figure that was typed over, and where it is read."""

    line: int
    """1-based."""
    cell: int
    start: int
    end: int
    """As far as `start` where it is not known which of the cell's figures it is."""
    made: str
    now: str


def find_retyped_figures(
    made: Sequence[FigurePassage],
    document: etree._Element,
    sources: Mapping[etree._Element, Sequence[Place]],
    lines: Sequence[Line],
) -> Iterator[RetypedAt]:
    """Yield the figures of a file that it was not made with; none where it was made with none.

    Args:
        made: Those that it was made with.
        document: Its part with the text.
        sources: The lines and cells in which the words of each paragraph are read.
        lines: The lines.

    Raises:
        UnfitRecordError: It was not made with these, but another file was.
    """
    if not made:
        return
    read = ((paragraph, FigurePassage.of(text)) for paragraph, text in _texts(document).items())
    now = [(paragraph, passage) for paragraph, passage in read if passage.figures]
    for each in find_changed_figures(made, [passage for _, passage in now]):
        paragraph, passage = now[each.passage]
        places = sources.get(paragraph, ())
        spots = _spots(passage.figures, places, lines)[each.place : each.place + len(each.now.split())]
        if spots:
            yield RetypedAt(*spots[0][:3], spots[-1][3], each.made, each.now)
        elif places:
            yield RetypedAt(*places[0], 0, 0, each.made, each.now)


def _spots(figures: Sequence[str], places: Sequence[Place], lines: Sequence[Line]) -> Sequence[Spot]:
    """Return where the first figures of a paragraph stand; numbers that Word counts may stand between."""
    printed = (
        (figure, Spot(line, cell, start, start + len(figure)))
        for line, cell in places
        for start, figure in figures_in(lines[line - 1].cells[cell])
    )
    found: list[Spot] = []
    for wanted in figures:
        spot = next((spot for figure, spot in printed if figure == wanted), None)
        if spot is None:
            break
        found.append(spot)
    return found


def _texts(document: etree._Element) -> Mapping[etree._Element, str]:
    """Return the text of each paragraph but for what fields show; what stands apart is parted by a blank."""
    texts: dict[etree._Element, list[str]] = {}
    fields = 0
    for element in document.iter():
        tag = tag_of(element)
        if tag == "p":
            texts[element] = []
        elif tag == "fldChar":
            fields += _STEPS.get(attribute(element, "fldCharType"), 0)
        elif tag in _PARTING or (tag == "t" and not fields):
            around = [*element.iterancestors()]
            owner = next((each for each in around if each in texts), None)
            if owner is not None and not _ELSEWHERE & {*map(tag_of, around)}:
                texts[owner].append(element.text or "" if tag == "t" else " ")
    return {paragraph: "".join(parts) for paragraph, parts in texts.items()}
