"""The plan read as a whole: the tree from goals to sub-activities, and words looked for in all its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from capaian.domain.assessment import Assessment, IndicatorResult, Status
from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Indicator
from capaian.domain.value import Unavailable
from capaian.domain.work import WorkNode
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.rows.texts import FILE, NARRATIVE_SHEET
from capaian.rules.work_plan import WorkPlan
from capaian.web.planning.cell_texts import cells_in_names
from capaian.web.planning.sheets import (
    COMPONENTS,
    INDICATORS,
    NODES,
    formula_address,
    is_seen,
    may_write,
    slug_of,
)
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import SHEETS, YearState, know

MIN_LETTERS_OF_WORD: Final = 2
MAX_HITS_OF_GROUP: Final = 20
_GROUPS: Final[Mapping[str, str]] = {
    INDICATORS: "Indikator",
    COMPONENTS: "Indikator",
    "office.yaml#posts": "Jabatan",
    NODES: "Program, kegiatan, sub kegiatan",
    "evidence.yaml#evidence": "Bukti",
    NARRATIVE_SHEET.id: "Teks",
}
"""What people look for first, in this order; rows of all other sheets come behind them."""
_OTHER_SHEETS: Final = "Lembar lain"
_NAMES: Final = ("name", "title", "file", "symbol")


def search(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the rows in which all words stand that were typed, of sheets that the person may see."""
    own = request.here.require_year()
    known, place = know(own), (own.office.slug, own.year)
    typed = " ".join(request.GET.get("q", "").replace("\0", "").split())
    is_short = len(typed) < MIN_LETTERS_OF_WORD
    groups: dict[str, list[Mapping[str, str]]] = {title: [] for title in (*_GROUPS.values(), _OTHER_SHEETS)}
    for spec in SHEETS.values() if not is_short else ():
        if is_seen(request, spec):
            groups[_GROUPS.get(spec.id, _OTHER_SHEETS)] += _hits(known, spec, typed.casefold().split(), place)
    found = [
        (title, hits[:MAX_HITS_OF_GROUP], len(hits[MAX_HITS_OF_GROUP:]))
        for title, hits in groups.items()
        if hits
    ]
    context = {"typed": typed, "groups": found, "is_short": bool(typed) and is_short}
    return render(request, "planning/search.html", context)


def _hits(
    known: YearState, spec: SheetSpec, words: Sequence[str], place: tuple[str, int]
) -> Iterator[Mapping[str, str]]:
    """Yield a hit for each row of a sheet in which all words stand, wherever in it."""
    # What only names a row of another sheet leads to too many rows: what is named is found by itself.
    columns = {each.id: each for each in spec.columns if not (each.refers_to or each.kind.is_number)}
    for pk, cells in known.rows_in(spec.id):
        texts = {name: text.casefold() for name, text in cells.items() if text and name in columns}
        if all(any(word in text for text in texts.values()) for word in words):
            column = next(columns[name] for name, text in texts.items() if words[0] in text)
            yield {
                "title": _title(spec, cells, known),
                "where": f"{spec.title}, {column.title}",
                "excerpt": "" if column.id in _NAMES else cells[column.id],
                "address": _address(spec, pk, cells, place),
            }


def _title(spec: SheetSpec, cells: Mapping[str, str], known: YearState) -> str:
    if name := next((cells[each] for each in _NAMES if cells.get(each)), ""):
        symbol = cells.get("symbol", "")
        return f"{symbol} {name}".strip() if symbol != name else name
    return cells_in_names(spec.id, cells, known) or spec.title


def _address(spec: SheetSpec, pk: int, cells: Mapping[str, str], place: tuple[str, int]) -> str:
    if spec == NARRATIVE_SHEET:
        name = cells.get(FILE, "").rpartition("/")[2].removesuffix(".md")
        return reverse("text", args=(*place, name)) if name else reverse("texts", args=place)
    if formula := formula_address(spec.id, cells.get("code", "")):
        return reverse("formula", args=(*place, *formula))
    return reverse("row", args=(*place, slug_of(spec.id), pk))


_GOALS: Final = "plan.yaml#goals"
_OBJECTIVES: Final = "plan.yaml#objectives"
_KEYS: Final[Mapping[str, str]] = {_GOALS: "id", _OBJECTIVES: "id", INDICATORS: "code", NODES: "id"}


def target_words(results: Sequence[IndicatorResult]) -> str:
    """Return how many indicators met their target, as one line: those without one cannot meet it."""
    statuses = [each.current.status for each in results if not isinstance(each.current.target, Unavailable)]
    untargeted, unknown = len(results) - len(statuses), statuses.count(Status.UNKNOWN)
    if not statuses:
        return f"{untargeted} indikator belum bertarget" if untargeted else ""
    words = f"{statuses.count(Status.MET)} dari {len(statuses)} indikator mencapai target"
    left = [f"{unknown} belum dapat dinilai"] if unknown else []
    left += [f"{untargeted} belum bertarget"] if untargeted else []
    return "; ".join(filter(None, (words, ", ".join(left))))


@dataclass(frozen=True, slots=True)
class CascadeBranch:
    """Something in the tree, with what is below it."""

    kind: str
    """What it is, in Indonesian."""
    title: str
    slug: str
    """Of the sheet of its row, in addresses."""
    row: int | None
    """Id of the row by which it is renamed and moved; `None`: it has none yet."""
    value: str = ""
    """What it has come to."""
    words: str = ""
    """What the value is, or how its targets were met."""
    below: tuple[CascadeBranch, ...] = ()


@dataclass(frozen=True)
class Cascade:
    """Grows the tree of an office-year."""

    facts: Facts
    year_state: YearState
    assessment: Assessment | None

    def grow(self) -> tuple[CascadeBranch, ...]:
        """Return the goals with all below them, then programs that serve no objective."""
        goals = [self._purpose(_GOALS, "Tujuan", goal.id, goal.name) for goal in self.facts.goals]
        plan = WorkPlan(self.facts)
        others = (plan.node_by_id[node] for node in plan.work.roots if not plan.served[node])
        return (*goals, *map(self._work, others))

    def _purpose(self, sheet: str, kind: str, own: NodeId, title: str) -> CascadeBranch:
        results = self.assessment.indicators if self.assessment else ()
        codes = {each.code for each in self.facts.indicators if each.objective == own}
        words = target_words([each for each in results if each.code in codes])
        row = self._rows.get((sheet, own))
        return CascadeBranch(kind, title, slug_of(sheet), row, "", words, tuple(self._below(own)))

    def _below(self, own: NodeId) -> Iterator[CascadeBranch]:
        yield from (self._indicator(each) for each in self.facts.indicators if each.objective == own)
        for each in self.facts.objectives:
            if each.parent == own:
                kind = f"Sasaran {each.code} (eselon {each.tier})".replace("  ", " ")
                yield self._purpose(_OBJECTIVES, kind, each.id, each.name)
        tops = (each for each in self.facts.nodes if each.objective == own and each.parent is None)
        yield from map(self._work, tops)

    def _indicator(self, indicator: Indicator) -> CascadeBranch:
        results = self.assessment.indicators if self.assessment else ()
        result = next((each for each in results if each.code == indicator.code), None)
        value = result.current.actual.display if result else ""
        words = f"target {result.current.target.display}" if result else ""
        row = self._rows.get((INDICATORS, indicator.code))
        return CascadeBranch("Indikator", indicator.label, slug_of(INDICATORS), row, value, words)

    def _work(self, node: WorkNode) -> CascadeBranch:
        results = self.assessment.nodes if self.assessment else ()
        money = next((each.money for each in results if each.id == node.id), None)
        value, words = (f"{money.ratio.display}%", "serapan anggaran") if money else ("", "")
        below = tuple(self._work(each) for each in self.facts.nodes if each.parent == node.id)
        title, row = f"{node.code} {node.name}".strip(), self._rows.get((NODES, node.id))
        kind = node.kind.words.capitalize()
        return CascadeBranch(kind, title, slug_of(NODES), row, value, words, below)

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], int]:
        return {
            (sheet, cells.get(key, "")): pk
            for sheet, key in _KEYS.items()
            for pk, cells in self.year_state.rows_in(sheet)
        }


def cascade(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the tree; each name leads to the row by which it is renamed and moved."""
    own = request.here.require_year()
    known = know(own)
    facts = known.dossier_check.office_year
    tree = Cascade(facts, known, known.assessment()).grow() if facts is not None else ()
    context = {"tree": tree, "is_readable": facts is not None, "may_write": may_write(request, own)}
    return render(request, "planning/cascade.html", context)
