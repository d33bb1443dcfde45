"""Printed wordings that are the name of something else: words that slipped into another row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator, Objective
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.quality.wording import fold

Named = TypeVar("Named", Indicator, Objective)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paper calls an indicator or an objective."""

    paper: str
    """Id of the agreement, sheet or document."""
    title: str
    words: str
    place: Place


def check_indicator_name(office_year: OfficeYear, wording: Wording, own: Indicator) -> Iterator[Issue]:
    """Report a wording that is the name of another indicator, and not also the own one's."""
    other = _named(wording, own, office_year.indicators)
    if other is not None:
        subject = f"papers_differ:name:{wording.paper}:{own.code}"
        names = (f"indikator {other.code} ({other.place})", own.code)
        yield _mistaken(subject, wording, names)


def check_objective_name(office_year: OfficeYear, wording: Wording, own: NodeId, key: str) -> Iterator[Issue]:
    """Report a wording that is the name of another objective.

    Args:
        office_year: whose objectives are looked through.
        wording: what the paper prints.
        own: objective that is meant.
        key: what the wording stands at: code of the indicator, or the objective itself.
    """
    meant = next((objective for objective in office_year.objectives if objective.id == own), None)
    other = None if meant is None else _named(wording, meant, office_year.objectives)
    if meant is not None and other is not None:
        subject = f"papers_differ:objective_name:{wording.paper}:{key}"
        yield _mistaken(subject, wording, (f"sasaran {other.id} ({other.place})", meant.id))


def _named(wording: Wording, own: Named, others: Sequence[Named]) -> Named | None:
    printed = fold(wording.words)
    if not printed or fold(own.name) == printed:
        return None
    return next((other for other in others if fold(other.name) == printed), None)


def _mistaken(subject: str, wording: Wording, names: tuple[str, str]) -> Issue:
    message = f"Bunyi tercetak di {wording.title} adalah nama {names[0]}, bukan {names[1]}."
    return contradiction(subject, message, wording.place, wording.words)
