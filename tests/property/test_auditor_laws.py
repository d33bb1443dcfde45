"""Laws of the auditor: numbers in any style, fair rounding, tables read back, order and place of findings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from tests.property.auditor_reports import (
    ABSORPTIONS,
    ACHIEVEMENTS,
    COVERAGES,
    ROUNDINGS,
    STYLES,
    cut_off,
    grouped,
    half_up,
    written,
)

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, Spot, read_digits, read_numbers
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.auditor.slips import changes_of, values_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT, RUPIAH, Unit

UNITS = st.integers(0, 10**12)
DECIMALS = st.integers(0, 4)
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def exact(units: int, decimals: int) -> Decimal:
    return Decimal(units).scaleb(-decimals)


# --- numbers -----------------------------------------------------------------------------------------------


@given(UNITS, DECIMALS, st.sampled_from(STYLES), st.booleans())
def test_what_is_written_in_a_style_is_read_in_it(
    units: int, decimals: int, style: str, is_grouped: bool
) -> None:
    text = written(units, decimals, style, is_grouped=is_grouped)
    reading = read_digits(text, NumberStyle(style))
    assert (reading.value, reading.decimals) == (exact(units, decimals), decimals)


@given(UNITS, st.integers(1, 4), st.sampled_from(STYLES))
def test_without_a_style_around_marks_that_tell_are_enough(units: int, decimals: int, style: str) -> None:
    """One mark before three digits may mean two things; then the other one is kept."""
    text = written(units, decimals, style)
    reading = read_digits(text)
    assert exact(units, decimals) in (reading.value, reading.other)
    if len({*text} & {".", ","}) == 2 or decimals != 3:
        assert (reading.value, reading.other) == (exact(units, decimals), None)


@given(UNITS, DECIMALS)
def test_the_two_styles_are_each_other_with_marks_exchanged(units: int, decimals: int) -> None:
    indonesian = written(units, decimals, "indonesian")
    english = written(units, decimals, "english")
    assert indonesian.translate(str.maketrans(".,", ",.")) == english
    one = read_digits(indonesian, NumberStyle.INDONESIAN)
    other = read_digits(english, NumberStyle.ENGLISH)
    assert (one.value, one.decimals) == (other.value, other.decimals)


SIGNS: list[tuple[str, str, Unit]] = [
    ("", "", ONE),
    ("", "%", PERCENT),
    ("", " %", PERCENT),
    ("", " persen", PERCENT),
    ("Rp", "", RUPIAH),
    ("Rp. ", "", RUPIAH),
    ("Rp ", ",-", RUPIAH),
    ("sebesar ", " orang", ONE),
]


@pytest.mark.parametrize(("before", "after", "unit"), SIGNS)
@given(units=UNITS, decimals=DECIMALS, style=st.sampled_from(STYLES))
def test_signs_beside_a_number_are_its_unit_and_no_part_of_it(
    before: str, after: str, unit: Unit, units: int, decimals: int, style: str
) -> None:
    digits = written(units, decimals, style)
    text = f"Ada {before}{digits}{after} di sini"
    (number,) = read_numbers(text, 7, 2, NumberStyle(style))
    assert (number.value, number.decimals, number.unit) == (exact(units, decimals), decimals, unit)
    assert text[number.spot.start : number.spot.end] == number.text == digits
    assert (number.spot.line, number.spot.cell) == (7, 2)


@given(st.lists(st.tuples(UNITS, st.integers(0, 2)), min_size=1, max_size=6), st.sampled_from(STYLES))
def test_all_numbers_of_a_sentence_are_read_in_order(found: list[tuple[int, int]], style: str) -> None:
    text = " dari ".join(written(units, decimals, style) for units, decimals in found)
    numbers = read_numbers(text, 1, style=NumberStyle(style))
    assert [n.value for n in numbers] == [exact(*pair) for pair in found]
    assert [*numbers] == sorted(numbers, key=lambda number: number.spot)


@given(st.integers(1, 10**6), st.sampled_from(["Q{}", "{}a", "IKU{}x", "a_{}", "{}abc"]))
def test_digits_that_belong_to_a_word_are_no_number(number: int, word: str) -> None:
    assert read_numbers(word.format(number), 1) == ()


@given(UNITS, st.integers(0, 2), st.sampled_from(["-", "\u2212", "\u2013"]))
def test_a_sign_before_digits_makes_them_negative(units: int, decimals: int, sign: str) -> None:
    (number,) = read_numbers(
        f"{sign}{written(units, decimals, 'indonesian')}", 1, style=NumberStyle.INDONESIAN
    )
    assert number.value == -exact(units, decimals)


@given(UNITS, st.integers(0, 2))
def test_brackets_are_negative_alone_in_a_cell_and_not_in_a_sentence(units: int, decimals: int) -> None:
    text = f"({written(units, decimals, 'indonesian')})"
    (alone,) = read_numbers(text, 1, style=NumberStyle.INDONESIAN)
    (within,) = read_numbers(f"lima {text} orang", 1, style=NumberStyle.INDONESIAN)
    assert (alone.value, within.value) == (-exact(units, decimals), exact(units, decimals))


@given(st.lists(st.integers(1, 999999), min_size=3, max_size=4))
def test_marks_in_no_lawful_order_are_seen(parts: list[int]) -> None:
    text = ".".join(map(str, parts))
    is_lawful = len(str(parts[0])) <= 3 and all(len(str(part)) == 3 for part in parts[1:])
    assert (read_digits(text).style is NumberStyle.MIXED) is not is_lawful
    if is_lawful:
        assert read_digits(text).value == Decimal("".join(map(str, parts)))


@given(st.text("0123456789.,%-() Rpab", max_size=40))
def test_no_text_of_digits_and_marks_breaks_the_reader(text: str) -> None:
    for number in read_numbers(text, 1):
        assert text[number.spot.start : number.spot.end] == number.text
        assert number.decimals >= 0
        assert number.value.is_finite()


# --- slips of the pen --------------------------------------------------------------------------------------


def number_of(units: int, decimals: int, style: str = "indonesian", unit: Unit = ONE) -> PrintedNumber:
    text = written(units, decimals, style)
    (number,) = read_numbers(text, 1, style=NumberStyle(style))
    return PrintedNumber(number.text, number.value, decimals, unit, NumberStyle(style), number.spot)


@given(st.integers(100, 10**9), st.integers(0, 2), st.sampled_from(STYLES), st.integers(1, 3))
def test_marks_moved_by_places_are_powers_of_ten(units: int, decimals: int, style: str, by: int) -> None:
    number = number_of(units, decimals, style)
    values = {change.value for change in changes_of(number)}
    assert {number.value.scaleb(by), number.value.scaleb(-by)} <= values


@given(
    st.text("0012359.,", min_size=1, max_size=24), st.sampled_from(["", "-"]), st.sampled_from([*NumberStyle])
)
@example("0.950", "", NumberStyle.INDONESIAN)
@example("1.034", "-", NumberStyle.ENGLISH)
@example("0", "", NumberStyle.PLAIN)
@example("12345678901234567890123456789,5", "", NumberStyle.INDONESIAN)
def test_values_of_changes_are_those_that_their_texts_read(text: str, sign: str, style: NumberStyle) -> None:
    for number in read_numbers(sign + text, 1, style=style):
        told = [change.value for change in changes_of(number)]
        assert [*map(str, values_of(number))] == [*map(str, told)]


@given(st.integers(100, 10**9), st.integers(0, 2), st.sampled_from(STYLES), st.data())
def test_every_single_digit_may_be_another(
    units: int, decimals: int, style: str, data: st.DataObject
) -> None:
    digits = str(units).rjust(decimals + 1, "0")
    place = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from("123456789").filter(lambda d: d != digits[place]))
    meant = int(f"{digits[:place]}{digit}{digits[place + 1 :]}")
    changes = {change.text: change for change in changes_of(number_of(units, decimals, style))}
    found = changes[written(meant, decimals, style)]
    assert found.value == exact(meant, decimals)
    assert f"dari {digits[place]} menjadi {digit}" in found.words or "tertukar" in found.words


@given(st.integers(100, 10**9), st.integers(0, 2), st.sampled_from(STYLES))
def test_no_change_leaves_a_number_as_it_is(units: int, decimals: int, style: str) -> None:
    number = number_of(units, decimals, style)
    assert number.value not in {change.value for change in changes_of(number)}


# --- fair rounding -----------------------------------------------------------------------------------------

POSITIVE = st.integers(10, 10**6)
LAWS = {
    Law.PERCENT: lambda v: 100 * v[0] / v[1],
    Law.INVERSE: lambda v: 100 * v[1] / v[0],
    Law.SUM: sum,
    Law.MEAN: lambda v: sum(v) / len(v),
    Law.QUOTIENT: lambda v: v[0] / v[1],
    Law.INDEX: lambda v: 25 * v[0],
    Law.EQUAL: lambda v: v[0],
}
"""Laws whose results are not negative, in the words of a school book."""
COUNTS = {Law.INDEX: 1, Law.EQUAL: 1, Law.SUM: 4, Law.MEAN: 4}


def equation(law: Law, result: PrintedNumber, inputs: list[PrintedNumber]) -> Equation:
    return Equation(AuditRule.RATIO, law, result, tuple(inputs), "Tabel 1")


@pytest.mark.parametrize("law", LAWS)
@given(values=st.lists(st.integers(0, 300), min_size=6, max_size=6), decimals=st.integers(0, 2))
def test_a_value_that_is_tried_counts_as_one_that_is_printed(
    law: Law, values: list[int], decimals: int
) -> None:
    """Whatever was kept of the statement as it is printed, and whichever of its numbers is changed."""
    size = COUNTS.get(law, 2) + 1
    places = [Spot(1, place) for place in range(size)]
    figures = [replace(number_of(v, decimals), spot=p) for v, p in zip(values, places, strict=False)]
    printed = equation(law, figures[0], figures[1:])
    assert printed.holds() in (True, False)
    for place, spot in enumerate(places):
        other = replace(figures[place], value=exact(values[-1], decimals))
        changed = [*figures[:place], other, *figures[place + 1 :]]
        typed = equation(law, changed[0], changed[1:])
        assert printed.holds({spot: other.value}) is typed.holds()
        assert printed.computed({spot: other.value}) == typed.computed()


@pytest.mark.parametrize("law", LAWS)
@given(data=st.data(), decimals=st.integers(0, 3), reach=st.integers(1, 3))
def test_any_usual_rounding_of_any_admissible_inputs_is_right(
    law: Law, data: st.DataObject, decimals: int, reach: int
) -> None:
    """True inputs have more decimals than are printed; each figure is rounded in a way of its own."""
    how = st.sampled_from(ROUNDINGS)
    true = [Fraction(data.draw(POSITIVE) * 1000 + data.draw(st.integers(0, 999)), 10 ** (reach + 3))
            for _ in range(COUNTS.get(law, 2))]  # fmt: skip
    inputs = [number_of(data.draw(how)(value, reach), reach) for value in true]
    assume(all(number.value > 0 for number in inputs))
    result = number_of(data.draw(how)(Fraction(LAWS[law](true)), decimals), decimals, unit=PERCENT)
    assert equation(law, result, inputs).holds()


@pytest.mark.parametrize("law", [law for law in LAWS if law not in (Law.EQUAL, Law.SUM)])
@given(data=st.data(), decimals=st.integers(0, 3), steps=st.sampled_from([-5, -3, -2, 2, 3, 5, 40]))
def test_two_steps_off_is_never_right_where_inputs_are_counts(
    law: Law, data: st.DataObject, decimals: int, steps: int
) -> None:
    values = [data.draw(POSITIVE) for _ in range(COUNTS.get(law, 2))]
    how = data.draw(st.sampled_from(ROUNDINGS))
    units = how(Fraction(LAWS[law]([Fraction(value) for value in values])), decimals) + steps
    assume(units >= 0)
    result = number_of(units, decimals, unit=PERCENT)
    assert not equation(law, result, [number_of(value, 0) for value in values]).holds()


@given(st.lists(POSITIVE, min_size=1, max_size=30), st.integers(-3, 3))
def test_counts_alone_add_up_exactly(values: list[int], off: int) -> None:
    result = number_of(sum(values) + off, 0)
    assert equation(Law.SUM, result, [number_of(value, 0) for value in values]).holds() is (off == 0)


@given(POSITIVE, POSITIVE, st.integers(-2, 2))
def test_a_difference_of_counts_is_exact_and_may_be_negative(one: int, other: int, off: int) -> None:
    value = one - other + off
    number = PrintedNumber(str(abs(value)), Decimal(value), 0, ONE, NumberStyle.PLAIN, Spot(1))
    inputs = [number_of(one, 0), number_of(other, 0)]
    assert equation(Law.DIFFERENCE, number, inputs).holds() is (off == 0)


@given(POSITIVE, POSITIVE)
def test_a_part_may_be_as_much_as_its_whole_and_no_more(part: int, whole: int) -> None:
    found = equation(Law.AT_MOST, number_of(part, 0), [number_of(whole, 0)])
    assert found.holds() is (part <= whole)


@given(POSITIVE, POSITIVE, st.integers(0, 3))
def test_shares_and_what_is_left_of_a_hundred_agree(part: int, more: int, decimals: int) -> None:
    whole = part + more
    spent, budget = number_of(part, 0), number_of(whole, 0)
    rest = number_of(half_up(Fraction(100 * more, whole), decimals), decimals, unit=PERCENT)
    for law in (Law.SAVING, Law.UNSPENT):
        assert equation(law, rest, [spent, budget]).holds()
        far = number_of(half_up(Fraction(100 * more, whole), decimals) + 2, decimals, unit=PERCENT)
        assert not equation(law, far, [spent, budget]).holds()


@given(POSITIVE, st.integers(0, 10**6), st.integers(0, 3))
def test_growth_is_the_change_over_what_was_before(before: int, more: int, decimals: int) -> None:
    inputs = [number_of(before + more, 0), number_of(before, 0)]
    growth = Fraction(100 * more, before)
    for how in ROUNDINGS:
        assert equation(Law.GROWTH, number_of(how(growth, decimals), decimals, unit=PERCENT), inputs).holds()
    far = number_of(cut_off(growth, decimals) + 2, decimals, unit=PERCENT)
    assert not equation(Law.GROWTH, far, inputs).holds()


@given(st.lists(POSITIVE, min_size=2, max_size=2), POSITIVE)
def test_values_that_are_tried_take_the_place_of_those_printed(values: list[int], tried: int) -> None:
    one = PrintedNumber("1", Decimal(values[0]), 0, ONE, NumberStyle.PLAIN, Spot(1))
    other = PrintedNumber("2", Decimal(values[1]), 0, ONE, NumberStyle.PLAIN, Spot(2))
    total = PrintedNumber("3", Decimal(values[0] + tried), 0, ONE, NumberStyle.PLAIN, Spot(3))
    found = equation(Law.SUM, total, [one, other])
    assert found.holds({other.spot: Decimal(tried)})
    assert found.holds() is (values[1] == tried)
    assert found.computed({other.spot: Decimal(tried)}) == values[0] + tried


# --- tables ------------------------------------------------------------------------------------------------

HEADS = ["Target", "Realisasi", "Capaian (%)", "Pagu (Rp)", "Serapan (%)", "Keadaan 2031", "Selisih"]
LABELS = ["Perikanan tangkap", "Budidaya rumput laut", "Pelabuhan rakyat", "Pasar ikan", "Armada patroli",
          "Konservasi penyu", "Tambak garam", "Galangan kapal"]  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]], str]:
    """Return head and rows of a table, and its number style."""
    style = draw(st.sampled_from(STYLES))
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=2, max_size=5, unique=True))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=8, unique=True))
    figure = st.builds(lambda units: written(units, 2, style), st.integers(1000, 10**7))
    rows = [
        [str(n), label, *(draw(figure) for _ in heads)] for n, label in enumerate(labels, start=1)
    ]  # fmt: skip
    return ["No", "Uraian", *heads], rows, style


@SLOW
@given(tables(), st.integers(0, 4))
def test_a_table_is_read_back_cell_by_cell(table: tuple[list[str], list[list[str]], str], above: int) -> None:
    head, rows, _ = table
    text = "\n".join([*[""] * above, "Tabel 3.1 Keadaan", "", *("\t".join(row) for row in (head, *rows))])
    report = read_structure(read_lines(text))
    (found,) = report.tables
    assert found.head == (tuple(head),)
    assert [[cell.text for cell in row.cells] for row in found.rows] == rows
    assert [row.line for row in found.rows] == [above + 4 + place for place in range(len(rows))]
    assert (found.number, found.title, found.caption_line) == ("3.1", "Keadaan", above + 1)
    values = [[cell.number.value for cell in row.cells[2:] if cell.number] for row in found.rows]
    marks = str.maketrans({".": "", ",": ""})
    assert values == [[Decimal(text.translate(marks)) / 100 for text in row[2:]] for row in rows]


@SLOW
@given(tables(), st.data())
def test_a_page_break_with_the_head_repeated_changes_nothing(
    table: tuple[list[str], list[list[str]], str], data: st.DataObject
) -> None:
    head, rows, _ = table
    place = data.draw(st.integers(1, len(rows) - 1))
    blank = data.draw(st.integers(1, 3))
    lines = ["\t".join(row) for row in (head, *rows)]
    broken = [*lines[: place + 1], *[""] * blank, lines[0], *lines[place + 1 :]]
    whole, parted = (
        read_structure(read_lines("\n".join(["Tabel 3.1 Keadaan", "", *made]))) for made in (lines, broken)
    )
    assert len(parted.tables) == len(whole.tables) == 1
    assert [[c.text for c in r.cells] for r in parted.tables[0].rows] == rows
    shifted = [row.line + (blank + 1 if n >= place else 0) for n, row in enumerate(whole.tables[0].rows)]
    assert [row.line for row in parted.tables[0].rows] == shifted


@SLOW
@given(tables())
def test_spots_of_figures_point_at_them(table: tuple[list[str], list[list[str]], str]) -> None:
    head, rows, _ = table
    report = read_structure(read_lines("\n".join("\t".join(row) for row in (head, *rows))))
    for number in report.numbers():
        cell = report.line(number.spot.line).cells[number.spot.cell]
        assert cell[number.spot.start : number.spot.end] == number.text


@given(st.integers(0, 10**12))
def test_the_writer_of_these_tests_groups_by_threes(number: int) -> None:
    assert grouped(number, ".") == f"{number:,}".replace(",", ".")


def test_shapes_differ_in_words_order_and_style() -> None:
    for one, other in (ACHIEVEMENTS, ABSORPTIONS, COVERAGES):
        assert one.style != other.style
        assert one.order != other.order
        assert not {*one.heads[1:]} & {*other.heads[1:]}
