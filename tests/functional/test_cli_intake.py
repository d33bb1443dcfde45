"""`capaian intake`: what was understood is shown first, written when agreed, problems by their cells."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from tests.functional.cli_cast import (
    ROOT,
    Run,
    copy_balangan,
    run,
    run_sure,
    small_dossier,
    uncounted_balangan,
)
from tests.intake.aggregate import FIRST_ROW, PAIRS, aggregate_book, one_sheet, published
from tests.intake.books import write_csv, write_sheet
from tests.intake.finance import finance_book, finance_csv, with_nodes
from tests.intake.recap import recap_book
from tests.workbooks.hostile.packing import Case
from tests.workbooks.hostile.test_hostile import REFUSED

from capaian.dossier import hash_dossier, load_dossier, read_dossier

NEW = re.compile(
    r"Tabel ini belum pernah dipastikan\. Bila semua yang tertulis di atas benar, "
    r"ulangi dengan --sure (\w{8})\."
)
PAGE = (ROOT / "docs" / "manual" / "ambil-tabel.md").read_text(encoding="utf-8")
CORRECTED = ((FIRST_ROW, 6, "6.290"), (FIRST_ROW, 8, "12.335"), (15, 6, 48_965), (15, 8, 96_018))


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def flat(done: Run) -> str:
    """What was said, on one line."""
    return " ".join(done.says.split())


def test_what_was_understood_is_shown_with_all_figures(dossier: Path, tmp_path: Path) -> None:
    done = run("intake", one_sheet(tmp_path), dossier, "--dry-run")
    assert done.code == 0
    lines = [line.rstrip() for line in done.out.splitlines() if line.strip()]
    assert lines[:20] == [
        "KTP, baris 7–15: hitungan per kecamatan (counts.csv)",
        "  baris menurut kolom KECAMATAN; periode 2023",
        "  Wajib KTP > L+P → ktp.eligible",
        "  Sudah Rekam > L+P → ktp.holders",
        "  tidak dipakai: NO, Wajib KTP > L, Wajib KTP > P, Sudah Rekam > L, Sudah Rekam > P",
        "  Nama lembar: KTP",
        (
            "  Tulisan di sekitar tabel: DATA AGREGAT KEPENDUDUKAN SEMESTER II TAHUN 2023 · "
            "KEPEMILIKAN KTP-EL · JUMLAH"
        ),
        "  dipakai sebagai: seluruh tahun 2023",
        "  Angka yang akan disimpan untuk 2023:",
        "    baris                             ktp.eligible  ktp.holders",
        "        7  63.11.01 JUAI                    12.364       12.336",
        "        8  63.11.02 HALONG                  14.843       14.747",
        "        9  63.11.03 AWAYAN                  10.356       10.310",
        "       10  63.11.04 BATU MANDI              14.228       14.157",
        "       11  63.11.05 LAMPIHONG               13.907       13.845",
        "       12  63.11.06 PARINGIN                14.167       14.107",
        "       13  63.11.07 PARINGIN SELATAN        11.448       11.391",
        "       14  63.11.08 TEBING TINGGI            5.159        5.126",
        "           jumlah 8 baris                   96.472       96.019",
        (
            "  Cakupan Kepemilikan KTP-el 2023: 99,53 % (96.019 dari 96.472; terendah 99,35 % (63.11.02), "
            "tertinggi 99,77 % (63.11.01))"
        ),
    ]
    shown = re.search(r"```text\n(.+?)```", PAGE, re.DOTALL)
    assert shown is not None
    assert lines[:20] == shown[1].splitlines()
    assert "Data hitungan (counts.csv): 16 baru" in done.out
    assert lines[-2] == "Tidak ada yang ditulis."
    assert NEW.fullmatch(lines[-1])


def test_a_dry_run_writes_nothing(dossier: Path, tmp_path: Path) -> None:
    before = hash_dossier(dossier)
    assert run("intake", aggregate_book(tmp_path), dossier, "--dry-run").code == 0
    assert hash_dossier(dossier) == before


def test_what_is_agreed_is_written(dossier: Path, tmp_path: Path) -> None:
    done = run_sure("intake", one_sheet(tmp_path), dossier, "--yes")
    assert done.code == 0
    assert f"Ditulis: counts.csv, sources.yaml, intake.yaml di {dossier}" in flat(done)
    assert (dossier / "counts.csv").read_text(encoding="utf-8").count("ktp.") == 16
    assert read_dossier(dossier).office_year is not None


def test_the_same_file_again_changes_nothing(dossier: Path, tmp_path: Path) -> None:
    book = one_sheet(tmp_path)
    assert run_sure("intake", book, dossier, "--yes").code == 0
    before = hash_dossier(dossier)
    again = run_sure("intake", book, dossier, "--yes")
    assert again.code == 0
    assert "menurut pemetaan yang tersimpan" in again.out
    assert "Tidak ada perubahan: isi tabel sama dengan dossier." in again.out
    assert hash_dossier(dossier) == before


def test_a_corrected_file_shows_what_was_corrected(dossier: Path, tmp_path: Path) -> None:
    assert run_sure("intake", one_sheet(tmp_path), dossier, "--yes").code == 0
    done = run_sure("intake", one_sheet(tmp_path, "KTP", *CORRECTED), dossier, "--yes")
    assert done.code == 0, done.says
    assert "baris dahulu sekarang 7 63.11.01 JUAI ktp.holders 2023 12.336 12.335" in flat(done)
    assert "Data hitungan (counts.csv): 1 berubah" in flat(done)


def test_one_wrong_total_is_named_and_nothing_is_written(dossier: Path, tmp_path: Path) -> None:
    before = hash_dossier(dossier)
    done = run_sure("intake", one_sheet(tmp_path, "KTP", (15, 5, 96_471)), dossier, "--yes")
    assert done.code == 10
    assert "agregat.xlsx, lembar KTP: 1 galat" in flat(done)
    assert "baris 15, kolom E (L+P): Jumlah tertulis 96.471, padahal jumlah 8 bagiannya 96.472" in flat(done)
    assert "Dossier tidak berubah: 1 galat." in flat(done)
    assert hash_dossier(dossier) == before


def test_rows_beside_a_wrong_total(dossier: Path, tmp_path: Path) -> None:
    book = one_sheet(tmp_path, "KTP", (15, 5, 96_471))
    done = run_sure("intake", book, dossier, "--yes", "--accept-totals")
    assert done.code == 0
    assert "yang diambil baris-barisnya" in flat(done)
    assert "baris-barisnya, dan perbedaan ini dinyatakan" in flat(done)
    (difference,) = [one for one in load_dossier(dossier).differences if one.id.startswith("jumlah-")]
    assert difference.where == "agregat.xlsx, lembar KTP, baris 15, kolom E (L+P)"
    assert (difference.printed, difference.used) == ("96.471", "96.472")
    assert "8 bagiannya" in difference.reason
    assert difference.source in {source.id for source in load_dossier(dossier).sources}
    before = hash_dossier(dossier)
    assert run_sure("intake", book, dossier, "--yes", "--accept-totals").code == 0
    assert hash_dossier(dossier) == before


@pytest.mark.parametrize(
    ("answer", "is_written"), [("ya\n", True), ("Y\n", True), ("tidak\n", False), ("\n", False), ("", False)]
)
def test_on_a_terminal_it_asks(
    answer: str, is_written: bool, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hash_dossier(dossier)
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    done = run("intake", one_sheet(tmp_path), dossier)
    assert done.code == 0
    assert "Pemetaan ini benar" in done.out
    assert (hash_dossier(dossier) != before) is is_written


def test_a_doubt_is_shown_before_it_asks(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("ya\n"))
    done = run("intake", one_sheet(tmp_path, "KTP", (FIRST_ROW + 4, 2, "LAMPIHOG")), dossier)
    assert done.code == 0
    doubt = (
        'Belum pasti: "LAMPIHOG" (KTP, baris 11, kolom B (KECAMATAN)) dibaca sebagai Lampihong (63.11.05).'
    )
    assert doubt in flat(done)
    assert flat(done).index(doubt) < flat(done).index("Pemetaan ini benar")


def test_nothing_is_taken_for_granted_where_nobody_answers(dossier: Path, tmp_path: Path) -> None:
    before = hash_dossier(dossier)
    done = run("intake", one_sheet(tmp_path), dossier)
    assert done.code == 2
    assert NEW.search(flat(done))
    assert hash_dossier(dossier) == before


def test_what_was_confirmed_before_is_not_written_where_nobody_answers(dossier: Path, tmp_path: Path) -> None:
    assert run_sure("intake", one_sheet(tmp_path), dossier).code == 0
    before = hash_dossier(dossier)
    done = run("intake", one_sheet(tmp_path, "KTP", *CORRECTED), dossier)
    assert done.code == 2
    assert "Tambahkan --yes untuk menulis, atau --dry-run untuk pratinjau saja." in flat(done)
    assert hash_dossier(dossier) == before


def test_a_doubt_is_not_agreed_to_by_yes(dossier: Path, tmp_path: Path) -> None:
    book = one_sheet(tmp_path, "KTP", (FIRST_ROW + 4, 2, "LAMPIHOG"))
    done = run_sure("intake", book, dossier, "--yes")
    assert done.code == 10
    assert '--means "LAMPIHOG=63.11.05"' in flat(done)
    done = run_sure("intake", book, dossier, "--yes", "--means", "LAMPIHOG=63.11.05")
    assert done.code == 0, done.says


def test_results_as_json(dossier: Path, tmp_path: Path) -> None:
    done = run_sure("intake", one_sheet(tmp_path), dossier, "--json", "--yes")
    assert done.code == 0
    told = json.loads(done.out)
    assert (told["schema"], told["written"], told["doubts"], told["issues"]) == (
        "capaian/intake/1",
        True,
        [],
        [],
    )
    figures = told["tables"][0].pop("figures")
    assert len(figures) == 16
    assert figures[1] == {
        "row": FIRST_ROW,
        "of": "63.11.01",
        "name": "JUAI",
        "figure": "ktp.holders",
        "period": "2023",
        "value": "12336",
        "before": None,
    }
    assert told["tables"] == [
        {
            "sheet": "KTP",
            "table": "counts",
            "intake": "agregat",
            "remembered": False,
            "names_in": "KECAMATAN",
            "period": "2023",
            "cumulative": False,
            "columns": [
                {"head": "Wajib KTP > L+P", "means": "ktp.eligible", "month": None},
                {"head": "Sudah Rekam > L+P", "means": "ktp.holders", "month": None},
            ],
            "rows": 16,
        }
    ]
    assert {sheet["file"] for sheet in told["sheets"]} == {"counts.csv", "sources.yaml", "intake.yaml"}


def test_problems_as_json(dossier: Path, tmp_path: Path) -> None:
    book = one_sheet(tmp_path, "KTP", (FIRST_ROW, 5, "dua belas"))
    done = run_sure("intake", book, dossier, "--json", "--yes")
    assert done.code == 10
    told = json.loads(done.out)
    assert (told["written"], told["confirmed"], told["code"]) == (False, False, None)
    assert [issue["code"] for issue in told["issues"]] == ["not_a_number"]


def test_doubts_as_json(dossier: Path, tmp_path: Path) -> None:
    book = one_sheet(tmp_path, "KTP", (FIRST_ROW + 4, 2, "LAMPIHOG"))
    told = json.loads(run("intake", book, dossier, "--json", "--dry-run").out)
    assert told["doubts"] == [{"sheet": "KTP", "row": 11, "text": "LAMPIHOG", "means": "63.11.05"}]


def test_a_finance_export_says_how_its_months_are_understood(tmp_path: Path) -> None:
    dossier = _small(tmp_path)
    done = run_sure("intake", finance_book(tmp_path), dossier, "--yes")
    assert done.code == 0, done.says
    assert (
        "Realisasi > Januari … Realisasi > Desember → realisasi Januari sampai Desember (12 kolom)"
        in flat(done)
    )
    assert "Anggaran → anggaran setahun" in flat(done)
    assert run_sure("intake", finance_csv(tmp_path), dossier, "--yes").out.count("Tidak ada perubahan") == 1


def test_months_that_add_up_are_asked_for(tmp_path: Path) -> None:
    dossier = _small(tmp_path)
    book = finance_book(tmp_path, is_cumulative=True)
    done = run_sure("intake", book, dossier, "--yes")
    assert done.code == 10
    assert '--means "bulan=kumulatif"' in flat(done)
    done = run_sure("intake", book, dossier, "--yes", "--means", "bulan=kumulatif")
    assert done.code == 0, done.says
    assert "angka bulanan kumulatif sejak Januari; yang disimpan angka setiap bulannya" in flat(done)


def _small(folder: Path) -> Path:
    dossier = small_dossier(folder)
    office = dossier / "office.yaml"
    named = office.read_text(encoding="utf-8").replace("Kabupaten Contoh", "Kabupaten Balangan")
    office.write_text(named, encoding="utf-8")
    nodes = dossier / "nodes.csv"
    nodes.write_text(with_nodes(nodes.read_text(encoding="utf-8")), encoding="utf-8")
    return dossier


def test_a_recap_of_the_province(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    done = run_sure("intake", recap_book(tmp_path), dossier, "--yes")
    assert done.code == 0, done.says
    assert "kabupaten/kota lain (peers.csv)" in flat(done)
    assert run("check", dossier).code == 0


def test_the_report_still_computes_with_what_came_in(dossier: Path, tmp_path: Path) -> None:
    done = run_sure("intake", aggregate_book(tmp_path), dossier, "--yes", "--period", "2023")
    assert done.code == 0, done.says
    checked = run("check", dossier)
    assert checked.code == 0, checked.says
    explained = run("explain", dossier, "ktp")
    assert "agregat-2023" in explained.says or explained.code == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--kind", "hitungan"), 'Jenis "hitungan" tidak dikenal.'),
        (("--means", "Sudah Rekam"), '--means "Sudah Rekam" tidak dimengerti.'),
        (("--means", "=ktp.holders"), "tidak dimengerti"),
        (("--means", "Rekam="), "tidak dimengerti"),
        (("--period", "2023-Q9"), "2023-Q9"),
    ],
)
def test_options_that_are_not_understood(
    options: tuple[str, ...], words: str, dossier: Path, tmp_path: Path
) -> None:
    done = run_sure("intake", one_sheet(tmp_path), dossier, "--yes", *options)
    assert done.code == 2
    assert words in flat(done)


def test_counts_have_no_budget_to_drop_by(dossier: Path, tmp_path: Path) -> None:
    before = hash_dossier(dossier)
    done = run_sure("intake", one_sheet(tmp_path), dossier, "--drop-unbudgeted", "--yes")
    assert done.code == 2
    assert "--drop-unbudgeted hanya untuk realisasi anggaran" in flat(done)
    assert hash_dossier(dossier) == before


def test_a_folder_that_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    done = run("intake", one_sheet(tmp_path), tmp_path / "lain")
    assert done.code == 2
    assert "bukan dossier" in flat(done)


def test_a_file_that_is_not_there(dossier: Path, tmp_path: Path) -> None:
    assert run("intake", tmp_path / "tidak-ada.xlsx", dossier).code == 11


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tabel.pdf", b"%PDF-1.4 text"),
        ("tabel.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("tabel.xlsx", b"Kecamatan;Rekam\nJuai;1\n"),
        ("tabel.xlsx", b""),
        ("tabel.csv", b""),
        ("tabel.csv", b"\x00\x01\x02\x03"),
        ("tabel.csv", b"<html><body>masuk dahulu</body></html>"),
        ("tabel.jpg", b"\xff\xd8\xff\xe0 picture"),
        ("tabel", b"nothing at all"),
    ],
)
def test_rubbish_is_refused_with_cause_and_remedy(
    name: str, content: bytes, dossier: Path, tmp_path: Path
) -> None:
    before = hash_dossier(dossier)
    path = tmp_path / name
    path.write_bytes(content)
    done = run_sure("intake", path, dossier, "--yes")
    assert done.code == 10
    assert name in done.says
    assert "→" in done.says
    assert hash_dossier(dossier) == before


@pytest.mark.parametrize("case", REFUSED[::9], ids=lambda case: case.name)
def test_hostile_books_go_through_the_gate(case: Case, dossier: Path, tmp_path: Path) -> None:
    before = hash_dossier(dossier)
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(case.make())
    assert run_sure("intake", path, dossier, "--yes").code in (10, 11)
    assert hash_dossier(dossier) == before


def test_formulas_in_text_stay_text(dossier: Path, tmp_path: Path) -> None:
    rows = [("Kecamatan", "Wajib KTP", "Sudah Rekam"), ("=cmd|'/c calc'!A1", "1", "2"), ("Halong", "3", "4")]
    done = run_sure("intake", write_csv(tmp_path / "ktp-2023.csv", rows), dossier, "--yes")
    assert done.code == 10
    assert "bukan kecamatan yang dikenal" in flat(done)


def test_a_kind_that_the_table_is_not(dossier: Path, tmp_path: Path) -> None:
    done = run_sure("intake", one_sheet(tmp_path), dossier, "--yes", "--kind", "inputs")
    assert done.code == 10
    assert "Tidak ada tabel yang dikenal di berkas ini" in flat(done)


def test_ten_thousand_rows_of_words_end_soon(dossier: Path, tmp_path: Path) -> None:
    rows = [
        ("Kecamatan", "Wajib KTP", "Sudah Rekam"),
        *(("Desa nomor", number, number) for number in range(10_000)),
    ]
    done = run_sure("intake", write_sheet(tmp_path / "desa.xlsx", rows), dossier, "--yes")
    assert done.code == 10


def test_the_counts_that_came_in_are_those_of_the_file(dossier: Path, tmp_path: Path) -> None:
    assert run_sure("intake", aggregate_book(tmp_path), dossier, "--yes", "--period", "2023").code == 0
    text = (dossier / "counts.csv").read_text(encoding="utf-8")
    sheets = {code: sheet for sheet, pairs in PAIRS.items() for code, _ in pairs}
    for measure, areas in published().items():
        source = f"agregat-2023-{sheets[measure].lower().replace(' ', '-')}"
        for area, value in areas.items():
            assert f"\n{measure},{area},2023,{value},{source}\n" in text


def test_the_options_that_the_manual_names_are_there() -> None:
    out = run("intake", "--help").out
    named = set(re.findall(r"--[a-z][a-z-]+", PAGE))
    assert named
    assert {option for option in named if option not in out} == set()


def test_the_manual_lists_the_page() -> None:
    index = (ROOT / "docs" / "manual" / "README.md").read_text(encoding="utf-8")
    assert "(ambil-tabel.md)" in index
