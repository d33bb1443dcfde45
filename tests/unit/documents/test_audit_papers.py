"""Papers about an audit: findings page and sheet of the review, over paths that know no office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.paper_text import write_text
from tests.unit.documents.audit_cast import (
    ABSORPTION,
    FILE,
    NOTHING_EXAMINED,
    NOTHING_WRONG,
    NUMBERING,
    REPAIR,
    RESULT,
    SUM,
    finding,
    paper,
)

from capaian.documents.audit.paper import (
    count_answers,
    group_findings,
    open_audit_scope,
    write_place,
)
from capaian.documents.layout.reader import read_layout
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.scope.world import office_world
from capaian.documents.tree import Table
from capaian.domain.audit import AuditResult, AuditRule, Finding, tested
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.issue import Level
from capaian.rulebook.auditing import load_review_form
from capaian.rulebook.layouts import AUDIT_FOLDER, audit_layout_kinds, layout_kinds
from capaian.writers.columns import fit_columns
from capaian.writers.html import write_html

PAGE, SHEET = "temuan-audit", "lembar-hasil-reviu"
TARGET = replace(
    finding("T-004", AuditRule.CROSSREF, Level.ERROR, 40),
    cell="Tabel 3.1, baris “Angka putus sekolah”, kolom “Target 2031”",
    printed="1,20",
)
REACHED = replace(
    TARGET,
    id="T-005",
    cell="Tabel 3.1, baris “Angka kematian ibu”, kolom “Realisasi”",
    printed="139,81",
)
BUDGET = replace(
    TARGET, id="T-006", cell="Tabel 3.5, baris “Program Jalan”, kolom “Pagu”", printed="5.431.000"
)
UNSUPPORTED = UnsupportedNumber(812, 36, "Tabel 3.9", "Juai\t12.339", "12.339", "12.336")


def text_of(result: AuditResult = RESULT, kind: str = PAGE) -> str:
    return write_text(paper(result, kind))


@cache
def usual_lines(kind: str) -> list[str]:
    return text_of(kind=kind).splitlines()


# --- what the papers say ----------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """An audit, as the difference that it makes to a paper about the one of the cast."""

    title: str
    result: AuditResult
    kind: str = SHEET

    def lines(self) -> Iterator[str]:
        """Yield the title, and the lines that go (-) and come (+)."""
        yield f"\n# {self.kind}: {self.title}"
        own = text_of(self.result, self.kind).splitlines()
        _, _, *changed = unified_diff(usual_lines(self.kind), own, n=0, lineterm="")
        yield from (line.rstrip() for line in changed if line[0] in "+-" and line[1:].strip())


def about_file(title: str, kind: str = SHEET, **changes: object) -> Case:
    return Case(title, replace(RESULT, document=replace(FILE, **changes)), kind)


def found(title: str, *findings: Finding, kind: str = SHEET) -> Case:
    return Case(title, replace(RESULT, findings=findings), kind)


def counted(title: str, *rules: tuple[AuditRule, int]) -> Case:
    return Case(title, replace(RESULT, claims={**RESULT.claims, **dict(rules)}))


def _pages() -> Iterator[Case]:
    yield Case("nothing wrong is reported with what was examined", NOTHING_WRONG, PAGE)
    yield Case("nothing examined is no clean bill", NOTHING_EXAMINED, PAGE)
    yield about_file("pages without text are named", PAGE, unreadable=(3, 7, 9))
    yield about_file("a text that is no report is called so", PAGE, is_of_field=False)
    yield Case(
        "numbers that the dossier does not give", replace(RESULT, underived=(UNSUPPORTED,)), PAGE
    )
    yield Case("every number is of the dossier", replace(RESULT, underived=()), PAGE)
    yield found(
        "the wrong digits in their line", replace(SUM, mark=(9, 14)), ABSORPTION, kind=PAGE
    )
    parts = {"Tabel 4": (8, 5, 2, 1), "Tabel 5": (3, 3, 0, 0)}
    shown = (
        tested.TestedPart(place, 9, tested.FigureCounts(*each)) for place, each in parts.items()
    )
    yield Case(
        "a place is listed where nothing tests a figure", replace(RESULT, parts=(*shown,)), PAGE
    )
    item = replace(REPAIR, quote="2\tSelatan\t3.383", where="Tabel 19, baris “Selatan”")
    yield found(
        "a right total is reported at the wrong item",
        replace(SUM, stays=True, repair=item),
        kind=PAGE,
    )
    for computed in ("", "; ".join(f"rincian 4.{n}98 → 4.9{n}8" for n in range(9))):
        plain = replace(SUM, repair=None, computed=computed)
        yield found("a title holds no long correction", plain, kind=PAGE)
    stays = replace(ABSORPTION, id="T-004", stays=True)
    joined = replace(ABSORPTION, id="T-005", joins="T-002")
    for kind in (PAGE, SHEET):
        yield found(
            "what fits by itself is counted apart, with what settles it",
            *(SUM, ABSORPTION, stays, joined),
            kind=kind,
        )


def _sheets() -> Iterator[Case]:
    yield about_file("the year of the report", year=2044)
    yield about_file("the office of the report", office="DINAS PERIKANAN KOTA JERNIH")
    cell = "Tabel 4, baris “Hilir”, kolom “Target”"
    yield found(
        "a figure of a table by row and column",
        replace(SUM, cell=cell, page=36, printed_page="30"),
    )
    yield found("a sentence is quoted", replace(SUM, quote="kata " * 60))


def _answers() -> Iterator[Case]:
    yield Case("what was recomputed is there; no error found is not yet reliable", NOTHING_WRONG)
    yield Case("what was not seen is no yes", NOTHING_EXAMINED)
    for name, error in {"target": TARGET, "result": REACHED, "budget": BUDGET}.items():
        yield found(f"an error about a {name}, at the questions of its matter", error)
    yield found(
        "a target named once contradicts no agreement", replace(TARGET, rule=AuditRule.SUM)
    )
    yield found(
        "a name beside a wrong figure is unreliable too", replace(TARGET, rule=AuditRule.LABEL)
    )
    yield found("warnings do not answer no", SUM)
    yield found("what fits later does not answer no", replace(REACHED, root="T-009", stays=True))
    many = (finding(f"T-{n:03}", AuditRule.SUM, Level.ERROR, n) for n in range(1, 13))
    yield found("many errors are named in part and counted whole", *many)
    yield counted("differences alone are no comparison with standards", (AuditRule.DIFFERENCE, 7))
    for name, error in {"money": BUDGET, "performance": REACHED}.items():
        yield found(f"wrong changes of {name}", replace(error, rule=AuditRule.DIFFERENCE))
    yield found("a rank is no comparison with last year", replace(REACHED, rule=AuditRule.RANK))
    yield counted("counts of thousands", (AuditRule.SUM, 12_345), (AuditRule.ABSORPTION, 1_155))
    yield Case("a number without its source", replace(RESULT, underived=(UNSUPPORTED,)))
    yield Case("every number has its source", replace(RESULT, underived=()))


def test_what_papers_about_an_audit_say(golden: Golden) -> None:
    """Errors prove no, what was recomputed is there, seeing nothing proves nothing."""
    lines = [f"# {kind}\n{text_of(kind=kind)}" for kind in (PAGE, SHEET)]
    cases = (*_pages(), *_sheets(), *_answers())
    lines += [line for case in cases for line in case.lines()]
    golden.check("\n".join(lines) + "\n", Path(__file__).parent / "answers" / "audit-papers.txt")


@pytest.mark.parametrize(
    ("result", "count"),
    [(RESULT, 2), (NOTHING_WRONG, 1), (NOTHING_EXAMINED, 0)],
    ids=["errors", "sound", "none"],
)
def test_how_many_are_answered(result: AuditResult, count: int) -> None:
    assert count_answers(result) == (count, sum(len(group.items) for group in load_review_form()))
    rows = [line for line in text_of(result, SHEET).splitlines() if line.strip().startswith("| ")]
    assert sum(" | ✓ | " in row or " | Sebagian | " in row for row in rows) == count


def test_every_statement_that_tells_of_errors_has_words_for_them() -> None:
    items = [item for group in load_review_form() for item in group.items]
    assert all(item.matter for item in items if item.doubted_by or item.about)
    assert all(item.doubted_by or item.about for item in items if item.refuted or item.only)


def test_every_count_says_how_it_was_counted() -> None:
    formulas = {e.name: e.formula for e in paper().explanations.values()}
    assert (formulas["Temuan berbobot galat"], formulas["Temuan berbobot peringatan"]) == (
        "T-003",
        "T-002",
    )
    assert "Jumlah 40" in formulas["Pernyataan yang dihitung ulang"]


# --- findings and what follows from them ------------------------------------------------------


def test_chains_lead_to_their_first_and_circles_end() -> None:
    first = finding("A", AuditRule.SUM, Level.ERROR, 1, root="B")
    second = finding("B", AuditRule.SUM, Level.ERROR, 2, root="C")
    third = finding("C", AuditRule.SUM, Level.ERROR, 3)
    chain = group_findings(replace(RESULT, findings=(first, second, third)), {})
    assert [(c.finding.id, [f.id for f in c.follows]) for c in chain] == [("C", ["A", "B"])]
    circle = group_findings(replace(RESULT, findings=(first, replace(second, root="A"))), {})
    ids = [f.id for cause in circle for f in cause.all]
    assert sorted(ids) == ["A", "B"], "each is said, and said once"


def test_a_root_that_nobody_chose_leaves_the_finding_on_its_own() -> None:
    alone = group_findings(replace(RESULT, findings=(ABSORPTION,)), {})
    assert [cause.finding.id for cause in alone] == ["T-003"]


def test_a_cause_weighs_as_much_as_the_heaviest_that_follows() -> None:
    assert [cause.level for cause in group_findings(RESULT, {})] == [Level.NOTE, Level.ERROR]


def test_pages_tell_where_a_text_has_them() -> None:
    assert write_place(NUMBERING) == "halaman 2, baris 5"
    assert write_place(SUM) == "baris 19; dibandingkan dengan baris 20 dan 21"
    long = replace(SUM, lines=(19, 21, 20, 22, 30, 32, 33))
    assert write_place(long) == "baris 19; dibandingkan dengan baris 20–22, 30, 32, dan 33"


def test_what_the_report_prints_is_never_markup() -> None:
    hostile = finding(
        "T-001", AuditRule.COPY, Level.NOTE, 5, quote="<script>alert(1)</script> **a** {{ year }}"
    )
    page = write_html(paper(replace(RESULT, findings=(hostile,)))).decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **a** {{ year }}" in page
    assert page.count("<script>") == 1


# --- layouts over another root ----------------------------------------------------------------


def test_papers_about_an_audit_are_no_papers_of_a_dossier() -> None:
    assert audit_layout_kinds() == (SHEET, PAGE)
    assert not set(audit_layout_kinds()) & set(layout_kinds())
    assert not any("/" in kind for kind in layout_kinds())


@pytest.mark.parametrize("kind", audit_layout_kinds())
def test_layouts_are_sound_and_the_same_audit_gives_the_same_tree(kind: str) -> None:
    layout = read_layout(kind=f"{AUDIT_FOLDER}/{kind}")
    assert layout.id == kind
    for result in (RESULT, NOTHING_WRONG, NOTHING_EXAMINED):
        assert paper(result, kind) == paper(result, kind)


@pytest.mark.parametrize(("path", "nearest"), [("audits.count", "audit"), ("file.nama", "name")])
def test_a_misspelt_word_has_its_nearest_neighbours(path: str, nearest: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        open_audit_scope(RESULT, {}).resolve(path)
    assert nearest in caught.value.nearest


def test_layouts_over_an_audit_cannot_ask_for_an_office() -> None:
    with pytest.raises(TypeError, match="no office-year"):
        office_world(open_audit_scope(RESULT, {}).world)


def test_the_columns_for_handwriting_keep_their_room_in_small_type() -> None:
    document = paper(kind=SHEET)
    (table,) = [
        block for block in document.blocks if isinstance(block, Table) and block.id == "temuan"
    ]
    fit = fit_columns(table)
    assert fit.is_small
    assert fit.widths[5] > 28 * 72 / 25.4, "a pen needs three centimetres"
    assert fit.widths[6] > 12 * 72 / 25.4
