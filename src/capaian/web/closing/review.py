"""What the head of office reads before approving a year, and what has to be done first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils import timezone

from capaian.domain.assessment import Assessment, IndicatorResult, ResourceResult, Status
from capaian.domain.value import Unavailable
from capaian.domain.work import Resource, WorkNode
from capaian.rules.checks.gaps import find_lacking
from capaian.rules.output_reporting import OutputReporting, find_output_reporting
from capaian.web.accounts.models import User
from capaian.web.evidence.links import Proofs
from capaian.web.measurement.beside import Line, Names
from capaian.web.measurement.figures import Figure
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.result_notes import states_told
from capaian.web.measurement.writers import figure_of
from capaian.web.measurement.year_approvals import overtaken_closings
from capaian.web.planning.cascade import count_targets
from capaian.web.texts.report_texts import ReportText, Texts, texts_of
from capaian.web.years.models import OfficeYear

_FINISHED: Final = frozenset({State.APPROVED, State.LOCKED})


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that has to be done before a year can be approved."""

    words: str
    form: PostForm | None = None
    """The form that is not approved yet, where it is one."""


@dataclass(frozen=True, slots=True)
class UnownedRow:
    """A measured row that belongs to no form: the head approves it with the year itself."""

    line: Line
    writers: Sequence[FigureWriter]
    """Who wrote figures of its thing and period; empty: it was there before writers were noted."""

    def is_written_by(self, user: User, since: datetime | None) -> bool:
        """Say whether somebody wrote it since a year was approved; `None`: it never was."""
        own = (each.at for each in self.writers if each.by_id == user.pk)
        return any(since is None or at > since for at in own)


@dataclass(frozen=True, slots=True)
class OfficeTotals:
    """What a year is beside its indicators: its money, what its work yielded, and what proves it."""

    money: ResourceResult | None
    """Of all kinds, of the whole office; `None` where it has none."""
    outputs: OutputReporting
    forms: int
    unproven_forms: int
    """Forms without any evidence."""

    @property
    def incomplete_nodes(self) -> Sequence[tuple[WorkNode, str]]:
        """The sub-activities that lack something of what they yield, with what each lacks."""
        words = {"tanpa target": self.outputs.untargeted, "tanpa realisasi": self.outputs.unreported}
        nodes = {node.id: node for own in words.values() for node in own}
        return [(node, ", ".join(w for w, own in words.items() if node in own)) for node in nodes.values()]


@dataclass(frozen=True, slots=True)
class YearReview:
    """An office-year as whoever approves it sees it."""

    obstacles: tuple[Obstacle, ...]
    """What has to be done first."""
    missing: tuple[str, ...] = ()
    """Figures that nobody gave; the snapshot names them where the year is approved without them."""
    results: tuple[IndicatorResult, ...] = ()
    forms: int = 0
    unowned_rows: tuple[UnownedRow, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    """Of which end results are the state, by codes of indicators, where it is not that of the year."""
    open_texts: tuple[ReportText, ...] = ()
    """The texts of the report that are not finished, once nothing else has to be done first."""
    totals: OfficeTotals | None = None
    """Once nothing has to be done first."""

    @property
    def named_results(self) -> Sequence[IndicatorResult]:
        """Those of the key indicators, and of whatever else missed its target."""
        return [each for each in self.results if each.is_key or each.current.status is Status.NOT_MET]

    @property
    def summary(self) -> str:
        """How many indicators met their target, and how many have none."""
        return count_targets(self.results).words

    @property
    def marks(self) -> Sequence[tuple[str, str]]:
        """The marks in place of figures of the results, each with its words."""
        periods = (each.current for each in self.results)
        cells = (cell for each in periods for cell in (each.target, each.actual, each.achievement))
        return sorted({(cell.display, cell.words) for cell in cells if isinstance(cell, Unavailable)})


def review_year(year: OfficeYear) -> YearReview:
    """Return what keeps a year open, and what whoever approves it puts a name under."""
    forms = forms_of(year)
    if forms is None:
        return YearReview((Obstacle("Perbaiki galat perencanaan."),))
    obstacles = (*_obstacles(forms),)
    count = sum(len(each) for _, each in forms.each())
    assessment = forms.known.assessment()
    if assessment is None:
        return YearReview(obstacles, forms=count)
    texts = Texts() if obstacles else texts_of(forms.known)
    obstacles = obstacles or tuple(map(Obstacle, texts.broken))
    return YearReview(
        obstacles,
        tuple(f"{lack.place.file}: {lack.what}." for lack in find_lacking(forms.facts, assessment)),
        assessment.indicators,
        count,
        _find_unowned_rows(forms),
        states_told(assessment),
        () if obstacles else (*texts.open,),
        None if obstacles else _total(forms, assessment),
    )


def is_approvable(forms: Forms) -> bool:
    """Say whether nothing is left to be done before the year can be approved."""
    return any(True for _ in forms.each()) and not any(True for _ in _obstacles(forms))


def _obstacles(forms: Forms) -> Iterator[Obstacle]:
    if forms.year.is_closed:
        yield Obstacle("Tahun ini sudah disahkan.")
    if timezone.localdate() <= forms.quarters[-1].end:
        yield Obstacle(f"Tahun {forms.facts.year} belum berakhir.")
    if forms.known.assessment() is None:
        yield Obstacle("Data masih memuat galat; hasilnya belum dapat dihitung.")
    yield from (Obstacle(each.told) for each in overtaken_closings(forms.year))
    for post, own in forms.each():
        for form, _ in own:
            if form.stands not in _FINISHED:
                state = form.stands.words.lower()
                yield Obstacle(f"Isian {forms.name_of(post)}, {form.quarter.label}: {state}.", form)


def _find_unowned_rows(forms: Forms) -> tuple[UnownedRow, ...]:
    rows = forms.belonging.unowned
    if not rows:
        return ()
    names, writers = Names(forms.facts), dict[Figure, list[FigureWriter]]()
    for writer in forms.year.writers.select_related("by"):
        writers.setdefault(figure_of(writer), []).append(writer)
    return tuple(
        UnownedRow(
            names.line(row),
            [*dict.fromkeys(writer for figure in row.figures for writer in writers.get(figure, ()))],
        )
        for row in rows
    )


def _total(forms: Forms, assessment: Assessment) -> OfficeTotals:
    money = (each for each in assessment.totals if (each.resource, each.kind) == (Resource.MONEY, "all"))
    proofs, own = Proofs(forms), [one for _, each in forms.each() for one in each]
    return OfficeTotals(
        next(money, None),
        find_output_reporting(forms.facts, assessment),
        len(own),
        sum(proofs.is_bare(form, owed) for form, owed in own),
    )
