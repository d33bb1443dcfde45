"""What columns of foreign tables can hold, by code and name, and what a typed answer means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.words import fold
from capaian.dossier.tables.parts import AMOUNTS, INPUTS

MIN_LETTERS_OF_BEGINNING: Final = 3
"""Less may be a slip of the finger."""


def meanings(year: OfficeYear, kind: IntakeTable) -> dict[str, str]:
    """Return what columns of a kind of table can hold: its code, and its name."""
    if kind is IntakeTable.INPUTS:
        return {column.name: column.title for column in INPUTS.columns if column.name in AMOUNTS}
    found = {
        str(measure.code): measure.name
        for component in year.components
        for measure in (component.numerator, component.denominator)
        if not measure.counted
    }
    if kind is IntakeTable.PEERS:
        subjects = {str(component.code): component.name for component in year.components}
        subjects |= {str(indicator.code): indicator.name for indicator in year.indicators}
        found |= subjects
    return found


def codes_meant(answer: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes that an answer can mean: a code or name, else those that begin so.

    Examples:
        >>> known = {"akta-mati.issued": "Akta kematian terbit", "akta-mati.reported": "Kematian dilaporkan"}
        >>> codes_meant("akta kematian", known), codes_meant("Akta mati", known)
        (('akta-mati.issued',), ('akta-mati.issued', 'akta-mati.reported'))
    """
    if answer in names:
        return (answer,)
    typed = fold(answer)
    texts = {code: (fold(code), fold(name)) for code, name in names.items()}
    found = tuple(code for code, own in texts.items() if typed in own)
    if found or len(typed) < MIN_LETTERS_OF_BEGINNING:
        return found
    return tuple(code for code, own in texts.items() if any(text.startswith(typed) for text in own))


def list_meanings(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Return codes with their names.

    Examples:
        >>> list_meanings(["actual"], {"actual": "Realisasi"})
        'actual (Realisasi)'
    """
    return ", ".join(f"{code} ({names[code]})" for code in codes)
