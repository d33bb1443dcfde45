"""Numbers of a report that do not follow from a dossier; numbers that name something are left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.auditor.against import find_underived
from capaian.auditor.derivable import Derivable, Quotation, squeeze
from capaian.auditor.dossier_figures import DossierFigure
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines


def unnamed(*values: str) -> frozenset[DossierFigure]:
    """Return figures of which anything may speak."""
    return frozenset(DossierFigure(Decimal(value)) for value in values)


HELD = Derivable(unnamed("96019", "96472", "99.530434", "6962697488", "453", "0.466"))


def underived(*lines: str) -> list[str]:
    return [each.printed for each in find_underived(read_structure(read_lines("\n".join(lines))), HELD)]


def test_values_follow_under_every_usual_rounding() -> None:
    assert underived("Cakupan KTP-el tahun ini adalah 99,53% atau 99,5% atau 99,530%.") == []
    assert underived("Cakupan KTP-el tahun ini adalah 99,54% menurut catatan kami.") == ["99,54"]


def test_millions_and_thousands_stand_for_their_noughts() -> None:
    assert underived("Pagu dinas sebesar Rp6,96 miliar atau Rp6.962,7 juta telah disediakan.") == []
    assert underived("Pagu dinas sebesar Rp6,69 miliar telah disediakan untuk program.") == ["6,69"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Berdasarkan Peraturan Presiden Nomor 29 Tahun 2014 dan Permendagri 86/2017 laporan ini disusun.",
        "Pasal 71 ayat (2) menyebut hal itu, lihat pula Tabel 3.17, Gambar 8, dan halaman 77.",
        "Pada tanggal 27 Agustus 2023 dan sampai 31 Desember keadaannya tidak berubah.",
        "Anak usia 0\u201317 tahun dan warga berumur 58 tahun ke atas dilayani di rumah.",
        "Capaian IKU 12 dan Misi 4 dibahas pada Bab III dan Lampiran 37 laporan ini.",
        "Loket dibuka pukul 07.45 di Jalan Melati Nomor 88 setiap hari kerja.",
        "Loket dibuka pukul 07.45 s.d. 16.15 dan pada hari Jumat pukul 08.00-15.30.",
        "Rapat pada tanggal 12-08-2023 dan 2023-07-19 membahas hal itu di Blok C-14.",
        "Pengaduan diterima lewat telepon 0812-3456-7890 atau (0719) 21234 setiap hari.",
        "Dasar hukumnya adalah UUD NRI Tahun 1945 dan UUD 1945 dengan perubahannya.",
        "Kerja sama dengan Rumah Sakit Bunda 2 berlanjut tahun ini.",
        "Kantor kami terletak di Jalan Raya Mawar KM. 19 Kota Satu 71612",
        "b96a bf72 3498 7774",
        "Dasarnya tertulis pada baris 117, 136, 152\u2013160, dan 184 dari berkas itu.",
        "Lihat halaman 12, 15 dan 118 laporan ini.",
    ],
)
def test_what_names_something_or_is_a_date_is_left_out(sentence: str) -> None:
    assert underived(sentence) == []


def test_marks_of_lists_and_axes_of_charts_are_left_out() -> None:
    assert (
        underived("Langkah yang diambil:", "1. perekaman keliling di sekolah;", "2. layanan malam hari;")
        == []
    )
    assert underived("0 25 50 75 100", "83,5") == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Isi bab A Capaian Kinerja Pelabuhan 65", []),
        ("A Capaian Kinerja Pelabuhan ..... 65", []),
        ("Pada tahun ini capaian kinerja pelabuhan 65", ["65"]),
        ("Dalam capaian kinerja pelabuhan 65 kapal", ["65"]),
    ],
)
def test_the_page_of_a_title_is_left_out(entry: str, expected: list[str]) -> None:
    assert (
        underived(entry, "", "A Capaian Kinerja Pelabuhan", "", "Uraian bab ini dimulai di sini.") == expected
    )


def test_cells_of_tables_are_looked_at_but_their_numbering_is_not() -> None:
    rows = ["No\tUraian\tWajib KTP\tRekam KTP\tCakupan (%)"]
    rows += ["71\tKecamatan Satu\t96.472\t96.019\t99,53", "72\tKecamatan Dua\t96.472\t96.091\t99,53"]
    assert underived("Tabel 4.2 Cakupan KTP-el", *rows) == ["96.091"]


@pytest.mark.parametrize("mark", ["1.4", "4.12.", "1.1.2"])
def test_the_number_of_a_row_in_a_tree_is_left_out(mark: str) -> None:
    head = "Kode\tUraian\tPagu"
    assert underived(head, "1\tProgram\t453", f"{mark}\tKegiatan\t453") == []
    assert underived(head, "1\tProgram\t453", f"{mark}\tKegiatan\t435") == ["435"]


def test_the_place_and_excerpt_are_told() -> None:
    text = "Tabel 4.2 Cakupan\nNo\tUraian\tWajib\tRekam\n1\tKecamatan Satu\t96.472\t96.091"
    (found,) = find_underived(read_structure(read_lines(text)), HELD)
    assert (found.line, found.place, found.nearest) == (3, "Tabel 4.2, Kecamatan Satu", "")
    assert found.quote == "1\tKecamatan Satu\t96.472\t96.091"
    assert found.remark == "Tidak ada di mana pun dalam dossier."


BUDGETS = ("Tabel 5 Anggaran", "No\tProgram\tPagu", "1\tProgram Satu\t96.472", "2\tProgram Dua\t453")


@pytest.mark.parametrize(
    ("total", "expected"), [("96.925", []), ("96.952", ["96.952"]), ("453", []), ("906", ["906"])]
)
def test_a_total_of_what_follows_from_the_dossier_follows_too(total: str, expected: list[str]) -> None:
    assert underived(*BUDGETS, f"\tJumlah\t{total}") == expected


def test_a_total_of_a_figure_that_is_not_in_the_dossier_does_not_follow() -> None:
    assert underived(*BUDGETS[:3], "2\tProgram Dua\t544", "\tJumlah\t97.016") == ["544", "97.016"]


def test_digits_alone_are_no_fingerprint_and_no_address() -> None:
    assert underived("3498 7774 1234 5678 adalah angka yang tercatat") == ["3498", "7774", "1234", "5678"]
    assert underived("Sebanyak 71612 warga dilayani di kantor pusat.") == ["71612"]
    assert underived("Sebanyak 7161 warga di Jalan Mawar dilayani di kantor pusat.") == ["7161"]


def quotation(printed: str, used: str, *values: str) -> Quotation:
    return Quotation((squeeze(printed), squeeze(used)), frozenset(map(Decimal, values)))


CORRECTIONS = Derivable(
    unnamed("66045", "85.71", "12"),
    (
        quotation("64.045", "66.045", "64045", "96.63"),
        quotation("realisasi 100 di samping tabel", "realisasi 85,71 menurut lampiran", "91.2"),
    ),
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Kartu keluarga yang terbit tahun ini sebanyak 64.045 lembar."], ["64.045"]),
        (["Sumber memuat 64.045, yang dipakai 66.045; dengan yang pertama menjadi 96,63."], []),
        (["Sumber memuat 64.045 (96,63) untuk tahun yang dilaporkan ini."], ["64.045", "96,63"]),
        (["Realisasi 85,71 menurut lampiran, bukan 91,2 seperti di tempat lain."], ["91,2"]),
        (
            ["Tabel 9 Perbaikan", "Tempat\tTercetak\tDipakai\tAlasan", "Bab II\t64.045\t66.045\tbukan 96,63"],
            [],
        ),
        (["Tabel 9 Kartu", "No\tUraian\tTerbit", "1\tKartu keluarga\t64.045"], ["64.045"]),
    ],
    ids=["elsewhere", "told", "half-told", "one-side", "row", "cell"],
)
def test_a_misprint_follows_only_where_the_report_tells_of_it(lines: list[str], expected: list[str]) -> None:
    document = read_structure(read_lines("\n".join(lines)))
    assert [each.printed for each in find_underived(document, CORRECTIONS)] == expected


REASON = "Bab II mencetak 12 kartu; jumlahnya 66.045."
CORRECTED = Derivable(
    unnamed("66045", "71", "12", "2"),
    (
        Quotation(
            (squeeze("64.045"), squeeze("66.045")),
            frozenset(map(Decimal, ("64045", "66045", "12"))),
            frozenset(map(squeeze, ("Bab II, kartu", "64.045", "66.045", REASON))),
        ),
    ),
)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Bab II, kartu", "64.045", "66.045", REASON), []),
        (("Bab II, kartu", "64.045", "66.045", REASON.replace("12", "71")), ["71"]),
        (("Bab II, kartu", "12", "66.045", REASON), []),
        (("Bab II, kartu", "71", "66.045", REASON), ["71"]),
        (("Bab III, kartu", "71", "66.045", REASON), []),
        (("Bab II, kartu", "71", "2", REASON), []),
    ],
    ids=["as declared", "reason", "own value", "printed", "two differ", "three differ"],
)
def test_a_row_of_corrections_holds_no_figures_but_its_own(
    cells: tuple[str, ...], expected: list[str]
) -> None:
    lines = ["Tabel 9 Perbaikan", "Tempat\tTercetak\tDipakai\tAlasan", "\t".join(cells)]
    document = read_structure(read_lines("\n".join(lines)))
    assert [each.printed for each in find_underived(document, CORRECTED)] == expected


def test_a_quotation_is_found_over_the_breaks_of_a_layout() -> None:
    told = quotation("realisasi 3.705.312.619", "di bawah pagu")
    assert told.is_told_in(squeeze("Reali-\nsasi".lower() + " 3.705.312.619, padahal di\tbawah pagu"))
    assert not told.is_told_in(squeeze("realisasi 3.705.312.619 di atas pagu"))


def test_boxes_of_key_figures_are_looked_at() -> None:
    """A row that belongs to no table, as reports set key figures on their first page."""
    boxes = [
        "Sekilas\tCakupan KTP-el {} persen\tBelum direkam {} orang",
        "",
        "Angka itu dibahas pada bab ketiga.",
    ]
    assert underived(*(line.format("99,53", "453") for line in boxes)) == []
    assert underived(*(line.format("99,58", "453") for line in boxes)) == ["99,58"]


def test_sections_of_boxes_are_left_out() -> None:
    box = "1.7 Perencanaan, Penganggaran dan Evaluasi\tTersusunnya rencana: cakupan {}"
    assert underived(box.format("99,53%"), "", "Semua bagian dibahas nanti.") == []
    assert underived(box.format("99,35%"), "", "Semua bagian dibahas nanti.") == ["99,35"]


@pytest.mark.parametrize(
    "working", ["Cakupan = 96.019 / 96.472 = {}", "Rekam ÷ Wajib = 100 × 96.019 ÷ 96.472 = {}"]
)
def test_workings_with_few_words_are_looked_at(working: str) -> None:
    assert underived(working.format("99,53").replace("100 × ", "")) == []
    assert underived(working.format("98,53").replace("100 × ", "")) == ["98,53"]


def test_a_list_of_figures_is_no_list_of_lines() -> None:
    assert underived("Dua baris 117, lalu 136, dan 152 orang dilayani tahun ini.") == ["136", "152"]


NUMBERED = """Tabel 2 Sumur menurut desa

Desa\tLayak\tDiperiksa
(1)\t(2)\t(3)
Muara\t453\t96.019
Hulu\t453\t96.472
"""


def test_figures_under_the_number_of_their_column_are_looked_at() -> None:
    assert underived(NUMBERED) == []
    assert underived(NUMBERED.replace("96.472", "96.742")) == ["96.742"]


def test_the_mean_of_the_rows_above_follows_from_them() -> None:
    table = NUMBERED + "Rata-rata\t453\t96.245,5\n"
    assert underived(table) == []
    assert underived(table.replace("96.245,5", "96.254,5")) == ["96.254,5"]
    assert underived(table.replace("Rata-rata", "Batas atas")) == ["96.245,5"]


def test_a_sum_of_a_figure_that_does_not_follow_is_told_with_it() -> None:
    table = "Tabel 2 Sumur\n\nDesa\tLayak\nMuara\t453\nHulu\t454\nJumlah\t907\n"
    assert underived(table.replace("454", "453").replace("907", "906")) == []
    assert underived(table) == ["454", "907"]
