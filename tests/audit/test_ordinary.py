"""Nothing is made of nothing: ordinary prose and tables have no errors."""

from __future__ import annotations

import pytest
from tests.audit.ordinary_pages import bind_pages, count_pages, read_ordinary_pages
from tests.audit.truth import audit_text

from capaian.domain.issue import Level

BOOK = bind_pages()


def test_there_are_fifty_pages() -> None:
    assert count_pages(read_ordinary_pages()) >= 50


@pytest.mark.parametrize("name", BOOK)
def test_ordinary_pages_have_no_errors(name: str) -> None:
    findings = audit_text(BOOK[name]).findings
    assert [(x.rule, x.line, x.why) for x in findings if x.level is Level.ERROR] == []


def test_their_figures_are_recomputed_all_the_same() -> None:
    """The silence is no deafness: shares of votes and sums of households are seen, and hold."""
    for name, wrong in (("election", ("Jumlah\t", "Jumlah\t9")), ("household", ("Jumlah\t", "Jumlah\t9"))):
        assert sum(audit_text(BOOK[name]).claims.values()) > 10, name
        assert audit_text(BOOK[name].replace(*wrong)).findings, name
