"""Papers about an audit: findings page and sheet of the review, over paths that know no office."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.paper_text import write_text
from tests.unit.documents.audit_cast import (
    ABSORPTION,
    FILE,
    NOTHING_EXAMINED,
    NOTHING_WRONG,
    NUMBERING,
    REPAIR,
    RESULT,
    SUM,
    finding,
    paper,
)

from capaian.documents.audit.paper import build_audit_paper, group_findings, open_audit_scope, write_place
from capaian.documents.layout.reader import read_layout
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.scope.world import office_world
from capaian.documents.tree import Table
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.issue import Level
from capaian.rulebook.layouts import AUDIT_FOLDER, audit_layout_kinds, layout_kinds
from capaian.writers.columns import fit_columns
from capaian.writers.html import write_html


def text_of(result: AuditResult = RESULT, kind: str = "temuan-audit") -> str:
    return write_text(build_audit_paper(paper(result, kind)))


def lines_of(result: AuditResult = RESULT, kind: str = "temuan-audit") -> list[str]:
    return [line.strip() for line in text_of(result, kind).splitlines()]


# --- findings and what follows from them ------------------------------------------------------


def test_what_follows_from_a_finding_is_reported_below_it_only() -> None:
    causes = group_findings(RESULT, {})
    assert [(cause.finding.id, [f.id for f in cause.follows]) for cause in causes] == [
        ("T-001", []),
        ("T-002", ["T-003"]),
    ]
    text = text_of()
    assert "### T-003" not in text


def test_chains_lead_to_their_first_and_circles_end() -> None:
    first = finding("A", AuditRule.SUM, Level.ERROR, 1, root="B")
    second = finding("B", AuditRule.SUM, Level.ERROR, 2, root="C")
    third = finding("C", AuditRule.SUM, Level.ERROR, 3)
    chain = group_findings(replace(RESULT, findings=(first, second, third)), {})
    assert [(c.finding.id, [f.id for f in c.follows]) for c in chain] == [("C", ["A", "B"])]
    circle = group_findings(replace(RESULT, findings=(first, replace(second, root="A"))), {})
    ids = [f.id for cause in circle for f in cause.all]
    assert sorted(ids) == ["A", "B"], "each is said, and said once"


def test_a_root_that_nobody_chose_leaves_the_finding_on_its_own() -> None:
    alone = group_findings(replace(RESULT, findings=(ABSORPTION,)), {})
    assert [cause.finding.id for cause in alone] == ["T-003"]


# --- findings page ----------------------------------------------------------------------------


def test_the_page_opens_with_file_and_counts() -> None:
    lines = lines_of()
    assert lines[0] == "Temuan Pemeriksaan Laporan Kinerja | Temuan pemeriksaan | lkj-contoh.pdf | 2024-01-31"
    assert "▼ Galat: [1]  angka atau pernyataan yang salah" in lines
    assert "✓ Sesuai: [1.247]  dari [1.250] pernyataan yang dihitung ulang" in lines
    assert "Isi yang dibaca : 72 halaman, 1.449 baris, 28 tabel" in lines
    assert f"SHA-256         : {'ab' * 32}" in lines


def test_pages_tell_where_a_text_has_them() -> None:
    assert write_place(NUMBERING) == "halaman 2, baris 5"
    assert write_place(SUM) == "baris 19; dibandingkan dengan baris 20 dan 21"
    long = replace(SUM, lines=(19, 21, 20, 22, 30, 32, 33))
    assert write_place(long) == "baris 19; dibandingkan dengan baris 20–22, 30, 32, dan 33"


def test_nothing_wrong_is_reported_with_what_was_examined() -> None:
    text = text_of(NOTHING_WRONG)
    assert "Tidak ditemukan kekeliruan" in text
    assert "di antara [1.250] pernyataan yang dapat dihitung ulang" in text
    assert "# ▼ Galat" not in text
    assert "Yang diperiksa" in text


def test_nothing_examined_is_no_clean_bill() -> None:
    text = text_of(NOTHING_EXAMINED)
    assert "Itu bukan pernyataan bahwa isinya benar." in text
    assert "Tidak ditemukan kekeliruan" not in text
    assert "Data untuk bagian ini belum ada" not in text


def test_pages_without_text_are_named() -> None:
    text = text_of(replace(RESULT, document=replace(FILE, unreadable=(3, 7, 9))))
    assert "Halaman 3, 7, dan 9 tidak atau hampir tidak memuat teks" in text
    assert "Tanpa temuan di sana tidak berarti tanpa salah" in text
    assert "memuat teks" not in text_of()


def test_what_the_report_prints_is_never_markup() -> None:
    hostile = finding(
        "T-001", AuditRule.COPY, Level.NOTE, 5, quote="<script>alert(1)</script> **a** {{ year }}"
    )
    page = write_html(build_audit_paper(paper(replace(RESULT, findings=(hostile,))))).decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **a** {{ year }}" in page
    assert page.count("<script>") == 1


def test_numbers_that_the_dossier_does_not_give_are_listed() -> None:
    number = UnsupportedNumber(812, 36, "Tabel 3.9", "Juai\t12.339", "12.339", "12.336")
    text = text_of(replace(RESULT, underived=(number,)))
    assert "Angka yang tidak berasal dari dossier ada [1]" in text
    assert "| Tabel 3.9; halaman 36, baris 812 | Juai | 12.339 | 12.339 | Dossier: 12.336." in text


def test_a_report_compared_with_its_dossier_says_so_and_others_do_not() -> None:
    derived = replace(RESULT, underived=())
    assert "Setiap angka laporan ini berasal dari dossier" in text_of(derived)
    assert "Tidak berasal dari dossier" not in text_of(derived)
    assert "dossier" not in text_of()


# --- sheet of the review ----------------------------------------------------------------------


@pytest.mark.parametrize(("year", "expected"), [(2044, "2044"), (None, "................")])
def test_the_sheet_tells_the_year_of_the_report(year: int | None, expected: str) -> None:
    result = replace(RESULT, document=replace(RESULT.document, year=year))
    lines = lines_of(result, "lembar-hasil-reviu")
    assert any("Tahun laporan" in line and expected in line for line in lines)


def test_the_sheet_names_the_office_of_the_report_or_leaves_room_for_it() -> None:
    named, blank = (
        next(line for line in lines_of(result, "lembar-hasil-reviu") if "Instansi" in line)
        for office in ("DINAS PERIKANAN KOTA JERNIH", "")
        for result in (replace(RESULT, document=replace(RESULT.document, office=office)),)
    )
    assert "DINAS PERIKANAN KOTA JERNIH" in named and "...." not in named
    assert "........" in blank


def test_the_form_says_that_its_source_is_not_verified() -> None:
    assert "belum diverifikasi" in text_of(kind="lembar-hasil-reviu")


# --- layouts over another root ----------------------------------------------------------------


def test_papers_about_an_audit_are_no_papers_of_a_dossier() -> None:
    assert audit_layout_kinds() == ("lembar-hasil-reviu", "temuan-audit")
    assert not set(audit_layout_kinds()) & set(layout_kinds())
    assert not any("/" in kind for kind in layout_kinds())


@pytest.mark.parametrize("kind", audit_layout_kinds())
def test_layouts_are_sound_and_the_same_audit_gives_the_same_tree(kind: str) -> None:
    layout = read_layout(kind=f"{AUDIT_FOLDER}/{kind}")
    assert layout.id == kind
    for result in (RESULT, NOTHING_WRONG, NOTHING_EXAMINED):
        assert build_audit_paper(paper(result, kind)) == build_audit_paper(paper(result, kind))


def test_a_misspelt_word_has_its_nearest_neighbours() -> None:
    scope = open_audit_scope(RESULT, {})
    with pytest.raises(UnknownNameError) as caught:
        scope.resolve("audits.count")
    assert "audit" in caught.value.nearest
    with pytest.raises(UnknownNameError) as caught:
        scope.resolve("file.nama")
    assert "name" in caught.value.nearest


def test_layouts_over_an_audit_cannot_ask_for_an_office() -> None:
    with pytest.raises(TypeError, match="no office-year"):
        office_world(open_audit_scope(RESULT, {}).world)


# --- what an inspector works with -----------------------------------------------------------------------


def test_the_sheet_has_room_for_what_is_done_about_each_finding() -> None:
    head = next(line for line in lines_of(kind="lembar-hasil-reviu") if "kutipan" in line and "Letak" in line)
    for words in ("Tanggapan / tindak lanjut", "Paraf, tanggal"):
        assert words in head


# --- what is wrong, where, and what it should be ------------------------------------------------------


def card_of(*findings: Finding) -> str:
    return text_of(replace(RESULT, findings=findings)).split("### T-002")[1].split("\n#")[0]


def test_a_cause_weighs_as_much_as_the_heaviest_that_follows() -> None:
    assert [cause.level for cause in group_findings(RESULT, {})] == [Level.NOTE, Level.ERROR]
    headings = [line for line in lines_of() if line.startswith("#")]
    assert headings[1:5] == [
        "# ▼ Galat",
        "## Bab III Kinerja",
        "### T-002 Tabel 19: tercetak 99,53; menurut hitungan: 99,35",
        "# ○ Catatan",
    ]


def test_a_finding_tells_place_excerpt_working_repair_and_consequence() -> None:
    card = card_of(replace(SUM, mark=(9, 14)), ABSORPTION)
    assert "Jenis           : ◊ Peringatan, jumlah; baris 19; dibandingkan dengan baris 20 dan 21" in card
    assert ": 1 | Utara | **99,53**" in card
    assert "Hitungan        : hitungan." in card
    assert ": Baris 20: 3.383 menjadi 3.838 (dua angka tertukar); 3 pernyataan menjadi sesuai." in card
    sentence = "Tabel 20: tercetak 99,53; menurut hitungan: 99,35. hitungan."
    assert f"T-003** ▼ Galat, serapan anggaran; {sentence}" in card


def test_a_right_total_is_reported_at_the_place_of_the_wrong_item() -> None:
    item = replace(REPAIR, quote="2\tSelatan\t3.383", where="Tabel 19, baris “Selatan”")
    total = replace(SUM, stays=True, repair=item)
    card = card_of(total)
    assert card.startswith(
        " Tabel 19, baris “Selatan”: tercetak 3.383; seharusnya: 3.838 (dua angka tertukar)"
    )
    assert ": 2 | Selatan | **3.383**" in card
    assert "terlihat pada Tabel 19, baris 19" in card
    assert ": 99,53 sudah benar; 3 pernyataan menjadi sesuai." in card


@pytest.mark.parametrize("computed", ["", "; ".join(f"rincian 4.{n}98 → 4.9{n}8" for n in range(9))])
def test_a_title_holds_no_long_correction(computed: str) -> None:
    card = card_of(replace(SUM, repair=None, computed=computed))
    assert card.startswith(" Tabel 19: jumlah\n")
    assert (f": Seharusnya: {computed}" in card) is bool(computed)


def test_what_fits_by_itself_is_counted_apart_and_named_with_what_settles_it() -> None:
    stays = replace(ABSORPTION, id="T-004", stays=True)
    joined = replace(ABSORPTION, id="T-005", joins="T-002")
    fitting = replace(RESULT, findings=(SUM, ABSORPTION, stays, joined))
    assert "[1] galat, [1] peringatan, [0] catatan, [2] akibat yang tidak perlu diubah;" in text_of(fitting)
    assert "T-004** ✓ Akibat, serapan anggaran; Tabel 20: tercetak 99,53; sudah benar;" in text_of(fitting)
    rows = [line for line in lines_of(fitting, "lembar-hasil-reviu") if line.startswith("| T-")]
    assert [row[2:7] for row in rows] == ["T-002", "T-003"], "only what is edited has a row"
    assert "Tidak perlu diubah: T-004 dan T-005." in rows[0]
    assert rows[1].split(" | ")[1].startswith("Akibat T-002. Tabel 20; baris 20")


def test_a_figure_of_a_table_is_reported_by_row_and_column_and_a_sentence_is_quoted_on_the_sheet() -> None:
    cell = "Tabel 4, baris “Hilir”, kolom “Target”"
    of_table, of_text = (
        next(
            line
            for line in lines_of(replace(RESULT, findings=(one,)), "lembar-hasil-reviu")
            if "T-002" in line
        )
        for one in (replace(SUM, cell=cell, page=36, printed_page="30"), replace(SUM, quote="kata " * 60))
    )
    assert f"{cell}; halaman 36 (tercetak 30), baris teks 19" in of_table
    assert "Utara" not in of_table
    assert "“kata kata" in of_text and "…”" in of_text


def test_each_rule_has_its_row_and_every_count_says_how_it_was_counted() -> None:
    assert "| Jumlah | [40] | [39] | [1]" in lines_of()
    assert not any(line.startswith("| Naik, turun") for line in lines_of()), "nothing of it was examined"
    assert "Naik, turun, tetap" in text_of().split("Tidak ditemukan dalam laporan ini")[1]
    counted = {e.name: e.formula for e in build_audit_paper(paper()).explanations.values()}
    assert (counted["Temuan berbobot galat"], counted["Temuan berbobot peringatan"]) == ("T-003", "T-002")
    assert "Jumlah 40" in counted["Pernyataan yang dihitung ulang"]


def test_a_text_that_is_no_report_is_called_so() -> None:
    other = text_of(replace(RESULT, document=replace(FILE, is_of_field=False)))
    assert "Tidak tampak seperti laporan kinerja" in other
    assert "Tidak tampak seperti laporan kinerja" not in text_of()


def test_the_columns_for_handwriting_keep_their_room_in_small_type() -> None:
    document = build_audit_paper(paper(kind="lembar-hasil-reviu"))
    (table,) = [block for block in document.blocks if isinstance(block, Table) and block.id == "temuan"]
    fit = fit_columns(table)
    assert fit.is_small
    assert fit.widths[5] > 28 * 72 / 25.4, "a pen needs three centimetres"
    assert fit.widths[6] > 12 * 72 / 25.4
