"""Tables that hold a part only: some months, one sex, what was issued; and parts held against their sum."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, Cells, changed, codes, desk, means, proposed, said, table, taken, values

from capaian.domain.period import Period, period_of_months
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.issued import is_of_issuing
from capaian.dossier.intake.measures import side_alone
from capaian.dossier.intake.periods import span_told, told_otherwise
from capaian.dossier.intake.row_sums import row_sums

_AREAS = ("Juai", "Halong", "Awayan", "Batu Mandi", "Lampihong", "Paringin", "Paringin Selatan")


def deaths(title: str) -> Cells:
    return (
        ("AKTA KEMATIAN",),
        (title,),
        ("No", "Kecamatan", "Kematian dilaporkan", "Akta kematian terbit"),
        *((number, name, 90, 85) for number, name in enumerate((*_AREAS, "Tebing Tinggi"), 1)),
    )


@pytest.mark.parametrize("title", ["JANUARI - OKTOBER 2023", "S.D. OKTOBER 2023", "PER 31 OKTOBER 2023"])
def test_events_of_some_months_are_refused(title: str) -> None:
    at = desk()
    taken(deaths(title), at)
    assert codes(at) == ["months_no_period"]
    assert "Januari\u2013Oktober" in said(at)[0][1]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("JANUARI - JUNI 2023", "2023-S1"),
        ("Juli s.d. September 2023", "2023-Q3"),
        ("S.D. TRIWULAN II 2023", "2023-S1"),
        ("BULAN OKTOBER 2023", "2023-M10"),
        ("JANUARI - DESEMBER 2023", "2023"),
    ],
)
def test_events_of_months_that_are_a_period_are_of_that(title: str, period: str) -> None:
    at = desk()
    found = taken(deaths(title), at)
    assert codes(at) == []
    assert {row.cells["period"] for row in found.rows} == {period}


def test_what_is_there_at_the_end_of_some_months_is_taken() -> None:
    at = desk()
    found = taken(changed((1, 1, "KEPEMILIKAN KTP-EL S.D. OKTOBER 2023")), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == []
    assert {row.cells["period"] for row in found.rows} == {"2023-M10"}


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("1 Juli 2024 s.d. 30 September 2024", (7, 9)),
        ("Januari sampai dengan Maret 2024", (1, 3)),
        ("JAN–OKT 2024", (1, 10)),
        ("Keadaan 31 Desember 2023, dicetak 5 Januari 2024", None),
        ("Desember - Januari", None),
        ("KTP-el Oktober 2024", None),
    ],
)
def test_runs_of_months(title: str, months: tuple[int, int] | None) -> None:
    span = span_told([title])
    is_run = span is not None and bool(span.months) and not (span.is_one or span.is_until)
    assert ((min(span.months), span.last) if span is not None and is_run else None) == months


def test_months_that_are_no_period() -> None:
    assert [period_of_months(2024, *run) for run in ((2, 4), (4, 9), (1, 2))] == [None] * 3
    assert str(period_of_months(2024, 7, 12)) == "2024-S2"
    assert str(period_of_months(2024, 5, 5)) == "2024-M05"


@pytest.mark.parametrize(
    ("asked", "is_money", "told"),
    [
        ("2024", False, "Januari\u2013Oktober"),
        ("2024-M10", False, "Januari\u2013Oktober"),
        ("2024", True, None),
    ],
)
def test_a_run_of_months_contradicts_every_other_period(asked: str, is_money: bool, told: str | None) -> None:
    assert told_otherwise(["JANUARI - OKTOBER 2024"], Period.parse(asked), is_money=is_money) == told


def doubts(rows: Cells, **asked: object) -> dict[str, str]:
    at = desk(**asked)
    proposed(rows, at)
    return {doubt.text: doubt.words for doubt in at.doubts}


def test_men_alone_are_not_the_whole() -> None:
    found = doubts(changed((3, 3, "Wajib KTP Laki-laki"), (3, 4, "Sudah Rekam Laki-laki")))  # type: ignore[arg-type]  # cells
    assert [*found] == ["Wajib KTP Laki-laki", "Sudah Rekam Laki-laki"]
    assert all("laki-laki saja" in words for words in found.values())


def test_a_sheet_of_women_is_not_the_whole() -> None:
    found = doubts(changed((1, 1, "DATA KEPEMILIKAN KTP-EL PEREMPUAN TAHUN 2023")))  # type: ignore[arg-type]  # cells
    assert all("perempuan saja" in words for words in found.values())
    assert len(found) == 2


def test_men_may_be_told_to_be_meant() -> None:
    rows = changed((3, 3, "Wajib KTP Laki-laki"), (3, 4, "Sudah Rekam Laki-laki"))
    told = {"Wajib KTP Laki-laki": "ktp.eligible", "Sudah Rekam Laki-laki": "ktp.holders"}
    assert doubts(rows, means=told) == {}  # type: ignore[arg-type]  # cells


@pytest.mark.parametrize(
    ("title", "names", "told"),
    [
        ("", ("KTP L", "KTP P"), None),
        ("", ("KTP P",), "perempuan"),
        ("", ("KTP L/P",), None),
        ("KTP laki-laki dan perempuan", ("KTP",), None),
        ("Menurut kecamatan", ("KTP",), None),
    ],
)
def test_whose_figures_columns_hold(title: str, names: tuple[str, ...], told: str | None) -> None:
    heads = [Head(place, (name,), name) for place, name in enumerate(names, 1)]
    assert side_alone([title], heads, heads) == told


def test_women_beside_in_other_columns_make_a_title_no_matter() -> None:
    heads = [Head(1, ("Jumlah",), "Jumlah"), Head(2, ("L",), "L"), Head(3, ("P",), "P")]
    assert side_alone(["LAKI-LAKI"], heads, heads[:1]) is None


@pytest.mark.parametrize(
    ("title", "name", "is_it"),
    [
        ("REKAP PENCETAKAN KARTU KELUARGA", "KK", True),
        ("TAHUN 2024", "Penerbitan KK", True),
        ("PENERBITAN KTP-EL", "Wajib KTP", False),
        ("KEPEMILIKAN KTP-EL", "Sudah cetak", False),
    ],
)
def test_what_was_issued_in_a_period(title: str, name: str, is_it: bool) -> None:
    assert is_of_issuing([title], Head(1, (name,), name)) == is_it


def test_what_was_issued_is_asked_about_only_where_it_does_not_add_up() -> None:
    assert doubts(deaths("PENERBITAN AKTA TAHUN 2023")) == {}
    assert "selama periode itu" in doubts(changed((1, 1, "PENCETAKAN KTP-EL TAHUN 2023")))["Sudah Rekam"]  # type: ignore[arg-type]  # cells


def families(title: str, *heads: str) -> dict[str, str]:
    """What columns below a title about family cards are taken for."""
    figures = [(name, *range(50, 50 + len(heads))) for name in (*_AREAS, "Tebing Tinggi")]
    return means(proposed([(title,), (), ("Kecamatan", *heads), *figures], desk()))


def test_cards_that_were_issued_are_offered_for_cards_never_for_families() -> None:
    assert families("REKAP PENCETAKAN KARTU KELUARGA 2023", "KK") == {"KK": "kk.issued"}
    assert families("KEPALA KELUARGA TAHUN 2023", "Jumlah KK") == {"Jumlah KK": "kk.families"}


def test_families_beside_cards_that_were_issued_stay_families() -> None:
    found = families("REKAP PENCETAKAN KARTU KELUARGA 2023", "Jumlah Keluarga", "KK Terbit")
    assert found == {"Jumlah Keluarga": "kk.families", "KK Terbit": "kk.issued"}


QUARTERS: Cells = (
    ("AKTA KEMATIAN TAHUN 2023",),
    (),
    ("Kecamatan", "Akta kematian terbit", None, None, None, None),
    (None, "TW I", "TW II", "TW III", "TW IV", "Jumlah"),
    *((name, 5, 6, 7, 8, 26) for name in (*_AREAS, "Tebing Tinggi")),
)


def test_quarters_are_held_against_their_sum() -> None:
    at = desk()
    taken(changed((6, 6, 46), rows=QUARTERS), at)  # type: ignore[arg-type]  # cells
    ((where, words),) = said(at)
    assert where == "6 F (Jumlah)"
    assert "46" in words
    assert "26" in words


def test_where_a_wrong_sum_is_accepted_the_quarters_are_taken() -> None:
    at = desk(accepts_totals=True)
    found = taken(changed((6, 6, 46), rows=QUARTERS), at)  # type: ignore[arg-type]  # cells
    assert {value for (value,) in values(found, "value")} == {"26"}


def test_what_is_no_sum_in_most_rows_tells_something_else() -> None:
    last = [row if len(row) < 6 or row[5] != 26 else (*row[:5], 8) for row in QUARTERS]
    assert row_sums(table(last), Kind.COUNT) == ()
    assert len(row_sums(table(QUARTERS), Kind.COUNT)) == 1


def test_quarters_of_a_budget_are_held_against_their_sum() -> None:
    heads = ("Kode", "Uraian", "Anggaran", "TW I", "TW II", "TW III", "TW IV")
    for total in ("Jumlah", "Jumlah Realisasi"):
        rows = [("A", None, None), (), (*heads, total), *_LINES]
        assert [whole.name for _, whole in row_sums(table(rows), Kind.AMOUNT)] == [total]


_LINES = (
    ("2.12.01.2.01.0001", "Penyusunan", 500, 1, 2, 3, 4, 10),
    ("2.12.01.2.01.0002", "Koordinasi", 700, 2, 2, 2, 2, 8),
)

BESIDE: Cells = (
    ("KTP-EL DAN KIA TAHUN 2023",),
    (),
    ("Kecamatan", "Wajib KTP", "Sudah Rekam", None, "Kecamatan", "Wajib KIA", "Memiliki KIA"),
    *((name, 1000, 900, None, name, 500, 300) for name in (*_AREAS, "Tebing Tinggi")),
    ("Jumlah", 8000, 7200, None, "Jumlah", 4000, 2400),
)


def test_tables_side_by_side_in_one_order_are_taken() -> None:
    at = desk()
    assert len(taken(BESIDE, at).rows) == 32
    assert codes(at) == []


def test_tables_side_by_side_in_another_order_are_refused() -> None:
    at = desk()
    taken(changed((5, 5, "Awayan"), (6, 5, "Halong"), rows=BESIDE), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["names_apart", "names_apart"]
    assert [where.split()[0] for where, _ in said(at)] == ["5", "6"]


def test_a_total_beside_an_area_is_refused() -> None:
    at = desk()
    taken(changed((12, 5, "Juai"), rows=BESIDE), at)  # type: ignore[arg-type]  # cells
    assert "names_apart" in codes(at)


def test_a_plain_table_has_no_names_beside() -> None:
    at = desk()
    assert len(taken(KTP, at).rows) == 16
    assert codes(at) == []
