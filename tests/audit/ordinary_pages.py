"""Pages that are no performance reports, more than fifty: a novel, price lists, league tables, timetables,
recipes ...

What they say is sound, so that an error told of them is made of nothing. A form feed begins the next page.
"""

from __future__ import annotations

from pathlib import Path

from tests.audit.truth import audit_text

from capaian.domain.audit import Finding
from capaian.domain.issue import Level

_FOLDER = Path(__file__).parent / "ordinary"


def read_ordinary_pages() -> dict[str, str]:
    """Return the texts by name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("*.txt"))}


def count_pages(texts: dict[str, str]) -> int:
    return sum(1 + text.count("\f") for text in texts.values())


def bind_pages() -> dict[str, str]:
    """Return each text alone, and all of them bound together as one book."""
    texts = read_ordinary_pages()
    return {**texts, "all together": "\f".join(texts.values())}


def measure_ordinary() -> dict[str, tuple[Finding, ...]]:
    """Return the error-level findings of each text, and of the book."""
    results = {name: audit_text(text) for name, text in bind_pages().items()}
    return {name: tuple(x for x in r.findings if x.level is Level.ERROR) for name, r in results.items()}
