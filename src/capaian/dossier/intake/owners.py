"""Whose table: titles that name another regency or office are doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.office import Office
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.remembered_answers import Answer, is_settled
from capaian.dossier.intake.words import fold

OWNER: Final = "pemilik tabel"
"""What the user says a meaning of, to settle whose table it is."""
OWN: Final = "kantor ini"
_OWN_PROVINCE: Final = "provinsi ini"
_REGENCY: Final = re.compile(r"\b(?P<rank>kabupaten|kab|kota)(?= (?P<name>[a-z].*))")
_OFFICE: Final = re.compile(r"(?<!perjalanan )\b(?:dinas|badan|inspektorat|sekretariat|satuan polisi) [a-z]")
_CIVIL_REGISTRY: Final = frozenset({"dukcapil", "disdukcapil", "capil"})
_PLAIN: Final = frozenset({"dinas", "badan", "kantor", "dan", "kabupaten", "kota"})
"""Words of an office's name that do not tell it from others."""


def check_province(proposal: Proposal, desk: Desk) -> None:
    """Doubt a recap whose titles name another province than that of its regencies, and not this one."""
    office = desk.office.office
    names = {str(area.code): fold(area.name) for area in desk.rules.areas_by_parent.get(None, ())}
    names[str(office.province)] = fold(office.province_name)
    titles = [*dict.fromkeys(proposal.table.titles)]
    named = {title: _provinces(title, names) for title in titles}
    others = [title for title, codes in named.items() if codes]
    is_own = any(str(office.province) in codes for codes in named.values())
    if others and not is_own and not is_settled(Answer(OWNER, others[0], _OWN_PROVINCE), proposal, desk):
        words = f'rekap {_OWN_PROVINCE} ({office.province_name}), padahal di atasnya tertulis "{others[0]}"'
        desk.doubt(proposal.table.place(None), OWNER, _OWN_PROVINCE, words)


def _provinces(title: str, names: Mapping[str, str]) -> set[str]:
    """Return the provinces that a title names; of names within each other the longest: `PAPUA BARAT`."""
    text, found = f" {fold(title)} ", set()
    for code, name in sorted(names.items(), key=lambda item: -len(item[1])):
        if f" {name} " in text:
            found.add(code)
            text = text.replace(f" {name} ", " | ")
    return found


def check_owner(proposal: Proposal, desk: Desk) -> None:
    """Doubt a table whose titles name another regency, or a budget whose titles name another office."""
    office, titles = desk.office.office, proposal.table.titles
    foreign = [_other_regency(titles, office)]
    if proposal.intake.table is IntakeTable.INPUTS:
        foreign.append(other_office(titles, office))
    named = [title for title in dict.fromkeys(foreign) if title]
    told = [f'"{title}"' for title in named if not is_settled(Answer(OWNER, title, OWN), proposal, desk)]
    if told:
        own = f"{office.name} {office.regency_name}"
        words = f"tabel {OWN} ({own}), padahal di atasnya tertulis {' dan '.join(told)}"
        desk.doubt(proposal.table.place(None), OWNER, OWN, words)


def is_own_name(text: str, office: Office) -> bool:
    """Say whether a name is that of the own office: it has a word of it, and no other regency."""
    return bool(_own_words(office) & {*fold(text).split()}) and _other_regency([text], office) is None


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


def other_office(titles: Sequence[str], office: Office) -> str | None:
    """Return a title that names an office, where none has a word of the own one's name."""
    own = _own_words(office)
    named = [title for title in titles if _OFFICE.search(fold(title))]
    is_own = any(own & set(fold(title).split()) for title in titles)
    return None if is_own or not named else named[0]


def _own_words(office: Office) -> frozenset[str]:
    """Return the words that tell the own office from others."""
    return frozenset(fold(f"{office.name} {office.short_name}").split()) - _PLAIN | _CIVIL_REGISTRY
