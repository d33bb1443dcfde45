"""What a table is called, by what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile
from typing import Final

from capaian.domain.period import MONTHS
from capaian.dossier.intake.budget_papers import papers_told
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.periods import span_told

_LETTERHEAD: Final = re.compile(
    r"(?:pemerintah (?:daerah |kabupaten|kota|provinsi)|dinas kependudukan|jalan |jl\.? |telp|telepon)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ABBREVIATIONS: Final = (
    "APBD DAK DAU DKB DPA DPPA IKD KIA KK KTP LRA NIK SKM SKPD OPD TW",
    "I II III IV V VI VII VIII IX X XI XII",
)
_SHORT: Final = {**{word: word for words in _ABBREVIATIONS for word in words.split()}, "KTP-EL": "KTP-el"}
"""Words that keep capitals in a title that had no others."""


def title_of(table: ForeignTable) -> str:
    """Return what stands above a table; with the name of its sheet where that alone tells when, or all.

    So it is where that alone tells the stage of a budget: `MURNI`.
    """
    *above, sheet = dict.fromkeys(table.titles)
    is_when = span_told(above) is None and span_told([sheet]) is not None
    is_stage = not papers_told(above) and bool(papers_told([sheet]))
    return ". ".join([*above, sheet] if is_when or is_stage else above) or sheet


def source_title(table: ForeignTable, names: Iterable[str]) -> str:
    """Return what a source is called: its title without the letterhead, and not in capitals alone.

    Args:
        table: The table with all that stands above it.
        names: Names of areas, which keep their capitals.
    """
    title = title_of(table)
    lines = title.split(". ")
    rest = list(dropwhile(_is_letterhead, lines))
    kept = ". ".join(rest) if rest and len(rest) < len(lines) else title
    return _in_sentence_case(kept, names) if kept.isupper() else kept


def _is_letterhead(line: str) -> bool:
    return _LETTERHEAD.match(line.strip()) is not None


def _in_sentence_case(text: str, names: Iterable[str]) -> str:
    """Return words in small letters, save beginnings of lines, names and abbreviations.

    Examples:
        >>> _in_sentence_case("CAKUPAN KTP-EL KABUPATEN HULU. TRIWULAN II TAHUN 2025", ["Kabupaten Hulu"])
        'Cakupan KTP-el Kabupaten Hulu. Triwulan II tahun 2025'
    """
    small = _WORD.sub(lambda found: _SHORT.get(found[0], found[0].lower()), text)
    for name in sorted({*names, *MONTHS, "Semester", "Triwulan"}, key=len, reverse=True):
        small = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, small, flags=re.IGNORECASE)
    return ". ".join(line[:1].upper() + line[1:] for line in small.split(". "))
