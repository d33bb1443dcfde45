"""Workings taken apart: passages over lines and cells, signs, trees, and the laws that they follow."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.printed.document import Line
from capaian.auditor.printed.number import NumberStyle, PrintedNumber
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.understanding.worked import find_workings
from capaian.auditor.understanding.worked_signs import read_tokens
from capaian.auditor.understanding.worked_text import Passage, Piece, passages_of
from capaian.auditor.understanding.worked_tree import DEEPEST, Joined, Node, read_tree
from capaian.domain.value import ONE, PERCENT, RUPIAH


def signs_of(text: str) -> list[str]:
    """Return the signs of one line, figures as they are printed."""
    tokens = read_tokens(Passage((Piece(text, 1),)), NumberStyle.INDONESIAN)
    return [token.number.text if token.number else token.sign.value for token in tokens]


def written(node: Node | None) -> str:
    """Return a tree with a bracket around each pair."""
    if isinstance(node, Joined):
        return f"({written(node.left)} {node.sign.value} {written(node.right)})"
    return node.text if isinstance(node, PrintedNumber) else ""


def tree_of(text: str) -> str:
    """Return the tree of one line."""
    return written(read_tree(read_tokens(Passage((Piece(text, 1),)), NumberStyle.INDONESIAN)))


def laws_of(text: str) -> list[tuple[str, list[str], str]]:
    """Return the likeliest law of each working of a text, with its figures and its result."""
    found = find_workings(read(text).document)
    return [(w.readings[0].law.value, [n.text for n in w.readings[0].inputs], w.result.signed) for w in found]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "412/480",
            ["412", "over", "480"],
        ),
        (
            "412x100",
            ["412", "times", "100"],
        ),
        (
            "412 X 100%",
            ["412", "times", "100"],
        ),
        (
            "412 kapal : 480 kapal =",
            ["412", "over", "480", "equals"],
        ),
        (
            "412 kapal dan 480 kapal",
            ["412", "word", "word", "480", "word"],
        ),
        (
            "(laik 412 / terdaftar 480)",
            ["open", "412", "over", "480", "close"],
        ),
        (
            r"\frac{412}{480} \times 100\%",
            ["fraction", "open", "412", "close", "open", "480", "close", "times", "100"],
        ),
        (
            r"\left(\mathbf{412}\right) \div 480",
            ["open", "open", "412", "close", "close", "over", "480"],
        ),
        (
            "12 ditambah 5 dikurangi 3",
            ["12", "plus", "5", "minus", "3"],
        ),
        (
            "12 dibagi 5 dikali 3 sama dengan 7,2",
            ["12", "over", "5", "times", "3", "equals", "7,2"],
        ),
        (
            "A4 × 3",
            ["word", "times", "3"],
        ),
        (
            "5.1.02.01.01 + 3",
            ["other", "plus", "3"],
        ),
        (
            "0526 - 2028",
            ["other", "minus", "2028"],
        ),
        (
            "taxi 12",
            ["word", "12"],
        ),
        (
            "2x kunjungan",
            ["word", "word"],
        ),
    ],
)
def test_a_line_is_read_as_figures_signs_and_words(text: str, signs: list[str]) -> None:
    assert signs_of(text) == signs


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("Rp 1.250.000 +", RUPIAH, "1250000"),
        ("Rp1.250.000,- +", RUPIAH, "1250000"),
        ("98,98 % +", PERCENT, "98.98"),
        (r"98,98\% +", PERCENT, "98.98"),
        ("98,98 persen +", PERCENT, "98.98"),
        ("98,98 +", ONE, "98.98"),
    ],
)
def test_a_figure_keeps_its_unit(text: str, unit: object, value: str) -> None:
    token = read_tokens(Passage((Piece(text, 1),)), NumberStyle.INDONESIAN)[0]
    assert token.number is not None
    assert (token.number.unit, token.number.value) == (unit, Decimal(value))


def test_words_behind_a_figure_say_its_size_and_what_it_counts() -> None:
    money, ships = read_tokens(Passage((Piece("2,5 miliar + 12 kapal besar =", 1),)), NumberStyle.INDONESIAN)[
        0:3:2
    ]
    assert (money.scale, money.noun) == ("miliar", "")
    assert (ships.scale, ships.noun) == ("", "besar")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1 + 2 + 3", "((1 plus 2) plus 3)"),
        ("1 + 2 x 3", "(1 plus (2 times 3))"),
        ("(1 + 2) x 3", "((1 plus 2) times 3)"),
        ("{1 + 2} : [3 - 4]", "((1 plus 2) over (3 minus 4))"),
        ("12 : 3 x 100", "((12 over 3) times 100)"),
        (r"\frac{1}{2} + 3", "((1 over 2) plus 3)"),
        (r"\frac{1 + 2}{3}", "((1 plus 2) over 3)"),
        ("((1 / 2))", "(1 over 2)"),
        ("12", ""),
        ("1 +", ""),
        ("+ 1", ""),
        ("(1 + 2", ""),
        ("1 + 2)", ""),
        ("1 2", ""),
        (r"\frac{1} 2", ""),
        ("()", ""),
    ],
)
def test_brackets_and_the_order_of_signs_make_a_tree(text: str, tree: str) -> None:
    assert tree_of(text) == tree


@pytest.mark.parametrize(
    ("text", "law", "inputs"),
    [
        ("412 / 480 x 100 = 85,83", "persen", ["412", "480"]),
        ("412 / 480 = 85,83%", "persen", ["412", "480"]),
        ("412 / 480 = 0,86", "bagi", ["412", "480"]),
        ("100 / 480 x 100% = 20,83%", "persen", ["100", "480"]),
        ("(12 - 10) / 10 x 100 = 20", "pertumbuhan", ["12", "10"]),
        ("(12 - 10) / 12 x 100 = 16,67", "tidak terpakai", ["10", "12"]),
        ("(2 x 12 - 10) / 12 x 100 = 116,67", "cermin", ["10", "12"]),
        ("(12 x 2 - 10) / 12 = 116,67%", "cermin", ["10", "12"]),
        ("(12 + 10 + 8) / 3 = 10", "rata-rata", ["12", "10", "8"]),
        ("12 + 10 + 8 = 30", "jumlah", ["12", "10", "8"]),
        ("12 + (10 + 8) = 30", "jumlah", ["12", "10", "8"]),
        ("12 - 10 = 2", "selisih", ["12", "10"]),
        ("100 - 98,98 = 1,02", "sisa", ["98,98"]),
        ("100% - 412 / 480 x 100% = 14,17%", "hemat", ["412", "480"]),
        ("3,46 x 25 = 86,50", "indeks", ["3,46"]),
    ],
)
def test_signs_tell_the_law(text: str, law: str, inputs: list[str]) -> None:
    assert [(found, numbers) for found, numbers, _ in laws_of(text)] == [(law, inputs)]


@pytest.mark.parametrize(
    "text",
    [
        "12 x 10 = 120",
        "12 - 10 - 1 = 1",
        "12 + 10 - 8 = 14",
        "(12 + 10 + 8) / 4 = 7,5",
        "(12 - 10) / 8 x 100 = 25",
        "(3 x 12 - 10) / 12 x 100 = 216,67",
        "(12 + 10) / 12 x 100 = 183,33",
        "12 / 10 / 8 = 0,15",
        "100 - 12 / 10 = 98,8",
        "(12 x 10) + 5 = 125",
        "3,46 x 20 = 69,20",
        "12 / 10 x 100",
        "12 / 10 x 100 = tinggi",
        "12 / 10 x 100 = 12 : 10 x 100",
        "nilai 5 12 / 10 = 1,2",
        "x / 5 + 12 = 20",
    ],
)
def test_what_no_law_covers_is_no_working(text: str) -> None:
    assert laws_of(text) == []


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("Jadi 412 / 480 x 100% = 85,83% = 86%.", ["85,83", "86"]),
        ("Jadi 412 / 480 x 100 = 85,83 dan 18 / 24 x 100 = 75.", ["85,83", "75"]),
        ("Jadi 412 / 480 x 100 = 85,83; lalu (6 + 4) = 10 kapal.", ["85,83", "10"]),
        ("Jadi 412 / 480 x 100 = (85,83).", ["85,83"]),
        ("Selisih 12 - 15 = -3 kapal.", ["-3"]),
        ("Selisih 12 - 15 = \u22123 kapal.", ["\u22123"]),
        ("Rumus 412 / 480 x 100 = 85,83 - Baik.", ["85,83"]),
    ],
)
def test_a_working_has_the_results_right_behind_it(text: str, results: list[str]) -> None:
    assert [result for _, _, result in laws_of(text)] == results


@pytest.mark.parametrize(
    ("cells", "joined"),
    [
        ([("Hunian =",), ("12 / 15",)], ["Hunian = 12 / 15"]),
        ([("Hunian",), ("= 12 / 15",)], ["Hunian = 12 / 15"]),
        ([("Hunian", "=", "12 / 15", "x 100")], ["Hunian = 12 / 15 x 100"]),
        ([("Hunian = 12",), ("- 15 kamar",)], ["Hunian = 12"]),
        ([("Hunian = 12 + 3",), ("Kamar 15",)], ["Hunian = 12 + 3"]),
        ([("Hunian = 12",), ("",), ("",), ("+ 3",)], ["Hunian = 12"]),
        ([("Hunian 12 kamar",)], []),
    ],
)
def test_lines_and_cells_are_joined_where_a_working_goes_on(
    cells: list[tuple[str, ...]], joined: list[str]
) -> None:
    document = read_structure([Line(number, cell) for number, cell in enumerate(cells, start=1)])
    assert [passage.text for passage in passages_of(document)] == joined


@pytest.mark.parametrize(
    "text",
    [
        "Hunian = 1.512 / 2.160 x 100 = 70,00",
        "Hunian = 1.512\n/ 2.160\nx 100 = 70,00",
        "1.512\nHunian = ------ x 100 = 70,00\n2.160",
        "Hunian = 1.512 dari 1.512\n------ x 100 = 70,00\n2.160",
        "Hunian | = | 1.512 / 2.160 | x 100 | = 70,00\nRata | = | 1.512 / 2.160 | x 100 | = 70,00",
        r"$$H = \frac{1.512}{2.160} \times 100 = \mathbf{70,00}$$",
    ],
)
def test_each_figure_of_a_working_knows_where_it_stands(text: str) -> None:
    document = read(text).document
    for working in find_workings(document):
        for number in (working.result, *working.readings[0].inputs):
            cell = document.line(number.spot.line).cells[number.spot.cell]
            assert cell[number.spot.start : number.spot.end] == number.text
    assert find_workings(document) or "dari" in text


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("412 kapal + 68 kapal = 480 kapal", True),
        ("412 + 68 = 480 kapal", True),
        ("412 kapal + 68 perahu = 480", False),
        ("480-68 = 412", False),
        ("480 - 68 = 412", True),
        ("480 -68 = 412", True),
    ],
)
def test_a_working_knows_whether_its_figures_are_of_one_kind(text: str, *, is_plain: bool) -> None:
    (working,) = find_workings(read(text).document)
    assert working.is_plain is is_plain


@pytest.mark.parametrize("sign", ["=", "≈", "\\approx", "sama dengan", "SAMA DENGAN"])
def test_every_sign_of_equality_makes_a_passage(sign: str) -> None:
    document = read_structure([Line(1, (f"12 / 16 {sign} 0,75",)), Line(2, ("Kamar 16 buah",))])
    assert [passage.text for passage in passages_of(document)] == [f"12 / 16 {sign} 0,75"]
    assert passages_of(document) is passages_of(document)


@pytest.mark.parametrize("text", ["Kamar sama, dengan 16 buah", "sesama dengan 3 loket", "approx 3 loket"])
def test_other_words_make_no_passage(text: str) -> None:
    assert [*passages_of(read_structure([Line(1, (text,))]))] == []


@pytest.mark.parametrize(("deep", "is_read"), [(DEEPEST, True), (DEEPEST + 1, False), (3000, False)])
def test_brackets_within_each_other_are_read_so_far(deep: int, *, is_read: bool) -> None:
    text = f"{'(' * deep}5 + 1{')' * deep} x 2"
    tokens = read_tokens(Passage((Piece(text, 1),)), NumberStyle.INDONESIAN)
    assert (read_tree(tokens) is not None) is is_read
