"""A figure that is referred to with its year stands elsewhere with that year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

NAMES = ("Pagu Sumur Desa", "Pagu Jembatan Kayu", "Serapan Pasar Ikan", "Realisasi Terminal", "Biaya Dermaga")


def report(word: str, *, original: str = "2031", reference: str = "2031") -> str:
    """Return a list of figures and a list that refers to them; the third has years of its own."""
    lines = ["LAPORAN KINERJA TAHUN 2031", "DINAS PERHUBUNGAN", ""]
    for place, name in enumerate(NAMES * 2):
        year = original if place == 2 else "2031" if place < len(NAMES) else "2030"
        lines += [f"{name}, Tahun {year} {place + 3}.140,25", ""]
    for place, name in enumerate(NAMES * 2):
        year = reference if place == 2 else "2031" if place < len(NAMES) else "2030"
        lines += [f"{name}, Tahun {year} ({word}) {place + 3}.140,25", ""]
    return "\n".join(lines)


def years(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.YEAR)


@pytest.mark.parametrize("word", ["lihat Lampiran 2", "dari Tabel 4", "lihat Jejak 0-1"])
@pytest.mark.parametrize("wrong", ["2033", "2021", "2038"])
def test_a_year_that_is_not_that_of_the_figure_it_refers_to(word: str, wrong: str) -> None:
    assert years(report(word, reference=wrong)) == [(28, wrong, "2031")]


@pytest.mark.parametrize("wrong", ["2033", "2021"])
def test_a_year_to_which_references_lead_no_more(wrong: str) -> None:
    assert years(report("lihat Lampiran 2", original=wrong)) == [(8, wrong, "2031")]


def test_no_word_where_each_reference_leads_to_its_figure() -> None:
    assert years(report("lihat Lampiran 2")) == []


def test_no_word_on_brackets_that_refer_to_nothing() -> None:
    assert years(report("sudah final", reference="2033")) == []


def test_no_word_where_two_digits_of_the_year_differ() -> None:
    assert years(report("lihat Lampiran 2", reference="2045")) == []


def test_no_word_where_another_figure_has_the_other_year() -> None:
    text = report("lihat Lampiran 2", reference="2033").replace(
        "2033 (lihat Lampiran 2) 5.140", "2033 (lihat Lampiran 2) 9.777"
    )
    assert years(text) == []


def test_no_word_where_many_references_lead_nowhere() -> None:
    text = report("lihat Lampiran 2").replace("2030 (lihat", "2020 (lihat")
    assert years(text) == []


def test_no_word_where_few_figures_are_referred_to() -> None:
    lines = report("lihat Lampiran 2", reference="2033").splitlines()
    assert years("\n".join(lines[:31])) == []
