"""How a column writes its figures is told by that column: by what it holds, and by no column beside it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.intake.desks import KTP, Cells, changed, codes, desk, said, taken, uncounted, values
from tests.intake.recap import FIRST_ROW, recap_rows, regencies

from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind, Marks, find_marks, read_figure, unclear_text
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.rejection import RejectedValueError

DOTS, COMMAS = Marks.DOTS, Marks.COMMAS
COUNT, AMOUNT, RATIO = Kind.COUNT, Kind.AMOUNT, Kind.RATIO
PROVINCE_ROW = FIRST_ROW + len(regencies())
ELIGIBLE = [str(row[2]) for row in KTP[3:-1]]


def with_persons(*texts: str | int, share: str | None = None) -> Cells:
    """The table of the report with other texts for those who must have a card, its total first of all."""
    rows = [list(row) for row in KTP]
    for row, text in zip([rows[-1], *rows[3:-1]], texts, strict=False):
        row[2] = text
    if share is not None:
        rows[2].append("Pemilih (%)")
        for row in rows[3:]:
            row.append(share)
    return rows


def english(value: object) -> str:
    return f"{int(str(value)):,}"


def indonesian(value: object) -> str:
    return english(value).replace(",", ".")


def eligible(found: Taken) -> list[str]:
    return [value for measure, value in values(found, "measure", "value") if measure == "ktp.eligible"]


@pytest.mark.parametrize("write", [indonesian, english])
@pytest.mark.parametrize("share", ["97.57", "97,57", "97.571", "97,571", "1.234.567", None])
def test_a_column_that_is_not_used_tells_nothing(share: str | None, write: Callable[[object], str]) -> None:
    at = desk()
    texts = [write(value) for value in (96472, *ELIGIBLE)]
    found = taken(with_persons(*texts, share=share), at)
    assert (codes(at), at.doubts, eligible(found)) == ([], [], ELIGIBLE)


def test_the_recap_of_a_province_whose_percentages_have_points() -> None:
    rows = recap_rows()
    for row in rows[FIRST_ROW - 1 :]:
        row[4] = str(row[4]).replace(",", ".")
    at = desk()
    found = taken(rows, at)
    told = {
        area: (int(low), int(high)) for area, low, high in values(found, "area", "denominator", "numerator")
    }
    assert codes(at) == []
    assert {code: told[code] for code, *_ in regencies()} == {
        code: (low, high) for code, _, low, high in regencies()
    }


def test_a_round_count_keeps_its_thousands() -> None:
    rows = recap_rows()
    rows[FIRST_ROW - 1][2:5] = ["260.000", "110.000", "42.31"]
    eligible_before, holders_before = regencies()[0][2:]
    whole = [sum(one[place] for one in regencies()) for place in (2, 3)]
    rows[PROVINCE_ROW - 1][2:4] = [
        indonesian(whole[0] - eligible_before + 260_000),
        indonesian(whole[1] - holders_before + 110_000),
    ]
    at = desk()
    found = taken(rows, at)
    assert codes(at) == []
    assert values(found, "denominator", "numerator")[0] == ("260000", "110000")


def test_columns_of_one_table_may_be_written_in_two_ways() -> None:
    rows = with_persons(*(english(value) for value in (96472, *ELIGIBLE)))
    holders = [row[3] for row in KTP[3:]]
    for row, value in zip(rows[3:], holders, strict=True):
        row[3] = indonesian(value)  # type: ignore[index]  # lists
    at = desk()
    found = taken(rows, at)
    assert codes(at) == []
    assert [value for (value,) in values(found, "value")] == [
        *ELIGIBLE,
        *(str(value) for value in holders[:-1]),
    ]


def test_a_stray_percentage_among_counts_is_told_alone() -> None:
    at = desk()
    taken(with_persons(*(indonesian(value) for value in (96472, *ELIGIBLE[:-1])), "97.57"), at)
    assert [where for where, _ in said(at)] == ["11 C (Wajib KTP)"]
    assert codes(at) == ["not_a_number"]


UNCLEAR = "Angka yang tandanya dapat berarti ribuan atau pecahan di kolom ini:"


@pytest.mark.parametrize("stray", ["12,000", "12,364"])
def test_a_count_with_the_mark_of_others_is_told_with_both_readings(stray: str) -> None:
    at = desk()
    taken(changed((4, 3, stray), rows=with_persons(*(indonesian(value) for value in (96472, *ELIGIBLE)))), at)
    decimals = stray.rstrip("0").rstrip(",")
    assert said(at) == [
        (
            "4 C (Wajib KTP)",
            f"{UNCLEAR} baris 4. Di sini {stray.replace(',', '')} atau {decimals}.",
        )
    ]


MIXED = ("12.364", "14.843", "10,356", "14.228", "13,907", "14,167", "11.448", "5.159")


def mixed(**asked: object) -> tuple[list[str], Desk]:
    """Counts of which three have the other mark, and what was said."""
    at = desk(**asked)
    rows = changed(*((4 + place, 3, text) for place, text in enumerate(MIXED)))
    found = [
        value for measure, value in values(taken(rows, at), "measure", "value") if measure == "ktp.eligible"
    ]
    return found, at


def test_figures_with_two_readings_are_one_question_for_their_column() -> None:
    _, at = mixed()
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row, issue.place.column) == ("ambiguous_column", 6, "C (Wajib KTP)")
    assert "di kolom ini: baris 6, 8, 9. Di sini 10356 atau 10,356." in issue.message
    assert '--means "angka Wajib KTP=ribuan"; bila pecahan, --means "angka Wajib KTP=desimal"' in str(
        issue.remedy
    )


def test_each_column_is_a_question_of_its_own_and_many_rows_are_counted() -> None:
    at = desk()
    commas = [(row, column, "1,234") for row in range(4, 11) for column in (3, 4)]
    taken(changed(*commas, (11, 3, "1.234.567"), (11, 4, "1.234.567")), at)
    assert [where for where, words in said(at) if "baris 4, 5, 6, 7, 8, dan 2 lagi" in words] == [
        "4 C (Wajib KTP)",
        "4 D (Sudah Rekam)",
    ]


def test_who_says_thousands_has_said_it_of_the_whole_column() -> None:
    found, at = mixed(means={"angka Wajib KTP": "ribuan"})
    assert found == [text.replace(".", "").replace(",", "") for text in MIXED]
    assert (codes(at), at.used) == ([], {"angka Wajib KTP"})


def test_counts_that_are_said_to_be_fractions_are_refused_each() -> None:
    _, at = mixed(means={"angka Wajib KTP": "desimal"})
    assert [where.split()[0] for where, words in said(at) if "bilangan bulat" in words] == ["6", "8", "9"]


def test_a_fraction_in_a_text_is_not_blamed_on_the_format_of_its_cell() -> None:
    at = desk()
    taken(changed((4, 3, "12.36")), at)
    (issue,) = at.log.finish(())
    assert issue.message == "Seharusnya bilangan bulat, padahal tertulis pecahan 12,36."
    assert issue.remedy is not None
    assert "format sel" not in issue.remedy


FINANCE: Cells = (
    ("LAPORAN REALISASI ANGGARAN TAHUN 2023",),
    (),
    ("Kode", "Uraian", "Anggaran", "Realisasi", "%"),
    ("2.12.01.2.01.0001", "Pencatatan, Penatausahaan dan Penerbitan Dokumen", "950.000", "900.000", "94.74"),
    ("5.1.02", "Belanja Barang dan Jasa", "500.000", "450.000", "90.00"),
    ("5.2.02", "Belanja Modal Peralatan", "450.000", "450.000", "100.00"),
)


def money(write: Callable[[str], str]) -> tuple[tuple[str, ...], Desk]:
    """Take the export with its amounts written otherwise: kind, budget and spending of its first row."""
    lines = [[*row[:2], *(write(str(cell)) for cell in row[2:])] for row in FINANCE[3:]]
    at = desk(means={"2.12.01.2.01.0001": "S1"})
    return next(iter(values(taken([*FINANCE[:3], *lines], at), "kind", "revised", "actual")), ()), at


@pytest.mark.parametrize("swap", [{}, {".": ",", ",": "."}])
def test_an_export_of_the_finance_system_in_both_styles(swap: dict[str, str]) -> None:
    found, at = money(lambda text: text.translate(str.maketrans(swap)))
    assert (found, codes(at)) == (("all", "950000", "900000"), [])


@pytest.mark.parametrize("other", ["500.000,00", "500000", "Rp 500.000", "500 000"])
def test_amounts_that_can_be_read_in_one_way_stand_beside_others(other: str) -> None:
    found, at = money(lambda text: text.replace("500.000", other))
    assert (found, codes(at)) == (("all", "950000", "900000"), [])


def test_an_amount_that_contradicts_the_others_makes_them_doubtful_and_not_thousandths() -> None:
    _, at = money(lambda text: text.replace("500.000", "500,000.00"))
    assert [where for where, _ in said(at)] == ["4 C (Anggaran)"]
    assert codes(at) == ["ambiguous_column"]
    (message,) = [words for _, words in said(at)]
    assert "di kolom ini: baris 4, 6. Di sini 950000 atau 950." in message


def ratios(*texts: CellValue) -> Cells:
    names = ("Kab. Tapin", "Kab. Tabalong", "Kota Banjarmasin")
    rows = [(number, name, text) for number, (name, text) in enumerate(zip(names, texts, strict=True), 1)]
    return (("CAKUPAN KEPEMILIKAN KTP-EL TAHUN 2023",), (), ("No", "Kab/Kota", "Persentase"), *rows)  # type: ignore[return-value]  # cells


THREE = ("97.125", "98.250", "99.500")


def test_ratios_that_may_be_thousands_are_asked_about_once() -> None:
    at = desk(means={"Persentase": "ktp"})
    found = taken(ratios(*THREE), at)
    (doubt,) = at.doubts
    assert doubt.place.column == "C (Persentase)"
    assert doubt.option == '--means "angka Persentase=desimal"'
    assert doubt.words == (
        'desimal, jadi "97.125" dibaca 97,125; bila 97125, tambahkan --means "angka Persentase=ribuan"'
    )
    assert [Decimal(value) for (value,) in values(found, "value")] == [Decimal(text) for text in THREE]


@pytest.mark.parametrize(
    ("told", "first", "said"), [("desimal", "97.125", []), ("ribuan", "97125", ["percents_above"])]
)
def test_the_answer_settles_it(told: str, first: str, said: list[str]) -> None:
    """Who takes percentages for thousands is told so: no coverage is 97125 percent."""
    at = desk(means={"Persentase": "ktp", "angka Persentase": told})
    found = taken(ratios(*THREE), at)
    assert (at.doubts, codes(at), at.used) == ([], said, {*at.asked.means})
    assert Decimal(values(found, "value")[0][0]) == Decimal(first)


def test_an_answer_that_is_none_leaves_it_open() -> None:
    at = desk(means={"Persentase": "ktp", "angka Persentase": "entah"})
    taken(ratios(*THREE), at)
    assert len(at.doubts) == 1


@pytest.mark.parametrize("text", ["99.5", "0.995", "1.234.567"])
def test_a_ratio_that_tells_settles_the_others(text: str) -> None:
    at = desk(means={"Persentase": "ktp"})
    taken(ratios("97.125", "98.250", text), at)
    assert at.doubts == []


def test_counts_beside_ratios_stay_counts() -> None:
    rows = [[*row] for row in recap_rows()]
    at = desk(uncounted(), means={"Persen": "kia"})
    taken(rows, at)
    assert (at.doubts, codes(at)) == ([], [])
    rows[PROVINCE_ROW - 1][3] = "3.012.908"
    taken(rows, at)
    assert codes(at) == ["total_differs"]


@pytest.mark.parametrize(
    ("texts", "kind", "marks"),
    [
        (["110.000"], COUNT, DOTS),
        (["110.000"], AMOUNT, DOTS),
        (["110.000"], RATIO, COMMAS),
        (["110,000"], COUNT, COMMAS),
        (["110,000"], RATIO, DOTS),
        (["110.000", "97.5", "98.5"], COUNT, DOTS),
        (["110.000", "97.5", "98.5"], AMOUNT, COMMAS),
        (["110.000", "120.000", "97.5"], AMOUNT, DOTS),
        (["97.5", "98.5"], COUNT, COMMAS),
        (["97.5", "98,125", "98,250"], RATIO, COMMAS),
        (["12336.000", "110.000", "115.000"], COUNT, COMMAS),
        (["1.131.165", "12,336", "12,401"], COUNT, DOTS),
        (["0.976"], RATIO, COMMAS),
    ],
)
def test_what_tells_in_a_column_of_some_kind(texts: list[CellValue], kind: Kind, marks: Marks) -> None:
    assert find_marks(texts, kind) is marks


@pytest.mark.parametrize("kind", [*Kind])
@pytest.mark.parametrize("marks", [*Marks])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.131.165", "1131165"),
        ("1,131,165", "1131165"),
        ("1.131,00", "1131"),
        ("1,131.00", "1131"),
        ("12336.000", "12336"),
        ("12336,000", "12336"),
        ("Rp 1.131.165,-", "1131165"),
    ],
)
def test_a_text_with_one_reading_is_read_so_anywhere(text: str, value: str, marks: Marks, kind: Kind) -> None:
    assert read_figure(text, marks, kind) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "marks", "kind"),
    [
        ("110.000", COMMAS, COUNT),
        ("110.000", COMMAS, AMOUNT),
        ("110.000", DOTS, RATIO),
        ("110,000", DOTS, COUNT),
        ("(110,000)", DOTS, AMOUNT),
    ],
)
def test_a_lone_group_against_its_column_is_never_read_silently(text: str, marks: Marks, kind: Kind) -> None:
    with pytest.raises(RejectedValueError) as rejection:
        read_figure(text, marks, kind)
    sign = "-" if text.startswith("(") else ""
    assert rejection.value.code == "ambiguous_number"
    assert rejection.value.words == {"thousand": f"{sign}110000", "fraction": f"{sign}110"}


def test_a_nought_before_three_decimals_is_no_thousand() -> None:
    assert read_figure("0.976", DOTS, RATIO) == Decimal("0.976")
    assert unclear_text(["0.976", "97.125"]) is None


def test_cells_that_are_no_texts_leave_a_column_unclear() -> None:
    assert unclear_text([Decimal(3), None, "97.125"]) == "97.125"
    assert unclear_text([Decimal(3), None, "Juai"]) is None
