"""The annex on traces: what a figure is, how it follows, its value, where it came from."""

from __future__ import annotations

from functools import cache
from typing import Final

from capaian.documents.tree import TraceEntry, TraceList, TraceStep
from capaian.writers import theme
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.markup import LINE, TAB, paragraph, run
from capaian.writers.docx.measures import COLUMN_GAP, FULL_WIDTH, HALF_WIDTH, twips
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, Tab, border
from capaian.writers.step_words import source_note, working_line
from capaian.writers.theme import Token

COLUMNS: Final = 2
"""The annex stands in so many columns, so that a value is near the name it belongs to."""
_STEP: Final = twips(2.4)
_DEEPEST: Final = 12
_DETAIL: Final = RunProps("Satuan")
_BOLD: Final = RunProps(bold=True)


def trace_list_block(block: TraceList, assembly: Assembly, width: int = FULL_WIDTH) -> list[str]:
    """Return all entries, each with the bookmark that trace marks lead to, on pages of this width."""
    return [piece for entry in block.entries for piece in _entry(entry, assembly, width)]


def _entry(entry: TraceEntry, assembly: Assembly, width: int) -> list[str]:
    label = assembly.bookmark(entry.id, run(entry.label))
    head = paragraph("JudulJejak", label + TAB + run(entry.title))
    return [head, *(_step(step, width) for step in entry.steps)]


def _step(step: TraceStep, width: int) -> str:
    name = run(step.name, _BOLD if step.depth == 0 else RunProps())
    beside, below = source_note(step), working_line(step)
    aside = run(f" {beside}", _DETAIL) if beside else ""
    # the space keeps name and value apart where the name reaches the tab stop
    value = run(" ") + TAB + run(step.value, _BOLD) if step.value else ""
    details = LINE + run(below, _DETAIL) if below else ""
    return paragraph(_step_props(step.depth, width), name + aside + value + details)


@cache
def _step_props(depth: int, width: int) -> ParagraphProps:
    indent = Indent(left=_STEP * min(max(depth, 0), _DEEPEST))
    rule = border("top", theme.RULE_HAIR, Token.GARIS, space=1) if depth <= 0 else ""
    column = (width - COLUMN_GAP) // COLUMNS
    edge = () if column == HALF_WIDTH else (Tab(HALF_WIDTH, "clear"), Tab(column, "right"))
    return ParagraphProps("LangkahJejak", borders=rule, tabs=edge, indent=indent)
