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

from capaian.documents.audit.findings import group_findings, write_place
from capaian.documents.audit.paper import AUDIT_ROOTS, build_audit_paper, open_audit_scope
from capaian.documents.layout.reader import read_layout
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.scope.world import office_world
from capaian.documents.tree import Heading
from capaian.domain.audit import AuditResult, AuditRule, Repair
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level
from capaian.rulebook.layouts import AUDIT_FOLDER, audit_layout_kinds, layout_kinds
from capaian.writers.html import write_html


def text_of(result: AuditResult = RESULT, kind: str = "temuan-audit") -> str:
    return write_text(build_audit_paper(paper(result, kind)))


def lines_of(result: AuditResult = RESULT, kind: str = "temuan-audit") -> list[str]:
    return [line.strip() for line in text_of(result, kind).splitlines()]


# --- findings and what follows from them ------------------------------------------------------


def test_what_follows_from_a_finding_is_said_below_it_only() -> None:
    causes = group_findings(RESULT, {}).causes
    assert [(cause.finding.id, [f.id for f in cause.follows]) for cause in causes] == [
        ("T-001", []),
        ("T-002", ["T-003"]),
    ]
    text = text_of()
    assert text.count("hitungan.") == 3
    assert "### T-003" not in text


def test_a_cause_weighs_as_much_as_the_heaviest_that_follows() -> None:
    assert [cause.level for cause in group_findings(RESULT, {}).causes] == [Level.NOTE, Level.ERROR]
    lines = lines_of()
    assert lines.index("# ▼ Galat") < lines.index("### T-002 Baris 20: 3.383 seharusnya 3.838")
    assert "# ◊ Peringatan" not in lines


def test_chains_lead_to_their_first_and_circles_end() -> None:
    first = finding("A", AuditRule.SUM, Level.ERROR, 1, root="B")
    second = finding("B", AuditRule.SUM, Level.ERROR, 2, root="C")
    third = finding("C", AuditRule.SUM, Level.ERROR, 3)
    chain = group_findings(replace(RESULT, findings=(first, second, third)), {})
    assert [(c.finding.id, [f.id for f in c.follows]) for c in chain.causes] == [("C", ["A", "B"])]
    circle = group_findings(replace(RESULT, findings=(first, replace(second, root="A"))), {})
    said = [f.id for cause in circle.causes for f in cause.all]
    assert sorted(said) == ["A", "B"], "each is said, and said once"


def test_a_root_that_was_not_asked_for_leaves_the_finding_on_its_own() -> None:
    alone = group_findings(replace(RESULT, findings=(ABSORPTION,)), {})
    assert [cause.finding.id for cause in alone.causes] == ["T-003"]


def test_the_summary_leads_to_what_others_follow_from() -> None:
    (said,) = [line for line in lines_of() if line.startswith("- <")]
    assert said == "- <T-002 Baris 20: 3.383 seharusnya 3.838>: akibatnya T-003"
    alone = replace(RESULT, findings=(NUMBERING,))
    assert "Dahulukan temuan berikut" not in text_of(alone)


def test_the_summary_of_a_long_list_begins_with_what_matters_most() -> None:
    slips = [finding(f"T-{n:03}", AuditRule.TREND, Level.ERROR, n) for n in range(30, 42)]
    claim = finding("T-050", AuditRule.CLAIM, Level.ERROR, 50)
    lines = lines_of(replace(RESULT, findings=(*slips, claim)))
    listed = [line for line in lines if line.startswith("- <T-")]
    assert listed[0].startswith("- <T-050")
    assert len(listed) == 10
    assert not any("akibatnya" in line for line in listed)
    assert lines.index(listed[0]) < lines.index("# ▼ Galat")


# --- findings page ----------------------------------------------------------------------------


def test_the_page_opens_with_file_and_counts() -> None:
    lines = lines_of()
    assert lines[0] == "Temuan Pemeriksaan Laporan Kinerja | Temuan pemeriksaan | lkj-contoh.pdf | 2024-01-31"
    assert "▼ Galat: [1]  angka atau pernyataan yang salah" in lines
    assert "✓ Sesuai: [1.247]  dari [1.250] pernyataan yang dihitung ulang" in lines
    assert "Isi yang dibaca : 72 halaman, 1.449 baris, 28 tabel" in lines
    assert f"SHA-256         : {'ab' * 32}" in lines


def test_each_rule_has_its_row_and_those_add_up() -> None:
    lines = lines_of()
    assert "| Jumlah | [40] | [39] | [–] | [1] | [–] | [–]" in lines
    assert "=| Seluruhnya | [1.250] | [1.247] | [1] | [1] | [1] | [–]" in lines
    assert not any(line.startswith("| Naik, turun") for line in lines), "nothing of it was examined"
    assert "Naik, turun, tetap" in text_of().split("Tidak ditemukan dalam laporan ini")[1]


def test_each_chapter_has_its_row_and_those_add_up() -> None:
    lines = lines_of()
    start = lines.index("Tabel: Temuan menurut bab")
    assert lines[start + 2 : start + 5] == [
        "| Bab I Pendahuluan | [–] | [–] | [1] | [–]",
        "| Bab III Kinerja | [1] | [1] | [–] | [–]",
        "=| Seluruhnya | [1] | [1] | [1] | [–]",
    ]


def test_a_working_that_is_the_right_value_in_words_is_not_said_twice() -> None:
    order = "Selatan ke-2; Utara ke-1; Barat ke-4; Timur ke-3"
    rank = finding("T-009", AuditRule.RANK, Level.NOTE, 9, computed=order, why=f"Urutannya berubah: {order}.")
    assert text_of(replace(RESULT, findings=(rank,))).count(order) == 1


def test_a_finding_tells_place_excerpt_working_repair_and_consequence() -> None:
    card = text_of().split("### T-002")[1].split("\n#")[0]
    assert "Jenis           : ◊ Peringatan, jumlah; baris 19; dibandingkan dengan baris 20 dan 21" in card
    assert "1 | Utara | 99,53" in card
    assert "Hitungan        : hitungan." in card
    assert (
        "Perbaikan       : Baris 20: 3.383 menjadi 3.838 (dua angka tertukar); 3 pernyataan menjadi sesuai."
        in card
    )
    told = "Tabel 20, baris 20: tercetak 99,53, menurut hitungan 99,35. hitungan."
    assert f"T-003** ▼ Galat, serapan anggaran; {told}" in card


def test_findings_stand_by_weight_and_chapter() -> None:
    headings = [line for line in lines_of() if line.startswith("#")]
    assert headings[1:5] == [
        "# ▼ Galat",
        "## Bab III Kinerja",
        "### T-002 Baris 20: 3.383 seharusnya 3.838",
        "# ○ Catatan",
    ]


def test_the_value_is_called_as_sure_as_it_is() -> None:
    bound = finding("T-009", AuditRule.BOUND, Level.ERROR, 9, printed="12", computed="10")
    words = text_of(
        replace(RESULT, findings=(bound, NUMBERING, replace(SUM, repair=replace(REPAIR, holds=1))))
    )
    assert "T-009 Tabel 9: tercetak 12, paling banyak 10" in words
    assert "T-001 Baris 5: tercetak 99,53, seharusnya 99,35" in words
    assert "T-002 Tabel 19: tercetak 99,53, menurut hitungan 99,35" in words, "another number is wrong"


def test_a_statement_in_words_is_titled_by_its_place() -> None:
    long = finding("T-009", AuditRule.COPY, Level.NOTE, 9, printed="kata " * 30, computed="")
    assert "### T-009 Tabel 9: salinan dari tempat lain" in lines_of(replace(RESULT, findings=(long,)))


def test_headings_carry_what_readers_choose_by() -> None:
    document = build_audit_paper(paper())
    facets = {b.id: b.facets for b in document.blocks if isinstance(b, Heading) and b.facets}
    assert facets["T-002"] == (
        ("Bobot", "Peringatan"),
        ("Bobot", "Galat"),
        ("Aturan", "Jumlah"),
        ("Aturan", "Serapan anggaran"),
    )
    assert set(facets) == {"T-001", "T-002"}


def test_pages_tell_where_a_text_has_them() -> None:
    assert write_place(NUMBERING) == "halaman 2, baris 5"
    assert write_place(SUM) == "baris 19; dibandingkan dengan baris 20 dan 21"
    long = replace(SUM, lines=(19, 21, 20, 22, 30, 32, 33))
    assert write_place(long) == "baris 19; dibandingkan dengan baris 20–22, 30, 32, dan 33"


def test_a_repair_that_says_no_more_than_the_value_is_told_with_it() -> None:
    own = Repair(19, "99,53", "99,35", "dua angka tertukar", 1)
    text = text_of(replace(RESULT, findings=(replace(SUM, repair=own),)))
    assert "T-002 Tabel 19: tercetak 99,53, seharusnya 99,35 (dua angka tertukar)" in text
    assert "Perbaikan" not in text and "**99,35" not in text, "the title says it already"
    other = text_of(replace(RESULT, findings=(replace(SUM, repair=replace(own, repaired="99,33")),)))
    assert "99,33" not in other, "one figure cannot have two right values"
    several = text_of(replace(RESULT, findings=(replace(SUM, repair=replace(own, holds=2)),)))
    assert "T-002 Tabel 19: 99,53 seharusnya 99,35" in several
    assert ": Dua angka tertukar; 2 pernyataan menjadi sesuai." in several
    assert several.split("### T-002")[1].split("# Menurut")[0].count("99,35") == 1


def test_nothing_wrong_is_said_with_what_was_examined() -> None:
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


def test_every_count_says_how_it_was_counted() -> None:
    document = build_audit_paper(paper())
    told = {explanation.name: explanation for explanation in document.explanations.values()}
    assert told["Temuan berbobot galat"].formula == "T-003"
    assert told["Pernyataan yang dihitung ulang"].formula.endswith("Serapan anggaran 10; Penomoran 1200") or (
        "Jumlah 40" in told["Pernyataan yang dihitung ulang"].formula
    )


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


def test_a_report_held_against_its_dossier_says_so_and_others_do_not() -> None:
    held = replace(RESULT, underived=())
    assert "Setiap angka laporan ini berasal dari dossier" in text_of(held)
    assert "Tidak berasal dari dossier" not in text_of(held)
    assert "dossier" not in text_of()


# --- sheet of the review ----------------------------------------------------------------------


@pytest.mark.parametrize(("year", "told"), [(2044, "2044"), (None, "................")])
def test_the_sheet_tells_the_year_of_the_report(year: int | None, told: str) -> None:
    result = replace(RESULT, document=replace(RESULT.document, year=year))
    lines = lines_of(result, "lembar-hasil-reviu")
    assert any("Tahun laporan" in line and told in line for line in lines)


def test_the_sheet_lists_every_finding_below_its_cause() -> None:
    rows = [line for line in lines_of(kind="lembar-hasil-reviu") if line.startswith("| T\u2011")]
    assert [row.split(" | ")[0][4:] for row in rows] == ["002", "003", "001"]
    assert rows[1].split(" | ")[1].startswith("Akibat T\u2011002. Tabel 20; baris 20")


def test_the_sheet_names_the_office_of_the_report_or_leaves_room_for_it() -> None:
    told, blank = (
        next(line for line in lines_of(result, "lembar-hasil-reviu") if "Instansi" in line)
        for office in ("DINAS PERIKANAN KOTA JERNIH", "")
        for result in (replace(RESULT, document=replace(RESULT.document, office=office)),)
    )
    assert "DINAS PERIKANAN KOTA JERNIH" in told and "...." not in told
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
        scope.resolve("finding.count")
    assert "findings" in caught.value.nearest
    with pytest.raises(UnknownNameError) as caught:
        scope.resolve("file.nama")
    assert "name" in caught.value.nearest


def test_every_root_leads_somewhere_and_none_knows_years() -> None:
    scope = open_audit_scope(RESULT, {})
    assert all(scope.resolve(name) is not None for name in AUDIT_ROOTS)
    assert scope.world.year is None
    with pytest.raises(UnknownNameError):
        scope.resolve("findings.prior.title")


def test_layouts_over_an_audit_cannot_ask_for_an_office() -> None:
    with pytest.raises(TypeError, match="no office-year"):
        office_world(open_audit_scope(RESULT, {}).world)


def test_an_unknown_kind_is_our_own_mistake() -> None:
    with pytest.raises((FileNotFoundError, CapaianError)):
        build_audit_paper(paper(kind="tidak-ada"))


# --- what an inspector works with -----------------------------------------------------------------------


def test_the_sheet_has_room_for_what_is_done_about_each_finding() -> None:
    head = next(line for line in lines_of(kind="lembar-hasil-reviu") if "kutipan" in line and "Letak" in line)
    for words in ("Tanggapan / tindak lanjut", "Paraf, tanggal"):
        assert words in head


def test_findings_come_before_the_tables_of_rules_and_chapters() -> None:
    text = text_of()
    order = [
        text.index(words)
        for words in ("# Ringkasan", "# ▼ Galat", "# Menurut aturan dan bab", "# Yang diperiksa")
    ]
    assert order == sorted(order)


def test_what_is_wrong_is_marked_in_the_excerpt() -> None:
    marked = replace(SUM, mark=(9, 14))
    assert marked.quoted[1] == "99,53"
    for kind in ("temuan-audit", "lembar-hasil-reviu"):
        assert "1 | Utara | **99,53**" in text_of(replace(RESULT, findings=(marked,)), kind)


def test_place_is_told_by_row_and_column_and_by_both_page_numbers() -> None:
    made = replace(SUM, cell="Tabel 19, baris “Utara”, kolom “%”", page=36, printed_page="30", lines=(19,))
    for kind in ("temuan-audit", "lembar-hasil-reviu"):
        text = text_of(replace(RESULT, findings=(made,)), kind)
        assert "Tabel 19, baris “Utara”, kolom “%”; halaman 36 (tercetak 30), baris teks 19" in text


def test_a_repair_in_another_line_quotes_that_line() -> None:
    repair = replace(REPAIR, quote="2\tSelatan\t3.383")
    text = text_of(replace(RESULT, findings=(replace(SUM, repair=repair),)))
    assert "3 pernyataan menjadi sesuai. Di sana tercetak “2 | Selatan | 3.383”." in text
    own = text_of(replace(RESULT, findings=(replace(SUM, repair=replace(repair, line=19)),)))
    assert "Di sana tercetak" not in own
