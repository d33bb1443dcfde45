"""Figures of a new closing beside those that stand: only what the closing says otherwise changes."""

from __future__ import annotations

import csv
import io

import pytest

from capaian.web.exchange.overtake import merged

HEAD = "subject,name,period,actual,target,achievement,scale,source,note\n"


def line(subject: str, period: int, actual: str, source: str = "penutupan-2024", note: str = "") -> str:
    return f"{subject},,{period},{actual},,,percent,{source},{note}\n"


def figures(text: str) -> dict[tuple[str, str], str]:
    return {(row["subject"], row["period"]): row["actual"] for row in csv.DictReader(io.StringIO(text))}


OLD = HEAD + line("iku-1", 2023, "88") + line("iku-1", 2024, "90") + line("ktp", 2024, "90")
NEW = HEAD + line("iku-1", 2023, "88") + line("iku-1", 2024, "91") + line("ktp", 2024, "91")


def test_what_stands_as_the_old_closing_said_becomes_the_new_one() -> None:
    assert merged(OLD, OLD, NEW) == NEW


def test_the_same_closing_changes_nothing() -> None:
    assert merged(OLD, OLD, OLD) == OLD
    assert merged(NEW, OLD, OLD) == NEW


def test_rows_that_somebody_added_stay_where_they_are() -> None:
    own = line("iku-9", 2020, "71", "", "dari arsip")
    now = OLD + own
    assert merged(now, OLD, NEW) == NEW + own


def test_a_figure_that_somebody_corrected_stays_unless_the_closing_changed_it() -> None:
    corrected = HEAD + line("iku-1", 2023, "87") + line("iku-1", 2024, "90") + line("ktp", 2024, "90")
    found = figures(merged(corrected, OLD, NEW))
    assert found == {("iku-1", "2023"): "87", ("iku-1", "2024"): "91", ("ktp", "2024"): "91"}


def test_a_row_that_the_new_closing_has_no_more_goes_where_nobody_touched_it() -> None:
    fewer = HEAD + line("iku-1", 2023, "88") + line("iku-1", 2024, "90")
    assert figures(merged(OLD, OLD, fewer)) == {("iku-1", "2023"): "88", ("iku-1", "2024"): "90"}
    touched = OLD.replace(line("ktp", 2024, "90"), line("ktp", 2024, "90", note="diperiksa"))
    assert ("ktp", "2024") in figures(merged(touched, OLD, fewer))


def test_a_row_that_the_new_closing_has_more_comes_at_the_end() -> None:
    more = NEW + line("akta", 2024, "70")
    assert merged(OLD, OLD, more) == more


def test_a_row_that_somebody_removed_comes_back_only_if_it_is_another_figure() -> None:
    removed = HEAD + line("iku-1", 2024, "90")
    assert figures(merged(removed, OLD, NEW)) == {("iku-1", "2024"): "91", ("ktp", "2024"): "91"}
    assert figures(merged(removed, OLD, OLD)) == {("iku-1", "2024"): "90"}


@pytest.mark.parametrize("now", ["", HEAD])
def test_where_nothing_stands_what_is_new_comes(now: str) -> None:
    assert figures(merged(now, OLD, NEW)) == {("iku-1", "2024"): "91", ("ktp", "2024"): "91"}


def test_columns_of_both_are_kept() -> None:
    short = "subject,name,period,actual,scale,source\niku-1,,2024,90,percent,penutupan-2024\n"
    wide = HEAD + line("iku-1", 2024, "91", note="disajikan kembali")
    found = merged(short, HEAD + line("iku-1", 2024, "90"), wide)
    (row,) = csv.DictReader(io.StringIO(found))
    assert (row["actual"], row["note"], row["target"]) == ("91", "disajikan kembali", "")
    assert found.splitlines()[0] == "subject,name,period,actual,scale,source,target,achievement,note"


def test_signs_of_tables_survive() -> None:
    quoted = HEAD + 'iku-1,,2020,71,,,percent,,"dari arsip, ""asli"""\n'
    assert merged(quoted, OLD, OLD) == quoted
