"""How a wrong count weighs: an error where rows are numbered without a gap, a warning where they are not."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

HEAD = "LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"
HARBOURS = """
Tabel 3.1 Capaian Indikator

No | Indikator | Target | Realisasi | Capaian (%)
{0} | Kapal laik layar | 80,00 | 84,00 | 105,00
{1} | Rambu menyala | 90,00 | 91,80 | 102,00
{2} | Dermaga mantap | 75,00 | 60,00 | 80,00
{3} | Pelaut bersertifikat | 50,00 | 55,00 | 110,00
"""
CLINICS = """
Tabel 2 Balita Ditimbang

{0}Puskesmas | Balita | Ditimbang | Cakupan (%)
{1}Rawa | 412 | 309 | 75,00
{2}Hulu | 655 | 524 | 80,00
{3}Muara | 520 | 468 | 90,00
{4}Tepi | 730 | 511 | 70,00
{5}Jumlah | 2.317 | 1.812 | 78,20
"""
OFFICE = """
Dinas Pengairan terdiri dari {0} bidang sebagai berikut:

{1} Bidang Irigasi;
{2} Bidang Sungai;
{3} Bidang Air Tanah;
{4}

Setiap bidang dipimpin seorang kepala.
"""


def weights(text: str) -> list[Level]:
    """Return how the wrong counts of a text weigh."""
    return [found.level for found in audited(HEAD + text).findings if found.rule is AuditRule.COUNT]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("1", "2", "3", "4"), Level.ERROR),
        (("1.", "2.", "3.", "4."), Level.ERROR),
        (("1", "2", "4", "5"), Level.WARNING),
        (("", "", "", ""), Level.WARNING),
    ],
)
def test_rows_on_one_side_weigh_by_their_numbers(marks: tuple[str, ...], expected: Level) -> None:
    sentence = "Dari 4 indikator, {} indikator telah mencapai target dan 1 indikator belum tercapai.\n"
    assert weights(sentence.format(3) + HARBOURS.format(*marks)) == []
    assert weights(sentence.format(2) + HARBOURS.format(*marks)) == [expected]


def test_rows_of_which_no_sentence_says_that_they_are_all_weigh_less() -> None:
    """A table that was read in part is numbered as far as it goes."""
    marks = ("1", "2", "3", "4")
    for total in (4, 7):
        sentence = (
            f"Dari {total} indikator, 2 indikator telah mencapai target dan 1 indikator belum tercapai.\n"
        )
        assert (Level.ERROR in weights(sentence + HARBOURS.format(*marks))) == (total == 4)
    alone = "Capaiannya baik: 2 indikator telah mencapai target dan 1 indikator belum tercapai.\n"
    assert Level.ERROR not in weights(alone + HARBOURS.format(*marks))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("No | ", "1 | ", "2 | ", "3 | ", "4 | ", " | "), Level.ERROR),
        (("", "", "", "", "", ""), Level.WARNING),
    ],
)
def test_things_that_a_table_names_weigh_by_their_numbers(cells: tuple[str, ...], expected: Level) -> None:
    sentence = "Daerah ini memiliki {} puskesmas dengan 2.317 balita.\n"
    assert weights(sentence.format(4) + CLINICS.format(*cells)) == []
    assert weights(sentence.format(5) + CLINICS.format(*cells)) == [expected]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (("1.", "2.", "3.", ""), [Level.ERROR]),
        (("a.", "b.", "c.", ""), [Level.ERROR]),
        (("-", "-", "-", ""), [Level.WARNING]),
        (("1.", "2.", "3.", "4. Sekretariat;"), [Level.WARNING]),
    ],
)
def test_points_weigh_by_their_numbers_and_are_told_once(
    points: tuple[str, ...], expected: list[Level]
) -> None:
    assert weights(OFFICE.format(4, *points)) == expected


def test_points_of_which_some_are_other_things_weigh_less() -> None:
    points = ("1.", "2.", "3.", "4. Sekretariat;")
    assert Level.ERROR not in weights(OFFICE.format(6, *points))


def test_codes_stay_in_capital_letters() -> None:
    text = "Sebanyak 4 IKU mencapai target, yaitu IKU 1, IKU 3, dan IKU 5.\n"
    (found,) = (each for each in audited(HEAD + text).findings if each.rule is AuditRule.COUNT)
    assert (found.printed, "Disebut 4 IKU" in found.why) == ("4 IKU", True)
