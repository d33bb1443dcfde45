"""Tables in which two rules meet: each does what it does alone, and a question is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import Page, write_xlsx
from tests.intake.desks import Cells, balangan, codes, desk, proposed, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office
from tests.unit.dossier.test_intake_issued import AREAS, rows
from tests.unit.dossier.test_intake_take_in import take, without_counts

from capaian.dossier import read_dossier

FIRST, CHANGED, SPENT = 42_000_000, 47_250_000, 39_810_000
"""What two sub-activities are granted first and last, and what is spent on each; the second a rupiah more."""
TITLE = "REALISASI BELANJA TAHUN 2023"
Row = list[str | int | None]


def budget(title: str, *columns: tuple[str, str | int], above: tuple[str | None, ...] = ()) -> Cells:
    """Two sub-activities; figures grow by one, words stay."""
    names = [name for name, _ in columns]
    lines: list[Row] = [
        [code, "Sub kegiatan", *(cell + n if isinstance(cell, int) else cell for _, cell in columns)]
        for n, code in enumerate(CODES[:2])
    ]
    heads: list[Row] = (
        [["Kode", "Uraian", *above], [None, None, *names]] if above else [["Kode", "Uraian", *names]]
    )
    return [[title], [], *heads, *lines]


def figures(cells: Cells, **said: str) -> tuple[list[dict[str, str]], list[str], list[str]]:
    """The rows of the first sub-activity, what is asked, and the codes of problems."""
    at = desk(new_office(), **({"means": said} if said else {}))
    keys = ("period", "original", "revised", "actual")
    found = values(taken(cells, at), "node", *keys)
    own = [dict(zip(keys, cells, strict=True)) for node, *cells in found if node == CODES[0]]
    return (
        [{key: value for key, value in row.items() if value} for row in own],
        [doubt.option for doubt in at.doubts],
        [code for code in codes(at) if code != "year_stays_open"],
    )


def answered(options: list[str]) -> dict[str, str]:
    """What `--means "HEAD=MEANING"` says."""
    told = [option.removeprefix("--means ").strip('"').rpartition("=") for option in options]
    return {head: means for head, _, means in told}


WHOLE = {"period": "2023", "original": str(FIRST), "revised": str(CHANGED), "actual": str(SPENT)}
STAGES = (("MURNI", FIRST), ("PERUBAHAN", CHANGED))
OUTPUTS = (("Indikator", "Jumlah berkas"), ("Satuan", "Berkas"), ("Target", 12), ("Realisasi", 11))
MONEY = ("Realisasi Keuangan", SPENT)


@pytest.mark.parametrize(
    "columns",
    [
        (*OUTPUTS, *STAGES, MONEY),
        (*STAGES, MONEY, *OUTPUTS),
        (*STAGES, *OUTPUTS[:3], MONEY, ("Fisik (%)", 90)),
        (*OUTPUTS, ("INDUK", FIRST), ("PERGESERAN", FIRST + 9), ("PERUBAHAN", CHANGED), MONEY),
    ],
)
def test_stages_of_a_budget_are_taken_beside_outputs(columns: tuple[tuple[str, str | int], ...]) -> None:
    assert figures(budget(TITLE, *columns)) == ([WHOLE], [], [])


def test_stages_of_outputs_are_none_of_the_budget_beside_them() -> None:
    above = ("Target Fisik", None, "Pagu", None, "Realisasi Fisik", "Realisasi (Rp)")
    columns = (("MURNI", 8), ("PERUBAHAN", 11), *STAGES, ("Berkas", 10), ("Rp", SPENT))
    assert figures(budget(TITLE, *columns, above=above)) == ([WHOLE], [], [])


def test_a_change_of_outputs_beside_one_budget_is_no_changed_budget() -> None:
    columns = (("Volume Murni", 8), ("Volume Perubahan", 11), ("Pagu", CHANGED), MONEY)
    found, options, problems = figures(budget(TITLE, *columns))
    assert found == [{"period": "2023", "revised": str(CHANGED), "actual": str(SPENT)}]
    assert (options, problems) == ([], [])


def test_by_how_much_the_budget_changed_is_asked_once_beside_outputs_too() -> None:
    cells = budget(TITLE, *OUTPUTS, ("MURNI", FIRST), ("PERUBAHAN", CHANGED - FIRST), MONEY)
    _, options, _ = figures(cells)
    assert options == ['--means "PERUBAHAN=revised"']
    found, _, problems = figures(cells, PERUBAHAN="-")
    assert found == [{"period": "2023", "original": str(FIRST), "actual": str(SPENT)}]
    assert problems == []


UNTIL = ("S.D. NOVEMBER", "DESEMBER", "S.D. DESEMBER")
NOVEMBER, DECEMBER = 30_000_000, 9_810_000


def test_columns_until_a_month_stand_beside_stages() -> None:
    amounts = zip(UNTIL, (NOVEMBER, DECEMBER, SPENT + 1), strict=True)
    cells = [[*row] for row in budget(TITLE, *STAGES, *amounts)]
    for row in cells[3:]:
        row[-1] = int(row[-2] or 0) + int(row[-3] or 0)
    found, options, problems = figures(cells)
    assert {row["period"]: row for row in found} == {
        "2023-M12": {"period": "2023-M12", "actual": str(DECEMBER)},
        "2023": WHOLE,
    }
    assert (options, problems) == ([], [])


@pytest.mark.parametrize("quantity", ["K", "Volume"])
@pytest.mark.parametrize("above", ["", "Realisasi "])
def test_columns_until_a_month_are_those_in_rupiah_beside_quantities(quantity: str, above: str) -> None:
    heads = [cell for name in UNTIL for cell in (f"{above}{name}", None)]
    amounts = (NOVEMBER, DECEMBER, SPENT)
    pairs = [
        pair
        for amount, done in zip(amounts, (7, 2, 9), strict=True)
        for pair in ((quantity, done), ("Rp", amount))
    ]
    cells = [
        [*row]
        for row in budget("REALISASI SUB KEGIATAN 2023", ("Rp", CHANGED), *pairs, above=("Pagu", *heads))
    ]
    for row in cells[4:]:
        row[-1] = int(row[4] or 0) + int(row[6] or 0)
    found, options, problems = figures(cells)
    assert {row["period"]: row.get("actual") for row in found} == {
        "2023-M12": str(DECEMBER),
        "2023": str(SPENT),
    }
    assert {row["period"]: row.get("revised") for row in found}["2023"] == str(CHANGED)
    assert (options, problems) == ([], [])


TARGET_AND_SPENT = {
    "one head": budget("TARGET DAN REALISASI BELANJA 2023", ("Target", CHANGED), ("Realisasi", SPENT)),
    "in rupiah": budget("REALISASI 2023", ("Target (Rp)", CHANGED), ("Realisasi (Rp)", SPENT)),
    "below one head": budget(
        "CAPAIAN 2023", ("Target", CHANGED), ("Realisasi", SPENT), above=("Keuangan", None)
    ),
    "beside outputs": budget(
        "CAPAIAN 2023",
        ("Target", 12),
        ("Realisasi", 11),
        ("Target", CHANGED),
        ("Realisasi", SPENT),
        above=("Keluaran", None, "Anggaran", None),
    ),
    "beside K": budget(
        "CAPAIAN 2023",
        ("K", 12),
        ("Rp", CHANGED),
        ("K", 11),
        ("Rp", SPENT),
        above=("Target", None, "Realisasi", None),
    ),
    "without a word": budget(TITLE, ("Jumlah Dana", CHANGED), ("Realisasi", SPENT)),
}


@pytest.mark.parametrize("cells", TARGET_AND_SPENT.values(), ids=TARGET_AND_SPENT)
def test_a_budget_that_no_word_tells_is_asked_once_and_its_answer_is_taken(cells: Cells) -> None:
    _, options, problems = figures(cells)
    assert len(options) == 1
    assert problems == []
    found, again, problems = figures(cells, **answered(options))
    assert found == [{"period": "2023", "revised": str(CHANGED), "actual": str(SPENT)}]
    assert (again, problems) == ([], [])


@pytest.mark.parametrize("cells", TARGET_AND_SPENT.values(), ids=TARGET_AND_SPENT)
def test_whoever_says_that_it_is_none_gets_spending_alone(cells: Cells) -> None:
    _, options, _ = figures(cells)
    found, again, _ = figures(cells, **dict.fromkeys(answered(options), "-"))
    assert found == [{"period": "2023", "actual": str(SPENT)}]
    assert again == []


def test_ways_of_payment_are_added_up_beside_stages_and_outputs() -> None:
    parts = (("Realisasi LS", 30_000_000), ("Realisasi GU", 9_810_000))
    cells = budget(TITLE, *OUTPUTS[:3], *STAGES, *parts)
    _, options, problems = figures(cells)
    assert options == ['--means "Realisasi LS=actual"', '--means "Realisasi GU=actual"']
    assert problems == []
    assert figures(cells, **answered(options)) == ([WHOLE], [], [])


def test_a_target_in_rupiah_beside_ways_of_payment_is_asked_with_each_of_them_once() -> None:
    parts = (("SPJ LS", 30_000_000), ("SPJ GU", 9_810_000))
    cells = budget(TITLE, ("Target", CHANGED), *parts)
    _, options, _ = figures(cells)
    assert options == [
        '--means "Target=revised"',
        '--means "SPJ LS=actual"',
        '--means "SPJ GU=actual"',
    ]
    stored = [{"period": "2023", "revised": str(CHANGED), "actual": str(SPENT)}]
    assert figures(cells, **answered(options)) == (stored, [], [])
    assert figures(cells, **answered(options[:2])) == (stored, options[2:], [])


@pytest.mark.parametrize(
    ("cells", "code", "head"),
    [
        (budget("DAFTAR KEGIATAN 2023", *STAGES, ("Nilai Kontrak", SPENT)), "money_untold", "Nilai Kontrak"),
        (
            budget("DAFTAR KEGIATAN 2023", *OUTPUTS[:3], ("Pagu", CHANGED), ("Kebutuhan", SPENT)),
            "money_untold",
            "Kebutuhan",
        ),
        (budget("LAPORAN 2023", ("Realisasi", 31)), "figures_untold", "Realisasi"),
    ],
)
def test_the_remedy_that_is_printed_is_taken(cells: Cells, code: str, head: str) -> None:
    at = desk(new_office())
    taken(cells, at)
    (issue,) = at.log.finish(())
    assert issue.code == code
    assert f'--means "{head}=actual"' in issue.remedy
    found, options, problems = figures(cells, **{head: "actual"})
    assert [row["actual"] for row in found] == [str(31 if head == "Realisasi" else SPENT)]
    assert (options, problems) == ([], [])


def test_a_budget_of_a_part_of_the_year_is_refused_beside_stages() -> None:
    cells = budget(TITLE, *STAGES, ("NOVEMBER", NOVEMBER))
    assert "budget_of_part" in figures(cells, NOVEMBER="revised")[2]


def people(title: str, *columns: tuple[str, int], sheet: str = "Lembar1", **said: str) -> dict[str, str]:
    """What is asked of a table of all kecamatan, by its heads."""
    at = desk(replace(balangan(), counts=()), **({"means": said} if said else {}))
    proposed(rows(title, *columns), at, name=sheet)
    return {doubt.text: doubt.means for doubt in at.doubts if doubt.text != "periode"}


KIA = (("WAJIB KIA", 2140), ("MEMILIKI KIA", 1380))
BOTH = {"WAJIB KIA": "kia.eligible", "MEMILIKI KIA": "kia.issued"}
SHARE = "PERSENTASE KEPEMILIKAN KIA"


@pytest.mark.parametrize("share", [SHARE, "%", "CAPAIAN (%)", "PERSEN KIA USIA 0-5 TAHUN"])
def test_a_share_beside_children_of_some_ages_is_no_question_more(share: str) -> None:
    assert people("KIA USIA 0-17 TAHUN 2023", *KIA, (share, 64)) == {}
    assert people("KIA USIA 0-5 TAHUN 2023", *KIA, (share, 64)) == BOTH


def test_whoever_says_that_some_children_are_all_is_asked_no_more() -> None:
    title = "KIA USIA 0-5 TAHUN 2023"
    assert people(title, *KIA, (SHARE, 64), **people(title, *KIA)) == {}
    assert people(title, *KIA, **{"WAJIB KIA": "-"}) == {"MEMILIKI KIA": "kia.issued"}


def test_age_groups_that_make_all_are_taken_with_their_share() -> None:
    groups = (("KIA 0-4 TAHUN", 400), ("KIA 5-16 TAHUN", 900), ("CAPAIAN (%)", 64))
    assert people("KEPEMILIKAN KIA 2023", *groups) == {}


@pytest.mark.parametrize(
    ("sheet", "asked"), [("KIA", {}), ("KIA 0-5 TAHUN", BOTH), ("REKAP 0-17 TAHUN", {}), ("USIA 6-16", BOTH)]
)
def test_the_name_of_a_sheet_tells_whom_it_counts(sheet: str, asked: Mapping[str, str]) -> None:
    assert people("KEPEMILIKAN KIA TAHUN 2023", *KIA, sheet=sheet) == asked


def page(title: str, more: int, *names: str) -> Page:
    """All kecamatan with the sum below: each has one more than the one above it."""
    lines = [
        (area, *(more + 500 * n + place for n, _ in enumerate(names))) for place, area in enumerate(AREAS)
    ]
    total = ("JUMLAH", *(sum(int(line[n]) for line in lines) for n, _ in enumerate(names, 1)))
    return Page([(title,), (), ("Kecamatan", *names), *lines, total])


def test_a_sheet_of_some_children_beside_that_of_all_is_asked_and_left(tmp_path: Path) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    book = write_xlsx(
        tmp_path / "kia.xlsx",
        {
            "KIA": page("KEPEMILIKAN KIA TAHUN 2023", 900, "Memiliki KIA", "Wajib KIA"),
            "KIA 0-5 Tahun": page("KEPEMILIKAN KIA TAHUN 2023", 300, "Punya KIA", "Sasaran KIA"),
        },
    )
    first = take(book, dossier)
    asked = [doubt for doubt in first.doubts if doubt.place.sheet == "KIA 0-5 Tahun"]
    assert {doubt.text for doubt in asked} >= {"Punya KIA"}
    assert [doubt.text for doubt in first.doubts if doubt.place.sheet == "KIA"] == []
    last = take(book, dossier, sheet="KIA", is_agreed=True)
    assert (last.issues, last.doubts) == ((), ())
    last.write()
    office = read_dossier(dossier).office_year
    assert office is not None
    assert sorted(int(row.value or 0) for row in office.counts if row.measure == "kia.issued") == [
        *range(900, 908)
    ]


def test_a_wrong_sum_is_told_in_its_own_sheet_of_several(tmp_path: Path) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    right = page("KEPEMILIKAN KIA TAHUN 2023", 900, "Memiliki KIA", "Wajib KIA")
    other = page("PEREKAMAN KTP-EL TAHUN 2023", 800, "Sudah Rekam", "Wajib KTP")
    wrong = Page([*other.rows[:-1], ("JUMLAH", 6_427, 10_428)])
    book = write_xlsx(tmp_path / "dua.xlsx", {"KIA": right, "KTP": wrong})
    # 800 + 801 + ... + 807 = 6.428 and 1.300 + ... + 1.307 = 10.428
    found = [(one.code, one.place.sheet, one.place.row) for one in take(book, dossier).issues]
    assert found == [("total_differs", "KTP", 12)]


def test_counts_of_an_earlier_year_are_held_against_the_paper_when_they_come_in(tmp_path: Path) -> None:
    """The example states 99 for KTP-el in 2022."""
    dossier = copy_balangan(tmp_path)
    for recorded, is_told in ((990, False), (970, True)):
        lines = [(area, 1_000, recorded) for area in AREAS]
        cells = [("PEREKAMAN KTP-EL TAHUN 2022",), (), ("Kecamatan", "Wajib KTP", "Sudah Rekam"), *lines]
        book = write_xlsx(tmp_path / f"{recorded}.xlsx", {"KTP": Page(cells)})
        subjects = [one.subject for one in take(book, dossier).issues]
        assert ("two_values:counts:ktp:2022" in subjects) is is_told
