"""A file that comes again is asked nothing and changes nothing; another one with its name is read anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import write_sheet
from tests.intake.desks import Cells
from tests.unit.dossier.test_intake_issued import AREAS
from tests.unit.dossier.test_intake_take_in import small, take, without_counts
from tests.unit.dossier.test_intake_times_of_files import asked_of, office

from capaian.domain.period import Period
from capaian.dossier.intake.intaken import Intaken

NODES = ("2.12.01.2.01.0001", "2.12.01.2.01.0002")
FIRST, CHANGED, SPENT = 84_000_000, 90_000_000, 71_000_000
Row = list[str | int | None]


def money(title: str, *columns: tuple[str, int], more: tuple[Row, ...] = ()) -> Cells:
    """Two sub-activities; the figures of the second are higher by one."""
    lines = [[code, "Dokumen", *(figure + n for _, figure in columns)] for n, code in enumerate(NODES)]
    return [[title], [], ["Kode", "Uraian", *(name for name, _ in columns)], *lines, *more]


def people(title: str, *columns: tuple[str, int]) -> Cells:
    """All kecamatan; the figures of each are higher by one than those of the one above it."""
    lines = [[area, *(figure + n for _, figure in columns)] for n, area in enumerate(AREAS)]
    return [[title], [], ["Kecamatan", *(name for name, _ in columns)], *lines]


@dataclass(frozen=True)
class Question:
    """A table that asks, and what its answer stores."""

    cells: Cells
    asks: list[str]
    stored: Mapping[str, list[int]] = field(default_factory=dict)
    """Figures of the two sub-activities by their column, or of all kecamatan by their measure."""


def spent(**amounts: int) -> dict[str, list[int]]:
    return {means: [amount, amount + 1] for means, amount in amounts.items()}


PAGU = ("Pagu", CHANGED)
STAGES = (("MURNI", FIRST), ("PERUBAHAN", FIRST + 9))
OF_MONEY = {
    "a target in rupiah": Question(
        money("REALISASI BELANJA 2023", ("Target", CHANGED), ("Realisasi", SPENT)),
        ["Target=revised"],
        spent(revised=CHANGED, actual=SPENT),
    ),
    "the missing budget": Question(
        money("REALISASI BELANJA 2023", ("Jumlah Dana", CHANGED), ("Realisasi", SPENT)),
        ["Jumlah Dana=revised"],
        spent(revised=CHANGED, actual=SPENT),
    ),
    "the missing first budget": Question(
        money("REALISASI BELANJA 2023", ("Murni", CHANGED), ("Realisasi", SPENT)),
        ["Murni=original"],
        spent(original=CHANGED, actual=SPENT),
    ),
    "a shift behind a change": Question(
        money("BELANJA 2023", *STAGES, ("PERGESERAN", CHANGED), ("REALISASI", SPENT)),
        ["PERGESERAN=revised"],
        spent(original=FIRST, revised=CHANGED, actual=SPENT),
    ),
    "ways of payment": Question(
        money("BELANJA 2023", PAGU, ("Realisasi LS", 60_000_000), ("Realisasi GU", 11_000_000)),
        ["Realisasi LS=actual", "Realisasi GU=actual"],
        {"revised": [CHANGED, CHANGED + 1], "actual": [SPENT, SPENT + 2]},
    ),
    "money that only outputs are told of": Question(
        money("REKAP KINERJA 2023", ("Volume", 12), ("Realisasi", SPENT)),
        ["Realisasi=actual"],
        spent(actual=SPENT),
    ),
    "the only column left": Question(
        money("REALISASI KEGIATAN 2023", ("Pagu", CHANGED), ("Jumlah (Rp)", SPENT)),
        ["Jumlah (Rp)=actual"],
        spent(revised=CHANGED, actual=SPENT),
    ),
}
KIA = (("WAJIB KIA", 2140), ("MEMILIKI KIA", 1380))
OF_PEOPLE = {
    "children of some ages": Question(
        people("KIA ANAK USIA 0-5 TAHUN 2023", *KIA),
        ["WAJIB KIA=kia.eligible", "MEMILIKI KIA=kia.issued"],
        {"kia.eligible": [2140 + n for n in range(8)], "kia.issued": [1380 + n for n in range(8)]},
    ),
    "deeds of whom nobody can tell": Question(
        people("KEPEMILIKAN AKTA LAHIR 2023", ("MEMILIKI AKTA LAHIR", 7210)),
        ["MEMILIKI AKTA LAHIR=akta-lahir.holders"],
        {"akta-lahir.holders": [7210 + n for n in range(8)]},
    ),
}


def options(question: Question) -> list[str]:
    return [f'--means "{told}"' for told in question.asks]


def answers(question: Question) -> dict[str, str]:
    return {head: means for head, _, means in (told.rpartition("=") for told in question.asks)}


def amounts(dossier: Path) -> dict[str, list[int]]:
    """All money of the year of the two sub-activities, by what it is."""
    found = [
        one
        for one in office(dossier).inputs
        if str(one.node) in NODES and (str(one.period), one.kind) == ("2023", "all")
    ]
    named = {
        means: [int(value) for one in found if (value := getattr(one, means)) is not None]
        for means in ("original", "revised", "actual")
    }
    return {means: values for means, values in named.items() if values}


def counted(dossier: Path, period: str = "2023") -> dict[str, list[int]]:
    """What was counted until the end of a period, by measure, in the order of the kecamatan."""
    found: dict[str, list[int]] = {}
    for one in sorted(office(dossier).counts, key=lambda one: int(one.value or 0)):
        if str(one.period) == period:
            found.setdefault(one.measure, []).append(int(one.value or 0))
    return found


def is_quiet(taken: Intaken) -> bool:
    """Say whether nothing is asked, wrong or changed."""
    return (taken.doubts, dict(taken.changes), taken.has_errors) == ((), {}, False)


@pytest.mark.parametrize("question", OF_MONEY.values(), ids=OF_MONEY)
@pytest.mark.parametrize("is_told", [True, False])
def test_a_question_of_money_is_asked_once_and_never_again(
    tmp_path: Path, question: Question, is_told: bool
) -> None:
    dossier = small(tmp_path)
    book = write_sheet(tmp_path / "kiriman.xlsx", question.cells)
    first = take(book, dossier)
    assert asked_of(first) == options(question)
    told = take(book, dossier, means=answers(question), is_agreed=True) if is_told else first
    assert not told.has_errors, told.issues
    assert not is_told or told.doubts == ()
    told.write()
    assert amounts(dossier) == question.stored
    assert is_quiet(take(book, dossier, is_agreed=True))
    assert amounts(dossier) == question.stored


def test_rows_of_one_code_are_added_up_once_however_often_they_come(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    cells = money("BELANJA 2023", PAGU, ("Realisasi", SPENT), more=([NODES[1], "Lain", 7, 5],))
    book = write_sheet(tmp_path / "kiriman.xlsx", cells)
    told = {"kode berulang": "dijumlahkan"}
    assert asked_of(take(book, dossier)) == ['--means "kode berulang=dijumlahkan"']
    take(book, dossier, means=told).write()
    assert amounts(dossier) == {"revised": [CHANGED, CHANGED + 8], "actual": [SPENT, SPENT + 6]}
    assert is_quiet(take(book, dossier, is_agreed=True))


def test_equal_budgets_of_accounts_are_asked_about_once(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    accounts = "5.1.02.01.01.0024", "5.1.02.01.01.0026"
    parts: list[Row] = [[f"{NODES[0]}.{one}", "Kertas", 40, 30 + n] for one in accounts for n in (0, 1)]
    cells: Cells = [["BELANJA 2023"], [], ["Kode", "Uraian", "Pagu", "Realisasi"], *parts]
    book = write_sheet(tmp_path / "kiriman.xlsx", cells)
    first = take(book, dossier)
    assert [one.option for one in first.doubts if one.text.startswith("pagu")] == [
        '--means "pagu berulang=dijumlahkan"'
    ]
    first.write()
    assert asked_of(take(book, dossier)) == []


def test_rows_of_another_code_that_come_again_are_asked_about(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    cells = money("BELANJA 2023", PAGU, ("Realisasi", SPENT), more=([NODES[1], "Lain", 7, 5],))
    take(write_sheet(tmp_path / "kiriman.xlsx", cells), dossier).write()
    later = money("BELANJA 2023", PAGU, ("Realisasi", SPENT), more=([NODES[0], "Lain", 7, 5],))
    assert asked_of(take(write_sheet(tmp_path / "lain.xlsx", later), dossier)) == [
        '--means "kode berulang=dijumlahkan"'
    ]


def test_whose_table_it_is_was_answered_for_its_title_of_any_time(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    question = ['--means "pemilik tabel=kantor ini"']

    def taken(title: str) -> Intaken:
        cells = money(title, PAGU, ("Realisasi", SPENT))
        return take(write_sheet(tmp_path / "kiriman.xlsx", cells), dossier, is_anew=False)

    first = taken("BELANJA BADAN KEUANGAN DAERAH S.D. JUNI 2023")
    assert asked_of(first) == question
    first.write()
    assert asked_of(taken("BELANJA BADAN KEUANGAN DAERAH S.D. JUNI 2023")) == []
    assert question[0] not in asked_of(taken("BELANJA BADAN KEUANGAN DAERAH S.D. SEPTEMBER 2023"))
    assert question[0] in asked_of(taken("BELANJA DINAS SOSIAL S.D. SEPTEMBER 2023"))


@pytest.mark.parametrize("question", OF_PEOPLE.values(), ids=OF_PEOPLE)
@pytest.mark.parametrize("is_told", [True, False])
def test_so_is_a_question_of_people(tmp_path: Path, question: Question, is_told: bool) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    book = write_sheet(tmp_path / "kiriman.xlsx", question.cells)
    first = take(book, dossier)
    assert asked_of(first) == options(question)
    told = take(book, dossier, means=answers(question), is_agreed=True) if is_told else first
    assert not told.has_errors, told.issues
    told.write()
    assert counted(dossier) == question.stored
    assert is_quiet(take(book, dossier, is_agreed=True))


MONTHS = (("JANUARI", 30_000_000), ("FEBRUARI", 54_000_000), ("MARET", 80_000_000))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("kumulatif", [30_000_000, 24_000_000, 26_000_000]), ("-", [30_000_000, 54_000_000, 80_000_000])],
)
def test_so_is_whether_months_are_told_since_january(
    tmp_path: Path, answer: str, expected: list[int]
) -> None:
    """Together 164, more than the 90 that are granted: 54 - 30 = 24 and 80 - 54 = 26."""
    dossier = small(tmp_path)
    book = write_sheet(tmp_path / "kiriman.xlsx", money("REALISASI BELANJA 2023", PAGU, *MONTHS))
    assert asked_of(take(book, dossier)) == ['--means "bulan=kumulatif"']
    take(book, dossier, means={"bulan": answer}, is_agreed=True).write()
    for _ in range(2):
        found = {str(one.period): one.actual for one in office(dossier).inputs if str(one.node) == NODES[0]}
        assert [found[f"2023-M0{month}"] for month in (1, 2, 3)] == expected
        assert is_quiet(take(book, dossier, is_agreed=True))


def test_two_questions_of_one_table_are_remembered_both(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    cells = money("BELANJA", ("Target", CHANGED), ("Realisasi", SPENT))
    book = write_sheet(tmp_path / "kiriman.xlsx", cells)
    assert asked_of(take(book, dossier)) == ['--means "Target=revised"', "--period 2023"]
    one = take(book, dossier, means={"Target": "revised"})
    assert asked_of(one) == ["--period 2023"]
    other = take(book, dossier, period=Period.parse("2023"))
    assert asked_of(other) == ['--means "Target=revised"']
    take(book, dossier, means={"Target": "revised"}, period=Period.parse("2023"), is_agreed=True).write()
    assert is_quiet(take(book, dossier, is_agreed=True))
    assert amounts(dossier) == spent(revised=CHANGED, actual=SPENT)


def test_a_changed_figure_alone_is_taken_without_asking_again(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    question = OF_MONEY["a target in rupiah"]
    book = write_sheet(tmp_path / "kiriman.xlsx", question.cells)
    take(book, dossier, means=answers(question)).write()
    cells = money("REALISASI BELANJA 2023", ("Target", CHANGED), ("Realisasi", SPENT + 5))
    again = take(write_sheet(book, cells), dossier, is_agreed=True)
    assert (again.doubts, again.has_errors) == ((), False)
    again.write()
    assert amounts(dossier) == spent(revised=CHANGED, actual=SPENT + 5)


@pytest.mark.parametrize("answer", ["benar", None])
def test_figures_of_another_size_are_asked_of_a_file_that_is_known_too(
    tmp_path: Path, answer: str | None
) -> None:
    dossier = small(tmp_path)
    book = write_sheet(
        tmp_path / "kiriman.xlsx", money("BELANJA 2023", ("Pagu", CHANGED), ("Realisasi", SPENT))
    )
    take(book, dossier, is_agreed=True).write()
    thousands = money("BELANJA 2023", ("Pagu", CHANGED // 1000), ("Realisasi", SPENT // 1000))
    told = {"means": {"angka pengganti": answer}} if answer else {}
    again = take(write_sheet(book, thousands), dossier, is_agreed=True, **told)
    assert [doubt.text for doubt in again.doubts].count("angka pengganti") == (answer is None)
    assert again.has_errors is (answer is None)
    assert amounts(dossier) == spent(revised=CHANGED, actual=SPENT)


HALVES = ("SEMESTER I TAHUN 2023", "TAHUN 2023")


def test_another_half_of_the_year_with_the_same_name_stands_beside_the_first(tmp_path: Path) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    book = tmp_path / "kia.xlsx"
    for title, more in zip(HALVES, (0, 40), strict=True):
        cells = people(f"KIA USIA 0-17 TAHUN, {title}", *((name, figure + more) for name, figure in KIA))
        taken = take(write_sheet(book, cells), dossier, is_agreed=True)
        assert (taken.doubts, taken.has_errors) == ((), False)
        taken.write()
    assert counted(dossier, "2023-S1")["kia.issued"] == [1380 + n for n in range(8)]
    assert counted(dossier, "2023")["kia.issued"] == [1420 + n for n in range(8)]
    assert is_quiet(take(book, dossier, is_agreed=True))


def test_each_half_keeps_the_file_that_it_came_from(tmp_path: Path) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    book = tmp_path / "kia.xlsx"
    for title in HALVES:
        take(write_sheet(book, people(f"KIA USIA 0-17 TAHUN, {title}", *KIA)), dossier).write()
    read = office(dossier)
    found = {str(row.period): read.source_by_id[row.source] for row in read.counts if row.source}
    assert {period: str(source.cut_off) for period, source in found.items()} == {
        "2023-S1": "2023-06-30",
        "2023": "2023-12-31",
    }
    assert len({source.sha256 for source in found.values()}) == 2


def test_an_answer_about_some_children_says_nothing_of_those_of_other_ages(tmp_path: Path) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    question = OF_PEOPLE["children of some ages"]
    book = write_sheet(tmp_path / "kia.xlsx", question.cells)
    take(book, dossier, means=answers(question)).write()
    same = take(write_sheet(book, people("KIA ANAK USIA 0-5 TAHUN, SEMESTER I 2023", *KIA)), dossier)
    other = take(write_sheet(book, people("KIA ANAK USIA 6-16 TAHUN 2023", *KIA)), dossier)
    assert (asked_of(same), asked_of(other)) == ([], options(question))


def test_the_answer_to_a_change_holds_for_the_next_quarter_with_the_same_name(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    book = tmp_path / "serapan.xlsx"
    columns = (("MURNI", FIRST), ("PERUBAHAN", CHANGED - FIRST))
    first = money("BELANJA S.D. TRIWULAN I TAHUN 2023", *columns, ("REALISASI", 20_000_000))
    told = {"MURNI": "original", "PERUBAHAN": "-"}
    taken = take(write_sheet(book, first), dossier, means=told)
    assert asked_of(taken) == []
    taken.write()
    last = money("BELANJA S.D. TRIWULAN IV TAHUN 2023", *columns, ("REALISASI", SPENT))
    taken = take(write_sheet(book, last), dossier, is_agreed=True)
    assert (taken.doubts, taken.has_errors) == ((), False)
    taken.write()
    assert amounts(dossier) == spent(original=FIRST, actual=SPENT)
    quarter = [one.actual for one in office(dossier).inputs if str(one.period) == "2023-Q1"]
    assert quarter == [20_000_000, 20_000_001]


@pytest.mark.parametrize(("first", "then"), [("2023-S1", "2023"), ("2023-Q1", "2023-Q3")])
def test_what_was_told_of_one_file_is_not_taken_for_another_with_its_name(
    tmp_path: Path, first: str, then: str
) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    book = tmp_path / "kia.xlsx"
    files: dict[str, bytes] = {}
    for period, least in ((first, 1380), (then, 1391)):
        cells = people("KIA USIA 0-17 TAHUN", KIA[0], ("MEMILIKI KIA", least))
        files[period] = write_sheet(book, cells).read_bytes()
        assert asked_of(take(book, dossier)) == ["--period 2023"]
        take(book, dossier, is_agreed=True, period=Period.parse(period)).write()
    for period, least in ((first, 1380), (then, 1391)):
        book.write_bytes(files[period])
        again = take(book, dossier, is_agreed=True)
        assert (again.doubts, str(again.tables[0].taken.period)) == ((), period)
        assert counted(dossier, period)["kia.issued"] == [least + n for n in range(8)]
