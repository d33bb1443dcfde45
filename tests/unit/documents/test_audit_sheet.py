"""Rows of the review sheet: one for everything that someone must edit, and none longer than it need be."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.documents.audit_cast import ABSORPTION, REPAIR, RESULT, SUM, finding, paper

from capaian.documents.audit.findings import group_findings
from capaian.documents.audit.paper import build_audit_paper
from capaian.documents.audit.sheet import sheet_root
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Record, Series
from capaian.documents.tree import Table
from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level
from capaian.writers.columns import fit_columns

SENTENCE = (
    "Pada tahun 2031 kolam yang dikeringkan oleh seluruh kelompok nelayan di empat kecamatan pesisir "
    "berjumlah 1.240 kolam, sedangkan yang diisi kembali sampai dengan akhir musim hujan berjumlah "
    "812 kolam menurut catatan."
)


def rows_of(*findings: Finding) -> list[dict[str, str]]:
    grouped = group_findings(replace(RESULT, findings=findings), {})
    levels = sheet_root(grouped, FactLog({}))
    assert isinstance(levels, Series)
    found = [row for level in levels.items for row in level.field("rows").items]  # type: ignore[union-attr]
    assert all(isinstance(row, Record) for row in found)
    return [{name: str(row.field(name)) for name in row.names()} for row in found]


def told(words: str, **changes: object) -> Finding:
    at = SENTENCE.index(words)
    values = {"quote": SENTENCE, "printed": words, "mark": (at, at + len(words)), **changes}
    return finding("T-010", AuditRule.COUNT, Level.ERROR, 40, **values)


def test_a_sentence_is_quoted_by_the_words_around_what_is_wrong() -> None:
    (row,) = rows_of(told("1.240"))
    assert row["has_quote"] == "ya"
    assert (row["before"], row["wrong"], row["after"]) == (
        "…empat kecamatan pesisir berjumlah ",
        "1.240",
        " kolam, sedangkan yang diisi…",
    )


def test_what_begins_or_ends_a_sentence_is_cut_on_one_side_only() -> None:
    (first,), (last,) = rows_of(told("Pada tahun 2031")), rows_of(told("menurut catatan"))
    assert first["before"] == "" and first["after"].endswith("…")
    assert last["before"].startswith("…") and last["after"] == "."


def test_a_figure_of_a_table_is_told_by_row_and_column_and_not_quoted() -> None:
    cell = "Tabel 4, baris “Hilir”, kolom “Target”"
    (row,) = rows_of(told("1.240", cell=cell))
    assert row["has_quote"] == "tidak"
    assert row["where"].startswith(cell)


def test_a_line_that_is_wrong_as_a_whole_is_not_told_twice() -> None:
    title = "- Sumber Daya Kelautan;"
    whole = finding(
        "T-010", AuditRule.NUMBERING, Level.NOTE, 3, quote=title, printed=title, mark=(2, len(title))
    )
    assert rows_of(whole)[0]["has_quote"] == "tidak"


def test_what_has_no_mark_is_quoted_from_its_beginning() -> None:
    (row,) = rows_of(told("1.240", mark=None))
    assert row["before"].startswith("Pada tahun 2031") and row["before"].endswith("…")
    assert row["wrong"] == row["after"] == ""


def test_what_fits_by_itself_has_no_row_but_stands_with_what_settles_it() -> None:
    stays = replace(ABSORPTION, id="T-004", stays=True)
    joined = replace(ABSORPTION, id="T-005", joins="T-002")
    rows = rows_of(SUM, ABSORPTION, stays, joined)
    assert [row["id"][-3:] for row in rows] == ["002", "003"]
    assert rows[0]["working"].endswith("Tidak perlu diubah: T\u2011004. Diperbaiki bersama: T\u2011005.")
    assert "Tidak perlu diubah" not in rows[1]["working"]
    assert "Tidak perlu diubah" not in rows_of(SUM, joined)[0]["working"]
    assert "Tidak perlu diubah" not in rows_of(SUM, ABSORPTION)[0]["working"]


def test_what_fits_but_whose_cause_is_not_told_keeps_its_row() -> None:
    (row,) = rows_of(replace(ABSORPTION, stays=True))
    assert row["answer"] == "sudah benar, sesuai setelah T\u2011002 diperbaiki"


def test_a_working_shared_with_the_cause_is_written_once() -> None:
    same = replace(ABSORPTION, repair=None)
    assert rows_of(SUM, same)[1]["working"] == "Seperti T\u2011002."
    other = rows_of(SUM, replace(same, why="12 ÷ 16 × 100 = 75; tercetak 57."))[1]
    assert other["working"] == "12 ÷ 16 × 100 = 75; tercetak 57."


def test_the_printed_figure_and_its_right_value_stand_in_their_columns_only() -> None:
    own = Repair(19, "99,53", "99,35", "dua angka tertukar", 3)
    (row,) = rows_of(replace(SUM, repair=own, why="4.000 ÷ 4.026 × 100 = 99,35; tercetak 99,53."))
    assert row["working"] == "4.000 ÷ 4.026 × 100 = 99,35."
    (elsewhere,) = rows_of(replace(SUM, repair=REPAIR))
    assert "Baris 20: 3.383 menjadi 3.838" in elsewhere["working"]


def test_names_of_findings_never_break_in_any_cell() -> None:
    for row in rows_of(SUM, ABSORPTION, replace(ABSORPTION, id="T-004", stays=True)):
        assert not any("T-0" in words for words in row.values())


def test_the_columns_for_handwriting_keep_their_room_in_small_type() -> None:
    document = build_audit_paper(paper(kind="lembar-hasil-reviu"))
    (table,) = [block for block in document.blocks if isinstance(block, Table) and block.id == "temuan"]
    fit = fit_columns(table)
    assert fit.is_small
    assert fit.widths[5] > 28 * 72 / 25.4, "a pen needs three centimetres"
    assert fit.widths[6] > 12 * 72 / 25.4
    assert not fit_columns(replace(table, small=False)).is_small


def test_a_right_total_has_the_row_of_the_wrong_item_and_keeps_its_own_figure_in_the_working() -> None:
    item = replace(REPAIR, quote="2\tSelatan\t3.383", where="Tabel 19, baris “Selatan”, kolom “Kolam”")
    total = replace(
        SUM, stays=True, repair=item, cell="Tabel 19, baris “Jumlah”", why="12 + 3 = 15; tercetak 99,53."
    )
    (row,) = rows_of(total)
    assert row["where"] == "Tabel 19, baris “Selatan”, kolom “Kolam”"
    assert (row["printed"], row["answer"]) == ("3.383", "3.838 (dua angka tertukar)")
    assert row["working"] == "12 + 3 = 15; tercetak 99,53. 99,53 sudah benar; 3 pernyataan menjadi sesuai."
