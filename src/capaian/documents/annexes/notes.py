"""Marks and states explained: in a list of their own, or below the first table that has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from capaian.documents import tree
from capaian.documents.layout.model import Abbreviation
from capaian.documents.narrative.fields import words_of
from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import write_decimal
from capaian.domain.period import Period
from capaian.domain.value import Known, Reason, StockState, Trace
from capaian.rules.facts import gather

_INTRO = "Tanda berikut menggantikan angka yang tidak ada. Sel yang kosong tidak berarti nol."
_OWN_WORDS = {
    "0": "hasil penghitungannya nol",
    "*": "rasio di atas seratus: bagian tercatat lebih besar daripada keseluruhan",
}


def mark_blocks_of(abbreviations: tuple[Abbreviation, ...]) -> list[tree.Block]:
    """Return the list of marks, then the layout's abbreviations."""
    meanings = gather((reason.mark, reason.printed) for reason in Reason)
    marks = {
        "0": _OWN_WORDS["0"],
        **{m: "; ".join(w) for m, w in meanings.items()},
        "*": _OWN_WORDS["*"],
    }
    parts: list[tree.Block] = [
        tree.Paragraph((tree.Text(_INTRO),)),
        definition_list(marks.items()),
    ]
    if abbreviations:
        pairs = sorted((a.short, a.long) for a in abbreviations)
        parts += [
            tree.Paragraph((tree.Text("Singkatan dalam laporan ini:"),)),
            definition_list(pairs),
        ]
    return parts


def definition_list(pairs: Iterable[tuple[str, str]]) -> tree.DefinitionList:
    """Return terms with what is said of each."""
    return tree.DefinitionList(
        tuple(tree.Definition(term, ((tree.Text(words),),)) for term, words in pairs)
    )


_MARKS = frozenset(reason.mark for reason in Reason)


def explain_marks(blocks: Iterable[tree.Block]) -> list[tree.Block]:
    """Return the blocks; each table explains the marks in it that none before has explained.

    A mark that has another meaning too than before is explained with all it means in the table.
    """
    explained: dict[tuple[str, str], None] = {}
    return _with_notes(blocks, lambda table: _explain(table, explained))


def _with_notes(
    blocks: Iterable[tree.Block], notes_of: Callable[[tree.Table], Iterable[str]]
) -> list[tree.Block]:
    """Return the blocks; each table with more notes below it."""
    return [
        _noted(block, notes_of(block)) if isinstance(block, tree.Table) else block
        for block in blocks
    ]


def _noted(table: tree.Table, notes: Iterable[str]) -> tree.Table:
    return replace(table, notes=(*table.notes, *((tree.Text(words),) for words in notes)))


def _explain(table: tree.Table, explained: dict[tuple[str, str], None]) -> Iterator[str]:
    own = "\n".join(map(words_of, table.notes))
    shown = dict.fromkeys(pair for number in numbers_of(table) for pair in _meanings(number))
    new = [pair for pair in shown if pair not in explained and f"{pair[0]}:" not in own]
    explained |= dict.fromkeys(new)
    marks = {mark for mark, _ in new}
    here = gather(pair for pair in shown if pair[0] in marks)
    if here:
        yield "; ".join(f"{mark}: {' atau '.join(words)}" for mark, words in here.items()) + "."


def _meanings(number: tree.Number) -> Iterator[tuple[str, str]]:
    """A mark with the general reason that it stands for; with its own where that is another."""
    if number.reason and number.display in _MARKS:
        reasons = [reason.printed for reason in Reason if reason.mark == number.display]
        yield (
            number.display,
            next((words for words in reasons if words in number.reason), number.reason),
        )


def explain_states(
    blocks: Iterable[tree.Block], traces: Mapping[TraceId, Trace], as_of: Period
) -> list[tree.Block]:
    """Return the blocks; each table says which of its rows rest on an earlier state."""
    states = {key: trace.state for key, trace in traces.items() if trace.state is not None}
    return (
        _with_notes(blocks, lambda table: _state_notes(table, states, as_of))
        if states
        else [*blocks]
    )


def _state_notes(
    table: tree.Table, states: Mapping[TraceId, StockState], as_of: Period
) -> Iterator[str]:
    rows = [(row, _states_of(row, states)) for row in table.rows if any(_numbers_of(row))]
    found = gather((state, _name_of(row)) for row, own in rows for state in own)
    is_all = len(found) == 1 and all(own for _, own in rows)
    for state, names in found.items():
        not_yet = f", bukan akhir {as_of.label}" if state.latest.year == as_of.year else ""
        which = "" if is_all else "; ".join(filter(None, dict.fromkeys(names)))
        yield f"Keadaan {state.label}{not_yet}{f': {which}' if which else ''}."


def _states_of(row: tree.Row, states: Mapping[TraceId, StockState]) -> tuple[StockState, ...]:
    known = (states.get(number.trace) for number in _numbers_of(row) if number.trace is not None)
    return tuple(dict.fromkeys(state for state in known if state is not None))


def _numbers_of(row: tree.Row) -> list[tree.Number]:
    return [
        inline for cell in row.cells for inline in cell.content if isinstance(inline, tree.Number)
    ]


def _name_of(row: tree.Row) -> str:
    """Return the first words of a row, which may be a year;
    its figures and their marks are none.
    """
    worded = [
        cell.content
        for cell in row.cells
        if not any(isinstance(i, tree.Number) for i in cell.content)
    ]
    names = [words for content in worded if (words := words_of(content).strip())]
    return next(
        (words for words in names if any(map(str.isalpha, words))), names[0] if names else ""
    )


def explain_definitions(
    blocks: Iterable[tree.Block], traces: Mapping[TraceId, Trace]
) -> list[tree.Block]:
    """Return the blocks; each table says of the figures of times that it
    rests on what they are.
    """
    found: dict[TraceId, tuple[str, ...]] = {}
    for key, trace in traces.items():  # What a step rests on comes before it.
        own = (
            (f"{trace.subject}: {trace.formula}",)
            if trace.source is not None and trace.formula
            else ()
        )
        below = (words for each in trace.inputs for words in found.get(each, ()))
        if every := tuple(dict.fromkeys((*own, *below))):
            found[key] = every

    def definitions(table: tree.Table) -> Iterable[str]:
        return dict.fromkeys(words for trace in traces_of(table) for words in found.get(trace, ()))

    return _with_notes(blocks, definitions) if found else [*blocks]


_CAPPED = "Capaian di atas {0} masuk ke dalam rata-rata sebagai {0}."


def explain_caps(blocks: Iterable[tree.Block], assessment: Assessment) -> list[tree.Block]:
    """Return the blocks; tables and paragraphs with a mean that the declared cap
    changed say so beside it.
    """
    cap, traces = assessment.policies.cap, assessment.traces
    if cap is None:
        return [*blocks]
    means = [tier.mean_achievement for tier in assessment.tiers]
    means += [node.mean_achievement for node in assessment.nodes]
    inputs = {mean.trace: traces[mean.trace].inputs for mean in means if isinstance(mean, Known)}
    changed = {
        mean
        for mean, keys in inputs.items()
        if any((traces[key].value or 0) > cap for key in keys)
    }
    words = _CAPPED.format(write_decimal(cap, 0))
    return [
        _with_words(block, words) if changed & {*traces_of(block)} else block for block in blocks
    ]


def _with_words(block: tree.Block, words: str) -> tree.Block:
    if isinstance(block, tree.Table):
        return _noted(block, [words])
    if isinstance(block, tree.Paragraph):
        return replace(block, content=(*block.content, tree.Text(f" {words}")))
    return block


def inlines_of(thing: object) -> Iterator[tree.Inline]:
    """Yield the inlines that a block prints, in reading order; captions and notes included."""
    if isinstance(thing, tree.Inline):
        yield thing
    elif isinstance(thing, tree.Table):
        yield from inlines_of(thing.caption)
        yield from (inline for row in thing.rows for cell in row.cells for inline in cell.content)
        yield from inlines_of((*thing.notes, thing.source))
    elif isinstance(thing, tree.Chart):
        yield from (*thing.caption, *thing.source)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from inlines_of(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from inlines_of(getattr(thing, field.name))


def text_cell(text: str) -> tree.Cell:
    """Return a cell of a text; empty without one."""
    return tree.Cell((tree.Text(text),) if text else ())


def numbers_of(block: tree.Block) -> Iterator[tree.Number]:
    """Yield the figures of a block."""
    return (inline for inline in inlines_of(block) if isinstance(inline, tree.Number))


def traces_of(block: tree.Block) -> tuple[TraceId, ...]:
    """Return the traces of a block's figures, each once, in reading order;
    marks say their reason.
    """
    figures = (number for number in numbers_of(block) if number.reason is None)
    return tuple(dict.fromkeys(number.trace for number in figures if number.trace is not None))
