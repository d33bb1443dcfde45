"""Papers about an audit: what needs an edit of its own is told from what fits once another is mended."""

from __future__ import annotations

from dataclasses import replace

from tests.paper_text import write_text
from tests.unit.documents.audit_cast import ABSORPTION, NUMBERING, RESULT, SUM, paper

from capaian.documents.audit.paper import build_audit_paper
from capaian.documents.tree import Heading
from capaian.domain.audit import AuditResult, AuditRule, Repair
from capaian.domain.issue import Level

REPAIRED = replace(SUM, root=None, stays=True)


def test_what_is_wrong_stands_first_where_the_result_is_right() -> None:
    text = text_of(replace(RESULT, findings=(REPAIRED,)))
    assert "### T-002 Baris 20: 3.383 seharusnya 3.838 (dua angka tertukar)" in text
    assert ": ◊ Peringatan, jumlah; terlihat pada Tabel 19, baris 19" in text
    assert ": 99,53 sudah benar; 3 pernyataan menjadi sesuai." in text
    sheet = text_of(replace(RESULT, findings=(REPAIRED,)), "lembar-hasil-reviu")
    assert "| baris 20: “1 | Utara | 99,53” | 3.383 | 3.838 (dua angka tertukar) |" in sheet
    own = text_of(replace(RESULT, findings=(replace(SUM, repair=None),)), "lembar-hasil-reviu")
    assert "| 99,53 | 99,35 |" in own


def text_of(result: AuditResult, kind: str = "temuan-audit") -> str:
    return write_text(build_audit_paper(paper(result, kind)))


FITTING = replace(
    RESULT, findings=(NUMBERING, replace(SUM, level=Level.ERROR), replace(ABSORPTION, stays=True))
)


def test_a_figure_that_fits_by_itself_is_counted_apart() -> None:
    lines = [line.strip() for line in text_of(FITTING).splitlines()]
    assert "▼ Galat: [1]  angka atau pernyataan yang salah" in lines
    told = "✓ Sesuai: [1.247]  dari [1.250] pernyataan yang dihitung ulang"
    assert f"{told}; [1] lainnya hanya akibat dan tidak perlu diubah" in lines
    assert "| Serapan anggaran | [10] | [9] | [–] | [–] | [–] | [1]" in lines
    assert "| Bab III Kinerja | [1] | [–] | [–] | [1]" in lines
    assert any("[1] angkanya sudah benar, dan [0] tentang angka yang sama" in line for line in lines)
    assert "1 galat dan 1 akibat. Yang mengikuti sebuah temuan disebut di bawahnya." in lines
    facets = {b.id: b.facets for b in build_audit_paper(paper(FITTING)).blocks if isinstance(b, Heading)}
    assert facets["T-002"][:2] == (("Bobot", "Galat"), ("Bobot", "Akibat"))


def test_a_figure_that_fits_by_itself_has_a_sign_and_words_of_its_own() -> None:
    page = " ".join(text_of(FITTING).split())
    assert "T-003** ✓ Sudah benar, serapan anggaran;" in page
    sheet = text_of(FITTING, "lembar-hasil-reviu")
    assert "Tidak perlu diubah: T\u2011003." in sheet
    wrong = replace(FITTING, findings=(SUM, replace(ABSORPTION, stays=False)))
    assert "Sudah benar, " not in text_of(wrong)
    assert "Akibat T\u2011002" in text_of(wrong, "lembar-hasil-reviu")


def test_what_follows_is_told_by_what_remains_to_be_done() -> None:
    again = replace(SUM, id="T-003", root="T-002", rule=AuditRule.CROSSREF)
    joined = " ".join(text_of(replace(RESULT, findings=(SUM, replace(again, joins="T-002")))).split())
    assert "juga diperbaiki di tempatnya sendiri" not in joined
    assert "[0] angkanya sudah benar, dan [1] tentang angka yang sama." in joined
    assert "T-003** ✓ Kekeliruan yang sama, angka yang sama di dua tempat." in joined
    assert "diperbaiki bersama T-002" not in joined, "it stands below it"
    other = text_of(replace(RESULT, findings=(SUM, replace(again, line=30))))
    assert "[1] yang mengikuti temuan lain juga diperbaiki di tempatnya sendiri." in " ".join(other.split())
    assert "1 akibat" not in other.split("# Menurut")[0]


def test_a_place_is_said_once() -> None:
    cell = "Tabel 7, baris “Jumlah”, kolom “Dana”"
    first = replace(SUM, repair=None, alternative=None, cell=cell, page=11, counts_lines=False)
    beside = replace(
        ABSORPTION, stays=True, cell="Tabel 7, baris “Jumlah”, kolom “Serapan”", page=11, counts_lines=False
    )
    card = text_of(replace(RESULT, findings=(first, beside))).split("### T-002")[1].split("\n#")[0]
    assert card.count("Tabel 7") == 1
    assert card.count("halaman 11") == 1
    assert "✓ Sudah benar, serapan anggaran; baris “Jumlah”, kolom “Serapan”: tercetak 99,53." in card
    afar = replace(beside, cell="Tabel 9, baris “Jumlah”, kolom “Serapan”", page=14)
    card = text_of(replace(RESULT, findings=(first, afar))).split("### T-002")[1].split("\n#")[0]
    assert "Tabel 9, baris “Jumlah”, kolom “Serapan”, halaman 14" in card


def test_the_sheet_does_not_quote_a_right_figure_as_an_error() -> None:
    assert "1 galat tentang angka, nama, dan pernyataan di sampingnya: T\u2011002." in write_plain(FITTING)
    assert "1 galat, 0 peringatan, 1 catatan, 1 akibat yang tidak perlu diubah; 1.247 dari" in write_plain(
        FITTING
    )
    assert "akibat yang tidak perlu diubah; 1.247" not in write_plain(RESULT)


def write_plain(result: AuditResult) -> str:
    """The sheet without the brackets of counts."""
    return " ".join(text_of(result, "lembar-hasil-reviu").replace("[", "").replace("]", "").split())


OTHER = Repair(
    30, "168", "186", "dua angka tertukar", 1, quote="4\tDiploma\t168", where="Tabel 2, baris “Diploma”"
)
TOTAL = replace(SUM, repair=None, alternative=OTHER)


def test_of_two_remedies_the_title_tells_that_there_are_and_the_card_which() -> None:
    text = text_of(replace(RESULT, findings=(TOTAL,)))
    assert "### T-002 Tabel 19: tercetak 99,53, seharusnya 99,35 atau angka lain yang keliru" in text
    assert ": **99,35 atau 186 di tempat 168 pada Tabel 2, baris “Diploma”**" in text
    assert "**; tercetak 99,53" not in text, "the title tells it"
    twice = replace(
        TOTAL, rule=AuditRule.CROSSREF, is_supported=True, alternative=replace(OTHER, repaired="99,53")
    )
    said = text_of(replace(RESULT, findings=(twice,)))
    assert "### T-002 Tabel 19: tercetak 99,53, di tempat lain 168" in said
    assert ": **99,53 di sini atau 168 pada Tabel 2, baris “Diploma”**" in said


def test_of_a_long_remedy_the_title_tells_what_is_printed_alone() -> None:
    answer = "; ".join(f"rincian 4.{n}98 → 4.9{n}8" for n in range(9))
    long = replace(SUM, root=None, repair=None, computed=answer)
    text = text_of(replace(RESULT, findings=(long,)))
    (title,) = [line for line in text.splitlines() if line.startswith("### T-002")]
    assert title.endswith(": tercetak 99,53")
    assert answer in text


def test_the_item_that_is_wrong_is_quoted_with_its_row() -> None:
    item = replace(REPAIRED.repair or OTHER, quote="2\tSelatan\t3.383", where="Tabel 19, baris “Selatan”")
    text = text_of(replace(RESULT, findings=(replace(REPAIRED, repair=item),)))
    assert "### T-002 Tabel 19, baris “Selatan”: 3.383 seharusnya 3.838 (dua angka tertukar)" in text
    assert ": 2 | Selatan | **3.383**" in text
    assert "Di sana tercetak" not in text
