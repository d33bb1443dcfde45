"""Drafts of texts: settled for the data, readable by any part of the paper,
printed only before approval.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.functional.cli_cast import BALANGAN
from tests.unit.documents import cast
from tests.unit.documents.test_unused_texts import paper_of

from capaian.documents.build import build_document, compose_paper
from capaian.documents.narrative.markdown import UnpairedError, fill_markdown
from capaian.documents.paper import Paper
from capaian.documents.scope.paths import Scope
from capaian.documents.text_drafts import settle_draft

KEY = "indicators where is_key = ya"
SETTLED = [
    (
        "{{ when iku-1 where status = tercapai }}Ya.{{ otherwise }}Tidak.{{ end }} Lagi.",
        "Ya. Lagi.",
    ),
    ("{{ unless iku-1 where status = tercapai }}Ya.{{ end }} Lagi.", "Lagi."),
    (
        (
            f"{{{{ each item in {KEY} }}}}- {{{{ item.actual }}}} ({{{{ ref t-@item "
            f"}}}})\n{{{{ end }}}}"
        ),
        "- {{ iku-1.actual }} ({{ ref t-iku-1 }})\n- {{ iku-2.actual }} ({{ ref t-iku-2 }})",
    ),
    (
        (
            "{{ each i in indicators where code = iku-2 }}{{ count i.parts where actual > "
            "$i.target }}{{ end }}"
        ),
        "{{ count iku-2.parts where actual > $iku-2.target }}",
    ),
    ("{{ each one in awards first 1 }}{{ one.name }}.{{ end }}", "Juara."),
    ("- satu;\n- {{ unless indicators }}dua{{ end }}\n- tiga", "- satu;\n\n- tiga"),
]


@pytest.mark.parametrize(("template", "wanted"), SETTLED)
def test_a_draft_keeps_figures_as_fields_and_decides_the_rest(
    template: str, wanted: str, scope: Scope
) -> None:
    assert settle_draft(template, scope).text == wanted


def test_a_budget_that_a_revision_left_as_it_was_is_no_other_one() -> None:
    paper = paper_of(BALANGAN)
    same = tuple(replace(row, original=row.revised) for row in paper.office_year.inputs)
    years = (paper.office_year, replace(paper.office_year, inputs=same))
    template = "{{ when totals.money.superseded }}Berubah.{{ otherwise }}Tetap.{{ end }}"
    drafts = [settle_draft(template, cast.scope(year, paper.rule_set)).text for year in years]
    assert drafts == ["Berubah.", "Tetap."]


@pytest.mark.parametrize(
    "template", ["a{{ end }}", "{{ when indicators }}a", f"{{{{ each i in {KEY} }}}}a"]
)
def test_a_draft_with_a_part_that_does_not_end_is_refused(template: str, scope: Scope) -> None:
    with pytest.raises(UnpairedError):
        settle_draft(template, scope)


def without_texts(paper: Paper) -> Paper:
    return replace(
        paper, office_year=replace(paper.office_year, narratives=()), layout=None, folder=None
    )


@pytest.mark.parametrize(
    "paper", [paper_of(BALANGAN), cast.paper(cast.rich()), cast.paper(cast.small())]
)
def test_every_text_that_the_general_report_asks_for_has_a_draft_that_reads_the_same_anywhere(
    paper: Paper,
) -> None:
    composed = compose_paper(without_texts(paper))
    notes = composed.desk.notes
    assert notes.drafts and not notes.issues
    assert {*notes.unwritten} == {*notes.drafts}
    for name, draft in notes.drafts.items():
        assert all(part in composed.parts for part in fill_markdown(draft, composed.desk.scope)), (
            name
        )


def test_a_paper_with_drafts_that_nobody_accepted_is_not_final() -> None:
    paper = without_texts(cast.paper(cast.rich()))
    assert build_document(replace(paper, approved="10 Januari 2026")) == build_document(paper)
