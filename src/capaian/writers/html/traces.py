"""Traces: the annex "Jejak angka" of the paper, and the explanation of every figure on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaian.documents.tree import Document, Explanation, TraceEntry, TraceList, TraceStep
from capaian.domain.identifiers import TraceId
from capaian.writers.html.markup import Context, anchor, escape, tag, trace_anchor


def render_trace_list(block: TraceList, context: Context) -> str:
    """Return the entries of the annex, each a ledger of steps nested by depth."""
    return tag("div", "".join([_entry(entry, context) for entry in block.entries]), "traces")


def _entry(entry: TraceEntry, context: Context) -> str:
    name = (
        f'<span class="m label">{escape(entry.label)}</span> <span class="words">{escape(entry.title)}</span>'
    )
    steps = "".join(_nested(entry.steps, context))
    return f'<div class="trace" id="{anchor(entry.id)}"><p class="trace-head">{name}</p>{steps}</div>'


def _nested(steps: Iterable[TraceStep], context: Context) -> Iterator[str]:
    """Lists within lists, one per level; a step deeper than the one above by more counts as one."""
    open_depths: list[int] = []
    for step in steps:
        while open_depths and open_depths[-1] > step.depth:
            open_depths.pop()
            yield "</li></ul>"
        if open_depths and open_depths[-1] == step.depth:
            yield "</li>"
        else:
            open_depths.append(step.depth)
            yield "<ul>"
        yield f"<li>{_step(step, context)}"
    yield "</li></ul>" * len(open_depths)


def _step(step: TraceStep, context: Context) -> str:
    value = f" {_value(step.trace, step.value, context)}" if step.value else ""
    lines = [escape(line) for line in (step.formula, step.working) if line]
    if step.source:
        lines.append(escape(step.source))
    if step.repeats:
        lines.append("sudah diuraikan di atas")
    return tag("div", tag("span", escape(step.name)) + value, "line") + "".join(
        tag("div", line, "how") for line in lines
    )


def _value(trace: TraceId, value: str, context: Context) -> str:
    href = context.trace_href(trace)
    if href is None:
        return tag("span", escape(value), "angka")
    return f'<a class="angka" href="{href}">{escape(value)}</a>'


# --- explanations of the screen ------------------------------------------------------------


def render_explanations(document: Document) -> str:
    """Return one definition for each trace, in the order of the tree; empty if there is none.

    Without script this is where the links of figures lead; with script the panel reads it.
    """
    if not document.explanations:
        return ""
    entries = [
        _explanation(trace, explanation, document) for trace, explanation in document.explanations.items()
    ]
    title = '<h2 class="part"><span class="title">Penjelasan tiap angka</span></h2>'
    lead = tag("p", "Setiap angka bergaris titik di naskah ini mengarah ke salah satu penjelasan berikut.")
    return f'<section class="explanations">{title}{lead}<dl>{"".join(entries)}</dl></section>'


def _explanation(trace: TraceId, explanation: Explanation, document: Document) -> str:
    name = f"<dt>{escape(explanation.name)} <b>{escape(explanation.value)}</b></dt>"
    lines = [
        f'<dd class="{kind}">{escape(words)}</dd>'
        for kind, words in (
            ("f", explanation.formula),
            ("k", explanation.working),
            ("p", explanation.policy),
            ("s", explanation.source),
        )
        if words
    ]
    inputs = "; ".join([_input(each, document) for each in explanation.inputs])
    if inputs:
        lines.append(f'<dd class="i">{inputs}</dd>')
    details = "".join(lines) or "<dd></dd>"
    return f'<div id="{trace_anchor(trace)}">{name}{details}</div>'


def _input(trace: TraceId, document: Document) -> str:
    explanation = document.explanations.get(trace)
    if explanation is None:
        return escape(trace)
    return f'<a href="#{trace_anchor(trace)}">{escape(explanation.name)}</a>'
