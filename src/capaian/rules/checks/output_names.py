"""Names of outputs that are spelled in two ways, so that one output stands in two rows of the forms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.progress import PlanYear
from capaian.rules.facts import Facts, group
from capaian.rules.strategic_plan import plain_name

_NEAR = (4, 5)
"""Least share of letters that two names have in common, as a fraction."""
_REMEDY = "Samakan ejaannya bila keduanya satu keluaran; bila memang dua keluaran, biarkan."

Names = Mapping[str, Place]
"""Names with the place where each stands first."""


def check_output_names(facts: Facts) -> Iterator[Issue]:
    """Warn of names in `renstra.csv` and `history.csv` that almost are those of an output of their node."""
    year = facts.office_year
    measured = {node.id for node in year.nodes if node.indicators}
    own = group((r for r in year.outputs if r.indicator is None and r.name), lambda r: r.node)
    planned = group((r for r in year.plan_years if r.name), lambda r: r.node)
    earlier = group((r for r in year.history if r.name), lambda r: NodeId(r.subject))
    for node_id, plan_rows in planned.items():
        if node_id not in measured:
            yield from _fills_gap(node_id, group(plan_rows, lambda row: row.name))
    for node, rows in own.items():
        outputs = _first_places((row.name, row.place) for row in rows)
        yield from _spelled_twice(node, outputs)
        if node is not None:
            plan = _first_places((row.name, row.place) for row in planned.get(node, ()))
            history = _first_places((row.name, row.place) for row in earlier.get(node, ()))
            yield from _near(node, {} if node in measured else plan, outputs)
            yield from _near(node, history, outputs)


def _first_places(named: Iterable[tuple[str, Place]]) -> Names:
    places: dict[str, Place] = {}
    for name, place in named:
        places.setdefault(name, place)
    return places


def _spelled_twice(node: NodeId | None, outputs: Names) -> Iterator[Issue]:
    """Warn of rows of one file that differ in case, spaces and signs alone."""
    for names in group(outputs, plain_name).values():
        for name in names[1:]:
            yield _issue(node, name, outputs[name], (names[0], outputs[names[0]]))


def _fills_gap(node: NodeId, planned: Mapping[str, tuple[PlanYear, ...]]) -> Iterator[Issue]:
    """Warn of an output that is planned for just the years that another one of its node leaves out."""
    years = {name: {row.period.year for row in rows} for name, rows in planned.items()}
    for name, rows in planned.items():
        for other, others in years.items():
            gaps = set(range(min(others), max(others) + 1)) - others
            if years[name] <= gaps:
                when = ", ".join(str(year) for year in sorted(years[name]))
                yield _other_name(node, rows[0], other, planned[other][0].place, when)


def _other_name(node: NodeId, row: PlanYear, other: str, where: Place, when: str) -> Issue:
    message = (
        f"Keluaran “{row.name}” pada {node} hanya direncanakan untuk {when}, tahun yang kosong pada "
        f"“{other}” ({where}); keduanya dibaca sebagai dua keluaran."
    )
    return Issue(Level.WARNING, "output_name", message, replace(row.place, column="name"), row.name, _REMEDY)


def _near(node: NodeId, names: Names, outputs: Names) -> Iterator[Issue]:
    """Warn of names that are no output's, but close to one that no other name is."""
    free = {plain_name(name): name for name in outputs if name not in names}
    for name, place in names.items():
        if name not in outputs and (found := _nearest(name, free)) is not None:
            yield _issue(node, name, place, (free[found], outputs[free[found]]))


def _nearest(name: str, free: Collection[str]) -> str | None:
    """Return the free name that has most letters in common, if they are enough."""
    plain = plain_name(name)
    likeness = {other: SequenceMatcher(None, plain, other).ratio() for other in free}
    best = max(likeness, key=lambda other: likeness[other], default=None)
    part, whole = _NEAR
    return best if best is not None and likeness[best] * whole >= part else None


def _issue(node: NodeId | None, name: str, place: Place, other: tuple[str, Place]) -> Issue:
    known, where = other
    message = f"Keluaran “{name}” pada {node} mirip “{known}” ({where}), tetapi dibaca sebagai keluaran lain."
    return Issue(Level.WARNING, "output_name", message, replace(place, column="name"), name, _REMEDY)
