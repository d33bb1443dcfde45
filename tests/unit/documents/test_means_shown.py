"""A mean stands below rows only where it is that of the rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.paper_text import write_inlines, write_text
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.tree import Document, Paragraph, Table

OFFICE = cast.rich()
FEWER_SHOWN = replace(
    OFFICE,
    indicators=(replace(OFFICE.indicators[0], is_key=False, symbol=""), *OFFICE.indicators[1:]),
)


def means(document: Document, caption: str) -> list[str]:
    """Labels of the means below the rows of a table."""
    found = (
        b for b in document.blocks if isinstance(b, Table) and caption in write_inlines(b.caption)
    )
    texts = (
        write_inlines(cell.content) for table in found for row in table.rows for cell in row.cells
    )
    return [text for text in texts if text.startswith("Rata-rata capaian")]


def test_the_mean_of_the_tier_is_below_all_its_indicators_only() -> None:
    assert means(build_document(cast.paper(OFFICE)), "Capaian IKU") == ["Rata-rata capaian"]
    document = build_document(cast.paper(FEWER_SHOWN))
    assert means(document, "Capaian IKU") == []
    assert "termasuk indikator yang bukan IKU" in write_text(document)


def test_the_mean_of_a_goal_is_beside_its_only_indicator() -> None:
    goals = [indicator.objective for indicator in OFFICE.indicators if indicator.is_key]
    alone = [
        goal for goal in goals if sum(one.objective == goal for one in OFFICE.indicators) == 1
    ]
    labels = means(build_document(cast.paper(OFFICE)), "Capaian indikator")
    assert len(labels) == len(alone) < len(goals)


@pytest.mark.parametrize(
    ("cap", "is_printed"), [(None, False), (Decimal(100), False), (Decimal(99), True)]
)
def test_a_cap_is_printed_with_the_means_that_it_changes(
    cap: Decimal | None, is_printed: bool
) -> None:
    """The highest achievement is 100."""
    year = replace(OFFICE, policies=replace(OFFICE.policies, cap=cap))
    found = build_document(cast.paper(year)).blocks
    notes = [
        write_inlines(note) for block in found if isinstance(block, Table) for note in block.notes
    ]
    words = [write_inlines(block.content) for block in found if isinstance(block, Paragraph)]
    expected = "Capaian di atas 99 masuk ke dalam rata-rata sebagai 99."
    assert (expected in notes) is is_printed
    assert any(each.endswith(expected) for each in words) is is_printed
