"""Sentences about files of a dossier in the words of a workbook:
whoever fills one in sees sheets alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from capaian.dossier.rows.sheets import TEXTS, Form, SheetSpec
from capaian.dossier.rows.texts import LAYOUT_SHEET, NARRATIVE_SHEET, SHEETS
from capaian.rules.facts import gather

_BY_FILE: Final = gather((spec.part.file, spec) for spec in SHEETS.values())
_MAIN: Final[Mapping[str, str]] = {"plan.yaml": "plan.yaml#indicators"}
"""The sheet that is mostly meant where a file is many and its first sheet is not the one."""
_SHEET_HINTS: Final = (
    (re.compile(r"\b[Tt]ujuan\b"), "plan.yaml#goals"),
    (re.compile(r"\b[Ss]asaran\b"), "plan.yaml#objectives"),
    (re.compile(r"\b([Kk]omponen|counted)\b"), "plan.yaml#components"),
    (re.compile(r"\b[Ss]urvei\b"), "plan.yaml#surveys"),
    (re.compile(r"\btargets\b"), "plan.yaml#indicators/targets"),
    (re.compile(r"\b[Jj]abatan"), "office.yaml#posts"),
    (re.compile(r"\b([Tt]arget|perjanjian di)\b"), "agreements.yaml#agreements/targets"),
)
"""Words before the name of a file that say which of its sheets is meant."""
_FILE: Final = re.compile(r"\b(?:registers/)?[a-z]+\.(?:csv|yaml)\b")
_TEXT_FILE: Final = re.compile(r"\b(?:narrative/[a-z0-9.-]+\.md|layouts?(?:/[a-z-]+)?\.yaml)\b")
_COVERS: Final = re.compile(
    r'nyatakan di differences\.yaml beserta alasannya \(covers: \["(?P<subject>[^"]*)"\]\)'
)
_APPROVED: Final = re.compile(
    r"(?:(?<=yang disahkan \()|(?<=Kembalikan ke )|(?<=dalam penutupan: )|(?<=csv memuat ))"
    r"-?\d+\.\d+(?=[),.](?!\d))"
)
"""An approved figure as a file writes it: `lain dari yang disahkan (82.75)`."""
_KEY: Final = re.compile(r"\b[a-z]+(?:[._][a-z]+)*\b")
_AMBIGUOUS_KEYS: Final = frozenset(
    {"unit", "target", "program", "indeks", "code", "name", "id", "file", "number", "text"}
)
"""Keys that are words of Indonesian too, or stand in sentences as such."""


def in_sheets(text: str, *near: SheetSpec) -> str:
    """Return a sentence with sheets and titles of columns in the place of files and keys.

    Sheets that it is about are `near`: it may name their keys.

    Examples:
        >>> in_sheets("Id sumber dari sources.yaml.")
        'Id sumber dari lembar Sumber.'
        >>> in_sheets("Samakan satuannya dengan indikator di plan.yaml.")
        'Samakan satuannya dengan indikator di lembar Indikator.'
        >>> in_sheets("Samakan aggregation semua tahun.", SHEETS["renstra.csv"])
        'Samakan Cara menggabung semua tahun.'
    """
    covered = _COVERS.sub(
        _say_covers, _APPROVED.sub(lambda found: found[0].replace(".", ","), text)
    )
    mentioned = [*near]
    pieces, position = [], 0
    for found in _FILE.finditer(covered):
        before = covered[position : found.start()]
        spec = _sheet_of(found[0], before)
        if spec is not None:
            mentioned.append(spec)
            pieces += [before, f"lembar {spec.tab}"]
            position = found.end()
    sentence = "".join([*pieces, covered[position:]])
    keys = {*_KEY.findall(sentence)}
    files = {spec.part.file for spec in near}
    lists = (spec for spec in SHEETS.values() if spec.path and spec.part.file in files)
    beside = {spec.path[-1]: spec for spec in lists if spec.path[-1] in keys}
    titles = _titles(tuple(spec.id for spec in (*mentioned, *beside.values())))
    titles = {**{key: f"lembar {sheet.tab}" for key, sheet in beside.items()}, **titles}
    return _KEY.sub(lambda key: titles.get(key[0], key[0]), sentence)


def sheets_of_file(file: str) -> tuple[SheetSpec, ...]:
    """Return the sheets that a file of a dossier is; none of one that no workbook has."""
    if file.startswith("narrative/"):
        return (NARRATIVE_SHEET,)
    if _TEXT_FILE.fullmatch(file):
        return (LAYOUT_SHEET,)
    return _BY_FILE.get(file, ())


def name_sheets(files: Iterable[str]) -> list[str]:
    """Return what files are called in a workbook: one sheet by its name,
    several by that of their group.

    Examples:
        >>> name_sheets(["counts.csv", "plan.yaml", "narrative/a.md", "narrative/b.md"])
        ['Data hitungan', 'Rencana dan lembar-lembar lanjutannya', 'Teks naskah']
    """
    names = []
    for file in files:
        first, *others = [sheet.tab for sheet in sheets_of_file(file)] or [file]
        names.append(f"{first} dan lembar-lembar lanjutannya" if others else first)
    return list(dict.fromkeys(names))


def _say_covers(found: re.Match[str]) -> str:
    where = SHEETS[f"differences.yaml#{TEXTS}"]
    return (
        f"nyatakan di differences.yaml beserta alasannya, dan tulis {found['subject']} di lembar "
        f"{where.tab}, daftar differences/covers, dengan kode perbedaan itu di kolom Milik"
    )


def _sheet_of(file: str, before: str) -> SheetSpec | None:
    """Return the sheet that is meant: the words just before a file say which, where it is many."""
    sheets = _BY_FILE.get(file)
    if sheets is None:
        return None
    nearest = [
        (found.start(), name)
        for pattern, name in _SHEET_HINTS
        for found in pattern.finditer(before)
        if name.startswith(file)
    ]
    first = next((sheet for sheet in sheets if sheet.form is not Form.TEXTS), sheets[0])
    return SHEETS[max(nearest)[1] if nearest else _MAIN.get(file, first.id)]


@cache
def _titles(sheets: tuple[str, ...]) -> Mapping[str, str]:
    """Return the titles of columns of sheets by their keys, whole or the last word;
    of one key the first.
    """
    found: dict[str, str] = {}
    for column in (column for sheet in sheets for column in SHEETS[sheet].columns):
        for key in (column.id, column.id.rpartition(".")[2]):
            if key not in _AMBIGUOUS_KEYS:
                found.setdefault(key, column.title)
    return found
