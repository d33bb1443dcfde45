"""Budgets without codes, whose rows have the names of sub-activities: their codes are put before these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind
from capaian.dossier.intake.accounts import Code, code_of, read_codes, write_code
from capaian.dossier.intake.code_columns import has_codes
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.own_numbers import (
    columns_of_numbers,
    with_names_of_numbers,
    without_numbers,
)
from capaian.dossier.intake.spending_kinds import kind_of_spending
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import closeness, squeeze

_LOOKED: Final = 200
_LEAST: Final = 50
"""Percent of rows that must be named so."""
# 1. | a) | III.
_NUMBER: Final = re.compile(r"(?<!\W)\W*[0-9a-z]{1,4}[.)]+\s*", re.IGNORECASE)
# Sub Kegiatan : Penyediaan Gaji | Prog. Pendaftaran Penduduk: what the row is, before its name
_LEVEL: Final = re.compile(
    r"(?<!\W)\W*(?:sub[ -]?keg(?:iatan)?|keg(?:iatan)?|prog(?:ram)?)\b\.?\s*(?:[:=-]+\s*|(?=\S))",
    re.IGNORECASE,
)
_SUBACTIVITY_DEPTH: Final = 6
_DEPTHS: Final = {NodeKind.PROGRAM: 3, NodeKind.ACTIVITY: 5, NodeKind.SUBACTIVITY: _SUBACTIVITY_DEPTH}
_CLOSE: Final = 90
"""Percent of letters in common above which a name is another way to write an official one."""
_Names = Mapping[str, Sequence[Code]]
"""Codes by the letters of names; several nodes may be called alike."""


def with_codes_of_names(table: ForeignTable, office: OfficeYear, rules: RuleSet) -> ForeignTable:
    """Return a table with codes before the names of nodes, where it has none and most rows are named so."""
    names = _names_of(office, rules)
    shares = [(_share(table, head, names), -head.column, head) for head in table.heads]
    percent, _, head = max(shares, key=lambda one: one[:2])
    if percent < _LEAST:
        return table
    known = [row for row in table.rows if _known(table.text(row, head), names)]
    numbers = columns_of_numbers(table, head, known)
    numbered = without_numbers(table, numbers, known)
    if has_codes(numbered):
        return table
    table = with_names_of_numbers(numbered, table, (numbers, head), office.nodes)
    rows = [*table.grid.rows]
    for row, code in _coded(table, head, names, {code for node in office.nodes if (code := code_of(node))}):
        cells = [*rows[row - 1]]
        cells[head.column - 1] = f"{write_code(code)} {_name(table.text(row, head), names)}"
        rows[row - 1] = tuple(cells)
    return replace(table, grid=replace(table.grid, rows=tuple(rows)))


def _names_of(office: OfficeYear, rules: RuleSet) -> _Names:
    """Return what the plan and the official list call nodes."""
    entries = [(read_codes([entry.code]).node, entry.name) for entry in rules.nomenclature]
    entries += [(code, node.name) for node in office.nodes if (code := code_of(node))]
    found: dict[str, list[Code]] = {}
    for code, name in entries:
        if code not in found.setdefault(squeeze(name), []):
            found[squeeze(name)].append(code)
    return {**found, **_near_names(office, found)}


def _near_names(office: OfficeYear, known: _Names) -> _Names:
    """Return the codes of nodes without one, whose names are almost those of the official list: `Cetak(an)`.

    A code whose own name another node of the plan has is that node's.
    """
    names = {node: squeeze(node.name) for node in office.nodes}
    open_ = [node for node in office.nodes if names[node] not in known and not code_of(node)]
    free = [name for name in known if name not in names.values()]
    found: dict[str, Sequence[Code]] = {}
    for node in open_:
        near = [name for name in free if closeness(names[node], name) >= _CLOSE]
        codes = {code for name in near for code in known[name] if len(code) == _DEPTHS.get(node.kind)}
        if len(codes) == 1:
            found[names[node]] = [*codes]
    return found


def _known(text: str, names: _Names) -> Sequence[Code]:
    """Return the codes of what a text names."""
    return names.get(squeeze(_name(text, names)), ())


def _name(text: str, names: _Names) -> str:
    """Return the name in a text, with or without the number of its row and what the row is."""
    numbered = _NUMBER.sub("", text, count=1)
    told = (text, numbered, _LEVEL.sub("", numbered, count=1), _LEVEL.sub("", text, count=1))
    return next((one for one in told if squeeze(one) in names), text)


def _share(table: ForeignTable, head: Head, names: _Names) -> int:
    """Return how many percent of the rows with figures name sub-activities in a column, or what is above."""
    rows = (row for row in table.rows if any(is_figure(table.value(row, one)) for one in table.heads))
    texts = [table.text(row, head) for row in islice(rows, _LOOKED)]
    counted = [text for text in texts if text and not is_total(text) and not kind_of_spending(text)]
    known = [code for text in counted for code in _known(text, names)[:1]]
    has_lowest = any(len(code) == _SUBACTIVITY_DEPTH for code in known)
    return 100 * len(known) // len(counted) if has_lowest else 0


def _coded(
    table: ForeignTable, head: Head, names: _Names, planned: Iterable[Code]
) -> Iterator[tuple[int, Code]]:
    """Yield the rows that are named so, with their codes; accounts by their kinds of spending."""
    above: Code = ()
    for row in table.rows:
        text = table.text(row, head)
        codes = [*_known(text, names)]
        if len(codes) > 1:
            codes = [code for code in codes if above and code[: len(above)] == above] or codes
        if len(codes) > 1:
            codes = [code for code in codes if code in {*planned}]
        if len(codes) == 1:
            above = codes[0] if len(codes[0]) < _SUBACTIVITY_DEPTH else above
            yield row, codes[0]
        elif not codes and not is_total(text) and (kind := kind_of_spending(text)):
            yield row, kind
