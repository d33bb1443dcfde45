"""Title and head together must agree with a measure: its document, its people, its words."""

from __future__ import annotations

import pytest
from tests.intake.desks import desk, means, proposed
from tests.unit.dossier.test_intake_measures import rows

from capaian.dossier.intake.agreement import Agreement, agree, tell
from capaian.dossier.intake.words import tokens


def guessed(title: str, *heads: str) -> tuple[dict[str, str], dict[str, str]]:
    """What is sure, and what is asked."""
    at = desk()
    proposal = proposed(rows(title, *heads), at)
    asked = {doubt.text: doubt.means for doubt in at.doubts if doubt.text != "periode"}
    return {head: code for head, code in means(proposal).items() if head not in asked}, asked


@pytest.mark.parametrize(
    ("title", "head", "wrong"),
    [
        ("KTP ELEKTRONIK TAHUN 2023", "Sudah Cetak", "kia.issued"),
        ("KARTU IDENTITAS ANAK TAHUN 2023", "Anak 0-17 Tahun", "akta-lahir.population"),
        ("AKTA PERKAWINAN TAHUN 2023", "Kawin", "akta-kawin.issued"),
        ("AKTA KEMATIAN TAHUN 2023", "Mati", "akta-mati.issued"),
        ("STATUS PERKAWINAN TAHUN 2023", "Kawin", "akta-kawin.issued"),
        ("CAKUPAN IMUNISASI BALITA TAHUN 2023", "Sudah", "ktp.holders"),
        ("SISWA YANG MEMILIKI KARTU PELAJAR TAHUN 2023", "Memiliki", "kk.issued"),
        ("AKTA PERKAWINAN TAHUN 2023", "Memiliki Akta Kawin", "akta-lahir.holders"),
    ],
)
def test_another_document_is_no_candidate(title: str, head: str, wrong: str) -> None:
    sure, asked = guessed(title, "Luas Wilayah", head)
    assert head not in sure
    assert asked.get(head) != wrong


@pytest.mark.parametrize(
    ("title", "head", "meant"),
    [
        ("KEPEMILIKAN AKTA KELAHIRAN SELURUH PENDUDUK TAHUN 2023", "Memiliki Akta", "akta-lahir.holders"),
        ("KEPEMILIKAN AKTA KELAHIRAN 0-5 TAHUN 2023", "Memiliki Akta Kelahiran", "akta-lahir.holders"),
        ("KEPEMILIKAN AKTA KELAHIRAN 0-18 TAHUN 2023", "Memiliki", "akta-lahir.holders"),
        ("AKTA KELAHIRAN USIA 5-17 TAHUN 2023", "Memiliki Akta Kelahiran", "akta-lahir.holders"),
        ("KELUARGA PENERIMA BERAS TAHUN 2023", "Jumlah Keluarga", "kk.families"),
        ("AKTA PERKAWINAN TAHUN 2023", "Memiliki Akta Kawin", "akta-kawin.issued"),
        ("KTP-EL TAHUN 2023", "Wajib KTP Pemula", "ktp.eligible"),
        ("KEPEMILIKAN KIA TAHUN 2023", "Wajib KTP", "ktp.eligible"),
        ("KEPEMILIKAN KIA TAHUN 2023", "Sasaran Memiliki KIA", "kia.issued"),
        ("TARGET KEPEMILIKAN KIA TAHUN 2023", "Memiliki KIA", "kia.issued"),
        ("TARGET CAPAIAN KIA TAHUN 2023", "Memiliki KIA", "kia.issued"),
        ("PROYEKSI KEPEMILIKAN KIA TAHUN 2023", "Memiliki KIA", "kia.issued"),
        ("KEPEMILIKAN KTP-EL TAHUN 2023", "Memiliki KTP-el (termasuk pindah datang)", "ktp.holders"),
        ("KEPEMILIKAN KIA TAHUN 2023", "Memiliki KIA termasuk pendatang baru", "kia.issued"),
        ("KTP-EL TAHUN 2023", "Perekaman Baru", "ktp.holders"),
        ("SASARAN KEPEMILIKAN KIA TAHUN 2023", "Memiliki KIA", "kia.issued"),
        ("KEPEMILIKAN KTP-EL TAHUN 2023", "Memiliki KTP-el (termasuk pindah datang)", "ktp.holders"),
        ("KTP-EL TAHUN 2023", "Wajib KTP termasuk pendatang", "ktp.eligible"),
        ("PEREKAMAN KTP-EL TAHUN 2023", "Perekaman Baru", "ktp.holders"),
        ("KARTU KELUARGA TAHUN 2023", "KK Terbit Pindah Datang", "kk.issued"),
    ],
)
def test_other_words_are_asked(title: str, head: str, meant: str) -> None:
    sure, asked = guessed(title, head, "Luas Wilayah")
    assert (sure, asked) == ({}, {head: meant})


@pytest.mark.parametrize("head", ["Target Memiliki KIA", "Rencana Memiliki KIA"])
@pytest.mark.parametrize("title", ["KEPEMILIKAN KIA TAHUN 2023", "TARGET DAN CAPAIAN KIA TAHUN 2023"])
def test_what_was_to_be_reached_is_not_proposed(title: str, head: str) -> None:
    assert guessed(title, head, "Luas Wilayah") == ({}, {})


@pytest.mark.parametrize(
    ("title", "heads", "meant"),
    [
        ("KEPEMILIKAN AKTA KELAHIRAN 0-17 TAHUN 2023", ("Memiliki",), ("akta-lahir.holders",)),
        ("KARTU IDENTITAS ANAK TAHUN 2023", ("Sudah Memiliki",), ("kia.issued",)),
        (
            "AKTA KEMATIAN TAHUN 2023",
            ("Laporan Kematian", "Akta Terbit"),
            ("akta-mati.reported", "akta-mati.issued"),
        ),
        ("JUMLAH PENDUDUK TAHUN 2023", ("Kepala Keluarga",), ("kk.families",)),
        ("REKAP KABUPATEN BALANGAN KECAMATAN JUAI MARET 2023", ("Jumlah Keluarga",), ("kk.families",)),
        (
            "DATA KTP-EL, KIA DAN KK TAHUN 2023",
            ("Sudah Rekam", "Memiliki KIA"),
            ("ktp.holders", "kia.issued"),
        ),
        ("AKTIVASI IDENTITAS DIGITAL TAHUN 2023", ("Wajib KTP",), ("ktp.eligible",)),
        ("TARGET DAN REALISASI KIA TAHUN 2023", ("Memiliki KIA",), ("kia.issued",)),
        ("SASARAN STRATEGIS KEPEMILIKAN KIA TAHUN 2023", ("Memiliki KIA",), ("kia.issued",)),
        ("TARGET KEPEMILIKAN KIA TAHUN 2023", ("Realisasi Memiliki KIA",), ("kia.issued",)),
        ("PEREKAMAN PER KAPANEWON TAHUN 2023", ("Wajib KTP",), ("ktp.eligible",)),
        ("PEREKAMAN PER DISTRIK TAHUN 2023", ("Wajib KTP",), ("ktp.eligible",)),
    ],
)
def test_what_agrees_stays_sure(title: str, heads: tuple[str, ...], meant: tuple[str, ...]) -> None:
    sure, asked = guessed(title, *heads, "Luas Wilayah")
    assert (sure, asked) == (dict(zip(heads, meant, strict=True)), {})


@pytest.mark.parametrize(
    ("head", "title", "agreement"),
    [
        ("Sudah Rekam", "Data KTP-el", Agreement.FULL),
        ("Sudah Rekam", "Data KIA", Agreement.NONE),
        ("Memiliki KIA", "Data KTP-el", Agreement.NONE),
        ("Sudah Rekam Lansia", "Data KTP-el", Agreement.DOUBTFUL),
        ("Sudah Rekam Balai Kota", "Data KTP-el", Agreement.DOUBTFUL),
        ("Sudah Rekam", "Berita Acara", Agreement.WEAK),
        ("Perekaman Baru", "Data KTP-el", Agreement.DOUBTFUL),
        ("Rekam KTP (termasuk pindah datang)", "Data KTP-el", Agreement.DOUBTFUL),
        ("KTP Hilang", "Data KTP-el", Agreement.NONE),
        ("Pindah Datang", "Data KTP-el", Agreement.NONE),
        ("Penduduk Pindah", "Data KTP-el", Agreement.NONE),
        ("Rekam KTP", "Berita Acara", Agreement.FULL),
        ("Rekam KTP", "Seluruh Kecamatan", Agreement.FULL),
        ("Rekam Baru", "Data KTP-el", Agreement.DOUBTFUL),
        ("KTP Baru", "Data KTP-el", Agreement.NONE),
        ("KTP (termasuk yang baru)", "Data KTP-el", Agreement.DOUBTFUL),
    ],
)
def test_how_far_a_head_agrees(head: str, title: str, agreement: Agreement) -> None:
    known = tokens("Penduduk yang sudah merekam KTP-el")
    assert agree(head, known, tell((title, "Sheet1"), frozenset())) is agreement


@pytest.mark.parametrize("heads", [("Target Memiliki KIA", "Memiliki KIA"), ("Memiliki KIA", "Target KIA")])
def test_what_is_counted_goes_before_the_target_beside_it(heads: tuple[str, str]) -> None:
    assert guessed("KEPEMILIKAN KIA TAHUN 2023", *heads) == ({"Memiliki KIA": "kia.issued"}, {})


def test_a_sheet_of_targets_is_asked() -> None:
    known = tokens("Anak yang memiliki KIA")
    for sheet, agreement in (("Target", Agreement.DOUBTFUL), ("Realisasi", Agreement.FULL)):
        assert agree("Memiliki KIA", known, tell(("Data KIA", sheet), frozenset())) is agreement


def test_the_name_of_the_sheet_tells_the_document_and_no_more() -> None:
    known = tokens("Penduduk yang sudah merekam KTP-el")
    assert agree("Rekam", known, tell(("Data", "KIA"), frozenset())) is Agreement.NONE
    assert agree("Rekam", known, tell(("Data", "Lembar Baru"), frozenset())) is Agreement.FULL


def test_places_make_no_difference() -> None:
    known = tokens("Kepala keluarga")
    assert (
        agree("Kepala Keluarga", known, tell(("Rekap Balangan", ""), frozenset({"balangan"})))
        is Agreement.FULL
    )
    assert agree("Kepala Keluarga", known, tell(("Rekap Balangan", ""), frozenset())) is Agreement.WEAK


@pytest.mark.parametrize("ages", ["0-18 Tahun", "Usia 0-18", "Umur 5 s/d 17"])
def test_ages_of_one_column_are_those_of_the_columns_beside_it(ages: str) -> None:
    """The plan counts 0 to 17: who have a deed among others are others too, whatever their own head tells."""
    sure, asked = guessed("AKTA KELAHIRAN TAHUN 2023", ages, "Memiliki Akta Kelahiran")
    assert sure == {}
    assert asked["Memiliki Akta Kelahiran"] == "akta-lahir.holders"


def test_ages_of_several_columns_tell_nothing_of_another() -> None:
    sure, _ = guessed("AKTA KELAHIRAN TAHUN 2023", "Usia 0-4", "Usia 5-17", "Memiliki Akta Kelahiran")
    assert sure["Memiliki Akta Kelahiran"] == "akta-lahir.holders"


def test_ages_of_children_put_no_other_document_in_doubt() -> None:
    sure, _ = guessed("PENDUDUK TAHUN 2023", "Usia 0-18 Tahun", "Wajib KTP")
    assert sure == {"Wajib KTP": "ktp.eligible"}


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("PEREKAMAN KTP-EL TAHUN 2023", ("Baru", "Pindah Datang")),
        ("DATA KTP-EL TAHUN 2023", ("KTP Baru", "KTP Rusak")),
        ("KARTU KELUARGA TAHUN 2023", ("KK Terbit Baru", "KK Terbit Pindah")),
        ("KARTU IDENTITAS ANAK TAHUN 2023", ("Cetak Baru", "Cetak Penggantian", "Cetak Hilang")),
        ("DATA KTP-EL TAHUN 2023", ("Termasuk Pindah Datang",)),
    ],
)
def test_columns_of_why_documents_were_issued_are_none_of_who_has_one(
    title: str, heads: tuple[str, ...]
) -> None:
    assert guessed(title, *heads) == ({}, {})


@pytest.mark.parametrize("head", ["Perekaman Baru", "KTP Baru", "Sudah Rekam (termasuk pindah datang)"])
def test_who_has_one_goes_before_those_of_some_alone(head: str) -> None:
    sure, asked = guessed("DATA KTP-EL TAHUN 2023", "Wajib KTP", "Sudah Rekam", head)
    assert (sure, asked) == ({"Wajib KTP": "ktp.eligible", "Sudah Rekam": "ktp.holders"}, {})
