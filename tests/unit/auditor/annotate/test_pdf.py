"""Highlights in a copy of a pdf: on the right words, with their note, and nothing else is changed."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from tests.unit.auditor.annotate.papers import COUNTS, finding, pdf_file, table_page

from capaian.auditor.annotate import annotate_pdf
from capaian.domain.audit import Repair
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.errors import FileError
from capaian.domain.issue import Level

ROW = "1\tUtara\t200\t150\t85,00"
TABLE = table_page(*COUNTS)


def highlights(content: bytes, page: int = 0) -> list[pikepdf.Dictionary]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = pdf.pages[page].get("/Annots", pikepdf.Array())
        return [
            pikepdf.Dictionary({k: v for k, v in each.items() if k not in ("/P", "/AP")}) for each in found
        ]  # type: ignore[operator]


def under(content: bytes, page: int = 0) -> list[str]:
    """The words that a second reader sees below each highlight."""
    with pypdfium2.PdfDocument(content) as pdf:
        text = pdf[page].get_textpage()
        rects = [[float(n) for n in each.Rect] for each in highlights(content, page)]  # type: ignore[union-attr]
        return [text.get_text_bounded(*rect).strip() for rect in rects]


def test_the_wrong_figure_of_a_row_is_highlighted_with_its_note() -> None:
    made = annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1)])
    assert made.missed == ()
    assert under(made.content) == ["85,00"]
    (note,) = highlights(made.content)
    assert str(note.Subtype) == "/Highlight"
    assert str(note.T) == "Capaian"
    assert str(note.Contents).splitlines()[0] == "T-001 Galat: Cakupan"


def test_the_figure_to_repair_is_highlighted_in_green() -> None:
    repair = Repair(7, "150", "170", "angka ke-2 dari 5 menjadi 7", 2, page=1, quote=ROW)
    made = annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1, repair=repair)])
    assert under(made.content) == ["85,00", "150"]
    error, slip = highlights(made.content)
    assert str(slip.Contents).splitlines()[0] == "T-001 Perbaikan"
    red, green, blue = (float(part) for part in slip.C)  # type: ignore[union-attr]
    assert green > max(red, blue)
    assert list(slip.C) != list(error.C)  # type: ignore[call-overload]


def test_a_figure_that_stays_is_not_marked_like_one_that_is_wrong() -> None:
    wrong = finding(ROW, "85,00", page=1)
    kept = finding(ROW, "85,00", page=1, root="T-009", stays=True)
    (error,), (right,) = (highlights(annotate_pdf(pdf_file(TABLE), [each]).content) for each in (wrong, kept))
    assert list(error.C) != list(right.C)  # type: ignore[call-overload]
    assert "sudah benar; sesuai setelah T-009 diperbaiki" in str(right.Contents)
    assert str(right.Contents).splitlines()[0] == "T-001 Sudah benar: Cakupan"
    assert "tetap" not in str(error.Contents)


def test_of_a_right_result_the_figure_beside_it_is_marked_as_the_error() -> None:
    repair = Repair(7, "150", "170", "angka ke-2 dari 5 menjadi 7", 2, page=1, quote=ROW)
    made = annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1, repair=repair, stays=True)])
    marks = dict(zip(under(made.content), highlights(made.content), strict=True))
    heads = {words: str(mark.Contents).splitlines()[0] for words, mark in marks.items()}
    assert heads == {"85,00": "T-001 Sudah benar: Cakupan", "150": "T-001 Galat"}
    (error,) = highlights(annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1)]).content)
    assert [*map(float, marks["150"].C)] == [*map(float, error.C)]  # type: ignore[union-attr]


def test_a_finding_that_marks_the_figure_to_repair_is_an_error_there() -> None:
    repair = Repair(7, "150", "170", "angka ke-2 dari 5 menjadi 7", 2, page=1, quote=ROW)
    start = ROW.index("150")
    beside = finding(ROW, "85,00", page=1, repair=repair, stays=True, mark=(start, start + 3))
    (note,) = highlights(annotate_pdf(pdf_file(TABLE), [beside]).content)
    assert str(note.Contents).splitlines()[0] == "T-001 Galat: Cakupan"
    assert under(annotate_pdf(pdf_file(TABLE), [beside]).content) == ["150"]


def test_what_is_said_twice_of_a_figure_stands_in_one_note() -> None:
    counted = finding(ROW, "85,00", page=1)
    again = finding(ROW, "85,00", page=1, id="T-002", root="T-001", joins="T-001", why="Tabel 2: 75,00.")
    made = annotate_pdf(pdf_file(TABLE), [counted, again])
    (note,) = highlights(made.content)
    lines = str(note.Contents).splitlines()
    assert lines[0] == "T-001 Galat: Cakupan"
    assert "T-002 Cakupan: Tabel 2: 75,00." in lines
    assert under(annotate_pdf(pdf_file(TABLE), [again]).content) == ["85,00"], "alone where only it is shown"


def test_a_cell_of_its_own_comes_before_a_part_of_another() -> None:
    page = table_page(("7", "Barat", "5", "2,5", "50"))
    assert under(annotate_pdf(pdf_file(page), [finding("7\tBarat\t5\t2,5\t50", "5", page=1)]).content) == [
        "5"
    ]
    (note,) = highlights(annotate_pdf(pdf_file(page), [finding("7\tBarat\t5\t2,5\t50", "5", page=1)]).content)
    assert 155 < float(note.Rect[0]) < 165  # the third cell of cells that stand 70 points apart


def test_of_equal_figures_that_of_the_row_is_taken() -> None:
    page = table_page(("1", "Utara", "85,00"), ("2", "Selatan", "85,00"))
    made = annotate_pdf(pdf_file(page), [finding("2\tSelatan\t85,00", "85,00", page=1)])
    (note,) = highlights(made.content)
    assert 325 < float(note.Rect[1]) < 335


def test_a_row_that_the_layout_tears_is_found_by_its_longest_cell() -> None:
    torn = (
        (20, 350, "Kecamatan Utara"),
        (20, 340, "bagian timur"),
        (200, 350, "85,00"),
        (20, 300, "Selatan"),
        (200, 300, "85,00"),
    )
    made = annotate_pdf(pdf_file(torn), [finding("Selatan\tcatatan\t85,00", "85,00", page=1)])
    (note,) = highlights(made.content)
    assert 295 < float(note.Rect[1]) < 305


def test_a_number_that_the_dossier_does_not_give_is_highlighted_as_an_error() -> None:
    made = annotate_pdf(pdf_file(TABLE), [UnsupportedNumber(7, 1, "Tabel 1", ROW, "150", "160")])
    assert under(made.content) == ["150"]
    (note,) = highlights(made.content)
    (error,) = highlights(annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1)]).content)
    assert [*map(float, note.C)] == [*map(float, error.C)]  # type: ignore[union-attr]


def test_words_over_two_lines_have_a_rectangle_on_each() -> None:
    page = ((20, 350, "telah tercapai"), (20, 330, "seluruhnya tahun ini"))
    made = annotate_pdf(
        pdf_file(page), [finding("telah tercapai seluruhnya tahun ini", "tercapai seluruhnya", page=1)]
    )
    (note,) = highlights(made.content)
    assert len(note.QuadPoints) == 2 * 8


def test_a_finding_without_a_page_is_looked_for_on_all() -> None:
    made = annotate_pdf(pdf_file(table_page(("a", "b")), TABLE), [finding(ROW, "85,00")])
    assert made.missed == ()
    assert under(made.content, 1) == ["85,00"]


def test_what_stands_on_another_page_is_not_highlighted() -> None:
    content = pdf_file(table_page(("a", "b")), TABLE)
    made = annotate_pdf(content, [finding(ROW, "85,00", page=1), finding(ROW, "85,00", page=9, id="T-002")])
    assert made.missed == ("T-001", "T-002")
    assert made.content == content


def test_weights_differ_in_colour_and_in_words() -> None:
    found = [finding(ROW, "85,00", page=1, level=level, id=f"T-{n}") for n, level in enumerate(Level)]
    found.append(finding(ROW, "85,00", page=1, id="T-8", level=Level.NOTE, root="T-0", stays=True))
    repair = Repair(7, "150", "170", "angka ke-2 dari 5 menjadi 7", 2, page=1, quote=ROW)
    found.append(finding(ROW, "85,00", page=1, id="T-9", repair=repair))
    notes = highlights(annotate_pdf(pdf_file(TABLE), found).content)
    assert len({tuple(map(float, note.C)) for note in notes}) == 5  # type: ignore[union-attr]
    words = [str(note.Contents).splitlines()[0].partition(" ")[2].partition(":")[0] for note in notes]
    assert words == ["Galat", "Peringatan", "Catatan", "Sudah benar", "Galat", "Perbaikan"]


def test_each_highlight_has_a_picture_that_lets_the_words_through() -> None:
    made = annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1)]).content
    with pikepdf.open(io.BytesIO(made)) as pdf:
        picture = pdf.pages[0].Annots[0].AP.N
        assert str(picture.Resources.ExtGState.Tembus.BM) == "/Multiply"
        assert b" re" in picture.read_bytes()
    with pypdfium2.PdfDocument(made) as pdf:
        drawn = pdf[0].render(may_draw_forms=True).to_pil()
    assert any(red > 200 and green < 200 for _, (red, green, *_) in drawn.convert("RGB").getcolors(100_000))


def test_what_is_right_as_printed_is_only_underlined_and_what_is_wrong_stays_readable() -> None:
    kept = finding(ROW, "85,00", page=1, root="T-009", stays=True)
    wrong = finding(ROW, "85,00", page=1)
    (right,), (error,) = (highlights(annotate_pdf(pdf_file(TABLE), [each]).content) for each in (kept, wrong))
    assert (str(right.Subtype), str(error.Subtype)) == ("/Underline", "/Highlight")
    drawn = [_picture_of(annotate_pdf(pdf_file(TABLE), [each]).content) for each in (kept, wrong)]
    assert [b" re" in picture for picture in drawn] == [False, True]
    light = min(0.3 * red + 0.59 * green + 0.11 * blue for red, green, blue in [map(float, error.C)])  # type: ignore[arg-type]
    assert light > 0.75


def _picture_of(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.pages[0].Annots[0].AP.N.read_bytes()


def test_pages_and_notes_that_are_there_stay() -> None:
    once = annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1)]).content
    twice = annotate_pdf(once, [finding("2\tSelatan\t150\t120\t80,00", "80,00", page=1, id="T-002")]).content
    assert [str(note.NM) for note in highlights(twice)] == ["T-001", "T-002"]
    with pikepdf.open(io.BytesIO(pdf_file(TABLE))) as old, pikepdf.open(io.BytesIO(twice)) as new:
        assert old.pages[0].Contents.read_bytes() == new.pages[0].Contents.read_bytes()


def test_the_same_file_gives_the_same_bytes() -> None:
    content, found = pdf_file(TABLE), [finding(ROW, "85,00", page=1)]
    assert annotate_pdf(content, found) == annotate_pdf(content, found)


@pytest.mark.parametrize("content", [b"", b"bukan pdf", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(FileError, match="rusak atau terkunci"):
        annotate_pdf(content, [finding(ROW, "85,00")])


def test_a_locked_file_is_refused_in_words() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file(TABLE))) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(FileError, match="rusak atau terkunci"):
        annotate_pdf(made.getvalue(), [finding(ROW, "85,00")])


@pytest.mark.parametrize(
    ("turn", "box"), [(0, (100, 100, 500, 500)), (90, (0, 0, 400, 300)), (270, (100, 50, 400, 400))]
)
def test_turned_and_shifted_pages_have_their_highlight_on_the_words(
    turn: int, box: tuple[int, int, int, int]
) -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file(((150, 200, "angka 85,00 ini"),)))) as pdf:
        pdf.pages[0].MediaBox = pikepdf.Array(box)
        pdf.pages[0].Rotate = turn
        pdf.save(made)
    copy = annotate_pdf(made.getvalue(), [finding("angka 85,00 ini", "85,00", page=1)]).content
    with pypdfium2.PdfDocument(copy) as pdf_:
        drawn = pdf_[0].render(may_draw_forms=True).to_pil().convert("RGB")
    spots = [(x, y) for x in range(drawn.width) for y in range(drawn.height)]
    red = [spot for spot in spots if _is_red(drawn.getpixel(spot))]
    ink = [spot for spot in spots if sum(drawn.getpixel(spot)) < 400]  # type: ignore[arg-type]
    left, top = min(x for x, _ in red), min(y for _, y in red)
    right, bottom = max(x for x, _ in red), max(y for _, y in red)
    inside = [1 for x, y in ink if left <= x <= right and top <= y <= bottom]
    assert 0.3 < len(inside) / len(ink) < 0.7, "the figure is about half of the words"


def _is_red(pixel: object) -> bool:
    red, green, blue = pixel  # type: ignore[misc]
    return red > 200 and red - green > 30 and blue > 150


# --- what the excerpt marks is what is coloured ---

STAFF = table_page(("No", "Wilayah", "Target", "Nyata"), ("1", "Proram Pesisir", "100", "100"))
PROGRAM = "1\tProram Pesisir\t100\t100"


@pytest.mark.parametrize(
    ("printed", "mark", "words"),
    [
        ("proram", (2, 8), "Proram"),
        ("2 wilayah turun", (17, 20), "100"),
        ("Proram Pesisir", (2, 16), "Proram Pesisir"),
    ],
    ids=["other-case", "told-in-other-words", "whole-cell"],
)
def test_what_is_marked_in_the_excerpt_is_highlighted(
    printed: str, mark: tuple[int, int], words: str
) -> None:
    made = annotate_pdf(pdf_file(STAFF), [finding(PROGRAM, printed, page=1, mark=mark)])
    assert under(made.content) == [words]


def test_of_two_equal_figures_the_marked_one_is_highlighted() -> None:
    marks = [(17, 20), (21, 24)]
    found = [finding(PROGRAM, "100", page=1, mark=mark, id=f"T-{at}") for at, mark in enumerate(marks)]
    first, second = highlights(annotate_pdf(pdf_file(STAFF), found).content)
    assert float(first.Rect[2]) < float(second.Rect[0])  # type: ignore[index]


def test_a_finding_whose_mark_is_the_figure_to_repair_needs_no_second_mark() -> None:
    repair = Repair(7, "150", "170", "angka ke-2 dari 5 menjadi 7", 2, page=1, quote=ROW)
    start = ROW.index("150")
    made = annotate_pdf(
        pdf_file(TABLE), [finding(ROW, "85,00", page=1, repair=repair, mark=(start, start + 3))]
    )
    assert under(made.content) == ["150"]


def test_a_highlight_has_an_edge_that_a_coloured_cell_does_not_swallow() -> None:
    made = annotate_pdf(pdf_file(TABLE), [finding(ROW, "85,00", page=1)]).content
    with pikepdf.open(io.BytesIO(made)) as pdf:
        code = pdf.pages[0].Annots[0].AP.N.read_bytes().decode("ascii")
    paper, edge = code.split("\nQ\n")
    assert paper.endswith("\nf")
    assert "/Tembus gs" in paper
    assert "/Tembus gs" not in edge
    assert edge.endswith("\nS")
