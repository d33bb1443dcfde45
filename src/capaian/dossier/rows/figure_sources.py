"""Whence a figure is once somebody types another over that of a file: not of that file any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from capaian.domain.registers.closed_month import is_register_source
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Nature, Table
from capaian.dossier.tables.kinds import Kind


def drop_file_source(
    sheet: str, before: Mapping[str, str], typed: Mapping[str, str], sources: Iterable[FlatRow]
) -> Mapping[str, str]:
    """Return what is typed into a row, and that its source goes where its figures are no more of that file.

    A file is a source with a SHA-256. Whoever types another source beside the figure has said whence it is;
    registers write their sources themselves.

    Args:
        sheet: Whose row it is.
        before: Its texts by the ids of columns.
        typed: Those that are written into it.
        sources: Rows of `sources.yaml#sources`.
    """
    table, source = BY_FILE.get(sheet), before.get("source", "")
    if not isinstance(table, Table) or not source or typed.get("source", source) != source:
        return typed
    files = {row.cells.get("id") for row in sources if row.cells.get("sha256")}
    if source not in files or is_register_source(source):
        return typed
    names = {*table.columns_of(Nature.MEASURED, Nature.PLANNED), *table.key} & {*typed}
    kinds = {column.name: column.kind for column in table.columns}
    for name in names:
        kind, texts = kinds[name], (before.get(name, ""), typed[name])
        if not (kind.is_same(*texts) if isinstance(kind, Kind) else texts[0] == texts[1]):
            return {**typed, "source": ""}
    return typed
