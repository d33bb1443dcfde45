"""What is asked about rows that can be read, sheet by sheet: their names, their figures, their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from capaian.domain.issue import Issue
from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.numbered import in_order
from capaian.dossier.excel.read.origins import Origins
from capaian.dossier.excel.read.recognise import FoundSheet
from capaian.dossier.excel.read.renumbered import report_renumbered
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.excel.read.told_by_place import report_moved_items
from capaian.dossier.excel.read.totals import report_totals
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.spreadsheets.model import Sheet

SPECS = {spec.id: spec for spec in book_sheets()}
EMPTY = Base({}, {})
Cells = Mapping[str, str]
LINES, ITEMS = "sheets.yaml#sheets/lines", "sheets.yaml#*texts"


def taken(sheet: str, rows: Sequence[Cells]) -> TakenRows:
    """Rows of a sheet that begin in its third row."""
    spec = SPECS[sheet]
    columns = {column.id: place for place, column in enumerate(spec.columns, 2)}
    found = FoundSheet(spec, Sheet(spec.tab, ()), columns, 3)
    flat = [FlatRow({**dict.fromkeys(columns, ""), **cells}) for cells in rows]
    return TakenRows(found, flat, [*range(3, 3 + len(flat))])


def totals(sheet: str, *rows: Cells) -> list[int | None]:
    """The rows of a sheet that are asked about."""
    log = IssueLog()
    report_totals({sheet: taken(sheet, rows)}, EMPTY, "buku.xlsx", log)
    return [issue.place.row for issue in log.finish(())]


def parts(name: str, figure: str, shared: Cells, figures: Sequence[str]) -> list[Cells]:
    """Rows that differ by their names and one figure."""
    return [{**shared, name: f"bagian {n}", figure: text} for n, text in enumerate(figures)]


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        ("assets.csv", "name"),
        ("training.csv", "name"),
        ("people.csv", "category"),
        ("outputs.csv", "name"),
        ("inputs.csv", "kind"),
        ("renstra.csv", "name"),
        ("peers.csv", "name"),
        ("history.csv", "name"),
        ("survey.csv", "name"),
        ("survey.csv", "code"),
    ],
)
@pytest.mark.parametrize("word", ["Subtotal", "JUMLAH UMUM", "Rata - rata", "jml", "Total :"])
def test_a_word_of_totals_is_asked_about_in_each_table(sheet: str, name: str, word: str) -> None:
    assert totals(sheet, {name: "Loket utama"}, {name: word}) == [4]


@pytest.mark.parametrize(
    ("sheet", "name", "text"),
    [
        ("facts.csv", "name", "Indeks Kepuasan Masyarakat"),
        ("history.csv", "name", "IKM"),
        ("outputs.csv", "name", "Nilai SKM"),
        ("assets.csv", "name", "Mesin penjumlah"),
        ("survey.csv", "name", "Kejelasan jumlah biaya"),
        ("survey.csv", "name", "Indeks ketepatan waktu"),
        ("training.csv", "name", "Total Quality Management"),
        ("people.csv", "category", "Rata kanan"),
        ("counts.csv", "measure", "jumlah"),
        ("nodes.csv", "name", "Jumlah"),
    ],
)
def test_a_usual_name_is_asked_about_in_no_table(sheet: str, name: str, text: str) -> None:
    assert totals(sheet, {name: text}) == []


@pytest.mark.parametrize(
    ("sheet", "name", "figure", "shared"),
    [
        ("outputs.csv", "name", "target", {"node": "V.1", "period": "2031", "unit": "document"}),
        ("inputs.csv", "kind", "actual", {"node": "V.1", "period": "2031", "resource": "money"}),
        ("renstra.csv", "name", "budget", {"node": "V.1", "period": "2031", "unit": "document"}),
        ("survey.csv", "code", "index", {"survey": "skm", "period": "2031"}),
    ],
)
def test_the_last_row_of_its_group_is_held_against_those_above(
    sheet: str, name: str, figure: str, shared: Cells
) -> None:
    above = ["120", "35", "415"]
    assert totals(sheet, *parts(name, figure, shared, [*above, "570"])) == [6]
    assert totals(sheet, *parts(name, figure, shared, [*above, "195"])) == []
    assert totals(sheet, *parts(name, figure, shared, [*above, "571"])) == []
    assert totals(sheet, *parts(name, figure, shared, ["570", *above])) == []
    apart = parts(name, figure, shared, above)
    assert totals(sheet, *apart, {**shared, "period": "2032", name: "lain", figure: "570"}) == []


@pytest.mark.parametrize(
    ("figures", "asked"),
    [
        (["80.5", "82.25", "91"], []),
        (["80.5", "82.25", "91", "84.58"], [6]),
        (["80.5", "82.25", "91", "84.6"], [6]),
        (["80.5", "82.25", "91", "84.59"], []),
        (["80.5", "80.5", "80.5", "80.5"], []),
        (["80", "82", "84", "82"], []),
        (["80.5", "", "91", "85.75"], []),
        (["80.5", "82.25", "91", ""], []),
        (["80.5", "dua", "91", "84.58"], []),
    ],
)
def test_a_mean_is_told_from_what_only_lies_near(figures: Sequence[str], asked: Sequence[int]) -> None:
    assert totals("survey.csv", *parts("code", "index", {"survey": "skm"}, figures)) == asked


@pytest.mark.parametrize(
    ("sheet", "name", "figure"),
    [
        ("peers.csv", "name", "numerator"),
        ("people.csv", "category", "count"),
        ("facts.csv", "name", "value"),
        ("assets.csv", "name", "sound"),
        ("counts.csv", "area", "value"),
    ],
)
def test_where_rows_have_parts_or_stand_by_themselves_a_sum_is_no_question(
    sheet: str, name: str, figure: str
) -> None:
    assert totals(sheet, *parts(name, figure, {}, ["120", "35", "415", "570"])) == []


def ordered(sheet: str, column: str, owner: Cells, numbers: Sequence[str]) -> tuple[list[str], list[str]]:
    """The numbers of rows in the order that they are taken in, and the codes of what is said."""
    log = IssueLog()
    rows = in_order(taken(sheet, [{**owner, column: number} for number in numbers]), "buku.xlsx", log)
    return [row.cells[column] for row in rows.rows], [issue.code for issue in log.finish(())]


@pytest.mark.parametrize(
    ("sheet", "column", "owner"),
    [
        ("narrative", "number", {"file": "narrative/bab-4.md"}),
        ("layouts", "number", {"file": "layout.yaml"}),
        (LINES, "#", {"sheets.id": "lembar-8"}),
        ("documents.yaml#documents/annexes/entries", "#", {"documents.id": "sk", "annexes.title": "I"}),
        ("recommendations.yaml#recommendations", "#", {}),
    ],
)
@pytest.mark.parametrize(
    ("numbers", "order", "said"),
    [
        (["1", "2", "3"], ["1", "2", "3"], []),
        (["2", "5", "9"], ["2", "5", "9"], []),
        (["1", "", "2"], ["1", "", "2"], []),
        (["", "", ""], ["", "", ""], []),
        (["3", "1", "2"], ["1", "2", "3"], ["rows_not_by_number"]),
        (["10", "9"], ["9", "10"], ["rows_not_by_number"]),
        (["3", "", "2"], ["3", "", "2"], ["number_missing", "rows_not_by_number"]),
        (["1", "1,5"], ["1", "1,5"], ["number_unread"]),
    ],
)
def test_numbers_are_the_order_of_every_sheet_that_shows_them(
    sheet: str,
    column: str,
    owner: Cells,
    numbers: Sequence[str],
    order: Sequence[str],
    said: Sequence[str],
) -> None:
    assert ordered(sheet, column, owner, numbers) == (order, said)


def test_places_go_along_with_their_rows_and_lists_do_not_mix() -> None:
    files = ["b.md", "a.md", "b.md", "a.md"]
    cells = [
        {"file": f"narrative/{file}", "number": number} for file, number in zip(files, "2113", strict=True)
    ]
    rows = in_order(taken("narrative", cells), "buku.xlsx", IssueLog())
    assert [row.cells["file"][-4:] for row in rows.rows] == files
    assert [row.cells["number"] for row in rows.rows] == ["1", "1", "2", "3"]
    assert rows.places == [5, 4, 3, 6]


BEFORE = b"""sheets:
  - id: lembar-8
    post: staf
    lines:
      - {activity: Mendata, items: [buku, pena]}
      - {activity: Mencetak, items: [kertas]}
      - {activity: Mengarsip, items: [map]}
"""


def asked(lines: Mapping[str, str], items: Mapping[str, str]) -> list[Issue]:
    """What is asked of lines by their number, and items by that which they name."""
    log = IssueLog()
    rows = {
        LINES: taken(
            LINES, [{"sheets.id": "lembar-8", "#": n, "activity": text} for text, n in lines.items()]
        ),
        ITEMS: taken(
            ITEMS,
            [
                {"list": "sheets/lines/items", "owner1": "lembar-8", "owner2": n, "value": text}
                for text, n in items.items()
            ],
        ),
    }
    report_renumbered(rows, Base({"sheets.yaml": BEFORE}, {}), "buku.xlsx", log)
    return [*log.finish(())]


SAME = {"Mendata": "1", "Mencetak": "2", "Mengarsip": "3"}
OWN = {"buku": "1", "pena": "1", "kertas": "2", "map": "3"}


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (SAME, OWN),
        (SAME, {**OWN, "pena": "2"}),
        (SAME, {"buku": "1"}),
        ({**SAME, "Menyimpan": "4"}, OWN),
        ({"Mendata": "1", "Mencetak": "2"}, {"buku": "1", "pena": "1", "kertas": "2"}),
        ({"Mendata": "7", "Mencetak": "8", "Mengarsip": "9"}, dict(zip(OWN, "7789", strict=True))),
        ({"Mendata": "3", "Mencetak": "2", "Mengarsip": "1"}, dict(zip(OWN, "3321", strict=True))),
        ({"Menulis": "1", "Mencetak": "2", "Mengarsip": "3"}, OWN),
        ({"Mendata": "1", "Mencetak": "2", "Mengarsip": "5"}, {"buku": "1", "pena": "1", "kertas": "2"}),
    ],
)
def test_items_that_are_clear_ask_nothing(lines: Mapping[str, str], items: Mapping[str, str]) -> None:
    assert asked(lines, items) == []


@pytest.mark.parametrize(
    ("lines", "items", "row"),
    [
        ({"Menulis": "1", "Mendata": "2", "Mencetak": "3", "Mengarsip": "4"}, OWN, 3),
        ({"Mencetak": "1", "Mengarsip": "2"}, OWN, 5),
        ({"Mendata": "3", "Mencetak": "2", "Mengarsip": "1"}, OWN, 3),
        ({"Mendata": "1", "Mencetak": "3", "Mengarsip": "2"}, {**OWN, "kertas": "3"}, 6),
        ({"Mendata": "1", "Mencetak": "2", "Mengarsip": "4"}, OWN, 6),
    ],
)
def test_items_left_with_the_old_number_are_asked_about(
    lines: Mapping[str, str], items: Mapping[str, str], row: int
) -> None:
    (issue,) = asked(lines, items)
    assert (issue.code, issue.place.row) == ("numbers_left_behind", row)
    assert "lembar-8" in issue.message


OFFICE = """office:
  name: Dinas Arsip
posts:
  - {id: staf, name: Arsiparis, tasks: [mencatat, menyalin, menyimpan]}
"""
PLAN = """regional:
  title: RPJMD
  missions: [jalan baik, air bersih, layanan cepat]
  mission: 3
"""
LETTERS = """sheets:
  - {id: lembar-8, post: staf, letters: [b, d, e]}
"""
SCORES = """evaluations:
  - id: nilai
    dimensions: [sarana, petugas, aduan]
    units:
      - {name: Loket A, scores: [7.5, 8.25, 9]}
      - {name: Loket B, scores: [8, 8, 8]}
"""
FILES = {"office.yaml": OFFICE, "plan.yaml": PLAN, "sheets.yaml": LETTERS, "evaluations.yaml": SCORES}


def lists(file: str, *changes: tuple[str, str]) -> list[str]:
    """The sheets of lists that are asked about once a file is changed."""
    text = FILES[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    before = {name: content.encode() for name, content in FILES.items()}
    sheets = {f"{name}#*texts": taken(f"{name}#*texts", [{}]) for name in FILES}
    staged = Staged({**before, file: text.encode()}, Origins("buku.xlsx"), sheets)
    log = IssueLog()
    report_moved_items(staged, Base(before, {}), log)
    return [issue.place.sheet or "" for issue in log.finish(())]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("plan.yaml", "[jalan baik, air bersih, layanan cepat]", "[air bersih, jalan baik, layanan cepat]"),
        ("plan.yaml", "layanan cepat]", "layanan cepat, pasar ramai]"),
        ("plan.yaml", "layanan cepat", "layanan tepat"),
        ("plan.yaml", "mission: 3", "mission: 1"),
        ("office.yaml", "menyimpan", "menata"),
        ("office.yaml", "[mencatat, menyalin, menyimpan]", "[mencatat, menyalin]"),
        ("evaluations.yaml", "[7.5, 8.25, 9]", "[9, 8.25, 7.5]"),
        ("evaluations.yaml", "aduan", "pengaduan"),
    ],
)
def test_a_list_of_which_every_item_keeps_its_name_is_no_question(file: str, old: str, new: str) -> None:
    assert lists(file, (old, new)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "sheet"),
    [
        ("plan.yaml", "[jalan baik, air", "[pasar ramai, jalan baik, air", "Butir Rencana"),
        ("plan.yaml", "air bersih, layanan cepat", "layanan cepat, air bersih", "Butir Rencana"),
        (
            "plan.yaml",
            "[jalan baik, air bersih, layanan cepat",
            "[layanan cepat, a, air bersih",
            "Butir Rencana",
        ),
        ("office.yaml", "menyalin, menyimpan", "menyimpan, menyalin", "Butir Perangkat daerah"),
        ("sheets.yaml", "[b, d, e]", "[d, b, e]", "Butir Perangkat daerah"),
        ("evaluations.yaml", "sarana, petugas", "petugas, sarana", "Butir Penilaian pihak luar"),
    ],
)
def test_a_list_of_which_a_name_means_another_item_is_asked_about(
    file: str, old: str, new: str, sheet: str
) -> None:
    assert lists(file, (old, new)) == [sheet]


def test_scores_that_go_along_with_their_dimensions_are_no_question() -> None:
    along = [("sarana, petugas", "petugas, sarana"), ("[7.5, 8.25, 9]", "[8.25, 7.5, 9]")]
    assert lists("evaluations.yaml", *along) == []
