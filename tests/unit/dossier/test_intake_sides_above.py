"""Men and women above what is counted: their sum is taken, or both, and a sum never with its own part."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, codes, desk, means, proposed, said, taken, uncounted, values

from capaian.dossier.intake.table_checks import check_table

MEN, WOMEN, BOTH = ("LAKI-LAKI", 40, 30), ("PEREMPUAN", 50, 45), ("JUMLAH", 90, 75)


def rows(*groups: tuple[str, int, int]) -> Cells:
    """Those who need a card and those who have one, of each sex."""
    upper = [name for name, *_ in groups for _ in range(2)]
    figures = [figure for _, *pair in groups for figure in pair]
    heads = [["Kecamatan", *upper], [None, *["WAJIB KTP", "SUDAH REKAM"] * len(groups)]]
    return [["KEPEMILIKAN KTP-EL TAHUN 2023"], *heads, *([name, *figures] for name in NAMES)]


@pytest.mark.parametrize("groups", [(MEN, WOMEN, BOTH), (BOTH, MEN, WOMEN), (MEN, WOMEN)])
def test_both_sexes_are_taken(groups: tuple[tuple[str, int, int], ...]) -> None:
    at = desk(uncounted())
    found = taken(rows(*groups), at)
    assert {*values(found, "measure", "value")} == {("ktp.eligible", "90"), ("ktp.holders", "75")}
    assert (codes(at), at.doubts) == ([], [])


def test_the_sum_is_taken_alone_where_it_is_there() -> None:
    made = means(proposed(rows(MEN, WOMEN, BOTH), desk()))
    assert made == {"JUMLAH > WAJIB KTP": "ktp.eligible", "JUMLAH > SUDAH REKAM": "ktp.holders"}


def test_both_sexes_are_held_against_their_sum() -> None:
    spoilt = [[*row] for row in rows(MEN, WOMEN, BOTH)]
    spoilt[5][1] = 440
    at = desk()
    taken(spoilt, at)
    assert [where for where, _ in said(at)] == ["6 F (WAJIB KTP)"]
    assert "tertulis 90, padahal jumlah 2 bagiannya 490" in said(at)[0][1]


def test_men_alone_are_asked_about() -> None:
    at = desk()
    proposed(rows(MEN), at)
    assert [doubt.text for doubt in at.doubts] == ["LAKI-LAKI > WAJIB KTP", "LAKI-LAKI > SUDAH REKAM"]
    assert all("laki-laki saja" in doubt.words for doubt in at.doubts)


@pytest.mark.parametrize(
    "told",
    [
        {"LAKI-LAKI > WAJIB KTP": "ktp.eligible", "JUMLAH > WAJIB KTP": "ktp.eligible"},
        {"WAJIB KTP": "ktp.eligible"},
    ],
)
def test_a_sum_is_never_added_to_its_part(told: dict[str, str]) -> None:
    at = desk(means=told)
    check_table(proposed(rows(MEN, WOMEN, BOTH), at), at)
    assert codes(at) == ["column_beside_sum"]
    ((where, text),) = said(at)
    assert where == "- F (WAJIB KTP)"
    assert '"LAKI-LAKI > WAJIB KTP"' in text


def test_neither_is_a_sum_of_ages() -> None:
    heads = ["Kecamatan", "0-5 TH", "6-17 TH", "JUMLAH"]
    table: Cells = [["ANAK WAJIB KIA 2023"], heads, *([name, n, 7, n + 7] for n, name in enumerate(NAMES, 1))]
    at = desk(means={"0-5 TH": "kia.eligible", "JUMLAH": "kia.eligible"})
    check_table(proposed(table, at), at)
    assert codes(at) == ["column_beside_sum"]
    at = desk(means={"0-5 TH": "kia.eligible", "6-17 TH": "kia.eligible"})
    check_table(proposed(table, at), at)
    found = taken(table, at)
    assert codes(at) == []
    assert values(found, "measure", "value")[0] == ("kia.eligible", "8")
