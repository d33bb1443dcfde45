"""Papers about an audit: what needs an edit of its own is told from what fits once another is mended."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.documents.audit_cast import ABSORPTION, NUMBERING, RESULT, SUM, paper

from capaian.documents.audit_paper import build_audit_paper
from capaian.documents.text import write_text
from capaian.documents.tree import Heading
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.issue import Level

REPAIRED = replace(SUM, root=None, stays=True)


def test_what_is_wrong_stands_first_where_the_result_is_right() -> None:
    text = text_of(replace(RESULT, findings=(REPAIRED,)))
    assert "**3.838 (dua angka tertukar)**; tercetak 3.383 pada baris 20" in text
    sheet = text_of(replace(RESULT, findings=(REPAIRED,)), "lembar-hasil-reviu")
    assert "| 3.383 pada baris 20 | 3.838 (dua angka tertukar) |" in sheet
    own = text_of(replace(RESULT, findings=(replace(SUM, repair=None),)), "lembar-hasil-reviu")
    assert "| 99,53 | 99,35 |" in own


def text_of(result: AuditResult, kind: str = "temuan-audit") -> str:
    return write_text(build_audit_paper(paper(result, kind)))


FITTING = replace(
    RESULT, findings=(NUMBERING, replace(SUM, level=Level.ERROR), replace(ABSORPTION, stays=True))
)


def test_a_figure_that_fits_by_itself_is_counted_apart() -> None:
    lines = [line.strip() for line in text_of(FITTING).splitlines()]
    assert "▼ Galat: [1]  angka atau pernyataan yang salah; [1] berdiri sendiri, [0] akibat" in lines
    assert "| Serapan anggaran | [10] | [9] | [–] | [–] | [–] | [1]" in lines
    assert "| Bab III Kinerja | [1] | [–] | [–] | [1]" in lines
    assert any("[1] disebut tetap karena angkanya benar" in line for line in lines)
    assert "1 temuan dan 1 akibatnya, yang disebut di bawahnya: 1 galat dan 1 ikut cocok." in lines
    facets = {b.id: b.facets for b in build_audit_paper(paper(FITTING)).blocks if isinstance(b, Heading)}
    assert facets["T-002"][:2] == (("Bobot", "Galat"), ("Bobot", "Ikut cocok"))


def test_a_figure_that_fits_by_itself_has_a_sign_and_words_of_its_own() -> None:
    page = " ".join(text_of(FITTING).split())
    assert "T-003** ✓ Ikut cocok, serapan anggaran;" in page
    sheet = text_of(FITTING, "lembar-hasil-reviu")
    assert "Ikut cocok tanpa diubah: T\u2011003." in sheet
    wrong = replace(FITTING, findings=(SUM, replace(ABSORPTION, stays=False)))
    assert "Ikut cocok, " not in text_of(wrong)
    assert "Akibat T\u2011002" in text_of(wrong, "lembar-hasil-reviu")


def test_what_follows_is_told_by_what_remains_to_be_done() -> None:
    again = replace(SUM, id="T-003", root="T-002", rule=AuditRule.CROSSREF)
    joined = " ".join(text_of(replace(RESULT, findings=(SUM, replace(again, joins="T-002")))).split())
    assert "[0] perlu diperbaiki juga di tempatnya sendiri. [1] ikut cocok" in joined
    assert "[0] disebut tetap karena angkanya benar, dan [1] tentang angka yang sama." in joined
    assert "T-003** ✓ Ikut cocok (angka yang sama), angka yang sama di dua tempat;" in joined
    assert "selesai bersama T-002" in joined
    other = text_of(replace(RESULT, findings=(SUM, replace(again, line=30))))
    assert "[1] perlu diperbaiki juga di tempatnya sendiri. [0] ikut cocok" in " ".join(other.split())


def test_the_sheet_does_not_quote_a_right_figure_as_an_error() -> None:
    assert "1 galat dari 50 pernyataan yang dihitung ulang: T\u2011002; dinilai pereviu." in write_plain(
        FITTING
    )
    assert "1 galat, 0 peringatan, 1 catatan; 1 lainnya ikut cocok" in write_plain(FITTING)
    assert "lainnya ikut cocok" not in write_plain(RESULT)
    assert "akibatnya ikut cocok" not in write_plain(RESULT)


def write_plain(result: AuditResult) -> str:
    """The sheet without the brackets of counts."""
    return " ".join(text_of(result, "lembar-hasil-reviu").replace("[", "").replace("]", "").split())
