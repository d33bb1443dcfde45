"""The budget of a year in one table: each sub-activity with what is planned before and after the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.value import Unavailable
from capaian.domain.work import KINDS_OF_MONEY, NodeKind, Resource, WorkNode
from capaian.rules.facts import group
from capaian.rules.work_plan import WorkPlan, descend
from capaian.web.planning.grids.forms import AmountCell, GridForm, GridLine
from capaian.web.planning.grids.views import GridView
from capaian.web.planning.rows.removal import Removal, find_unfunded_work
from capaian.web.planning.saving import BUDGET_COLUMNS, REASON, Refusal, last_budgets, save, sent_texts
from capaian.web.planning.sheets import INPUTS, may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

_ALL: Final = "all"
_NOT_ALL: Final = "belum lengkap"
_HEADINGS: Final = ("Semula", "Menjadi")


@dataclass(frozen=True, kw_only=True)
class BudgetLine(GridLine):
    """A sub-activity with a kind of money before and after the change, or a heading above some."""

    node: str = ""

    @property
    def is_funded(self) -> bool:
        """Whether it has a budget."""
        return any(cell.shown for cell in self.cells)


class BudgetGrid(GridView[BudgetLine]):
    """The page of the budget."""

    template_name = "planning/budget.html"
    address = "budget"
    prefix = "pagu-"
    noun = "pagu"

    def draw(self, facts: Facts) -> Iterator[BudgetLine]:
        """Yield the sub-activities below their programmes and activities, in the order of the tree."""
        year, money = self.year.year, self.year.rows.filter(sheet=INPUTS, cells__resource=Resource.MONEY)
        rows = group(money.filter(cells__period=str(year)), lambda row: row.cells.get("node", ""))
        last, plan = last_budgets(self.year), WorkPlan(facts)
        for place in plan.work.order:
            node, depth = plan.node_by_id[place], plan.work.depth[place]
            if node.kind is NodeKind.SUBACTIVITY:
                yield from (_line(node, own, year, depth, last) for own in rows.get(place, (None,)))
            elif any(plan.node_by_id[e].kind is NodeKind.SUBACTIVITY for e in descend(plan.work, place)):
                yield BudgetLine(title=f"{node.code} {node.name}".strip(), depth=depth)

    def context(self, lines: Sequence[BudgetLine]) -> Mapping[str, object]:
        """Return the totals, how many have none, and what may go because nobody budgets it."""
        own = self.year
        budgeted = [line for line in lines if line.cells]
        return {
            "last": own.year - 1 if any(line.last for line in lines) else None,
            "lacking": sum(not line.is_funded for line in budgeted),
            "count": len(budgeted),
            "totals": [*zip(_HEADINGS, _totals(own), strict=False)],
            "unfunded": _unfunded(own, lines) if may_write(self.request, own) else None,
            "sees_changes": self.request.here.may("budget_changes", "GET"),
        }

    def post(self, request: OfficeRequest, **named: object) -> HttpResponse:
        """Write what was typed, or remove what has no budget."""
        if request.POST.get("aksi") == "hapus-tanpa-pagu":
            return self._remove_unfunded(sent_texts(request.POST))
        answer: HttpResponse = super().post(request, **named)
        return answer

    def _remove_unfunded(self, sent: Mapping[str, str]) -> HttpResponse:
        """Remove all work that has no budget, as it was shown, with one reason."""
        lines = self.lines()
        work = _unfunded(self.year, lines)
        reason = sent.get("alasan-hapus", "")
        if not reason:
            refusal: Refusal | None = Refusal("Tulis alasan menghapus yang tanpa pagu.")
        elif not work.edits or sent.get("ikut") != work.stamp:
            refusal = Refusal("Daftarnya baru saja berubah. Periksa, lalu hapus lagi.", 409)
        else:
            refusal = save(self.request, work.edits, {REASON: reason})
        if refusal is None:
            messages.success(self.request, f"{len(work.nodes)} pekerjaan tanpa pagu dihapus.")
            return redirect(self.request.path)
        form = GridForm([cell for line in lines for cell in line.cells])
        form.refusal = refusal
        return self.page(lines, form, obstacles=[each.message for each in refusal.problems])


def _unfunded(year: OfficeYear, lines: Sequence[BudgetLine]) -> Removal:
    """Return the work that may go because nobody budgets it; nothing before anything is budgeted."""
    funded = {line.node for line in lines if line.is_funded}
    unfunded = {line.node for line in lines if line.cells} - funded
    return find_unfunded_work(year, unfunded if funded else set())


def _line(
    node: WorkNode, row: Row | None, year: int, depth: int, last: Mapping[tuple[str, str], Decimal]
) -> BudgetLine:
    """Return the line of a sub-activity and a kind of its money."""
    kind, own = str(row.cells.get("kind", _ALL)) if row is not None else _ALL, str(node.id)
    name = node.name if kind == _ALL else f"{node.name} ({KINDS_OF_MONEY.get(kind, kind)})"
    title, before = f"{node.code} {name}".strip(), last.get((own, kind))
    new = {"node": own, "period": str(year), "resource": str(Resource.MONEY), "kind": kind}
    cells = [
        AmountCell(f"pagu-{column}-{own}-{kind}", f"{title}, {head}", INPUTS, column, new, row, heading=head)
        for column, head in zip(BUDGET_COLUMNS, _HEADINGS, strict=True)
    ]
    shown = write_exact(before) if before is not None else ""
    return BudgetLine(title=title, code=node.code, cells=cells, last=shown, depth=depth, node=own)


def _totals(year: OfficeYear) -> Sequence[str]:
    """Return what is planned for the whole office before and after the change, as it is stored."""
    assessment = know(year).assessment()
    found = assessment.totals if assessment is not None else ()
    own = next((one for one in found if one.resource is Resource.MONEY and one.kind == _ALL), None)
    amounts = (own.original, own.revised) if own is not None else ()
    return [_NOT_ALL if isinstance(each, Unavailable) else each.display for each in amounts]
