"""The annex on traces: what a figure is, how it follows, its value, where it came from."""

from __future__ import annotations

from functools import cache
from typing import Final

from capaian.documents.tree import TraceEntry, TraceList, TraceStep
from capaian.writers import theme
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.markup import LINE, TAB, paragraph, run
from capaian.writers.docx.measures import TEXT_LEFT, twips
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, border
from capaian.writers.theme import Token

_STEP: Final = twips(4)
_DEEPEST: Final = 12
_DETAIL: Final = RunProps("Satuan")
_BOLD: Final = RunProps(bold=True)
_AGAIN: Final = " (sudah diuraikan di atas)"


def trace_list_block(block: TraceList, assembly: Assembly) -> list[str]:
    """Return all entries, each with the bookmark that trace marks lead to."""
    return [piece for entry in block.entries for piece in _entry(entry, assembly)]


def _entry(entry: TraceEntry, assembly: Assembly) -> list[str]:
    label = assembly.bookmark(entry.id, run(entry.label))
    head = paragraph("JudulJejak", label + TAB + run(entry.title))
    return [head, *(_step(step) for step in entry.steps)]


def _step(step: TraceStep) -> str:
    name = run(step.name, _BOLD if step.depth == 0 else RunProps())
    again = run(_AGAIN, _DETAIL) if step.repeats else ""
    value = TAB + run(step.value, _BOLD) if step.value else ""
    details = (run(words, _DETAIL) for words in (step.formula, step.working, step.source) if words)
    return paragraph(_step_props(step.depth), name + again + value + "".join(LINE + line for line in details))


@cache
def _step_props(depth: int) -> ParagraphProps:
    indent = Indent(left=TEXT_LEFT + _STEP * min(max(depth, 0), _DEEPEST))
    rule = border("top", theme.RULE_HAIR, Token.GARIS, space=2)
    return ParagraphProps("LangkahJejak", borders=rule, indent=indent)
