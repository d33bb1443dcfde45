"""Numbers printed on pages: told where they go on from page to page, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.reading.files import read_report
from capaian.auditor.reading.pdf import read_pdf


def numbers(*texts: str, top: float = 800) -> dict[int, str]:
    """Return what is told of pages whose edge holds these texts; none where a text is empty."""
    sheets = [Sheet().text(60, 200, "Isi laporan.") for _ in texts]
    for sheet, text in zip(sheets, texts, strict=True):
        if text:
            sheet.text(60, top, text)
    return dict(read_pdf(make_pdf(sheets)).numbers)


@pytest.mark.parametrize("top", [30, 800])
def test_numbers_that_go_up_by_one_are_those_of_the_pages(top: float) -> None:
    assert numbers("7", "8", "9", "10", top=top) == {1: "7", 2: "8", 3: "9", 4: "10"}


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("- 3 -", "- 4 -", "- 5 -"), ["3", "4", "5"]),
        (("Dinas Contoh 12", "Dinas Contoh 13", "Dinas Contoh 14"), ["12", "13", "14"]),
        (("21 | Laporan Kinerja", "22 | Laporan Kinerja", "23 | Laporan Kinerja"), ["21", "22", "23"]),
        (("Halaman 4 dari 90", "Halaman 5 dari 90", "Halaman 6 dari 90"), ["4", "5", "6"]),
        (("III-6", "III-7", "III-8"), ["III-6", "III-7", "III-8"]),
        (("ii", "iii", "iv"), ["ii", "iii", "iv"]),
    ],
    ids=["dashes", "office", "bar", "of-all", "chapter", "roman"],
)
def test_numbers_in_many_forms(texts: tuple[str, ...], told: list[str]) -> None:
    assert [*numbers(*texts).values()] == told


def test_front_matter_and_body_are_counted_apart() -> None:
    found = numbers("i", "ii", "iii", "1", "2", "3", "4")
    assert found == {1: "i", 2: "ii", 3: "iii", 4: "1", 5: "2", 6: "3", 7: "4"}


def test_a_page_without_a_number_has_none() -> None:
    assert numbers("1", "2", "", "4", "5") == {1: "1", 2: "2", 4: "4", 5: "5"}


@pytest.mark.parametrize(
    "texts",
    [("7", "8"), ("2023", "2023", "2023"), ("7", "12", "9"), ("Satu", "Dua", "Tiga"), ("", "", "")],
    ids=["too-few", "the-same", "in-no-order", "words", "nothing"],
)
def test_what_does_not_go_on_is_no_number_of_a_page(texts: tuple[str, ...]) -> None:
    assert numbers(*texts) == {}


def test_numbers_far_apart_meet_by_chance() -> None:
    texts = ["1", *[""] * 5, "7", *[""] * 5, "13"]
    assert numbers(*texts) == {}


def test_a_year_beside_the_number_does_not_take_its_place() -> None:
    assert numbers("LKjIP 2023 5", "LKjIP 2023 6", "LKjIP 2023 7") == {1: "5", 2: "6", 3: "7"}


@pytest.mark.parametrize("zero", ["0", "00", "- 0 -", "III-0"])
def test_a_nought_at_the_edge_may_be_the_number_of_a_page(zero: str) -> None:
    assert numbers(zero, "1", "2", "3") == {1: zero.strip("- "), 2: "1", 3: "2", 4: "3"}


@pytest.mark.parametrize("nought", ["0", "000", "0000"])
def test_noughts_that_stay_are_none(nought: str) -> None:
    assert numbers(nought, nought, nought) == {}


def test_the_report_knows_its_numbers() -> None:
    sheets = [Sheet().text(60, 200, "Isi.").text(290, 800, str(n)) for n in range(5, 9)]
    document, _ = read_report(Path("a.pdf"), make_pdf(sheets))
    assert document.page_numbers == {1: "5", 2: "6", 3: "7", 4: "8"}


def test_a_number_beside_the_upright_lines_of_a_frame_is_one_too() -> None:
    sheets = [Sheet().text(60, 200, "Isi.").text(290, 800, str(n)) for n in range(40, 44)]
    framed = [sheet.table((40, 560), (30, 820), [()]) for sheet in sheets]
    assert dict(read_pdf(make_pdf(framed)).numbers) == {1: "40", 2: "41", 3: "42", 4: "43"}


def test_numbers_of_rows_at_the_foot_of_framed_pages_are_none() -> None:
    sheets = [Sheet().text(60, 200, "Isi.").text(60, 800, str(n)) for n in (7, 15, 22, 31)]
    framed = [sheet.table((40, 560), (30, 820), [()]) for sheet in sheets]
    assert dict(read_pdf(make_pdf(framed)).numbers) == {}


# --- scans with few words ----------------------------------------------------------------------------------


def scanned(words: int) -> bytes:
    """Return a page of text, and one that a picture covers with so many words on it."""
    kind = b"/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
    picture = b"<</Type/XObject%s/Width 1/Height 1/Length 1>>stream\n\x80\nendstream" % kind
    rows = [" ".join(["kata"] * 8)] * (words // 8)
    content = make_pdf([Sheet().text(60, 200, "Isi."), Sheet().text(60, 200, *rows)], more=[picture])
    drawn = content.replace(b"/Font<</F 3 0 R>>", b"/Font<</F 3 0 R>>/XObject<</P 4 0 R>>")
    place = drawn.rindex(b"0.5 w\n")
    return drawn[:place] + b"q 595 0 0 842 0 0 cm /P Do Q\n" + drawn[place:]


@pytest.mark.parametrize(("words", "unreadable"), [(0, (2,)), (16, (2,)), (32, (2,)), (48, ()), (240, ())])
def test_a_picture_with_few_words_on_it_is_told_by_its_number(
    words: int, unreadable: tuple[int, ...]
) -> None:
    assert read_pdf(scanned(words)).unreadable == unreadable
