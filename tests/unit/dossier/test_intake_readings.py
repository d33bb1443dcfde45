"""What a table says of itself by which its figures could mean something else, and what does not count."""

from __future__ import annotations

import pytest
from tests.intake.readings import Said, changed, digest, reading_of

from capaian.domain.period import Period
from capaian.dossier.intake.reading_times import Anchor, without_times

YEAR = Anchor(2024, 12)
NUMBER = " ".join(("1970" + "0101", "1995" + "03", "1", "002"))
SIGNED = (
    ("", "", "Paringin, 5 Januari 2024"),
    ("", "", "Kepala Dinas,"),
    ("", "", "Budi"),
    ("", "", f"NIP. {NUMBER}"),
)


def test_everything_that_is_said_is_told() -> None:
    reading = reading_of(Said())
    assert reading.sheet == "Rekap kabupaten"
    assert reading.lines == (
        "KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023",
        "Hasil verifikasi daerah",
        "Keterangan: tidak termasuk pemilih luar negeri",
    )
    assert reading.unused == ("NO", "LUAR WILAYAH", "SUMBER")
    assert dict(reading.said) == {"SUMBER": ("SIAK pusat",)}
    assert reading.taken_as == "seluruh tahun 2023"
    assert len(reading.digest) == 16


def test_the_same_sheet_says_the_same_whatever_its_figures() -> None:
    assert digest(changed(more=13)) == digest(Said())


@pytest.mark.parametrize(
    "other",
    [
        {"title": "KEPEMILIKAN KTP-EL DKB I SEMESTER II TAHUN 2023"},
        {"stage": "Hasil verifikasi pusat"},
        {"head": "PINDAH"},
        {"column": "ASAL"},
        {"source": "SIAK daerah"},
        {"note": "Keterangan: termasuk pemilih luar negeri"},
        {"sheet": "06"},
        {"below": (("Angka sementara",),)},
    ],
)
def test_whatever_else_is_said_makes_another_reading(other: dict[str, object]) -> None:
    assert digest(changed(**other)) != digest(Said())


@pytest.mark.parametrize(
    "other",
    [
        {"title": "KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2024"},
        {"title": "Kepemilikan  KTP-el Semester II Tahun 2023"},
        {"file": "lain-sekali.xlsx"},
        {"below": SIGNED},
    ],
)
def test_times_files_letters_and_signatures_do_not_count(other: dict[str, object]) -> None:
    assert digest(changed(**other)) == digest(Said())


def test_who_signs_is_not_told() -> None:
    assert "Budi" not in " ".join(reading_of(changed(below=SIGNED)).lines)


@pytest.mark.parametrize("name", ["Sheet1", "Sheet 2", "Lembar1", "sheet"])
def test_names_that_nobody_gave_do_not_count(name: str) -> None:
    assert reading_of(changed(sheet=name)).sheet == ""
    assert digest(changed(sheet=name)) == digest(changed(sheet="Sheet9"))


def test_the_name_of_a_text_file_is_no_sheet() -> None:
    assert reading_of(changed(file="rekap.csv", sheet="rekap")).sheet == ""


@pytest.mark.parametrize("head", ["PETUGAS", "STATUS PEGAWAI", "PENGELOLA DANA", "PELAKSANA", "PPTK"])
def test_no_head_hides_what_its_column_says(head: str) -> None:
    """Heads with words of persons hid `HANYA ASN` and `DAK SAJA`: only who signs is left out."""
    one, other = (changed(column=head, source=text) for text in ("SELURUHNYA", "HANYA ASN"))
    assert dict(reading_of(other).said) == {head: ("HANYA ASN",)}
    assert digest(one) != digest(other)


def test_another_sort_of_period_is_another_reading() -> None:
    year = changed(title="KEPEMILIKAN KTP-EL TAHUN 2023")
    month = changed(title="KEPEMILIKAN KTP-EL BULAN JUNI 2023")
    assert digest(year) != digest(month)
    assert digest(year) != digest(year, period=Period.parse("2023-M06"))


def test_a_part_that_ends_the_year_is_shown_anew_since_it_is_taken_for_the_year() -> None:
    first, second = (changed(title=f"KEPEMILIKAN KTP-EL SEMESTER {part} 2023") for part in ("I", "II"))
    assert reading_of(first).taken_as == "Semester I Tahun 2023"
    assert reading_of(second).taken_as == "seluruh tahun 2023"
    assert digest(first) != digest(second)


def test_next_month_is_the_same_reading() -> None:
    june, july = (changed(title=f"KEPEMILIKAN KTP-EL BULAN {name} 2023") for name in ("JUNI", "JULI"))
    assert digest(june) == digest(july)
    assert digest(june) != digest(changed(title="KEPEMILIKAN KTP-EL BULAN JUNI 2023", sheet="Mei"))


@pytest.mark.parametrize(
    ("one", "at", "other", "there"),
    [
        ("Semester I 2024 per 30 Juni 2024", (2024, 6), "Semester II 2025 per 31 Desember 2025", (2025, 12)),
        ("Januari s.d. Juni 2024", (2024, 6), "Januari s.d. September 2024", (2024, 9)),
        ("TW II 2024", (2024, 6), "TW III 2024", (2024, 9)),
        ("S1 2024", (2024, 6), "S2 2024", (2024, 12)),
        ("Dicetak 5 Januari 2025 10:32:15", (2024, 12), "Dicetak 9/2/2025 08.01", (2024, 12)),
        ("2024-06-30", (2024, 6), "2024-09-30", (2024, 9)),
        ("per 28 Februari 2023", (2023, 2), "per 31 Maret 2023", (2023, 3)),
        ("bulan ke-6", (2024, 6), "bulan ke-7", (2024, 7)),
        ("dibandingkan 2023", (2024, 12), "dibandingkan 2024", (2025, 12)),
    ],
)
def test_the_same_times_of_other_periods(
    one: str, at: tuple[int, int], other: str, there: tuple[int, int]
) -> None:
    assert without_times(one, Anchor(*at)) == without_times(other, Anchor(*there))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DKB I 2024", "DKB II 2024"),
        ("Tahun 2024", "Tahun 2023"),
        ("Juni", "Juli"),
        ("per 31 Desember 2024", "per 5 Desember 2024"),
        ("Semester II 2024", "Triwulan IV 2024"),
        ("s.d. Desember", "Desember"),
        ("Dicetak 5 Januari 2025", "Dicetak 5 Juni 2024"),
        ("Perda Nomor 5 Tahun 2023", "Perda Nomor 5 Tahun 2022"),
        ("06", "07"),
        ("Rekam", "Rekam (%)"),
    ],
)
def test_other_times_of_the_same_period(one: str, other: str) -> None:
    assert without_times(one, YEAR) != without_times(other, YEAR)


def test_what_is_shown_has_no_numbers_of_persons() -> None:
    reading = reading_of(changed(note=f"Hubungi {NUMBER}"))
    assert "Hubungi xxxxxxxx xxxxxx x xxx" in reading.lines


def test_notes_above_and_beside_who_signs_are_told() -> None:
    beside = (("Belum termasuk KUA", *SIGNED[0][1:]), *SIGNED[1:])
    assert "Belum termasuk KUA" in reading_of(changed(below=beside)).lines
    above = (("", "", "Catatan: belum termasuk KUA"), *SIGNED)
    assert "Catatan: belum termasuk KUA" in reading_of(changed(below=above)).lines


def test_a_note_beside_one_row_is_told() -> None:
    noted = changed(notes={2: "belum rekam"}, source="")
    assert dict(reading_of(noted).said) == {"SUMBER": ("belum rekam",)}
    assert digest(noted) != digest(changed(source=""))


def test_a_column_of_few_things_is_told() -> None:
    noted = changed(notes={0: "SIAK daerah", 3: "SIAK daerah"})
    assert dict(reading_of(noted).said) == {"SUMBER": ("SIAK daerah", "SIAK pusat")}
    assert digest(noted) != digest(Said())


def test_a_lone_number_beside_words_is_told() -> None:
    assert digest(changed(below=(("Tahap", "2"),))) != digest(changed(below=(("Tahap", "1"),)))
