"""Tables of planning, targets and the budget: shown, pasted into, downloaded,
written whole or not at all.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest
from typing import ClassVar, Final, Generic, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.value import Unavailable
from capaian.domain.work import KINDS_OF_MONEY, NodeKind, Resource, WorkNode
from capaian.rules.agreements import agreements_in_force
from capaian.rules.facts import fold, gather, group
from capaian.rules.work_plan import WorkPlan, descend
from capaian.web.measurement.form.cells import quarters_of, short_label
from capaian.web.planning.cell_texts import printed_target, stated_in
from capaian.web.planning.grids.forms import (
    FILLERS,
    AmountCell,
    GridForm,
    GridInput,
    GridLine,
    QuarterCourse,
    TargetCell,
    fill_quarters,
    names_of,
    quarter_in,
)
from capaian.web.planning.pasted_block import refuse_personal_columns, split_block
from capaian.web.planning.plausibility import BUDGET_COLUMNS, last_budgets, read_budget
from capaian.web.planning.rows.removal import Removal, find_unfunded_work
from capaian.web.planning.saving import REASON, Refusal, save, sent_texts
from capaian.web.planning.sheets import INDICATOR, INPUTS, TARGETS, may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.csv_files import answer_csv
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

_MAX_LETTERS_OF_A_ROW: Final = 80

PASTED: Final = "tempelan"
_Line = TypeVar("_Line", bound=GridLine)


class GridView(View, Generic[_Line]):
    """A table whose cells are typed together."""

    request: OfficeRequest
    template_name: ClassVar[str]
    address: ClassVar[str]
    """Name of its own address, to which it leads back."""
    prefix: ClassVar[str]
    """How the names of its fields begin."""
    noun: ClassVar[str]
    """What is typed into it, for messages."""

    @property
    def year(self) -> OfficeYear:
        """The year of the address."""
        return self.request.here.require_year()

    def lines(self) -> Sequence[_Line]:
        """Return the lines as they are stored now; none where the plan cannot be read."""
        facts = know(self.year).read.partial
        return [*self.draw(facts)] if facts is not None else []

    @abstractmethod
    def draw(self, facts: Facts) -> Iterator[_Line]:
        """Yield the lines."""

    def context(self, lines: Sequence[_Line]) -> Mapping[str, object]:
        """Return what else the page shows."""
        return {}

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show the table, or give it as a file with the headings by which it is pasted back."""
        lines = self.lines()
        if request.GET.get("unduh") != "csv":
            return self.page(lines, GridForm(_cells(lines)))
        filled = [line for line in lines if line.cells and line.cells[0].heading]
        heads = ["Kode", "Uraian", *(cell.heading for cell in (filled[0].cells if filled else ()))]
        rows = ([line.code, line.title, *(cell.offered for cell in line.cells)] for line in filled)
        return answer_csv(f"{self.address}-{self.kwargs['year']}.csv", [heads, *rows])

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Write what was typed: all of it or nothing."""
        sent, lines = sent_texts(request.POST), self.lines()
        if sent.get("aksi") == "tempel":
            values, problems = read_block(lines, sent.get(PASTED, ""), self.year.year)
            kept = sent.get(PASTED) if problems else ""
            return self.fill(lines, sent, values, unplaced=problems, pasted_text=kept)
        if sent.get("aksi") in FILLERS:
            return self.fill(lines, sent, fill_quarters(lines, sent["aksi"], sent))
        form = GridForm(_cells(lines), sent, self.prefix)
        form.full_clean()
        self.check(form, lines)
        if not form.is_valid():
            return self.page(lines, form)
        edits = form.edits()
        if not edits:
            messages.info(request, f"Tidak ada {self.noun} yang berubah.")
            return self.page(lines, form)
        if refusal := save(request, edits, sent):
            form.refuse(refusal)
            return self.page(lines, form)
        messages.success(request, self.done(len(edits)))
        return redirect(self.address, office=self.kwargs["office"], year=self.kwargs["year"])

    def check(self, form: GridForm, lines: Sequence[_Line]) -> None:
        """Refuse what cannot be written together:
        quarters that do not come to the figure of their year.
        """
        for line in lines:
            if line.course is not None and (flaw := line.course.find_flaw(form)):
                filled = [each.name for each in line.course.parts if form.text(each.name)]
                form.add_error(filled[-1], flaw)

    def fill(
        self,
        lines: Sequence[_Line],
        sent: Mapping[str, str],
        texts: Mapping[str, str],
        **more: object,
    ) -> HttpResponse:
        """Show texts in their cells beside what was typed,
        to be looked at before they are written.
        """
        form = GridForm(_cells(lines), {**sent, **texts})
        form.is_valid()
        return self.page(lines, form, pasted=len(texts), **more)

    def done(self, count: int) -> str:
        """Say what was written."""
        return f"{count} {self.noun} tahun {self.year.year} disimpan."

    def page(self, lines: Sequence[_Line], form: GridForm, **more: object) -> HttpResponse:
        """Draw the table with what is stored, or what was typed and what is wrong with it."""
        context = {
            "form": form,
            "rows": [(line, [form[cell.name] for cell in line.cells]) for line in lines],
            "wrong": [form[name] for name in form.cells if form.is_bound and name in form.errors],
            "may_write": may_write(self.request, self.year),
            **self.context(lines),
            **more,
        }
        return render(self.request, self.template_name, context, status=form.status)


def _cells(lines: Sequence[GridLine]) -> list[GridInput]:
    return [cell for line in lines for cell in line.cells]


def read_block(
    lines: Sequence[GridLine], block: str, year: int
) -> tuple[dict[str, str], list[str]]:
    """Return what a block of a spreadsheet says by the names of cells, and what has no place.

    Its first line has the headings, quarters of the year among them; each other line names one of
    the table.
    """
    rows, too_long = split_block(block)
    if too_long:
        return {}, [too_long]
    known = {fold(cell.heading) for line in lines for cell in line.cells if cell.heading}
    rows = rows[next((at for at, row in enumerate(rows) if known & {*_heads(row, year)}), 0) :]
    heads = _heads(rows[0], year) if rows else []
    if not known & {*heads}:
        headings = "”, “".join(
            dict.fromkeys(e.heading for line in lines for e in line.cells if e.heading)
        )
        words = "Salin bersama judul kolomnya, misalnya dari berkas yang diunduh di sini."
        return {}, [f"Tidak ada kolom “{headings}” dalam tempelan ini. {words}"]
    if twice := [head for head in dict.fromkeys(heads) if head in known and heads.count(head) > 1]:
        remedy = "Hapus yang bukan isian ini, lalu tempel lagi."
        return {}, [f"Kolom “{head}” ada dua. {remedy}" for head in twice]
    if personal := refuse_personal_columns(rows, known):
        return {}, [personal]
    typed_into = (line for line in lines if any(each.heading for each in line.cells))
    calls = {
        id(line): {fold(each) for each in (line.code, line.title, *line.others)} for line in lines
    }
    places = gather((name, line) for line in typed_into for name in calls[id(line)] if name)
    found: dict[str, str] = {}
    quarters = {head: quarter_in(head, year) for head in rows[0]}
    problems = [
        f"Kolom “{head}” bukan triwulan tahun {year}; tidak diambil."
        for head, quarter in quarters.items()
        if quarter is not None and quarter.year != year
    ]
    problems += [
        f"Kolom “{head}” berisi angka, tetapi bukan yang diisi di sini; tidak diambil."
        for head, *cells in zip_longest(*rows, fillvalue="")
        if quarters.get(head) is None and fold(head) not in known and _holds_figures(head, cells)
    ]
    taken: set[str] = set()
    for row in rows[1:]:
        names = [
            fold(text) for head, text in zip_longest(heads, row, fillvalue="") if head not in known
        ]
        # a number beside a name is that of the line in its own file
        wanted = (
            " ".join(filter(None, names)),
            *sorted((e for e in names if not e.isdigit()), key=len)[::-1],
        )
        named = next((places[name] for name in wanted if name in places), ())
        if len(named) != 1:
            why = "bernama ganda" if named else "tidak dikenal"
            problems.append(f"“{' '.join(row)[:_MAX_LETTERS_OF_A_ROW].strip()}” {why}.")
            continue
        if named[0].cell.name in taken:
            problems.append(f"“{named[0].title}” ada dua baris; yang terakhir diambil.")
        taken.add(named[0].cell.name)
        texts = dict(zip(heads, row, strict=False))
        typed = {cell.name: texts.get(fold(cell.heading), "") for cell in named[0].cells}
        found |= {
            name: own for name, text in typed.items() if (own := text.strip().removeprefix("'"))
        }
    return found, problems


def _holds_figures(head: str, cells: Sequence[str]) -> bool:
    """Say whether a column that no table has may be meant: its figures are no numbering,
    code or sum.
    """
    texts = [
        text.strip("Rp%. ").replace(".", "").replace(",", "") for text in cells if text.strip()
    ]
    is_other = not head or fold(head).startswith(("no", "kode", "jumlah", "total"))
    return bool(texts) and not is_other and all(text.isdigit() for text in texts)


def _heads(row: Sequence[str], year: int) -> list[str]:
    """Return headings as they are compared:
    `TW 1` and `2026-Q1` as the column of that quarter is called.
    """
    return [fold(_own_label(head, year)) for head in row]


def _own_label(head: str, year: int) -> str:
    quarter = quarter_in(head, year)
    return short_label(quarter) if quarter and quarter.year == year else head


class TargetGrid(GridView[GridLine]):
    """The page of the targets of the year."""

    template_name = "planning/targets.html"
    address = "targets"
    prefix = "target-"
    noun = "target"

    def draw(self, facts: Facts) -> Iterator[GridLine]:
        """Yield the indicators in the order of the plan."""
        year, stored = self.year.year, self.year.rows.filter(sheet=TARGETS)
        rows = {(row.cells.get(INDICATOR, ""), row.cells.get("key", "")): row for row in stored}
        in_force = agreements_in_force(facts, Period.year_of(year))
        promised = {line.indicator: line.target for paper in in_force for line in paper.targets}
        for indicator in facts.indicators:
            code, before = str(indicator.code), rows.get((str(indicator.code), str(year - 1)))
            plan, agreed = indicator.plan_targets.get(year), promised.get(indicator.code)
            is_other = plan is not None and agreed is not None and plan != agreed
            cell = TargetCell(
                f"target-{code}",
                f"Target {year}, {indicator.label}",
                TARGETS,
                "value",
                {INDICATOR: code, "key": str(year)},
                rows.get((code, str(year))),
                heading=f"Target {year}",
                kept="Target tidak dikosongkan di sini; hapus barisnya di lembar Target Renstra.",
                indicator=indicator,
            )
            yield GridLine(
                title=f"{indicator.symbol} {indicator.name}".strip(),
                code=code,
                others=names_of(indicator),
                cells=(cell,),
                unit=indicator.unit.label,
                last=stated_in(TARGETS, before.cells) if before is not None else "",
                agreed=printed_target(agreed) if agreed and is_other else "",
            )

    def context(self, lines: Sequence[GridLine]) -> Mapping[str, object]:
        """Return how many have none."""
        return {"last": self.year.year - 1, "lacking": sum(not line.cell.shown for line in lines)}


_ALL_MONEY: Final = "all"
_HEADINGS: Final = ("Semula", "Menjadi")


class BudgetGrid(GridView[GridLine]):
    """The page of the budget."""

    template_name = "planning/budget.html"
    address = "budget"
    prefix = "pagu-"
    noun = "pagu"

    def draw(self, facts: Facts) -> Iterator[GridLine]:
        """Yield the sub-activities below their programmes and activities,
        in the order of the tree.
        """
        year, money = (
            self.year.year,
            self.year.rows.filter(sheet=INPUTS, cells__resource=Resource.MONEY),
        )
        rows = group(money.filter(cells__period=str(year)), lambda row: row.cells.get("node", ""))
        last, plan = last_budgets(self.year), WorkPlan(facts)
        for place in plan.work.order:
            node, depth = plan.node_by_id[place], plan.work.depth[place]
            if node.kind is NodeKind.SUBACTIVITY:
                for own in rows.get(place, (None,)):
                    kind = (
                        str(own.cells.get("kind", _ALL_MONEY)) if own is not None else _ALL_MONEY
                    )
                    before = last.get((place, kind))
                    yield self._line(node, kind, own, before, depth)
            elif any(
                plan.node_by_id[e].kind is NodeKind.SUBACTIVITY for e in descend(plan.work, place)
            ):
                yield GridLine(title=f"{node.code} {node.name}".strip(), depth=depth)

    def _line(
        self, node: WorkNode, kind: str, row: Row | None, before: Decimal | None, depth: int
    ) -> GridLine:
        own, name = str(node.id), node.name
        name += "" if kind == _ALL_MONEY else f" ({KINDS_OF_MONEY.get(kind, kind)})"
        title, year = f"{node.code} {name}".strip(), str(self.year.year)
        new = {"node": own, "period": year, "resource": str(Resource.MONEY), "kind": kind}
        whole, course = list[AmountCell](), None
        for column, head in zip(BUDGET_COLUMNS, _HEADINGS, strict=True):
            field = f"pagu-{column}-{own}-{kind}"
            whole.append(
                AmountCell(field, f"{title}, {head}", INPUTS, column, new, row, heading=head)
            )
        if kind == _ALL_MONEY:  # the cash budget is of all kinds together
            quarters = quarters_of(self.year.year - 1)
            rows = [self._cash_rows.get((own, str(quarter))) for quarter in quarters]
            granted = [read_budget(each.cells) if each is not None else None for each in rows]
            course = QuarterCourse(
                Aggregation.SUM, whole, [*self._cash_cells(new, title)], granted
            )
        return GridLine(
            title=title,
            code=node.code,
            others=(name,),
            cells=[*whole, *(course.parts if course else ())],
            last=write_exact(before) if before is not None else "",
            depth=depth,
            course=course,
        )

    @cached_property
    def _cash_rows(self) -> Mapping[tuple[str, str], Row]:
        """Rows of money by quarter, of the year and of the one before, by work and period."""
        years = (self.year.year - 1, self.year.year)
        periods = [str(quarter) for year in years for quarter in quarters_of(year)]
        found = Row.objects.filter(
            office_year__office=self.year.office_id, office_year__year__in=years
        )
        money = {
            "cells__resource": Resource.MONEY,
            "cells__kind": _ALL_MONEY,
            "cells__period__in": periods,
        }
        rows = found.filter(sheet=INPUTS, **money).order_by("office_year__year")
        return {(row.cells.get("node", ""), row.cells["period"]): row for row in rows}

    def _cash_cells(self, new: Mapping[str, str], title: str) -> Iterator[AmountCell]:
        for quarter in quarters_of(self.year.year):
            row, head = self._cash_rows.get((new["node"], str(quarter))), short_label(quarter)
            row = row if row is not None and row.office_year_id == self.year.pk else None
            granted = (
                row is not None and not row.cells.get("revised") and row.cells.get("original")
            )
            column, name = "original" if granted else "revised", f"pagu-{quarter}-{new['node']}"
            own, label = {**new, "period": str(quarter)}, f"{title}, anggaran kas {head}"
            yield AmountCell(name, label, INPUTS, column, own, row, heading=head)

    def context(self, lines: Sequence[GridLine]) -> Mapping[str, object]:
        """Return the totals, how many have none, and what may go because nobody budgets it."""
        own, budgeted, assessment = (
            self.year,
            [line for line in lines if line.cells],
            know(self.year).assessment(),
        )
        totals = assessment.totals if assessment is not None else ()
        money = [
            each for each in totals if each.resource is Resource.MONEY and each.kind == _ALL_MONEY
        ]
        amounts = [(each.original, each.revised) for each in money[:1]]
        return {
            "last": own.year - 1 if any(line.last for line in lines) else None,
            "lacking": sum(not _is_funded(line) for line in budgeted),
            "count": len(budgeted),
            "totals": [
                (head, "belum lengkap" if isinstance(each, Unavailable) else each.display)
                for pair in amounts
                for head, each in zip(_HEADINGS, pair, strict=True)
            ],
            "quarters": [short_label(each) for each in quarters_of(own.year)],
            "has_last": any(
                each is not None for line in lines if line.course for each in line.course.last
            ),
            "unfunded": self._unfunded(lines) if may_write(self.request, own) else None,
            "sees_changes": self.request.here.may("budget_changes", "GET"),
        }

    def post(self, request: OfficeRequest, **named: object) -> HttpResponse:
        """Write what was typed, or remove what has no budget."""
        if request.POST.get("aksi") == "hapus-tanpa-pagu":
            return self._remove_unfunded(sent_texts(request.POST))
        answer: HttpResponse = super().post(request, **named)
        return answer

    def _remove_unfunded(self, sent: Mapping[str, str]) -> HttpResponse:
        lines = self.lines()
        work = self._unfunded(lines)
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
        form = GridForm(_cells(lines))
        form.refusal = refusal
        return self.page(lines, form, obstacles=[each.message for each in refusal.problems])

    def _unfunded(self, lines: Sequence[GridLine]) -> Removal:
        """Return the work that may go because nobody budgets it;
        nothing before anything is budgeted.
        """
        own = [line for line in lines if line.cells]
        funded = {line.cell.new["node"] for line in own if _is_funded(line)}
        unfunded = {line.cell.new["node"] for line in own} - funded
        return find_unfunded_work(self.year, unfunded if funded else set())


def _is_funded(line: GridLine) -> bool:
    return any(cell.shown for cell in line.cells[: len(BUDGET_COLUMNS)])
