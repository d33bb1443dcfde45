"""`capaian intake`: what nobody has looked at is not written, and what somebody confirmed once is."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook
from tests.functional.cli_cast import Run, run, run_sure, uncounted_balangan
from tests.intake.books import Page, Rows, write_sheet, write_xlsx
from tests.intake.readings import Said, changed

from capaian.dossier import hash_dossier, load_dossier
from capaian.rulebook import load_rulebook

NEW = "Tabel ini belum pernah dipastikan. Bila semua yang tertulis di atas benar, ulangi dengan --sure"


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write(tmp_path, Said())


def write(folder: Path, said: Said) -> Path:
    return write_sheet(folder / "rekap.xlsx", said.rows())  # type: ignore[arg-type]  # tuples of cells


def write_beside(folder: Path, said: Said, notes: Rows) -> Path:
    """Write a book with a sheet of words beside the table."""
    pages = {"KTP": Page(cast("Rows", said.rows())), "CATATAN": Page(notes)}
    return write_xlsx(folder / "rekap.xlsx", pages)


def flat(done: Run) -> str:
    return " ".join(done.says.split())


def code_told(done: Run) -> str:
    (code,) = re.findall(r"--sure ([0-9a-f]{8})", flat(done))
    return str(code)


def test_what_nobody_has_looked_at_is_shown_and_not_written(dossier: Path, book: Path) -> None:
    before = hash_dossier(dossier)
    done = run("intake", book, dossier, "--yes")
    assert done.code == 2
    assert "Tulisan di sekitar tabel: KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023 · Hasil" in flat(done)
    assert "Keterangan: tidak termasuk pemilih luar negeri" in flat(done)
    assert "tidak dipakai: NO, LUAR WILAYAH, SUMBER" in flat(done)
    assert "sama di setiap baris: SUMBER = SIAK pusat" in flat(done)
    assert "dipakai sebagai: seluruh tahun 2023" in flat(done)
    assert f"{NEW} {code_told(done)}." in flat(done)
    assert hash_dossier(dossier) == before


def test_the_code_writes_and_is_remembered_without_the_words(dossier: Path, book: Path) -> None:
    done = run("intake", book, dossier, "--sure", code_told(run("intake", book, dossier, "--dry-run")))
    assert done.code == 0, done.says
    (reading,) = load_dossier(dossier).intake_readings
    assert reading.intake == "rekap"
    assert re.fullmatch("[0-9a-f]{16}", reading.digest)
    assert "SIAK pusat" not in (dossier / "intake.yaml").read_text(encoding="utf-8")
    assert run("check", dossier).code == 0


def test_what_was_confirmed_is_written_by_yes_and_not_shown_again(
    dossier: Path, book: Path, tmp_path: Path
) -> None:
    assert run_sure("intake", book, dossier).code == 0
    again = write(tmp_path, changed(more=11))
    done = run("intake", again, dossier, "--yes")
    assert done.code == 0, done.says
    assert "Data hitungan (counts.csv): 16 berubah" in flat(done)
    assert "Tulisan di sekitar tabel" not in flat(done)
    assert len(load_dossier(dossier).intake_readings) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"title": "KEPEMILIKAN KTP-EL SEMESTER II (SEMENTARA) TAHUN 2023"},
        {"stage": "Hasil verifikasi pusat"},
        {"source": "SIAK daerah"},
        {"note": "Keterangan: hanya KIA"},
        {"head": "MENINGGAL"},
    ],
)
def test_another_word_is_shown_again_also_where_the_columns_are_remembered(
    other: dict[str, object], dossier: Path, book: Path, tmp_path: Path
) -> None:
    assert run_sure("intake", book, dossier).code == 0
    before = hash_dossier(dossier)
    done = run("intake", write(tmp_path, changed(more=11, **other)), dossier, "--yes")
    assert (done.code, NEW in flat(done)) == (2, True), done.says
    is_remembered = "menurut pemetaan yang tersimpan" in flat(done)
    assert is_remembered is not bool({"title", "stage"} & {*other})
    assert "Tulisan di sekitar tabel" in flat(done)
    assert hash_dossier(dossier) == before


def test_an_answer_for_one_reading_settles_nothing_of_another(dossier: Path, tmp_path: Path) -> None:
    """A month that is a small part came in silently below the answer for a year."""
    means = ("--means", "PEREKAMAN=ktp.holders")
    year = [list(row) for row in Said(title="PEREKAMAN KTP-EL TAHUN 2023").rows()]
    month = [list(row) for row in Said(title="PEREKAMAN KTP-EL BULAN JUNI 2023", more=-7_500).rows()]
    year[3][3] = month[3][3] = "PEREKAMAN"
    assert run_sure("intake", write_sheet(tmp_path / "a.xlsx", year), dossier, *means).code == 0
    before = hash_dossier(dossier)
    done = run("intake", write_sheet(tmp_path / "b-juni.xlsx", month), dossier, "--yes")
    assert done.code in (2, 10)
    assert hash_dossier(dossier) == before


def test_a_code_of_something_else_writes_nothing_and_tells_the_new_one(
    dossier: Path, book: Path, tmp_path: Path
) -> None:
    code = code_told(run("intake", book, dossier, "--dry-run"))
    other = write(tmp_path, changed(source="SIAK daerah"))
    before = hash_dossier(dossier)
    done = run("intake", other, dossier, "--sure", code)
    assert done.code == 2
    assert f"Kode {code} tidak cocok dengan yang tertulis di atas" in flat(done)
    assert code_told(done) not in (code, "")
    assert hash_dossier(dossier) == before
    assert run("intake", other, dossier, "--sure", code_told(done).upper()).code == 0


def test_nothing_new_needs_no_code(dossier: Path, book: Path) -> None:
    code = code_told(run("intake", book, dossier, "--dry-run"))
    assert run("intake", book, dossier, "--sure", code).code == 0
    again = run("intake", book, dossier, "--sure", code)
    assert (again.code, "Tidak ada perubahan" in flat(again)) == (0, True)


@pytest.mark.parametrize(("answer", "is_written"), [("ya\n", True), ("\n", False)])
@pytest.mark.parametrize("options", [(), ("--yes",)])
def test_a_terminal_asks_what_nobody_has_looked_at(
    answer: str,
    is_written: bool,
    options: tuple[str, ...],
    dossier: Path,
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    done = run("intake", book, dossier, *options)
    assert done.code == 0
    assert flat(done).index("sama di setiap baris: SUMBER") < flat(done).index("Pemetaan ini benar")
    assert bool(load_dossier(dossier).intake_readings) is is_written


def test_as_json(dossier: Path, book: Path) -> None:
    looked = run("intake", book, dossier, "--json", "--yes")
    assert looked.code == 2
    told = json.loads(looked.out)
    assert (told["confirmed"], told["written"]) == (False, False)
    (reading,) = told["readings"]
    assert reading["said"] == {"SUMBER": ["SIAK pusat"]}
    assert reading["periods"] == ["2023"]
    done = json.loads(run("intake", book, dossier, "--json", "--sure", told["code"]).out)
    assert done["written"] is True
    again = json.loads(run("intake", book, dossier, "--json", "--dry-run").out)
    assert (again["confirmed"], again["code"]) == (True, None)


def test_a_broken_digest_is_told(dossier: Path, book: Path) -> None:
    assert run_sure("intake", book, dossier).code == 0
    file = dossier / "intake.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r'digest: "?[0-9a-f]{16}"?', "digest: abc", text), encoding="utf-8")
    done = run("check", dossier)
    assert "16 angka heksadesimal" in flat(done)


MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI")


def spending(folder: Path, count: int) -> Path:
    """Write what a new office spent in the first months."""
    named = [entry for entry in load_rulebook().nomenclature if entry.code.startswith("2.12.01.2.01.")][:4]
    rows = [
        (
            one.code,
            one.name,
            100_000_000 + n + count,
            *(1_000_000 * (n + 1) - m * 5 % 7 * 10_000 for m in range(count)),
        )
        for n, one in enumerate(named)
    ]
    heads = ("KODE", "URAIAN", "ANGGARAN", *MONTHS[:count])
    return write_sheet(folder / "bulan.xlsx", [("REALISASI BELANJA TAHUN ANGGARAN 2024",), (), heads, *rows])


def test_columns_of_more_months_that_are_not_taken_are_shown(tmp_path: Path) -> None:
    """They are no part of what was remembered of the columns, so that nobody had to see it."""
    dossier = tmp_path / "kantor"
    assert run("new", dossier, "--regency", "12.17", "--year", "2024").code == 0
    means = ("--means", "bulan=-")
    assert run_sure("intake", spending(tmp_path, 5), dossier, *means).code == 0
    done = run("intake", spending(tmp_path, 6), dossier, "--yes", *means)
    assert (done.code, "tidak dipakai: URAIAN, JUNI" in flat(done)) == (2, True), done.says


def test_the_code_is_of_the_file_that_was_shown(dossier: Path, book: Path, tmp_path: Path) -> None:
    """Other figures below the same name went in by the code of those that somebody had looked at."""
    code = code_told(run("intake", book, dossier, "--dry-run"))
    before = hash_dossier(dossier)
    done = run("intake", write(tmp_path, changed(more=500)), dossier, "--sure", code)
    assert (done.code, "tidak cocok" in flat(done)) == (2, True)
    assert hash_dossier(dossier) == before


@pytest.mark.parametrize(
    "option", [("--accept-totals",), ("--source", "lain"), ("--kind", "counts"), ("--period", "2023")]
)
def test_the_code_is_of_the_options_that_were_shown(
    option: tuple[str, ...], dossier: Path, book: Path
) -> None:
    code = code_told(run("intake", book, dossier, "--dry-run"))
    done = run("intake", book, dossier, "--sure", code, *option)
    assert (done.code, "tidak cocok" in flat(done)) == (2, True)
    assert run("intake", book, dossier, *option, "--sure", code_told(done)).code == 0


def test_the_code_is_of_the_dossier_that_was_read(dossier: Path, book: Path) -> None:
    code = code_told(run("intake", book, dossier, "--dry-run"))
    with (dossier / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("# lain\n")
    assert run("intake", book, dossier, "--sure", code).code == 2


def test_whatever_is_confirmed_is_shown_whole(dossier: Path, tmp_path: Path) -> None:
    notes = [(f"Catatan ke {place}: penjelasan",) for place in range(90)]
    said = changed(below=[*notes, ("Termasuk penduduk luar daerah",)])
    done = run("intake", write(tmp_path, said), dossier, "--dry-run")
    assert "Catatan ke 89: penjelasan · Termasuk penduduk luar daerah" in flat(done)


def test_a_sheet_of_words_is_shown_and_counts(dossier: Path, tmp_path: Path) -> None:
    def saved(note: str, more: int = 0) -> Path:
        return write_beside(tmp_path, changed(more=more), [(note,), ("Keadaan", "30 Juni")])

    first = saved("Seluruh penduduk")
    shown = flat(run("intake", first, dossier, "--dry-run"))
    assert "lembar CATATAN: Seluruh penduduk · lembar CATATAN: Keadaan 30 Juni" in shown
    assert run_sure("intake", first, dossier).code == 0
    assert run("intake", saved("Seluruh penduduk", 11), dossier, "--yes").code == 0
    assert run("intake", saved("Hanya pemilih pemula", 12), dossier, "--yes").code == 2


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_told_and_count(state: str, dossier: Path, tmp_path: Path) -> None:
    """One holds another table of the same form, the other words: nobody sees either in the program."""
    assert run_sure("intake", write(tmp_path, Said()), dossier).code == 0
    book = load_workbook(write_beside(tmp_path, changed(more=11), [("Data sementara",)]))
    book.active.title = Said().sheet
    for row in changed(more=500).rows():
        (book["LAMA"] if "LAMA" in book.sheetnames else book.create_sheet("LAMA")).append(row)
    book.create_sheet("KOSONG").sheet_state = state
    for name in ("LAMA", "CATATAN"):
        book[name].sheet_state = state
    path = tmp_path / "rekap.xlsx"
    book.save(path)
    done = run("intake", path, dossier, "--yes")
    assert done.code == 2
    assert "lembar tersembunyi CATATAN: tanpa tabel, tidak dibaca" in flat(done)
    assert "lembar tersembunyi LAMA: memuat tabel, tidak dibaca" in flat(done)
    assert "KOSONG" not in flat(done) and "Data sementara" not in flat(done)


def test_a_sheet_that_nobody_can_read_through_is_refused(dossier: Path, tmp_path: Path) -> None:
    notes = [(f"Penjelasan panjang nomor {n} tentang tabel",) for n in range(900)]
    done = run("intake", write_beside(tmp_path, Said(), notes), dossier, "--dry-run")
    assert (done.code, "terlalu banyak untuk dipastikan" in flat(done)) == (10, True)


def test_a_name_that_is_another_areas_own_is_no_answer(dossier: Path, book: Path, tmp_path: Path) -> None:
    """Two lines that were put into the file exchanged the figures of two kecamatan."""
    assert run_sure("intake", book, dossier).code == 0
    path = dossier / "intake.yaml"
    names = '    names:\n      - {text: Juai, means: "63.11.02"}\n      - {text: Halong, means: "63.11.01"}\n'
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("readings:", f"{names}readings:"), encoding="utf-8")
    before = hash_dossier(dossier)
    for options in (("--yes",), ("--dry-run",)):
        done = run("intake", write(tmp_path, changed(more=11)), dossier, *options)
        assert (done.code, 'padahal "Juai" nama 63.11.01' in flat(done)) == (10, True), done.says
    assert hash_dossier(dossier) == before
