"""Which of several changed budgets is in force: the last by number or month, wherever its column stands."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.intake.desks import Cells
from tests.unit.dossier.test_intake_budget_stages import CHANGED, FIRST, SHIFTED, SPENT, asked
from tests.unit.dossier.test_intake_budget_years import CODES

from capaian.dossier.intake.change_orders import ChangeOrder, change_order, last_of_changes, order_in
from capaian.dossier.intake.heads import Head

_EARLIER = 44_100_000


def granted(*columns: tuple[str, int]) -> Cells:
    """A sub-activity and its account below heads as offices write them."""
    figures = [figure for _, figure in columns]
    rows = [(CODES[0], "Penyusunan Dokumen", *figures), ("5.1.02", "Belanja Barang", *figures)]
    return [("REALISASI BELANJA TAHUN 2023",), (), ("Kode", "Uraian", *(head for head, _ in columns)), *rows]


def in_force(*columns: tuple[str, int]) -> tuple[tuple[str, ...], list[str], list[str]]:
    """What is taken of columns before what was spent, what is asked, and the codes of problems."""
    return asked(granted(*columns, ("REALISASI", SPENT)))


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("PERUBAHAN II", "PERUBAHAN I"),
        ("PERUBAHAN 2", "PERUBAHAN 1"),
        ("PERUBAHAN KEDUA", "PERUBAHAN PERTAMA"),
        ("PERUBAHAN KE-2", "PERUBAHAN KE-1"),
        ("PERUBAHAN TAHAP III", "PERUBAHAN TAHAP II"),
        ("PERGESERAN VI", "PERGESERAN V"),
        ("PERGESERAN KE-10", "PERGESERAN KE-9"),
        ("PERUBAHAN (NOVEMBER)", "PERUBAHAN (JULI)"),
        ("PERUBAHAN TW IV", "PERUBAHAN TW II"),
        ("PERUBAHAN 2 OKTOBER", "PERUBAHAN 31 MEI"),
    ],
)
def test_the_last_change_is_in_force_in_any_order_of_the_columns(later: str, earlier: str) -> None:
    for columns in permutations([("MURNI", FIRST), (earlier, _EARLIER), (later, CHANGED)]):
        assert in_force(*columns) == ((str(FIRST), str(CHANGED), str(SPENT)), [], []), columns


def test_three_shifts_are_ordered_by_their_numbers_behind_what_was_spent_as_well() -> None:
    shifts = [("PERGESERAN III", CHANGED), ("PERGESERAN II", SHIFTED), ("PERGESERAN I", _EARLIER)]
    found = asked(granted(("REALISASI", SPENT), *shifts, ("MURNI", FIRST)))
    assert found == ((str(FIRST), str(CHANGED), str(SPENT)), [], [])


@pytest.mark.parametrize(
    ("columns", "option"),
    [
        (("PERUBAHAN II", "PERUBAHAN", "MURNI"), '--means "PERUBAHAN II=revised"'),
        (("PERUBAHAN", "PERUBAHAN I", "MURNI"), '--means "PERUBAHAN I=revised"'),
        (("REVISI II", "REVISI I", "MURNI"), '--means "REVISI II=revised"'),
        (("PERUBAHAN I (NOVEMBER)", "PERUBAHAN II (JULI)", "MURNI"), '--means "PERUBAHAN II (JULI)=revised"'),
        (("PERUBAHAN II", "PERGESERAN", "PERUBAHAN I"), '--means "PERUBAHAN II=revised"'),
    ],
)
def test_an_order_that_words_leave_open_is_asked(columns: tuple[str, str, str], option: str) -> None:
    figures = (CHANGED, SHIFTED, FIRST) if columns[-1] == "MURNI" else (CHANGED, SHIFTED, _EARLIER)
    heads = [*zip(columns, figures, strict=True)]
    beside = [] if columns[-1] == "MURNI" else [("MURNI", FIRST)]
    _, options, problems = in_force(*beside, *heads)
    assert (options, problems) == ([option], [])


def test_what_was_spent_above_the_last_change_is_asked_whatever_its_number() -> None:
    _, options, _ = in_force(("PERUBAHAN II", SPENT - 1), ("PERUBAHAN I", CHANGED), ("MURNI", FIRST))
    assert options == ['--means "PERUBAHAN II=revised"']


@pytest.mark.parametrize(
    "head",
    [
        "DPPA OKTOBER 2023",
        "DPPA (OKTOBER)",
        "DPPA TGL 12 OKTOBER 2023",
        "DPPA TW III",
        "ANGGARAN PERUBAHAN OKTOBER",
        "PAGU PERUBAHAN (OKT)",
        "APBD-P SEPTEMBER",
    ],
)
@pytest.mark.parametrize("first", ["DPA", "PAGU", "ANGGARAN"])
def test_a_changed_budget_is_one_whatever_month_its_paper_names(head: str, first: str) -> None:
    expected = ((str(FIRST), str(CHANGED), str(SPENT)), [], [])
    assert in_force((first, FIRST), (head, CHANGED)) == expected
    assert in_force((head, CHANGED), (first, FIRST)) == expected


@pytest.mark.parametrize(
    ("earlier", "later"), [("DPPA I (JULI)", "DPPA II (OKTOBER)"), ("DPPA 3 MEI", "DPPA 2 NOVEMBER")]
)
def test_of_two_changed_budgets_with_months_the_later_is_in_force(earlier: str, later: str) -> None:
    for columns in permutations([("DPA", FIRST), (earlier, _EARLIER), (later, CHANGED)]):
        assert in_force(*columns) == ((str(FIRST), str(CHANGED), str(SPENT)), [], []), columns


@pytest.mark.parametrize(
    ("amount", "others"),
    [
        (FIRST // 12, [("DPA", FIRST)]),
        (SPENT - 1, [("DPA", FIRST)]),
        (CHANGED, []),
        (CHANGED, [("DPPA", SHIFTED)]),
    ],
)
def test_one_with_a_month_that_figures_or_columns_do_not_bear_out_is_asked(
    amount: int, others: list[tuple[str, int]]
) -> None:
    _, options, _ = in_force(*others, ("DPPA OKTOBER", amount))
    assert options == ['--means "DPPA OKTOBER=revised"']


@pytest.mark.parametrize("heads", [("DPPA {}", "REALISASI {}"), ("ANGGARAN PERUBAHAN {}", "REALISASI {}")])
def test_what_a_changed_budget_plans_for_each_month_is_no_other_one(heads: tuple[str, str]) -> None:
    months = ("JANUARI", "FEBRUARI", "MARET", "APRIL")
    plan = [(heads[0].format(month), CHANGED // 12) for month in months]
    spent = [(heads[1].format(month), SPENT // 12) for month in months]
    values, options, _ = asked(granted(("DPPA", CHANGED), *plan, *spent))
    assert (values[:2], options) == (("", str(CHANGED)), [])


def test_a_quarter_of_a_changed_budget_beside_it_is_a_plan() -> None:
    values, options, _ = asked(
        granted(("DPPA", CHANGED), ("DPPA TW I", CHANGED // 4), ("REALISASI TW I", SPENT // 4))
    )
    assert (values[1], options) == (str(CHANGED), [])


@pytest.mark.parametrize(
    ("heads", "asked_of"),
    [
        (("PAGU JANUARI", "PAGU OKTOBER"), "PAGU OKTOBER"),
        (("PAGU AWAL (JANUARI)", "PAGU AKHIR (DESEMBER)"), "PAGU AKHIR (DESEMBER)"),
        (("ANGGARAN PER 31 MARET", "ANGGARAN PER 31 OKTOBER"), "ANGGARAN PER 31 OKTOBER"),
    ],
)
def test_budgets_that_only_months_tell_apart_are_asked(heads: tuple[str, str], asked_of: str) -> None:
    columns = [*zip(heads, (FIRST, CHANGED), strict=True), ("REALISASI", SPENT)]
    _, options, _ = asked(granted(*columns))
    assert options == [f'--means "{asked_of}=revised"']
    answered = asked(granted(*columns), **{asked_of: "revised"})
    assert answered == (("", str(CHANGED), str(SPENT)), [], [])


def test_plans_of_months_beside_what_was_spent_in_them_are_asked_nothing() -> None:
    months = [("PAGU JANUARI", 3_500_000), ("REALISASI JANUARI", 3_100_000), ("PAGU FEBRUARI", 3_500_000)]
    _, options, _ = asked(granted(*months, ("REALISASI FEBRUARI", 2_900_000)))
    assert options == []


@pytest.mark.parametrize(
    "heads", [("PERUBAHAN (OKTOBER)", "PERUBAHAN (JULI)"), ("PERUBAHAN TW II", "PERUBAHAN TW I")]
)
def test_a_change_that_names_a_time_is_never_what_was_spent_in_it(heads: tuple[str, str]) -> None:
    found = in_force((heads[0], CHANGED), (heads[1], _EARLIER), ("MURNI", FIRST))
    assert found == ((str(FIRST), str(CHANGED), str(SPENT)), [], [])


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("PERUBAHAN KE II", ChangeOrder(2, None)),
        ("DPPA II (OKTOBER)", ChangeOrder(2, 10)),
        ("DPPA 12 Agustus 2023", ChangeOrder(None, 8)),
        ("PERUBAHAN 12/10/2023", ChangeOrder(None, 10)),
        ("PERUBAHAN TW III", ChangeOrder(None, 9)),
        ("PERUBAHAN APBD 2023", ChangeOrder(None, None)),
    ],
)
def test_numbers_and_months_of_heads_are_told_apart(text: str, order: ChangeOrder) -> None:
    assert order_in(Head(1, (text,), text)) == order


def test_the_number_of_a_shift_tells_nothing_of_a_change() -> None:
    heads = [Head(n, (text,), text) for n, text in enumerate(("PERGESERAN II", "PERUBAHAN I"))]
    assert last_of_changes(heads) == (heads[1], True)


@pytest.mark.parametrize(
    "heads", [("SEBELUM PERUBAHAN", "SETELAH PERUBAHAN OKTOBER"), ("MURNI JANUARI", "PERUBAHAN OKTOBER")]
)
def test_months_on_both_sides_of_a_change_leave_them_what_they_are(heads: tuple[str, str]) -> None:
    found = in_force((heads[0], FIRST), (heads[1], CHANGED))
    assert found == ((str(FIRST), str(CHANGED), str(SPENT)), [], [])


@pytest.mark.parametrize(
    "heads", [("DPPA I", "DPPA II"), ("APBD-P 1", "APBD-P 2"), ("PAGU PERUBAHAN I", "PAGU PERUBAHAN II")]
)
def test_where_changed_budgets_are_asked_the_last_is_offered(heads: tuple[str, str]) -> None:
    for columns in permutations([("DPA", FIRST), (heads[0], _EARLIER), (heads[1], CHANGED)]):
        assert in_force(*columns)[1:] == ([f'--means "{heads[1]}=revised"'], [])


@pytest.mark.parametrize(
    "columns", [[("PAGU", FIRST), ("PAGU OKTOBER", CHANGED)], [("PAGU JANUARI", FIRST), ("PAGU", CHANGED)]]
)
def test_a_budget_beside_another_of_a_month_is_asked(columns: list[tuple[str, int]]) -> None:
    assert in_force(*columns)[1] == ['--means "PAGU=revised"']


@pytest.mark.parametrize("other", [FIRST, FIRST // 3])
def test_the_same_budget_and_a_plan_of_a_month_are_asked_nothing(other: int) -> None:
    assert in_force(("PAGU", FIRST), ("PAGU OKTOBER", other)) == (("", str(FIRST), str(SPENT)), [], [])


@pytest.mark.parametrize(
    ("shift", "change"),
    [
        ("PERGESERAN MARET", "PERUBAHAN OKTOBER"),
        ("PERGESERAN I (APRIL)", "PERUBAHAN (SEPTEMBER)"),
        ("PERGESERAN III", "PERUBAHAN I"),
    ],
)
def test_a_shift_before_a_change_is_neither_spent_nor_in_force(shift: str, change: str) -> None:
    found = in_force(("MURNI", FIRST), (shift, SHIFTED), (change, CHANGED))
    assert found == ((str(FIRST), str(CHANGED), str(SPENT)), [], [])


def test_a_shift_of_a_later_month_than_the_change_is_asked() -> None:
    columns = [("MURNI", FIRST), ("PERUBAHAN (SEPTEMBER)", SHIFTED), ("PERGESERAN (NOVEMBER)", CHANGED)]
    assert in_force(*columns)[1] == ['--means "PERGESERAN (NOVEMBER)=revised"']


@pytest.mark.parametrize("paper", ["MURNI", "PERUBAHAN I", "PERUBAHAN II"])
def test_numbers_count_below_one_head_of_all_budgets_too(paper: str) -> None:
    stages = {"MURNI": FIRST, "PERUBAHAN I": _EARLIER, "PERUBAHAN II": CHANGED}
    order = [paper, *(name for name in stages if name != paper)]
    figures = (*(stages[name] for name in order), SPENT)
    cells: Cells = [
        ("REALISASI BELANJA TAHUN 2023",),
        (),
        ("Kode", "Uraian", "ANGGARAN", None, None, "REALISASI"),
        (None, None, *order, None),
        (CODES[0], "Penyusunan Dokumen", *figures),
        ("5.1.02", "Belanja Barang", *figures),
    ]
    assert asked(cells) == ((str(FIRST), str(CHANGED), str(SPENT)), [], [])


def test_a_changed_budget_that_is_left_out_leaves_the_first_one_in_force() -> None:
    cells = granted(("DPA", FIRST), ("DPPA OKTOBER", CHANGED), ("REALISASI", SPENT))
    left = asked(cells, **{"DPPA OKTOBER": "-"})
    assert left == (("", str(FIRST), str(SPENT)), [], [])
    answered = asked(cells, **{"DPPA OKTOBER": "revised", "DPA": "original"})
    assert answered == ((str(FIRST), str(CHANGED), str(SPENT)), [], [])


def test_leaving_out_the_last_change_asks_for_the_one_before_it() -> None:
    cells = granted(
        ("PERUBAHAN II", CHANGED), ("PERUBAHAN I", _EARLIER), ("MURNI", FIRST), ("REALISASI", SPENT)
    )
    values, options, _ = asked(cells, **{"PERUBAHAN II": "-"})
    assert (values[1], options) == (str(_EARLIER), ['--means "PERUBAHAN I=revised"'])


@pytest.mark.parametrize("head", ["REALISASI DPPA OKTOBER", "SISA DPPA OKTOBER", "% DPPA OKTOBER"])
def test_what_is_told_of_a_changed_budget_is_no_budget(head: str) -> None:
    values, options, _ = in_force(("DPA", FIRST), (head, SPENT // 2))
    assert (values[:2], options) == (("", str(FIRST)), [])


@pytest.mark.parametrize(
    ("title", "order"),
    [
        ("PERUBAHAN APBD KE-6", ChangeOrder(6, None)),
        ("DPPA II OKTOBER 2023", ChangeOrder(2, 10)),
        ("DPPA 2 OKTOBER 2023", ChangeOrder(None, 10)),
    ],
)
def test_titles_tell_numbers_beside_months_where_these_are_no_days(title: str, order: ChangeOrder) -> None:
    assert change_order([title]) == order
