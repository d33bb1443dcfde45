"""A person maps a table once; the same shape next quarter asks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import Terminal, run
from tests.intake.books import Page, write_sheet, write_xlsx
from tests.intake.tables import DISTRICTS, counts, fresh, stored, take

HEADS = ("KODE", "KECAMATAN", "Kolom Aneh", "Lain-lain")


def test_unknown_headings_cost_one_answer_a_column_and_nothing_next_quarter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    first = counts(tmp_path, HEADS, title="DATA TRIWULAN I 2023", name="a.xlsx")
    typed = Terminal("ktp.eligible\n\nya\n")
    monkeypatch.setattr("sys.stdin", typed)
    done = run("intake", first, dossier)
    assert done.code == 0, done.says
    assert done.out.count("memuat apa?") == 2
    assert typed.read() == ""
    assert len(stored(dossier, "ktp.eligible")) == len(DISTRICTS)
    second = counts(tmp_path, HEADS, title="DATA TRIWULAN II 2023", name="b.xlsx")
    monkeypatch.setattr("sys.stdin", Terminal("ya\n"))
    again = run("intake", second, dossier)
    assert (
        again.code,
        "memuat apa?" in again.out,
        "2023-Q2" in (dossier / "counts.csv").read_text(),
    ) == (
        0,
        False,
        True,
    )


def test_a_name_or_its_beginning_is_an_answer_and_what_is_left_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    table = counts(tmp_path, HEADS)
    monkeypatch.setattr("sys.stdin", Terminal("akta mati\npenerbitan akta kem\n\nya\n"))
    done = run("intake", table, dossier)
    assert (done.code, len(stored(dossier, "akta-mati.issued"))) == (0, len(DISTRICTS)), done.says
    assert (
        "dapat berarti akta-mati.issued (Penerbitan akta kematian), akta-mati.reported ("
        in done.out
    )
    monkeypatch.setattr("sys.stdin", Terminal("\n\n"))
    refused = run("intake", table, fresh(tmp_path / "lain", "counts.csv"))
    assert (
        "Yang berisi angka: Kolom Aneh (1001, 1002, 1003), Lain-lain (1001, 1002, 1003)."
        in refused.says
    )


def test_answers_outlive_a_table_with_a_wrong_total(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    right = sum(range(1001, 1009))
    wrong = counts(tmp_path, HEADS, below=[["", "JUMLAH", right + 1, 0]])
    monkeypatch.setattr("sys.stdin", Terminal("ktp.eligible\n\nya\n"))
    refused = run("intake", wrong, dossier)
    assert (refused.code, stored(dossier, "ktp.eligible")) == (10, {})
    mended = counts(tmp_path, HEADS, below=[["", "JUMLAH", right, 0]])
    monkeypatch.setattr("sys.stdin", Terminal("ya\n"))
    again = run("intake", mended, dossier)
    assert (again.code, "memuat apa?" in again.out) == (0, False), again.says
    assert len(stored(dossier, "ktp.eligible")) == len(DISTRICTS)


@pytest.mark.parametrize(
    ("head", "is_known"),
    [("Kolom Aneh", True), ("JML_DINAMIS", False)],
    ids=["telling", "generic"],
)
def test_a_renamed_file_keeps_its_mapping_where_its_headings_say_something(
    head: str, is_known: bool, tmp_path: Path
) -> None:
    dossier, heads = fresh(tmp_path, "counts.csv"), ("KODE", "KECAMATAN", head)
    options = ("--period", "2023-S1")
    first = counts(tmp_path, heads, title="", name="rekap.xlsx")
    assert take(first, dossier, *options, "--map", f"{head}=ktp.eligible").code == 0
    renamed = take(
        counts(tmp_path, heads, title="", name="dari pak camat (1).xlsx"), dossier, *options
    )
    assert ("seperti yang disetujui dahulu" in renamed.out) == is_known, renamed.says


def test_the_answer_about_repeated_rows_is_remembered(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    rows = [
        [code, name.upper(), sex, n]
        for code, name in DISTRICTS.items()
        for n, sex in ((5, "L"), (6, "P"))
    ]
    for name, options in (("a.xlsx", ("--add",)), ("b.xlsx", ())):
        table = write_sheet(tmp_path / name, [("KODE", "KECAMATAN", "JK", "WKTP"), *rows])
        done = take(table, dossier, "--period", "2023", *options)
        assert (done.code, stored(dossier, "ktp.eligible")) == (
            0,
            dict.fromkeys(DISTRICTS, "11"),
        ), done.says


def test_a_dot_leaves_out_all_other_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    monkeypatch.setattr("sys.stdin", Terminal("ktp.eligible\n.\nya\n"))
    done = run("intake", counts(tmp_path, (*HEADS, "Satu", "Dua")), dossier)
    assert (done.code, done.out.count("memuat apa?")) == (0, 2), done.says


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("kematian-tw1.xlsx", "kematian-tw2.xlsx"),
        ("kematian_Triwulan 1.xlsx", "kematian_Triwulan 2.xlsx"),
        ("kematian 31 Maret 2023.xlsx", "kematian 30 Juni 2023.xlsx"),
    ],
)
def test_a_period_in_the_file_name_is_not_remembered(
    first: str, second: str, tmp_path: Path
) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    known = counts(tmp_path, HEADS, title="", name=first)
    options = ("--map", "Kolom Aneh=ktp.eligible")
    assert take(known, dossier, "--period", "2023-Q1", *options).code == 0
    again = take(counts(tmp_path, HEADS, title="", name=second), dossier, "--period", "2023-Q2")
    assert "seperti yang disetujui dahulu" in again.out, again.says


def test_a_period_in_the_name_of_a_sheet_is_not_remembered(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    rows = [HEADS, *([code, name, 7, 8] for code, name in DISTRICTS.items())]
    other = [("KODE", "KECAMATAN", "Lain"), *([code, name, 9] for code, name in DISTRICTS.items())]
    first = write_xlsx(tmp_path / "a.xlsx", {"Data TW1": Page(rows), "Lain": Page(other)})
    options = ("--map", "Kolom Aneh=ktp.eligible")
    assert take(first, dossier, "--period", "2023-Q1", *options).code == 0
    second = write_xlsx(tmp_path / "a.xlsx", {"Data TW2": Page(rows), "Lain": Page(other)})
    again = take(second, dossier, "--period", "2023-Q2")
    assert "Data TW2 menjadi counts.csv (seperti yang disetujui dahulu)" in again.out, again.says


def test_tables_with_the_same_headings_are_distinguished_by_their_names(tmp_path: Path) -> None:
    """Of the ministry's tables the age stands in the file name alone:
    `..._017_...` is not `..._05_...`.
    """
    dossier = fresh(tmp_path, "counts.csv")
    heads = ("KODE", "KECAMATAN", "JML_DINAMIS")
    options = ("--period", "2023-S1")
    known = counts(tmp_path, heads, title="", name="AGR_AKTA_LAHIR_017_17072023.xlsx")
    assert take(known, dossier, *options).code == 0
    assert len(stored(dossier, "akta-lahir.population")) == len(DISTRICTS)
    later = counts(tmp_path, heads, title="", name="AGR_AKTA_LAHIR_017_18012024.xlsx")
    assert "seperti yang disetujui dahulu" in take(later, dossier, *options).out
    other = take(
        counts(tmp_path, heads, title="", name="AGR_AKTA_LAHIR_05_17072023.xlsx"),
        dossier,
        *options,
    )
    assert (other.code, "Belum ada kolom yang dipetakan" in other.says) == (10, True)


@pytest.mark.parametrize(
    ("heads", "option", "code"),
    [
        (HEADS, "Tidak Ada=ktp.eligible", "column_missing"),
        (HEADS, "Kolom Aneh=ktp.elligible", "meaning_unknown"),
        (HEADS, "Kolom Aneh=akta mati", "meaning_open"),
        (("KODE", "KECAMATAN", "Sama", "Sama"), "Sama=ktp.eligible", "heading_repeated"),
    ],
)
def test_a_mapping_that_cannot_be_is_reported(
    heads: tuple[str, ...], option: str, code: str, tmp_path: Path
) -> None:
    done = take(counts(tmp_path, heads), fresh(tmp_path), "--map", option)
    expected = {
        "column_missing": 'Tidak ada kolom berjudul "Tidak Ada"',
        "meaning_unknown": '"ktp.elligible" bukan ukuran',
        "meaning_open": '"akta mati" dapat berarti 2 hal.',
        "heading_repeated": "Sama (kolom C), Sama (kolom D)",
    }
    assert (done.code, expected[code] in done.says) == (10, True), done.says


def test_one_measure_for_two_columns_is_reported(tmp_path: Path) -> None:
    both = [option for head in HEADS[2:] for option in ("--map", f"{head}=ktp.eligible")]
    done = take(counts(tmp_path, HEADS), fresh(tmp_path), *both)
    assert '"ktp.eligible" dipetakan ke 2 kolom: Kolom Aneh, Lain-lain.' in done.out


def test_sides_without_a_whole_are_added_up(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    table = counts(tmp_path, ("KODE", "KECAMATAN", "WKTP L", "WKTP P"), {"63.11.01": [3, 4]})
    assert take(table, dossier).code == 0
    assert stored(dossier, "ktp.eligible")["63.11.01"] == "7"


def test_a_mapping_is_used_by_its_name(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    take(counts(tmp_path, HEADS, name="satu.xlsx"), dossier, "--map", "Kolom Aneh=ktp.eligible")
    other = counts(tmp_path, HEADS, title="JUDUL LAIN TAHUN 2023", name="dua.xlsx")
    assert take(other, dossier, "--mapping", "satu").code == 0
    assert "Yang tersimpan: satu" in take(other, dossier, "--mapping", "tiga").says


def test_without_a_terminal_nothing_is_written_unless_that_is_reported(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    done = run("intake", counts(tmp_path), dossier)
    assert (done.code, stored(dossier, "ktp.eligible")) == (2, {})
    assert run("intake", counts(tmp_path), dossier, "--dry-run").code == 0
    assert stored(dossier, "ktp.eligible") == {}


def test_taking_the_same_table_twice_changes_nothing(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    table = counts(tmp_path)
    take(table, dossier)
    before = {path.name: path.read_bytes() for path in dossier.glob("*.*")}
    assert "Tidak ada perubahan" in take(table, dossier).out
    assert {path.name: path.read_bytes() for path in dossier.glob("*.*")} == before


def test_a_mapping_of_version_0_1_still_asks_nothing(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    (dossier / "intake.yaml").write_text(
        "intakes:\n  - id: lama\n    table: counts\n    title: WAJIB KTP TAHUN 2022\n"
        "    names_in: KECAMATAN\n    columns:\n      - head: Kolom Aneh\n        means: "
        "ktp.eligible\n",
        encoding="utf-8",
    )
    done = take(counts(tmp_path, HEADS), dossier)
    assert (done.code, "seperti yang disetujui dahulu" in done.out) == (0, True), done.says


def test_a_workbook_of_capaian_is_taken_by_its_own_command(tmp_path: Path) -> None:
    dossier = fresh(tmp_path)
    book = tmp_path / "buku.xlsx"
    assert run("workbook", "export", dossier, "--out", book).code == 0
    done = take(book, dossier)
    assert (done.code, "capaian workbook import buku.xlsx" in done.says) == (10, True), done.says
