"""`capaian audit`: findings of a finished report on the screen, as JSON, of a folder,
and its exit codes.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.functional.cli_cast import Run, run

ROWS = {
    "JUAI": ("12.000", "11.400", "95,00"),
    "AWAYAN": ("10.313", "9.282", "90,00"),
    "LAMPIHONG": ("8.000", "7.600", "95,00"),
    "HALONG": ("20.000", "19.800", "99,00"),
}
HEAD = ("No", "Kecamatan", "Wajib KTP-el", "Memiliki KTP-el", "%")


def text_of(rows: dict[str, tuple[str, str, str]]) -> str:
    cells = [
        HEAD,
        *((str(number), name, *row) for number, (name, row) in enumerate(rows.items(), 1)),
    ]
    table = "\n".join("\t".join(row) for row in cells)
    section = "3.1 Capaian kinerja: target, realisasi, indikator, program"
    return f"BAB III AKUNTABILITAS KINERJA\n\n{section}\n\nTabel 3.1 Kepemilikan KTP-el\n{table}\n"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    file = tmp_path / "laporan.txt"
    file.write_text(text_of(ROWS), encoding="utf-8")
    return file


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A report in which the coverage of AWAYAN, line 8, does not follow from its counts."""
    file = tmp_path / "keliru.txt"
    file.write_text(text_of(ROWS | {"AWAYAN": ("10.313", "9.282", "91,00")}), encoding="utf-8")
    return file


def findings(done: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(done.out)["findings"]
    return found


def test_a_sound_report_has_no_findings(sound: Path) -> None:
    done = run("audit", sound)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{sound}: ")
    assert re.search(
        r" baris, 1 tabel\ntidak ada temuan; (\d+) dari \1 pernyataan sesuai\.\n", done.out
    )
    assert "Galat:" not in done.out


def test_figures_that_nothing_tests_are_called_so(tmp_path: Path) -> None:
    """Silence about them is no praise: neither on the screen nor in the papers."""
    file = tmp_path / "laporan.txt"
    rows = (
        ("Uraian", "Nilai A", "Nilai B"),
        ("Beras lokal", "12.345", "77,12"),
        ("Jagung", "9.871", "23,45"),
    )
    table = "\n".join("\t".join(row) for row in rows)
    words = (
        "Laporan kinerja: target, realisasi, capaian kinerja, indikator kinerja sasaran strategis."
    )
    file.write_text(
        f"{words}\n\nTabel 1 Hasil\n\n{table}\n\nBelanjanya Rp 3.456.789.000.\n", encoding="utf-8"
    )
    done = run("audit", file, "--out", tmp_path)
    assert "Dari 5 angka tercetak 5 tidak teruji" in done.out
    found = json.loads((tmp_path / "laporan.txt.temuan.json").read_text("utf-8"))["figures"]
    assert (found["printed"], found["in_law"], found["agreed"], found["alone"]) == (5, 0, 0, 5)
    assert [(part["place"], part["alone"]) for part in found["parts"]] == [
        ("Tabel 1", 4),
        ("kalimat", 1),
    ]
    for name in ("laporan.txt.temuan.html", "laporan.txt.lembar-hasil-reviu.docx"):
        content = (tmp_path / name).read_bytes()
        words = content.decode() if name.endswith("html") else all_words(content)
        assert "5 tidak teruji" in words


def all_words(content: bytes) -> str:
    """Return the text of a Word file, tables too."""
    return "".join(
        node.text or "" for node in Document(io.BytesIO(content)).element.body.iter(qn("w:t"))
    )


def test_a_finding_says_place_excerpt_working_and_repair(wrong: Path) -> None:
    done = run("audit", wrong)
    assert done.code == 13
    assert "▼ T-001  Tabel 3.1, baris “AWAYAN”, kolom “%”, baris teks 8  [Cakupan]" in done.out
    assert "“2 | AWAYAN | 10.313 | 9.282 | 91,00”" in done.out
    assert "9.282 ÷ 10.313 × 100 = 90,00" in done.out
    assert "Tercetak: 91,00; seharusnya: 90,00 (angka ke-2: 1 menjadi 0)" in done.out
    assert "Perbaikan" not in done.out, "the value says it already"
    assert done.out.index("Galat: 1") < done.out.index("T-001")


def test_json_has_the_keys_of_the_contract_in_order(wrong: Path) -> None:
    done = run("audit", wrong, "--json")
    plain = json.loads(done.out)
    assert done.code == 13
    assert list(plain)[:6] == ["schema", "document", "claims", "passed", "figures", "findings"]
    assert plain["schema"] == "capaian/audit/1"
    assert list(plain["document"])[:5] == ["path", "pages", "lines", "tables", "sha256"]
    assert plain["document"]["sha256"] == hashlib.sha256(wrong.read_bytes()).hexdigest()
    assert plain["claims"] == sum(plain["claims_by_rule"].values())
    assert plain["passed"] == plain["claims"] - 1
    (finding,) = plain["findings"]
    named = [
        "id",
        "rule",
        "level",
        "line",
        "page",
        "place",
        "quote",
        "printed",
        "computed",
        "why",
        "root",
    ]
    assert list(finding)[: len(named)] == named
    assert (finding["rule"], finding["level"], finding["line"], finding["page"]) == (
        "ratio",
        "error",
        8,
        None,
    )
    assert (finding["printed"], finding["computed"], finding["root"]) == ("91,00", "90,00", None)
    assert finding["repair"]["repaired"] == "90,00"


def test_only_the_chosen_rules_are_reported_and_decide_the_exit_code(wrong: Path) -> None:
    done = run("audit", wrong, "--rules", "numbering,sum", "--json")
    assert done.code == 0
    assert findings(done) == []
    assert set(json.loads(done.out)["claims_by_rule"]) <= {"numbering", "sum"}
    assert run("audit", wrong, "--rules", "Ratio").code == 13


def test_the_lightest_weight_to_show(tmp_path: Path) -> None:
    file = tmp_path / "pembulatan.txt"
    file.write_text(text_of(ROWS | {"AWAYAN": ("10.313", "9.282", "90,01")}), encoding="utf-8")
    assert findings(run("audit", file, "--json"))
    shown = run("audit", file, "--json", "--level", "galat")
    assert (shown.code, findings(shown)) == (0, [])
    plain = json.loads(shown.out)
    assert plain["passed"] < plain["claims"], "what is not shown still does not hold"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--rules", "jumlh"), 'Aturan "jumlh" tidak dikenal. Yang terdekat: jumlah'),
        (("--out", ""), "Nama berkas atau folder kosong."),
        (("--rules", ","), 'Aturan "" tidak dikenal.'),
        (
            ("--level", "berat"),
            'Bobot "berat" tidak dikenal. Yang ada: catatan, galat, peringatan.',
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(
    sound: Path, options: tuple[str, ...], words: str
) -> None:
    done = run("audit", sound, *options)
    assert done.code == 2
    assert words in done.err


def test_a_folder_is_one_table_across_reports(sound: Path, wrong: Path) -> None:
    (sound.parent / "catatan.md").write_text("bukan laporan", encoding="utf-8")
    done = run("audit", sound.parent)
    assert done.code == 13
    table = done.out.splitlines()
    assert table[0].split() == [
        "Laporan",
        "Pernyataan",
        "Sesuai",
        "Galat",
        "Peringatan",
        "Catatan",
    ]
    assert [line.split()[0] for line in table[1:4]] == [wrong.name, sound.name, "Seluruhnya"]
    assert table[1].split()[3:] == ["1", "-", "-"]
    assert "T-001" not in done.out, "findings scroll the table away"
    assert "--out" in table[-1]
    plain = json.loads(run("audit", sound.parent, "--json").out)
    assert plain["schema"] == "capaian/audits/1"
    assert [len(report["findings"]) for report in plain["reports"]] == [1, 0]


def test_one_unreadable_report_keeps_no_other_from_being_audited(sound: Path) -> None:
    (sound.parent / "kosong.txt").write_text(" \n", encoding="utf-8")
    done = run("audit", sound.parent)
    assert done.code == 11
    assert "Tidak diperiksa" in done.out
    assert "kosong.txt" in done.out
    assert sound.name in done.out


@pytest.mark.parametrize(
    ("name", "content"),
    [("tiada.txt", None), ("kosong.txt", b""), ("biner.txt", b"\xff\xfe\x00Tabel\x80")],
)
def test_a_file_that_cannot_be_read_is_reported_with_its_name(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("audit", tmp_path / name)
    assert done.code == 11
    assert name in done.err
    assert "Traceback" not in done.says


def test_what_lies_beside_the_reports_of_a_folder_is_named(sound: Path, tmp_path: Path) -> None:
    folder = sound.parent
    (folder / "lama.doc").write_bytes(b"lama")
    (folder / "Dinsos").mkdir()
    (folder / "~$laporan.docx").write_bytes(b"kunci")
    (folder / "aman.txt.temuan.html").write_text("hasil", encoding="utf-8")
    done = run("audit", folder)
    assert done.code == 0
    words = " ".join(done.out.split())
    assert f"Tidak diperiksa: {folder / 'lama.doc'}. Bukan " in words
    assert f"Tidak diperiksa: {folder / 'Dinsos'}. Isi subfolder tidak diperiksa" in words
    assert "kunci" not in words
    assert "~$" not in words
    assert "temuan.html" not in words
    plain = json.loads(run("audit", folder, "--json").out)
    assert [Path(each["path"]).name for each in plain["refused"]] == ["Dinsos", "lama.doc"]
    run("audit", folder, "--out", tmp_path / "hasil")
    assert "lama.doc" in (tmp_path / "hasil" / "semua-laporan.csv").read_text("utf-8-sig")


def test_a_folder_without_reports(tmp_path: Path) -> None:
    done = run("audit", tmp_path)
    assert done.code == 11
    assert "tidak berisi laporan (.docx, .pdf, .txt)" in done.err


def test_the_table_across_a_folder_is_written_too(
    sound: Path, wrong: Path, tmp_path: Path
) -> None:
    (sound.parent / "kosong.txt").write_bytes(b"")
    run("audit", sound.parent, "--out", tmp_path / "hasil")
    text = (tmp_path / "hasil" / "semua-laporan.csv").read_text("utf-8-sig")
    head, *rows = (line.split(";") for line in text.splitlines())
    assert head == [
        "Laporan",
        "Instansi",
        "Pernyataan",
        "Sesuai",
        "Galat",
        "Peringatan",
        "Catatan",
        "Akibat",
        "Keterangan",
    ]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        (wrong.name, "", "1"),
        (sound.name, "", "0"),
        ("kosong.txt", "", ""),
    ]
    assert rows[-1][-1].startswith("Tidak diperiksa. ")
    run("audit", wrong, "--out", tmp_path / "satu")
    assert not (tmp_path / "satu" / "semua-laporan.csv").exists()


def test_reports_of_a_folder_stand_with_their_offices(
    sound: Path, wrong: Path, tmp_path: Path
) -> None:
    office = "DINAS PERIKANAN KABUPATEN TELUK PERAK"
    wrong.write_text(f"LAPORAN KINERJA\n{office}\n\n{wrong.read_text('utf-8')}", encoding="utf-8")
    screen = run("audit", sound.parent, "--out", tmp_path / "hasil").out
    assert [line.strip() for line in screen.splitlines()[1:4]][1] == office
    table = (tmp_path / "hasil" / "semua-laporan.csv").read_text("utf-8-sig")
    assert [line.split(";")[:2] for line in table.splitlines()[1:]] == [
        [wrong.name, office],
        [sound.name, ""],
    ]


def test_a_file_that_leads_to_itself_is_reported_and_one_made_while_it_is_read_is_not_read(
    sound: Path,
) -> None:
    (sound.parent / "putar.txt").symlink_to("putar.txt")
    done = run("audit", sound.parent)
    assert done.code == 11
    assert "putar.txt tidak dapat dibaca: tautannya kembali ke dirinya sendiri." in " ".join(
        done.out.split()
    )
    made = run("audit", "/proc/self/status")
    assert made.code == 11
    assert "kosong" in made.err
