"""Each word that tables from outside are known by pays rent:
two tables are read otherwise without it.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from tests.every_case import every_case
from tests.intake.rent_reading import TABLES, KnownWord, known_words, reading

with Path(__file__).with_name("rent.csv").open(encoding="utf-8", newline="") as file:
    RENT = {KnownWord(kind, word): tables for kind, word, *tables in list(csv.reader(file))[1:]}
"""By word the tables, of those in `rent`, that need it."""


@cache
def usual_reading(table: str) -> str:
    return reading(table)


@every_case("word", sorted(RENT))
def test_a_word_is_needed_by_two_tables(word: KnownWord) -> None:
    tables = RENT[word]
    assert len({*tables}) == 2
    assert [table for table in tables if reading(table, word) == usual_reading(table)] == []


def test_every_word_has_its_two_tables() -> None:
    assert known_words() == RENT.keys()


def test_every_table_is_there_for_a_word() -> None:
    assert {path.stem for path in TABLES.iterdir()} == {
        table for tables in RENT.values() for table in tables
    }
