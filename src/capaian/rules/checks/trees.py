"""Trees that are none: objectives, nodes or areas that stand above themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.rules.work_plan import find_loops


def check_trees(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield an issue for each goal, objective, node or area that is above itself."""
    objectives = {o.id: o.parent for o in office_year.objectives}
    yield from _check(objectives, {o.id: o.place for o in office_year.objectives}, "sasaran")
    nodes = {node.id: node.parent for node in office_year.nodes}
    yield from _check(nodes, {node.id: node.place for node in office_year.nodes}, "simpul rencana kerja")
    areas = {NodeId(a.code): NodeId(a.parent) if a.parent else None for a in office_year.areas}
    yield from _check(areas, {NodeId(area.code): area.place for area in office_year.areas}, "wilayah")


def _check(
    parents: Mapping[NodeId, NodeId | None], places: Mapping[NodeId, Place], word: str
) -> Iterator[Issue]:
    for node in find_loops(parents):
        place = places[node]
        message = f"Induk {word} ini melingkar kembali ke dirinya sendiri, jadi tidak ada puncaknya."
        where = Place(place.file, place.row, "parent")
        yield Issue(Level.ERROR, "parent_loop", message, where, node, "Perbaiki kolom induknya.")
