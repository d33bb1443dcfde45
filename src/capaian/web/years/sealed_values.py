"""Values that an approval seals: lines of part, key and columns, kept by their hash, and how they differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from capaian.dossier.file_names import EVIDENCE, is_closing
from capaian.web.years.contents import LIST, content_path, is_whole
from capaian.web.years.known import SHEETS, YearState
from capaian.web.years.models import OfficeYear
from capaian.web.years.open_parts import is_locked
from capaian.web.years.store import SEALED

Line = tuple[str, Sequence[str], Mapping[str, str]]
"""A sheet, the texts that name a row of it, and the others by column."""
_MAX_NAMED: Final = 3
"""Differences that are named one by one."""


def write_values(lines: Iterable[Line]) -> bytes:
    """Return lines in their one form: sorted, without what is empty, whatever the order of rows."""
    return "\n".join(sorted(map(_written, lines))).encode()


def _written(line: Line) -> str:
    sheet, key, cells = line
    texts = {name: own for name, text in cells.items() if (own := text.strip())}
    return json.dumps([sheet, [*key], texts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def locked_lines(year: OfficeYear, known: YearState) -> Iterator[Line]:
    """Yield all values of a year that nobody may change now; files that no row says by their hashes."""
    lies_locked = cache(lambda sheet, name, of: is_locked(year, sheet, name, {"list": of}))
    for sheet, rows in known.rows.items():
        keys = _keys(sheet)
        for flat in rows:
            of = flat.cells.get("list", "")
            locked = {name: text for name, text in flat.cells.items() if lies_locked(sheet, name, of)}
            if locked:
                others = {name: text for name, text in locked.items() if name not in keys}
                yield sheet, [flat.cells.get(name, "").strip() for name in keys], others
    if is_locked(year, LIST):
        for file, sha256 in known.folder.hashes.items():
            if file in SEALED or is_closing(file) or file.startswith(f"{EVIDENCE}/"):
                yield file, [], {"sha256": sha256}


def _keys(sheet: str) -> Sequence[str]:
    spec = SHEETS.get(sheet)
    return [column.id for column in (*spec.parents, *spec.keys)] if spec else ()


def describe_differences(sha256: str, now: bytes) -> list[str]:
    """Return in words what differs from the values that are kept by a hash; nothing where these are lost."""
    if not (sha256.isalnum() and is_whole(sha256)):
        return []
    was, becomes = content_path(sha256).read_bytes().splitlines(), now.splitlines()
    try:
        old, new = (_by_name({*one} - {*other}) for one, other in ((was, becomes), (becomes, was)))
    except (ValueError, TypeError):  # somebody wrote the hash of something else
        return []
    found = [words for name in {**old, **new} for words in _words(name, old.get(name), new.get(name))]
    more = len(found) - _MAX_NAMED
    return [*found[:_MAX_NAMED], *([f"dan {more} lagi"] if more > 0 else [])]


_Name = tuple[str, tuple[str, ...]]


def _by_name(lines: Iterable[bytes]) -> dict[_Name, Mapping[str, str]]:
    read = (json.loads(line) for line in sorted(lines))
    return {(sheet, tuple(key)): cells for sheet, key, cells in read}


def _words(name: _Name, old: Mapping[str, str] | None, new: Mapping[str, str] | None) -> Iterator[str]:
    sheet, key = name
    spec = SHEETS.get(sheet)
    row = " ".join(filter(None, (spec.title if spec else sheet, *key)))
    if old is None or new is None:
        yield f"{row} {'ditambah' if old is None else 'hilang'}"
        return
    titles = {column.id: column.title for column in spec.columns} if spec else {}
    for column in {**old, **new}:
        if old.get(column) != new.get(column):
            texts = (each.get(column) or "kosong" for each in (old, new))
            yield "{}, {}: disahkan {}, kini {}".format(row, titles.get(column, column), *texts)
