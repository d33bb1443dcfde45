"""Pages of the agreements: all of them side by side, and each with its targets to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, write_partial_date
from capaian.domain.plan import PerformanceAgreement
from capaian.rules.agreements import agreements_in_force, line_of_revisions
from capaian.rules.checks.belonging import is_signed_too_early
from capaian.rules.facts import group
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.planning.agreements.editor import HEAD, TARGET, Paper, PaperLine, next_revision
from capaian.web.planning.grids.forms import GridForm
from capaian.web.planning.grids.views import GridView
from capaian.web.planning.saving import REASON, sent_texts
from capaian.web.planning.sheets import AGREEMENTS, may_write
from capaian.web.planning.target_texts import printed_target
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.known import YearState, know
from capaian.web.years.models import Row

_UNCHANGED: Final = "Belum ada target yang berubah; perubahan perjanjian mengubah sedikitnya satu."
_ALONE: Final = "Targetnya kosong: kosongkan juga target berkala ini, atau isi targetnya."


@dataclass(frozen=True, slots=True)
class Version:
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
class Series:
    """An agreement with all its revisions."""

    papers: Sequence[Version]
    promises: Sequence[tuple[str, Sequence[tuple[str, bool]]]]
    """Names of indicators, with the target in each paper and whether it is another than in the one before."""

    @property
    def last(self) -> Version:
        """The paper that a new revision would change."""
        return self.papers[-1]

    @property
    def is_bare(self) -> bool:
        """Whether the last paper is a revision without targets: once it counts, nothing is promised."""
        return len(self.papers) > 1 and not self.last.agreement.targets


def find_series(facts: Facts, known: YearState) -> Iterator[Series]:
    """Yield the agreements of the year with their revisions, the original first."""
    rows = {cells.get("id", ""): pk for pk, cells in known.rows_in(AGREEMENTS)}
    titles = {document.id: document.title for document in facts.documents}
    in_force = agreements_in_force(facts, Period.year_of(facts.year))
    for line in group(facts.agreements_of_year, line_of_revisions).values():
        papers = [
            Version(rows[each.id], each, each in in_force, titles.get(each.document or "", ""))
            for each in sorted(line, key=lambda agreement: agreement.revision)
            if each.id in rows
        ]
        if papers:
            yield Series(papers, [*_promises(facts, papers)])


def _promises(facts: Facts, papers: Sequence[Version]) -> Iterator[tuple[str, Sequence[tuple[str, bool]]]]:
    lines = (paper.agreement.targets for paper in papers)
    targets = [{str(line.indicator): printed_target(line.target) for line in own} for own in lines]
    names = {str(each.code): each.label for each in facts.indicators}
    for code in dict.fromkeys(code for own in targets for code in own):
        texts = [own.get(code, "") for own in targets]
        yield (
            names.get(code, code),
            [(text, place > 0 and text != texts[place - 1]) for place, text in enumerate(texts)],
        )


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
        if row is None or row.pk not in {each.last.row for each in find_series(self.facts, know(self.year))}:
            raise Http404
        return row

    def paper(self) -> Paper:
        """Return the agreement that is filled in."""
        return Paper(self.year, self.facts, self.last.cells.get("id", ""), self.last)

    def lines(self) -> Sequence[PaperLine]:
        """Return its fields; a page that is sent twice means the agreement that it made."""
        sent = self.request.POST.get("kode", "").replace("\0", "")
        if sent and sent in {each.id for each in self.facts.agreements}:
            self.current = Paper(self.year, self.facts, sent, self.require_last(cells__id=sent))
        else:
            self.current = self.paper()
        return [*self.current.lines()]

    def post(self, request: OfficeRequest, **named: object) -> HttpResponse:
        """Write what was typed, or fill in the targets of the strategic plan."""
        if request.POST.get("aksi") != "renstra":
            return super().post(request, **named)
        sent, lines = sent_texts(request.POST), self.lines()
        empty = [line for line in lines if line.is_taken_from_plan and not sent.get(line.cell.name)]
        taken = {line.cell.name: line.plan for line in empty if line.plan}
        form = GridForm([line.cell for line in lines], {**sent, **taken})
        form.is_valid()
        return self.page(lines, form, pasted=len(taken))

    def check(self, form: GridForm, lines: Sequence[PaperLine]) -> None:
        """Refuse parts of targets that are not there, and a revision that changes or explains nothing."""
        texts = {line.cell.name: form.text(line.cell.name) for line in lines}
        for line in lines:
            if line.is_part and texts[line.cell.name] and not texts[line.cell.name.partition(":")[0]]:
                form.add_error(line.cell.name, _ALONE)
        if self.current.is_revision and len(texts[REASON]) < SHORTEST_REASON:
            form.add_error(REASON, f"Tulis alasan perubahan, sedikitnya {SHORTEST_REASON} huruf.")
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
        targets = [line for line in lines if not line.is_head]
        if all(form.text(line.cell.name) == line.before for line in targets):
            form.add_error(None, _UNCHANGED)

    def context(self, lines: Sequence[PaperLine]) -> Mapping[str, object]:
        """Return the paper, and how much it promises."""
        promised = sum(bool(line.cell.shown) for line in lines if not (line.is_head or line.is_part))
        edits, author = self.current.succession, author_of(self.request)
        reopened = foresee_reopened(self.current.year, edits, author) if edits else {}
        return {"paper": self.current, "promised": promised, **reopened}

    def done(self, count: int) -> str:
        """Say what was written."""
        return (
            f"Perubahan ke-{self.current.number} disimpan." if self.current.last else "Perjanjian disimpan."
        )


class NewAgreement(AgreementGrid):
    """The agreement of the head of office, where the year has none."""

    def paper(self) -> Paper:
        """Return it with what is known of the office."""
        return Paper(self.year, self.facts, f"pk-{self.facts.year}")


class AgreementRevision(AgreementGrid):
    """A new revision of the last paper of a line."""

    def paper(self) -> Paper:
        """Return it as a copy of that paper."""
        return next_revision(self.year, self.facts, self.last)
