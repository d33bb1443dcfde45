"""Results of a closing beside those computed again: what a reader is told of each that differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.closing.closed import Document, balangan

from capaian.cli.commands.new import edited_words
from capaian.domain.exchange import Plain
from capaian.dossier.years.edited_closings import DifferingResult, find_differing, find_edited
from capaian.dossier.years.snapshot import Snapshot

FILE = "penutupan.json"
CELL: dict[str, Plain] = {"value": "94.24", "display": "94,24", "unit": "percent", "trace": "t1"}


def results(actual: Plain, **more: Plain) -> dict[str, Plain]:
    return {
        "indicators": [{"code": "iku-2", "periods": [{"period": "2023", "actual": actual}]}],
        **more,
    }


@pytest.mark.parametrize(
    ("now", "words_before", "words_now"),
    [
        (CELL | {"value": "90", "display": "90,00"}, "94,24", "90,00"),
        (CELL | {"value": "94.241"}, "94.24", "94.241"),
        (CELL | {"unit": "index"}, None, None),
        (
            {"unavailable": "no_events", "reason": "tidak ada peristiwa"},
            "94,24",
            "tidak ada peristiwa",
        ),
        (None, "94,24", "(tidak ada)"),
    ],
)
def test_a_result_is_reported_as_it_is_read(
    now: Plain, words_before: str | None, words_now: str | None
) -> None:
    found = find_differing(results(CELL), results(now))
    wanted = DifferingResult("iku-2, 2023, realisasi", str(words_before), str(words_now))
    assert found == (() if words_before is None else (wanted,))


def test_the_number_of_a_trace_is_no_result() -> None:
    assert find_differing(results(CELL), results(CELL | {"trace": "t2"})) == ()


def test_a_result_that_is_only_in_one_of_them_is_reported() -> None:
    extra: Plain = [{"tier": "sasaran", "band": "Tinggi"}]
    found = find_differing(results(CELL, tiers=extra), results(CELL, tiers=[]))
    assert {one.recomputed for one in found} == {"(tidak ada)"}
    assert all("sasaran" in one.result for one in found)


def test_traces_are_reported_only_where_no_result_differs() -> None:
    old, new = results(CELL, traces={"t1": "a"}), results(CELL, traces={"t1": "b"})
    assert [one.result for one in find_differing(old, new)] == ["jejak angka"]
    other = results(CELL | {"display": "90,00"}, traces={"t1": "b"})
    assert [one.result for one in find_differing(old, other)] == ["iku-2, 2023, realisasi"]


def changed(change: Callable[[Document], object]) -> Snapshot:
    document = json.loads(json.dumps({**balangan().assessment}))
    change(document)
    return replace(balangan(), assessment=document)


def test_many_edited_results_are_counted_and_the_first_named() -> None:
    def raise_all(document: Document) -> None:
        for indicator in document["indicators"]:
            for period in indicator["periods"]:
                period["actual"] = CELL | {"value": "111.11", "display": "111,11"}

    words = list(edited_words(find_edited(changed(raise_all), FILE)))
    count = int(words[0].partition(" ")[0])
    assert count > 6
    assert len([line for line in words if line.startswith("◊")]) == 6
    assert words[-1] == f"Masih ada {count - 6} lagi."


def test_texts_that_cannot_be_read_any_more_accuse_nobody() -> None:
    files = {file: text for file, text in balangan().files.items() if file != "office.yaml"}
    assert find_edited(replace(balangan(), files=files), FILE) == ()
