"""Digits of Word files: which figures are data, that one digit alone is changed, and what is said of it."""

from __future__ import annotations

import pytest
from tests.audit.dice import Dice
from tests.audit.digit_places import Change, Kind, Place, change_digits, find_places, with_other_digit
from tests.audit.digit_score import (
    OwnWord,
    Told,
    bundle,
    choose_changes,
    rate_against,
    rate_alone,
    render_digits,
)
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, row, table

from capaian.auditor.derivable import Derivable

TRACE = '<w:pStyle w:val="LangkahJejak"/>'
WORD = make_docx(
    "".join(
        (
            paragraph("Lampiran 2 memuat 3.150 nama", '<w:pStyle w:val="Heading1"/>'),
            paragraph("Dari 96.472 orang, 99,53% direkam menurut Pasal 7 pada 3 Mei 2023."),
            paragraph("Pagu Program 2, Tahun 2023 4.120", TRACE),
            paragraph("100 × Layak = 100 × 412 (sumur.csv baris 33, 37)", TRACE),
            table(row("No.", "Tercetak", "Dipakai"), row("1", "98,53", "98,55")),
            table(row("No.", "Desa", "Warga"), row("71", "Muara", "1.204"), row("72", "Hulu", "833")),
            table(row("12,5", "Bagian 3.1.6 dan 1.6 sudah direkam 12 dari semua 40 warga desa")),
            paragraph("31", '<w:pStyle w:val="AngkaBesar"/>'),
            paragraph("4 dari 7 target tercapai", '<w:pStyle w:val="PesanGambar"/>'),
        )
    )
)


def test_figures_that_are_data_by_their_kind() -> None:
    assert [(place.text, place.kind) for place in find_places(WORD)] == [
        ("96.472", Kind.SENTENCE),
        ("99,53", Kind.SENTENCE),
        ("4.120", Kind.TRACE),
        ("100", Kind.WORKING),
        ("100", Kind.WORKING),
        ("412", Kind.WORKING),
        ("98,53", Kind.CORRECTION),
        ("98,55", Kind.CORRECTION),
        ("1.204", Kind.ANNEX),
        ("833", Kind.ANNEX),
        ("12,5", Kind.ANNEX),
        ("12", Kind.CELL_SENTENCE),
        ("40", Kind.CELL_SENTENCE),
        ("31", Kind.TILE),
        ("4", Kind.MESSAGE),
        ("7", Kind.MESSAGE),
    ]


def test_cells_of_one_row_stand_in_one_row() -> None:
    rows = {place.text: place.row for place in find_places(WORD)}
    assert rows["98,53"] == rows["98,55"] != rows["1.204"]
    assert rows["1.204"] != rows["833"]


def test_one_figure_is_changed_and_nothing_else() -> None:
    (place,) = [each for each in find_places(WORD) if each.text == "99,53"]
    changed = find_places(change_digits(WORD, [Change(place, "99,58")]))
    differ = [(a.text, b.text) for a, b in zip(find_places(WORD), changed, strict=True) if a.text != b.text]
    assert differ == [("99,53", "99,58")]


def test_several_figures_of_one_text_are_changed_at_their_places() -> None:
    first, second = (each for each in find_places(WORD) if each.text in ("96.472", "99,53"))
    changed = change_digits(WORD, [Change(first, "9.647"), Change(second, "99,51")])
    assert [place.text for place in find_places(changed)][:2] == ["9.647", "99,51"]


def test_a_figure_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match=r"no 7,77"):
        change_digits(WORD, [Change(Place(0, 0, "7,77", Kind.TABLE, ""), "7,78")])


@pytest.mark.parametrize("text", ["7", "10", "96.472", "0,5", "1.000.000"])
def test_exactly_one_digit_differs_and_no_figure_begins_with_nought(text: str) -> None:
    for seed in range(40):
        made = with_other_digit(text, Dice(seed))
        assert sum(old != new for old, new in zip(text, made, strict=True)) == 1
        assert len(made) == 1 or made[0] != "0" or text[0] == "0"


def test_choices_are_the_same_in_each_run_and_of_all_kinds() -> None:
    report = OwnWord("kantor", WORD, Derivable(frozenset()))
    chosen = [*choose_changes(report, 14, 1)]
    assert chosen == [*choose_changes(report, 14, 1)] != [*choose_changes(report, 14, 2)]
    assert {change.place.kind for change in chosen} == {place.kind for place in find_places(WORD)}
    assert len({(change.place.node, change.place.start) for change in chosen}) == len(chosen)


def test_no_two_changes_of_a_file_stand_in_one_row() -> None:
    changes = [
        Change(Place(at, 0, "1", Kind.TABLE, "", row), "2") for at, row in enumerate((1, 1, 2, 3, 3, 4))
    ]
    bundles = bundle(changes, 3)
    assert [[each.place.row for each in own] for own in bundles] == [[1, 2, 3], [1, 3, 4]]


def told(kind: Kind, *, is_told: bool = False, is_listed: bool = False, is_derivable: bool = False) -> Told:
    change = Change(Place(0, 0, "12", kind, "Ada 12 desa"), "13")
    return Told("kantor", change, 4, is_told, is_listed, is_derivable)


def test_rates_leave_out_what_the_dossier_happens_to_yield() -> None:
    several = [
        told(Kind.TABLE, is_told=True),
        told(Kind.TILE, is_listed=True),
        told(Kind.TILE),
        told(Kind.TILE, is_derivable=True),
    ]
    assert rate_alone(several, {Kind.TABLE: 1, Kind.TILE: 1}) == 50.0
    assert rate_alone(several, {Kind.TABLE: 3, Kind.TILE: 1, Kind.TRACE: 9}) == 75.0
    assert rate_against(several) == 66.7
    lines = render_digits(several, with_missed=True).splitlines()
    (tiles,) = [line.split() for line in lines if Kind.TILE.value in line and "MISSED" not in line]
    assert tiles[-4:] == ["0/3", "1/2", "1", "1/3"]
    assert sum("MISSED" in line for line in lines) == 3
    assert "MISSED" not in render_digits(several, with_missed=False)
