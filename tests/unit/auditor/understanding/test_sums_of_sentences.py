"""Totals of what the sentence before, or the one behind, tells the parts of, and of two things."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

REPORT = "LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n{}\n"


def sums(words: str) -> list[tuple[str, str]]:
    """Return printed and computed of the sums of a report of such words."""
    return [(p, c) for _, p, c in told(REPORT.format(words), AuditRule.SUM)]


@pytest.mark.parametrize(
    "words",
    [
        "Sastra 14.302 eksemplar, ilmu 11.987 eksemplar, dan agama 11.240 eksemplar. Ketiganya berjumlah {}.",
        "Petani 14.302 orang, nelayan 11.987 orang, dan pedagang 11.240 orang. Jumlah ketiganya {} orang.",
        "Petani 14.302 (38,11%), nelayan 11.987 (31,94%), dan pedagang 11.240 (29,95%). Total ketiganya {}.",
        "Petani 14.302 orang, nelayan 11.987 orang, guru 11.240 orang, sehingga ketiganya mencakup {} orang.",
    ],
)
def test_all_of_them_together(words: str) -> None:
    assert sums(words.format("37.529")) == []
    assert sums(words.format("37.259")) == [("37.259", "37.529")]


@pytest.mark.parametrize(
    "words",
    [
        "Petani 14.302 orang dan nelayan 11.987 orang. Jumlah ketiganya 37.259 orang.",
        "Petani 14.302 orang, sawah 11.987 hektare, dan kolam 11.240 unit. Ketiganya berjumlah 37.259.",
        "Petani 14.302 orang, nelayan 11.987 orang, pedagang 11.240 orang. Jumlah ketiganya 3.725 orang.",
        "Petani 14.302 orang, nelayan 11.987 orang, pedagang 11.240 orang. Ketiganya naik 37.259 orang.",
        "Petani 14.302 orang dan nelayan 11.987 orang, sehingga ketiganya mencakup 37.259 orang.",
        "Petani 14.302 orang dan nelayan 11.987 hektare, sehingga keduanya mencakup 26.829.",
        "Petani 14.302 orang dan nelayan 11.987 orang, sehingga keduanya melayani 26.829 orang.",
    ],
)
def test_totals_of_other_things_are_left_alone(words: str) -> None:
    assert sums(words) == []


LISTED = (
    "Belanja dinas dianggarkan Rp 26.625.890.000. Menurut jenisnya, anggaran tersebut terdiri dari"
    " Belanja Operasi Rp {} (65,51%) dan Belanja Modal Rp 9.183.900.000 (34,49%)."
)


def test_an_amount_is_what_the_next_sentence_lists_but_for_a_lost_digit() -> None:
    assert sums(LISTED.format("17.441.990.000")) == []
    (found,) = audited(REPORT.format(LISTED.format("1.744.199.000"))).findings
    assert found.repair is not None
    assert (found.repair.printed, found.repair.repaired) == ("1.744.199.000", "17.441.990.000")


def test_amounts_that_no_one_slip_makes_so_much_are_left_alone() -> None:
    assert sums(LISTED.format("2.000.000.000")) == []


SPREAD = "Wilayah layanan mencakup 9 kelurahan dan 143 desa, atau seluruhnya {}."


def test_a_total_of_two_things_names_both() -> None:
    assert sums(SPREAD.format("152 desa/kelurahan")) == sums(SPREAD.format("154 kecamatan/desa")) == []
    assert sums(SPREAD.format("154 desa/kelurahan")) == [("154", "152")]
    assert sums(SPREAD.format("154 kelurahan/desa")) == [("154", "152")]
