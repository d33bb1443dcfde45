"""A small figure or share follows from a dossier only by a value of what it is said to be of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from capaian.auditor.against import find_underived
from capaian.auditor.derivable import Derivable
from capaian.auditor.dossier_figures import DossierFigure
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.value import PERCENT, RUPIAH, Unit


def told(value: str, name: str, unit: Unit) -> DossierFigure:
    return DossierFigure(Decimal(value), (name,), unit, is_told=True)


def count(value: int, noun: str, kind: str = "") -> DossierFigure:
    return DossierFigure(Decimal(value), (kind,), nouns=(noun,))


REGISTRY = Derivable(
    frozenset(
        {
            told("87", "KIA terbit, Muara, Tahun 2031", Unit("anak")),
            told("88", "KIA terbit, Hulu, Tahun 2031", Unit("anak")),
            told("91.25", "Cakupan KIA, Muara, Tahun 2031", PERCENT),
            told("64.40", "Serapan anggaran Program Arsip, Tahun 2031", PERCENT),
            told("412", "Pagu Program Arsip, Tahun 2031", RUPIAH),
            count(3, "kecamatan"),
            count(7, "pegawai", "perawat"),
        }
    )
)
CLINIC = Derivable(
    frozenset(
        {
            told("14", "Bidan, Puskesmas Sungai, Tahun 2030", Unit("orang")),
            told("15", "Perawat, Puskesmas Bukit, Tahun 2030", Unit("orang")),
            told("78.5", "Imunisasi lengkap, Puskesmas Sungai, Tahun 2030", PERCENT),
            count(2, "puskesmas"),
        }
    )
)


def found(derivable: Derivable, *lines: str) -> tuple[UnsupportedNumber, ...]:
    return find_underived(read_structure(read_lines("\n".join(lines))), derivable)


def printed(derivable: Derivable, *lines: str) -> list[str]:
    return [each.printed for each in found(derivable, *lines)]


TABLE = ("Tabel 4 KIA terbit menurut kecamatan", "No\tKecamatan\tTerbit", "1\tMuara\t{}", "2\tHulu\t88")


@pytest.mark.parametrize(("figure", "expected"), [("87", []), ("88", ["88"]), ("86", ["86"])])
def test_a_small_figure_of_a_cell_is_one_of_its_own_row(figure: str, expected: list[str]) -> None:
    """88 is in the dossier, of another kecamatan."""
    assert printed(REGISTRY, *(line.format(figure) for line in TABLE)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Di Puskesmas Sungai bekerja 14 bidan sepanjang tahun.", []),
        ("Di Puskesmas Sungai bekerja 15 bidan sepanjang tahun.", ["15"]),
        ("Di Puskesmas Bukit bekerja 15 perawat sepanjang tahun.", []),
        ("Imunisasi lengkap di Puskesmas Sungai mencapai 78,5 persen.", []),
        ("Imunisasi lengkap di Puskesmas Sungai mencapai 78,6 persen.", ["78,6"]),
        ("Kini ada 2 puskesmas yang melayani warga pesisir.", []),
        ("Kini ada 2 ambulans yang melayani warga pesisir.", ["2"]),
    ],
)
def test_a_small_figure_of_a_sentence_is_of_what_it_speaks_of(sentence: str, expected: list[str]) -> None:
    assert printed(CLINIC, sentence) == expected


def test_rows_are_counted_by_what_stands_beside_the_number() -> None:
    assert printed(REGISTRY, "Layanan keliling menjangkau 3 kecamatan pada musim hujan.") == []
    assert printed(REGISTRY, "Layanan keliling menjangkau 3 pulau pada musim hujan.") == ["3"]
    assert printed(REGISTRY, "Dinas dibantu 7 pegawai, semuanya perawat terlatih.") == []
    assert printed(REGISTRY, "Dinas dibantu 7 pegawai, semuanya supir terlatih.") == ["7"]


def test_money_and_shares_are_not_taken_for_each_other() -> None:
    assert printed(REGISTRY, "Pagu Program Arsip sebesar Rp412 disediakan daerah.") == []
    assert printed(REGISTRY, "Pagu Program Arsip tersisa 412% dari yang disediakan.") == ["412"]
    assert printed(REGISTRY, "Serapan anggaran Program Arsip mencapai 64,40%.") == []
    assert printed(REGISTRY, "Serapan anggaran Program Arsip mencapai Rp64,40 semata.") == ["64,40"]


def test_what_a_sentence_leaves_out_the_ones_before_it_say() -> None:
    before = "Cakupan KIA dihitung untuk Muara pada akhir tahun."
    assert printed(REGISTRY, f"{before} Nilainya kini 91,25 persen saja.") == []
    assert printed(REGISTRY, "Nilainya kini 91,25 persen saja menurut catatan.") == ["91,25"]


def test_the_figure_of_the_same_thing_is_told() -> None:
    (cell,) = found(REGISTRY, *(line.format("86") for line in TABLE))
    assert cell.nearest == "KIA terbit, Muara, Tahun 2031 = 87"
    assert cell.remark == "Dossier: KIA terbit, Muara, Tahun 2031 = 87."
    (share,) = found(CLINIC, "Imunisasi lengkap di Puskesmas Sungai mencapai 87,5 persen.")
    assert share.nearest == "Imunisasi lengkap, Puskesmas Sungai, Tahun 2030 = 78,5"


def test_digits_that_are_near_tell_nothing() -> None:
    (far,) = found(REGISTRY, "Cakupan vaksin ternak mencapai 91,52 persen di pesisir.")
    assert (far.nearest, far.is_elsewhere) == ("", False)
    assert far.remark == "Tidak ada di mana pun dalam dossier."
    (other,) = found(REGISTRY, "Vaksin ternak mencapai 91,25 persen di pesisir.")
    assert (other.nearest, other.is_elsewhere) == ("", True)
    assert other.remark == "Dalam dossier hanya ada untuk hal lain."


def test_long_numbers_meet_no_other_by_chance() -> None:
    long = Derivable(frozenset({told("12364", "Wajib KTP, Muara, Tahun 2031", Unit("orang"))}))
    assert printed(long, "Sejumlah 12.364 orang dilayani tahun ini.") == []
    assert printed(long, "Sejumlah 12.365 orang dilayani tahun ini.") == ["12.365"]


WORKING = (
    "Cakupan KIA, Muara, Tahun 2031 91,25",
    "{} × KIA terbit ÷ KIA wajib = {} × {} ÷ 95 (kia.csv baris 3)",
)


@pytest.mark.parametrize(
    ("constants", "terms", "expected"),
    [
        (("100", "100"), "87", []),
        (("100", "101"), "87", ["100", "101"]),
        (("100", "100"), "88", ["88"]),
    ],
)
def test_a_working_has_the_same_constants_and_the_figures_of_its_names(
    constants: tuple[str, str], terms: str, expected: list[str]
) -> None:
    figures = frozenset({*REGISTRY.figures, told("95", "KIA wajib, Muara, Tahun 2031", Unit("anak"))})
    lines = WORKING[0], WORKING[1].format(*constants, terms)
    assert printed(Derivable(figures), *lines) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Dua rekomendasi dimuat: 1. Tambah loket; 2. Tambah alat di kantor.",
        "24 angka tercatat (kia.csv baris 3\u201314 [laporan])",
        "Angkanya ada pada Gambar 3.2, 3.5, dan 3.9 naskah tercetak.",
        "banyaknya barang: 1, 2, 3, 4, 5, 6",
        "banyaknya indikator: ik-3-1, ik-3-2",
        "Serapan Sub kegiatan 6 dan Kegiatan 4 dibahas pada bagian akhir.",
    ],
)
def test_numbers_that_name_rows_and_codes_are_left_out(line: str) -> None:
    assert printed(REGISTRY, line) == []


def test_a_count_follows_from_the_list_below_it() -> None:
    counted = "Jumlah indikator yang naik {}", "banyaknya indikator: Rekam KTP; Cetak KIA; Arsip digital"
    assert printed(REGISTRY, counted[0].format(3), counted[1]) == []
    assert printed(REGISTRY, counted[0].format(4), counted[1]) == ["4"]


@pytest.mark.parametrize(("count", "told"), [("3", []), ("4", ["4"]), ("33", ["33"])])
def test_a_count_of_another_trace_follows_from_the_list_below_its_own(count: str, told: list[str]) -> None:
    counted = "Jumlah indikator yang naik 3", "banyaknya indikator: Rekam KTP; Cetak KIA; Arsip digital"
    lines = (
        "Jumlah indikator yang naik (lihat Jejak 3-8) {}",
        "Jumlah indikator yang turun (lihat Jejak 3-8) 7",
    )
    assert printed(REGISTRY, *counted, "", "", "", lines[0].format(count), lines[1]) == [*told, "7"]


def test_what_is_quoted_in_part_is_not_asked_what_it_is_of() -> None:
    assert printed(REGISTRY, "Jejak 3-1 Sampai akhir tahun terlaksana 91,25 persen dari seluruh …") == []
    assert printed(REGISTRY, "Jejak 3-1 Sampai akhir tahun terlaksana 91,52 persen dari seluruh …") == [
        "91,52"
    ]


AGREED = (
    ("Target IKU 1, Tahun 2031", "Target Sumur yang bersih, Tahun 2031", "90"),
    ("Realisasi IKU 1, Tahun 2031", "Realisasi Sumur yang bersih, Tahun 2031", "81"),
    ("Realisasi IKU 1, Tahun 2030", "Realisasi Sumur yang bersih, Tahun 2030", "85.5"),
    ("Capaian IKU 1, Tahun 2031", "Capaian Sumur yang bersih, Tahun 2031", "90.91"),
    ("Capaian IKU 2, Tahun 2031", "Capaian Pipa yang utuh, Tahun 2031", "97.02"),
    ("Efisiensi seluruh dinas", "Efisiensi", "106.12"),
)
WELLS = Derivable(
    frozenset(
        DossierFigure(Decimal(value), (title, spelled), PERCENT, is_told=True)
        for title, spelled, value in AGREED
    )
)
WELL_TABLE = (
    "Tabel 2 Kinerja Tahun 2031",
    "No\tIndikator\tTarget\tRealisasi 2030\tRealisasi 2031\tCapaian (%)",
    "1\tSumur yang bersih\t{target}\t{before}\t{now}\t{reached}",
)
GIVEN = {"target": "90", "before": "85,5", "now": "81", "reached": "90,91"}


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ({}, []),
        ({"target": "91"}, ["Target IKU 1, Tahun 2031 = 90"]),
        ({"before": "58,5"}, ["Realisasi IKU 1, Tahun 2030 = 85,5"]),
        ({"now": "85,4"}, ["Realisasi IKU 1, Tahun 2031 = 81,0"]),
        ({"reached": "99,01"}, ["Capaian IKU 1, Tahun 2031 = 90,91"]),
        ({"reached": "91"}, []),
        ({"reached": "92"}, ["Capaian IKU 1, Tahun 2031 = 91"]),
        ({"reached": "909,1"}, [""]),
    ],
    ids=str,
)
def test_only_the_figure_of_the_same_role_and_year_is_told(typed: dict[str, str], nearest: list[str]) -> None:
    told = found(WELLS, *(line.format(**GIVEN | typed) for line in WELL_TABLE))
    assert [each.nearest for each in told] == nearest


@pytest.mark.parametrize(
    ("sentence", "nearest"),
    [
        ("Capaian sumur yang bersih sebesar 99,01 persen.", "Capaian IKU 1, Tahun 2031 = 90,91"),
        (
            "Realisasi sumur yang bersih pada tahun 2030 sebesar 58,5 persen.",
            "Realisasi IKU 1, Tahun 2030 = 85,5",
        ),
        ("Sumur yang bersih meliputi 99,01 persen wilayah.", ""),
        ("Efisiensi penggunaan pompa mencapai 97,84 persen.", ""),
        ("Capaian pipa yang baru sebesar 79,02 persen.", ""),
    ],
)
def test_of_a_sentence_too(sentence: str, nearest: str) -> None:
    (told,) = found(WELLS, sentence)
    assert told.nearest == nearest


def test_a_quote_reaches_its_figure_however_long_the_line() -> None:
    words = " ".join(["Petugas memeriksa sumur warga dari rumah ke rumah pada musim kemarau"] * 6)
    (told,) = found(WELLS, f"{words} dan menemukan 37,77 persen tercemar.")
    assert "37,77 persen tercemar." in told.quote
    assert told.quote.startswith("…")


def test_where_nobody_counts_lines_the_words_of_the_line_tell_the_place() -> None:
    lines = read_lines("Sumur warga diperiksa dan 37,77 persen tercemar.")
    document = replace(read_structure(lines), counts_lines=False)
    (sentence,) = find_underived(document, WELLS)
    assert (sentence.place, sentence.line_words) == ("“Sumur warga diperiksa dan 37,77…”", "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("1 dari 3 kecamatan naik, 2 tidak dapat dibandingkan.", []),
        ("1 dari 3 kecamatan naik, 4 tidak dapat dibandingkan.", ["4"]),
        ("Kini 1 dari 3 kecamatan naik. Sementara itu 2 tidak dapat dibandingkan.", ["2"]),
    ],
)
def test_what_a_part_leaves_of_its_whole_follows(sentence: str, expected: list[str]) -> None:
    derivable = Derivable(REGISTRY.figures | {count(1, "kecamatan", "")})
    assert [text for text in printed(derivable, sentence) if text not in ("1", "3")] == expected


def test_a_table_right_below_another_is_of_the_words_above_itself() -> None:
    """The second table stood under the paragraph of the first, so that nothing told what its figure is of."""
    lines = (
        "Serapan setiap program pada akhir tahun.", "", "No\tProgram\tPagu", "1\tProgram Arsip\t412", "",
        "Lima pembanding cakupan KIA Muara", "", "No\tPembanding\tNilai\tKeterangan",
        "1\tTahun 2031\t91,25\tnaik",
    )  # fmt: skip
    assert printed(REGISTRY, *lines) == []
    elsewhere = [line.replace("cakupan KIA Muara", "penerbitan surat pindah") for line in lines]
    assert printed(REGISTRY, *elsewhere) == ["91,25"]
