"""Real tables of other offices, where they are at hand:
each has the outcome that its page names.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from tests.conftest import IS_NIGHTLY
from tests.functional.cli_cast import Run, run

SHARED = Path(__file__).resolve().parents[3] / "shared"
AGGREGATES = {
    "AGR_WKTP": {"JML_WKTP": "ktp.eligible"},
    "AGR_REKAM_CETAK_EKTP": {"WKTP": "ktp.eligible", "WKTP_REKAM": "ktp.holders"},
    "AGR_KEPEMILIKAN_KK": {"JML_KK": "kk.families", "JML_CETAK_KK": "kk.issued"},
    "AGR_KEPALA_KELUARGA_VERT": {"JML": "kk.families"},
    "AGR_SHBKEL": {"KEPALA KELUARGA": "kk.families"},
    "AGR_KIA_202401": {"JML_DINAMIS": "kia.eligible", "MMLK_DINAMIS": "kia.issued"},
    "AGR_AKTA_LAHIR_017_17072024": {
        "JML_DINAMIS": "akta-lahir.population",
        "JML_MMLK_DINAMIS": "akta-lahir.holders",
    },
}
"""Tables whose measures the catalogue has, and which columns hold them."""
OTHER_AGE = "AGR_AKTA_LAHIR_05_17072024"
"""The same headings as those of 0-17 years."""


def begun(folder: Path, regency: str, year: int) -> Path:
    dossier = folder / "dossier"
    assert run("new", dossier, "--regency", regency, "--year", str(year)).code == 0
    return dossier


def looked_at(table: Path, dossier: Path, *options: str) -> Mapping[str, Any]:
    done = run("intake", table, dossier, "--dry-run", "--json", *options)
    found: Mapping[str, Any] = json.loads(done.out)
    return found


def sum_of_villages(table: Path, head: str) -> int:
    """Add the villages up by another library: codes of ten digits."""
    sheet = openpyxl.load_workbook(table, read_only=True, data_only=True).worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    code, place = heads.index("KODE"), heads.index(head)
    return sum(int(str(row[place])) for row in rows if len(str(row[code]).replace(".", "")) == 10)


def take_aggregates(tmp_path: Path) -> None:
    """Each comes in without a question, with the sum of its villages."""
    dossier = begun(tmp_path, "Kota Payakumbuh", 2024)
    for name, columns in AGGREGATES.items():
        table = SHARED / "data" / "agregat" / f"{name}.xlsx"
        found = looked_at(table, dossier, "--period", "2024-S1")["tables"][0]
        assert found["columns"] == columns, name
        sums = {means: str(sum_of_villages(table, head)) for head, means in columns.items()}
        assert found["sums"] == sums, name
    other = run(
        "intake",
        SHARED / "data" / "agregat" / f"{OTHER_AGE}.xlsx",
        dossier,
        "--period",
        "2024-S1",
        "--yes",
    )
    assert (other.code, "Belum ada kolom yang dipetakan" in other.says) == (10, True)


def take_cases(tmp_path: Path) -> None:
    """The outcomes of the page beside the files."""
    cases = SHARED / "cases" / "tables"
    city = begun(tmp_path / "kota", "Kota Payakumbuh", 2024)
    for name in ("01-control-1375", "01-desa-figure-equals-own-code", "03-sheetjs-not-a-macro"):
        (found,) = looked_at(cases / f"{name}.xlsx", city)["tables"]
        assert found["rows"] == 10, name
    regency = begun(tmp_path / "kabupaten", "Kabupaten Lampung Selatan", 2024)
    question = run("intake", cases / "02-crash-nama-skpd.xlsx", regency, "--yes")
    assert "Yang berisi angka: Nilai" in question.says
    groups = looked_at(cases / "04-lra-kelompok-belanja.xlsx", regency, "--period", "2024")[
        "tables"
    ][0]
    assert groups["sums"] == {"revised": "273048100", "actual": "170000000"}
    july: Run = run("intake", cases / "05-lra_juli-taken-as-year.xlsx", regency, "--yes")
    assert (july.code, "misalnya 2024-M07" in " ".join(july.err.split())) == (2, True)
    official = looked_at(cases / "07-official-codes-sipd-names.xlsx", regency)
    assert official["tables"][0]["sums"] == {"original": "522999520"}
    assert {issue["code"] for issue in official["issues"]} == {"name_differs"}
    later = begun(tmp_path / "nanti", "Kabupaten Lampung Selatan", 2026)
    assert run("intake", cases / "06-code-overridden-by-name.xlsx", later, "--yes").code == 0
    with (later / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["id"]: row["name"] for row in csv.DictReader(file)}
    assert nodes["2.12.03.2.02.0004"].startswith("Pelayanan secara Aktif")


WILD = {
    "11-bps-codes-beside-official.csv": ({"kk.families": "104461"}, set()),
    "12-error-and-uncomputed-cells.xlsx": ({}, {"error_cell", "formula_without_value"}),
    "13-three-semesters-in-one-file.csv": ({"kk.families": "104461"}, set()),
    "14-pagu-perubahan.xlsx": (
        {"original": "351800000", "revised": "372950000"},
        {"columns_unanswered"},
    ),
    "14-pagu-perubahan-alone.xlsx": ({"revised": "372950000"}, set()),
    "15-kelurahan-desa-heading.xlsx": ({"kk.families": "104461"}, set()),
    "16-two-measures-one-known.xlsx": ({"kk.families": "104461"}, {"columns_unanswered"}),
    "17-thousands-with-space-and-comma.xlsx": ({}, {"lone_group"}),
}
"""Sums, none where the table is refused, and what has to be said;
of a city in the second semester.
"""
HIDDEN = {
    "tabel.xlsx": ({"ktp.eligible": "154529"}, {"hidden", "columns_unanswered"}),
    "baris-tersembunyi.xlsx": ({}, {"hidden", "area_repeated"}),
}


def take_wild_tables(tmp_path: Path) -> None:
    """Codes of two lists, lost cells, semesters, revised budgets, strange headings,
    hidden columns.
    """
    cases = SHARED / "cases"
    folders = {cases / "tables": WILD, cases / "17-hidden-column": HIDDEN}
    for folder, regency, year in zip(
        folders, ("Kota Bandung", "Kota Salatiga"), (2022, 2024), strict=True
    ):
        dossier = begun(tmp_path / str(year), regency, year)
        for name, (sums, codes) in folders[folder].items():
            period = str(year) if name.startswith("14") else f"{year}-S2"
            found = looked_at(folder / name, dossier, "--period", period)
            assert codes <= {issue["code"] for issue in found["issues"]}, name
            is_refused = any(issue["level"] == "error" for issue in found["issues"])
            assert ({} if is_refused else found["tables"][0]["sums"]) == sums, name


def take_budget(tmp_path: Path) -> None:
    """A whole regency's export: ours alone, to the rupiah, without typing a node."""
    table = SHARED / "data" / "keuangan" / "rekap5-2024.xlsx"
    sheet = openpyxl.load_workbook(table, read_only=True, data_only=True).worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    code, amount = heads.index("KODE SUB KEGIATAN"), heads.index("PAGU")
    expected: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if str(row[code]).startswith("2.12.") and row[amount] is not None:
            expected[str(row[code])] += Decimal(str(row[amount]))
    dossier = begun(tmp_path, "Kabupaten Buru", 2024)
    assert run("intake", table, dossier, "--yes").code == 0
    with (dossier / "inputs.csv").open(encoding="utf-8", newline="") as file:
        found = {
            row["node"]: Decimal(row["original"])
            for row in csv.DictReader(file)
            if row["original"]
        }
    assert found == expected


def say_so() -> None:
    """Stand in the list of tests where the tables are not at hand,
    so that nobody takes them for taken.
    """
    assert not SHARED.is_dir()


if SHARED.is_dir():
    test_aggregates_come_in_with_the_sums_of_their_villages = take_aggregates
    test_cases_have_the_outcomes_of_their_page = take_cases
    test_tables_met_in_the_wild_are_right_or_refused = take_wild_tables
    if IS_NIGHTLY:  # one of a few rows by day (`test_tables_of_budgets`)
        test_the_budget_of_a_regency_comes_in_to_the_rupiah = take_budget
else:
    test_not_taken_because_the_tables_are_not_beside_the_project = say_so
