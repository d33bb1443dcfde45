"""Only what a signature is made of is left out of what a sheet says: cell by cell."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, grid

from capaian.dossier.intake.row_kinds import kind_of
from capaian.dossier.intake.signed_cells import cells_of_signatures

NUMBER = " ".join(("1970" + "0101", "1995" + "03", "1", "002"))
TABLE: Cells = [("NO", "KECAMATAN", "REKAM"), (1, "Juai", 8_005), (2, "Halong", 8_010)]


def left_out(*below: str) -> list[str]:
    """Return which cells of a column below a table are those of who signs."""
    rows = grid([*TABLE, *((None, None, text) for text in below)]).rows
    found = cells_of_signatures(rows, [kind_of(row) for row in rows], "Kabupaten Balangan")
    return [str(rows[row][place]) for row, place in sorted(found)]


@pytest.mark.parametrize(
    "post",
    [
        "Kepala Dinas,",
        "Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan",
        "a.n. Bupati Balangan",
        "Sekretaris Dinas",
        "KEPALA BIDANG PELAYANAN PENDAFTARAN PENDUDUK",
        "Bendahara Pengeluaran,",
        "Pejabat Pembuat Komitmen",
        "Kuasa Pengguna Anggaran",
        "Camat,",
    ],
)
def test_a_post_of_words_of_offices_is_one(post: str) -> None:
    name, number = "Budi Contoh, S.Sos", f"NIP. {NUMBER}"
    assert left_out(post, name, number) == [post, name, number]


@pytest.mark.parametrize(
    "note",
    [
        "Kepala Dinas: data sementara",
        "Kepala keluarga yang belum rekam",
        "Operator kecamatan Halong belum mengirim",
        "Petugas hanya mencatat ASN",
        "Bendahara belum menutup buku",
        "Camat Juai belum setuju",
    ],
)
def test_a_post_with_anything_more_is_a_note(note: str) -> None:
    name, number = "Budi Contoh", f"NIP. {NUMBER}"
    assert note not in left_out(note, name, number)
    assert note not in left_out("Kepala Dinas", note, name, number)
    assert {name, number} <= {*left_out("Kepala Dinas", note, name, number)}


@pytest.mark.parametrize(
    "agreed",
    ["Mengetahui", "Mengetahui,", "Disetujui oleh:", "Dibuat oleh", "Diperiksa,", "Ditandatangani oleh"],
)
def test_words_of_agreement_alone_are_part_of_it(agreed: str) -> None:
    assert agreed in left_out(agreed, "Kepala Dinas", "Budi Contoh", f"NIP. {NUMBER}")


@pytest.mark.parametrize(
    "note",
    ["Dibuat dari DKB I", "Diperiksa sampai Juni", "Mengetahui: tanpa luar daerah", "Disusun ulang"],
)
def test_words_of_agreement_with_more_are_a_note(note: str) -> None:
    assert note not in left_out(note, "Kepala Dinas", "Budi Contoh", f"NIP. {NUMBER}")


@pytest.mark.parametrize("name", ["BUDI CONTOH", "Drs. H. Budi bin Contoh, M.Si", "Hj. Budi C., S.H."])
@pytest.mark.parametrize("rank", [(), ("Pembina Utama Muda",), ("Penata Tk. I (III/d)",), ("Pembina, IV/a",)])
def test_names_stand_right_above_the_number_or_the_rank(name: str, rank: tuple[str, ...]) -> None:
    number = f"NIP. {NUMBER}"
    assert left_out("Kepala Dinas", name, *rank, number) == ["Kepala Dinas", name, *rank, number]


@pytest.mark.parametrize("text", ["Angka sementara", "Data DKB 1", "belum termasuk Halong", "Juni saja"])
def test_words_in_small_letters_or_numbers_are_no_name(text: str) -> None:
    assert text not in left_out("Kepala Dinas", text, f"NIP. {NUMBER}")


@pytest.mark.parametrize(
    "text",
    [
        "DATA SEMENTARA",
        "ANGKA KUMULATIF SEJAK JANUARI",
        "DALAM RIBUAN",
        "HASIL ESTIMASI",
        "TARGET, BUKAN REALISASI",
        "HANYA PEMILIH",
        "Sumber Dana DAK",
        "SEMESTER SATU",
        "BUDI CONTOH 2",
        "SITI AMINAH RAHMAT NURDIN HASAN SALEH YUSUF",
    ],
)
def test_a_sentence_in_capitals_is_no_name(text: str) -> None:
    assert text not in left_out("Kepala Dinas", text, f"NIP. {NUMBER}")
    assert text not in left_out(text, f"NIP. {NUMBER}")


@pytest.mark.parametrize(
    "name",
    [
        "Drs. H. MUHAMMAD HARI UTAMA, S.Sos., M.Si., M.AP.",
        "ANAK AGUNG CONTOH, SE, MM",
        "Dr. BULAN SARI, Sp.A",
        "NUR'AINI CONTOH A.Md",
    ],
)
def test_names_with_titles_are_told_by_nobody(name: str) -> None:
    assert name in left_out("Kepala Dinas", name, f"NIP. {NUMBER}")


@pytest.mark.parametrize("day", ["Paringin, 5 Januari 2024", "Kota Baru, 31 Desember 2023"])
def test_a_place_with_a_day_above_a_post_needs_no_number(day: str) -> None:
    assert left_out(day, "Kepala Dinas", "Budi Contoh") == [day, "Kepala Dinas"]
    assert left_out(day) == []
    assert left_out(day, "Data sementara") == []


@pytest.mark.parametrize(
    "note",
    [
        "Data ditarik, 5 Januari 2024",
        "Paringin, 5 Januari 2024 (sementara)",
        "Keadaan per tanggal, 5 Januari 2024",
        "Data 2023, 5 Januari 2024",
    ],
)
def test_a_day_with_more_than_a_place_is_a_note(note: str) -> None:
    assert note not in left_out(note, "Kepala Dinas", "Budi Contoh", f"NIP. {NUMBER}")


@pytest.mark.parametrize(
    "text",
    [
        "KEADAAN JUNI",
        "PERKIRAAN",
        "TANPA LUAR DAERAH",
        "BELUM FINAL",
        "REALISASI FISIK",
        "PAGU PERUBAHAN",
    ],
)
def test_a_few_words_of_tables_are_told_below_a_rank_too(text: str) -> None:
    rank, number = "Pembina, IV/a", f"NIP. {NUMBER}"
    assert left_out("Kepala Dinas", text, rank, number) == ["Kepala Dinas", rank, number]
