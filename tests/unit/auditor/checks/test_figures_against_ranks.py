"""Figures of two rows that fit their ranks in each other's place, and a sentence that has them right."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

ROADS = """
3.2 Perbandingan

Tabel 3.9 Peringkat Persentase Kendaraan Laik Jalan Kabupaten Tahun 2024
Peringkat | Kabupaten | Persentase (%)
1 | Sungai Jati | 88,41
2 | Teluk Kencana | 85,93
3 | Merapi Hilir | 84,39
4 | Muara Intan | 83,06
5 | Padang Seri | 81,77

Peringkat pertama diduduki Kabupaten Sungai Jati dengan 88,41%, dan Kabupaten Padang Seri yang terakhir.
"""
SCHOOLS = """
2.1 Literasi

Tabel 2 Peringkat Nilai Literasi Sekolah
Peringkat | Sekolah | Nilai
1 | Sekolah Anggrek | 78,20
2 | Sekolah Dahlia | 76,45
3 | Sekolah Kenanga | 74,10
4 | Sekolah Melati | 71,85

Sekolah Dahlia berada pada peringkat kedua dengan nilai 76,45.
"""


def exchanged(text: str, one: str, other: str) -> str:
    table, blank, sentence = text.rpartition("\n\n")
    return table.replace(one, "\0").replace(other, one).replace("\0", other) + blank + sentence


def test_so_they_are_beside_words_on_other_rows() -> None:
    said = ROADS.replace(", dan Kabupaten Padang Seri yang", ", sedangkan Kabupaten Padang Seri di urutan")
    assert audited(said).findings == ()
    assert root_of(exchanged(said, "88,41", "85,93")).printed == "85,93"


def root_of(text: str) -> Finding:
    findings = audited(text).findings
    (root,) = (found for found in findings if found.root is None)
    assert {(f.root, f.level) for f in findings if f is not root} == {(root.id, Level.NOTE)}
    return root


def test_the_figures_are_told_and_the_sentence_stays() -> None:
    assert audited(ROADS).findings == ()
    root = root_of(exchanged(ROADS, "88,41", "85,93"))
    assert (root.rule, root.level, root.line) == (AuditRule.RANK, Level.ERROR, 5)
    assert (root.printed, root.computed) == ("85,93", "88,41")
    assert root.cell == "Tabel 3.9, baris “Sungai Jati”, kolom “Persentase (%)”"


def test_so_they_are_of_schools() -> None:
    assert audited(SCHOOLS).findings == ()
    root = root_of(exchanged(SCHOOLS, "76,45", "74,10"))
    assert {root.printed, root.computed} == {"74,10", "76,45"}
    assert "peringkat kedua baris" in root.why


def test_a_sentence_with_the_figure_of_another_row_is_wrong_beside_right_ranks() -> None:
    wrong = ROADS.replace("Jati dengan 88,41%", "Jati dengan 85,93%")
    assert [found.line for found in audited(wrong).findings if found.level is Level.ERROR] == [11]


def test_without_ranks_one_sentence_does_not_prove_the_table_wrong() -> None:
    bare = "\n".join(line.partition(" | ")[2] if " | " in line else line for line in ROADS.splitlines())
    findings = audited(exchanged(bare, "88,41", "85,93")).findings
    assert not [found for found in findings if "peringkat kedua baris" in found.why]
