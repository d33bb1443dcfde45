"""Reads the table of official area codes: provinces, regencies and districts, one line each."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import Area, AreaKind

_COLUMNS: Final = ["code", "name"]
_CODE: Final = re.compile(r"[0-9]{2}(?:\.[0-9]{2}){0,2}\Z")
_KINDS: Final = (AreaKind.PROVINCE, AreaKind.REGENCY, AreaKind.DISTRICT)


def read_area_table(path: Path) -> Iterator[Area | Issue]:
    """Yield the areas of a table in its order; a line that cannot be read comes as an issue.

    An official code says by itself what it is of and where it lies: `63` a province, `63.11` a regency
    in it, `63.11.01` a district of that.

    Raises:
        FileError: The file is missing or is not text.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [*csv.reader(lines)]
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"Berkas rulebook {path.name} tidak dapat dibaca.") from error
    if rows[:1] != [_COLUMNS]:
        yield _fault(Place(path.name, 1), "unknown_field", "Judul kolom harus code,name.", None)
        return
    seen, file = set[str](), path.name
    for number, row in enumerate(rows[1:], start=2):
        yield _read(row, seen, Place(file, number))


def _read(row: list[str], seen: set[str], place: Place) -> Area | Issue:
    if len(row) != len(_COLUMNS) or not all(row):
        return _fault(place, "missing_field", "Baris harus memuat kode dan nama.", ",".join(row))
    code, name = row
    if not _CODE.match(code):
        return _fault(place, "bad_code", "Kode wilayah harus berbentuk 63, 63.11 atau 63.11.01.", code)
    if code in seen:
        return _fault(place, "repeated_field", "Kode ini sudah ada di baris lain.", code)
    seen.add(code)
    above = code.rpartition(".")[0]
    parent = AreaCode(above) if above else None
    return Area(AreaCode(code), name, _KINDS[code.count(".")], parent, place)


def _fault(place: Place, code: str, message: str, value: str | None) -> Issue:
    return Issue(Level.ERROR, code, message, place, value, "Perbaiki baris itu.")
