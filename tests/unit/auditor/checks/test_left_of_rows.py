"""What is left of a whole without its part, and counts of men and women under heads of one letter."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports_of_fields import told, twins


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        # 310 and 302, 2.655 and 2.547, 540 and 503
        ("fishery", "kartu", "Di Kecamatan Kandang masih ada {} nelayan yang belum terlayani.", "8", "12"),
        ("fishery", "kartu", "Secara keseluruhan {} nelayan belum terlayani.", "108", "118"),
        ("fishery", "kartu", "Sebanyak {} orang di Pasekan belum terlayani.", "37", "27"),
        ("fishery", "kartu", "Di Pasekan yang belum terlayani sebanyak {} nelayan.", "37", "47"),
        # 298 and 252, 1.425 and 1.300
        ("health", "imunisasi", "Di Puskesmas Rawa Bambu {} bayi belum diimunisasi.", "46", "36"),
        ("health", "imunisasi", "Masih terdapat {} bayi yang belum terlayani imunisasi.", "125", "135"),
        # 1.263 and 1.234
        ("staff", "usul", "Sebanyak {} usul belum selesai.", "29", "39"),
    ],
)
def test_what_is_left_is_the_whole_without_the_part(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert told(of, section, unsound) == [("difference", wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Di Kecamatan Kandang ada 3 nelayan yang belum terlayani karena melaut.",
        "Di Kecamatan Kandang 5 nelayan belum terlayani pada triwulan I.",
        "Di Kecamatan Kandang 5 nelayan lanjut usia belum terlayani.",
        "Tahun lalu 90 nelayan belum terlayani.",
        "Di Kecamatan Kandang 5 nelayan belum memiliki asuransi.",
        "Sebanyak 8 nelayan belum terlayani.",
    ],
)
def test_some_of_them_and_other_times_are_left_alone(sentence: str) -> None:
    assert told("fishery", "kartu", sentence) == []


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        ("fishery", "pegawai", "Dari 66 pegawai terdapat {} orang perempuan.", "24", "20"),
        ("fishery", "pegawai", "Dari 66 pegawai, {} orang perempuan.", "24", "20"),
        (
            "fishery",
            "pegawai",
            "Golongan III terdiri atas {} orang laki-laki dan 13 orang perempuan.",
            "21",
            "22",
        ),
        ("fishery", "pegawai", "Pegawai perempuan golongan IV hanya {} orang.", "5", "6"),
        ("health", "tenaga", "Dari seluruh perawat, {} orang perempuan.", "78", "87"),
        ("health", "tenaga", "Jumlah dokter laki-laki hanya {} orang.", "14", "16"),
    ],
)
def test_men_and_women_are_those_of_their_column(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert told(of, section, unsound)[0][1:] == (wrong, right)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 66 pegawai terdapat 20 orang perempuan yang mengikuti pelatihan.",
        "Dari 66 pegawai, 12 orang perempuan menduduki jabatan fungsional.",
        "Tahun lalu terdapat 20 orang perempuan.",
    ],
)
def test_some_women_are_not_all(sentence: str) -> None:
    assert told("fishery", "pegawai", sentence) == []
