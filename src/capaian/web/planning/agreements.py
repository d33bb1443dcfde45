"""Performance agreements with their revisions, and a new revision, compared before it is kept."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.period import write_partial_date
from capaian.domain.plan import PerformanceAgreement
from capaian.dossier.tables.days import written_day
from capaian.rules.checks.belonging import is_signed_too_early
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.planning.agreement_series import (
    AGREEMENTS,
    OWNER,
    PARTS,
    Difference,
    find_differences,
    find_series,
    lines_of,
)
from capaian.web.planning.called import flaw_in_names
from capaian.web.planning.grid_saving import told_at
from capaian.web.planning.implausible_values import SURE, days_like, refuse_day
from capaian.web.planning.revision_conflicts import find_forbidding
from capaian.web.planning.revision_targets import (
    TARGET,
    cells_of_last,
    cells_over,
    line_of,
    names_of_parts,
    period_of,
    states,
    typed_over,
)
from capaian.web.planning.target_cells import TargetCell
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import SHOWN
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import Flaw, Known, know
from capaian.web.years.models import OfficeYear

_LETTERS_OF_TOKEN: Final = 32
_MIDYEAR: Final = 7
"""The month of an example: agreements are changed when half of the year is over."""
_KEPT_OTHERWISE: Final = (
    "Perubahan ke-{0} baru saja tersimpan dari halaman ini dengan isi lain. Isian di bawah belum disimpan: "
    "salin, lalu buat perubahan berikutnya di halaman Perjanjian kinerja."
)
_LOST: Final = "Indikatornya tidak ada lagi dalam rencana, jadi targetnya tidak dipakai: {}."
_LOST_PARTS: Final = "Target berkala ini tidak ada lagi dalam perjanjian, jadi tidak dipakai: {}."
_NUMBERED: Final = re.compile(r"-perubahan(-\d+)?\Z")
_TITLED: Final = re.compile(r", perubahan ke-\d+\Z")
"""What tells a revision from its original, in ids and titles: `pk-2024-perubahan-1`."""
_FIELDS: Final[Mapping[str, str]] = {"signed": "ditandatangani", "reason": "alasan", "document": "dokumen"}
"""Fields of a revision by the columns of its row."""
_NEW: Final = "baru"
"""What stands there for one that is added."""


def agreements(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show every agreement of the year beside its revisions."""
    own = request.here.require_year()
    known = know(own)
    facts = known.read.partial
    series = find_series(facts, known) if facts is not None else ()
    return render(
        request, "planning/agreements.html", {"series": series, "may_write": may_write(request, own)}
    )


@dataclass(frozen=True)
class Revision:
    """A new revision as it is typed."""

    known: Known
    last: PerformanceAgreement
    """What it changes."""
    signed: str = ""
    reason: str = ""
    document: str = ""
    targets: Mapping[str, str] = field(default_factory=dict)
    """By indicator, as typed; empty: it is left out."""
    token: str = ""
    sure: Mapping[str, str] = field(default_factory=dict)
    """Odd targets that are meant, by indicator."""
    meanwhile: Sequence[Difference] = ()
    """What somebody else changed of the last paper since it was shown."""
    lost: Sequence[tuple[str, str]] = ()
    """Targets of indicators that the plan has not any more, as typed."""
    homeless: str = ""
    """A target for which no indicator was chosen."""

    @cached_property
    def cells(self) -> Mapping[str, TargetCell]:
        """Its targets by indicator: over those of the last paper, with what was typed."""
        new = dict.fromkeys(code for code in self.targets if code not in self._stood)
        blank = {**self._stood, **cells_over(self.known, self.last, new)}
        return {
            code: typed_over(blank[code], text, self.sure.get(code, ""))
            for code, text in self.targets.items()
        }

    @cached_property
    def before(self) -> Mapping[str, str]:
        """The targets of the last paper."""
        return {code: cell.stands for code, cell in self._stood.items()}

    @cached_property
    def _stood(self) -> Mapping[str, TargetCell]:
        return cells_of_last(self.known, self.last)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the indicators of the plan are called, by code."""
        facts = self.known.read.partial
        indicators = facts.indicators if facts is not None else ()
        return {str(each.code): each.label for each in indicators}

    @property
    def called(self) -> Mapping[str, str]:
        """The same with their targets within the year."""
        return {**self.names, **{name: self.name_of(name) for name in self.before}}

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The periods of targets within the year, for people."""
        return names_of_parts(self.known, self.last)

    @property
    def number(self) -> int:
        """Which revision it is."""
        return self.last.revision + 1

    @property
    def differences(self) -> Sequence[Difference]:
        """What it changes of the targets."""
        after = {code: said for code, cell in self._promised.items() if (said := self._said(code, cell))}
        return find_differences(self.before, after, self.called)

    @property
    def _promised(self) -> Mapping[str, TargetCell]:
        """The targets that are not left out; with one of the year go those within it."""
        return {
            name: cell for name, cell in self.cells.items() if cell.text and self.cells[line_of(name)].text
        }

    def _said(self, code: str, cell: TargetCell) -> str:
        """Return what a target comes to; one that stays is said as it was."""
        before = self.before.get(code, "")
        return before if cell.text == before else states(cell)

    def name_of(self, code: str) -> str:
        """Return what an indicator is called, with the period of a target within the year."""
        own = line_of(code)
        return ", ".join(filter(None, (self.names.get(own, own), period_of(code))))

    @property
    def mark(self) -> str:
        """Names what was compared with what, so that nothing else is kept."""
        typed = ((code, cell.text) for code, cell in self.cells.items())
        pairs = (*typed, ("", ""), *self.before.items())
        said = (self.signed, self.reason, self.document, *(part for pair in pairs for part in pair))
        return sha256("\x1f".join((str(self.last.id), *said)).encode()).hexdigest()

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong, each with the field that it stands at."""
        if not self.signed:
            told = days_like(self.last.year, month=_MIDYEAR)
            yield "ditandatangani", f"Isi tanggal penandatanganan, misalnya {told}."
        elif refused := refuse_day(self.last.year, self.signed):
            yield "ditandatangani", refused
        elif self._is_too_early():
            signed = write_partial_date(self.last.signed)
            yield "ditandatangani", f"Perubahan ini mendahului {self.last.title} ({signed})."
        elif self.signed[: len(self._latest)] > self._latest:
            told = f"Perubahan PK {self.last.year} ditandatangani paling lambat "
            told += f"{write_partial_date(self._latest)}, bukan {write_partial_date(self.signed)}."
            yield "ditandatangani", f"{told} Periksa tahunnya."
        if len(self.reason) < SHORTEST_REASON:
            yield "alasan", f"Tulis alasan perubahan, sedikitnya {SHORTEST_REASON} huruf."
        facts = self.known.read.partial
        if self.document and self.document not in {d.id for d in (facts.documents if facts else ())}:
            yield "dokumen", f"Dokumen “{self.document}” tidak ada. Pilih dari daftar, atau tambahkan dahulu."
        yield from self._wrong_targets()

    def _wrong_targets(self) -> Iterator[tuple[str, str]]:
        for code, cell in self.cells.items():
            if cell.message:
                yield cell.name, f"{self.name_of(code)}: {cell.message}"
        if self.homeless:
            yield "indikator-baru", f"Pilih indikator untuk target {self.homeless}."
        if self.lost:
            yield "target", " ".join(self._say_lost())
        elif not self.differences and not self.homeless:
            yield "target", "Belum ada target yang berubah; perubahan perjanjian mengubah sedikitnya satu."

    def _say_lost(self) -> Iterator[str]:
        for is_part, said in ((False, _LOST), (True, _LOST_PARTS)):
            own = [(name, text) for name, text in self.lost if bool(period_of(name)) is is_part]
            if told := ", ".join(f"{self.name_of(name)}: {text}" for name, text in own):
                yield said.format(told)

    @property
    def _latest(self) -> str:
        """The month in which a revision is signed at the latest: after it the year is reported."""
        return f"{int(self.last.year) + 1}-01"

    @property
    def outside(self) -> str:
        """What is said where it is signed outside of its year, as may be: shown before it is kept."""
        if self.signed[:4] == str(self.last.year):
            return ""
        return f"Ditandatangani {write_partial_date(self.signed)}, di luar tahun {self.last.year}."

    def _is_too_early(self) -> bool:
        facts = self.known.read.partial
        later = replace(self.last, id="", revision=self.number, signed=self.signed)
        return facts is not None and is_signed_too_early(self.last, later)

    def edits(self) -> Iterator[Edit]:
        """Yield the new rows: of the agreement, of its targets, and of those within the year."""
        yield from self.rows.values()

    @property
    def rows(self) -> Mapping[str, Edit]:
        """The same by the fields that they come from; that of the agreement itself by none."""
        own = {row.cells["id"]: row.cells for row in self.known.rows[AGREEMENTS] if "id" in row.cells}
        new = self._new_id({*own})
        head = {"id": new, "revision": str(self.number), "signed": self.signed, "reason": self.reason}
        head |= {
            "document": self.document,
            "source": "",
            "title": f"{_TITLED.sub('', self.last.title)}, perubahan ke-{self.number}",
        }
        found = {"": self._edit(AGREEMENTS, {**own[self.last.id], **head}, "")}
        stood = {row["indicator"]: row for row in lines_of(self.known, self.last.id)}
        for name, cell in self._promised.items():
            texts = {} if cell.text == self.before.get(name) else cell.texts
            if cell.sheet == PARTS:
                cells = {**(cell.row.cells if cell.row else {}), OWNER: new, **texts}
            else:
                cells = {**stood.get(name, {}), OWNER: new, "indicator": name, **texts}
            found[cell.name] = self._edit(cell.sheet, cells, name)
        return found

    def _new_id(self, taken: set[str]) -> str:
        base = _NUMBERED.sub("", self.last.id)
        names = (f"{base}-perubahan-{number}" for number in range(self.number, self.number + len(taken) + 1))
        return next(name for name in names if name not in taken)

    def _edit(self, sheet: str, cells: Mapping[str, str], of: str) -> Edit:
        token = sha256(f"{self.token}/{of}".encode()).hexdigest()[:_LETTERS_OF_TOKEN]
        return Edit(sheet, dict(cells), token=token)


def agreement_revise(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Write a new revision of an agreement: copied from the last one, compared with it, then kept."""
    own = request.here.require_year()
    known = know(own)
    last = _last(own, known, pk)
    if own.is_closed:
        messages.error(request, f"Tahun {own.year} sudah ditutup; perjanjiannya hanya dibaca.")
        return redirect("agreements", office=office, year=year)
    if request.method != "POST":
        blank = Revision(known, last, token=secrets.token_hex(_LETTERS_OF_TOKEN // 2))
        return _page(request, replace(blank, targets=blank.before))
    revision = _typed(request, known, last)
    problems = dict(revision.problems())
    if problems:
        return _page(request, revision, problems=problems, status=422)
    if request.POST.get("aksi") != "simpan" or request.POST.get("cap") != revision.mark:
        forbidding = find_forbidding(own, known, revision.rows)
        return _page(request, revision, is_compared=True, forbidding=forbidding)
    return _keep(request, own, revision)


def _last(year: OfficeYear, known: Known, pk: int) -> PerformanceAgreement:
    """Return the agreement of a row, where it is the last of its revisions; raises `Http404`."""
    facts = known.read.partial
    series = find_series(facts, known) if facts is not None else ()
    found = next((each.last.agreement for each in series if each.last.row == pk), None)
    if found is None:
        raise Http404
    return found


def _typed(request: OfficeRequest, known: Known, last: PerformanceAgreement) -> Revision:
    def sent(name: str) -> str:
        return request.POST.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()

    blank = Revision(known, last)
    facts = known.read.partial
    there = {str(each.code) for each in facts.indicators} if facts is not None else set()
    typed = {name.removeprefix(TARGET): sent(name) for name in request.POST if name.startswith(TARGET)}
    typed.pop(_NEW, None)
    shown = {
        code: sent(f"{SHOWN}{TARGET}{code}") for code in typed if f"{SHOWN}{TARGET}{code}" in request.POST
    }
    typed = {code: text for code, text in typed.items() if shown.get(code) != text}
    new, own = sent(f"indikator-{_NEW}"), sent(f"{TARGET}{_NEW}")
    if new:
        typed.setdefault(new, own)
    lost = [
        (code, text) for code, text in typed.items() if text and not {code} & (there | blank.before.keys())
    ]
    changed = {code: text for code, text in typed.items() if code in there or code in blank.before}
    return replace(
        blank,
        signed=written_day(sent("ditandatangani")),
        reason=sent("alasan"),
        document=sent("dokumen"),
        targets={**blank.before, **changed},
        token=sent("formulir")[:_LETTERS_OF_TOKEN],
        sure={code: sent(f"{SURE}{TARGET}{code}") for code in (*blank.before, *changed)},
        meanwhile=find_differences(shown, blank.before, blank.called) if shown else (),
        lost=lost,
        homeless="" if new else own,
    )


def _keep(request: OfficeRequest, year: OfficeYear, revision: Revision) -> HttpResponse:
    try:
        change(year, [*revision.edits()], author_of(request, revision.reason))
    except ConflictError:  # two sent at once from one page, of other texts
        said = _KEPT_OTHERWISE.format(revision.number)
        return _page(request, revision, flaws=[said], status=409)
    except FlawedError as error:
        told = told_at(
            (_field_of(flaw, revision.known), flaw_in_names(flaw, revision.known)) for flaw in error.flaws
        )
        flaws = told.pop("", ())
        problems = {name: " ".join(said) for name, said in told.items()}
        return _page(request, revision, problems=problems, flaws=flaws, status=422)
    except RefusedChangeError as error:
        request.refused = error.message
        return _page(request, revision, flaws=[error.message], status=422)
    messages.success(request, f"Perubahan ke-{revision.number} disimpan.")
    return redirect("agreements", office=year.office.slug, year=year.year)


def _field_of(flaw: Flaw, known: Known) -> str:
    """Return the field at which a problem of the year stands; empty: at none of this page."""
    cell = flaw.cell
    is_new = cell is not None and cell.row not in known.ids.get(AGREEMENTS, ())
    return _FIELDS.get(cell.column, "") if cell is not None and is_new and cell.sheet == AGREEMENTS else ""


def _page(
    request: OfficeRequest,
    revision: Revision,
    *,
    problems: Mapping[str, str] | None = None,
    forbidding: Sequence[tuple[str, str]] = (),
    status: int = 200,
    **told: object,
) -> HttpResponse:
    facts = revision.known.read.partial
    others = [(code, name) for code, name in revision.names.items() if code not in revision.targets]
    documents = [(each.id, each.title) for each in facts.documents] if facts is not None else []
    context = {"revision": revision, "targets": [*_fields(revision, dict(forbidding))]}
    context |= {"others": others, "documents": documents, "forbidding": forbidding}
    context |= {"problems": problems or {}, **told}
    return render(request, "planning/agreement_revise.html", context, status=status)


def _fields(
    revision: Revision, said: Mapping[str, str]
) -> Iterator[tuple[str, TargetCell, Sequence[tuple[str, TargetCell]]]]:
    """Yield the targets of the year with what they are called, each with those within it and their periods.

    Args:
        revision: Whose they are.
        said: What is wrong with them beside other papers, by their fields.
    """
    cells = {
        name: replace(cell, message=cell.message or said.get(cell.name, ""))
        for name, cell in revision.cells.items()
    }
    for code in (name for name in cells if line_of(name) == name):
        parts = [name for name in revision.parts if line_of(name) == code and name in cells]
        yield revision.name_of(code), cells[code], [(revision.parts[name], cells[name]) for name in parts]
