"""Tables of another regency or office: asked about, as those of another year are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import KTP, Cells, codes, desk, taken, uncounted, values
from tests.intake.finance import subactivities
from tests.intake.recap import regencies
from tests.unit.dossier.test_intake_budgets import office, small

from capaian.domain.issue import Level
from capaian.dossier.intake.desk import Desk


def budget(*titles: str, **asked: object) -> Desk:
    """What is said of a budget below some titles."""
    at = desk(office(), **asked)
    rows = small()
    taken([*((title,) for title in titles), *rows], at)  # type: ignore[arg-type]  # cells
    assert codes(at) == []
    return at


def counts(*titles: str) -> Desk:
    """What is said of counts below some titles."""
    at = desk()
    found = taken([*((title,) for title in titles), *KTP], at)
    assert ("63.11.01", "12364") in values(found, "area", "value")
    return at


@pytest.mark.parametrize(
    "title",
    ["PEMERINTAH KABUPATEN TABALONG", "KAB. TAPIN", "Kota Balangan", "Laporan Kabupaten Balang"],
)
def test_another_regency_is_doubted(title: str) -> None:
    for at in (budget(title), counts(title)):
        (doubt,) = (one for one in at.doubts if one.text == "pemilik tabel")
        assert doubt.option == '--means "pemilik tabel=kantor ini"'
        assert f'"{title}"' in doubt.words
        assert "Kabupaten Balangan" in doubt.words


@pytest.mark.parametrize(
    "title",
    [
        "PEMERINTAH KABUPATEN BALANGAN",
        "KAB.BALANGAN TAHUN 2023",
        "Jumlah penduduk menurut kabupaten/kota",
        "Capaian Kabupaten",
        "Kabupaten Tabalong dan Kabupaten Balangan",
    ],
)
def test_the_own_regency_or_none_is_not(title: str) -> None:
    assert budget(title).doubts == []
    assert counts(title).doubts == []


@pytest.mark.parametrize(
    "title", ["DINAS PERHUBUNGAN", "SKPD : 2.15 Badan Pendapatan Daerah", "Inspektorat Daerah"]
)
def test_a_budget_of_another_office_is_doubted(title: str) -> None:
    at = budget("PEMERINTAH KABUPATEN BALANGAN", title)
    assert [doubt.text for doubt in at.doubts] == ["pemilik tabel"]
    assert f'"{title}"' in at.doubts[0].words
    assert "BALANGAN" not in at.doubts[0].words


@pytest.mark.parametrize(
    "title",
    ["DINAS KEPENDUDUKAN", "Disdukcapil", "Dinas Dukcapil", "REALISASI BELANJA PERJALANAN DINAS PEGAWAI"],
)
def test_a_budget_of_the_own_office_is_not(title: str) -> None:
    assert [doubt for doubt in budget(title).doubts if doubt.text == "pemilik tabel"] == []


def test_counts_may_come_from_another_office() -> None:
    assert counts("BADAN PUSAT STATISTIK").doubts == []


def test_other_regency_and_other_office_are_one_question() -> None:
    (doubt,) = budget("KABUPATEN TAPIN", "DINAS PERHUBUNGAN").doubts
    assert '"KABUPATEN TAPIN" dan "DINAS PERHUBUNGAN"' in doubt.words


def test_the_user_says_that_it_is_the_own_table() -> None:
    assert budget("KABUPATEN TAPIN", means={"Pemilik tabel": "kantor ini"}).doubts == []
    assert len(budget("KABUPATEN TAPIN", means={"pemilik tabel": "tapin"}).doubts) == 1


OFFICE_CODE = "2.12.0.00.0.00.01.0000"
OWN_NAME = "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"
OTHER_NAME = "DINAS KESEHATAN KABUPATEN BALANGAN"
NODES = ("2.12.01.2.01.0001", "2.12.01.2.01.0002", "2.12.01.2.01.0003")
FLAT_HEADS = (
    "Kode SKPD",
    "Nama SKPD",
    "Nama Program",
    "Kode Sub Kegiatan",
    "Nama Sub Kegiatan",
    "Kode Rekening",
    "Anggaran",
)


def names() -> dict[str, str]:
    """Official names of sub-activities by code."""
    return dict(subactivities())


def flat(code: str, office_name: str, *nodes: tuple[str, int]) -> list[tuple[str | int, ...]]:
    """Rows of an export that name the office, the program and the sub-activity in each of them."""
    program = (
        "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA YANG TERPANJANG DI ANTARA SEMUA NAMA"
    )
    return [
        (code, office_name, program, node, names()[node], "5.1.02.01.01.0024", amount)
        for node, amount in nodes
    ]


def test_an_export_with_the_code_of_the_office_before_all_others_is_a_budget() -> None:
    at = desk(office())
    rows = flat(OFFICE_CODE, OWN_NAME, *zip(NODES, (500, 700, 900), strict=True))
    found = taken([("TAHUN ANGGARAN 2023",), FLAT_HEADS, *rows], at)
    assert codes(at) == []
    assert at.doubts == []
    whole = [row for row in found.rows if row.cells["kind"] == "all"]
    assert [(row.cells["node"], row.cells["revised"]) for row in whole] == [
        (NODES[0], "500"),
        (NODES[1], "700"),
        (NODES[2], "900"),
    ]


def test_rows_of_other_offices_in_such_an_export_are_left_out_and_said() -> None:
    at = desk(office())
    foreign = flat("1.02.0.00.0.00.01.0000", OTHER_NAME, *((node, 5) for node in NODES), (NODES[0], 7))
    own = flat(OFFICE_CODE, OWN_NAME, (NODES[0], 500), (NODES[1], 700))
    total = ("", "JUMLAH", "", "", "", "", 1222)
    found = taken([("TAHUN ANGGARAN 2023",), FLAT_HEADS, *foreign, *own, total], at)
    assert {row.cells["revised"] for row in found.rows} == {"500", "700"}
    (problem,) = at.log.finish(())
    assert (problem.code, problem.level, problem.place.row) == ("rows_of_others", Level.WARNING, 3)
    assert problem.message.startswith(
        f"4 baris mulai di sini bukan milik kantor ini ({OTHER_NAME}; Anggaran 22)"
    )


def listed(*more: Sequence[str | int | None]) -> Cells:
    """A list of the own office, with rows below."""
    heads = ("Kode", "Uraian", "Anggaran")
    own = [(node, names()[node], amount) for node, amount in zip(NODES, (500, 700, 900), strict=True)]
    return [(OWN_NAME, None, None), ("TAHUN ANGGARAN 2023", None, None), heads, *own, *more]


@pytest.mark.parametrize("code", ["2.12.01.2.01.0005", "1.02.01.2.01.0005"])
def test_a_block_of_another_office_below_the_own_one_is_left_out_and_said(code: str) -> None:
    at = desk(office())
    block = ((OTHER_NAME, None, None), ("Kode", "Uraian", "Anggaran"), (code, "Koordinasi", 777))
    found = taken(listed((), *block, ("", "JUMLAH", 777)), at)
    assert {row.cells["revised"] for row in found.rows} == {"500", "700", "900"}
    (problem,) = at.log.finish(())
    assert (problem.code, problem.place.row) == ("rows_of_others", 10)
    assert f"({OTHER_NAME}; Anggaran 777)" in problem.message


def test_the_own_block_goes_on_where_its_name_comes_again() -> None:
    at = desk(office())
    again = ("SKPD: 2.12 " + OWN_NAME, None, None)
    more = ("2.12.01.2.01.0005", names()["2.12.01.2.01.0005"], 40)
    found = taken(listed((OTHER_NAME, None, None), ("1.02.01.2.01.0005", "Koordinasi", 777), again, more), at)
    assert {row.cells["revised"] for row in found.rows} == {"500", "700", "900", "40"}
    assert codes(at) == ["rows_of_others"]


@pytest.mark.parametrize("name", ["Belanja Pakaian Dinas Harian", "Sekretariat Dinas", "Perjalanan Dinas"])
def test_words_of_accounts_and_units_name_no_other_office(name: str) -> None:
    at = desk(office())
    taken(listed(("5.1.02.01.01.0064", name, 900)), at)
    assert codes(at) == []


def test_who_says_that_the_table_is_the_own_one_takes_all_of_it() -> None:
    at = desk(office(), means={"pemilik tabel": "kantor ini"})
    more = ("2.12.01.2.01.0005", names()["2.12.01.2.01.0005"], 40)
    found = taken(listed((OTHER_NAME, None, None), more), at)
    assert ("2.12.01.2.01.0005", "40") in values(found, "node", "revised")
    assert codes(at) == []


def recap(title: str, **asked: object) -> Desk:
    """What is said of a recap below a title."""
    at = desk(uncounted(), **asked)
    rows = [(n, name, 300_000 + n, 290_000 + n) for n, (_, name, *_) in enumerate(regencies())]
    taken([(title,), (), ("No", "Kabupaten/Kota", "Wajib KTP", "Sudah Rekam"), *rows], at)
    return at


@pytest.mark.parametrize("title", ["WAJIB KTP KALIMANTAN BARAT 2023", "PROVINSI PAPUA BARAT DAYA TAHUN 2023"])
def test_a_recap_of_another_province_is_doubted(title: str) -> None:
    doubts = [doubt for doubt in recap(title).doubts if doubt.text == "pemilik tabel"]
    assert [doubt.option for doubt in doubts] == ['--means "pemilik tabel=provinsi ini"']
    assert f'"{title}"' in doubts[0].words
    told = recap(title, means={"pemilik tabel": "provinsi ini"})
    assert [doubt for doubt in told.doubts if doubt.text == "pemilik tabel"] == []


@pytest.mark.parametrize(
    "title",
    [
        "WAJIB KTP KALIMANTAN SELATAN 2023",
        "WAJIB KTP SE-KALIMANTAN SELATAN DAN KALIMANTAN TENGAH 2023",
        "WAJIB KTP MENURUT KABUPATEN/KOTA 2023",
    ],
)
def test_a_recap_of_the_own_province_is_taken_at_once(title: str) -> None:
    assert [doubt for doubt in recap(title).doubts if doubt.text == "pemilik tabel"] == []
