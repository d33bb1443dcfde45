"""Traces as a tree on the screen: each figure above the figures that it was computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from capaian.cli import console
from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import write_decimal
from capaian.domain.value import SourceReference, Trace, Unavailable
from capaian.rules.named_figures import NamedFigure

_HASH_SHOWN = 16


def draw_traces(cells: Sequence[NamedFigure], traces: Mapping[TraceId, Trace], screen: Console) -> None:
    """Print a tree for each figure; what was shown above is not shown again."""
    shown: set[TraceId] = set()
    for named in cells:
        root = named.cell.trace
        if root is None:
            _say_missing(named, screen)
        elif root not in shown or traces[root].inputs:
            tree = Tree(_line(traces[root]), guide_style="dim")
            shown.add(root)
            _grow(tree, traces, root, shown)
            screen.print(tree)


def reachable(roots: Iterable[TraceId], traces: Mapping[TraceId, Trace]) -> set[TraceId]:
    """Return the steps that lead to the given ones, and these."""
    found: set[TraceId] = set()
    waiting = list(roots)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(traces[key].inputs)
    return found


def _say_missing(named: NamedFigure, screen: Console) -> None:
    words = named.cell.words if isinstance(named.cell, Unavailable) else named.cell.display
    console.write_indented(screen, 0, (named.title, "bold"), (": ", ""), (words, "cyan"))


def _grow(tree: Tree, traces: Mapping[TraceId, Trace], parent: TraceId, shown: set[TraceId]) -> None:
    for key in traces[parent].inputs:
        branch = tree.add(_line(traces[key]))
        if key in shown and traces[key].inputs:
            branch.add(Text("(sudah diuraikan di atas)", style="dim"))
            continue
        shown.add(key)
        _grow(branch, traces, key, shown)


def _line(trace: Trace) -> Text:
    value = trace.text if trace.value is None else write_decimal(trace.value, trace.decimals)
    unit = f" {trace.unit.label}" if trace.value is not None and trace.unit and trace.unit.label else ""
    line = Text.assemble((_safe(trace.title), "bold"), " = ", (_safe(f"{value}{unit}"), "cyan"))
    policy = f"kebijakan: {trace.policy}" if trace.policy else ""
    for remark in dict.fromkeys((trace.formula, trace.working, policy)):
        if remark:
            line.append(f"\n  {_safe(remark)}", style="dim")
    if trace.source is not None:
        line.append(f"\n  {_safe(_write_source(trace.source))}", style="green")
    return line


def _safe(text: str) -> str:
    return console.printable(text)


def _write_source(source: SourceReference) -> str:
    """Write where a figure stands; below it what was approved, where it is restated."""
    corrected = source.correction
    if corrected is None:
        return _write_place(source)
    why = f"disajikan kembali: {corrected.reason} ({_write_place(corrected.restatement)})"
    closing = "" if corrected.closing is None else f" ({_write_place(corrected.closing)})"
    return "\n  ".join((_write_place(source), why, f"disahkan: {corrected.approved}{closing}"))


def _write_place(source: SourceReference) -> str:
    row = "" if source.row is None else f", baris {source.row}"
    title = f" · {source.title}" if source.title else ""
    cut_off = "" if source.cut_off is None else f" · data per {source.cut_off.isoformat()}"
    digest = "" if source.sha256 is None else f" · sha256 {source.sha256[:_HASH_SHOWN]}"
    return f"{source.file}{row}{title}{cut_off}{digest}"
