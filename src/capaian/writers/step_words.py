"""The words of a trace step as the printed annex sets them: few lines, nothing left out."""

from __future__ import annotations

from typing import Final

from capaian.documents.tree import TraceStep
from capaian.writers.labels import NO_BREAK_SPACE

UNFOLDED: Final = "sudah diuraikan di atas"
_ENTRY: Final = "Jejak "
_ENTRY_UNBROKEN: Final = f"Jejak{NO_BREAK_SPACE}"


def source_note(step: TraceStep) -> str:
    """Return what stands after the name, in brackets: where a step without working comes from.

    A step that repeats an earlier one says so, unless its source already leads to the entry.
    """
    again = UNFOLDED if step.repeats and _ENTRY not in step.source else ""
    source = "" if _working(step) else step.source
    return _bracketed("; ".join(filter(None, (source, again))))


def working_line(step: TraceStep) -> str:
    """Return formula, working and source in one run; empty for a step without formula and working."""
    working = _working(step)
    return f"{working} {_bracketed(step.source)}".strip() if working else ""


def _working(step: TraceStep) -> str:
    return " = ".join(words for words in (step.formula, step.working) if words)


def _bracketed(words: str) -> str:
    return f"({words.replace(_ENTRY, _ENTRY_UNBROKEN)})" if words else ""
