"""One fact changes: everything that hangs on it changes with it, and nothing else does.

Three facts of Balangan 2023 are changed, one at a time: a count of a kecamatan, the spending of a
sub-activity, an index of a survey.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.agreement.balangan_2023.cases import CASES, COUNTED, EVERYWHERE, KTP, SPENDING, Case
from tests.agreement.balangan_2023.changes import Edit, change, exact
from tests.agreement.balangan_2023.dependence import (
    changed_blocks,
    changed_explanations,
    depending_on,
    leaves_of,
    named_blocks,
    numbers_in,
    traces_in,
)
from tests.agreement.balangan_2023.mapping import EXAMPLE
from tests.agreement.balangan_2023.report import build_report

from capaian.documents.tree import Document, TraceList, TraceStep
from capaian.domain.errors import InputError
from capaian.domain.exchange import Plain, assessment_to_plain
from capaian.domain.identifiers import TraceId
from capaian.dossier.check import prepare


@pytest.fixture(scope="module")
def base() -> Document:
    return build_report(EXAMPLE)


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture(scope="module")
def after(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Document:
    return build_report(change(tmp_path_factory.mktemp("changed") / "dossier", *case.edits))


def test_just_the_blocks_that_hang_on_it_change(
    case: Case, base: Document, after: Document
) -> None:
    expected = Counter(case.blocks) + Counter(EVERYWHERE)
    assert changed_blocks(base, after) == expected


def test_just_the_figures_that_hang_on_it_are_explained_otherwise(
    case: Case, base: Document, after: Document
) -> None:
    changed = changed_explanations(base, after)
    assert {base.explanations[key].name for key in changed} == case.explained


def hanging_on(case: Case, document: Document) -> frozenset[TraceId]:
    """Return every trace of a document that the changed fact is an input of, near or far."""
    leaves = frozenset(
        key for key, item in document.explanations.items() if item.name == case.leaf
    )
    assert len(leaves) == 1
    return depending_on(leaves, {key: item.inputs for key, item in document.explanations.items()})


def test_traces_tell_the_same_story(case: Case, base: Document, after: Document) -> None:
    """Only counts and ranks may hang on a fact and stay what they are; all else is listed."""
    changed, hanging = changed_explanations(base, after), hanging_on(case, base)
    assert changed <= hanging
    steady = (base.explanations[key] for key in hanging - changed)
    assert {item.name for item in steady if not item.formula.startswith(COUNTED)} == case.unmoved


def test_every_changed_block_names_something_that_hangs_on_it(
    case: Case, base: Document, after: Document
) -> None:
    hanging = hanging_on(case, base)
    pairs = zip(named_blocks(base), named_blocks(after), strict=True)
    unrelated = {
        name
        for (name, old), (_, new) in pairs
        if old != new and not hanging.intersection(traces_in(old))
    }
    assert unrelated == {*EVERYWHERE}


def test_no_figure_stays_behind_its_trace(base: Document, after: Document) -> None:
    """Every printed figure whose trace has a new value is printed anew."""
    moved = {
        key
        for key, item in base.explanations.items()
        if after.explanations[key].value != item.value
    }
    pairs = zip(named_blocks(base), named_blocks(after), strict=True)
    stale = [
        name
        for (name, old), (_, new) in pairs
        if moved.intersection(number.trace for number in numbers_in(old) if number.trace)
        and old == new
    ]
    assert moved
    assert stale == []


def test_the_annex_unfolds_every_changed_figure_anew_and_no_other(
    base: Document, after: Document
) -> None:
    changed = changed_explanations(base, after)
    steps = list(zip(unfolded(base), unfolded(after), strict=True))
    assert {old.trace for old, new in steps if old != new} == {
        key for key in changed if base.explanations[key].inputs
    }


def unfolded(document: Document) -> list[TraceStep]:
    """Return the steps of the annex that show a figure with its working."""
    return [
        step
        for block in document.blocks
        if isinstance(block, TraceList)
        for entry in block.entries
        for step in entry.steps
        if step.working and not step.repeats
    ]


@cache
def assessed(dossier: Path) -> dict[str, Any]:
    """Return the assessment as other programs read it."""
    plain: dict[str, Any] = json.loads(json.dumps(assessment_to_plain(prepare(dossier).assess())))
    return plain


def changed_values(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return every value of the assessment that is another one now; traces and policy apart."""
    old, new = (
        dict(
            leaves_of(
                {key: value for key, value in plain.items() if key not in ("traces", "policy")}
            )
        )
        for plain in (before, after)
    )
    assert list(old) == list(new)
    return {path: value for path, value in old.items() if new[path] != value}


def cells_hanging_on(case: Case, plain: dict[str, Any]) -> dict[str, Any]:
    traces = plain["traces"]
    leaves = frozenset(key for key, trace in traces.items() if trace["subject"] == case.leaf)
    assert len(leaves) == 1
    hanging = depending_on(leaves, {key: tuple(trace["inputs"]) for key, trace in traces.items()})
    return {
        path: value
        for path, value in leaves_of(
            {key: value for key, value in plain.items() if key != "traces"}
        )
        if isinstance(value, dict) and value.get("trace") in hanging
    }


def test_only_results_that_hang_on_it_change(case: Case, tmp_path: Path) -> None:
    before, after = assessed(EXAMPLE), assessed(change(tmp_path / "dossier", *case.edits))
    changed = changed_values(before, after)
    assert changed
    assert [path for path in changed if path not in cells_hanging_on(case, before)] == []


def test_all_results_that_hang_on_it_change_when_nothing_is_rounded(
    case: Case, tmp_path: Path
) -> None:
    """Rounding may swallow a change; without it every figure that hangs on the fact moves."""
    before = assessed(exact(change(tmp_path / "before")))
    after = assessed(exact(change(tmp_path / "after", *case.edits)))
    assert set(changed_values(before, after)) == set(cells_hanging_on(case, before))


@pytest.mark.parametrize(
    "edit", [KTP.edits[0], KTP.edits[1], SPENDING.edits[0]], ids=lambda edit: edit.row
)
def test_changing_a_part_without_its_whole_is_refused(edit: Edit, tmp_path: Path) -> None:
    """The source gives the sum as well; which of the two is wrong is for the office to say."""
    with pytest.raises(InputError) as refused:
        prepare(change(tmp_path / "dossier", edit))
    assert {issue.place.file for issue in refused.value.issues} >= {edit.file}


ORIGINAL = Edit(
    "agreements.yaml", "    targets:\n      - indicator: iku-2\n        target: ", "95", "90"
)
REVISED = Edit(
    "agreements.yaml",
    "        indicator_as_printed: IKM Pelayanan Administrasi Kependudukan\n"
    "      - indicator: iku-2\n        target: ",
    "95",
    "96",
)


def shown(dossier: Path, path: str) -> Plain:
    """Return what one cell of the assessment shows, or why it shows nothing."""
    cell = dict(leaves_of(assessed(dossier)))[path]
    assert isinstance(cell, dict)
    return cell["display"] if "display" in cell else cell["unavailable"]


def test_the_target_of_the_replaced_agreement_is_only_printed(
    base: Document, tmp_path: Path
) -> None:
    """The annex names where a typed-in figure stands, not the figure; so just its stamp changes.

    `target` is the table of the agreement itself, which the report carries whole.
    """
    after = build_report(change(tmp_path / "dossier", ORIGINAL))
    assert changed_blocks(base, after) == Counter(
        {
            "lampiran-jejak: Paragraph": 1,
            "perjanjian-kinerja: Paragraph": 1,
            "tabel-pk-2023": 1,
            "target": 1,
        }
    )


def test_the_target_in_force_is_what_the_actual_is_compared_with(tmp_path: Path) -> None:
    path = "/indicators/iku-2 iku-2 II/periods/2023/achievement"
    assert shown(EXAMPLE, path) == "99,20"
    assert shown(change(tmp_path / "dossier", REVISED), path) == "98,17"


@pytest.mark.parametrize(
    ("choice", "path", "now", "then"),
    [
        (("survey_weight", "printed", "exact"), "/surveys/skm 2023/index", "86,95", "87,04"),
        (
            ("no_events", "unavailable", "hundred"),
            "/components/akta-kawin/areas/63.11.01/ratio",
            "no_events",
            "100,00",
        ),
        (("areas", "ratio_of_sums", "mean_of_ratios"), "/components/kia/ratio", "67,80", "68,25"),
    ],
)
def test_a_declared_choice_decides(
    choice: tuple[str, str, str], path: str, now: str, then: str, tmp_path: Path
) -> None:
    key, declared, other = choice
    changed = change(tmp_path / "dossier", Edit("office.yaml", f"{key}: ", declared, other))
    assert (shown(EXAMPLE, path), shown(changed, path)) == (now, then)
