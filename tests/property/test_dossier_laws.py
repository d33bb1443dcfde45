"""Laws of the dossier: nothing is lost in writing, and no input whatsoever ends in a traceback."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.bad_input.spoiling import copy_base
from tests.dossier_hash import hash_dossier
from tests.property.dossier_cast import (
    CONTENT,
    NASTY,
    PLAIN_DECIMALS,
    damaged_bytes,
    damaged_lines,
    damaged_values,
    rows_of,
    without_place,
    write_csv,
)
from tests.property.dossier_cast import COUNTS as COUNT_VALUES

from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.dossier.canonical import format_dossier
from capaian.dossier.folder import combine_hashes
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import load_dossier, read_dossier
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.reading.yaml_nodes import compose
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.numbers import read_decimal, read_whole, write_number
from capaian.dossier.tables.parts import AWARDS, COUNTS
from capaian.dossier.tables.rejection import RejectedValueError

EXAMPLES = int(os.environ.get("CAPAIAN_EXAMPLES", "25"))
"""Damaged dossiers per kind of damage; raised for a long run before a release."""

TABLES = [part for part in ALL_PARTS if isinstance(part, Table)]
_YAML_SIGNS = st.sampled_from(
    [*"abc:-[]{}&*!|>'\"%@`#,?~ \n\n\t  012.", "- ", ": ", "<<", "\u2028", "😀"]
)


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_base(tmp_path_factory.mktemp("dossier"))


@contextmanager
def damage(dossier: Path, file: str, content: bytes) -> Iterator[None]:
    """Replace one file of the valid dossier, and everything that formatting changed,
    for a while.
    """
    (dossier / file).write_bytes(content)
    try:
        yield
    finally:
        for name, right in CONTENT.items():
            if (dossier / name).read_bytes() != right:
                (dossier / name).write_bytes(right)


def facts(office_year: OfficeYear) -> tuple[str, list[list[str]]]:
    """Everything that was read, without places, hashes,
    and spaces at the ends of lines of texts.
    """
    kept = {
        name: value
        for name, value in vars(office_year).items()
        if name not in ("files", "narratives")
    }
    pieces = repr(kept).split("place=Place(")
    tails = (piece.partition("column=")[2].partition(")")[2] for piece in pieces[1:])
    texts = [
        [line.rstrip() for line in text.markdown.strip().split("\n")]
        for text in office_year.narratives
    ]
    return "".join([pieces[0], *tails]), texts


@pytest.mark.nightly
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_a_table_that_was_written_reads_back_the_same(
    table: Table[Any], data: st.DataObject
) -> None:
    rows = data.draw(rows_of(table))
    reading = Reading()
    read = read_table(table, write_csv(table, rows), reading)
    assert reading.log.finish(()) == ()
    assert [without_place(row) for row in read] == rows


@given(PLAIN_DECIMALS)
def test_a_number_that_was_written_reads_back_the_same(value: Decimal) -> None:
    assert read_decimal(write_number(value)) == value


@given(COUNT_VALUES)
def test_a_whole_number_is_written_as_whole_and_decimal_columns_agree(value: Decimal) -> None:
    assert read_whole(write_number(value)) == read_decimal(write_number(value)) == value


@given(st.text("0123456789.,-−", max_size=12))
def test_whatever_reads_as_a_number_has_one_canonical_form(text: str) -> None:
    try:
        value = read_decimal(text)
    except RejectedValueError:
        return
    assert read_decimal(write_number(value)) == value
    assert write_number(read_decimal(write_number(value))) == write_number(value)


@given(st.text("0123456789.,-", max_size=12))
def test_a_whole_and_a_decimal_column_never_read_one_text_as_two_numbers(text: str) -> None:
    try:
        whole, decimal = read_whole(text), read_decimal(text)
    except RejectedValueError:
        return
    assert whole == decimal


def check_outcome(dossier: Path) -> None:
    """The result is facts or errors, never both and never neither; facts survive formatting."""
    result = read_dossier(dossier)
    errors = [issue for issue in result.issues if issue.level is Level.ERROR]
    assert (result.office_year is None) == bool(errors)
    for issue in result.issues:
        str(issue).encode("utf-8")
        assert "{" not in issue.remedy or issue.value is not None
    if result.office_year is None:
        return
    assert combine_hashes(result.office_year.files) == hash_dossier(dossier)
    format_dossier(dossier)
    assert format_dossier(dossier) == []
    assert facts(load_dossier(dossier)) == facts(result.office_year)


@given(damaged=damaged_bytes())
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_bytes_never_end_in_a_traceback(valid: Path, damaged: tuple[str, bytes]) -> None:
    with damage(valid, *damaged):
        check_outcome(valid)


@given(damaged=damaged_values())
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_values_never_end_in_a_traceback(valid: Path, damaged: tuple[str, bytes]) -> None:
    with damage(valid, *damaged):
        check_outcome(valid)


@given(damaged=damaged_lines())
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_lines_never_end_in_a_traceback(valid: Path, damaged: tuple[str, bytes]) -> None:
    with damage(valid, *damaged):
        check_outcome(valid)


@given(st.lists(_YAML_SIGNS, max_size=40).map("".join))
@example("? [a]\n: b")
@example("a: &x b\nc: *x")
@example("%YAML 2.0\n---\na")
@example("- - - -")
@settings(max_examples=150, deadline=None)
def test_any_text_composes_or_is_reported(text: str) -> None:
    log = IssueLog()
    root = compose(text, "x.yaml", log)
    assert (
        root is not None
        or log.has_errors()
        or not text.split("#")[0].strip("- \n\t.%~ab012c\u2028")
    )


@pytest.mark.nightly
@given(st.text(max_size=60) | st.sampled_from(NASTY))
@settings(max_examples=100, deadline=None)
def test_any_text_as_yaml_part_is_read_or_reported(text: str) -> None:
    reading = Reading()
    found = read_key_file(AWARDS, text, reading)
    assert found is not None or reading.log.has_errors()


@given(st.text(st.sampled_from(list('a,"\n\r;m1 \t')), max_size=60) | st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_as_table_is_read_or_reported(text: str) -> None:
    reading = Reading()
    rows = read_table(COUNTS, text, reading)
    assert rows == ()
    assert reading.log.has_errors()
