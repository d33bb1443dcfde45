"""A long table repeats few texts: each is read once, and yet every row stands for itself."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from capaian.domain.issue import Place
from capaian.dossier.reading.cell_reading import NameBook, Places, Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Column, Names
from capaian.dossier.tables.kinds import CODE

COUNTS = BY_FILE["counts.csv"]
HEAD = "measure,area,period,value,source"
AREA = Column("area", CODE, "Wilayah", defines=Names.AREA)
OF_AREA = Column("area", CODE, "Wilayah", refers_to=(Names.AREA,))


def rows_of(seed: int, count: int = 100) -> list[str]:
    """Return rows out of few texts, some of them wrong or with blanks around them."""
    measures = ("ktp.holders", " ktp.holders ", "kk.heads", "ktp holders")
    areas = ("63.11.01", "63.11.02", "63.11.02 ", "Juai", "")
    periods = ("2023", "2023-Q1", "2023-Q5", "2022")
    values = ("12", "1.234", "-5", "12,5", "", "1.234.567", "0", " 12")
    texts = (measures, areas, periods, values)
    steps = (3, 7, 11, 13)
    return [
        ",".join(
            [
                *(
                    _pick(own, seed + number * number // step)
                    for own, step in zip(texts, steps, strict=True)
                ),
                "s1",
            ]
        )
        for number in range(count)
    ]


def _pick(texts: tuple[str, ...], number: int) -> str:
    return texts[number % len(texts)]


@pytest.mark.parametrize("seed", range(6))
def test_rows_read_together_are_the_rows_read_one_by_one(seed: int) -> None:
    rows = rows_of(seed)
    together = Reading()
    records = read_table(COUNTS, "\n".join([HEAD, *rows]) + "\n", together)
    alone, counted = [], Counter[tuple[str, str | None]]()
    for row in rows:
        reading = Reading()
        alone += [(row, record) for record in read_table(COUNTS, f"{HEAD}\n{row}\n", reading)]
        counted.update((issue.code, issue.place.column) for issue in reading.log.finish(()))
    first = {}
    for _, record in alone:
        first.setdefault((record.measure, record.area, record.period), record.value)
    assert {(r.measure, r.area, r.period): r.value for r in records} == first
    assert 0 < len(records) < len(alone) < len(rows)
    repeated = {"duplicate_row", "two_values"}
    issues = together.log.finish(())
    assert Counter((i.code, i.place.column) for i in issues if i.code not in repeated) == counted
    assert sum(i.code in repeated for i in issues) == len(alone) - len(records)


def test_a_text_met_before_is_refused_in_each_of_its_rows() -> None:
    reading = Reading()
    text = "\n".join([HEAD, *(f"ktp.holders,63.11.0{n},2023,12x,s1" for n in range(1, 4))])
    assert [record.value for record in read_table(COUNTS, text, reading)] == [None] * 3
    assert [issue.place.row for issue in reading.log.finish(())] == [2, 3, 4]


def test_the_same_row_again_is_another_thing_than_another_value() -> None:
    reading = Reading()
    rows = (
        "ktp.holders,63.11.01,2023,12,s1",
        "ktp.holders,63.11.01,2023,12,s1",
        "ktp.holders,63.11.01,2023,13,s1",
    )
    (record,) = read_table(COUNTS, "\n".join([HEAD, *rows]), reading)
    assert (record.value, record.place) == (Decimal(12), Place("counts.csv", 2))
    codes = [(issue.code, issue.place.row) for issue in reading.log.finish(())]
    assert codes == [("duplicate_row", 3), ("two_values", 4)]


def test_unknown_names_are_reported_in_the_order_of_files_and_lines() -> None:
    book, log = NameBook(), Reading().log
    book.note(OF_AREA, "b", Places("counts.csv", "area", [3, 9]))
    book.note(OF_AREA, "a", Places("counts.csv", "area", [2, 5]))
    book.note(OF_AREA, "c", [Place("areas.csv", 1, "area")])
    book.note(AREA, "known", [Place("areas.csv", 4, "area")])
    book.note(OF_AREA, "known", Places("counts.csv", "area", [1]))
    book.check(log)
    places = [(issue.place.file, issue.place.row, issue.value) for issue in log.finish(())]
    rows = [
        ("counts.csv", 2, "a"),
        ("counts.csv", 3, "b"),
        ("counts.csv", 5, "a"),
        ("counts.csv", 9, "b"),
    ]
    assert places == [*rows, ("areas.csv", 1, "c")]
