"""Extracts and files of measures that are not what they are taken for: refused,
nothing written.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.register.invented import ADULT, HEADS, MEASURES, count, person, write_csv

ROWS = [person(NIK=f"63110105059{n:05}") for n in range(100)]


def refused(folder: Path, *files: Path, measures: str = MEASURES, **options: str) -> str:
    """What is words of extracts that are refused."""
    done = count(folder, *files, measures=measures, options=options)
    assert done.code == 10, done.says
    assert not (folder / "hasil").exists()
    assert ADULT[0][:12] not in done.says, "no cell of a person is shown"
    return done.err


def two(name: str, other: str) -> Callable[[Path], list[Path]]:
    return lambda folder: [
        write_csv(folder / name, ROWS[:2]),
        write_csv(folder / other, ROWS[2:4]),
    ]


def same_twice(folder: Path) -> list[Path]:
    file = write_csv(folder / "a.csv", ROWS)
    return [file, Path(shutil.copy(file, folder / "b.csv"))]


def half_of_parquet(folder: Path) -> list[Path]:
    pq.write_table(
        pa.table({"NIK": ["1"] * 1000, "KODE_KEC": ["631101"] * 1000}), folder / "a.parquet"
    )
    content = (folder / "a.parquet").read_bytes()
    (folder / "a.parquet").write_bytes(content[: len(content) // 2])
    return [folder / "a.parquet"]


def of_bytes(content: bytes) -> Callable[[Path], list[Path]]:
    def make(folder: Path) -> list[Path]:
        (folder / "a.csv").write_bytes(content)
        return [folder / "a.csv"]

    return make


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (same_twice, "Isinya sama persis dengan a.csv"),
        (
            two("penduduk-2023-12-31.csv", "penduduk_20240630.csv"),
            "Nama berkas menyebut beberapa tanggal",
        ),
        (half_of_parquet, "Bukan tabel yang utuh"),
        (of_bytes(b""), "Bukan tabel yang utuh"),
        (of_bytes("NIK;NAMA\n1;X\n".encode("utf-16")), "Judul kolom tidak ada"),
        (
            lambda folder: [write_csv(folder / "a.csv", [], [*HEADS[:-1], HEADS[0]])],
            "beberapa kali: NIK, TGL_DATA",
        ),
    ],
)
def test_files_that_are_refused_unread(
    tmp_path: Path, make: Callable[[Path], list[Path]], words: str
) -> None:
    assert words in refused(tmp_path, *make(tmp_path))


def test_all_problems_of_rows_come_at_once(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        *[person(KODE_KEC="631001", NIK="6310010505900002")] * 2,
        person(KODE_KEC="631199"),
        person(KODE_KEC="JUAI"),
        person(NIK="6.31E+15"),
        person(TGL_DATA="2024-06-30"),
    ]
    words = refused(tmp_path, write_csv(tmp_path / "a.csv", rows))
    for sentence in (
        "2 baris bukan milik 63.11: 63.10 (2)",
        "1 baris berkode kecamatan yang tidak ada: 63.11.99 (1)",
        "1 baris tanpa kode wilayah",
        "Kolom NIK: 1 dari 106 nomor seperti 3.5E+15",
        "1 dari 106 baris tidak bertanggal acuan 31 Desember 2023",
    ):
        assert sentence in words


def test_columns_of_which_nothing_is_known(tmp_path: Path) -> None:
    rows = [person(NIK=f"6311010505900{n:02}0", SUDAH_REKAM="-") for n in range(100)]
    words = refused(tmp_path, write_csv(tmp_path / "a.csv", rows))
    assert "100 dari 100 NIK berakhir dengan 0" in words
    assert "Kolom SUDAH_REKAM kosong semua" in words


def test_numbers_with_a_fraction_are_whole_or_lost(tmp_path: Path) -> None:
    """As table programs keep a column of numbers with empty cells, and write it as parquet."""
    columns: dict[str, list[object]] = {
        head: [cell] * 3 for head, cell in zip(HEADS, ADULT, strict=True)
    }
    columns |= {"KODE_KEC": [631101.0] * 3, "SUDAH_REKAM": [1.0, 0.0, None]}
    measures = f"{MEASURES}values: {{ktp_recorded: {{ya: [1], tidak: [0]}}}}\n"
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    assert "ktp: 1 dari 3" in count(tmp_path, tmp_path / "a.parquet", measures=measures).out
    shutil.rmtree(tmp_path / "hasil")
    pq.write_table(pa.table(columns | {"NIK": [float(ADULT[0])] * 3}), tmp_path / "a.parquet")
    assert "Kolom NIK: 3 dari 3 nomor seperti 3.5E+15" in refused(tmp_path, tmp_path / "a.parquet")


def test_columns_that_are_exchanged(tmp_path: Path) -> None:
    swapped = MEASURES.replace(
        "marital: STATUS_KAWIN, status: STATUS_PENDUDUK",
        "marital: STATUS_PENDUDUK, status: STATUS_KAWIN",
    )
    words = refused(
        tmp_path,
        write_csv(tmp_path / "a.csv", ROWS),
        measures=swapped.replace("born: TGL_LHR", "born: TGL_DATA"),
    )
    assert "Kolom STATUS_PENDUDUK: 100 dari 100 sel tidak terbaca sebagai marital" in words
    assert "100 dari 100 NIK tidak memuat tanggal lahirnya" in words


def test_broken_lines_are_counted_by_place_and_left_out_on_request_only(tmp_path: Path) -> None:
    flawed = {
        9: (*ROWS[9], "lebih"),
        29: ROWS[29][:3],
        30: person(NIK='"6311010505900030'),
        31: HEADS,
        59: (*ROWS[59], "lebih"),
        60: person(NIK="\xe9"),
        61: ("", "", ""),
        62: person(TGL_LHR="01-01-2024"),
        63: person(SUDAH_REKAM=""),
    }
    file = write_csv(
        tmp_path / "a-20240131.csv", [flawed.get(place, row) for place, row in enumerate(ROWS)]
    )
    file.write_bytes(file.read_bytes().replace("\xe9".encode(), b"\xe9"))
    words = refused(tmp_path, file)
    for flaw in (
        "1 kurang kolom",
        "1 tanda kutip tidak utuh",
        "1 mengulang judul kolom",
        "1 bukan UTF-8",
    ):
        assert flaw in words
    assert "6 baris rusak (6,1 %): 2 kelebihan kolom, " in words
    assert "; baris 11, 31, 32, 33, 61, 62." in words
    done = count(tmp_path, file, options={"--skip-broken": ""})
    assert done.code == 0, done.says
    assert "ktp: 91 dari 92" in done.out
    for warning in (
        "Nama berkas menyebut tanggal lain: a-20240131.csv (2024-01-31)",
        "1 dari 93 baris lahir sesudah 31 Desember 2023",
        "Kolom SUDAH_REKAM: 1 dari 93 sel kosong",
        "Tidak ada satu orang pun di Halong, ",
    ):
        assert warning in done.err
    assert ", tanpa 6 baris rusak" in (tmp_path / "hasil" / "hitungan.csv").read_text("utf-8")


PLAN = MEASURES.partition("columns:")[0]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (MEASURES, PLAN.partition("measures:")[0], "measures: Belum diisi."),
        (
            MEASURES[MEASURES.index("measures:") :],
            "measures: []\n",
            "measures: Belum ada satu pun.",
        ),
        ("condition: ktp_recorded", "condition: ''", "numerator.condition: Isinya kosong."),
        ("regency:", "regenci:", "regenci: Kunci ini tidak dikenal."),
        ("'63.11'", "'6311'", "regency: Isinya keliru."),
        ("ktp.holders", "ktp.eligible", 'Kode ini ada dua kali. Tertulis: "ktp.eligible"'),
        (
            "age >= 17",
            "agge >= 17",
            'kolom "agge" tidak dikenal atau tidak dipetakan. Yang terdekat: age',
        ),
        ("age >= 17", "kia_issued", 'kolom "kia_issued" tidak dikenal'),
        ("age >= 17", "age >= 99999999999999999999", "tidak ada dalam bahasa syarat"),
        ("area: KODE_KEC, ", "", "Kolom area belum dipetakan."),
        ("nik: NIK", "nik: [NIK, KODE_KEC]", "Hanya area yang boleh di beberapa kolom."),
        ("nik: NIK", "age: NIK", 'Nama ini sudah dipakai. Tertulis: "age"'),
        (
            "columns:",
            "values: {ktp_recorded: {sudah: [1]}}\ncolumns:",
            "Nilainya hanya ya dan tidak.",
        ),
        ("columns:", "values: {nik: {ya: [1]}}\ncolumns:", "Kolom ini tidak memuat pilihan."),
        (
            "condition: ktp_recorded",
            "condition: age",
            '"age" bukan ya atau tidak, melainkan bilangan',
        ),
    ],
)
def test_measures_that_cannot_be_meant(
    tmp_path: Path, before: str, after: str, words: str
) -> None:
    assert words in refused(
        tmp_path, write_csv(tmp_path / "a.csv", ROWS), measures=MEASURES.replace(before, after)
    )


def test_who_is_born_on_the_day_of_the_count_is_counted_and_later_ones_are_not(
    tmp_path: Path,
) -> None:
    """Fault: children of the last day of a year are no population of that year."""
    newborn = "6311010505900999"
    measures = MEASURES.replace("age >= 17 or marital != 'belum_kawin'", "age >= 0")
    for born, people in (("31-12-2023", 101), ("30-12-2023", 101)):
        folder = tmp_path / born
        folder.mkdir()
        rows = [*ROWS, person(NIK=newborn, TGL_LHR=born, STATUS_KAWIN="BELUM KAWIN")]
        done = count(folder, write_csv(folder / "a.csv", rows), measures=measures)
        assert f"dihitung: {people} dari" in done.out, done.says
