"""Outputs and money in tables of sub-activities: no number of papers is ever taken for rupiah."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, means, said, table, taken, values
from tests.intake.finance import subactivities
from tests.unit.dossier.test_intake_budgets import office

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.guess import propose

QUARTERS = ("I", "II", "III", "IV")
Row = list[str | int | None]


def rows(title: str, *columns: tuple[str, object], above: tuple[str | None, ...] = ()) -> Cells:
    """Six sub-activities: the figures of each grow by one, words stay."""
    heads: list[Row] = [["Kode", "Nama", *above]] if above else []
    heads.append(
        [None, None, *(head for head, _ in columns)] if above else ["Kode", "Nama", *(h for h, _ in columns)]
    )
    lines = [
        [code, name, *(cell + n if isinstance(cell, int) else cell for _, cell in columns)]
        for n, (code, name) in enumerate(subactivities()[:6])
    ]
    return [[title], ["TAHUN ANGGARAN 2023"], *heads, *lines]  # type: ignore[list-item]  # cells


def found(cells: Cells, at: Desk) -> dict[str, str]:
    """What the columns of the one table mean; nothing where it is refused."""
    proposal = propose(table(cells), at, "tabel")
    return {} if proposal is None else means(proposal)


WORDS = ("Tolok Ukur", "Tersedianya laporan"), ("Satuan", "Laporan")


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("MONITORING CAPAIAN RENCANA KERJA", WORDS),
        ("REKAP CAPAIAN INDIKATOR", ()),
        ("REALISASI VOLUME PEKERJAAN", ()),
        ("REALISASI KINERJA", WORDS),
        ("CAPAIAN KELUARAN SUB KEGIATAN", WORDS[1:]),
        ("PROGRES FISIK", ()),
    ],
)
@pytest.mark.parametrize("of_year", [13, 2_750])
def test_a_table_of_outputs_alone_is_refused(
    title: str, before: tuple[tuple[str, str], ...], of_year: int
) -> None:
    at = desk(office())
    assert found(rows(title, *before, ("Target", of_year), ("Realisasi", of_year - 1)), at) == {}
    assert codes(at) == ["table_of_outputs"]
    assert at.doubts == []


def test_so_is_one_by_quarters_with_a_sum() -> None:
    above = ("Indikator", "Satuan", "Realisasi", None, None, None, "Jumlah")
    columns = [
        ("Indikator", "Jumlah surat"),
        ("Satuan", "Surat"),
        *((f"TW {n}", 5) for n in QUARTERS),
        ("Jumlah", 20),
    ]
    at = desk(office())
    assert found(rows("LAPORAN CAPAIAN", *columns, above=above), at) == {}
    assert codes(at) == ["table_of_outputs"]


@pytest.mark.parametrize("title", ["LAPORAN REALISASI ANGGARAN", "REALISASI BELANJA", "SERAPAN DANA", "LRA"])
def test_small_figures_below_words_of_money_are_money(title: str) -> None:
    at = desk(office())
    assert found(rows(title, ("Realisasi", 700)), at) == {"Realisasi": "actual"}
    assert (codes(at), at.doubts) == ([], [])


def test_figures_of_money_need_no_word_of_it() -> None:
    at = desk(office())
    assert found(rows("LAPORAN SUB KEGIATAN", ("Realisasi", 31_000_000)), at) == {"Realisasi": "actual"}
    assert (codes(at), at.doubts) == ([], [])


def test_small_figures_without_any_word_of_money_are_asked_and_not_proposed() -> None:
    at = desk(office())
    found(rows("LAPORAN SUB KEGIATAN", ("Realisasi", 31)), at)
    assert codes(at) == ["figures_untold"]
    assert at.doubts == []


def test_figures_of_money_in_a_table_that_speaks_of_outputs_alone_are_asked() -> None:
    at = desk(office())
    assert found(rows("REKAP KINERJA", *WORDS, ("Realisasi", 64_000_000)), at) == {"Realisasi": "actual"}
    assert [(one.text, one.means) for one in at.doubts] == [("Realisasi", "actual")]
    assert '--means "Realisasi=-"' in at.doubts[0].words


@pytest.mark.parametrize("done", ["Realisasi", "Realisasi Kinerja", "Volume Realisasi", "Realisasi Output"])
@pytest.mark.parametrize("spent", ["Realisasi Keuangan", "Realisasi (Rp)", "Pengeluaran"])
def test_of_outputs_beside_money_the_money_is_taken(done: str, spent: str) -> None:
    columns = [
        ("Indikator", "Jumlah berkas"),
        ("Target", 40),
        (done, 38),
        ("Pagu", 80_000_000),
        (spent, 71_000_000),
    ]
    at = desk(office())
    assert found(rows("CAPAIAN KINERJA DAN KEUANGAN", *columns), at) == {"Pagu": "revised", spent: "actual"}
    assert (codes(at), at.doubts) == ([], [])


def test_the_same_head_twice_is_money_where_its_figures_are() -> None:
    columns = [("Satuan", "Berkas"), ("Realisasi", 17), ("Pagu", 80_000_000), ("Realisasi", 71_000_000)]
    at = desk(office())
    assert found(rows("CAPAIAN TAHUN 2023", *columns), at) == {"Pagu": "revised", "Realisasi (2)": "actual"}


def test_outputs_told_with_their_unit_are_no_money() -> None:
    columns = [("Realisasi", "17 berkas"), ("Anggaran", 80_000_000), ("Realisasi Anggaran", 71_000_000)]
    at = desk(office())
    cells = rows("KINERJA DAN ANGGARAN", *columns)
    assert found(cells, at) == {"Anggaran": "revised", "Realisasi Anggaran": "actual"}
    assert codes(at) == []


@pytest.mark.parametrize("most", [24, 4_400])
def test_outputs_beside_the_budget_alone_are_left(most: int) -> None:
    columns = [("Pagu (Rp)", 80_000_000), ("Indikator", "Jumlah"), ("Target", most), ("Realisasi", most)]
    at = desk(office())
    assert found(rows("MONITORING", *columns), at) == {"Pagu (Rp)": "revised"}
    assert (codes(at), at.doubts) == ([], [])


def test_spending_that_fits_the_budget_is_taken_beside_words_of_outputs() -> None:
    columns = [("Indikator", "Jumlah"), ("Pagu", 80_000_000), ("Realisasi", 71_000_000), ("Fisik (%)", 90)]
    at = desk(office())
    assert found(rows("MONITORING", *columns), at) == {"Pagu": "revised", "Realisasi": "actual"}
    assert (codes(at), at.doubts) == ([], [])


@pytest.mark.parametrize(
    ("above", "done", "spent"),
    [
        (("Fisik", None, "Anggaran", None), "Fisik > Realisasi", "Anggaran > Realisasi"),
        (("Keluaran", None, "Dana", None), "Keluaran > Realisasi", "Dana > Realisasi"),
    ],
)
def test_a_target_of_money_is_asked_and_not_dropped(
    above: tuple[str | None, ...], done: str, spent: str
) -> None:
    columns = [("Target", 9), ("Realisasi", 9), ("Target", 80_000_000), ("Realisasi", 71_000_000)]
    at = desk(office())
    made = found(rows("CAPAIAN", *columns, above=above), at)
    target = spent.replace("Realisasi", "Target")
    assert made == {target: "revised", spent: "actual"}
    assert [(one.text, one.means) for one in at.doubts] == [(target, "revised")]


def test_a_target_of_which_more_was_spent_is_no_budget() -> None:
    at = desk(office())
    made = found(rows("TARGET DAN REALISASI KEUANGAN", ("Target", 60_000_000), ("Realisasi", 71_000_000)), at)
    assert made == {"Realisasi": "actual"}
    assert at.doubts == []


@pytest.mark.parametrize("done", ["2", "30"])
def test_the_evaluation_of_a_plan_is_read_after_its_answers_too(done: str) -> None:
    year, spent = "Target Renja 2023", "Realisasi Renja 2023"
    above = (year, None, *(cell for n in QUARTERS for cell in (f"Realisasi Triwulan {n}", None)), spent, None)
    pairs = [("K", done), ("Rp", 9_000_000)]
    columns = [("K", "8"), ("Rp", 80_000_000), *(cell for _ in QUARTERS for cell in pairs)]
    columns += [("K", "8"), ("Rp", 36_000_000)]
    cells = [[*row] for row in rows("EVALUASI HASIL RENJA", *columns, above=above)]
    for row in cells[4:]:
        row[-1] = sum(int(row[place] or 0) for place in (5, 7, 9, 11))
    at = desk(office(), means={f"{year} > Rp": "revised", f"{spent} > Rp": "actual"})
    found_ = values(taken(cells, at), "period", "actual")
    assert ("2023-Q2", "9000000") in found_
    assert ("2023", "36000000") in found_
    assert codes(at) == []


def test_targets_by_quarters_are_no_times_of_rows() -> None:
    above = ("Satuan", "Target Triwulan", None, None, None, "Anggaran (Rp)")
    columns = [("Satuan", "Surat"), *((n, "2") for n in QUARTERS), ("Anggaran (Rp)", 80_000_000)]
    at = desk(office())
    budgets = values(taken(rows("RENCANA AKSI", *columns, above=above), at), "period", "revised")
    assert ("2023", "80000000") in budgets
    assert codes(at) == []


def test_spending_over_several_years_and_shares_of_it_are_no_spending_of_the_year() -> None:
    above = (
        "Pagu Tahun 2023",
        "Realisasi Tahun 2023",
        "Realisasi Renstra s.d. 2023",
        "Tingkat Realisasi (%)",
    )
    columns = [("Rp", 80_000_000), ("Rp", 71_000_000), ("Rp", 300_000_000), ("Rp", 88)]
    at = desk(office())
    made = found(rows("EVALUASI", *columns, above=above), at)
    assert made == {"Pagu Tahun 2023 > Rp": "revised", "Realisasi Tahun 2023 > Rp": "actual"}
    assert at.doubts == []


@pytest.mark.parametrize("heads", [("Realisasi LS", "Realisasi GU"), ("SPJ Gaji", "SPJ LS", "SPJ UP/GU/TU")])
def test_ways_of_payment_without_a_sum_are_proposed_together(heads: tuple[str, ...]) -> None:
    columns = [("Pagu", 90_000_000), *((head, 7_000_000) for head in heads)]
    at = desk(office())
    made = found(rows("REALISASI BELANJA", *columns), at)
    assert made == {"Pagu": "revised", **dict.fromkeys(heads, "actual")}
    assert [one.text for one in at.doubts] == [*heads]


def test_one_of_them_answered_leaves_the_others_asked() -> None:
    columns = [("Pagu", 90_000_000), ("Realisasi LS", 40_000_000), ("Realisasi GU", 9_000_000)]
    at = desk(office(), means={"Realisasi LS": "actual"})
    made = found(rows("REALISASI BELANJA", *columns), at)
    assert made == {"Pagu": "revised", "Realisasi LS": "actual", "Realisasi GU": "actual"}
    assert [one.text for one in at.doubts] == ["Realisasi GU"]
    at = desk(office(), means={"Realisasi LS": "actual", "Realisasi GU": "-"})
    found(rows("REALISASI BELANJA", *columns), at)
    assert at.doubts == []


@pytest.mark.parametrize("head", ["Kebutuhan", "Nilai Kontrak", "Usulan Tambahan"])
@pytest.mark.parametrize("title", ["REALISASI KEGIATAN", "DAFTAR KEGIATAN"])
def test_the_only_column_left_is_not_proposed_where_its_words_tell_more(head: str, title: str) -> None:
    at = desk(office())
    assert found(rows(title, ("Pagu", 90_000_000), (head, 71_000_000)), at) == {"Pagu": "revised"}
    assert (codes(at), at.doubts) == (["money_untold"], [])


def test_it_is_proposed_where_the_title_tells_spending_and_the_head_no_more() -> None:
    at = desk(office())
    made = found(rows("REALISASI KEGIATAN", ("Pagu", 90_000_000), ("Jumlah (Rp)", 71_000_000)), at)
    assert made == {"Pagu": "revised", "Jumlah (Rp)": "actual"}
    assert [one.text for one in at.doubts] == ["Jumlah (Rp)"]


NODES = {"2.12.01.2.01.0001": "I.1.1", "2.12.01.2.01.0006": "I.1.2"}


def spending(title: str, *amounts: int) -> Cells:
    """What was spent on two sub-activities of the example."""
    lines = [[code, "Penyusunan Dokumen", amount] for code, amount in zip(NODES, amounts, strict=True)]
    return [[title], ["Kode", "Uraian", "Realisasi"], *lines]


@pytest.mark.parametrize("answer", [None, "benar"])
@pytest.mark.parametrize(
    ("factor", "is_asked"), [(Decimal("0.09"), True), (Decimal(11), True), (Decimal(9), False)]
)
def test_figures_of_another_size_than_the_stored_are_asked(
    answer: str | None, factor: Decimal, is_asked: bool
) -> None:
    stored = [next(one.actual for one in balangan().inputs if one.node == node) for node in NODES.values()]
    amounts = [int((amount or 0) * factor) for amount in stored]
    at = desk(
        balangan(), table=IntakeTable.INPUTS, means=NODES | ({"angka pengganti": answer} if answer else {})
    )
    taken(spending("REALISASI BELANJA TAHUN 2023", *amounts), at)
    asked = [one for one in at.doubts if one.text == "angka pengganti"]
    assert len(asked) == (is_asked and answer is None)
    assert all("2 angka" in one.words and one.means == "benar" for one in asked)


def test_spending_of_outputs_beside_a_budget_of_the_dossier_is_asked() -> None:
    at = desk(balangan(), table=IntakeTable.INPUTS, means={**NODES, "angka pengganti": "benar"})
    taken(spending("REALISASI APBD TAHUN 2023", 3_120, 12), at)
    assert [one.text for one in at.doubts] == ["Realisasi"]
    assert "3.120" in at.doubts[0].words
    assert said(at) == []


def test_little_that_was_spent_in_january_is_taken_beside_the_work() -> None:
    columns = [("Pagu", 80_000_000), ("Realisasi", 400_000), ("Fisik (%)", 1)]
    at = desk(office())
    made = found(rows("LAPORAN FISIK DAN KEUANGAN S.D. JANUARI 2023", *columns), at)
    assert made == {"Pagu": "revised", "Realisasi": "actual"}
    assert [one.text for one in at.doubts if one.text == "Realisasi"] == []


def test_noughts_beside_words_of_outputs_are_asked() -> None:
    cells = rows("MONITORING", ("Satuan", "Surat"), ("Realisasi", "0"), ("Pagu", 80_000_000))
    at = desk(office())
    assert found(cells, at) == {"Pagu": "revised", "Realisasi": "actual"}
    assert [one.text for one in at.doubts] == ["Realisasi"]
