"""What keeps each kind of paper from being made, as `capaian check --for` says it,
and where it is cured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.check import PreparedYear
from capaian.dossier.file_names import EVIDENCE, LAYOUT, LAYOUTS, NARRATIVE
from capaian.rulebook.layouts import layout_kinds
from capaian.web.papers.making import lay_on_disk, subject_names
from capaian.web.planning.cell_texts import cells_in_names, flaw_in_names
from capaian.web.planning.sheets import SHEETS, slug_of
from capaian.web.site.issue_words import cell_words
from capaian.web.years.known import Flaw, YearState
from capaian.web.years.models import OfficeYear
from capaian.web.years.open_parts import is_locked

if TYPE_CHECKING:  # what builds papers takes long to load; functions load it when they need it
    from capaian.documents.availability import PaperSource, PaperState

_FIRST: Final = (
    "lkjip",
    "pk",
    "rencana-aksi",
    "pengukuran-triwulan",
    "laporan-semester",
    "evaluasi-renja",
)
"""Kinds that an office makes most."""
KINDS: Final = (*_FIRST, *(kind for kind in layout_kinds() if kind not in _FIRST))
"""Ids of all kinds."""
_UNWRITTEN: Final = "text_missing"
"""Code of the problem that the office has not written a text; a report has dozens."""
_PAGES: Final[Mapping[str, str]] = {
    "agreements.yaml": "agreements",
    "counts.csv": "forms",
    "outputs.csv": "forms",
    "survey.csv": "forms",
    "inputs.csv": "budget",
    "registers/closings.csv": "register_months",
    "evidence.yaml": "evidence",
}
"""Pages where rows of a file are written that are not there yet; of others it is their sheet."""
_Choices = tuple[tuple[str, str], ...]
"""Values with their words."""
_NAMED_SHEET: Final = re.compile(r" di lembar (.+)\.\Z")
"""What a block of a layout lacks is in the sheet that its message ends with."""


@cache
def kind_titles() -> Mapping[str, str]:
    """Return what each kind is called, without the fields that a year fills."""
    from capaian.documents.layout import read_layout
    from capaian.documents.narrative.fields import FIELD

    return {kind: " ".join(FIELD.sub("", read_layout(kind=kind).title).split()) for kind in KINDS}


@dataclass(frozen=True, slots=True)
class PaperLack:
    """Something that a paper lacks, or that is wrong with it."""

    level: Level
    words: str
    address: str
    """Of the page that cures it; empty: no page does."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the papers of a kind can be made, and which there are."""

    state: PaperState
    parts: tuple[Period, ...]
    """Parts of the year for which it is made too."""
    subjects: _Choices
    """Key and name of each thing with a paper of its own; empty: there is one paper."""
    has_editions: bool
    """Whether it can be printed for auditors too."""

    @property
    def can_be_made(self) -> bool:
        """Whether there is anything to make, if only for a part of the year."""
        return self.state.can_be_given or bool(self.state.periods)

    @property
    def hints(self) -> int:
        """How many problems do not stand in the way; all unwritten texts are one."""
        codes = [issue.code for issue in self.state.issues if issue.level is not Level.ERROR]
        return len([code for code in codes if code != _UNWRITTEN]) + (_UNWRITTEN in codes)


def readiness_of(year_state: YearState, kinds: Sequence[str]) -> Mapping[str, Readiness]:
    """Return how ready kinds are, each worked out once for a version;
    none where the data have errors.
    """
    facts = year_state.computable
    if facts is None:
        return {}
    own: dict[str, Readiness] = year_state.derive("readiness of papers", dict)
    own |= _look(year_state, facts, [kind for kind in kinds if kind not in own])
    return {kind: own[kind] for kind in kinds}


def _look(known: YearState, facts: Facts, kinds: Sequence[str]) -> Iterator[tuple[str, Readiness]]:
    from capaian.documents.availability import PaperSource, state_of

    if not kinds:
        return
    found = known.dossier_check
    layouts = {
        n: content for n, content in known.folder.parts.items() if n.startswith((LAYOUT, LAYOUTS))
    }
    own = replace(known.folder, parts=layouts, narratives={}, closed={}, evidence={})
    with TemporaryDirectory(prefix="capaian-naskah-") as folder:
        prepared = PreparedYear(facts, found.rule_set, found.issues, known.made_parts)
        laid = lay_on_disk(own, Path(folder))
        # It matters here that a picture is there, not what it shows; a pdf is read when it is
        # printed.
        for name in (name for name in known.folder.evidence if not name.endswith(".pdf")):
            (laid / EVIDENCE / name).parent.mkdir(parents=True, exist_ok=True)
            (laid / EVIDENCE / name).touch()
        source = PaperSource(prepared, laid, assessments=known.assessments)
        for kind in kinds:
            yield kind, Readiness(state_of(source, kind), *_options(source, kind))


def _options(source: PaperSource, kind: str) -> tuple[tuple[Period, ...], _Choices, bool]:
    facts = source.prepared.office_year
    try:
        layout = source.open(kind).find_layout()
        papers = source.split(kind) if layout.each else ()
    except InputError:
        return (), (), False
    whole = Period.year_of(facts.year)
    to_date = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER)
    kinds = to_date if layout.to_date else (layout.period,)
    parts = tuple(part for kind in kinds if kind for part in whole.parts(kind))
    names = subject_names(facts)
    subjects = tuple((paper.subject, names.get(paper.subject, paper.subject)) for paper in papers)
    return parts, subjects, len(layout.printed_editions) > 1


def lacks_of(year: OfficeYear, year_state: YearState, issues: Sequence[Issue]) -> list[PaperLack]:
    """Return problems as a page says them, each with the page that cures it;
    unwritten texts are counted.
    """
    unwritten = [issue for issue in issues if issue.code == _UNWRITTEN]
    flaws = (year_state.locate(issue) for issue in issues if issue.code != _UNWRITTEN)
    lacks = [
        PaperLack(each.issue.level, flaw_in_names(each, year_state), cure_of(year, each))
        for each in flaws
    ]
    if unwritten:
        words = (
            f"{len(unwritten)} teks belum ditulis dan disetujui; naskah memuat drafnya dari angka."
        )
        lacks.append(
            PaperLack(Level.WARNING, words, reverse("texts", args=[year.office.slug, year.year]))
        )
    return lacks


def unread_rows(year: OfficeYear, year_state: YearState) -> Sequence[PaperLack]:
    """Return what is stored of a year and cannot be read,
    each with its cell and the page that mends it.
    """
    return [_placed_lack(year, year_state, flaw) for flaw in year_state.flaws]


def undrawable_rows(year: OfficeYear, year_state: YearState) -> Sequence[PaperLack]:
    """Return the signs that no pdf can show, each with its cell and the page that mends it."""
    return [
        _placed_lack(year, year_state, flaw, f"{flaw.issue.value}. ")
        for flaw in year_state.undrawable
    ]


def _placed_lack(year: OfficeYear, known: YearState, flaw: Flaw, value: str = "") -> PaperLack:
    row = known.cells_of([flaw.cell.row], [flaw.cell.sheet])[flaw.cell.row] if flaw.cell else {}
    named = cells_in_names(flaw.cell.sheet, row, known) if flaw.cell else ""
    words = f"{cell_words(flaw, named)}{value}{flaw_in_names(flaw, known)}"
    return PaperLack(flaw.issue.level, words, cure_of(year, flaw))


def cure_of(year: OfficeYear, flaw: Flaw) -> str:
    """Return the address of the page where a problem is cured;
    of a block without data that of its sheet.
    """
    place, (file, cell) = [year.office.slug, year.year], (flaw.issue.place.file, flaw.cell)
    if file.startswith(f"{NARRATIVE}/"):
        return reverse("text", args=[*place, Path(file).stem])
    if cell is not None:
        row = [*place, slug_of(cell.sheet), cell.row]
        return "" if is_locked(year, cell.sheet) else reverse("row", args=row)
    if named := _NAMED_SHEET.search(flaw.issue.message):
        file = next((sheet.id for sheet in SHEETS.values() if sheet.title == named[1]), file)
    slug = next(
        (slug for slug, sheet in SHEETS.items() if file in (sheet.id, sheet.part.file)), ""
    )
    # rows without figures are added in their sheet
    page = (
        None
        if flaw.issue.code == "rows_bare"
        else _PAGES.get(SHEETS[slug].part.file if slug else file)
    )
    if slug and is_locked(year, SHEETS[slug].id):
        return ""  # a page without a button cures nothing
    if page:
        return reverse(page, args=place)
    return reverse("sheet", args=[*place, slug]) if slug else ""
