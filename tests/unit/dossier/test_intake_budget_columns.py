"""What columns of money mean: a plan and a forecast are never stored as what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import Cells, codes, desk, means, proposed, table

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.money_columns import holds_unit_alone

QUARTERS = [f"TRIWULAN {n}" for n in ("I", "II", "III", "IV")]
MONTHS = (
    *("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI"),
    *("JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER", "NOVEMBER", "DESEMBER"),
)
BUDGET = {"PAGU": "revised"}


def rows(title: str, heads: Sequence[str]) -> Cells:
    """Three sub-activities with a budget and some more columns, which fall from row to row and column."""
    names = ("Penyusunan Dokumen", "Pelayanan Pendaftaran Penduduk", "Pelayanan Keliling")
    amounts = [[30_000_000 - 7_000 * n - 1_000_000 * k for k in range(len(heads))] for n in range(3)]
    return [
        [title],
        ["TAHUN ANGGARAN 2023"],
        ["KODE", "URAIAN", "PAGU", *heads],
        *([f"2.12.02.2.01.000{n}", name, 400_000_000, *amounts[n]] for n, name in enumerate(names)),
    ]


def guessed(title: str, heads: Sequence[str], at: Desk, name: str = "Sheet1") -> dict[str, str]:
    return means(proposed(rows(title, heads), at, name=name))


def doubts(at: Desk) -> list[tuple[str, str]]:
    return [(doubt.text, doubt.means) for doubt in at.doubts]


@pytest.mark.parametrize("heads", [QUARTERS, MONTHS, [*MONTHS, "JUMLAH"], ["SEMESTER I", "SEMESTER II"]])
@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ANGGARAN KAS", "Sheet1"),
        ("RENCANA PENARIKAN DANA", "Sheet1"),
        ("TARGET PENYERAPAN ANGGARAN", "Sheet1"),
        ("DPA", "Sheet1"),
        ("DINAS DUKCAPIL", "Anggaran Kas"),
    ],
)
def test_a_plan_by_times_is_told_and_not_taken(title: str, name: str, heads: Sequence[str]) -> None:
    at = desk()
    assert guessed(title, heads, at, name) == BUDGET
    assert (codes(at), doubts(at)) == (["columns_planned"], [])


@pytest.mark.parametrize("heads", [QUARTERS, MONTHS])
@pytest.mark.parametrize("title", ["DINAS DUKCAPIL", "RENCANA DAN REALISASI", "BELANJA PER BULAN"])
def test_where_no_word_tells_it_is_asked(title: str, heads: Sequence[str]) -> None:
    at = desk()
    assert guessed(title, heads, at) == BUDGET | dict.fromkeys(heads, "actual")
    assert doubts(at) == [("kolom waktu", "realisasi")]
    assert f'"{heads[0]}" … "{heads[-1]}"' in at.doubts[0].words
    assert codes(at) == []


def test_what_the_user_answers_is_so() -> None:
    for title in ("DINAS DUKCAPIL", "ANGGARAN KAS"):
        at = desk(means={"kolom waktu": "realisasi"})
        assert guessed(title, QUARTERS, at) == BUDGET | dict.fromkeys(QUARTERS, "actual")
        assert (codes(at), doubts(at), at.used) == ([], [], {"kolom waktu"})
        at = desk(means={"kolom waktu": "-"})
        assert guessed(title, QUARTERS, at) == BUDGET
        assert (codes(at), doubts(at)) == ([], [])


def test_a_column_that_the_user_names_is_no_question() -> None:
    at = desk(means={"TRIWULAN I": "realisasi"})
    found = guessed("ANGGARAN KAS", QUARTERS, at)
    assert found == BUDGET | {"TRIWULAN I": "actual"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LAPORAN REALISASI ANGGARAN", "Sheet1"),
        ("LRA PER BULAN", "Sheet1"),
        ("DINAS DUKCAPIL", "Realisasi"),
        ("PENYERAPAN ANGGARAN", "DPA"),
        ("PAGU DAN REALISASI", "Sheet1"),
    ],
)
@pytest.mark.parametrize("heads", [QUARTERS, MONTHS])
def test_spending_by_times_is_taken_without_a_question(title: str, name: str, heads: Sequence[str]) -> None:
    at = desk()
    assert guessed(title, heads, at, name) == BUDGET | dict.fromkeys(heads, "actual")
    assert (codes(at), doubts(at)) == ([], [])


@pytest.mark.parametrize("title", ["DPA SKPD", "RKA SKPD", "ANGGARAN KAS", "DINAS DUKCAPIL", "RENCANA KERJA"])
@pytest.mark.parametrize("heads", [["REALISASI"], [f"REALISASI {part}" for part in QUARTERS]])
def test_columns_of_realisation_are_taken_below_any_title(title: str, heads: Sequence[str]) -> None:
    at = desk()
    assert guessed(title, heads, at) == BUDGET | dict.fromkeys(heads, "actual")
    assert (codes(at), doubts(at)) == ([], [])


@pytest.mark.parametrize(
    "word", ["PROGNOSIS", "PROGNOSA", "PERKIRAAN", "ESTIMASI", "PREDIKSI", "PROYEKSI", "RENCANA", "TARGET"]
)
def test_a_forecast_beside_the_first_half_is_not_taken(word: str) -> None:
    at = desk()
    heads = ["REALISASI SEMESTER I", f"{word} SEMESTER II"]
    title = "LAPORAN REALISASI SEMESTER PERTAMA DAN PROGNOSIS ENAM BULAN BERIKUTNYA"
    assert guessed(title, heads, at) == BUDGET | {heads[0]: "actual"}
    assert (codes(at), doubts(at)) == ([], [])


def test_halves_below_that_title_are_asked() -> None:
    at = desk()
    guessed("LAPORAN REALISASI SEMESTER PERTAMA DAN PROGNOSIS", ["SEMESTER I", "SEMESTER II"], at)
    assert doubts(at) == [("kolom waktu", "realisasi")]


def test_spending_beside_its_plan_is_taken_alone() -> None:
    at = desk()
    plans, spent = (f"RENCANA {part}" for part in QUARTERS), [f"REALISASI {part}" for part in QUARTERS]
    pairs = [head for pair in zip(plans, spent, strict=True) for head in pair]
    merged = [["RENCANA DAN REALISASI 2023"], ["KODE", "URAIAN", "PAGU", "RENCANA DAN REALISASI"]]
    below = rows("", pairs)[3:]
    cells: Cells = [*merged, [None, None, None, *pairs], *below]
    found = propose(table(cells), at, "tabel")
    assert found is not None
    assert means(found) == BUDGET | {f"RENCANA DAN REALISASI > {head}": "actual" for head in spent}
    assert doubts(at) == []


KINDS = ("BELANJA PEGAWAI", "BELANJA BARANG DAN JASA", "BELANJA MODAL")


def by_kind(total: str, *, place: int = 3, is_sum: bool = True, group: str = "REALISASI") -> Cells:
    """Spending by kind with a column of another word at some place: their sum, or another figure."""
    kinds = [(0, 153, 0), (40, 407, 186), (900, 25, 0), (0, 0, 77)]
    heads, rows = [*KINDS], [[*line] for line in kinds]
    heads.insert(place, total)
    for n, (row, line) in enumerate(zip(rows, kinds, strict=True)):
        row.insert(place, sum(line) if is_sum else 17 * (n + 1))
    return [
        ["LAPORAN REALISASI ANGGARAN 2023"],
        ["KODE", "URAIAN", *[group for _ in heads]],
        [None, None, *heads],
        *(
            [f"2.12.02.2.01.000{n}", f"Layanan {n}", *(1_000_000 * v for v in row)]
            for n, row in enumerate(rows, 1)
        ),
    ]


@pytest.mark.parametrize("total", ["TOTAL BELANJA", "JUMLAH BELANJA", "Jml", "SEMUA BELANJA"])
@pytest.mark.parametrize("place", [0, 3])
@pytest.mark.parametrize(("group", "meant"), [("REALISASI", "actual"), ("ANGGARAN", "revised")])
def test_of_kinds_the_column_that_sums_them_up_is_taken(
    total: str, place: int, group: str, meant: str
) -> None:
    at = desk()
    assert means(proposed(by_kind(total, place=place, group=group), at)) == {f"{group} > {total}": meant}
    assert doubts(at) == []


def test_where_no_column_sums_the_others_up_it_is_asked() -> None:
    at = desk()
    proposed(by_kind("BELANJA LAIN", is_sum=False), at)
    assert [means_ for _, means_ in doubts(at)] == ["actual"]


def test_a_sum_with_one_wrong_row_is_still_the_sum() -> None:
    at = desk()
    cells = [[*row] for row in by_kind("TOTAL BELANJA")]
    cells[4][5] = 633_000_001
    assert means(proposed(cells, at)) == {"REALISASI > TOTAL BELANJA": "actual"}


def evaluation(last: str = "Rp", group: str = "TARGET DAN ANGGARAN 2023") -> Cells:
    """The evaluation of a work plan: what is done (`K`) beside its money in each quarter and the year."""
    groups = [group, *(f"REALISASI {part}" for part in QUARTERS), "REALISASI TAHUN 2023"]
    heads = [text for one in groups for text in (one, None)]
    rows = []
    for n in range(1, 4):
        parts = [n * 1_000_000 + 7_000 * k for k in range(4)]
        money = [n * 9_000_000, *parts, sum(parts)]
        rows.append(
            [f"2.12.02.2.01.000{n}", f"Layanan {n}", *(x for v in money for x in (12 - n - v % 5, v))]
        )
    return [
        ["EVALUASI TERHADAP HASIL RENJA"],
        ["KODE", "URAIAN", *heads],
        [None, None, *["K", last] * len(groups)],
        *rows,
    ]


@pytest.mark.parametrize("last", ["Rp", "Rp.", "(Rp)", "Rupiah"])
def test_of_what_is_done_and_its_money_the_money_is_taken(last: str) -> None:
    at = desk()
    found = means(proposed(evaluation(last), at))
    spent = [*(f"REALISASI {part}" for part in QUARTERS), "REALISASI TAHUN 2023"]
    wanted = {f"{head} > {last}": "actual" for head in spent}
    wanted |= {f"TARGET DAN ANGGARAN 2023 > {last}": "revised"}
    assert (found, doubts(at)) == (wanted, [])


def test_a_target_of_money_without_a_budget_beside_it_is_asked() -> None:
    at = desk()
    found = means(proposed(evaluation(group="TARGET 2023"), at))
    assert {head: one for head, one in found.items() if head.startswith("TARGET")} == {
        "TARGET 2023 > Rp": "revised"
    }
    assert doubts(at) == [("TARGET 2023 > Rp", "revised")]


def test_a_column_beside_the_money_that_the_user_names_is_taken() -> None:
    at = desk(means={"REALISASI TAHUN 2023 > K": "realisasi"})
    assert means(proposed(evaluation(), at))["REALISASI TAHUN 2023 > K"] == "actual"


@pytest.mark.parametrize("title", ["RENCANA PENARIKAN DANA", "RENCANA PENYERAPAN ANGGARAN"])
def test_spending_below_the_title_of_a_plan_of_payments_is_asked(title: str) -> None:
    at = desk()
    assert guessed(title, ["REALISASI"], at) == {**BUDGET, "REALISASI": "actual"}
    assert doubts(at) == [("REALISASI", "actual")]
    assert "padahal judul tabel ini rencana pembayaran" in at.doubts[0].words
    at = desk(means={"REALISASI": "actual"})
    assert guessed(title, ["REALISASI"], at) == {**BUDGET, "REALISASI": "actual"}
    assert doubts(at) == []


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("RENCANA PENARIKAN DANA", ["RENCANA", "REALISASI"]),
        ("RENCANA DAN REALISASI PENARIKAN DANA", ["REALISASI"]),
        ("REALISASI ATAS RENCANA PENARIKAN DANA", ["REALISASI"]),
        ("EVALUASI RENCANA KERJA", ["REALISASI"]),
    ],
)
def test_spending_beside_its_plan_is_no_question(title: str, heads: Sequence[str]) -> None:
    at = desk()
    assert guessed(title, heads, at) == {**BUDGET, "REALISASI": "actual"}
    assert doubts(at) == []


@pytest.mark.parametrize("unit", ["Rp", "Rp.", "rupiah", " RP "])
def test_units_in_cells_of_their_own_are_no_columns(unit: str) -> None:
    heads = ("Pagu", "Pagu", "Realisasi", "Realisasi")
    at = desk()
    lines = [
        (f"2.12.01.2.01.000{n}", "Dokumen", unit, 64_000_000 + n, unit, 58_500_000 + n) for n in range(1, 5)
    ]
    found = proposed([("REALISASI ANGGARAN TAHUN 2023",), (), ("Kode", "Uraian", *heads), *lines], at)
    columns = {one.head: one.means for one in found.intake.columns}
    places = {head.name: head.column for head in found.table.heads}
    assert {places[name]: means for name, means in columns.items()} == {4: "revised", 6: "actual"}
    assert (codes(at), doubts(at)) == ([], [])


def test_a_column_with_one_unit_among_its_amounts_stays_one() -> None:
    cells = ("Rp", 64_000_000, 65_000_000)
    lines = [(f"2.12.01.2.01.000{n}", cell) for n, cell in enumerate(cells, start=1)]
    found = table([("PAGU TAHUN 2023",), (), ("Kode", "Pagu"), *lines])
    assert [holds_unit_alone(found, head) for head in found.heads] == [False, False]
    units = replace(found, rows=found.rows[:1])
    assert [holds_unit_alone(units, head) for head in found.heads] == [False, True]
