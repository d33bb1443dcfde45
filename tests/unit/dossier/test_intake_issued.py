"""What was done for people in a time is no stock of documents; a document's name alone tells neither."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import balangan, codes, desk, means, proposed, taken, uncounted

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.issued import is_of_services

AREAS = (
    "Juai",
    "Halong",
    "Awayan",
    "Batu Mandi",
    "Lampihong",
    "Paringin",
    "Paringin Selatan",
    "Tebing Tinggi",
)


def rows(title: str, *columns: tuple[str, int]) -> list[list[str | int | Decimal | None]]:
    """A table of all kecamatan; each column begins with a figure that grows by one."""
    lines: list[list[str | int | Decimal | None]] = [
        [name, *(figure + n for _, figure in columns)] for n, name in enumerate(AREAS)
    ]
    return [[title], [], ["Kecamatan", *(head for head, _ in columns)], *lines]


def asked(title: str, *columns: tuple[str, int]) -> dict[str, str]:
    """The doubts about columns, by their heads; of an office that has counted nothing yet."""
    at = desk(replace(balangan(), counts=()))
    proposed(rows(title, *columns), at)
    return {doubt.text: doubt.words for doubt in at.doubts if doubt.text != "periode"}


@pytest.mark.parametrize(
    "title",
    [
        "LAPORAN LAYANAN KELILING TAHUN 2023",
        "JUMLAH PEMOHON MENURUT KECAMATAN TAHUN 2023",
        "DOKUMEN YANG DISERAHKAN TAHUN 2023",
        "REGISTER PENCATATAN SIPIL TAHUN 2023",
    ],
)
def test_services_are_asked_and_can_be_left_out(title: str) -> None:
    found = asked(title, ("KK", 700), ("AKTA KELAHIRAN", 95), ("AKTA KEMATIAN", 40))
    assert [*found] == ["KK", "AKTA KELAHIRAN"]
    assert all("yang dilayani selama periode itu" in words for words in found.values())
    assert found["KK"].endswith('bila begitu: --means "KK=-"')


def test_services_with_other_heads_are_asked_too() -> None:
    assert [*asked("LAYANAN REKAM JEMPUT BOLA 2023", ("SUDAH REKAM", 61))] == ["SUDAH REKAM"]


@pytest.mark.parametrize("head", ["AKTA KELAHIRAN", "KARTU KELUARGA", "JUMLAH KK"])
def test_the_name_of_a_document_alone_is_asked(head: str) -> None:
    found = asked("DATA PER KECAMATAN TAHUN 2023", (head, 310))
    assert "hanya menyebut dokumennya" in found[head]


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("KEPEMILIKAN AKTA KELAHIRAN ANAK TAHUN 2023", (("AKTA KELAHIRAN", 310),)),
        ("DATA PER KECAMATAN TAHUN 2023", (("MEMILIKI AKTA KELAHIRAN 0-17 TAHUN", 310),)),
        ("PENDUDUK DAN KEPALA KELUARGA TAHUN 2023", (("JUMLAH KK", 310),)),
        ("DATA PER KECAMATAN TAHUN 2023", (("PENDUDUK", 9000), ("JUMLAH KK", 2900))),
        ("DATA PER KECAMATAN TAHUN 2023", (("ANAK USIA 0-17 TAHUN", 4000), ("AKTA KELAHIRAN", 3800))),
        ("LAPORAN PELAYANAN TAHUN 2023", (("WAJIB KTP", 4000), ("SUDAH REKAM", 3990))),
        ("BIDANG PELAYANAN PENDAFTARAN PENDUDUK 2023", (("WAJIB KIA", 900), ("MEMILIKI KIA", 280))),
    ],
)
def test_what_bears_a_stock_out_is_not_asked(title: str, columns: tuple[tuple[str, int], ...]) -> None:
    assert asked(title, *columns) == {}


def test_a_small_part_of_all_bears_nothing_out() -> None:
    found = asked("DATA PER KECAMATAN 2023", ("ANAK USIA 0-17 TAHUN", 4000), ("AKTA KELAHIRAN", 380))
    assert [*found] == ["AKTA KELAHIRAN"]


@pytest.mark.parametrize(
    ("title", "whole", "part"),
    [
        ("SITUASI KIA NOVEMBER 2023", ("WAJIB KIA", 5200), ("KIA DITERBITKAN", 140)),
        ("DATA KK TAHUN 2023", ("JUMLAH KEPALA KELUARGA", 5200), ("KK TERBIT", 1900)),
        ("DATA KTP-EL TAHUN 2023", ("WAJIB KTP", 31000), ("PEREKAMAN", 12000)),
        ("DATA KTP-EL TAHUN 2023", ("WAJIB KTP", 31000), ("MEMILIKI KTP-EL", 410)),
    ],
)
def test_what_few_have_of_those_who_need_it_is_asked(
    title: str, whole: tuple[str, int], part: tuple[str, int]
) -> None:
    found = asked(title, whole, part)
    sums = [f"{8 * first + 28:,}".replace(",", ".") for _, first in (part, whole)]
    assert [*found] == [part[0]]
    assert " dari ".join(sums) in found[part[0]]
    assert found[part[0]].endswith(f'bila begitu: --means "{part[0]}=-"')


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (("WAJIB KIA", 5200), ("KIA DITERBITKAN", 2900)),
        (("WAJIB KIA", 5200), ("MEMILIKI KIA", 1500)),
        (("JUMLAH KEPALA KELUARGA", 5200), ("KK TERBIT", 5100)),
    ],
)
def test_what_many_have_is_not_asked(whole: tuple[str, int], part: tuple[str, int]) -> None:
    assert asked("DATA PER KECAMATAN TAHUN 2023", whole, part) == {}


def test_few_deeds_of_what_is_reported_are_not_asked() -> None:
    found = asked("KEMATIAN TAHUN 2023", ("KEMATIAN DILAPORKAN", 900), ("AKTA KEMATIAN TERBIT", 300))
    assert not any("sebagian kecil" in words for words in found.values())


@pytest.mark.parametrize("head", ["KIA TERBIT", "KK TERBIT", "PEREKAMAN KTP-EL"])
def test_a_deed_without_those_who_need_it_is_asked(head: str) -> None:
    found = asked("DATA PER KECAMATAN TAHUN 2023", (head, 310))
    assert "tidak ada kolom yang wajib" in found[head]
    assert asked("KEPEMILIKAN DOKUMEN TAHUN 2023", (head, 310)) == {}


def test_who_is_recorded_by_now_is_not_asked() -> None:
    assert asked("DATA PER KECAMATAN TAHUN 2023", ("SUDAH REKAM KTP-EL", 310)) == {}


def test_every_doubt_says_how_to_leave_a_column_out() -> None:
    found = asked("BERKAS TAHUN 2023", ("KK DITERIMA", 300), ("KK RAMPUNG", 290))
    assert found
    assert all(words.endswith(f'bila bukan: --means "{head}=-"') for head, words in found.items())


def test_persons_that_are_fewer_than_families_bear_nothing_out() -> None:
    assert [*asked("DATA PER KECAMATAN 2023", ("PENDUDUK DATANG", 90), ("JUMLAH KK", 2900))] == ["JUMLAH KK"]


@pytest.mark.parametrize(
    ("title", "is_it"),
    [
        ("UPT PELAYANAN ADMINDUK WILAYAH I", False),
        ("REKAP PERMOHONAN DOKUMEN", True),
        ("CAKUPAN LAYANAN KIA", False),
        ("PELAYANAN KARTU TANDA PENDUDUK", True),
    ],
)
def test_words_of_services(title: str, is_it: bool) -> None:
    assert is_of_services([title], Head(1, ("KIA",), "KIA")) == is_it


def test_what_is_printed_is_never_taken_for_those_who_need_it() -> None:
    found = proposed(rows("DATA 2023", ("WAJIB KTP", 4000), ("SUDAH REKAM", 3990), ("KK CETAK", 500)), desk())
    assert means(found) == {"WAJIB KTP": "ktp.eligible", "SUDAH REKAM": "ktp.holders"}


def test_ranks_are_never_proposed() -> None:
    found = proposed(rows("KIA", ("WAJIB KIA", 4000), ("KIA > PERINGKAT", 1), ("PERINGKAT KIA", 1)), desk())
    assert means(found) == {"WAJIB KIA": "kia.eligible"}


def test_there_and_not_there_are_those_who_have_and_have_not() -> None:
    columns = ("JUMLAH ANAK", 900), ("ADA", 800), ("TIDAK ADA", 100)
    found = means(proposed(rows("KEPEMILIKAN AKTA KELAHIRAN ANAK", *columns), desk()))
    assert found == {"ADA": "akta-lahir.holders", "JUMLAH ANAK": "akta-lahir.population"}


def test_deaths_beside_deeds_of_the_title_are_asked() -> None:
    at = desk()
    found = proposed(rows("AKTA KEMATIAN TAHUN 2023", ("JUMLAH KEMATIAN", 70), ("AKTA TERBIT", 65)), at)
    assert means(found) == {"AKTA TERBIT": "akta-mati.issued", "JUMLAH KEMATIAN": "akta-mati.reported"}
    assert [doubt.text for doubt in at.doubts] == ["JUMLAH KEMATIAN"]


def test_quarters_below_a_title_of_deeds_are_summed_and_asked() -> None:
    at = desk()
    quarters = [(f"TW {name}", 5) for name in ("I", "II", "III", "IV")]
    found = taken(rows("PENERBITAN AKTA KEMATIAN PER TRIWULAN TAHUN 2023", *quarters), at)
    assert [row.cells["value"] for row in found.rows][:2] == ["20", "24"]
    (doubt,) = at.doubts
    assert [f'"TW {name}=akta-mati.issued"' in doubt.option for name in ("I", "II", "III", "IV")] == [
        True
    ] * 4


def ktp(scale: int) -> Desk:
    """The desk at which a table was taken with a scale of what the dossier has, in percent."""
    at = desk()
    known = {str(row.area): row.value for row in balangan().counts if row.measure == "ktp.holders"}
    codes = {area.name: str(area.code) for area in balangan().districts}
    lines: list[list[str | int | Decimal | None]] = [
        [name, int(known[code] or 0) * scale // 100] for name, code in codes.items()
    ]
    taken([["KEPEMILIKAN KTP-EL TAHUN 2023"], [], ["Kecamatan", "Memiliki KTP"], *lines], at)
    return at


@pytest.mark.parametrize("scale", [5, 40, 160])
def test_a_stock_that_changes_by_more_than_half_is_asked(scale: int) -> None:
    (doubt,) = ktp(scale).doubts
    assert (doubt.text, doubt.means) == ("Memiliki KTP", "ktp.holders")
    assert "8 dari 8 kecamatan angkanya berbeda lebih dari separuh" in doubt.words


@pytest.mark.parametrize("scale", [60, 100, 140])
def test_a_stock_that_changes_less_is_not(scale: int) -> None:
    assert ktp(scale).doubts == []


def test_half_years_at_the_end_of_heads_are_times_of_both_sides() -> None:
    halves = [
        (f"{name} SEMESTER {half}", figure + more)
        for half, more in (("I", 0), ("II", 40))
        for name, figure in (("WAJIB KIA", 700), ("MEMILIKI KIA", 600))
    ]
    at = desk(replace(balangan(), counts=()))
    found = means(proposed(rows("DATA KIA TAHUN 2023", *halves), at))
    assert found == {"WAJIB KIA SEMESTER II": "kia.eligible", "MEMILIKI KIA SEMESTER II": "kia.issued"}
    assert {doubt.text for doubt in at.doubts} == {*found}


def test_what_was_denied_is_not_proposed_again() -> None:
    columns = ("KK", 700), ("AKTA KELAHIRAN", 95)
    at = desk(replace(balangan(), counts=()), means={head: "-" for head, _ in columns})
    proposed(rows("JUMLAH PEMOHON TAHUN 2023", *columns), at)
    assert codes(at) == ["table_left_out"]


def test_what_is_left_besides_the_denied_is_still_proposed() -> None:
    at = desk(replace(balangan(), counts=()), means={"KK": "-"})
    proposed(rows("DATA TAHUN 2023", ("KK", 700), ("WAJIB KIA LUAR NEGERI", 95)), at)
    assert "table_left_out" not in codes(at)


@pytest.mark.parametrize(
    ("beside", "code"),
    [
        ((("KK TERBIT BARU", 41), ("KK TERBIT UBAH", 77)), "kk.families"),
        ((), "kk.issued"),
    ],
)
def test_families_beside_printed_cards_are_no_cards(beside: tuple[tuple[str, int], ...], code: str) -> None:
    at = desk(replace(balangan(), counts=()))
    made = proposed(rows("PENCETAKAN KARTU KELUARGA TAHUN 2023", ("JUMLAH KK", 8_200), *beside), at)
    assert means(made)["JUMLAH KK"] == code
    assert "JUMLAH KK" in [doubt.text for doubt in at.doubts]


def test_the_sum_of_years_is_proposed_instead_of_one_year() -> None:
    columns = (("WAJIB KIA", 9_000), ("TERBIT S.D. 2022", 6_000), ("TERBIT 2023", 310), ("JUMLAH TERBIT", 0))
    table = rows("KARTU IDENTITAS ANAK", *columns)
    for n, row in enumerate(table[3:]):
        row[-1] = 6_310 + 2 * n
    at = desk(replace(balangan(), counts=()))
    assert means(proposed(table, at)) == {"WAJIB KIA": "kia.eligible", "JUMLAH TERBIT": "kia.issued"}
    assert "JUMLAH TERBIT" in [doubt.text for doubt in at.doubts]


PRINTED_CARDS = [(n, area.name, 900 + n, 880 + n) for n, area in enumerate(balangan().districts, 1)]


@pytest.mark.parametrize(
    ("title", "heads", "asked"),
    [
        ("KARTU KELUARGA TAHUN 2023", ("Jumlah KK", "KK Tercetak"), []),
        ("KARTU KELUARGA TAHUN 2023", ("Jumlah KK", "KK Tercetak Ulang"), ["KK Tercetak Ulang"]),
        ("KARTU KELUARGA TAHUN 2023", ("Jumlah KK", "KK Sudah Cetak"), []),
        ("KEPEMILIKAN KIA TAHUN 2023", ("Wajib KIA", "Sudah Memiliki"), []),
        ("KEPEMILIKAN KK TAHUN 2023", ("Jumlah KK", "Sudah Memiliki KK"), []),
    ],
)
def test_printed_cards_are_those_that_families_have_where_families_stand_beside(
    title: str, heads: tuple[str, str], asked: list[str]
) -> None:
    at = desk(uncounted())
    found = means(proposed([(title,), ("No", "Kecamatan", *heads), *PRINTED_CARDS], at))
    assert heads[1] in found
    assert [doubt.text for doubt in at.doubts] == asked


PRINTED = "PEREKAMAN DAN PENCETAKAN KTP-EL TAHUN 2023"


def printed(needing: int, recorded: int, made: int, title: str = PRINTED) -> dict[str, str]:
    """Doubts about who recorded, beside cards that were printed and cards that were not yet."""
    at = desk(replace(balangan(), counts=()))
    heads = ["Kecamatan", "WAJIB KTP-EL", "PEREKAMAN", "PENCETAKAN", "BELUM CETAK (PRR)"]
    lines = [[name, needing + n, recorded + n, made + n, 33] for n, name in enumerate(AREAS)]
    proposed([[title], [], heads, *lines], at)
    return {doubt.text: doubt.words for doubt in at.doubts if "selama periode" in doubt.words}


def test_who_recorded_is_who_has_a_card_or_waits_for_it() -> None:
    assert printed(7774, 7653, 7620) == {}


@pytest.mark.parametrize(
    ("needing", "recorded", "made"),
    [(7774, 653, 620), (7774, 7653, 7619), (7774, 7653, 653)],
)
def test_few_who_recorded_or_other_sums_are_asked(needing: int, recorded: int, made: int) -> None:
    assert "PEREKAMAN" in printed(needing, recorded, made)


@pytest.mark.parametrize("head", ["SDH REKAM", "SUDAH REKAM"])
def test_short_words_of_who_recorded_are_known(head: str) -> None:
    assert asked("REKAP PEREKAMAN KTP EL 2023", ("JML WKTP", 7774), (head, 7653), ("BLM REKAM", 121)) == {}


@pytest.mark.parametrize("head", ["SDR REKAM", "SDH CETAK"])
def test_other_short_words_are_asked(head: str) -> None:
    found = asked("REKAP PEREKAMAN KTP EL 2023", ("JML WKTP", 7774), (head, 7653))
    assert head in found
