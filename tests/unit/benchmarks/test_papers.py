"""The papers that are measured: copies have ids of their own and lead somewhere."""

from __future__ import annotations

from collections import Counter

from benchmarks.papers import EXAMPLES, PaperName, multiply, papers, reporting
from tests.unit.writers.sample import sample_document

from capaian.documents.tree import Contents, Cover, Document, Heading, Table, TraceList


def ids_of(document: Document) -> list[str]:
    entries = (entry for block in document.blocks if isinstance(block, TraceList) for entry in block.entries)
    return [named.id for named in (*document.blocks, *entries) if hasattr(named, "id")]


def test_copies_have_ids_of_their_own() -> None:
    ids = ids_of(multiply(sample_document(), 3))
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert {"bab-1", "bab-1-2", "bab-1-3"} <= set(ids)


def test_copies_repeat_all_but_cover_and_contents() -> None:
    sample = sample_document()
    copied = multiply(sample, 3)
    for kind, times in ((Table, 3), (Heading, 3), (TraceList, 3), (Cover, 1), (Contents, 1)):
        once = sum(isinstance(block, kind) for block in sample.blocks)
        assert sum(isinstance(block, kind) for block in copied.blocks) == times * once


def test_one_copy_is_the_paper_itself() -> None:
    sample = sample_document()
    assert multiply(sample, 1) == sample


def test_long_paper_is_several_samples() -> None:
    assert len(papers(PaperName.LONG)["long"].blocks) > 4 * len(sample_document().blocks)


def test_every_office_with_a_report_is_measured() -> None:
    """The offices whose dossier holds texts for the chapters of a report; another declares sheets alone."""
    with_texts = [folder.name for folder in EXAMPLES if (folder / "narrative").is_dir()]
    assert len(with_texts) > 1
    assert [folder.name for folder in reporting()] == with_texts
