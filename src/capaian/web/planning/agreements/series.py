"""Performance agreements side by side with their revisions, and what a new revision would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.plan import PerformanceAgreement, TargetValue
from capaian.rules.agreements import agreements_in_force, line_of_revisions
from capaian.rules.facts import group
from capaian.rules.targets import write_target
from capaian.web.planning.sheets import AGREEMENTS
from capaian.web.years.known import Known


@dataclass(frozen=True, slots=True)
class Paper:
    """An agreement, original or revised."""

    row: int
    """Id of its row."""
    agreement: PerformanceAgreement
    counts: bool
    """It is the one that the year is measured by."""
    document: str = ""
    """What people call the paper that holds it; empty where none is named."""

    @property
    def head(self) -> str:
        """What it is among its revisions."""
        number = self.agreement.revision
        return f"Perubahan ke-{number}" if number else "Awal"


@dataclass(frozen=True, slots=True)
class Promise:
    """What one indicator was promised to reach, paper by paper."""

    code: str
    name: str
    targets: tuple[str, ...]
    """By paper; empty where a paper does not have it."""

    @property
    def cells(self) -> Sequence[tuple[str, bool]]:
        """Each target, and whether it is another than in the paper before."""
        before = ("", *self.targets)
        return [(text, bool(place) and text != before[place]) for place, text in enumerate(self.targets)]


@dataclass(frozen=True, slots=True)
class Series:
    """An agreement with all its revisions."""

    papers: tuple[Paper, ...]
    promises: tuple[Promise, ...]

    @property
    def last(self) -> Paper:
        """The paper that a new revision would change."""
        return self.papers[-1]

    @property
    def is_bare(self) -> bool:
        """Whether the last paper is a revision without targets: once it counts, nothing is promised."""
        return len(self.papers) > 1 and not self.last.agreement.targets

    @property
    def is_filled_in(self) -> bool:
        """Whether the last paper is filled in on a page of its own, and not by another revision."""
        return len(self.papers) == 1 or self.is_bare


def find_series(facts: Facts, known: Known) -> Sequence[Series]:
    """Return the agreements of the year with their revisions, the original first."""
    rows = dict(zip(_ids(known), known.ids.get(AGREEMENTS, ()), strict=True))
    titles = {document.id: document.title for document in facts.documents}
    in_force = agreements_in_force(facts, Period.year_of(facts.year))
    found = []
    for line in group(facts.agreements_of_year, line_of_revisions).values():
        ordered = sorted(line, key=lambda agreement: agreement.revision)
        papers = tuple(
            Paper(rows[each.id], each, each in in_force, titles.get(each.document or "", ""))
            for each in ordered
            if each.id in rows
        )
        if papers:
            found.append(Series(papers, tuple(_promises(facts, papers))))
    return found


def promised_targets(facts: Facts, known: Known) -> Mapping[str, str]:
    """Return the targets of the papers by which the year is measured, by indicator."""
    return {
        promise.code: promise.targets[place]
        for series in find_series(facts, known)
        for place, paper in enumerate(series.papers)
        if paper.counts
        for promise in series.promises
    }


def _ids(known: Known) -> Sequence[str]:
    return [row.cells.get("id", "") for row in known.rows.get(AGREEMENTS, ())]


def _promises(facts: Facts, papers: Sequence[Paper]) -> Iterator[Promise]:
    targets = [{str(line.indicator): line for line in paper.agreement.targets} for paper in papers]
    names = {str(each.code): each.label for each in facts.indicators}
    for code in dict.fromkeys(code for own in targets for code in own):
        texts = tuple(_written(own[code].target) if code in own else "" for own in targets)
        yield Promise(code, names.get(code, code), texts)


def _written(target: TargetValue) -> str:
    """Return a target as its paper prints it."""
    figure = f"{target.value}".replace(".", ",") if target.value is not None else ""
    return target.text or figure or write_target(target)
