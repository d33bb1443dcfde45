"""The work plan beside a budget: what the budget names comes into it; what it does not leaves if asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind, ResourceInput, WorkNode
from capaian.dossier.csv_writer import write_rows
from capaian.dossier.intake.accounts import Code, code_of, read_codes, write_code
from capaian.dossier.intake.amounts import ACTUAL, ORIGINAL, REVISED, stored_amounts
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.work import INPUTS, NODES

_DEPTHS = {3: NodeKind.PROGRAM, 5: NodeKind.ACTIVITY, 6: NodeKind.SUBACTIVITY}
"""Kinds by how many groups a code has: 2.12.01, 2.12.01.2.01, 2.12.01.2.01.0001."""
Cells = Iterable[Sequence[CellValue]]
"""The rows of a sheet."""


def unbudgeted_nodes(
    office: OfficeYear, named: Collection[str], sheets: Iterable[Cells] = ()
) -> tuple[NodeId, ...]:
    """Return the sub-activities of which neither a budget nor the dossier tells, and what they leave empty.

    Args:
        office: The office-year before the budget came in.
        named: Nodes of which the budget tells amounts; none: no budget came.
        sheets: What stands in the file: a node whose code is there stays, with amounts or without.
    """
    if not named:
        return ()
    told = _told(office).union(map(NodeId, named), _standing(office, sheets))
    gone = {node.id for node in office.nodes if node.kind is NodeKind.SUBACTIVITY and node.id not in told}
    while more := {node.id for node in office.nodes if _is_emptied(node, office, gone)} - told - gone:
        gone |= more
    return tuple(node.id for node in office.nodes if node.id in gone)


def without_amounts(office: OfficeYear, emptied: Iterable[TakenRow]) -> OfficeYear:
    """Return an office without the amounts that rows empty."""
    gone: dict[tuple[str, ...], set[str]] = {}
    for one in emptied:
        gone.setdefault(tuple(one.cells[name] for name in INPUTS.key), set()).update(one.places)
    rows = [(row, (str(row.node), str(row.period), row.resource.value, row.kind)) for row in office.inputs]
    left = (_without(row, gone.get(key, ())) for row, key in rows)
    return replace(office, inputs=tuple(left))


def _without(row: ResourceInput, names: Collection[str]) -> ResourceInput:
    kept = {name: amount for name, amount in stored_amounts(row).items() if name not in names}
    return replace(row, original=kept.get(ORIGINAL), revised=kept.get(REVISED), actual=kept.get(ACTUAL))


def _standing(office: OfficeYear, sheets: Iterable[Cells]) -> Iterator[NodeId]:
    texts = {cell for rows in sheets for row in rows for cell in row if isinstance(cell, str)}
    codes = {read_codes([text]).node for text in texts}
    yield from (node.id for node in office.nodes if (code := code_of(node)) and code in codes)


def _told(office: OfficeYear) -> set[NodeId]:
    """Return the nodes of which the dossier holds more than an empty row of money."""
    told = {row.node for row in office.inputs if row.has_amount}
    told |= {row.node for row in office.outputs if row.node is not None}
    told |= {row.node for row in office.plan_years}
    return told | {node.id for node in office.nodes if node.indicators or node.owner}


def _is_emptied(node: WorkNode, office: OfficeYear, gone: Collection[NodeId]) -> bool:
    below = [child.id for child in office.nodes if child.parent == node.id]
    return bool(below) and all(child in gone for child in below)


def without_nodes(text: str | None, column: str, gone: Collection[str]) -> str | None:
    """Return a file of the dossier without the rows of nodes, whose ids stand in a column."""
    if text is None or not gone:
        return text
    header, rows = _read(text)
    place = header.index(column)
    return write_rows(header, [row for row in rows if row[place] not in gone])


def with_official_nodes(
    text: str | None, office: OfficeYear, rules: RuleSet, named: Collection[str]
) -> str | None:
    """Return `nodes.csv` with the official sub-activities that a budget names and the plan lacks.

    Each stands where its code belongs, with the activity that it is part of.

    Args:
        text: The file as it is; `None`: there is none.
        office: The office.
        rules: Official codes and names.
        named: Nodes that the budget names; those that the plan lacks are official codes.
    """
    ids = {code: str(node.id) for node in office.nodes if (code := code_of(node))}
    known = {str(node.id) for node in office.nodes}
    official = {read_codes([entry.code]).node: entry.name for entry in rules.nomenclature}
    lacking = {
        code[:depth]
        for name in named
        if name not in known and (code := read_codes([name]).node)
        for depth in _DEPTHS
        if code[:depth] not in ids
    }
    if not lacking:
        return text
    header, rows = _read(text) if text else ([column.name for column in NODES.columns], [])
    for code in sorted(lacking):
        ids[code] = write_code(code)
        cells = _cells(code, official.get(code, ""), ids)
        rows.insert(_place(code, rows, header, ids), [cells.get(name, "") for name in header])
    return write_rows(header, rows)


def _cells(code: Code, name: str, ids: Mapping[Code, str]) -> Mapping[str, str]:
    above = {5: 3, 6: 5}.get(len(code))
    parent = "" if above is None else ids[code[:above]]
    written = write_code(code)
    return {"id": written, "kind": _DEPTHS[len(code)].value, "code": written, "name": name, "parent": parent}


def _place(code: Code, rows: Sequence[Sequence[str]], header: Sequence[str], ids: Mapping[Code, str]) -> int:
    """Return where a row goes: behind the last one whose code comes before its own."""
    codes = {name: known for known, name in ids.items()}
    place: Callable[[str], int] = header.index
    before = [n for n, row in enumerate(rows) if codes.get(row[place("id")], code) < code]
    return before[-1] + 1 if before else len(rows)


def _read(text: str) -> tuple[list[str], list[list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader)
    return header, [row + [""] * (len(header) - len(row)) for row in reader if row]
