"""Columns and tables that tell a part of the money by their words: never taken as all of it unasked."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.period import MONTHS

GRANTED = (64_300_000, 91_750_000, 812_000_000)
SPENT = (60_112_400, 88_003_250, 799_641_118)
DIRECT = (41_000_000, 70_000_000, 755_000_000)
PETTY = tuple(all_ - some for all_, some in zip(SPENT, DIRECT, strict=True))
TITLE = "REALISASI KEUANGAN TAHUN 2023"


def rows(*columns: tuple[str, tuple[int, ...]], title: str = TITLE) -> Cells:
    heads = [head for head, _ in columns]
    figures = zip(*(figures for _, figures in columns), strict=True)
    lines = [(code, "Pelayanan", *some) for code, some in zip(CODES, figures, strict=True)]
    return [(title,), (), ("Kode", "Uraian", *heads), *lines]


def told(cells: Cells, **means: str) -> tuple[list[str], list[str]]:
    """What was spent in the year of each sub-activity, and what is asked."""
    at = desk(new_office(), **({"means": means} if means else {}))
    spent = [spent for period, spent in values(taken(cells, at), "period", "actual") if period == "2023"]
    return spent, [doubt.option for doubt in at.doubts]


def shown(figures: tuple[int, ...]) -> list[str]:
    return [str(figure) for figure in figures]


@pytest.mark.parametrize(("first", "second"), [("LS", "GU"), ("Belanja UP/GU", "Belanja LS"), ("TU", "LS")])
def test_ways_of_payment_are_proposed_as_parts_of_one_sum(first: str, second: str) -> None:
    spent, options = told(rows(("Alokasi", GRANTED), (first, DIRECT), (second, PETTY)))
    assert options == [f'--means "{first}=actual"', f'--means "{second}=actual"']
    assert spent == shown(SPENT)


def test_an_answer_for_one_way_leaves_the_other_to_be_asked() -> None:
    cells = rows(("Alokasi", GRANTED), ("LS", DIRECT), ("GU", PETTY))
    assert told(cells, LS="actual")[1] == ['--means "GU=actual"']
    assert told(cells, LS="actual", GU="actual") == (shown(SPENT), [])


@pytest.mark.parametrize("head", ["Jumlah", "Total Pembayaran"])
def test_a_sum_that_their_figures_bear_out_is_taken(head: str) -> None:
    columns = [("Alokasi", GRANTED), ("GU", PETTY), ("LS", DIRECT), (head, SPENT)]
    assert told(rows(*columns)) == (shown(SPENT), [])
    untold = [*columns[:-1], ("Jumlah", SPENT)]
    assert told(rows(*untold, title="KARTU KENDALI 2023"))[1] == ['--means "Jumlah=actual"']


def test_a_sum_that_they_do_not_make_is_not() -> None:
    other = tuple(figure - 250_000 for figure in SPENT)
    columns = [("Alokasi", GRANTED), ("GU", PETTY), ("LS", DIRECT), ("Jumlah", other)]
    assert told(rows(*columns))[1] == ['--means "GU=actual"', '--means "LS=actual"']


@pytest.mark.parametrize(
    "head", ["Realisasi GU", "SP2D LS", "Realisasi DAK Non Fisik", "Realisasi Belanja Modal", "SPJ UP/GU"]
)
def test_a_part_alone_is_asked(head: str) -> None:
    cells = rows(("Alokasi", GRANTED), (head, DIRECT))
    assert told(cells)[1] == [f'--means "{head}=actual"']
    assert told(cells, **{head: "actual"}) == (shown(DIRECT), [])


@pytest.mark.parametrize(
    "head", ["Realisasi", "SPJ (LS+UP/GU/TU)", "Realisasi DAU dan DAK", "Realisasi Belanja Operasi dan Modal"]
)
def test_all_parts_together_are_taken(head: str) -> None:
    assert told(rows(("Alokasi", GRANTED), (head, SPENT))) == (shown(SPENT), [])


@pytest.mark.parametrize(
    "title", ["REALISASI DANA DAK NON FISIK 2023", "REALISASI BELANJA MODAL 2023", "DAFTAR SP2D GU 2023"]
)
def test_a_table_of_one_part_is_asked_once(title: str) -> None:
    cells = rows(("Alokasi", GRANTED), ("Realisasi", DIRECT), title=title)
    assert told(cells)[1] == ['--means "isi tabel=seluruhnya"']
    assert told(cells, **{"isi tabel": "seluruhnya"}) == (shown(DIRECT), [])


@pytest.mark.parametrize(
    "title",
    [
        "REALISASI ANGGARAN SUBBAG TU 2023",
        "REALISASI BELANJA OPERASI DAN BELANJA MODAL 2023",
        "REALISASI DANA DAU, DAK DAN PAD 2023",
        "REALISASI BELANJA PEGAWAI, BARANG DAN JASA 2023",
    ],
)
def test_a_table_of_all_parts_or_of_an_office_is_not(title: str) -> None:
    assert told(rows(("Alokasi", GRANTED), ("Realisasi", SPENT), title=title)) == (shown(SPENT), [])


@pytest.mark.parametrize("head", ["Belum Terealisasi", "Realisasi TA Sebelumnya", "Realisasi n-1"])
def test_what_is_left_or_of_another_year_is_not_proposed(head: str) -> None:
    columns = [("Alokasi", GRANTED), (head, DIRECT), ("Realisasi", SPENT)]
    assert told(rows(*columns)) == (shown(SPENT), [])


@pytest.mark.parametrize("head", ["Anggaran Blokir", "Saldo Anggaran", "Anggaran Belum Terserap"])
def test_money_that_is_left_or_held_back_is_no_budget(head: str) -> None:
    columns = [(head, PETTY), ("Anggaran", GRANTED), ("Realisasi", SPENT)]
    at = desk(new_office())
    assert [one for (one,) in values(taken(rows(*columns), at), "revised")] == shown(GRANTED)
    assert at.doubts == []


def test_the_plainer_of_two_is_proposed() -> None:
    columns = [("Alokasi", GRANTED), ("Realisasi Kontrak", DIRECT), ("Realisasi Keuangan", SPENT)]
    assert told(rows(*columns))[1] == ['--means "Realisasi Keuangan=actual"']


@pytest.mark.parametrize(
    ("title", "heads", "is_told"),
    [
        (TITLE, ("Pencairan", "Pengesahan"), True),
        (TITLE, ("Belanja Operasi", "Belanja Modal"), True),
        ("DAFTAR PAKET 2023", ("Harga Perkiraan", "Harga Penawaran"), False),
        (TITLE, ("Sisa Kas", "Saldo"), False),
    ],
)
def test_columns_that_may_be_what_was_spent_are_named(
    title: str, heads: tuple[str, str], is_told: bool
) -> None:
    at = desk(new_office())
    taken(rows(("Alokasi", GRANTED), (heads[0], DIRECT), (heads[1], PETTY), title=title), at)
    assert ("spending_left" in codes(at)) == is_told


def test_months_of_one_way_of_payment_are_asked_once() -> None:
    columns = [("Alokasi", GRANTED), *((f"Realisasi LS {month}", PETTY) for month in MONTHS)]
    assert told(rows(*columns))[1] == ['--means "isi tabel=seluruhnya"']


@pytest.mark.parametrize(("second", "is_part"), [(PETTY, True), (SPENT, False)])
def test_columns_that_exceed_the_budget_together_are_not_offered_to_be_added(
    second: tuple[int, ...], is_part: bool
) -> None:
    at = desk(new_office())
    taken(rows(("Alokasi", GRANTED), ("SP2D", DIRECT), ("SPJ", second)), at)
    (doubt,) = at.doubts
    assert ("dijumlahkan" in doubt.words) == is_part
