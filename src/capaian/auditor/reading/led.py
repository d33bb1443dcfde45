"""Text whose figures stand apart at its right margin: a name may take several lines above its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.reading.headings import is_caption
from capaian.auditor.reading.heads import is_quantity
from capaian.auditor.reading.page import TextRow

_SAME: Final = 1.5
"""Points within which figures end at one margin, and lines begin below each other."""
_WIDER: Final = 1.05
"""Steps from one line to the next, in usual ones, that part two paragraphs."""
_MOST_PARTS: Final = 2
"""Of a line: a name and its figure; a row of more is one of a table."""
_FEWEST_FIGURES: Final = 4
_FEWEST_WRAPPED: Final = 2
"""Names that fill more than a line and reach over the figures below."""
_PART_BELOW: Final = 4
"""Of so many names with figures one at least has further lines in its paragraph, where none wraps."""


def take_led(rows: Sequence[TextRow]) -> tuple[list[TextRow], list[list[list[TextRow]]]]:
    """Return the rows of other text, and the paragraphs with figures at the margin as lines of rows."""
    left: list[TextRow] = []
    led: list[list[list[TextRow]]] = []
    for run in _runs(rows):
        first, last = _stretch(run)
        left += [*run[:first], *run[last:]]
        if first < last:
            led += _paragraphs(run[first:last], _margin(run), _usual_step(run))
    return left, led


def _runs(rows: Sequence[TextRow]) -> Iterator[list[TextRow]]:
    """Yield rows between captions, and rows of several cells."""
    run: list[TextRow] = []
    for row in rows:
        if run and (is_caption(row.text) or len(row.parts()) > _MOST_PARTS):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _stretch(run: Sequence[TextRow]) -> tuple[int, int]:
    """Return where text with figures at the margin begins and ends; twice the same if there is none."""
    margin, step = _margin(run), _WIDER * _usual_step(run)
    places = [place for place, row in enumerate(run) if _is_led(row, margin)]
    if len(places) < _FEWEST_FIGURES or not _is_text(run, [run[place].parts()[-1] for place in places]):
        return 0, 0
    first, last = places[0], places[-1] + 1
    while first and run[first].top - run[first - 1].top <= step:
        first -= 1
    while last < len(run) and run[last].top - run[last - 1].top <= step:
        last += 1
    return first, last


def _is_text(run: Sequence[TextRow], figures: Sequence[TextRow]) -> bool:
    """Whether rows are text: names wrap over the figures, or lines go on below them within one paragraph."""
    if _are_pages(figures):
        return False
    margin, step = _margin(run), _WIDER * _usual_step(run)
    begins = min(figure.left for figure in figures)
    wrapped = sum(_wraps_above(above, row, begins, margin) for above, row in pairwise(run))
    if wrapped >= _FEWEST_WRAPPED:
        return True
    close = [(above, row) for above, row in pairwise(run) if row.top - above.top <= step]
    is_apart = not any(_is_led(above, margin) and _is_led(row, margin) for above, row in close)
    return is_apart and _PART_BELOW * sum(_goes_on_below(*pair, margin) for pair in close) >= len(figures)


def _wraps_above(above: TextRow, row: TextRow, begins: float, margin: float) -> bool:
    """Whether a row ends a name whose line above it reaches over the figures, as in no column of a table."""
    is_across = above.right > begins and not _is_led(above, margin)
    return is_across and _is_led(row, margin) and above.has_no_room_for(row, margin)


def _goes_on_below(above: TextRow, row: TextRow, margin: float) -> bool:
    """Whether text begins anew below a name with a figure, though there was room beside the name."""
    if not _is_led(above, margin) or _is_led(row, margin) or len(above.parts()) == 1:
        return False
    name, figure = above.parts()[0], above.parts()[-1]
    return abs(row.left - above.left) <= _SAME and not name.has_no_room_for(row, figure.left - name.height)


def _margin(run: Sequence[TextRow]) -> float:
    """Return where figures that stand apart at the end of a row end."""
    return max(
        (row.right for row in run if len(row.parts()) > 1 and is_quantity(row.parts()[-1].text)), default=0.0
    )


def _usual_step(run: Sequence[TextRow]) -> float:
    """Return the distance of two lines of one paragraph: one in ten may be narrower."""
    steps = sorted(below.top - above.top for above, below in pairwise(run))
    return steps[len(steps) // 10] if steps else 0.0


def _is_led(row: TextRow, margin: float) -> bool:
    """Whether a row ends in a figure at the margin, apart from other words or alone."""
    parts = row.parts()
    is_apart = len(parts) > 1 or row.left > margin / 2
    return is_apart and abs(row.right - margin) <= _SAME and is_quantity(parts[-1].text)


def _are_pages(figures: Sequence[TextRow]) -> bool:
    """Whether figures are numbers of pages, as in a list of contents: they never go down."""
    if not all(figure.text.isdecimal() for figure in figures):
        return False
    return all(int(before.text) <= int(after.text) for before, after in pairwise(figures))


def _paragraphs(rows: Sequence[TextRow], margin: float, step: float) -> Iterator[list[list[TextRow]]]:
    """Yield paragraphs in their lines, each of the rows that it takes."""
    own: list[list[TextRow]] = [[rows[0]]]
    for above, row in pairwise(rows):
        if row.top - above.top > _WIDER * step:
            yield own
            own = [[row]]
        elif _goes_on(own[-1], row, margin):
            own[-1].append(row)
        else:
            own.append([row])
    yield own


def _goes_on(line: Sequence[TextRow], row: TextRow, margin: float) -> bool:
    """Whether a row goes on with a line: it had no room there, and no figure ends the line."""
    if _is_led(line[-1], margin) or not line[-1].has_no_room_for(row, margin):
        return False
    is_figure = len(row.parts()) == 1 and _is_led(row, margin)
    return is_figure or any(abs(row.left - part.left) <= _SAME for part in line[0].parts())
