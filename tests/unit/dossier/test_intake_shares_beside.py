"""Percentages beside counts: in one cell both are read and held together; one that stays behind is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import Cells, codes, desk, grid, means, proposed, said, taken, uncounted, values

from capaian.domain.intake import IntakeTable

AREAS = {"Juai": (3126, 1716, "54,89"), "Halong": (3517, 2170, "61,70"), "Awayan": (1160, 697, "60,09")}
TITLE = "KEPEMILIKAN KIA TAHUN 2023"


def dotted(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def rows(written: str, *, head: str = "Memiliki KIA (Jumlah / %)", wrong: Sequence[str] = ()) -> Cells:
    """Counts with their percentages in one cell; those of some kecamatan are of other counts."""
    lines = [
        [name, whole, written.format(dotted(part), "77,77" if name in wrong else share)]
        for name, (whole, part, share) in AREAS.items()
    ]
    return [[TITLE], ["Kecamatan", "Anak 0-17 tahun", head], *lines]


@pytest.mark.parametrize(
    "written", ["{} ({}%)", "{} ( {} % )", "{} / {}%", "{}({}%)", " {} | {} %"], ids=repr
)
@pytest.mark.parametrize("head", ["Memiliki KIA (Jumlah / %)", "Memiliki KIA", "Memiliki KIA dan Persentase"])
def test_a_count_and_its_percentage_in_one_cell_are_read(written: str, head: str) -> None:
    at = desk(uncounted())
    found = taken(rows(written, head=head), at)
    issued = [value for measure, value in values(found, "measure", "value") if measure == "kia.issued"]
    assert issued == [str(part) for _, part, _ in AREAS.values()]
    assert {*codes(at)} <= {"area_absent"}


def test_a_percentage_that_the_count_does_not_make_is_told_where_it_stands() -> None:
    at = desk(uncounted())
    taken(rows("{} ({}%)", wrong=["Halong"]), at)
    (told,) = [one for one in said(at) if "77,77%" in one[1]]
    place, message = told
    assert place == "4 C (Memiliki KIA)"
    assert "61,70%" in message and "Anak 0-17 tahun" in message


def test_percentages_of_something_else_are_no_mistakes() -> None:
    """Most of them fit no count beside them: they are those of a goal, or of other people."""
    at = desk(uncounted())
    taken(rows("{} ({}%)", wrong=[*AREAS]), at)
    assert "share_differs" not in codes(at)


@pytest.mark.parametrize(
    "text", ["12,5%", "(54,89%)", "Juai (54,89%)", "1.716 (naik)", "1.716", "5.1.02 (1%) x", "1.716 (5489%)"]
)
def test_other_cells_stay_as_they_are(text: str) -> None:
    made = grid([["Kecamatan", text]])
    assert (made.text(1, 2), made.shares) == (text, {})


def test_the_percentage_is_kept_beside_the_grid() -> None:
    made = grid([["Kecamatan", "1.716 (54,89%)"], ["Juai", "9 / 45%"]])
    assert (made.text(1, 2), made.text(2, 2)) == ("1.716", "9")
    assert made.shares == {(1, 2): "54,89", (2, 2): "45"}


def recap(*heads: str) -> Cells:
    names = ("Kabupaten Tanah Laut", "Kabupaten Kotabaru", "Kabupaten Banjar", "Kabupaten Balangan")
    columns = {"KTP-EL": (227973, 104989, 276722, 95000), "%": ("99,21", "96,01", "96,32", "98,47")}
    columns |= {"WAJIB KTP-EL": (229781, 109351, 287355, 96472)}
    lines = [
        [
            name,
            *(
                columns["%" if "%" in head else "WAJIB KTP-EL" if "WAJIB" in head else "KTP-EL"][n]
                for head in heads
            ),
        ]
        for n, name in enumerate(names)
    ]
    return [["PEREKAMAN KTP-EL TAHUN 2023"], ["Kabupaten/Kota", *heads], *lines]


def test_a_percentage_beside_a_count_without_its_whole_is_told_to_stay_behind() -> None:
    at = desk(uncounted(), table=IntakeTable.PEERS)
    proposal = proposed(recap("Sudah Rekam KTP-el", "%"), at)
    assert means(proposal) == {"Sudah Rekam KTP-el": "ktp.holders"}
    (issue,) = [one for one in at.log.finish(()) if one.code == "shares_left"]
    assert issue.message.startswith('Persentase "%" tidak diambil, karena "Sudah Rekam KTP-el" di sampingnya')
    assert issue.remedy.endswith('--means "Sudah Rekam KTP-el=-" --means "%=ktp".')


def test_its_remedy_takes_the_percentage() -> None:
    at = desk(uncounted(), table=IntakeTable.PEERS, means={"Sudah Rekam KTP-el": "-", "%": "ktp"})
    proposal = proposed(recap("Sudah Rekam KTP-el", "%"), at)
    assert means(proposal) == {"%": "ktp"}
    assert "shares_left" not in codes(at)


def test_beside_the_whole_nothing_is_lost_and_nothing_told() -> None:
    at = desk(uncounted(), table=IntakeTable.PEERS)
    proposal = proposed(recap("Wajib KTP-el", "Sudah Rekam KTP-el", "%"), at)
    assert sorted(means(proposal).values()) == ["ktp.eligible", "ktp.holders"]
    assert "shares_left" not in codes(at)
