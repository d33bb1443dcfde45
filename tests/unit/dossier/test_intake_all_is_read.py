"""Every cell of a sheet is read that its structure does not explain: what it says makes another reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells
from tests.intake.readings import Sheet, reading_of

from capaian.dossier.intake.intaken import Reading
from capaian.dossier.intake.reading_times import Anchor, without_times

NUMBER = " ".join(("1970" + "0101", "1995" + "03", "1", "002"))
SIGNED: Cells = [
    (None, None, "Paringin, 5 Januari 2024"),
    (None, None, "Kepala Dinas Kependudukan dan Pencatatan Sipil,"),
    (None, None, "Budi Contoh, S.Sos"),
    (None, None, f"NIP. {NUMBER}"),
]


def rows(
    head: str = "",
    cell: Callable[[int], object] = lambda _: None,
    *,
    more: int = 0,
    above: Cells = (),
    below: Cells = (),
    total: str = "JUMLAH",
) -> Cells:
    """Cards of Balangan with a column, and rows around them."""
    body = [(n, name, 9_000 + 7 * n + more, 8_000 + 5 * n + more, cell(n)) for n, name in enumerate(NAMES, 1)]
    sums = (sum(Decimal(str(one[place])) for one in body) for place in (2, 3))
    heads = ("NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM", head)
    title = ("KEPEMILIKAN KTP-EL TAHUN 2023",)
    return [title, *above, heads, *body, (None, total, *sums), (), *below]


def digest(cells: Cells, sheet: str = "Sheet1") -> str:
    return read(cells, sheet).digest


def read(cells: Cells, sheet: str = "Sheet1") -> Reading:
    return reading_of(Sheet(cells, sheet))


PLAIN = digest(rows())


def test_other_figures_and_another_day_of_signing_say_the_same() -> None:
    later = [(None, None, "Paringin, 9 Februari 2024"), *SIGNED[1:]]
    assert digest(rows(more=17)) == PLAIN == digest(rows(below=SIGNED)) == digest(rows(below=later))


def test_rows_that_are_worked_out_of_the_figures_say_their_name_alone() -> None:
    def shares(more: int) -> Cells:
        eligible, holders = (sum(one[place] for one in rows(more=more)[2:10]) for place in (2, 3))
        mean = Decimal(eligible) / len(NAMES)
        return [
            ("Persentase", None, None, round(Decimal(100 * holders) / eligible, 2)),
            ("Rata-rata", None, mean),
        ]

    one, other = (read(rows(more=more, below=shares(more))) for more in (0, 170))
    assert one.digest == other.digest
    assert one.lines[-2:] == ("Persentase", "Rata-rata")


def test_the_rank_of_who_signs_is_no_name() -> None:
    ranked = [*SIGNED[:3], (None, None, "Pembina Tk. I (IV/b)"), SIGNED[3]]
    reading = read(rows(below=ranked))
    assert "Budi Contoh" not in " ".join(reading.lines)
    assert reading.digest == PLAIN


@pytest.mark.parametrize("value", [202312, 45291, 777, "2023.12", date(2023, 12, 31), "*", 3, "DKB I"])
def test_what_all_rows_say_is_told_be_it_a_number(value: object) -> None:
    said = read(rows("ISI", lambda _: value)).said
    assert list(said) == ["ISI"]


@pytest.mark.parametrize("head", ["PERIODE", "POSISI", "TAHUN BULAN", "VERSI", ""])
def test_another_month_as_a_number_is_another_reading(head: str) -> None:
    december, june = (digest(rows(head, lambda _, month=month: month)) for month in (202312, 202306))
    assert len({december, june, PLAIN}) == 3


def test_a_month_that_some_rows_have_is_told_with_these() -> None:
    reading = read(rows("PERIODE", lambda n: 202312 if n < 4 else 202306))
    assert dict(reading.said) == {"PERIODE": ("202306 (juni 2023)", "202312 (desember 2023)")}
    assert reading.about["PERIODE"]["202312 (desember 2023)"] == ("Juai", "Halong", "Awayan")


def test_figures_and_numbers_of_rows_are_not_told() -> None:
    assert not read(rows("LUAR WILAYAH", lambda n: 100 + 3 * n)).said
    assert not read(rows("URUT", lambda n: n)).said
    assert not read(rows("KODE", lambda n: f"63.11.0{n}")).said
    assert not read(rows("KD_KEC", lambda n: n)).said


@pytest.mark.parametrize("head", ["KETERANGAN", "CATATAN", "PELAKSANA", ""])
def test_remarks_that_differ_in_each_row_are_told_with_their_rows(head: str) -> None:
    one = read(rows(head, lambda n: f"belum termasuk {n} desa"))
    (texts,) = one.said.values()
    assert len(texts) == len(NAMES)
    other = read(rows(head, lambda n: f"belum termasuk {n % 3} desa"))
    assert len({one.digest, other.digest, PLAIN}) == 3


def test_which_rows_say_something_counts() -> None:
    one = digest(rows("KETERANGAN", lambda n: "DKB I" if n == 1 else "DKB II"))
    assert one != digest(rows("KETERANGAN", lambda n: "DKB II" if n == 1 else "DKB I"))
    assert one != digest(rows("KETERANGAN", lambda n: "DKB I" if n == 2 else "DKB II"))


@pytest.mark.parametrize("total", ["JUMLAH s.d. JUNI", "JUMLAH DKB I", "TOTAL", "Jumlah (ribuan)"])
def test_what_a_total_is_called_counts(total: str) -> None:
    assert digest(rows(total=total)) != PLAIN


@pytest.mark.parametrize(
    "note",
    [
        ("Periode", 202306),
        ("Keadaan", 45107),
        ("Kode wilayah", 6309),
        ("Satuan (orang)", 1000),
        (None, None, "2023.06"),
        ("Faktor", None, 1000),
        ("Pengali", None, 1000, 1000),
        ("Keadaan", date(2023, 6, 30)),
        ("Versi", 0.5),
        (None, None, None, None, None, None, "di kanan tabel"),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_number_beside_words_is_told(note: tuple[object, ...], place: str) -> None:
    cells = rows(below=[note]) if place == "below" else rows(above=[note])
    assert digest(cells) != PLAIN


def test_a_time_as_a_number_moves_on_with_its_period() -> None:
    one = [without_times(text, Anchor(2024, 6)) for text in ("Periode 202406", "2024.06", "20240630")]
    assert one == [without_times(text, Anchor(2024, 9)) for text in ("Periode 202409", "2024.09", "20240930")]


@pytest.mark.parametrize(
    "note",
    [
        "Disusun dari data DKB I",
        "Dibuat dari data s.d. Juni",
        "Diperiksa: belum termasuk gaji",
        "Operator: hanya pemilih pemula",
        "Petugas belum memasukkan dua desa",
        "Kepala keluarga saja",
        "Mengetahui, data sementara",
        "Data ditarik, 5 Januari 2024",
        "Kepala Dinas: data sementara",
    ],
)
def test_a_note_above_who_signs_is_told(note: str) -> None:
    signed = digest(rows(below=SIGNED))
    for at in (0, 1, 2):
        below = [*SIGNED[:at], (None, None, note), *SIGNED[at:]]
        reading = read(rows(below=below))
        assert note in " ".join(reading.lines)
        assert reading.digest != signed


def test_who_signs_without_a_number_is_left_out_where_a_day_stands_above_the_post() -> None:
    one, other = (
        digest(rows(below=[(None, None, f"Paringin, {day} Januari 2024"), (None, None, "Kepala Dinas")]))
        for day in (5, 9)
    )
    assert one == other == PLAIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data ditarik 5 Januari 2024", "Data ditarik 30 November 2024"),
        ("Berlaku mulai 1 Januari 2024", "Berlaku mulai 1 Juli 2024"),
        ("Keadaan 2 Januari 2024", "Keadaan 3 Maret 2024"),
        ("Paringin, 5 Januari 2024", "Paringin, 30 November 2024"),
    ],
)
def test_days_after_the_period_are_told_save_those_of_printing(one: str, other: str) -> None:
    assert digest(rows(below=[(one,)])) != digest(rows(below=[(other,)]))


@pytest.mark.parametrize("words", ["Dicetak", "Tanggal cetak:", "Dicetak pada", "Tgl. cetak"])
def test_the_day_of_printing_is_another_each_time(words: str) -> None:
    one, other = (without_times(f"{words} {day} 2024", Anchor(2023, 12)) for day in ("5 Januari", "9 Maret"))
    assert one == other


def test_a_span_of_years_that_a_plan_has_is_its_name() -> None:
    told = {without_times("RENSTRA 2021-2026", Anchor(year, 12)) for year in (2023, 2024, 2026)}
    assert told == {"renstra 2021-2026"}
    assert without_times("2021-2026", Anchor(2024, 12)) != without_times("2020-2025", Anchor(2024, 12))


@pytest.mark.parametrize("name", ["Lembar 6", "Lembar 12", "06", "Rekap"])
def test_the_number_of_a_sheet_that_somebody_named_counts(name: str) -> None:
    assert digest(rows(), name) != PLAIN


def test_a_line_between_rows_is_of_those_below_it() -> None:
    def parted(*lines: str) -> str:
        cells = rows()
        return digest([*cells[:2], (lines[0],), *cells[2:6], (lines[1],), *cells[6:]])

    assert parted("Data final", "Data DKB I") != parted("Data DKB I", "Data final")


@pytest.mark.parametrize("name", ["Juai *)", "Juai (s.d. Juni)", "Juai: sementara"])
def test_what_stands_behind_a_name_is_told(name: str) -> None:
    cells = [tuple(name if cell == "Juai" else cell for cell in row) for row in rows()]
    reading = reading_of(Sheet(cells), means={name: "63.11.01"})
    assert reading.digest != PLAIN
    assert name in str(reading.said)
