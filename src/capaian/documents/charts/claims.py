"""The line above a chart: one true sentence about its figures, or a neutral title.

A claim is made only where the figures carry it: ties, gaps and missing figures leave the neutral
title. Counts within a sentence are figures like any other and lead to the rows that were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from capaian.documents.charts.dots import Line
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartKind
from capaian.documents.narrative.show import Format, show
from capaian.documents.scope.facts import FactLog
from capaian.documents.tree import Inlines, Text
from capaian.domain.value import Known

_MET = 100


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim may use."""

    rows: Sequence[ChartRow]
    target: Line | None
    subject: str
    kind: str
    """Word for what the rows are: `kecamatan`, `unsur`."""
    name: str
    """Id of the chart: keeps the counts of different charts apart."""
    facts: FactLog
    this_year: str

    def count(self, what: str, rows: Sequence[ChartRow]) -> Inlines:
        """Return how many rows there are, as a figure with its trace."""
        traces = tuple(trace for row in rows for trace in row.traces[:1])
        how = f"banyaknya baris pada {self.name}: {'; '.join(row.label for row in rows) or 'tidak ada'}"
        return show(self.facts.counted(what, len(rows), how, traces))


def message(kind: ChartKind, evidence: Evidence, neutral: Inlines) -> Inlines:
    """Return the claim of a chart's kind, or the neutral title."""
    claim = _CLAIMS.get(kind)
    found = claim(evidence) if claim is not None and evidence.rows else ()
    return found or neutral


def _ranking(evidence: Evidence) -> Inlines:
    own = next((row for row in evidence.rows if row.is_own), None)
    if own is None or own.known is None or not isinstance(own.rank, Known):
        return ()
    place = (*show(own.rank), Text(" dari "), *evidence.count("Kabupaten/kota dalam gambar", evidence.rows))
    if evidence.target is None:
        return (Text(f"{evidence.subject} di peringkat "), *place)
    passed = own.known >= evidence.target.value
    verb = "melewati" if own.known > evidence.target.value else "mencapai" if passed else "belum mencapai"
    words = evidence.target.words.rsplit(" ", 1)[0]
    return (Text(f"{evidence.subject} {verb} {words}, peringkat "), *place)


def _extremes(evidence: Evidence) -> Inlines:
    known = [row for row in evidence.rows if row.known is not None]
    if not known or len(known) < len(evidence.rows):
        return ()
    low = [row for row in known if row.known == min(r.known for r in known if r.known is not None)]
    high = [row for row in known if row.known == max(r.known for r in known if r.known is not None)]
    if len(low) == len(known):
        return (Text(f"Semua {evidence.kind} mencapai "), *show(low[0].value, Format.UNIT))
    if len(low) > 1 or len(high) > 1:
        return ()
    first = (Text(f"{high[0].label} tertinggi ("), *show(high[0].value), Text("), "))
    return (*first, Text(f"{low[0].label} terendah ("), *show(low[0].value), Text(")"))


def _largest(evidence: Evidence) -> Inlines:
    known = [row.known for row in evidence.rows if row.known is not None]
    largest = [row for row in evidence.rows if known and row.known == max(known)]
    if len(largest) != 1 or len(known) < 2:
        return ()
    return (Text(f"{largest[0].label} paling banyak: "), *show(largest[0].value, Format.UNIT))


def _rising(evidence: Evidence) -> Inlines:
    """Rows whose figure exceeds that of last year."""
    both = [row for row in evidence.rows if row.known is not None and isinstance(row.second, Known)]
    if len(both) < len(evidence.rows):
        return ()
    up = [r for r in both if isinstance(r.second, Known) and r.known is not None and r.known > r.second.value]
    return _share_of(evidence, up, both, "naik")


def _growing(evidence: Evidence) -> Inlines:
    known = [row for row in evidence.rows if row.known is not None]
    return _share_of(
        evidence, [row for row in known if row.known is not None and row.known > 0], known, "naik"
    )


def _meeting(evidence: Evidence) -> Inlines:
    known = [row for row in evidence.rows if row.known is not None]
    met = [row for row in known if row.known is not None and row.known >= _MET]
    return _share_of(evidence, met, known, "mencapai target")


def _share_of(evidence: Evidence, some: list[ChartRow], of: list[ChartRow], verb: str) -> Inlines:
    if not of:
        return ()
    if len(some) == len(of):
        return (Text(f"Semua {evidence.kind} {verb}"),)
    if not some:
        return (Text(f"Tidak satu pun {evidence.kind} {verb}"),)
    how_many = (*evidence.count(f"{evidence.kind} yang {verb}", some), Text(" dari "))
    total = evidence.count(f"{evidence.kind} yang dibandingkan", of)
    return (*how_many, *total, Text(f" {evidence.kind} {verb}"))


def _timeline(evidence: Evidence) -> Inlines:
    by_year = {row.label: row for row in evidence.rows}
    now = by_year.get(evidence.this_year)
    before = by_year.get(str(int(evidence.this_year) - 1))
    if now is None or now.known is None or not isinstance(now.second, Known):
        return ()
    met = now.known >= now.second.value
    verdict = "target tercapai" if met else "target belum tercapai"
    if before is None or before.known is None:
        return (Text(f"Realisasi {evidence.this_year}: {verdict}"),)
    change = "naik" if now.known > before.known else "turun" if now.known < before.known else "tetap"
    word = "dan" if (change != "turun") == met else "tetapi"
    return (Text(f"Realisasi {change} {word} {verdict}"),)


_CLAIMS: Mapping[ChartKind, Callable[[Evidence], Inlines]] = {
    ChartKind.RANKING: _ranking,
    ChartKind.DOTS: _extremes,
    ChartKind.BARS: _largest,
    ChartKind.PAIRS: _rising,
    ChartKind.CHANGE: _growing,
    ChartKind.BULLETS: _meeting,
    ChartKind.TIMELINE: _timeline,
}
