"""Rows of a spreadsheet pasted into a sheet: headings are titles of columns, codes may be names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from capaian.dossier.rows.sheets import ColumnRole, SheetColumn, SheetSpec
from capaian.rules.facts import fold
from capaian.web.planning.cell_texts import (
    PREFIX,
    is_list,
    is_own_code,
    name_index,
    typed_cells,
    units_of,
    with_codes,
)
from capaian.web.planning.pasted_block import refuse_personal_columns, split_block
from capaian.web.planning.rows.choices import CellOptions
from capaian.web.years.known import YearState

PASTED: Final = "tempelan"
_NO_HEADS: Final = "Salin bersama judul kolomnya, seperti dalam lembar yang diunduh: {}."


def read_rows(spec: SheetSpec, year_state: YearState, block: str) -> tuple[list[dict[str, str]], list[str]]:
    """Return the cells of the rows of a block that the sheet does not have yet, and what cannot be taken.

    Args:
        spec: The sheet.
        year_state: Its year.
        block: As it was pasted.
    """
    rows, too_long = split_block(block)
    if too_long:
        return [], [too_long]
    columns = {fold(each.title): each for each in spec.columns}
    heads = [fold(head) for head in rows[0]] if rows else []
    if not columns.keys() & {*heads}:
        titles = [each.title for each in spec.columns if not is_own_code(spec, each)]
        return [], [_NO_HEADS.format(", ".join(titles[:6]))]
    if personal := refuse_personal_columns(rows, columns):
        return [], [personal]
    if strange := [head for head in rows[0] if head.strip() and fold(head) not in columns]:
        return [], [f"Kolom yang tidak dikenal: {', '.join(strange)}. Samakan judulnya, atau hapus kolomnya."]
    options, facts = CellOptions(spec, year_state), year_state.read.partial
    codes = {each.id: {fold(words): code for code, words in options.of(each)} for each in spec.columns}
    stored = {_identity(spec, cells) for _, cells in year_state.rows_in(spec.id)}
    found, taken = list[dict[str, str]](), {*name_index(year_state).of_any}
    for row in rows[1:]:
        sent = {
            f"{PREFIX}{columns[head].id}": _coded(columns[head], text.strip().removeprefix("'"), codes)
            for head, text in zip(heads, row, strict=False)
            if head
        }
        typed = typed_cells(spec, sent, {}, units_of(year_state), facts.year if facts else None)
        if _identity(spec, typed) not in stored:
            stored.add(_identity(spec, typed))
            found.append(with_codes(spec, typed, taken))
    return found, [] if found else ["Semua baris ini sudah ada; yang ada diubah di barisnya."]


def _coded(column: SheetColumn, text: str, codes: Mapping[str, Mapping[str, str]]) -> str:
    """Return a cell with codes for the names and words that stand in it."""
    kind, own = column.kind, codes[column.id]
    words = {**own} | {fold(label): code for code, label in kind.labels.items()}
    parts = text.split(";") if is_list(column) else [text]
    return " ".join(words.get(fold(part), part.strip()) for part in parts)


def _identity(spec: SheetSpec, cells: Mapping[str, str]) -> Sequence[str]:
    """Return what tells a row from the others of its sheet: its keys, or its name instead of its own code."""
    has_code = any(is_own_code(spec, each) for each in spec.columns)
    named = [each for each in spec.columns if each.id in ("name", "title")] if has_code else []
    keys = [e for e in spec.columns if e.role is not ColumnRole.VALUE and not is_own_code(spec, e)]
    return tuple(fold(cells.get(each.id, "")) for each in (*keys, *named))
