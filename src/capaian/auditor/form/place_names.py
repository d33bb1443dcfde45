"""Names of another place that were left where the own one belongs: `Pemerintah Kabupaten X`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form
from capaian.auditor.document.passages import Passage
from capaian.auditor.quantities.figures import MOST, words_at
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.audit import AuditRule

_WORD: Final = r"(?!Kabupaten|Kota|Provinsi|Tahun|Nomor|Dalam|Pada|Dan|Tentang)[A-Z][a-z]+"
_OWNED: Final = re.compile(
    rf"\b(?:Pemerintah|Dinas(?:\s(?:dan|serta|{_WORD},?)){{1,6}}"
    r"|Peraturan Bupati|Peraturan Wali ?[Kk]ota|Bupati|Wali ?[Kk]ota)\s(?:(?:Kabupaten|Kota)\s)?"
    rf"(?:(?<=Bupati\s)|(?<=[Kk]ota\s)|(?<=paten\s))(?P<place>{_WORD}(?:\s{_WORD}){{0,2}})"
)
"""What belongs to the place of the report: its government, its office, its regulations."""
_NAMED: Final = re.compile(
    rf"(?:\bKabupaten|(?<!Wali )(?<!Wali)\bKota)\s(?P<place>{_WORD}(?:\s{_WORD}){{0,2}})"
    rf"|Peraturan (?:Bupati|Wali ?[Kk]ota)\s(?P<issuer>{_WORD}(?:\s{_WORD}){{0,2}})(?=\sNomor)"
)
"""What makes a word a place: a regency or town of that name,
or one that numbers its regulations.
"""
_OWNER: Final = re.compile(r"Pemerintah|Dinas|Bupati|Wali")
MIN_TIMES_OF_OWN: Final = 4


def audit_place_names(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the governments and offices of a place that the report names once, beside its own."""
    found: dict[str, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
    for passage in report.passages:
        for match in _OWNED.finditer(passage.text) if _OWNER.search(passage.text) else ():
            found[match["place"]].append((passage, match))
    counts = Counter({name: len(places) for name, places in found.items()})
    if not counts:
        return
    own, times = counts.most_common(1)[0]
    if times < max(
        MIN_TIMES_OF_OWN, MOST * counts.total()
    ):  # A report that compares offices names many.
        return
    named = {
        match["place"] or match["issuer"]
        for passage in report.passages
        for match in _NAMED.finditer(passage.text)
    }
    for name, places in found.items():
        is_part = name in own or own in name
        if len(places) == 1 and name in named and not is_part:
            yield _contradiction(*places[0], own, report.year)


def _contradiction(passage: Passage, match: re.Match[str], own: str, year: int) -> Contradiction:
    place = passage.place_at(match.start("place"))
    quantity = words_at(place, passage.text, year)
    why = f"laporan ini tentang {own}; {match[0]} hanya disebut di sini"
    return contradict_form(AuditRule.COPY, quantity, own, why, match["place"])
