"""Years that a dossier knows, and those of a report that are not among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from capaian.auditor.against import find_underived
from capaian.auditor.derivable import Derivable, Quotation, squeeze
from capaian.auditor.dossier_figures import DossierFigure
from capaian.auditor.dossier_years import years_in, years_of
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.domain.issue import Place
from capaian.domain.period import Period


@dataclass(frozen=True)
class Plan:
    """A thing with all that may tell years."""

    first_year: int
    rows: int
    signed: date
    title: str
    periods: dict[str, Period]
    place: Place


PLAN = Plan(
    2031,
    2034,
    date(2030, 5, 3),
    "Menurut Perda Nomor 8 Tahun 2006 dan lkj-2029, sejak tahun 2028; 86/2017; 2.027 warga.",
    {"terakhir": Period(2035)},
    Place("rencana-2036.csv", 2037),
)


def strange(text: str, *figures: str, quotations: tuple[Quotation, ...] = ()) -> list[str]:
    known = frozenset(DossierFigure(Decimal(figure)) for figure in figures)
    derivable = Derivable(known, quotations, years=years_of(PLAN))
    lines = text.replace(" | ", "\t")
    return [each.printed for each in find_underived(read_structure(read_lines(lines)), derivable)]


def test_years_come_from_fields_dates_and_texts_alone() -> None:
    assert years_of(PLAN) == {2031, 2030, 2028, 2035}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Renstra 2021\u20132026", ["2021", "2026"]),
        ("Nomor 24 Tahun 2013 tentang", []),
        ("tahun 2323 dan 2323 orang", ["2323"]),
        ("2.026 orang, 2026,5 dan 2026/xi", []),
        ("Tahun 2026.", ["2026"]),
        ("", []),
    ],
)
def test_years_of_a_text(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in years_in(text)] == found


def test_a_year_that_the_dossier_does_not_know_is_told() -> None:
    assert strange("Pada tahun 2031 loket dibuka, sejak 2028 sudah direncanakan, sampai 2035 dipakai.") == []
    assert strange("Pada tahun 2013 loket dibuka di desa yang jauh itu.") == ["2013"]
    assert strange("Loket dibuka tanggal 3 Mei 2038 di desa yang jauh itu.") == ["2038"]


def test_a_year_in_the_head_of_a_column_is_told() -> None:
    table = "Tabel 1 Loket menurut tahun\n\nDesa | 2030 | 2031\nMuara | 12 | 14\nHulu | 15 | 17\n"
    held = ("12", "14", "15", "17")
    assert strange(table, *held) == []
    assert strange(table.replace("2030", "2003"), *held) == ["2003"]


def test_a_count_that_looks_like_a_year_is_one_where_the_dossier_has_it() -> None:
    assert strange("Warga desa itu seluruhnya 2064 orang menurut catatan.", "2064") == []
    assert strange("Warga desa itu pada tahun 2064 didata menurut catatan.", "2064") == ["2064"]


def test_a_year_is_quoted_where_its_contradiction_is_told() -> None:
    declared = Quotation((squeeze("Judul memuat 2044"),), frozenset({Decimal(2044)}))
    assert strange("Judul memuat 2044 padahal isinya lain.", quotations=(declared,)) == []
    assert strange("Daftar memuat 2044 padahal isinya lain.", quotations=(declared,)) == ["2044"]


def test_no_year_is_looked_at_without_a_dossier() -> None:
    document = read_structure(read_lines("Pada tahun 2013 loket dibuka di desa yang jauh itu."))
    assert find_underived(document, Derivable(frozenset())) == ()
