"""The one way to replace all that a year says: rows keep their ids, and what differs is told."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.domain.errors import CapaianError
from capaian.dossier.file_names import is_closing
from capaian.dossier.folder import hash_file, lay_texts
from capaian.dossier.rows.files import rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import NUMBER, SheetSpec
from capaian.dossier.rows.texts import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.rows.texts import NUMBER as PLACE
from capaian.web.trail.record import Author, Deed, logged_transaction, record
from capaian.web.years.change import (
    Edit,
    FlawedError,
    WrittenRow,
    change_rules,
    mark_changed,
    new_flaws,
    require_open,
    require_same_year,
    row_deed,
)
from capaian.web.years.contents import keep_content
from capaian.web.years.known import SHEETS, YearState, find_out, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import keep_texts, rows_of_sheets

_ROWS_AT_ONCE: Final = 2_000
"""Rows that one statement writes."""
_PLACES: Final = frozenset({NUMBER, PLACE})
"""Columns that say where a row stands, and nothing of what it says."""


class YearMovedOnError(CapaianError):
    """The year was changed since it was read; nothing is written."""


@dataclass(frozen=True)
class WantedYear:
    """All that a year is to say."""

    texts: Mapping[str, str]
    """Every file of the dossier by path, without evidence."""
    revision: int
    """Of the year as it was read."""
    source: Mapping[str, object]
    """Where it comes from, as the log tells it."""
    evidence: Mapping[str, Path] = field(default_factory=dict)
    """Files to add or to replace, by their paths below `evidence/`, looked through before;
    others stay.
    """


def _cells_of(row: Row | FlatRow | None) -> Mapping[str, str] | None:
    return row.cells if row else None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row that is kept, and what becomes of it; one of them may be missing."""

    sheet: str
    old: Row | None
    new: FlatRow | None
    place: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether it comes, goes, or says something else."""
        return self.old is None or self.new is None or bool(self.different)

    @property
    def different(self) -> Mapping[str, str]:
        """Texts of the new row that are others than those of the old one, by column."""
        was, becomes = self.old.cells if self.old else {}, self.new.cells if self.new else {}
        names = {**was, **becomes}
        return {
            name: becomes.get(name, "")
            for name in names
            if was.get(name, "") != becomes.get(name, "")
        }


@logged_transaction()
def replace_files(year: OfficeYear, wanted: WantedYear, author: Author) -> YearState:
    """Let a year say what files say, and return what is known of it then.

    Rows are known again by their keys, else by what they hold and where they stand.

    Raises:
        ClosedYearError: if the year is closed.
        MovedOnError: if somebody changed the year since it was read.
        RefusedChangeError: if a row may not be changed as things stand.
        FlawedError: with every error that the dossier would have and did not have before.
        FileError: if evidence cannot be kept.
    """
    locked = OfficeYear.objects.select_for_update().get(pk=year.pk)
    require_open(locked)
    if locked.revision != wanted.revision:
        raise YearMovedOnError("Tahun ini diubah orang lain sesudah pratinjau dibuat.")
    before, texts = know(locked), {file: text for file, text in wanted.texts.items() if text}
    pairs = [*_pairs(locked, texts)]
    changed = [pair for pair in pairs if pair.is_changed]
    edits, rules = [_edit(pair) for pair in changed], change_rules()
    require_fit_closings(locked, texts)
    changes = [
        WrittenRow(each.sheet, _cells_of(each.old), _cells_of(each.new)) for each in changed
    ]
    now = before.made.files
    files = sorted(file for file in {**now, **texts} if now.get(file) != texts.get(file))
    deeds = [*_write(locked, pairs)]
    locked.files.all().delete()
    keep_texts(locked, texts)
    evidence = [*_write_evidence(locked, wanted.evidence)]
    seals = [f"evidence/{each.pk}" for each in locked.evidence.filter(name__in=evidence)]
    if not (deeds or files or evidence):
        return before
    mark_changed(locked)
    after = find_out(locked, before)
    if new := new_flaws(before, after):
        raise FlawedError(new)
    require_same_year(locked, after)
    rules.require_sound(locked, edits, author, before, after)
    details = {**wanted.source, "rows": len(deeds), "files": files, "evidence": evidence}
    record(
        locked.office,
        author,
        [Deed("year.replaced", str(locked.year), None, details, seals), *deeds],
    )
    rules.note_written(locked, changes, author)
    year.refresh_from_db()
    return after


def find_edits(year: OfficeYear, texts: Mapping[str, str]) -> list[Edit]:
    """Return what becomes of the rows of a year that says what files say; nothing is written."""
    pairs = _pairs(year, {file: text for file, text in texts.items() if text})
    return [_edit(pair) for pair in pairs if pair.is_changed]


def require_fit_closings(year: OfficeYear, texts: Mapping[str, str]) -> None:
    """Require that closings may come or be left out; raises `RefusedChangeError`."""
    now = know(year).folder.hashes
    own = {
        file: sha256(text.encode()).hexdigest() for file, text in texts.items() if is_closing(file)
    }
    left_out = {file: "" for file in now if is_closing(file) and file not in own}
    if others := {file: each for file, each in own.items() if now.get(file) != each} | left_out:
        for check in change_rules().closing_checks:
            check(year, others)


def _pairs(year: OfficeYear, texts: Mapping[str, str]) -> Iterator[_Pair]:
    kept: dict[str, list[Row]] = defaultdict(list)
    for row in year.rows.iterator(chunk_size=_ROWS_AT_ONCE):
        kept[row.sheet].append(row)
    wanted = rows_of_sheets(rows_of(lay_texts(know(year).folder.path, texts)))
    for sheet in {**kept, **wanted}:
        yield from _pair(SHEETS[sheet], kept.get(sheet, []), wanted.get(sheet, ()))


def _pair(spec: SheetSpec, old: Sequence[Row], new: Sequence[FlatRow]) -> Iterator[_Pair]:
    matches: list[Row | None] = [None] * len(new)
    free = {row.pk: row for row in old}
    for columns in _features(spec):
        found: dict[Hashable, deque[Row]] = defaultdict(deque)
        for row in free.values():
            found[_texts_in(row.cells, columns)].append(row)
        for place, wanted in enumerate(new):
            if matches[place] is None and (same := found.get(_texts_in(wanted.cells, columns))):
                matches[place] = same.popleft()
                del free[matches[place].pk]  # type: ignore[union-attr]  # it was just found
    for place, (match, wanted) in enumerate(zip(matches, new, strict=True), 1):
        yield _Pair(spec.id, match, wanted, place)
    yield from (_Pair(spec.id, row, None) for row in free.values())


def _texts_in(cells: Mapping[str, str], columns: Sequence[str]) -> Hashable:
    return tuple(cells.get(column, "") for column in columns)


def _features(spec: SheetSpec) -> Sequence[Sequence[str]]:
    """Return by which columns rows are known again, the surest first."""
    owners = [column.id for column in spec.parents]
    keys = [column.id for column in spec.keys]
    if keys and not _PLACES & {*keys}:
        return [[*owners, *keys]]
    if spec.id in (NARRATIVE_SHEET.id, LAYOUT_SHEET.id):
        owners = [key for key in keys if key not in _PLACES]
    columns = [column.id for column in spec.columns if column.id not in _PLACES]
    return [columns, owners]


def _edit(pair: _Pair) -> Edit:
    cells = pair.new.cells if pair.new else None
    if pair.old is None:
        return Edit(pair.sheet, cells)
    if cells is not None:  # whoever is asked sees what goes, too
        cells = {**dict.fromkeys(pair.old.cells, ""), **cells}
    return Edit(pair.sheet, cells, pair.old.pk, pair.old.version)


def _write(year: OfficeYear, pairs: Sequence[_Pair]) -> Iterator[Deed]:
    gone = [pair.old for pair in pairs if pair.old is not None and pair.new is None]
    for row in gone:
        yield row_deed("removed", row, row.cells, None)
    Row.objects.filter(pk__in=[row.pk for row in gone]).delete()
    moved, added = [], []
    for pair in pairs:
        if pair.new is None:
            continue
        if pair.old is None:
            added.append(Row(office_year=year, sheet=pair.sheet, place=pair.place))
            added[-1].number, added[-1].cells = pair.new.number, {**pair.new.cells}
            continue
        row, different = pair.old, pair.different
        if different:
            old = {name: row.cells.get(name, "") for name in different}
            yield row_deed("changed", row, old, different)
            row.version += 1
        if different or (row.place, row.number, row.cells) != (
            pair.place,
            pair.new.number,
            pair.new.cells,
        ):
            row.place, row.number, row.cells = pair.place, pair.new.number, {**pair.new.cells}
            moved.append(row)
    Row.objects.bulk_update(
        moved, ["place", "number", "cells", "version"], batch_size=_ROWS_AT_ONCE
    )
    for row in Row.objects.bulk_create(added, batch_size=_ROWS_AT_ONCE):
        yield row_deed("added", row, None, row.cells)


def _write_evidence(year: OfficeYear, evidence: Mapping[str, Path]) -> Iterator[str]:
    kept = dict(year.evidence.values_list("name", "sha256"))
    for name, path in evidence.items():
        if kept.get(name) != hash_file(path):
            content = path.read_bytes()
            values = {"sha256": keep_content(content), "size": len(content)}
            year.evidence.update_or_create(name=name, defaults=values)
            yield name
