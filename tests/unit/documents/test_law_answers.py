"""What papers of law can ask: agreements as posts sign them, decrees, individual sheets,
the central report.

The fields of `legal_cast` as it is are in `test_scope_fields.py`; here each case changes
something. What to look for in a difference: whose lines and budgets, with whom, in whose words, in
place of what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tests import factories as make
from tests.conftest import Golden
from tests.unit.documents import cast
from tests.unit.documents import legal_cast as legal
from tests.unit.documents.answers import Case, write_answers

from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.narrative import (
    DecreeAnnex,
    Fraction,
    IndividualSheet,
    LegalDocument,
    SheetForm,
)
from capaian.domain.office import Acting, Post
from capaian.domain.plan import (
    AgreementKind,
    Definition,
    Indicator,
    PerformanceAgreement,
    TargetValue,
)
from capaian.domain.value import Unit

FOLDER = Path(__file__).parent / "answers"
HEAD_TITLE = "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh"
YEAR = legal.decreed()
Record = TypeVar("Record", Indicator, Post)


def test_answers_about_agreements(golden: Golden) -> None:
    golden.check(write_answers((*_parties(), *_budgets(), *_targets())), FOLDER / "agreements.txt")


def test_answers_about_decrees(golden: Golden) -> None:
    golden.check(write_answers((*_decrees(), *_annexes())), FOLDER / "decrees.txt")


def test_answers_about_individual_sheets(golden: Golden) -> None:
    golden.check(
        write_answers((*_sheets(), *_sheet_lines(), *_made_sheets())), FOLDER / "sheets.txt"
    )


def test_answers_about_the_report_to_the_centre(golden: Golden) -> None:
    golden.check(write_answers(_central_reports()), FOLDER / "central-report.txt")


def _case(title: str, *questions: str, when: str = "2023", **changes: object) -> Case:
    return Case(title, legal.decreed(**changes), questions, when, cast.laws())


def _with(
    records: tuple[Record, ...], is_meant: Callable[[Record], bool], **changes: object
) -> tuple[Record, ...]:
    return tuple(replace(one, **changes) if is_meant(one) else one for one in records)


def _named(code: str) -> Callable[[Indicator], bool]:
    return lambda indicator: indicator.code == IndicatorCode(code)


def _owned_by_nobody() -> tuple[Indicator, ...]:
    return _with(YEAR.indicators, lambda _: True, owner=None)


# --- agreements: who signs

SIGNED = "undertakings: first_party second_party targets"
LINE = make.agreement_target("iku-1", 80)


def _tier(*targets: str, **changes: object) -> PerformanceAgreement:
    chosen: dict[str, object] = {"kind": AgreementKind.TIER, "tier": "III", "second_party": ""}
    return make.agreement(
        *(make.agreement_target(code, 10) for code in targets), **{**chosen, **changes}
    )


def _agreed(
    title: str, agreement: PerformanceAgreement, *questions: str, **changes: object
) -> Case:
    return _case(title, *(questions or (SIGNED,)), agreements=(agreement,), **changes)


def _parties() -> Iterator[Case]:
    yield _agreed(
        "Lines go to the post that is responsible; the others stay", _tier("ik-3", "ik-5", "ik-4")
    )
    yield _agreed(
        "A line without a post belongs to the owner of the work that it measures",
        _tier("ik-3"),
        indicators=_owned_by_nobody(),
    )
    stated = {
        "The head signs with the head of the regency where nothing is stated": ("", ""),
        "The head without the regency": (
            HEAD_TITLE.removesuffix(" Kabupaten Contoh"),
            "Pj. Bupati",
        ),
        "The head who acted then": (f"Plt. {HEAD_TITLE}", ""),
        "The head by a name of its own": ("Kepala Dukcapil", ""),
    }
    for title, (first, second) in stated.items():
        yield _agreed(title, make.agreement(LINE, first_party=first, second_party=second))
    for acting in (None, *Acting):
        yield _case(
            f"What is still to be signed names the head as he acts now: {acting}",
            "undertakings: first_party",
            *("office.head.acting_as", "office.head_title"),
            agreements=(
                make.agreement(LINE, id="pk-baru", first_party=HEAD_TITLE, signed=""),
                make.agreement(LINE, id="pk-lama", first_party=HEAD_TITLE, signed="2023-01"),
            ),
            office=replace(
                YEAR.office,
                posts=_with(YEAR.office.posts, lambda post: post.id == legal.HEAD, acting=acting),
            ),
        )
    yield _agreed(
        "Titles print the regency on a line of its own",
        make.agreement(LINE, first_party=HEAD_TITLE),
        "undertakings: first_post",
    )
    for second in ("", "Kepala Dinas Kependudukan dan Pencatatan Sipil"):
        yield _agreed(
            "A bidang signs with the head in the capacity that the paper states",
            _tier("ik-3", second_party=second),
        )
    acting_above = tuple(
        replace(post, acting=Acting.PLT if post.id == legal.KABID else None)
        for post in YEAR.office.posts
    )
    yield _agreed(
        "A lower post signs with the post above it",
        _tier("ik-5", tier="IV", second_party="Kepala Bidang"),
        indicators=_with(YEAR.indicators, _named("ik-5"), owner=legal.STAFF),
        office=replace(YEAR.office, posts=acting_above),
    )
    yield _agreed(
        "An unknown post signs with whom the agreement names",
        _tier("ik-5", first_party="JF", second_party="Kepala Bidang"),
    )
    yield _agreed(
        "A post that the office lacks signs nothing of its own",
        _tier("ik-3", "ik-5"),
        indicators=_with(YEAR.indicators, _named("ik-3"), owner=PostId("hilang")),
    )
    yield _agreed(
        "An agreement of one named post is that post's with all its lines",
        _tier("ik-3", "ik-5", "ik-4", first_party="Pengelola Data"),
    )


# --- agreements: budgets, what they replace, targets


def _budgets() -> Iterator[Case]:
    sums = "undertakings: level total knows_budgets"
    kabid = "undertakings.pk-2023-kabid.budgets: level code amount"
    only_budget = make.office_year().inputs
    for kept in (YEAR.agreements[:1], YEAR.agreements):
        yield _case(
            "The only budget of a year is that of an agreement which nobody changed",
            *(sums, "undertakings.pk-2023.budgets: amount"),
            inputs=only_budget,
            agreements=kept,
        )
    yield _agreed(
        "Lines without a post have the budget of what they measure",
        _tier("ik-4", revision=1),
        *(sums, "undertakings.pk-2023.budgets: level code amount"),
        indicators=_owned_by_nobody(),
        nodes=tuple(replace(node, owner=None) for node in YEAR.nodes),
    )
    owned = tuple(
        replace(node, owner=legal.KABID) if node.parent is None else node for node in YEAR.nodes
    )
    yield _agreed(
        "Several budgets of a post add up", _tier("ik-3", revision=1), *(sums, kabid), nodes=owned
    )
    yield _agreed(
        "A total needs all its parts",
        _tier("ik-3", revision=1),
        *(sums, kabid),
        nodes=owned,
        inputs=YEAR.inputs[:2],
    )
    yield _case(
        "Work without money keeps its line without an amount",
        "undertakings.pk-2023.budgets: name amount",
        inputs=(),
    )
    revisions = [make.agreement(LINE, id=f"pk-{n}", revision=n) for n in range(3)]
    yield _case(
        "The latest of several earlier agreements of the year is replaced",
        "undertakings: is_revised replaces.id",
        agreements=(*revisions, make.agreement(LINE, id="pk-lama", revision=1, year=2022)),
    )


def _targets() -> Iterator[Case]:
    for signed in ("2023-07-14", "2023-07", "2023", ""):
        yield _agreed(
            f"Dots where the day is to be written: {signed!r}",
            make.agreement(LINE, signed=signed),
            "undertakings: place_and_date",
        )
    written: tuple[tuple[str, TargetValue], ...] = (
        ("percent", make.target("95")),
        ("percent", make.target("99.4")),
        ("index", make.target("86")),
        ("index", make.target("3.4", scale=Unit("scale-4"))),
        ("dokumen", make.target("8")),
        ("mitra", make.target("3", text="3 (tiga) mitra")),
        ("keadaan", make.target(None, text="Sudah")),
    )
    for unit, target in written:
        yield _agreed(
            f"Targets as agreements write them: {unit} {target.value} {target.text}".rstrip(),
            make.agreement(make.agreement_target("iku-1", target)),
            "undertakings.pk-2023.targets: stated stated_unit",
            indicators=(
                make.indicator("iku-1", unit=Unit(unit), objective=YEAR.indicators[0].objective),
            ),
            survey_elements=(),
        )
    centre = {"kind": AgreementKind.DIRECTOR_GENERAL}
    forms: dict[str, dict[str, object]] = {
        "of the head": {},
        "without lines": {"targets": ()},
        "with the centre, without basis": {**centre},
        "with the centre, its basis unknown": {**centre, "document": "hilang"},
        "with the centre": {**centre, "document": legal.BASIS},
    }
    for title, changes in forms.items():
        yield _agreed(
            f"Can become a paper: {title}",
            make.agreement(LINE, **changes),
            "undertakings: is_complete",
        )


# --- decrees

DECREE = "documents.sk-iku"
LAWS = (legal.law("uu-1", "Lembaran Negara Nomor 1"), legal.law("pp-2"))


def _decreed(title: str, decree: LegalDocument, *questions: str, **changes: object) -> Case:
    """A decree in an office that has it alone beside the laws."""
    return _case(title, *questions, documents=(*LAWS, decree), **changes)


def _decrees() -> Iterator[Case]:
    for date in ("2021-01-04", "2023-07", "2023", ""):
        yield _decreed(
            f"Of a date no more is written than is known: {date!r}",
            legal.decree(date=date),
            f"{DECREE}: date issued_on",
        )
    yield _decreed(
        "A decree without a place is issued where the office signs",
        legal.decree(issued_at=""),
        f"{DECREE}.issued_at",
        office=replace(YEAR.office, place="Kota Lain"),
    )
    capacities: dict[str, dict[str, object]] = {
        "head": {},
        "acting head": {"acting": Acting.PLT},
        "another post": {"signatory": legal.KABID},
        "acting other": {"signatory": legal.KABID, "acting": Acting.PLT},
        "nobody": {"signatory": None},
        "acting nobody": {"signatory": None, "acting": Acting.PLT},
    }
    for title, changes in capacities.items():
        yield _decreed(
            "The signature names the post in the capacity of the day, whoever acts "
            f"today: {title}",
            legal.decree(**changes),
            f"{DECREE}: signatory_title signatory_post",
        )
    yield _decreed(
        "A citation without its document is left out",
        legal.decree(attentions=("pp-2", "hilang")),
        f"{DECREE}.attentions",
    )


def _annexes() -> Iterator[Case]:
    entries = "name objective meaning reason calculation data_source owner"
    rows = [f"{DECREE}.annexes.{number}.entries: {entries}" for number in ("I", "II")]
    yield _decreed(
        "A single annex has no numeral",
        legal.decree(annexes=legal.ANNEXES[:1]),
        f"{DECREE}.annexes: number label title",
    )
    other = {"definition": Definition("lain", "alasan", ""), "data_source": "SIAK"}
    yield _case(
        "Different definitions of one row are below each other",
        rows[1],
        indicators=_with(YEAR.indicators, _named("ik-5"), **other),
    )
    words = {"sk-iku": "Bunyi Keputusan", "lkjip": "Bunyi Laporan"}
    yield _case(
        "Wording of this decree goes before the plan and that of others does not",
        rows[0],
        indicators=_with(YEAR.indicators, _named("iku-1"), as_printed=words),
        objectives=tuple(
            replace(one, as_printed={"sk-iku": "Sasaran Keputusan"})
            if one.id == NodeId("sasaran-1")
            else one
            for one in YEAR.objectives
        ),
    )
    yield _decreed(
        "A decree still to be written lists key indicators and the others that are defined",
        legal.decree(),
        *(f"{DECREE}.annexes: title is_key", f"{DECREE}.annexes.I.entries: name", rows[1]),
        indicators=_with(YEAR.indicators, _named("ik-4"), definition=Definition()),
    )
    yield _decreed(
        "An annex may name an indicator that nothing defines",
        legal.decree(annexes=(DecreeAnnex("Lampiran", (legal.entry("hilang"),)),)),
        rows[0],
    )
    for regency in ("Kabupaten Contoh", "Kota Contoh"):
        yield _case(
            f"Who governs follows from the kind of regency: {regency}",
            "undertakings: second_party",
            agreements=(make.agreement(LINE, second_party=""),),
            office=replace(YEAR.office, regency_name=regency),
        )


# --- individual sheets

SHEET = "sheets.s"


def _sheet(title: str, sheet: IndividualSheet, *questions: str, **changes: object) -> Case:
    return _case(title, *questions, sheets=(sheet,), **changes)


def _sheets() -> Iterator[Case]:
    yield _sheet(
        "The print goes before the office",
        legal.sheet(
            "s", legal.KABID, SheetForm.PROGRAM, post_as_printed="KABID DATA", goal="Tertib"
        ),
        f"{SHEET}: post name goal unit title note",
    )
    for form in SheetForm:
        yield _sheet(
            f"Heads of columns name the level: {form}",
            legal.sheet("s", legal.KABID, form),
            f"{SHEET}: level",
        )
    yield _sheet(
        "Letters that do not fit the list are not used",
        legal.sheet("s", legal.KABID, SheetForm.PROGRAM, letters=("x",)),
        f"{SHEET}: is_lettered tasks_text",
    )
    functions: tuple[tuple[str, ...], ...] = ((), ("menyusun",))
    for listed in functions:
        posts = _with(YEAR.office.posts, lambda post: post.id == legal.STAFF, functions=listed)
        yield _sheet(
            f"The print may call the only list otherwise: {listed}",
            legal.sheet("s", legal.STAFF, SheetForm.ACTIVITY, task_label="FUNGSI"),
            f"{SHEET}: tasks_label functions_label",
            office=replace(YEAR.office, posts=posts),
        )
    for post in (PostId("hilang"), legal.HEAD, legal.KABID, legal.STAFF):
        yield _sheet(
            f"A sheet is signed by the post and the one above: {post}",
            legal.sheet("s", post, SheetForm.ACTIVITY),
            f"{SHEET}: post tasks_text above signatory",
        )


def _sheet_lines() -> Iterator[Case]:
    fraction = Fraction("Ada", "Semua", "100%")
    explained: tuple[dict[str, object], ...] = (
        {"explanation": "Banyak dokumen"},
        {"items": ("satu", "dua")},
        {"items": ("satu", "dua"), "is_numbered": True},
        {"fraction": fraction},
        {"fraction": replace(fraction, times="")},
        {"explanation": "Rumus:", "fraction": fraction},
        {"explanation": "Rumus:", "items": ("satu",)},
        {"is_pictured": True},
        {},
    )
    for changes in explained:
        yield _sheet(
            f"Explanations line by line: {', '.join(changes) or 'nothing'}",
            legal.sheet("s", legal.KABID, SheetForm.PROGRAM, legal.line("ik-3", **changes)),
            f"{SHEET}.lines: explanation fraction",
        )
    yield _sheet(
        "A picture for which nobody proposes a formula says so",
        legal.sheet("s", legal.KABID, SheetForm.PROGRAM, legal.line("ik-3", is_pictured=True)),
        f"{SHEET}.lines: explanation",
        indicators=_with(YEAR.indicators, lambda _: True, definition=Definition()),
    )
    printed = legal.line(
        "ik-3",
        name_as_printed="Nama Cetak",
        objective_as_printed="Sasaran Cetak",
        owner_as_printed="Bidang",
        activity="Mencatat",
    )
    yield _sheet(
        "Lines use the words of the sheet",
        legal.sheet(
            "s", legal.KABID, SheetForm.PROGRAM, printed, legal.line("ik-3", owner=legal.KABID)
        ),
        f"{SHEET}.lines: name objective owner activity",
    )
    spans = (("ik-3", "SIAK", 3), ("ik-4", "", 0), ("ik-5", "", 0), ("ik-3", "", 1))
    rows = [legal.line(code, data_source=text, source_rows=count) for code, text, count in spans]
    yield _sheet(
        "A source cell that spans lines is repeated until the next one",
        legal.sheet("s", legal.KABID, SheetForm.PROGRAM, *rows),
        f"{SHEET}.lines: data_source",
    )
    lines = [legal.line(code) for code in ("iku-2", "iku-1", "iku-2", None)]
    yield _sheet(
        "Components of the indicators are there once: iku-2 is a mean of two, iku-1 comes "
        "from a survey",
        legal.sheet("s", legal.HEAD, SheetForm.KEY, *lines),
        f"{SHEET}.components",
    )
    yield _sheet(
        "Proposed formulas are named",
        legal.sheet("s", legal.KABID, SheetForm.PROGRAM, legal.line("ik-3"), legal.line("ik-4")),
        f"{SHEET}.proposed",
        indicators=_with(
            YEAR.indicators, lambda own: own.code in ("ik-3", "ik-5"), formula_proposed=True
        ),
    )


def _made_sheets() -> Iterator[Case]:
    made = ("sheets: post form", "sheets.kabid.lines: name objective explanation owner")
    yield _case(
        "Without sheets each responsible post gets one, with its indicators", *made, sheets=()
    )
    yield _case(
        "The head answers for key indicators only",
        *(made[0], "sheets.kepala-dinas.lines: name"),
        sheets=(),
        indicators=_with(YEAR.indicators, lambda _: True, owner=legal.HEAD),
    )
    yield _case(
        "A lower post measures activities",
        "sheets: form",
        sheets=(),
        indicators=_with(YEAR.indicators, _named("ik-4"), owner=legal.STAFF),
    )
    yield Case(
        "An office without responsible posts has no sheets, without an agreement no "
        "report to the centre",
        make.office_year(),
        ("sheets", "central_report"),
        "2023",
        cast.laws(),
    )


# --- the report to the Directorate General


def _reported(title: str, *reports: object, instead_of: str = "", **changes: object) -> Case:
    kept = tuple(row for row in YEAR.outputs if row.indicator != instead_of)
    return _central(title, outputs=(*kept, *reports), **changes)


def _central(title: str, when: str = "2023-S2", **changes: object) -> Case:
    return _case(
        title,
        "central_report: number name depth target actual note has_actual is_open",
        when=when,
        **changes,
    )


def _central_reports() -> Iterator[Case]:
    yield _central("A semester without results has none and says why", when="2023-S1")
    *others, central = YEAR.agreements
    yearly = [replace(target, periods=()) for target in central.targets]
    yield _central(
        "A line without a target of the semester shows that of the year and says so",
        agreements=(
            *others,
            replace(
                central, targets=(yearly[0], make.agreement_target("pusat-2", 3), *yearly[2:])
            ),
        ),
    )
    note = make.report("pusat-3", None, "2023-S2", note="lihat a")
    yield _reported("A remark of a line whose parts tell the result is not repeated", note)
    yield _reported(
        "A remark of a line with a result stays",
        replace(note, text="Ada", met=True),
        instead_of="pusat-3",
    )
    yield _reported(
        "Why a result is missing is no remark of the report",
        make.report(
            "pusat-1", None, "2023-S2", note="realisasi tidak dimuat dalam sumber; lihat lampiran"
        ),
        instead_of="pusat-1",
    )
    quarters = {1: "awal", 3: "loket", 4: "loket"}
    yield _reported(
        "Remarks of several rows are below each other once",
        *(
            make.report("pusat-3a", 1, f"2023-Q{quarter}", note=text)
            for quarter, text in quarters.items()
        ),
        instead_of="pusat-3a",
    )
    yield _central(
        "Indicators of another objective are no parts",
        indicators=_with(YEAR.indicators, _named("pusat-3a"), objective=NodeId("sasaran-2")),
    )
    yield _central(
        "A part with a line of its own is not listed twice",
        agreements=(
            *others,
            replace(central, targets=(*central.targets, make.agreement_target("pusat-3a", 2))),
        ),
    )
