"""Of two changes that would mend a statement, the one that a third place of the report tells."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

BRIDGES = """
BAB III HASIL

Tabel 1 Kinerja Jalan

Indikator | 2031 | 2032 | Perubahan
Jembatan dalam keadaan baik | {before} | 82,39 | {gap}
Jalan dalam keadaan mantap | 80,12 | 85,31 | 5,19
Saluran dalam keadaan baik | 64,20 | 66,90 | 2,70

{said}
"""
READERS = """
BAB III HASIL

Tabel 1 Minat Baca

Indikator | Satuan | 2031 | Target | 2032
Kegemaran membaca | poin | 66,87 | 68,50 | 70,12

Kegemaran membaca tahun 2032 tercatat {now} poin, naik {gap} poin dari 66,87 poin pada tahun 2031.
"""
HERDS = """
BAB III HASIL

Tabel 1 Ternak

Jenis | 2031 | 2032 | Pertumbuhan (%)
Domba | 20.480 | 21.504 | 5,00
Kambing | 31.875 | {goats} | 7,04
Kerbau | 5.120 | 4.992 | -2,50
Sapi | 18.426 | 19.215 | 4,28

{said}
"""


def mended(text: str) -> tuple[str, str] | None:
    (finding,) = (finding for finding in audited(text).findings if finding.root is None)
    return finding.repair and (finding.repair.printed, finding.repair.repaired)


RISE = "Keadaan jembatan naik 3,52 poin dari 78,87 persen pada tahun 2031 menjadi 82,39 persen."


@pytest.mark.parametrize(
    ("before", "gap", "said", "change"),
    [
        ("77,87", "3,52", RISE, ("77,87", "78,87")),
        ("78,87", "3,25", RISE, ("3,25", "3,52")),
        ("77,87", "3,52", "Jembatan dirawat.", ("3,52", "4,52")),
    ],
    ids=["the input", "the result", "no place tells"],
)
def test_a_sentence_tells_whether_an_input_or_the_result_is_wrong(
    before: str, gap: str, said: str, change: tuple[str, str]
) -> None:
    assert mended(BRIDGES.format(before=before, gap=gap, said=said)) == change


def test_a_table_tells_which_figure_of_a_sentence_is_wrong() -> None:
    assert mended(READERS.format(now="71,02", gap="3,25")) == ("71,02", "70,12")
    assert mended(READERS.format(now="70,12", gap="3,52")) == ("3,52", "3,25")


def test_a_result_that_is_told_again_of_its_row_is_right() -> None:
    said = "Pertumbuhan tertinggi adalah kambing (7,04%)."
    assert mended(HERDS.format(goats="31.420", said=said)) == ("31.420", "34.120")


def test_where_no_place_tells_either_may_be_wrong() -> None:
    (finding,) = audited(HERDS.format(goats="31.420", said="Ternak dirawat.")).findings
    assert finding.repair is None
    assert finding.alternative is not None
    assert finding.alternative.repaired == "34.120"


TARGETS = """
BAB II PERJANJIAN KINERJA

Tabel 1 Perjanjian Kinerja

Indikator | Satuan | Target
Tingkat kembali modal | % | {agreed}
Tempat tidur terisi | % | 68,00

BAB III HASIL

Tabel 2 Capaian Kinerja

Indikator | Satuan | Target | Realisasi | Capaian (%)
Tingkat kembali modal | % | 82,00 | 79,95 | 97,50
Tempat tidur terisi | % | 68,00 | 70,37 | 103,49

{said}
"""


def targets(said: str) -> Finding:
    (finding,) = (f for f in audited(TARGETS.format(agreed="85,00", said=said)).findings if f.root is None)
    return finding


def test_a_sentence_that_repeats_a_whole_row_tells_which_table_is_wrong() -> None:
    said = "Modal kembali sebesar 79,95%. Hasil ini belum mencapai target 82,00% dengan capaian 97,50%."
    finding = targets(said)
    assert finding.repair is not None
    assert (finding.repair.printed, finding.repair.repaired) == ("85,00", "82,00")


def test_a_row_that_goes_on_with_its_target_tells_nothing_by_itself() -> None:
    finding = targets("Modal kembali perlahan.")
    assert finding.repair is None
    assert finding.verdict == "salah satu"


STAFF = """
BAB I UMUM

{said}

Tabel 1 Pelaut Menurut Jabatan

No | Jabatan | Jumlah (orang)
1 | Nakhoda | 3
2 | Mualim | {mates}
3 | Juru mudi | 16
4 | Kelasi | 14
 | Jumlah | {total}

Tabel 2 Pelaut Menurut Kapal

No | Kapal | Dek | Mesin | Jumlah
1 | Camar | 9 | 6 | 15
2 | Elang | 12 | 5 | 17
3 | Bangau | 8 | 6 | 14
 | Jumlah | 29 | 17 | 46
"""
COUNTED = "Armada ini digerakkan oleh 46 orang pelaut."


def only(text: str) -> Finding:
    (finding,) = (finding for finding in audited(text).findings if finding.root is None)
    return finding


def test_a_total_that_text_and_the_sum_of_another_table_tell_is_right() -> None:
    """3 + 13 + 16 + 14 is 46; 14 or 23 mates are the slips."""
    finding = only(STAFF.format(said=COUNTED, mates=14, total=46))
    assert finding.verdict != "seharusnya"
    assert finding.repair is None
    assert "Tabel 2" in finding.why or "jumlah tetap" in finding.computed


@pytest.mark.parametrize(
    "said", ["Kapal berlabuh di 46 dermaga.", "Armada ini digerakkan oleh 47 orang pelaut."]
)
def test_a_total_that_text_does_not_tell_of_the_same_is_as_doubtful_as_a_part(said: str) -> None:
    findings = audited(STAFF.format(said=said, mates=14, total=46)).findings
    assert any((f.rule, f.printed, f.computed) == (AuditRule.SUM, "46", "47") for f in findings)


def test_a_wrong_total_is_told_whatever_text_repeats() -> None:
    """Text and the other table tell 46, this one 64."""
    assert only(STAFF.format(said=COUNTED, mates=13, total=64)).computed == "46"


SIDES = """
BAB I UMUM

Armada ini digerakkan oleh {all} orang, terdiri dari {deck} orang dek dan {engine} orang mesin.

Tabel 1 Pelaut

No | Kapal | Dek | Mesin | Jumlah
1 | Camar | 9 | 6 | 15
2 | Elang | 12 | 5 | 17
3 | Bangau | 8 | 6 | 14
 | Jumlah | 29 | 17 | 46
"""


@pytest.mark.parametrize(
    ("counts", "change"),
    [
        ((46, 28, 17), ("28", "29")),
        ((46, 29, 18), ("18", "17")),
        ((47, 29, 17), ("47", "46")),
    ],
)
def test_a_row_with_all_other_figures_tells_one_of_two_digits(
    counts: tuple[int, int, int], change: tuple[str, str]
) -> None:
    whole, deck, engine = counts
    assert mended(SIDES.format(all=whole, deck=deck, engine=engine)) == change


SCORES = """
BAB III HASIL

Tabel 1 Nilai Layanan

Layanan | Tahun 2031 | Tahun 2032
Nilai kepuasan pelaut | {before} | 84,83
Nilai kesiapan kapal | 79,40 | 80,15

Nilai kepuasan pelaut tahun 2032 naik {gap} poin dibandingkan tahun 2031 yang memperoleh nilai 82,14.
"""


def test_the_line_of_a_gap_tells_what_it_is_measured_from() -> None:
    assert audited(SCORES.format(before="82,14", gap="2,69")).findings == ()
    assert mended(SCORES.format(before="81,24", gap="2,69")) == ("81,24", "82,14")


BUDGETS = """
BAB III ANGGARAN

Tabel 1 Anggaran dan Realisasi

Tahun | Pagu (Rp) | Realisasi (Rp) | Sisa (Rp) | Serapan (%)
2031 | 6.482.350.000 | 6.129.874.500 | {left} | 94,56
2032 | 6.981.035.000 | {spent} | 253.782.800 | 96,36

Realisasi sebesar Rp 6.727.252.200 atau 96,36% dari pagu Rp 6.981.035.000 dan sisanya Rp 253.782.800.
"""


def test_a_statement_that_is_told_whole_elsewhere_tells_the_amount_however_far_it_is() -> None:
    assert audited(BUDGETS.format(left="352.475.500", spent="6.727.252.200")).findings == ()
    change = ("6.272.752.200", "6.727.252.200")
    assert mended(BUDGETS.format(left="352.475.500", spent=change[0])) == change


def test_one_of_two_rows_tells_what_is_left_of_a_budget() -> None:
    change = ("325.475.500", "352.475.500")
    assert mended(BUDGETS.format(left=change[0], spent="6.727.252.200")) == change
