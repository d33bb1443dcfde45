"""What a chart shows: one true sentence about its figures, or a neutral one.

A claim is made only where the figures carry it: ties, gaps and missing figures leave the neutral
one. Counts within a sentence are figures like any other and lead to the rows that were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from capaian.documents.charts.marks import ReferenceLine
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartKind
from capaian.documents.narrative.fields import Format, show
from capaian.documents.scope.facts import FactLog
from capaian.documents.tree import Inlines, Text
from capaian.domain.numerals import round_half_up
from capaian.domain.policy import WORSE_TREND, Polarity, Trend
from capaian.domain.value import Known
from capaian.rules.outcome import judge_trend


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """What a claim may use."""

    rows: Sequence[ChartRow]
    target: ReferenceLine | None
    subject: str
    kind: str
    """Word for what the rows are: `kecamatan`, `unsur`."""
    name: str
    """Id of the chart: keeps the counts of different charts apart."""
    facts: FactLog
    this_year: str
    goal: str = "target"
    """Word for the target of a timeline: `target nasional`."""

    def count(self, what: str, rows: Sequence[ChartRow]) -> Inlines:
        """Return how many rows there are, as a figure with its trace."""
        traces = tuple(trace for row in rows for trace in row.traces[:1])
        how = (
            f"banyaknya baris pada {self.name}: "
            f"{'; '.join(row.label for row in rows) or 'tidak ada'}"
        )
        return show(self.facts.counted(what, len(rows), how, traces))


def message(kind: ChartKind, evidence: ClaimFigures, neutral: Inlines) -> Inlines:
    """Return the claim of a chart's kind, or the neutral title."""
    claim = _CLAIMS.get(kind)
    found = claim(evidence) if claim is not None and evidence.rows else ()
    return found or neutral


def _ranking(evidence: ClaimFigures) -> Inlines:
    own = next((row for row in evidence.rows if row.is_own), None)
    if own is None or own.known_value is None or not isinstance(own.rank, Known):
        return ()
    ranked = [row for row in evidence.rows if row.known_value is not None]
    place = (
        *show(own.rank),
        Text(" dari "),
        *evidence.count("Kabupaten/kota dalam gambar", ranked),
    )
    if evidence.target is None:
        return (Text(f"{evidence.subject} di peringkat "), *place)
    passed = own.known_value >= evidence.target.value
    verb = (
        "melewati"
        if own.known_value > evidence.target.value
        else "mencapai"
        if passed
        else "belum mencapai"
    )
    words = evidence.target.words.rsplit(" ", 1)[0]
    return (Text(f"{evidence.subject} {verb} {words}, peringkat "), *place)


def _extremes(evidence: ClaimFigures) -> Inlines:
    known = [row.known_value for row in evidence.rows if row.known_value is not None]
    if not known or len(known) < len(evidence.rows):
        return ()
    low = [row for row in evidence.rows if row.known_value == min(known)]
    high = [row for row in evidence.rows if row.known_value == max(known)]
    if len(low) == len(known):
        return (Text(f"Semua {evidence.kind} mencapai "), *show(low[0].value, Format.UNIT))
    if len(low) > 1 or len(high) > 1:
        return ()
    first = (Text(f"{high[0].label} tertinggi ("), *show(high[0].value), Text("), "))
    return (*first, Text(f"{low[0].label} terendah ("), *show(low[0].value), Text(")"))


def _largest(evidence: ClaimFigures) -> Inlines:
    known = [row.known_value for row in evidence.rows if row.known_value is not None]
    largest = [row for row in evidence.rows if known and row.known_value == max(known)]
    if len(largest) != 1 or len(known) < max(2, len(evidence.rows)):
        return ()
    return (Text(f"{largest[0].label} paling banyak, "), *show(largest[0].value, Format.UNIT))


def _rising(evidence: ClaimFigures) -> Inlines:
    """Rows whose figure exceeds that of last year."""
    pairs = ((row.value, row.second) for row in evidence.rows)
    risen = [
        judge_trend(now, before) is Trend.UP
        if isinstance(now, Known) and isinstance(before, Known)
        else None
        for now, before in pairs
    ]
    return _tell(evidence, risen, *_RISE)


def _growing(evidence: ClaimFigures) -> Inlines:
    """Rows that rose; nothing where some should stay low, for a rise says little there."""
    if any(row.polarity is not Polarity.HIGHER_IS_BETTER for row in evidence.rows):
        return ()
    changes = [row.value for row in evidence.rows]
    risen = [
        round_half_up(c.value, c.decimals) > 0 if isinstance(c, Known) else None for c in changes
    ]
    return _tell(evidence, risen, *_RISE)


_RISE = ("naik", "tidak dapat dibandingkan")
_REACHED = ("tercapai", "belum dapat dinilai")
"""What is true of rows, and what is said of those of which it cannot be told."""


def _tell(
    evidence: ClaimFigures,
    answers: Sequence[bool | None],
    verb: str,
    open_words: str,
    noun: str = "",
) -> Inlines:
    """Say of how many rows it is true; of all only where it is known of all."""
    pairs = list(zip(evidence.rows, answers, strict=True))
    true = [row for row, answer in pairs if answer]
    unknown = [row for row, answer in pairs if answer is None]
    noun = noun or evidence.kind
    if len(unknown) == len(pairs):
        return ()
    if len(true) == len(pairs):
        return (Text(f"Semua {noun} {verb}"),)
    if not true and not unknown:
        return (Text(f"Tidak satu pun {noun} {verb}"),)
    some = evidence.count(f"{noun} yang {verb}", true) if true else (Text("Tidak satu pun"),)
    total = evidence.count(f"{noun} dalam gambar", evidence.rows)
    claim = (*some, Text(" dari "), *total, Text(f" {noun} {verb}"))
    if not unknown:
        return claim
    rest = evidence.count(f"{noun} yang {open_words}", unknown)
    return (*claim, Text(", "), *rest, Text(f" {open_words}"))


def _timeline(evidence: ClaimFigures) -> Inlines:
    by_year = {row.label: row for row in evidence.rows}
    now = by_year.get(evidence.this_year)
    before = by_year.get(str(int(evidence.this_year) - 1))
    if now is None or now.known_value is None:
        return ()
    met = now.is_met
    verdict = {
        True: f"{evidence.goal} tercapai",
        False: f"{evidence.goal} belum tercapai",
        None: "",
    }[met]
    subject = evidence.subject or "Realisasi"
    if before is None or not isinstance(before.value, Known) or not isinstance(now.value, Known):
        return (Text(f"{verdict} pada tahun {evidence.this_year}"),) if verdict else ()
    change = judge_trend(now.value, before.value)
    good = (
        None
        if now.polarity is Polarity.CLOSER_IS_BETTER
        else change is not WORSE_TREND[now.polarity]
    )
    joint = "," if good is None else " dan" if good == met else " tetapi"
    return (Text(f"{subject} {change}{joint} {verdict}" if verdict else f"{subject} {change}"),)


_CLAIMS: Mapping[ChartKind, Callable[[ClaimFigures], Inlines]] = {
    ChartKind.RANKING: _ranking,
    ChartKind.DOTS: _extremes,
    ChartKind.BARS: _largest,
    ChartKind.PAIRS: _rising,
    ChartKind.CHANGE: _growing,
    ChartKind.BULLETS: lambda evidence: _tell(
        evidence, [row.is_met for row in evidence.rows], *_REACHED, noun="target"
    ),
    ChartKind.TIMELINE: _timeline,
}
