"""Villages below their kecamatan: they are not taken, and the kecamatan is held against them."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, said, table, taken, values

from capaian.dossier.intake.areas import AreaBook
from capaian.dossier.intake.rows_below import without_rows_below

HEADS = ("KODE", "KECAMATAN / DESA", "WAJIB KTP", "SUDAH REKAM")
TITLE = ("PEREKAMAN KTP-EL TAHUN 2023",)
NAMES = {str(area.code): area.name for area in balangan().districts}
REGENCY = "Kabupaten Balangan"
WANTED = [("63.11.01", "100"), ("63.11.02", "200")]


def coded(*, ranked: bool = True) -> list[list[str | int | None]]:
    """Rows 3 to 8: two kecamatan with two villages each, of which one is called like its kecamatan."""
    rows: list[list[str | int | None]] = [[*TITLE], [*HEADS]]
    for n, (code, name) in enumerate([*NAMES.items()][:2], 1):
        rows.append([code if ranked else None, f"KEC. {name.upper()}" if ranked else name, 100 * n, 80 * n])
        rows.append([f"{code}.2001" if ranked else None, name, 60 * n, 50 * n])
        rows.append([f"{code}.2002" if ranked else None, "Gunung Batu", 40 * n, 30 * n])
    return rows


def summed(total: str) -> list[list[str | int | None]]:
    """Rows 3 to 10: names of kecamatan alone, two villages each, and their sum below."""
    rows: list[list[str | int | None]] = [[*TITLE], [*HEADS]]
    for n, name in enumerate([*NAMES.values()][:2], 1):
        rows += [[None, f"KECAMATAN {name}", None, None], ["1", "Desa Hulu", 60 * n, 50 * n]]
        rows += [["2", "Desa Hilir", 40 * n, 30 * n], [None, total.format(name), 100 * n, 80 * n]]
    return rows


def eligible(rows: Cells, **asked: object) -> tuple[list[tuple[str, ...]], list[str], list[tuple[str, str]]]:
    at = desk(**asked)
    found = values(taken(rows, at), "area", "value", "measure")
    told = [code for code in codes(at) if code != "area_absent"]
    return [row[:2] for row in found if row[2] == "ktp.eligible"], told, said(at)


@pytest.mark.parametrize("ranked", [True, False])
def test_kecamatan_are_taken_and_villages_are_not(ranked: bool) -> None:
    found, told, _ = eligible(coded(ranked=ranked))
    assert (found, told) == (WANTED, ["rows_below"])


@pytest.mark.parametrize(
    "total",
    ["JUMLAH", "Jumlah Kecamatan {0}", "JUMLAH {0}", "Sub Total", "SUBTOTAL", "Sub Jumlah", "Sub Total {0}"],
)
def test_a_total_below_the_villages_is_the_kecamatan(total: str) -> None:
    found, told, _ = eligible(summed(total))
    assert (found, told) == (WANTED, ["rows_below"])


@pytest.mark.parametrize(("rows", "row"), [(coded(), 3), (summed("JUMLAH"), 6)])
def test_villages_that_do_not_add_up_are_told(rows: list[list[str | int | None]], row: int) -> None:
    rows[row - 1][2] = 110
    found, told, words = eligible(rows)
    assert "total_differs" in told
    assert (
        f"{row} C (WAJIB KTP)",
        "Jumlah tertulis 110, padahal jumlah 2 bagiannya 100 (selisih 10).",
    ) in words
    found, told, _ = eligible(rows, accepts_totals=True)
    assert found == WANTED
    assert "total_kept_wrong" in told


def test_a_wrong_village_makes_its_kecamatan_differ() -> None:
    rows = coded()
    rows[4][3] = 31
    assert [where for where, text in eligible(rows)[2] if "padahal" in text] == ["3 D (SUDAH REKAM)"]


def test_a_village_without_a_figure_adds_nothing_and_one_that_cannot_be_read_is_told() -> None:
    rows = [*coded(), [None, None, None, None]]
    rows[4] = ["63.11.01.2002", "Gunung Batu", "-", "?"]
    rows[3][2] = 100
    assert eligible(rows)[1] == ["rows_below", "not_a_number"]


def test_totals_of_all_kecamatan_do_not_add_up_villages() -> None:
    whole = [*coded(), [None, "JUMLAH", 300, 240]]
    names = {code: NAMES[code] for code, _ in WANTED}
    found = without_rows_below(table(whole), AreaBook(names), REGENCY)
    assert found is not None
    assert found.rows == (3, 6, 9)
    assert found.below == {3: (4, 5), 6: (7, 8)}
    assert "total_differs" not in eligible(whole)[1]


def test_rows_of_men_and_women_that_name_their_kecamatan_are_held_against_it() -> None:
    rows: list[list[str | int | None]] = [[*TITLE], ["Kecamatan", "Jenis", "Wajib KTP", "Rekam"]]
    for name in [*NAMES.values()][:3]:
        rows += [[name, "L+P", 100, 80], [name, "L", 60, 50], [name, "P", 40, 30]]
    found = without_rows_below(table(rows), AreaBook(NAMES), REGENCY)
    assert found is not None
    assert found.below == {3: (4, 5), 6: (7, 8), 9: (10, 11)}


def test_unknown_rows_that_add_up_to_nothing_stay() -> None:
    rows = coded(ranked=False)
    for row in rows[3:]:
        if row[1] == "Gunung Batu":
            row[2], row[3] = 7, 7
    assert without_rows_below(table(rows), AreaBook(NAMES), REGENCY) == table(rows)


def in_columns(*, summed_up: bool = True) -> list[list[str | int | None]]:
    """Villages in a column behind that of their kecamatan, each kecamatan summed up below them."""
    rows: list[list[str | int | None]] = [[*TITLE], ["KECAMATAN", "DESA", "WAJIB KTP", "SUDAH REKAM"]]
    for n, name in enumerate([*NAMES.values()][:2], 1):
        rows += [[name, name, 60 * n, 50 * n], [None, "Gunung Batu", 40 * n, 30 * n]]
        rows += [[None, "JUMLAH", 100 * n, 80 * n]] if summed_up else []
    return rows


def test_villages_in_a_column_of_their_own_are_summed_up_below() -> None:
    found, told, _ = eligible(in_columns())
    assert (found, told) == (WANTED, ["rows_below"])
    wrong = in_columns()
    wrong[3][2] = 41
    assert [where for where, text in eligible(wrong)[2] if "padahal" in text] == ["5 C (WAJIB KTP)"]


@pytest.mark.parametrize("total", ["Sub Total", "SUB JUMLAH", "Subtotal"])
def test_a_subtotal_of_a_column_of_villages_is_that_of_its_kecamatan(total: str) -> None:
    rows = [[total if cell == "JUMLAH" else cell for cell in row] for row in in_columns()]
    rows.append(["TOTAL", None, 300, 240])
    assert eligible(rows)[0] == WANTED
    rows[3][2] = 41
    assert "5 C (WAJIB KTP)" in [where for where, text in eligible(rows)[2] if "padahal" in text]


def test_villages_in_a_column_of_their_own_without_a_sum_are_no_kecamatan() -> None:
    assert without_rows_below(table(in_columns(summed_up=False)), AreaBook(NAMES), REGENCY) is None


def test_the_code_of_the_regency_is_that_of_a_sum_of_kecamatan() -> None:
    whole = [*coded(), ["63.11", "Halong", 300, 240]]
    found = without_rows_below(table(whole), AreaBook(NAMES), REGENCY)
    assert found is not None
    assert found.rows == (3, 6, 9)
    assert found.below == {3: (4, 5), 6: (7, 8)}


def test_figures_of_four_digits_are_no_codes() -> None:
    rows = coded(ranked=False)
    for row in rows[2:]:
        row[2:] = [int(str(cell)) * 20 for cell in row[2:]]
    found, told, _ = eligible(rows)
    assert (found, told) == ([("63.11.01", "2000"), ("63.11.02", "4000")], ["rows_below"])


def test_programs_of_kecamatan_in_a_budget_are_no_villages() -> None:
    rows: list[list[str | int | None]] = [["REALISASI 2023"], ["Kode", "Uraian", "Anggaran", "Realisasi"]]
    for n, name in enumerate([*NAMES.values()][:2], 1):
        rows += [[f"7.01.0.00.0.00.0{n}.0000", f"KECAMATAN {name}", 100, 80]]
        rows += [["7.01.01", "Program Penunjang", 60, 50], ["7.01.02", "Program Lain", 40, 30]]
    rows += [["2.12.01", "Program Penunjang", 60, 50]]
    assert without_rows_below(table(rows), AreaBook(NAMES), REGENCY) == table(rows)


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("total", ["JUMLAH", "Jumlah Kec. {0}"])
def test_villages_that_call_themselves_so_in_a_column_of_their_own(total: str, *, named: bool) -> None:
    rows: list[list[str | int | None]] = [[*TITLE], ["KECAMATAN", "DESA", "WAJIB KTP", "SUDAH REKAM"]]
    for n, name in enumerate([*NAMES.values()][:2], 1):
        rows += [[name, "Desa Hulu", 60 * n, 50 * n], [name if named else None, "Desa Hilir", 40 * n, 30 * n]]
        rows += [[None, total.format(name), 100 * n, 80 * n]]
    found, told, _ = eligible(rows)
    assert (found, told) == (WANTED, ["rows_below"])


def test_a_village_by_its_code_is_no_kecamatan_of_its_name() -> None:
    rows = coded()
    rows[3][0], rows[3][1] = "63.11.01.2001", next(iter(NAMES.values()))
    assert eligible(rows)[:2] == (WANTED, ["rows_below"])


def whole(last: str, *, is_wrong: bool = False, ranked: bool = True) -> list[list[str | int | None]]:
    """All kecamatan with two villages each, and a last row without a code: the sums, one of them wrong."""
    rows: list[list[str | int | None]] = [[*TITLE], [*HEADS]]
    for n, (code, name) in enumerate(NAMES.items(), 1):
        rows.append([code if ranked else None, name.upper(), 100 * n, 80 * n])
        rows.append([f"{code}.2001" if ranked else None, "Desa Hulu", 60 * n, 50 * n])
        rows.append([f"{code}.2002" if ranked else None, "Desa Hilir", 40 * n, 30 * n])
    return [*rows, [None, last, 3600 + is_wrong, 2880]]  # 36 is 1 + 2 + … + 8


ALL = [(code, str(100 * n)) for n, code in enumerate(NAMES, 1)]


@pytest.mark.parametrize("ranked", [True, False])
@pytest.mark.parametrize("last", ["KABUPATEN BALANGAN", "Kab. Balangan", "BALANGAN", "JUMLAH"])
def test_the_name_of_the_regency_below_villages_is_the_sum_of_all(last: str, ranked: bool) -> None:
    assert eligible(whole(last, ranked=ranked))[:2] == (ALL, ["rows_below"])


@pytest.mark.parametrize("last", ["KABUPATEN BALANGAN", "Kab. Balangan"])
def test_a_wrong_sum_of_the_regency_is_told_in_its_row_and_changes_no_kecamatan(last: str) -> None:
    found, told, words = eligible(whole(last, is_wrong=True))
    assert sorted(told) == ["rows_below", "total_differs"]
    assert [where for where, text in words if "padahal" in text] == ["27 C (WAJIB KTP)"]
    assert found == ALL
    assert eligible(whole(last, is_wrong=True), accepts_totals=True)[0] == ALL


@pytest.mark.parametrize("name", ["BALANGAN", "Kota Balangan"])
def test_a_village_that_is_called_like_the_regency_stays_one(name: str) -> None:
    rows = whole("JUMLAH")
    rows[-2][1] = name
    assert eligible(rows)[:2] == (ALL, ["rows_below"])
    rows.pop()
    assert eligible(rows)[:2] == (ALL, ["rows_below"])


def by_sex(total: str, *, is_above: bool = False) -> list[list[str | int | None]]:
    """Men, women and both of all kecamatan and of their total; the name stands in the first row of each."""
    rows: list[list[str | int | None]] = [
        [*TITLE],
        ["KECAMATAN", "JENIS KELAMIN", "WAJIB KTP", "SUDAH REKAM"],
    ]
    for n, name in [*enumerate(NAMES.values(), 1), (36, total)]:
        told = [["Laki-laki", 60 * n, 50 * n], ["Perempuan", 40 * n, 30 * n]]
        told.insert(0 if is_above else 2, ["Jumlah", 100 * n, 80 * n])
        rows += [[name if k == 0 else None, *line] for k, line in enumerate(told)]
    return rows


@pytest.mark.parametrize("total", ["TOTAL", "JUMLAH", "JUMLAH KABUPATEN"])
def test_men_and_women_of_the_total_are_no_kecamatan(total: str) -> None:
    found, told, _ = eligible(by_sex(total))
    assert (found, told) == (ALL, ["rows_below"])


def test_both_of_the_total_are_held_against_all_kecamatan() -> None:
    rows = by_sex("TOTAL")
    rows[-1][2] = 3601
    assert [where for where, text in eligible(rows)[2] if "padahal" in text] == ["29 C (WAJIB KTP)"]


def test_a_sex_of_a_kecamatan_is_held_against_both_as_before() -> None:
    rows = by_sex("TOTAL")
    rows[3][2] = 41
    assert "5 C (WAJIB KTP)" in [where for where, text in eligible(rows)[2] if "padahal" in text]


@pytest.mark.parametrize("is_ranked", [True, False])
@pytest.mark.parametrize("is_numbered", [True, False])
def test_a_running_number_before_the_name_of_a_kecamatan_is_no_figure(
    is_ranked: bool, is_numbered: bool
) -> None:
    """Its figures stand in the total below its villages, which may be called nothing but their names."""
    rows: list[list[str | int | None]] = [[*TITLE], [*HEADS]]
    for n, name in enumerate([*NAMES.values()][:2], 1):
        rows += [[n, f"KECAMATAN {name}" if is_ranked else name, None, None]]
        rows += [[1 if is_numbered else None, "Muara Hulu", 60 * n, 50 * n]]
        rows += [
            [2 if is_numbered else None, "Gunung Hilir", 40 * n, 30 * n],
            [None, "JUMLAH", 100 * n, 80 * n],
        ]
    found, told, _ = eligible([*rows, [None, "JUMLAH KABUPATEN", 300, 240]])
    assert (found, told) == (WANTED, ["rows_below"])
    rows[4][2] = 41
    assert "total_differs" in eligible(rows)[1]


def test_figures_beside_the_name_of_a_kecamatan_stay_its_own() -> None:
    rows: list[list[str | int | None]] = [[*TITLE], [*HEADS]]
    for n, name in enumerate([*NAMES.values()][:2], 1):
        rows += [
            [n, name, 100 * n, 80 * n],
            [1, "Desa Hulu", 60 * n, 50 * n],
            [2, "Desa Hilir", 40 * n, 30 * n],
        ]
    assert eligible(rows)[:2] == (WANTED, ["rows_below"])
