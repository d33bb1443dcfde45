"""A fourth office, made of data alone: own tiers, own formula, own scale, own layouts,
every kind of paper.

Every figure below was worked out on paper from the files of
`tests/dossiers/kabupaten-khayal-2024`:

    ktp by quarter 1.500, 1.600, 1.700, 1.800 of 2.000 = 75, 80, 85, 90; kia 320, 400, 480, 560 of
    800 = 40, 50, 60, 70; iku-1 = (3 × ktp + kia) ÷ 4 = 66,25; 72,50; 78,75; 85,00. akta 80, 90,
    90, 100 of 100 each: until each quarter 80; 170/200; 260/300; 360/400. Program 2.12.02: budget
    120 + 40 = 160 million, spent 115 + 38 = 153; plan 530 + 150 = 680, before 163 + 29 = 192, to
    date 192 + 153 = 345 = 50,74 % of 680.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.conftest import IS_NIGHTLY
from tests.dossiers import khayal
from tests.functional.cli_cast import BALANGAN, run

from capaian.documents.layout import read_layout
from capaian.documents.tree import RowKind
from capaian.domain.period import PeriodKind
from capaian.rulebook import load_rulebook
from capaian.rulebook.layouts import layout_kinds

FORMATS = ("docx", "pdf", "html") if IS_NIGHTLY else ("docx", "html")
"""By day tests of the writer set each block as pdf, and `test_cli_report.py` a whole report."""
KINDS = [kind for kind in layout_kinds() if read_layout(kind=kind).period is not PeriodKind.MONTH]
"""All but those of registers, of which this office has none."""
_NO_MEASURE = "– tidak ada indikator atau keluaran"
_NO_MONEY = "– anggaran berdiri pada program"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("khayal")
    done = run("paper", khayal.FOLDER, "semua", "--out", folder, "--format", ",".join(FORMATS))
    assert done.code == 0, done.says
    return folder


# --- every kind of paper


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_paper_is_made_in_each_format(kind: str, written: Path) -> None:
    made = [
        path for path in written.iterdir() if path.name.startswith(kind) and path.suffix != ".json"
    ]
    assert {path.suffix.removeprefix(".") for path in made} == set(FORMATS)
    assert all(path.stat().st_size > 5000 for path in made)
    assert len(made) % len(FORMATS) == 0


def test_each_agreement_and_each_sheet_has_a_paper_of_its_own(written: Path) -> None:
    names = {path.stem for path in written.glob("*.html")}
    assert {name for name in names if name.startswith("lembar-individu")} == {
        "lembar-individu-lembar-kepala",
        "lembar-individu-lembar-layanan",
        "lembar-individu-lembar-penata",
    }
    assert len([name for name in names if name.startswith("pk")]) == 7


def test_the_dossier_has_no_problem() -> None:
    done = run("check", khayal.FOLDER, "--json")
    assert done.code == 0
    levels = {issue["level"] for issue in json.loads(done.out)["issues"]}
    assert levels <= {"note"}


def test_the_office_is_nobodys() -> None:
    """No regency or province of the official list gives it its name, nor its code."""
    words = "\n".join(
        path.read_text(encoding="utf-8")
        for path in khayal.FOLDER.rglob("*")
        if path.suffix in (".yaml", ".csv")
    )
    for area in load_rulebook().areas:
        name = area.name.removeprefix("Kabupaten ").removeprefix("Kota ")
        assert f"Kabupaten {name}" not in words
        assert f'"{area.code}"' not in words


# --- figures of its own


def computed(*arguments: str) -> dict[str, object]:
    done = run("compute", khayal.FOLDER, *arguments, "--json")
    assert done.code == 0, done.says
    found: dict[str, object] = json.loads(done.out)
    return found


def current(assessment: dict[str, object], code: str) -> tuple[str, str]:
    indicators = assessment["indicators"]
    assert isinstance(indicators, list)
    period = next(i for i in indicators if i["code"] == code)["periods"][-1]
    return period["actual"].get("display", ""), period["achievement"].get("display", "")


@pytest.mark.parametrize(
    ("code", "actual", "achievement"),
    [
        pytest.param("iku-1", "85,00", "106,25", id="weighted mean, 85/80"),
        pytest.param("iku-2", "84,00", "102,44", id="survey 756/9, 84/82"),
        pytest.param("ik-akta", "90,00", "102,27", id="ratio of sums, 90/88"),
        pytest.param("ik-laporan", "12", "100,00", id="3+4+2+3 of 12"),
        pytest.param("ik-berkas", "1.000", "100,00", id="200+250+300+250 of 1.000"),
        pytest.param("ik-mitra", "2", "66,67", id="counted from the register, 2/3"),
        pytest.param("nas-ktp", "90,00", "94,74", id="90/95"),
    ],
)
def test_figures_of_the_year(code: str, actual: str, achievement: str) -> None:
    assert current(computed(), code) == (actual, achievement)


def test_its_tiers_have_names_of_their_own() -> None:
    tiers = computed()["tiers"]
    assert isinstance(tiers, list)
    means = {tier["tier"]: tier["mean_achievement"]["display"] for tier in tiers}
    assert means == {
        "Utama": "104,35",
        "Madya": "101,14",
        "Pelaksana": "83,34",
        "Nasional": "94,74",
    }


@pytest.mark.parametrize(
    ("when", "actual", "achievement"),
    [
        pytest.param("2024-Q1", "66,25", "101,92", id="66,25/65"),
        pytest.param("2024-Q2", "72,50", "103,57", id="72,50/70"),
        pytest.param("2024-Q3", "78,75", "105,00", id="78,75/75, after the revision"),
    ],
)
def test_figures_of_a_quarter(when: str, actual: str, achievement: str) -> None:
    assert current(computed("--as-of", when), "iku-1") == (actual, achievement)


# --- its forms


def row_of(rows: Sequence[list[str]], start: str) -> list[str]:
    return next(row for row in rows if start in row)


def form(kind: str, table: str, when: str | None = None) -> list[list[str]]:
    return khayal.cells(khayal.table(khayal.paper(kind, when), table))


def test_form_e81() -> None:
    first, second = form("evaluasi-renja", "e81-satu"), form("evaluasi-renja", "e81-dua")
    assert row_of(first, "Dokumen terbit (dokumen)")[4:] == [
        *("5.000", "530.000.000", "1.650", "163.000.000", "1.000", "120.000.000"),
        *("200", "20.000.000", "250", "30.000.000"),
    ]
    assert row_of(second, "Dokumen terbit (dokumen)")[3:-1] == [
        *("300", "30.000.000", "250", "35.000.000", "1.000", "115.000.000"),
        *("2.650", "278.000.000", "53,00", "52,45", "Penata Layanan"),
    ]
    assert row_of(second, "Pelayanan terlaksana (persen)")[3:-2] == [
        *("75,00", "38.000.000", "95,00", "45.000.000", "95,00", "153.000.000"),
        *("95,00", "345.000.000", "95,00", "50,74"),
    ]


def test_foot_of_form_e81() -> None:
    """K: (97,83+95+53+43,33+50+50+50+50)/8; Rp: (2×50,74+52,45+44,67+3×45,64+3×48,61)/10."""
    found = khayal.table(khayal.paper("evaluasi-renja"), "e81-dua")
    mean, word = (
        row
        for row, kind in zip(khayal.cells(found), found.rows, strict=True)
        if kind.kind is RowKind.TOTAL
    )
    assert mean[2:3] + mean[11:13] == ["Rata-rata capaian kinerja (persen)", "61,15", "48,14"]
    assert word[2:3] + word[11:13] == ["Predikat kinerja", "Hujan", "Hujan"]


def test_table_tc29() -> None:
    rows = form("pencapaian-renstra", "tc29")
    assert row_of(rows, "Dokumen terbit (dokumen)")[3:] == [
        *("5.000", "800", "900", "850", "94,44", "1.000", "2.650", "53,00")
    ]
    assert row_of(rows, "Kegiatan jemput bola (kegiatan)")[3:] == [
        *("30", "– tidak direncanakan", "6", "6", "100,00", "8", "14", "46,67")
    ]
    numbers = khayal.table(khayal.paper("pencapaian-renstra"), "tc29").column_numbers
    assert numbers[7:] == ("(8) = (7) ÷ (6)", "(9)", "(10) = (5) + (7) + (9)", "(11) = (10) ÷ (4)")


def test_action_plan() -> None:
    rows = form("rencana-aksi", "aksi")
    assert row_of(rows, "Cakupan tertimbang dokumen identitas")[2:-1] == [
        *(
            "Cakupan tertimbang dokumen identitas",
            "persen",
            "80,00",
            "65,00",
            "70,00",
            "75,00",
            "80,00",
        ),
        *[_NO_MONEY] * 5,
    ]
    assert row_of(rows, "Dokumen terbit")[2:] == [
        *("Dokumen terbit", "dokumen", "1.000", "250", "250", "250", "250"),
        *("120.000.000", "25.000.000", "30.000.000", "30.000.000", "35.000.000", "Penata Layanan"),
    ]
    assert ["Program penunjang"] in rows


def test_quarterly_form_until_the_third_quarter() -> None:
    rows = form("pengukuran-triwulan", "kinerja", "2024-Q3")
    later = "… belum dilaporkan"
    assert row_of(rows, "Cakupan tertimbang dokumen identitas")[2:] == [
        *("persen", "80,00", "65,00", "66,25", "70,00", "72,50", "75,00", "78,75", "80,00", later),
        *("75,00", "78,75", "105,00", "● Cerah", "Kepala Dinas"),
    ]
    assert row_of(rows, "Dokumen terbit")[2:-1] == [
        *("dokumen", "1.000", "250", "200", "250", "250", "250", "300", "250", later),
        *("750", "750", "100,00", "● Cerah"),
    ]
    assert row_of(rows, "Program Penunjang Urusan")[3:-1] == [_NO_MEASURE] * 13


def test_money_of_the_quarterly_form() -> None:
    """30 + 40 + 38 = 108 of 160 million."""
    row = row_of(form("pengukuran-triwulan", "uang", "2024-Q3"), "2.12.02")
    assert row[2:] == [
        *(
            "160.000.000",
            "35.000.000",
            "30.000.000",
            "40.000.000",
            "40.000.000",
            "40.000.000",
            "38.000.000",
        ),
        *("45.000.000", "… belum dilaporkan", "108.000.000", "67,50", "Kepala Bidang Layanan"),
    ]


def test_renstra_matrix() -> None:
    rows = form("renstra", "target")
    assert rows[0] == ["Tujuan: Setiap warga tercatat dan terlayani"]
    assert row_of(rows, "Cakupan tertimbang dokumen identitas")[3:] == [
        *("persen", "60,00", "70,00", "78,00", "82,00", "86,00", "90,00")
    ]
    assert row_of(form("renstra", "pendanaan"), "Dokumen terbit (dokumen)")[3:-1] == [
        *("800", "80.000.000", "900", "90.000.000", "1.000", "110.000.000"),
        *("1.100", "120.000.000", "1.200", "130.000.000", "5.000", "530.000.000"),
    ]


def test_its_own_report() -> None:
    rows = form("lkjip", "tabel-perjalanan")
    assert rows[0] == [
        "Cakupan tertimbang dokumen identitas",
        "66,25",
        "72,50",
        "78,75",
        "85,00",
        "85,00",
    ]
    assert rows[4] == ["Jumlah berkas diproses", "200", "250", "300", "250", "1.000"]
    assert form("lkjip", "tabel-kecamatan") == [
        ["Cakupan KTP-el", "95,00", "85,00", "90,00"],
        ["Cakupan KIA", "80,00", "60,00", "70,00"],
    ]


# --- what is missing


def missing_files(folder: Path, kind: str) -> set[str]:
    done = run("check", folder, "--for", kind, "--json")
    issues = json.loads(done.out)["issues"]
    return {i["place"]["file"] for i in issues if i["code"] == "part_required"}


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("renstra", set()),
        ("pohon-kinerja", set()),
        ("rencana-aksi", {"agreements.yaml", "inputs.csv"}),
        ("pengukuran-triwulan", {"agreements.yaml", "inputs.csv", "outputs.csv"}),
        ("renja", {"renstra.csv"}),
        ("evaluasi-renja", {"renstra.csv", "inputs.csv", "outputs.csv"}),
        ("pencapaian-renstra", {"renstra.csv"}),
    ],
)
def test_an_office_without_quarters_reads_all_that_is_missing(kind: str, files: set[str]) -> None:
    assert missing_files(BALANGAN, kind) == files


def test_without_plan_years_the_other_papers_are_still_given(tmp_path: Path) -> None:
    half = tmp_path / "setengah"
    shutil.copytree(khayal.FOLDER, half)
    (half / "renstra.csv").unlink()
    done = run("paper", half, "semua", "--out", tmp_path / "hasil", "--format", "html")
    names = {path.stem for path in (tmp_path / "hasil").glob("*.html")}
    assert {"rencana-aksi", "pengukuran-triwulan", "renstra", "pohon-kinerja", "lkjip"} <= names
    assert not {"renja", "evaluasi-renja", "pencapaian-renstra"} & names
    for kind in ("renja", "evaluasi-renja", "pencapaian-renstra"):
        assert missing_files(half, kind) == {"renstra.csv"}
    assert "renja" in done.says


def test_a_quarter_without_results_has_no_form_of_its_own(tmp_path: Path) -> None:
    early = tmp_path / "awal"
    shutil.copytree(khayal.FOLDER, early)
    for name in ("outputs.csv", "inputs.csv", "counts.csv"):
        lines = (early / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if "2024-Q3" not in line and "2024-Q4" not in line]
        (early / name).write_text("".join(kept), encoding="utf-8")
    assert (
        run(
            "paper", early, "pengukuran-triwulan", "--period", "2024-Q2", "--out", tmp_path / "a"
        ).code
        == 0
    )
    refused = run(
        "paper", early, "pengukuran-triwulan", "--period", "2024-Q3", "--out", tmp_path / "b"
    )
    assert refused.code == 10
    assert "triwulan yang diminta" in refused.says
