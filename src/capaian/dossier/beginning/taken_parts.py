"""YAML files of a year that takes over a newer closing: what they say of the closed year and of its rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from capaian.domain.work import RestatedColumn
from capaian.dossier.closing.priors import Key
from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.rows.sheets import KEY, LIST, TEXTS, VALUE
from capaian.dossier.rows.yaml_parts import fold
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.tables.declaration import KeyFile
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.words import DIFFERENCES, SOURCES

_Texts = Mapping[str, str]
_TARGETS: Final = f"{PLAN.file}#indicators/targets"
_INDICATOR: Final = "indicators.code"
_SURVEYS: Final = f"{PLAN.file}#surveys"
_OF_SURVEY: Final = ("top", "classes", "year_value")
"""What the index and the class of a survey follow from, whose rows of the closed year stand."""
_SOURCES: Final = f"{SOURCES.file}#sources"
_DIFFERENCES: Final = f"{DIFFERENCES.file}#differences"
_COVERS: Final = f"{DIFFERENCES.file}#{TEXTS}"
_OWNER: Final = "owner1"


def take_plan(texts: dict[str, str], was: _Texts, becomes: _Texts, closed: int) -> set[tuple[Key, str]]:
    """Renew the targets that the plan sets for closed years, and what the indices of surveys follow from.

    Returns:
        Rows and columns of which the new closing says something else, as restatements name them.
    """
    old, new, now = (_flat(PLAN, each) for each in (was, becomes, texts))
    before, after = _targets(old, closed), _targets(new, closed)
    codes = {row.cells["code"] for row in now[f"{PLAN.file}#indicators"]}
    moved = {key for key in {**before, **after} if before.get(key) != after.get(key)}
    rows = {_target_key(row): row for row in now[_TARGETS]}
    for key in moved:
        if key in after:
            if key[0] in codes:
                number = rows[key].number if key in rows else 0
                rows[key] = FlatRow(after[key], number)
        elif key in rows and rows[key].cells == before[key]:
            rows.pop(key)
    surveys = [_as_closed(row, old, new) for row in now[_SURVEYS]]
    if [*rows.values()] != [*now[_TARGETS]] or surveys != [*now[_SURVEYS]]:
        _fold(PLAN, texts, {_TARGETS: [*rows.values()], _SURVEYS: surveys})
    return {((code, "", year), str(RestatedColumn.PLAN_TARGET)) for code, year in moved}


def _targets(flat: Rows, closed: int) -> dict[tuple[str, str], Mapping[str, str]]:
    """Return the targets of years up to a closed one, by indicator and year."""
    return {_target_key(row): row.cells for row in flat[_TARGETS] if row.cells[KEY] <= str(closed)}


def _target_key(row: FlatRow) -> tuple[str, str]:
    return row.cells[_INDICATOR], row.cells[KEY]


def _as_closed(row: FlatRow, old: Rows, new: Rows) -> FlatRow:
    """Return a survey with what the new closing declares otherwise than the old one."""
    was, becomes = (
        next((each.cells for each in flat[_SURVEYS] if each.cells["id"] == row.cells["id"]), {})
        for flat in (old, new)
    )
    if not was or not becomes:
        return row
    changed = {name: becomes[name] for name in _OF_SURVEY if becomes[name] != was[name]}
    return FlatRow({**row.cells, **changed}, row.number) if changed else row


def take_sources(
    texts: dict[str, str], becomes: _Texts, named: Collection[str], sha256: tuple[str, str]
) -> None:
    """Note the new closing as the source of its figures, and the sources that rows name which came."""
    texts[SOURCES.file] = texts.get(SOURCES.file, "").replace(*sha256)
    now = _flat(SOURCES, texts)[_SOURCES]
    known = {row.cells["id"] for row in now}
    more = [row for row in _flat(SOURCES, becomes)[_SOURCES] if row.cells["id"] in {*named} - known]
    if more:
        _fold(SOURCES, texts, {_SOURCES: [*now, *(FlatRow(row.cells) for row in more)]})


def take_differences(texts: dict[str, str], was: _Texts, becomes: _Texts, closed: int) -> set[str]:
    """Renew what is declared of rows of the closed year that contradict each other.

    Returns:
        Sources that are named by what came.
    """
    old, new, now = (_flat(DIFFERENCES, each) for each in (was, becomes, texts))
    before, after, standing = (_declared(flat) for flat in (old, new, now))
    changed, sources = False, set[str]()
    for id_ in {**before, **after}:
        is_same = before.get(id_) == after.get(id_)
        if is_same or standing.get(id_) != before.get(id_):
            continue
        if id_ not in after:
            standing.pop(id_)
        elif id_ in before or _is_of(after[id_], closed):
            standing[id_] = after[id_]
            sources.add(after[id_][0]["source"])
        else:
            continue
        changed = True
    if changed:
        rows = [FlatRow(row) for row, _ in standing.values()]
        covers = [FlatRow(row) for _, listed in standing.values() for row in listed]
        _fold(DIFFERENCES, texts, {_DIFFERENCES: rows, _COVERS: covers})
    return sources


_Declared = tuple[Mapping[str, str], Sequence[Mapping[str, str]]]


def _declared(flat: Rows) -> dict[str, _Declared]:
    """Return differences by their ids, each with the texts that belong to it."""
    found = {row.cells["id"]: (row.cells, list[Mapping[str, str]]()) for row in flat[_DIFFERENCES]}
    for row in flat[_COVERS]:
        found[row.cells[_OWNER]][1].append(row.cells)
    return dict(found)


def _is_of(declared: _Declared, closed: int) -> bool:
    """Say whether a difference is about a row of the closed year."""
    covers = [row[VALUE] for row in declared[1] if row[LIST] == "differences/covers"]
    return any(text.rpartition(":")[2][:4] == str(closed) for text in covers)


def _flat(part: KeyFile, texts: _Texts) -> Rows:
    return unfold(part, texts.get(part.file, ""))


def _fold(part: KeyFile, texts: dict[str, str], rows: Mapping[str, Sequence[FlatRow]]) -> None:
    texts[part.file] = fold(part, texts.get(part.file, ""), rows).text
