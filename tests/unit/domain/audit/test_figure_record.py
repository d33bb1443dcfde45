"""Which figures of a paper were typed over since it was made, and what is no such figure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from capaian.auditor.reading.kept_figures import (
    ChangedFigure,
    UnfitRecordError,
    find_changed_figures,
)
from capaian.domain.audit.figure_record import FigurePassage, checksum, figures_in

PAPER = (
    "Laporan Kinerja Tahun 2023",
    "Nilai 99,20% naik 2,58 poin dari 96,62%.",
    "94,24",
    "95,00",
    "Dari 12 kecamatan, 3 belum mencapai target.",
    "94,24",
    "Anggaran Rp1.250.000.000 terserap 96,41%.",
)


def retyped(now: Sequence[str], made: Sequence[str] = PAPER) -> list[tuple[int, str, str]]:
    """Return place of the passage, what stood there and what stands there now."""
    found = find_changed_figures([*map(FigurePassage.of, made)], [*map(FigurePassage.of, now)])
    return [(each.passage, each.made, each.now) for each in found]


def with_changed(place: int, text: str) -> list[str]:
    return [text if number == place else passage for number, passage in enumerate(PAPER)]


def test_nothing_is_typed_over_in_a_paper_as_it_was_made() -> None:
    assert retyped(PAPER) == []


@pytest.mark.parametrize(
    ("place", "text", "made", "now"),
    [
        (1, "Nilai 99,02% naik 2,58 poin dari 96,62%.", "99,20", "99,02"),
        (1, "Nilai 99,20% naik −2,58 poin dari 96,62%.", "2,58", "−2,58"),
        (1, "Nilai 99,20% naik 96,62 poin dari 96,62%.", "2,58", "96,62"),
        (2, "94,42", "94,24", "94,42"),
        (3, "94,24", "95,00", "94,24"),
        (5, "95,00", "94,24", "95,00"),
        (6, "Anggaran Rp1.250.000.000 terserap 96,4%.", "96,41", "96,4"),
        (6, "Anggaran Rp1,250.000.000 terserap 96,41%.", "1.250.000.000", "1,250.000.000"),
        (0, "Laporan Kinerja Tahun 2024", "2023", "2024"),
    ],
)
def test_each_figure_that_differs_is_reported_with_the_one_before(
    place: int, text: str, made: str, now: str
) -> None:
    assert retyped(with_changed(place, text)) == [(place, made, now)]


def test_a_figure_cut_in_two_is_reported_as_one() -> None:
    now = with_changed(6, "Anggaran Rp1.250.000 000 terserap 96,41%.")
    assert retyped(now) == [(6, "1.250.000.000", "1.250.000 000")]


def test_several_figures_are_reported_in_their_order() -> None:
    now = [*with_changed(2, "94,42")]
    now[6] = "Anggaran Rp1.520.000.000 terserap 94,61%."
    assert retyped(now) == [
        (2, "94,24", "94,42"),
        (6, "1.250.000.000", "1.520.000.000"),
        (6, "96,41", "94,61"),
    ]


def test_the_place_tells_which_figure_of_the_passage_it_is() -> None:
    made, now = FigurePassage.of("5 dari 5 dan 5"), FigurePassage.of("5 dari 6 dan 5")
    assert [*find_changed_figures([made], [now])] == [ChangedFigure(0, 1, "5", "6")]


@pytest.mark.parametrize(
    "now",
    [
        [*PAPER, "Lampiran 7 ditambahkan pada 2024"],
        [PAPER[0], "Kata pengantar: 250 lembar dicetak.", *PAPER[1:]],
        [*PAPER[:4], *PAPER[5:]],
        [passage.upper() for passage in PAPER],
        with_changed(4, "Dari seluruh 12 kecamatan, hanya 3 yang belum mencapai sasaran."),
        with_changed(4, "Tinggal 2 kecamatan lagi."),
        [*PAPER[:2], "1", "2", "3", *PAPER[4:]],
        [],
    ],
)
def test_what_is_added_taken_away_or_written_anew_is_no_figure_typed_over(
    now: Sequence[str],
) -> None:
    assert retyped(now) == []


@pytest.mark.parametrize(
    "now",
    [
        PAPER[::-1],
        [*(f"Kegiatan {number} selesai" for number in range(7))],
        [
            "Laporan Kinerja Tahun 2024",
            "Nilai 97,10% naik 1,12 poin dari 95,98%.",
            "93,11",
            "96,00",
            *PAPER[4:6],
        ],
        ["91,10", "90,00", "89,75"],
    ],
)
def test_a_paper_that_has_little_of_what_it_was_made_with_is_another_paper(
    now: Sequence[str],
) -> None:
    with pytest.raises(UnfitRecordError):
        retyped(now)


@pytest.mark.parametrize(
    ("now", "made"),
    [
        (PAPER[4:], []),
        ([*PAPER, *(f"Lampiran {number} berisi {number * 7} desa" for number in range(40))], []),
        (
            [*PAPER[:3], "95,01", "Dari 21 kecamatan, 4 tertinggal.", "94,25", PAPER[6]],
            ["95,00", "94,24"],
        ),
    ],
)
def test_a_part_of_a_paper_and_one_with_much_added_is_still_that_paper(
    now: Sequence[str], made: list[str]
) -> None:
    assert [before for _, before, _ in retyped(now)] == made


def test_the_one_figure_of_a_paper_is_reported_too() -> None:
    assert retyped(["Tahun 2024"], made=["Tahun 2023"]) == [(0, "2023", "2024")]


@pytest.mark.parametrize(
    "changed",
    [
        with_changed(2, "94,42"),
        with_changed(0, "Rencana Kinerja Tahun 2023"),
        [PAPER[1], PAPER[0], *PAPER[2:]],
        PAPER[:-1],
        [*PAPER[:2], "94,24 95,00", *PAPER[4:]],
        [],
    ],
)
def test_a_record_that_was_changed_has_another_checksum(changed: Sequence[str]) -> None:
    assert checksum(map(FigurePassage.of, changed)) != checksum(map(FigurePassage.of, PAPER))


def test_a_paper_of_which_nothing_is_known_tells_nothing() -> None:
    assert retyped(PAPER, made=()) == []


def test_a_figure_beside_an_added_passage_is_reported_all_the_same() -> None:
    now = [
        *PAPER[:4],
        "Rincian ada pada Lampiran 2.",
        *with_changed(4, "Dari 12 kecamatan, 8 belum mencapai target.")[4:],
    ]
    assert retyped(now) == [(5, "3", "8")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2021-2023", ["2021", "2023"]),
        ("(1-2)", ["1", "2"]),
        ("selisih −0,76 atau -1", ["−0,76", "-1"]),
        ("Permendagri 86/2017", ["86", "2017"]),
        ("1.1.1. Tugas", ["1.1.1"]),
        ("Q3 = 5", ["3", "5"]),
        ("tanpa angka", []),
    ],
)
def test_figures_are_distinguished_from_the_signs_around_them(
    text: str, figures: list[str]
) -> None:
    assert [figure for _, figure in figures_in(text)] == figures
    assert all(text[start:].startswith(figure) for start, figure in figures_in(text))
