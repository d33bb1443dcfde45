"""Whose table, and whose rows: titles that name another regency or office are doubted, rows left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.office import Office
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold

OWNER: Final = "pemilik tabel"
"""What the user says a meaning of, to settle whose table it is."""
OWN: Final = "kantor ini"
_REGENCY: Final = re.compile(r"\b(?P<rank>kabupaten|kab|kota)(?= (?P<name>[a-z].*))")
_OFFICE: Final = re.compile(r"(?<!perjalanan )\b(?:dinas|badan|inspektorat|sekretariat|satuan polisi) [a-z]")
# DINAS KESEHATAN, SKPD : 1.02.0.00.0.00.01.0000 DINAS KESEHATAN, Disdukcapil; no `Belanja Pakaian Dinas`
_OFFICE_OF_ROWS: Final = re.compile(
    r"""
    (?:(?:[0-9x]+|skpd|opd|nama|unit|organisasi|kerja|satuan|perangkat|daerah)\ )*
    (?:(?:dinas|badan|inspektorat|sekretariat(?!\ dinas)|satuan\ polisi)\ [a-z] | (?:dis)?dukcapil\b)
    """,
    re.VERBOSE,
)
_CIVIL_REGISTRY: Final = frozenset({"dukcapil", "disdukcapil", "capil"})
_PLAIN: Final = frozenset({"dinas", "badan", "kantor", "dan", "kabupaten", "kota"})
"""Words of an office's name that do not tell it from others."""


def check_owner(proposal: Proposal, desk: Desk) -> None:
    """Doubt a table whose titles name another regency, or a budget whose titles name another office."""
    if desk.told(OWNER) == OWN:
        return
    office, titles = desk.office.office, proposal.table.titles
    foreign = [_other_regency(titles, office)]
    if proposal.intake.table is IntakeTable.INPUTS:
        foreign.append(_other_office(titles, office))
    told = [f'"{title}"' for title in dict.fromkeys(foreign) if title]
    if told:
        own = f"{office.name} {office.regency_name}"
        words = f"tabel {OWN} ({own}), padahal di atasnya tertulis {' dan '.join(told)}"
        desk.doubt(proposal.table.place(None), OWNER, OWN, words)


def rows_of_others(table: ForeignTable, heads: Sequence[Head], desk: Desk) -> Mapping[int, str]:
    """Return the rows of a budget that are about other offices, with what names their office.

    An office is named in a row of its own above its rows, or in each of them.

    Args:
        table: The table.
        heads: Columns of codes and names.
        desk: Whose dossier it is; who said that the table is of the own office has said it of all rows.
    """
    if desk.told(OWNER) == OWN:
        return {}
    others: dict[str, bool] = {}
    found: dict[int, str] = {}
    named = ""
    for row in table.rows:
        for text in (table.text(row, head) for head in heads):
            if text not in others and _OFFICE_OF_ROWS.match(fold(text)):
                others[text] = _is_of_another(text, desk.office.office)
            named = text if text in others else named
        if others.get(named):
            found[row] = named
    return found


def _is_of_another(text: str, office: Office) -> bool:
    return _other_office([text], office) is not None or _other_regency([text], office) is not None


def _other_regency(titles: Sequence[str], office: Office) -> str | None:
    """Return a title that names a regency, where none names the own one."""
    rank, *name = fold(office.regency_name).split()
    named = [(title, told) for title in titles for told in _regencies(title)]
    is_own = any(told[0] == _rank(rank) and _begins(told[1], "".join(name)) for _, told in named)
    return None if is_own or not named else named[0][0]


def _regencies(title: str) -> Iterator[tuple[str, str]]:
    """Yield what a title calls regencies: their rank, and what follows it; `Kabupaten/Kota` is none."""
    for found in _REGENCY.finditer(fold(title)):
        if found["name"].split()[0] not in {"kota", "kabupaten", "kab", "se"}:
            yield _rank(found["rank"]), found["name"]


def _rank(word: str) -> str:
    return "kabupaten" if word == "kab" else word


def _begins(text: str, name: str) -> bool:
    """Say whether the first words of a text are a name, however it is parted."""
    words = text.split()
    return any("".join(words[:count]) == name for count in range(1, len(words) + 1))


def _other_office(titles: Sequence[str], office: Office) -> str | None:
    """Return a title that names an office, where none has a word of the own one's name."""
    own = set(fold(f"{office.name} {office.short_name}").split()) - _PLAIN | _CIVIL_REGISTRY
    named = [title for title in titles if _OFFICE.search(fold(title))]
    is_own = any(own & set(fold(title).split()) for title in titles)
    return None if is_own or not named else named[0]
