"""Digits of Word files: which figures are data, that one digit alone is changed, and what is said of it."""

from __future__ import annotations

import pytest
from tests.audit.dice import Dice
from tests.audit.digit_places import (
    Change,
    Kind,
    Place,
    change_digits,
    find_places,
    with_other_digit,
    without_kept_figures,
)
from tests.audit.digit_score import (
    OwnWord,
    Told,
    bundle,
    choose_changes,
    rate_alone,
    rate_either,
    rate_report,
    render_digits,
)
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, row, run, table

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
            paragraph("Tabel L3.1 Air menurut desa, 2020\u20132023", '<w:pStyle w:val="Caption"/>'),
            paragraph("1.4.2 Tugas", '<w:pStyle w:val="TOC3"/>'),
            table(row("Desa", "(7) = (6) ÷ (5)").replace("<w:pPr>", '<w:pPr><w:pStyle w:val="NomorKolom"/>')),
            paragraph("Sejak tahun 2021 menurut Perda Nomor 3 Tahun 2019, 3 Mei 2022, dan lkjip-2023."),
            paragraph("Pagu Sumur, Tahun 2024", TRACE),
        )
    )
)


def test_figures_that_are_data_by_their_kind() -> None:
    assert [(place.text, place.kind) for place in find_places(WORD)] == [
        ("2", Kind.TITLE),
        ("3.150", Kind.TITLE),
        ("96.472", Kind.SENTENCE),
        ("99,53", Kind.SENTENCE),
        ("2023", Kind.TRACE_YEAR),
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
        ("L3.1", Kind.TITLE),
        ("2020", Kind.TITLE),
        ("2023", Kind.TITLE),
        ("1.4.2", Kind.CONTENTS),
        ("7", Kind.HEAD),
        ("6", Kind.HEAD),
        ("5", Kind.HEAD),
        ("2021", Kind.YEAR),
        ("2024", Kind.TRACE_YEAR),
    ]


def test_numbers_of_names_are_no_figures() -> None:
    content = make_docx(table(row("Ijazah", "Pegawai"), row("S-3", "14"), row("D-4", "25")))
    assert [place.text for place in find_places(content)] == ["14", "25"]


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
    changed = change_digits(WORD, [Change(first, "96.473"), Change(second, "99,51")])
    assert [place.text for place in find_places(changed)][2:4] == ["96.473", "99,51"]


def test_a_figure_in_several_runs_is_changed_where_its_digit_stands() -> None:
    runs = "".join(map(run, ("Gambar ", "3", ".", "1", "7")))
    title = f'<w:pPr><w:pStyle w:val="JudulGambar"/></w:pPr>{runs}<w:r><w:tab/></w:r>{run("Sumur")}'
    content = make_docx(f"<w:p>{title}</w:p>")
    (place,) = find_places(content)
    assert (place.text, place.kind) == ("3.17", Kind.TITLE)
    assert [each.text for each in find_places(change_digits(content, [Change(place, "3.27")]))] == ["3.27"]


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
    chosen = [*choose_changes(report, 26, 1)]
    assert chosen == [*choose_changes(report, 26, 1)] != [*choose_changes(report, 26, 2)]
    assert {change.place.kind for change in chosen} == {place.kind for place in find_places(WORD)}
    assert len({(change.place.node, change.place.start) for change in chosen}) == len(chosen)


def test_two_of_each_kind_are_drawn_and_then_the_more_of_what_there_is_more_of() -> None:
    sentence = paragraph("Dari 96.472 orang di desa itu, 99,53% sudah direkam dan 412 belum.")
    rows = "".join(row(f"Desa {letter}", "1.204", "833", "12,5") for letter in "ABCDEFGHIJ")
    report = OwnWord("kantor", make_docx(sentence + table(rows)), Derivable(frozenset()))
    drawn = [change.place.kind for change in choose_changes(report, 12, 1)]
    (many,) = {*drawn} - {Kind.SENTENCE}
    # 30, 10, 6, 4.3 and 3.3 of the cells, then 3 of the sentence, 2.7 and 2.3 of the cells
    assert (drawn.count(Kind.SENTENCE), drawn.count(many)) == (3, 9)


def test_no_two_changes_of_a_file_stand_in_one_row() -> None:
    changes = [
        Change(Place(at, 0, "1", Kind.TABLE, "", row), "2") for at, row in enumerate((1, 1, 2, 3, 3, 4))
    ]
    bundles = bundle(changes, 3)
    assert [[each.place.row for each in own] for own in bundles] == [[1, 2, 3], [1, 3, 4]]


def told(
    kind: Kind,
    *,
    is_told: bool = False,
    is_kept: bool = False,
    is_listed: bool = False,
    is_derivable: bool = False,
) -> Told:
    change = Change(Place(0, 0, "12", kind, "Ada 12 desa"), "13")
    return Told("kantor", change, 4, is_told, is_kept, is_listed, is_derivable)


def test_a_digit_that_the_kept_figures_tell_is_told_by_the_report() -> None:
    several = [told(Kind.TABLE, is_told=True), told(Kind.TABLE, is_kept=True), told(Kind.TABLE)]
    assert rate_alone(several, {Kind.TABLE: 1}) == 33.3
    assert rate_report(several, {Kind.TABLE: 1}) == 66.7


def test_a_file_without_its_kept_figures_has_the_same_text() -> None:
    words = "Dokumen yang terbit sebanyak 12.345 lembar."
    keeping = make_docx(table(row("Uraian", "Lembar"), row("Terbit", "12.345")), kept=[words])
    assert b"customXml/item1.xml" in keeping
    assert b"customXml/item1.xml" not in without_kept_figures(keeping)
    assert find_places(without_kept_figures(keeping)) == find_places(keeping) != ()


def test_rates_count_what_the_dossier_happens_to_yield() -> None:
    several = [
        told(Kind.TABLE, is_told=True),
        told(Kind.TILE, is_listed=True),
        told(Kind.TILE),
        told(Kind.TILE, is_derivable=True),
    ]
    assert rate_alone(several, {Kind.TABLE: 1, Kind.TILE: 1}) == 50.0
    assert rate_alone(several, {Kind.TABLE: 3, Kind.TILE: 1, Kind.TRACE: 9}) == 75.0
    assert rate_either(several, {Kind.TABLE: 1, Kind.TILE: 1}) == 66.7
    assert rate_either(several, {Kind.TABLE: 3, Kind.TILE: 1}) == 83.3
    lines = render_digits(several, with_missed=True).splitlines()
    (tiles,) = [line.split() for line in lines if Kind.TILE.value in line and "MISSED" not in line]
    assert tiles[-5:] == ["0/3", "1/2", "1", "1/3", "0/3"]
    assert sum("MISSED" in line for line in lines) == 3
    assert "MISSED" not in render_digits(several, with_missed=False)
