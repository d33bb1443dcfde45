"""Everything that paths can reach: one office-year, its assessment, the law, and the fact log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.paths import Realm
from capaian.documents.scope.values import Series, Thing, Value, absent
from capaian.domain.assessment import Assessment, ComponentResult, IndicatorResult, NodeResult
from capaian.domain.identifiers import ComponentCode, IndicatorCode, NodeId, PostId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import Known, Unavailable


@dataclass(frozen=True)
class World(Realm):
    """The data behind one paper."""

    office_year: OfficeYear
    assessment: Assessment
    rule_set: RuleSet

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.office_year.year

    def named(self, name: str) -> Value | None:
        """Codes of indicators, components and surveys need no series before them."""
        for series in ("indicators", "components", "surveys"):
            thing = self.find(series, name)
            if not isinstance(thing, Unavailable):
                return thing
        if name in self.results:
            return absent(f"{name}, yang tidak berlaku dalam tahun {self.year}")
        if any(str(survey.id) == name for survey in self.office_year.surveys):
            return absent(f"hasil survei {name} untuk {self.assessment.as_of.label}")
        return None

    def first_words(self) -> tuple[str, ...]:
        """Codes of results, then the roots."""
        return (*map(str, self.results), *map(str, self.ratios), *self.roots)

    def find(self, series: str, key: str | None) -> Value:
        """Return the thing of a series by its key; unavailable if there is none."""
        found = self.root(series)
        thing = found.get(key) if isinstance(found, Series) and key is not None else None
        like = found.like if isinstance(found, Series) else None
        return absent(f"{series} {key}", like) if thing is None else thing

    def select(self, series: str, wanted: Callable[[Thing], bool]) -> Series:
        """Return the things of a series that pass a test."""
        found = self.root(series)
        if not isinstance(found, Series):
            return Series(series, ())
        return Series(
            found.kind, tuple(item for item in found.items if wanted(item)), like=found.like
        )

    def pick(self, series: str, keys: Iterable[str]) -> Series:
        """Return the things of a series that have some keys, in the order of the series."""
        wanted = frozenset(map(str, keys))
        return self.select(series, lambda thing: thing.key in wanted)

    def fact(self, fact: DossierFigure) -> Known | Unavailable:
        """Return a typed-in figure with its leaf explanation."""
        return self.facts.figure(fact)

    def post_name(self, post: str | None) -> str:
        """Return the name of a post; empty if unknown."""
        known = None if post is None else self.office_year.post_by_id.get(PostId(post))
        return "" if known is None else known.name

    def objective_name(self, objective: NodeId | None) -> str:
        """Return the name of an objective; empty if unknown."""
        return next((o.name for o in self.office_year.objectives if o.id == objective), "")

    @property
    def indicators(self) -> Sequence[IndicatorResult]:
        """Results of the indicators that were in force on any day of the year."""
        whole = Period.year_of(self.year)
        return [
            each
            for each in self.assessment.indicators
            if self.definitions[each.code].holds_in(whole)
        ]

    @cached_property
    def results(self) -> Mapping[IndicatorCode, IndicatorResult]:
        """Results of indicators by code."""
        return {result.code: result for result in self.assessment.indicators}

    @cached_property
    def ratios(self) -> Mapping[ComponentCode, ComponentResult]:
        """Results of components by code."""
        return {result.code: result for result in self.assessment.components}

    @cached_property
    def node_results(self) -> Mapping[NodeId, NodeResult]:
        """Results of nodes by id."""
        return {node.id: node for node in self.assessment.nodes}

    @property
    def definitions(self) -> Mapping[IndicatorCode, Indicator]:
        """Definitions of indicators by code."""
        return self.office_year.indicator_by_code

    @property
    def components(self) -> Mapping[ComponentCode, Component]:
        """Definitions of components by code."""
        return self.office_year.component_by_code


def office_world(realm: Realm) -> World:
    """Return the data of a paper about an office-year.

    Raises:
        TypeError: for a paper about something else, whose layouts may not ask for this.
    """
    if isinstance(realm, World):
        return realm
    message = f"{type(realm).__name__} has no office-year"
    raise TypeError(message)
