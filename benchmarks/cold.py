"""What rooms remember between papers, emptied or filled so that each run does its own work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from capaian.documents.tree import Chart, Diagram, Document
from capaian.writers import charts, diagrams
from capaian.writers.charts import render
from capaian.writers.docx import figures

_ONCE_PER_PROCESS = render.register_fonts
"""Doing it again would give the renderer every face twice."""


def forget(room: str = "capaian.writers") -> None:
    """Empty every cache of a room, as in a process in which it has met no paper yet."""
    for name, module in list(sys.modules.items()):
        if name.startswith(room):
            for thing in vars(module).values():
                is_own = getattr(thing, "__module__", name).startswith(room)
                if is_own and hasattr(thing, "cache_clear") and thing is not _ONCE_PER_PROCESS:
                    thing.cache_clear()


def forget_all_but_drawings(document: Document) -> None:
    """Empty every cache but that of the drawings of `document`."""
    forget()
    draw(document)


def draw(document: Document) -> list[str]:
    """Return every chart and diagram of a paper as SVG."""
    drawn = []
    for block in document.blocks:
        if isinstance(block, Chart):
            drawn.append(charts.render_svg(block))
        elif isinstance(block, Diagram):
            drawn.append(diagrams.render_svg(block))
    return drawn


@contextmanager
def pixels_given() -> Iterator[None]:
    """Within, a drawing is turned into pixels at most once, however often it is asked for."""
    made: dict[tuple[str, int], bytes] = {}
    convert = render.svg_to_png

    def given(drawing: str, ppi: int) -> bytes:
        if (drawing, ppi) not in made:
            made[drawing, ppi] = convert(drawing, ppi)
        return made[drawing, ppi]

    with ExitStack() as stack:
        for module in (render, diagrams, figures):
            stack.enter_context(patch.object(module, "svg_to_png", given))
        yield
