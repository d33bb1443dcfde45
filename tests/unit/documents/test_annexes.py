"""Generated parts: traces, policies, limitations, marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories as make
from tests.conftest import Golden
from tests.every_case import every_case
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.annexes.limitations import limitation_blocks
from capaian.documents.annexes.notes import mark_blocks_of, numbers_of, traces_of
from capaian.documents.annexes.policies import choices, policy_table
from capaian.documents.annexes.traces import Ledger, explanations_of, list_traces, mark_blocks
from capaian.documents.blocks.desk import Notes, OmittedBlock
from capaian.documents.narrative.markdown import fill_inlines
from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.paths import Scope
from capaian.documents.tree import (
    Block,
    Callout,
    CalloutKind,
    Cell,
    Chart,
    Definition,
    DefinitionList,
    Formula,
    Fraction,
    Heading,
    HeadingKind,
    ItemList,
    KeyFigure,
    KeyFigures,
    ListItem,
    Number,
    Paragraph,
    Row,
    SheetHead,
    Table,
    Text,
)
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Issue, Level
from capaian.domain.policy import (
    DEFAULT_METHODS,
    AchievementMethod,
    Aggregation,
    AgreementChoice,
    EfficiencyMethod,
    EfficiencyRule,
    Polarity,
    Policies,
    Rounding,
    ScaleGap,
    StaffTotals,
    Step,
    SurveyWeight,
    VerifierChoice,
    WordsRule,
    ZeroRule,
    ZeroRules,
)
from capaian.domain.rule_set import Verification
from capaian.domain.value import PERCENT, Correction, SourceReference
from capaian.domain.work import Resource
from capaian.rulebook import load_rulebook


@pytest.fixture
def scope() -> Scope:
    return cast.scope()


def ledger(scope: Scope) -> Ledger:
    return Ledger(scope.world.assessment, scope.world.facts)


def text(scope: Scope, template: str) -> Paragraph:
    return Paragraph(fill_inlines(template, scope))


def chapter(
    name: str, kind: HeadingKind = HeadingKind.CHAPTER, number: str | None = None
) -> Heading:
    return Heading(name, 1, name, kind, number)


def number(name: str) -> Number:
    return Number("1", TraceId(name))


def cell(name: str) -> Cell:
    return Cell((number(name),))


HOLDERS: list[Block] = [
    Paragraph((number("a"),)),
    Callout(CalloutKind.METHOD, "T", (number("a"),)),
    Heading("h", 1, "T", lead=(number("a"),)),
    ItemList((ListItem((), (ListItem((number("a"),)),)),)),
    Table("t", "", (), (), (), (Row((cell("a"),)),)),
    Table("t", "", (number("a"),), (), (), ()),
    Table("t", "", (), (), (), (), notes=((number("a"),),)),
    Chart("c", "", (number("a"),), (), "{}", "alt", 10),
    DefinitionList((Definition("t", ((number("a"),),)),)),
    KeyFigures((KeyFigure("l", number("a")),)),
    KeyFigures((KeyFigure("l", Number("…"), remark=(number("a"),)),)),
    SheetHead("IKU", "n", (), (number("a"),)),
    Formula(((Text("x"),), Fraction((number("a"),), ()))),
    Formula((Fraction((), (number("a"),)),)),
    Formula(((number("a"),),)),
]


@every_case("holder", HOLDERS)
def test_figures_are_found_wherever_they_stand(holder: Block) -> None:
    assert traces_of(holder) == ("a",)


def test_a_figure_that_appears_twice_is_traced_once() -> None:
    assert traces_of(Paragraph((number("a"), number("b"), number("a")))) == ("a", "b")


def test_marks_are_explained_on_screens_and_by_their_reason_in_print() -> None:
    mark = Number("–", TraceId("t9"), "tidak ada peristiwa")
    assert list(numbers_of(Paragraph((mark,)))) == [mark]
    assert traces_of(Paragraph((mark,))) == ()


# --- marks in the margin


def test_marks_count_within_each_part() -> None:
    paragraph = Paragraph((number("a"),))
    blocks: list[Block] = [
        chapter("depan", HeadingKind.FRONT),
        paragraph,
        chapter("satu", number="I"),
        paragraph,
        Paragraph((Text("kata"),)),
        paragraph,
        chapter("dua", number="II"),
        Heading("s", 2, "s"),
        paragraph,
        chapter("lampiran", HeadingKind.ANNEX, "4"),
        paragraph,
    ]
    marks = [b.mark for b in mark_blocks(blocks, {}) if isinstance(b, Paragraph) and b.mark]
    assert [m.label for m in marks] == [
        "Jejak 0-1",
        "Jejak 1-1",
        "Jejak 1-2",
        "Jejak 2-1",
        "Jejak L4-1",
    ]
    assert [m.target for m in marks] == [
        "jejak-0-1",
        "jejak-1-1",
        "jejak-1-2",
        "jejak-2-1",
        "jejak-l4-1",
    ]


@pytest.mark.parametrize("kind", [HeadingKind.PAPER, HeadingKind.FRONT])
def test_parts_without_number_go_on_counting(scope: Scope, kind: HeadingKind) -> None:
    part = Heading("bagian", 1, "Bagian", kind)
    figure = text(scope, "{{ ktp.ratio }}")
    marked = mark_blocks([part, figure, part, figure], {})
    labels = [block.mark.label for block in marked if isinstance(block, Paragraph) and block.mark]
    assert labels == ["Jejak 0-1", "Jejak 0-2"]


def test_charts_are_marked_with_what_they_draw() -> None:
    chart = Chart("gambar", "", (number("z"),), (), "{}", "alt", 10)
    (marked,) = mark_blocks([chart], {"gambar": (TraceId("a"), TraceId("b"))})
    assert isinstance(marked, Chart)
    assert marked.mark is not None
    assert marked.mark.traces == ("a", "b", "z")


def test_blocks_without_figures_have_no_mark() -> None:
    (marked,) = mark_blocks([Paragraph((Text("kata"),))], {})
    assert isinstance(marked, Paragraph)
    assert marked.mark is None


# --- traces


def steps(scope: Scope, *templates: str) -> list[list[tuple[int, str, str, bool]]]:
    blocks = mark_blocks([text(scope, t) for t in templates], {})
    listed = list_traces(blocks, ledger(scope))
    return [
        [(s.depth, s.name, s.value, s.repeats) for s in entry.steps] for entry in listed.entries
    ]


def test_a_figure_unfolds_down_to_the_rows_it_came_from(scope: Scope) -> None:
    blocks = mark_blocks([text(scope, "{{ ktp.ratio }}")], {})
    ((first, *others),) = [entry.steps for entry in list_traces(blocks, ledger(scope)).entries]
    assert (first.depth, first.value, first.working) == (0, "90,00", "100 × 540 ÷ 600")
    assert [(step.depth, step.working, step.source) for step in others] == [
        (1, "90 + 180 + 270", "counts.csv baris 10–12 [agregat]"),
        (1, "100 + 200 + 300", "counts.csv baris 10–12 [agregat]"),
    ]


def test_many_known_figures_are_named_once_by_where_they_were_unfolded(scope: Scope) -> None:
    texts = [
        "{{ ktp.ratio }} {{ akta.ratio }}",
        "{{ skm.index }}",
        "{{ ktp.ratio }} {{ akta.ratio }} {{ skm.index }}",
    ]
    blocks = mark_blocks([text(scope, t) for t in texts], {})
    *_, last = list_traces(blocks, ledger(scope)).entries
    found = [(step.name, step.source, step.repeats) for step in last.steps]
    assert found[0] == ("2 angka yang sudah diuraikan", "lihat Jejak 0-1", True)
    assert found[1][1:] == ("lihat Jejak 0-2", True)
    assert len(found) == 2


def test_typed_figures_are_gathered_by_file_with_their_rows(scope: Scope) -> None:
    blocks = mark_blocks(
        [text(scope, "{{ assets.1.sound }} {{ assets.2.sound }} {{ assets.2.damaged }}")], {}
    )
    (entry,) = list_traces(blocks, ledger(scope)).entries
    (step,) = entry.steps
    assert (step.name, step.source) == ("3 angka tercatat", "assets.csv baris 2–3 [agregat]")


def test_a_restated_figure_is_distinguished_with_its_reason_and_the_hash_of_the_closing(
    scope: Scope,
) -> None:
    """Two rows of one file: one as approved, one restated;
    gathered they would read as the same.
    """
    closing = SourceReference(
        "closed/2022.json", None, make.SOURCE, "Penutupan tahun 2022", None, "ab" * 32
    )
    corrected = Correction(
        Decimal("94.24"), "Salah salin", SourceReference("restatements.csv", 2), closing
    )
    reference = SourceReference("history.csv", 3, make.SOURCE, "Penutupan tahun 2022")
    rows = {"2022": reference, "2021": reference._replace(row=4, correction=corrected)}
    facts = scope.world.facts
    shown = [
        facts.figure(
            DossierFigure(
                year, Decimal(94), PERCENT, make.place("history.csv", row.row), reference=row
            )
        )
        for year, row in rows.items()
    ]
    blocks = mark_blocks([Paragraph(tuple(Number(f.display, f.trace) for f in shown))], {})
    ((one, other),) = [entry.steps for entry in list_traces(blocks, ledger(scope)).entries]
    assert (one.name, one.source) == ("2022", "history.csv baris 3 [agregat]")
    assert (other.name, other.source) == (
        "2021",
        (
            "history.csv baris 4 [agregat]; disajikan kembali: Salah salin "
            "(restatements.csv baris 2); "
            "disahkan: 94,24 (closed/2022.json; Penutupan tahun 2022; SHA-256 abababababab)"
        ),
    )


def test_what_was_unfolded_before_is_only_named_again(scope: Scope) -> None:
    first, second = steps(scope, "{{ iku-2.actual }}", "{{ iku-2.achievement }} {{ ktp.ratio }}")
    assert all(not step[3] for step in first)
    repeated = [step for step in second if step[3]]
    assert {step[2] for step in repeated} == {"85,00", "90,00"}
    assert len(second) < len(first) + 4


def test_repeated_steps_say_where_they_were_unfolded(scope: Scope) -> None:
    blocks = mark_blocks(
        [text(scope, "{{ iku-2.actual }}"), text(scope, "{{ iku-2.actual }}")], {}
    )
    _, second = list_traces(blocks, ledger(scope)).entries
    assert [s.source for s in second.steps] == ["lihat Jejak 0-1"]


TITLES = [
    (
        Paragraph(
            (Text("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh "), number("f1"))
        ),
        "satu dua tiga empat lima enam tujuh delapan sembilan …",
    ),
    (Table("t", "Tabel 3.9", (Text("C"),), (), (), (Row((cell("f1"),)),)), "Tabel 3.9"),
    (Table("t", "", (Text("Lima pembanding"),), (), (), (Row((cell("f1"),)),)), "Lima pembanding"),
    (SheetHead("IKU 2", "Nama", (), (number("f1"),)), "IKU 2"),
    (ItemList((ListItem((Text("butir "), number("f1"))),)), "butir 1"),
    (KeyFigures((KeyFigure("Serapan", number("f1")),)), "Serapan"),
]


@pytest.mark.parametrize(("block", "title"), TITLES, ids=[t for _, t in TITLES])
def test_entries_are_titled_by_what_they_stand_beside(block: Block, title: str) -> None:
    scope = cast.scope()
    scope.world.facts.counted("A", 1, "cara")
    (entry,) = list_traces(mark_blocks([block], {}), ledger(scope)).entries
    assert entry.title == title


def test_explanations_hold_every_figure_and_all_its_inputs(scope: Scope) -> None:
    blocks = [text(scope, "{{ tiers.II.mean_achievement }} {{ assets.1.total }}")]
    found = explanations_of(blocks, (), ledger(scope))
    assert set(traces_of(blocks[0])) <= set(found)
    assert all(trace in found for e in found.values() for trace in e.inputs)
    assert list(found) == sorted(found, key=lambda t: (t[0], int(t[1:])))
    assert all(found[trace].source for trace in found if ledger(scope).is_leaf(trace))


def test_traces_that_only_a_chart_draws_are_explained_too(scope: Scope) -> None:
    (extra,) = traces_of(text(scope, "{{ ktp.ratio }}"))
    assert extra in explanations_of([], [extra], ledger(scope))


# --- policies


def test_a_choice_that_the_rulebook_does_not_describe_says_so() -> None:
    scope = cast.scope(cast.rich(policies=make.policies(rounding=Rounding.EXACT)))
    first = next(iter(choices(scope.world)))
    assert (first.name, first.words) == ("exact", "Tidak dijelaskan dalam buku aturan.")


OTHER_CHOICES: Mapping[str, object] = {
    "rounding": Rounding.EXACT,
    "printed_steps": (Step.MEAN,),
    "decimals": 1,
    "methods": {**DEFAULT_METHODS, Polarity.LOWER_IS_BETTER: AchievementMethod.INVERSE},
    "cap": Decimal(120),
    "floor": None,
    "zero": ZeroRules(both_zero=ZeroRule.HUNDRED),
    "agreement": AgreementChoice.ORIGINAL,
    "scale": "permenpanrb-88-2021",
    "scale_gap": ScaleGap.ROUND,
    "survey_weight": SurveyWeight.PRINTED,
    "areas": Aggregation.MEAN_OF_RATIOS,
    "trend_tolerance": Decimal(1),
    "efficiency": (EfficiencyMethod.UNSPENT_SHARE,),
    "efficiency_rule": EfficiencyRule.WITHIN_PLAN,
    "staff_totals": StaffTotals.STATED,
    "words": WordsRule.SAME_WORDS,
    "verifier": VerifierChoice.PLANNER,
}


METHODS = (EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, EfficiencyMethod.UNSPENT_SHARE)
STAFF = make.money("I.1.1", 5, 5, resource=Resource.STAFF)
IN_WORDS = make.report("iku-1", None, text="Sudah")


def choice_lines(
    inputs: Sequence[object] = (), outputs: Sequence[object] = (), **changes: object
) -> list[str]:
    """Return the declared choices of an office with some policies, and of these rows alone."""
    year = cast.rich(
        policies=make.policies(**changes), inputs=tuple(inputs), outputs=tuple(outputs)
    )
    world = cast.scope(year, load_rulebook()).world
    return [f"{one.matter} | {one.name} | {one.symbols} | {one.words}" for one in choices(world)]


def test_each_policy_is_reported_in_the_annex(golden: Golden) -> None:
    """First as usual, then what another choice of each policy changes."""
    lost = {field.name for field in fields(Policies)} - OTHER_CHOICES.keys()
    assert not lost, f"{lost} have no line in documents/annexes/policies.py"
    usual = choice_lines([STAFF], [IN_WORDS])
    lines = [*usual, "", "# Without staff and without results in words"]
    lines += [line for line in usual if line not in choice_lines()]
    cases = [{name: choice} for name, choice in OTHER_CHOICES.items()]
    cases += [{"verifier": VerifierChoice.UNIT_HEADS}]
    cases += [{"efficiency": METHODS, "efficiency_rule": rule} for rule in EfficiencyRule]
    for changes in cases:
        own = [line for line in choice_lines([STAFF], [IN_WORDS], **changes) if line not in usual]
        assert own, changes
        lines += ["", f"# {', '.join(changes)}", *own]
    golden.check("\n".join(lines) + "\n", Path(__file__).parent / "answers" / "policies.txt")


def test_unverified_rules_are_marked() -> None:
    unsure = replace(make.provenance(), verification=Verification.UNVERIFIED)
    law = replace(cast.laws(), methods={"rounding": (cast.method("printed", provenance=unsure),)})
    table = policy_table(cast.scope(rules=law).world)
    assert "(belum diverifikasi)" in write_inlines(table.rows[1].cells[3].content)


# --- limitations


def limitations(scope: Scope, *blocks: Block, notes: Notes | None = None) -> dict[str, list[str]]:
    """Heading to the items or table rows below it."""
    found: dict[str, list[str]] = {}
    title = ""
    for block in limitation_blocks(scope.world, blocks, notes or Notes()):
        if isinstance(block, Heading):
            title = block.title
        elif isinstance(block, ItemList):
            found[title] = [write_inlines(item.content) for item in block.items]
        elif isinstance(block, Table):
            found[title] = [write_inlines(row.cells[0].content) for row in block.rows]
    return found


def test_missing_figures_are_listed_by_reason_and_place(scope: Scope) -> None:
    mark = Cell((Number("–", None, "tidak ada peristiwa"),))
    table = Table("t", "", (Text("Akta menurut kecamatan"),), (), (), (Row((mark,)), Row((mark,))))
    head = Heading("h", 2, "Jawaban")
    found = limitations(scope, table, head, text(scope, "{{ ik-5.actual }}"))
    first, second = found["Angka yang tidak tersedia"]
    assert first == "– (tidak ada peristiwa): tabel “Akta menurut kecamatan”."
    assert "teks “Jawaban”" in second


def test_left_out_parts_and_unwritten_texts_are_named(scope: Scope) -> None:
    notes = Notes(
        omitted=[
            OmittedBlock("Tabel “Barang”", "data tidak dimuat", "bab-1"),
            OmittedBlock("Foto wilayah", "belum ada foto", "bab-1"),
            OmittedBlock("Gambar “Umur”", "data tidak dimuat", "bab-2"),
        ],
        unwritten=["kata-pengantar", "penutup", "kata-pengantar"],
    )
    found = limitations(scope, notes=notes)
    assert found["Bagian yang tidak dapat dimuat"] == [
        "Tabel “Barang”; Gambar “Umur”: data tidak dimuat.",
        "Foto wilayah: belum ada foto.",
    ]
    assert found["Teks yang belum ditulis"] == ["Kata pengantar; penutup."]


def test_an_office_without_limitations_has_only_the_introduction() -> None:
    scope = cast.scope(cast.rich(differences=()))
    blocks = limitation_blocks(
        replace(
            scope.world, assessment=replace(scope.world.assessment, issues=(), sensitivity=())
        ),
        (),
        Notes(),
    )
    assert len(blocks) == 1


def warned(*subjects: str | None) -> Scope:
    year = cast.rich(differences=(make.difference("lebih:ktp"),))
    issues = tuple(
        Issue(Level.WARNING, "x", f"Masalah {n}.", make.place("counts.csv"), subject=subject)
        for n, subject in enumerate(subjects, 1)
    )
    scope = cast.scope(year)
    return replace(
        scope,
        world=replace(scope.world, assessment=replace(scope.world.assessment, issues=issues)),
    )


def test_warnings_that_a_difference_explains_are_not_reported_twice() -> None:
    found = limitations(warned(None, "lebih:ktp", "lebih:kia"))
    assert found["Peringatan atas data"] == [
        "Data hitungan, baris 2: Masalah 1.",
        "Data hitungan, baris 2: Masalah 3.",
    ]


def test_another_place_that_a_warning_names_is_no_file_either() -> None:
    message = "Renstra 85 (plan.yaml, baris 70, kolom targets.2024); lihat catatan.csv, baris 2."
    issue = Issue(Level.WARNING, "x", message, make.place("agreements.yaml"))
    scope = warned()
    assessment = replace(scope.world.assessment, issues=(issue,))
    found = limitations(replace(scope, world=replace(scope.world, assessment=assessment)))
    (limitation,) = found["Peringatan atas data"]
    assert limitation == "Perjanjian kinerja: Renstra 85 (Rencana); lihat catatan.csv, baris 2."


def test_results_near_a_gap_of_the_scale_are_named() -> None:
    year = cast.rich(outputs=(make.report("ik-4", "45.25"), make.output("II.1.1", 10, 8)))
    found = limitations(cast.scope(year)).get(
        "Kategori yang berubah bila celah skala ditutup dengan cara lain", []
    )
    assert any("[90,50]" in line for line in found)


# --- list of marks


def test_without_abbreviations_there_is_no_list_of_them() -> None:
    assert len(mark_blocks_of(())) == 2


def test_names_that_were_others_when_their_figures_were_approved(scope: Scope) -> None:
    title = "Nama yang lain daripada dalam penutupan tahun sebelumnya"
    assert title not in limitations(scope)
    code = scope.world.office_year.indicators[0].code
    renamed = replace(scope.world.office_year, former_names={code: "Nama lama"})
    found = limitations(replace(scope, world=replace(scope.world, office_year=renamed)))
    assert found[title] == [
        f"{scope.world.office_year.indicators[0].name}: disahkan sebagai “Nama lama”."
    ]


def test_formulas_that_were_others_when_their_figures_were_approved(scope: Scope) -> None:
    title = "Rumus yang lain daripada dalam penutupan tahun sebelumnya"
    assert title not in limitations(scope)
    first = scope.world.office_year.indicators[0]
    changed = replace(scope.world.office_year, former_formulas={first.code: "mean(ktp)"})
    (limitation,) = limitations(replace(scope, world=replace(scope.world, office_year=changed)))[
        title
    ]
    assert (
        limitation
        == f"{first.name}: disahkan dengan rumus mean(ktp); kedua tahun tidak sebanding."
    )
