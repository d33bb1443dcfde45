"""What a photograph is called that nobody described: by what it proves and when,
so that none is nameless.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from capaian.domain.narrative import Evidence
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period

_NAMED: Final = 2
"""How many of the things that it proves a caption names; of more it tells the number."""
_LONGEST_CAPTION: Final = 300


def evidence_subject_names(office_year: OfficeYear) -> Mapping[str, str]:
    """Return the names of what evidence can prove, by code."""
    pairs = [
        *((each.code, each.name) for each in office_year.indicators),
        *((each.code, each.name) for each in office_year.components),
        *((each.id, each.name) for each in office_year.surveys),
        *((each.id, each.name) for each in office_year.nodes),
        *((each.id, each.name) for each in office_year.innovations),
    ]
    return {str(code): name for code, name in pairs if name}


def write_description(names: Sequence[str], when: str) -> str:
    """Return words for a photograph; nothing where nobody knows what it proves.

    Examples:
        >>> write_description(["Cakupan KTP-el"], "Triwulan II Tahun 2025")
        'Bukti Cakupan KTP-el, Triwulan II Tahun 2025'
        >>> write_description(["KIA", "KTP-el", "Akta"], "")
        'Bukti KIA, KTP-el, dan 1 lainnya'
    """
    named = [*names[:_NAMED]]
    if more := len(names) - len(named):
        listing = f"{', '.join(named)}, dan {more} lainnya"
    else:
        listing = " dan ".join(named)
    words = ", ".join(each for each in (listing, when) if each)
    return f"Bukti {words}"[:_LONGEST_CAPTION] if named else ""


def is_picture(evidence: Evidence) -> bool:
    """Say whether papers can show it."""
    return evidence.media_type.startswith("image/")


def caption_evidence(office_year: OfficeYear) -> tuple[Evidence, ...]:
    """Return the evidence of a year, each photograph with a caption and with words
    for who cannot see it.
    """
    names = evidence_subject_names(office_year) if office_year.evidence else {}
    return tuple(
        _described(each, names) if is_picture(each) else each for each in office_year.evidence
    )


def _described(evidence: Evidence, names: Mapping[str, str]) -> Evidence:
    caption = caption_of(evidence, names)
    return replace(evidence, caption=caption, alt=evidence.alt.strip() or caption)


def caption_of(evidence: Evidence, names: Mapping[str, str]) -> str:
    """Return what stands below a photograph: its caption, its description,
    else what it proves and when.

    Its date is told beside the caption; `names` are of what evidence can prove, by code.
    """
    if written := evidence.caption.strip() or evidence.alt.strip():
        return written
    path = PurePosixPath(evidence.file)
    proven = [names[code] for code in evidence.proves if code in names]
    made = write_description(proven, "" if evidence.date else _period_of(path))
    return made or f"Bukti {path.stem.replace('-', ' ')}"


def _period_of(path: PurePosixPath) -> str:
    """Return the period whose folder a file lies in, where there is one: forms keep theirs so."""
    try:
        return Period.parse(path.parts[0]).label if len(path.parts) > 1 else ""
    except ValueError:
        return ""
