"""What codes are called: the name that the plan gives to each, beside the code itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.dossier.excel.preview_words import in_words
from capaian.dossier.rows.sheets import Role, SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import PERIOD
from capaian.web.planning.cell_texts import listed_text, shown_text
from capaian.web.planning.defining import told_apart
from capaian.web.site.issue_words import spoken_flaw, spoken_lack
from capaian.web.years.known import Flaw, Known

_CALLED: Final = ("name", "title")
"""Columns that say what a thing is called."""


def names_by_code(known: Known) -> Mapping[Names, Mapping[str, str]]:
    """Return the names of all that rows define, by what they are and by their codes: worked out once."""
    return known.derive("names by code", lambda: _collect(known))


def _collect(known: Known) -> Mapping[Names, Mapping[str, str]]:
    found: dict[Names, dict[str, str]] = {}
    for spec in book_sheets():
        for column in spec.columns:
            if column.defines is None:
                continue
            prefix = column.id.rpartition(".")[0]
            called = [f"{prefix}.{name}" if prefix else name for name in _CALLED]
            own = found.setdefault(column.defines, {})
            for row in known.rows.get(spec.id, ()):
                name = next((row.cells[each] for each in called if row.cells.get(each)), "")
                if name:
                    own.setdefault(row.cells.get(column.id, ""), name)
    return found


def called(column: SheetColumn, text: str, known: Known) -> str:
    """Return what the codes of a cell are called; nothing where the cell holds none that has another name."""
    if not column.refers_to or not text:
        return ""
    names = names_by_code(known)
    codes = text.split() if column.is_several else [text]
    found = (
        next((name for each in column.refers_to if (name := names.get(each, {}).get(code))), "")
        for code in codes
    )
    return "; ".join(dict.fromkeys(name for name in found if name and name != text))


def names_in_words(words: str, known: Known) -> str:
    """Return what the codes among some words are called, of whatever kind; nothing where none has a name."""
    names = known.derive("names of any code", lambda: _of_any_kind(known))
    found = (names.get(word, "") for word in words.split())
    return ", ".join(dict.fromkeys(name for name in found if name and name not in words))


def _of_any_kind(known: Known) -> Mapping[str, str]:
    return {code: name for own in _told_apart(known).values() for code, name in own.items()}


def _told_apart(known: Known) -> Mapping[Names, Mapping[str, str]]:
    """Return the names of all that rows define, with the codes of those that are alike: worked out once."""

    def make() -> Mapping[Names, Mapping[str, str]]:
        return {kind: told_apart(own) for kind, own in names_by_code(known).items()}

    return known.derive("names told apart", make)


def row_in_names(spec: SheetSpec, texts: Sequence[str], known: Known) -> str:
    """Return what a row is known by as people read it: names of codes, periods and choices in words.

    Args:
        spec: Its sheet.
        texts: Of the columns by which a row of it is known again, as a dossier writes them.
        known: The year that names things.
    """
    columns = [column for column in spec.columns if column.role is not Role.VALUE]
    words = (
        _in_names(spec, column, text, known) for column, text in zip(columns, texts, strict=True) if text
    )
    return ", ".join(words)


def _in_names(spec: SheetSpec, column: SheetColumn, text: str, known: Known) -> str:
    sheet, own = _origin(spec, column)
    kinds = (*own.refers_to, *([own.defines] if own.defines else []))
    titles = {} if kinds else _titles(known).get(f"{sheet.id}.{own.id}", {})
    codes = text.split() if column.is_several else [text]
    found = (titles.get(code) or _name_among(kinds, code, known) for code in codes)
    say = listed_text if column.kind is PERIOD else _say
    return "; ".join(name or say(column, code) for name, code in zip(found, codes, strict=True))


def _name_among(kinds: Sequence[Names], code: str, known: Known) -> str:
    """Return what a code is called; with what it is of where another kind of thing is called so too."""
    names = _told_apart(known)
    own = next((each for each in kinds if names.get(each, {}).get(code)), None)
    if own is None:
        return ""
    name = names[own][code]
    is_shared = any(name in names.get(each, {}).values() for each in kinds if each is not own)
    return f"{name} ({_KINDS[own]})" if is_shared and own in _KINDS else name


def _origin(spec: SheetSpec, column: SheetColumn) -> tuple[SheetSpec, SheetColumn]:
    """Return the sheet and the column that a column of a parent repeats; others are their own.

    Examples:
        >>> (spec,) = [each for each in book_sheets() if each.path == ("agreements", "targets", "periods")]
        >>> [(sheet.path[-1], own.id) for sheet, own in (_origin(spec, each) for each in spec.parents)]
        [('agreements', 'id'), ('targets', 'indicator')]
    """
    owner, _, name = column.id.partition(".")
    if column.role is not Role.PARENT or owner not in spec.path:
        return spec, column
    path = spec.path[: spec.path.index(owner) + 1]
    above = (each for each in book_sheets() if each.part is spec.part and each.path == path)
    return next(((each, own) for each in above for own in each.columns if own.id == name), (spec, column))


def _titles(known: Known) -> Mapping[str, Mapping[str, str]]:
    """Return the titles of rows by their sheet and key: agreements, whose codes nothing else refers to."""

    def make() -> Mapping[str, Mapping[str, str]]:
        found: dict[str, Mapping[str, str]] = {}
        for spec in book_sheets():
            for key in spec.keys if len(spec.keys) == 1 else ():
                rows = known.rows.get(spec.id, ())
                own = {row.cells.get(key.id, ""): row.cells.get("title", "") for row in rows}
                found[f"{spec.id}.{key.id}"] = told_apart({code: name for code, name in own.items() if name})
        return found

    return known.derive("titles of rows", make)


_KINDS: Final[Mapping[Names, str]] = {
    Names.INDICATOR: "indikator",
    Names.COMPONENT: "komponen",
    Names.MEASURE: "hitungan",
    Names.NODE: "pekerjaan",
    Names.OBJECTIVE: "sasaran",
    Names.GOAL: "tujuan",
    Names.SURVEY: "survei",
    Names.FACT: "angka pokok",
}
"""What things are that share a name with others."""


def _say(column: SheetColumn, text: str) -> str:
    return in_words(column.kind, text)


def in_full(column: SheetColumn, text: str, known: Known) -> str:
    """Return a cell as people read it, with the names of its codes in brackets."""
    name = called(column, text, known)
    shown = shown_text(column, text)
    return f"{shown} ({name})" if name else shown


_CODE: Final = re.compile(
    r"(?<![\w.-])[a-z0-9]+(?:[.-][a-z0-9]+)+(?![\w-])"
    r"|(?:(?<=[:,] )|(?<= bagi ))[a-z][a-z0-9]*(?=[,.;)]|\Z)"
)
"""Words that may be codes: of several parts, or one by one in a list, behind `bagi` too."""


def in_names(text: str, known: Known) -> str:
    """Return a sentence with the names of things in place of their codes; codes of nothing stay."""
    names = known.derive("names of any code", lambda: _of_any_kind(known))
    return _CODE.sub(lambda found: names.get(found[0], found[0]), text)


_MISSING: Final = re.compile(r"(?<= \()[^()]+(?=\)\.\Z)")
"""At the end of what a year lacks: the codes of what a result waits for."""


def lack_in_names(lack: str, known: Known) -> str:
    """Return what a year lacks as a page says it, with the names of what a result waits for."""
    names = known.derive("names of any code", lambda: _of_any_kind(known))
    told = _MISSING.sub(
        lambda found: ", ".join(names.get(code, code) for code in found[0].split(", ")), spoken_lack(lack)
    )
    return in_names(told, known)


def flaw_in_names(flaw: Flaw, known: Known) -> str:
    """Return a problem of a year as a page says it, with the names of things in place of their codes.

    What is to be typed to settle it stays as it is.
    """
    message = in_names(flaw.issue.message, known)
    return spoken_flaw(replace(flaw, issue=replace(flaw.issue, message=message)))
