"""Agreements: all of them side by side, and each with its head and targets to
be filled in or revised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import count
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, write_partial_date
from capaian.domain.plan import AgreementKind, Indicator, PerformanceAgreement
from capaian.rules.agreements import agreements_in_force, line_of_revisions, write_target
from capaian.rules.checks.belonging import is_signed_too_early
from capaian.rules.facts import group
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.form.cells import quarters_of, short_label
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.planning.cell_texts import (
    PREFIXES,
    printed_target,
    read_figure,
    shown_text,
    stated_in,
)
from capaian.web.planning.grids.forms import (
    NO_WHOLE,
    DayCell,
    GridForm,
    GridInput,
    GridLine,
    QuarterCourse,
    TargetCell,
    days_like,
    names_of,
)
from capaian.web.planning.grids.views import GridView
from capaian.web.planning.saving import REASON, sent_texts
from capaian.web.planning.sheets import (
    AGREEMENT,
    AGREEMENTS,
    LINES,
    PART_INDICATOR,
    PARTS,
    may_write,
)
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.change import Edit
from capaian.web.years.known import YearState, column_of, know
from capaian.web.years.models import OfficeYear, Row

HEAD: Final = "pk-"
"""Before the column of the agreement itself, in what a form sends."""
TARGET: Final = "target-"
"""Before the code of an indicator, and behind a colon the period of a part of the year."""
_COLUMNS: Final = ("title", "first_party", "second_party", "signed", "document")
_TIER_OF_HEAD: Final = "II"
_HINTS: Final[Mapping[str, str]] = {
    "first_party": "Jabatan yang berjanji, bukan nama orang.",
    "second_party": "Jabatan yang menerima janji, misalnya bupati.",
    "reason": "Sedikitnya 20 huruf; dicetak dalam laporan.",
}
_REVISED: Final = re.compile(r"-perubahan(-\d+)?\Z")
_TITLE_OF_REVISION: Final = re.compile(r", perubahan ke-\d+\Z")
"""What tells a revision from its original, in ids and titles: `pk-2024-perubahan-1`."""


@dataclass(frozen=True, kw_only=True)
class CopiedTarget(TargetCell):
    """A target that a revision takes over as its last paper has it,
    unless something else is typed.
    """

    copied: Mapping[str, str] = field(default_factory=dict)

    def read(self, text: str) -> Mapping[str, str]:
        """Return the columns of the target; of the one that is taken over as they are."""
        return self.copied if text == self.proposed and self.copied else super().read(text)


@dataclass(frozen=True, kw_only=True)
class PaperLine(GridLine):
    """A field of the head, an indicator with its target, or a target of a part of the year."""

    hint: str = ""
    plan: str = ""
    """Target of the strategic plan for the year, as people write it."""
    before: str = ""
    """Target of the paper that is revised."""
    is_taken_from_plan: bool = False
    """Where nothing is promised yet, the target of the plan may be taken over."""

    @property
    def is_head(self) -> bool:
        """Whether it is of the agreement itself."""
        return self.cell.sheet == AGREEMENTS

    @property
    def is_part(self) -> bool:
        """Whether it is the target of a part of the year."""
        return self.cell.sheet == PARTS


@dataclass(frozen=True)
class EditedAgreement:
    """An agreement as it is filled in: one that is stored, the first one of a year,
    or a revision.
    """

    year: OfficeYear
    facts: Facts
    id: str
    row: Row | None = None
    last: Row | None = None
    """The paper that it revises."""

    @property
    def is_revision(self) -> bool:
        """Whether it says why it takes the place of another."""
        return self.last is not None or self._own.get("revision", "") not in ("", "0")

    @property
    def number(self) -> int:
        """Which revision it is."""
        cells = self.last.cells if self.last else self._own
        return int(cells.get("revision") or 0) + (self.last is not None)

    @property
    def reason_field(self) -> str:
        """Name of the field of its printed reason,
        which is that of the change too while it is made.
        """
        return REASON if self.last else f"{HEAD}reason"

    def lines(self) -> Iterator[PaperLine]:
        """Yield its fields: the head, then the targets, those of its own tier first."""
        for column in (*_COLUMNS, *(["reason"] if self.is_revision else [])):
            yield self._head(column)
        for indicator in sorted(self.facts.indicators, key=lambda each: each.tier != self._tier):
            yield self._promise(indicator)
            yield from self._parts(indicator)

    @cached_property
    def _own(self) -> Mapping[str, str]:
        return self.row.cells if self.row else {}

    @property
    def _tier(self) -> str:
        own = self.row or self.last
        return str(own.cells.get("tier", "")) if own else _TIER_OF_HEAD

    @cached_property
    def begins(self) -> Mapping[str, str]:
        """The cells of one that is not there yet."""
        if self.row is not None:
            return {}
        if self.last is not None:
            title = _TITLE_OF_REVISION.sub("", self.last.cells.get("title", ""))
            changed = {"id": self.id, "revision": str(self.number), "signed": "", "reason": ""}
            changed |= {
                "document": "",
                "source": "",
                "title": f"{title}, perubahan ke-{self.number}",
            }
            return {**self.last.cells, **changed}
        # Few pages need the documents room; without it the server starts sooner.
        from capaian.documents.scope.views.office import head_title, regent_title

        return {
            "id": self.id,
            "kind": str(AgreementKind.OFFICE),
            "tier": _TIER_OF_HEAD,
            "year": str(self.facts.year),
            "title": f"Perjanjian Kinerja Kepala Dinas Tahun {self.facts.year}",
            "first_party": head_title(self.facts.office),
            "second_party": regent_title(self.facts.office),
        }

    def _head(self, column: str) -> PaperLine:
        new = {
            name: text
            for name, text in self.begins.items()
            if name not in (*_COLUMNS, "reason") and text
        }
        title = column_of(AGREEMENTS, column).title
        kind = DayCell if column == "signed" else GridInput
        documents = [("", ""), *((each.id, each.title) for each in self.facts.documents)]
        cell = kind(
            self.reason_field if column == "reason" else f"{HEAD}{column}",
            title,
            AGREEMENTS,
            column,
            new,
            self.row,
            proposed=self.begins.get(column, ""),
            kept="Isi judulnya." if column == "title" else "",
            options=documents if column == "document" else (),
        )
        hint = (
            f"Misalnya {days_like(self.facts.year, 2)}."
            if column == "signed"
            else _HINTS.get(column, "")
        )
        return PaperLine(title=title, cells=(cell,), hint=hint)

    @cached_property
    def _stored(self) -> Mapping[tuple[str, str], Row]:
        return self._rows(self.id) if self.row else {}

    @cached_property
    def _sources(self) -> Mapping[tuple[str, str], Row]:
        return self._rows(self.last.cells.get("id", "")) if self.last else {}

    def _rows(self, id_: str) -> Mapping[tuple[str, str], Row]:
        own = self.year.rows.filter(sheet__in=(LINES, PARTS), **{f"cells__{AGREEMENT}": id_})
        return {(row.sheet, _name(row)): row for row in own.order_by("place")}

    def _promise(self, indicator: Indicator) -> PaperLine:
        code = str(indicator.code)
        plan = indicator.plan_targets.get(self.facts.year)
        cell = self._target(LINES, code, indicator, indicator.label, {"indicator": code})
        periods = quarters_of(self.facts.year)
        quarters = [self._part(indicator, str(each)) for each in periods]
        last = [self._last_quarters.get((code, each.ordinal)) for each in periods]
        return PaperLine(
            title=indicator.label,
            cells=(cell, *quarters),
            course=QuarterCourse(indicator.aggregation, (cell,), quarters, last),
            code=code,
            others=names_of(indicator),
            unit=indicator.unit.label,
            plan="" if plan is None else write_target(plan),
            before=cell.proposed,
            is_taken_from_plan=indicator.tier == self._tier,
        )

    def _parts(self, indicator: Indicator) -> Iterator[PaperLine]:
        """Yield the targets of months and semesters that the paper has,
        or the one that it revises.
        """
        quarters = {*map(str, quarters_of(self.facts.year))}
        for (sheet, name), row in (self._stored or self._sources).items():
            key, is_own = row.cells.get("key", ""), row.cells.get(PART_INDICATOR) == indicator.code
            if sheet == PARTS and is_own and key not in quarters:
                cell, title = self._part(indicator, key), shown_text(column_of(PARTS, "key"), key)
                yield PaperLine(title=title, cells=(cell,), code=name, before=cell.proposed)

    def _part(self, indicator: Indicator, key: str) -> CopiedTarget:
        code, title = str(indicator.code), shown_text(column_of(PARTS, "key"), key)
        new = {PART_INDICATOR: code, "key": key}
        return self._target(PARTS, f"{code}:{key}", indicator, f"{indicator.label}, {title}", new)

    @cached_property
    def _last_quarters(self) -> Mapping[tuple[str, int], Decimal | None]:
        """Targets of the quarters of the year before, of the paper that came last."""
        keys = [str(each) for each in quarters_of(self.facts.year - 1)]
        years = Row.objects.filter(office_year__office=self.year.office_id, sheet=PARTS)
        found = years.filter(office_year__year=self.facts.year - 1, cells__key__in=keys).order_by(
            "place"
        )
        return {
            (row.cells.get(PART_INDICATOR, ""), int(row.cells["key"][-1])): read_figure(
                row.cells.get("value", "")
            )
            for row in found
        }

    def _target(
        self, sheet: str, name: str, indicator: Indicator, label: str, new: Mapping[str, str]
    ) -> CopiedTarget:
        source, key = self._sources.get((sheet, name)), new.get("key", "")
        quarter = next((each for each in quarters_of(self.facts.year) if str(each) == key), None)
        prefix = PREFIXES.get(sheet, "")
        columns = {f"{prefix}{each}" for each in ("value", "text", "lower", "upper")}
        cells = source.cells if source is not None else {}
        others = {each: text for each, text in cells.items() if each not in columns and text}
        copied = {each: cells.get(each, "") for each in columns} if source is not None else {}
        return CopiedTarget(
            f"{TARGET}{name}",
            label,
            sheet,
            f"{prefix}value",
            {**others, AGREEMENT: self.id, **new},
            self._stored.get((sheet, name)),
            heading=short_label(quarter) if quarter else "" if key else "Target perjanjian",
            proposed=stated_in(sheet, cells),
            removes_row=True,
            indicator=indicator,
            copied=copied,
        )


def _name(row: Row) -> str:
    """Return the name of the field of a target: the code of its indicator,
    and the part of the year.
    """
    if row.sheet == PARTS:
        return f"{row.cells.get(PART_INDICATOR, '')}:{row.cells.get('key', '')}"
    return str(row.cells.get("indicator", ""))


@dataclass(frozen=True, slots=True)
class Version:
    """An agreement, original or revised."""

    row: int
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
class AgreementSeries:
    """An agreement with all its revisions."""

    papers: Sequence[Version]
    promises: Sequence[tuple[str, Sequence[tuple[str, bool]]]]
    """Names of indicators, with the target in each paper and whether it is another
    than in the one before.
    """

    @property
    def last(self) -> Version:
        """The paper that a new revision would change."""
        return self.papers[-1]

    @property
    def is_bare(self) -> bool:
        """Whether the last paper is a revision without targets: once it counts,
        nothing is promised.
        """
        return len(self.papers) > 1 and not self.last.agreement.targets


def find_series(facts: Facts, year_state: YearState) -> Iterator[AgreementSeries]:
    """Yield the agreements of the year with their revisions, the original first."""
    rows = {cells.get("id", ""): pk for pk, cells in year_state.rows_in(AGREEMENTS)}
    titles = {document.id: document.title for document in facts.documents}
    names = {str(each.code): each.label for each in facts.indicators}
    in_force = agreements_in_force(facts, Period.year_of(facts.year))
    for line in group(facts.agreements_of_year, line_of_revisions).values():
        papers = [
            Version(rows[each.id], each, each in in_force, titles.get(each.document or "", ""))
            for each in sorted(line, key=lambda agreement: agreement.revision)
            if each.id in rows
        ]
        lines = (paper.agreement.targets for paper in papers)
        targets = [
            {str(each.indicator): printed_target(each.target) for each in own} for own in lines
        ]
        promises = []
        for code in dict.fromkeys(code for own in targets for code in own):
            texts = [own.get(code, "") for own in targets]
            others = [place > 0 and text != texts[place - 1] for place, text in enumerate(texts)]
            promises.append((names.get(code, code), [*zip(texts, others, strict=True)]))
        if papers:
            yield AgreementSeries(papers, promises)


def agreements(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show every agreement of the year beside its revisions."""
    own = request.here.require_year()
    known = know(own)
    facts = known.read.partial
    series = [*find_series(facts, known)] if facts is not None else ()
    context = {"series": series, "may_write": may_write(request, own)}
    return render(request, "planning/agreements.html", context)


class AgreementGrid(GridView[PaperLine]):
    """An agreement that is stored: the last paper of its line."""

    template_name = "planning/agreement.html"
    address = "agreements"
    prefix = TARGET
    noun = "isian"

    @property
    def facts(self) -> Facts:
        """What is known of the plan; raises `Http404` where it cannot be read."""
        facts = know(self.year).read.partial
        if facts is None:
            raise Http404
        return facts

    @cached_property
    def last(self) -> Row:
        """The row of the address, the last of its line; raises `Http404`."""
        return self.require_last(pk=self.kwargs["pk"])

    def require_last(self, **named: object) -> Row:
        """Return an agreement that is the last of its line; raises `Http404`."""
        row = self.year.rows.filter(sheet=AGREEMENTS, **named).first()
        if row is None or row.pk not in {
            each.last.row for each in find_series(self.facts, know(self.year))
        }:
            raise Http404
        return row

    def paper(self) -> EditedAgreement:
        """Return the agreement that is filled in."""
        return EditedAgreement(self.year, self.facts, self.last.cells.get("id", ""), self.last)

    def lines(self) -> Sequence[PaperLine]:
        """Return its fields; a page that is sent twice means the agreement that it made."""
        sent = self.request.POST.get("kode", "").replace("\0", "")
        if sent and sent in {each.id for each in self.facts.agreements}:
            self.current = EditedAgreement(
                self.year, self.facts, sent, self.require_last(cells__id=sent)
            )
        else:
            self.current = self.paper()
        return [*self.current.lines()]

    def post(self, request: OfficeRequest, **named: object) -> HttpResponse:
        """Write what was typed, or fill in the targets of the strategic plan."""
        if request.POST.get("aksi") != "renstra":
            return super().post(request, **named)
        sent, lines = sent_texts(request.POST), self.lines()
        empty = [
            line for line in lines if line.is_taken_from_plan and not sent.get(line.cell.name)
        ]
        taken = {line.cell.name: line.plan for line in empty if line.plan}
        return self.fill(lines, sent, taken)

    def check(self, form: GridForm, lines: Sequence[PaperLine]) -> None:
        """Refuse parts of targets that are not there,
        and a revision that changes or explains nothing.
        """
        super().check(form, lines)
        texts = {line.cell.name: form.text(line.cell.name) for line in lines}
        for line in lines:
            if (
                line.is_part
                and texts[line.cell.name]
                and not texts[line.cell.name.partition(":")[0]]
            ):
                form.add_error(line.cell.name, NO_WHOLE)
        reason = self.current.reason_field
        if self.current.is_revision and len(texts[reason]) < SHORTEST_REASON:
            form.add_error(reason, f"Tulis alasan perubahan, sedikitnya {SHORTEST_REASON} huruf.")
        if self.current.last is not None:
            self._check_revision(form, lines, self.current.last)

    def _check_revision(self, form: GridForm, lines: Sequence[PaperLine], revised: Row) -> None:
        signed = form.cleaned_data.get(f"{HEAD}signed", {}).get("signed", "")
        last = next(each for each in self.facts.agreements if each.id == revised.cells.get("id"))
        later = replace(last, id="", revision=self.current.number, signed=signed)
        if signed and is_signed_too_early(last, later):
            early = f"Perubahan ini mendahului {last.title} ({write_partial_date(last.signed)})."
            form.add_error(f"{HEAD}signed", early)
        elif not signed and f"{HEAD}signed" not in form.errors:
            form.add_error(f"{HEAD}signed", "Isi tanggal penandatanganan.")
        targets = [cell for line in lines if not line.is_head for cell in line.cells]
        if all(form.text(cell.name) == cell.proposed for cell in targets):
            words = "Belum ada target yang berubah; perubahan perjanjian mengubah sedikitnya satu."
            form.add_error(None, words)

    def context(self, lines: Sequence[PaperLine]) -> Mapping[str, object]:
        """Return the paper, and how much it promises."""
        promised = sum(
            bool(line.cell.shown) for line in lines if not (line.is_head or line.is_part)
        )
        # A revision takes the place of another paper, whatever is typed into it.
        edits, author = [Edit(AGREEMENTS, self.current.begins)], author_of(self.request)
        reopened = foresee_reopened(self.year, edits, author) if self.current.last else {}
        has_last = any(
            each is not None for line in lines if line.course for each in line.course.last
        )
        heads = [short_label(each) for each in quarters_of(self.current.facts.year)]
        own = {
            "paper": self.current,
            "promised": promised,
            "quarters": heads,
            "has_last": has_last,
        }
        return {**own, **reopened}

    def done(self, count: int) -> str:
        """Say what was written."""
        number = self.current.number
        return f"Perubahan ke-{number} disimpan." if self.current.last else "Perjanjian disimpan."


class NewAgreement(AgreementGrid):
    """The agreement of the head of office, where the year has none."""

    def paper(self) -> EditedAgreement:
        """Return it with what is known of the office."""
        return EditedAgreement(self.year, self.facts, f"pk-{self.facts.year}")


class AgreementRevision(AgreementGrid):
    """A new revision of the last paper of a line."""

    def paper(self) -> EditedAgreement:
        """Return it as a copy of that paper."""
        number = int(self.last.cells.get("revision", "") or 0) + 1
        base, taken = (
            _REVISED.sub("", self.last.cells.get("id", "")),
            {e.id for e in self.facts.agreements},
        )
        ids = (f"{base}-perubahan-{each}" for each in count(number))
        id_ = next(each for each in ids if each not in taken)
        return EditedAgreement(self.year, self.facts, id_, last=self.last)
