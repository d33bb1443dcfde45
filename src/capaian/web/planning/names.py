"""What codes are called: the name that the plan gives to each, in place of the code or beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.issue import Level
from capaian.dossier.excel.preview_words import in_words
from capaian.dossier.rows.sheets import ColumnRole, SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import PERIOD
from capaian.web.planning.cell_texts import listed_text, shown_text
from capaian.web.site.issue_words import spoken_flaw, spoken_lack, spoken_to_filler, words_for_person
from capaian.web.years.known import SHEETS, Flaw, YearState

_CODE: Final = re.compile(
    r"(?<![\w.-])[a-z0-9]+(?:[.-][a-z0-9]+)+(?![\w-])"
    r"|(?:(?<=[:,] )|(?<= bagi ))[a-z][a-z0-9]*(?=[,.;)]|\Z)"
)
"""Words that may be codes: of several parts, or one by one in a list, behind `bagi` too."""
_MISSING: Final = re.compile(r"(?<= \()[^()]+(?=\)\.\Z)")
"""At the end of what a year lacks: the codes of what a result waits for."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by codes; of two that are called alike the code stands behind."""

    of_kind: Mapping[Names, Mapping[str, str]]
    of_any: Mapping[str, str]
    """Of things of whatever kind, agreements among them, whose codes nothing else refers to."""


def name_index(year_state: YearState) -> NameIndex:
    """Return the names of all that rows define: worked out once for a version of the year."""
    return year_state.derive("names by code", lambda: _index(year_state))


def _index(known: YearState) -> NameIndex:
    found: dict[Names, dict[str, str]] = {}
    titles: dict[str, str] = {}
    for spec in book_sheets():
        rows = known.rows.get(spec.id, ())
        for column in spec.columns:
            prefix = column.id.rpartition(".")[0]
            columns = [f"{prefix}.{name}" if prefix else name for name in ("name", "title")]
            is_key = column.role is ColumnRole.KEY and len(spec.keys) == 1
            if column.defines is None and not is_key:
                continue
            own = titles if column.defines is None else found.setdefault(column.defines, {})
            for row in rows:
                name = next((row.cells[each] for each in columns if row.cells.get(each)), "")
                if name:
                    own.setdefault(row.cells.get(column.id, ""), name)
    of_kind = {kind: _apart(own) for kind, own in found.items()}
    return NameIndex(
        of_kind, _apart(titles) | {code: n for own in of_kind.values() for code, n in own.items()}
    )


def _apart(names: Mapping[str, str]) -> dict[str, str]:
    often = Counter(names.values())
    return {code: f"{name} ({code})" if often[name] > 1 else name for code, name in names.items() if code}


def called(column: SheetColumn, text: str, year_state: YearState) -> str:
    """Return what the codes of a cell are called; nothing where the cell holds none that has another name."""
    if not column.refers_to or not text:
        return ""
    index, codes = name_index(year_state), text.split() if column.is_several else [text]
    kinds = [index.of_kind.get(each, {}) for each in column.refers_to]
    found = (next((own[code] for own in kinds if code in own), "") for code in codes)
    return "; ".join(dict.fromkeys(name for name in found if name and name != text))


def in_full(column: SheetColumn, text: str, year_state: YearState) -> str:
    """Return a cell as people read it, with the names of its codes in brackets."""
    name, shown = called(column, text, year_state), shown_text(column, text)
    return f"{shown} ({name})" if name else shown


def names_in_words(words: str, year_state: YearState) -> str:
    """Return what the codes among some words are called, of whatever kind; nothing where none has a name."""
    found = (name_index(year_state).of_any.get(word, "") for word in words.split())
    return ", ".join(dict.fromkeys(name for name in found if name and name not in words))


def row_in_names(spec: SheetSpec, texts: Sequence[str], year_state: YearState) -> str:
    """Return what a row is known by as people read it, from the texts of all columns but those of values."""
    columns = (column for column in spec.columns if column.role is not ColumnRole.VALUE)
    return ", ".join(
        "; ".join(_word(column, code, year_state) for code in (text.split() if column.is_several else [text]))
        for column, text in zip(columns, texts, strict=True)
        if text
    )


def cells_in_names(sheet: str, cells: Mapping[str, str], year_state: YearState) -> str:
    """Return the same of a row by its cells: `Akta perkawinan terbit, Banjar, Oktober 2026`."""
    keys = (each.id for each in SHEETS[sheet].columns if each.role is not ColumnRole.VALUE)
    return row_in_names(SHEETS[sheet], [cells.get(each, "") for each in keys], year_state)


def _word(column: SheetColumn, code: str, known: YearState) -> str:
    index = name_index(known)
    kinds = (*column.refers_to, *([column.defines] if column.defines else []))
    own = next((each for each in kinds if code in index.of_kind.get(each, {})), None)
    if own is not None:
        name = index.of_kind[own][code]
        # an indicator is often called as the component that it is computed from
        is_shared = any(each is not own and name in index.of_kind.get(each, {}).values() for each in kinds)
        return f"{name} ({own.words})" if is_shared else name
    if column.role is ColumnRole.PARENT and code in index.of_any:
        return index.of_any[code]
    return listed_text(column, code) if column.kind is PERIOD else in_words(column.kind, code)


def in_names(text: str, year_state: YearState) -> str:
    """Return a sentence with the names of things in place of their codes; codes of nothing stay."""
    names = name_index(year_state).of_any
    return _CODE.sub(lambda found: names.get(found[0], found[0]), text)


def lack_in_names(lack: str, year_state: YearState) -> str:
    """Return what a year lacks as a page says it, with the names of what a result waits for."""
    names = name_index(year_state).of_any

    def name_all(found: re.Match[str]) -> str:
        return ", ".join(names.get(code, code) for code in found[0].split(", "))

    return in_names(_MISSING.sub(name_all, spoken_lack(lack)), year_state)


def flaw_in_names(flaw: Flaw, year_state: YearState) -> str:
    """Return a problem of a year as a page says it, with the names of things in place of their codes.

    What is to be typed to settle it stays as it is.
    """
    message = in_names(flaw.issue.message, year_state)
    return spoken_flaw(replace(flaw, issue=replace(flaw.issue, message=message)))


def flaw_for_person(flaw: Flaw, year_state: YearState, *, may_declare: bool) -> str:
    """Return a problem with names for codes, and who declares a contradiction in place of its code."""
    if flaw.issue.level is not Level.ERROR:
        return flaw_in_names(flaw, year_state)
    return in_names(words_for_person(spoken_to_filler(flaw), may_declare), year_state)
