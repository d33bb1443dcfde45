"""Papers become files two at a time, in order, without holding more than a few under way."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.writers.docx_reader import take_apart
from tests.unit.writers.pdf_reader import Paper as Pdf
from tests.unit.writers.sample import sample_document
from tests.unit.writers.sample_figures import dots

from capaian.cli.order import PaperOutput
from capaian.documents.tree import (
    Contents,
    ContentsEntry,
    ContentsKind,
    Document,
    Heading,
    HeadingKind,
    Meta,
    Paragraph,
    Text,
)
from capaian.domain.errors import UsageMistakeError, WriterError
from capaian.writers import paper_files
from capaian.writers.charts import render_png, render_svg
from capaian.writers.paper_files import (
    FORMATS,
    ManifestNotes,
    PaperTrees,
    write_manifest,
    write_papers,
)

ROOT = Path(__file__).parents[3]


def document(title: str) -> Document:
    return Document(Meta(title, title, "Kantor", 2023, "2023-12-31", "0" * 64), ())


def use(monkeypatch: pytest.MonkeyPatch, writer: paper_files.Writer) -> None:
    monkeypatch.setattr(paper_files, "_writers", lambda _: dict.fromkeys(FORMATS, writer))


def title_of(made: Document) -> bytes:
    return made.meta.title.encode()


def trees(name: str, made: Document) -> PaperTrees:
    return PaperTrees(name, made, made)


def test_files_come_in_the_order_of_papers_and_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, title_of)
    files = write_papers(
        [trees("b", document("B")), trees("a", document("A"))], ["html", "docx", "pdf"]
    )
    assert [*files] == ["b.docx", "b.pdf", "b.html", "a.docx", "a.pdf", "a.html"]
    assert files["a.pdf"] == b"A"


def test_only_a_few_papers_are_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many papers there are, none is laid out long before it can be written."""
    laid_out = 0
    ahead: list[int] = []
    written = threading.Lock()
    done = 0

    def write(made: Document) -> bytes:
        nonlocal done
        time.sleep(0.003)
        with written:
            done += 1
        return b""

    def papers() -> Iterator[PaperTrees]:
        nonlocal laid_out
        for number in range(40):
            laid_out += 1
            ahead.append(3 * laid_out - done)
            yield trees(f"n{number}", document("N"))

    use(monkeypatch, write)
    assert len(write_papers(papers(), FORMATS)) == 120
    assert max(ahead) <= 15


def test_steps_name_their_files(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, title_of)
    progress: list[str] = []

    class Step:
        def __init__(self, what: str) -> None:
            progress.append(what)

        def __enter__(self) -> None:
            return None

        def __exit__(self, *given: object) -> None:
            return None

    write_papers([trees("a", document("A"))], ["html"], step=Step)
    assert progress == ["Menulis a.html"]


def refuse_b(made: Document) -> bytes:
    if made.meta.title == "B":
        raise WriterError("Tidak.")
    return b"x"


def test_a_format_that_is_refused_does_not_keep_back_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writers = {"docx": title_of, "pdf": refuse_b, "html": title_of}
    monkeypatch.setattr(paper_files, "_writers", lambda _: writers)
    refused: list[str] = []
    papers = [trees(name.lower(), document(name)) for name in "ABC"]
    files = write_papers(papers, FORMATS, refuse=lambda file, error: refused.append(file))
    assert refused == ["b.pdf"]
    assert [*files] == [
        f"{name}.{form}" for name in "abc" for form in FORMATS if (name, form) != ("b", "pdf")
    ]


SAME = "Dua bagian yang berjudul sama " * 10
LISTED = [("bab-1", 1, "Bab I", "Pendahuluan"), ("satu", 2, "1.1", SAME), ("dua", 2, "1.2", SAME)]


def listing(word: str) -> Document:
    """A paper with contents, a chapter of some pages, and two sections of the same long title."""
    entries = tuple(
        ContentsEntry(target, label, title, level) for target, level, label, title in LISTED
    )
    pages = [Paragraph((Text(f"{word} " * 2000),))]
    blocks = (
        Heading("isi", 1, "Daftar Isi", HeadingKind.FRONT),
        Contents(ContentsKind.SECTIONS, entries),
        Heading("bab-1", 1, "Pendahuluan", HeadingKind.CHAPTER, "I"),
        *(
            Heading("satu", 2, SAME, number="1.1"),
            *pages,
            Heading("dua", 2, SAME, number="1.2"),
            *pages,
        ),
    )
    return replace(document("A"), blocks=blocks)


@pytest.mark.parametrize(("word", "is_typeset"), [("kata", True), ("\U0001f600", False)])
def test_the_docx_lists_the_pages_of_the_pdf_if_only_it_is_wanted(
    word: str, is_typeset: bool
) -> None:
    papers = [trees("a", listing(word))]
    refused: list[str] = []
    both = write_papers(papers, ["docx", "pdf"], refuse=lambda file, _: refused.append(file))
    assert both["a.docx"] == write_papers(papers, ["docx"])["a.docx"]
    pages = [
        field.result
        for field in take_apart(both["a.docx"]).fields
        if field.instruction.startswith("PAGEREF")
    ]
    assert refused == [] if is_typeset else ["a.pdf"]
    if not is_typeset:
        assert pages == [""] * 3
        return
    printed = Pdf(both["a.pdf"]).pages
    later = next(n for n, page in enumerate(printed) if n and "1.2 Dua" in page)
    assert later > 2 and pages == ["1", "1", str(later)], "the front page counts apart"


@pytest.mark.parametrize("error", [WriterError("Tidak."), RuntimeError("x"), KeyboardInterrupt()])
def test_any_other_failure_stops_the_run(
    monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(made: Document) -> bytes:
        raise error

    use(monkeypatch, fail)
    with pytest.raises(type(error)):
        write_papers([trees(f"n{n}", document("N")) for n in range(20)], FORMATS)


def test_our_own_fault_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(made: Document) -> bytes:
        raise RuntimeError("planted")

    use(monkeypatch, fail)
    with pytest.raises(RuntimeError, match="planted"):
        write_papers([trees("a", document("A"))], FORMATS, refuse=lambda name, error: None)


# --- manifest


def test_the_manifest_of_one_paper_has_its_title() -> None:
    text = write_manifest(ManifestNotes({"a": document("A").meta}, {}), {"a.pdf": b"x"}).decode()
    assert '"title": "A"' in text
    assert "papers" not in text
    assert "refused" not in text


def test_the_manifest_of_several_tells_all_and_what_was_refused() -> None:
    metas = {name: document(name.upper()).meta for name in ("a", "b")}
    text = write_manifest(ManifestNotes(metas, {"c": ["Kurang."]}), {}).decode()
    assert '"a": "A"' in text
    assert '"c": [\n   "Kurang."\n  ]' in text


# --- options


@pytest.mark.parametrize(
    ("formats", "chosen"),
    [("html", ("html",)), (" PDF , docx,pdf", ("docx", "pdf")), ("docx,pdf,html", FORMATS)],
)
def test_formats_are_read(formats: str, chosen: tuple[str, ...]) -> None:
    assert PaperOutput(formats=formats).chosen_formats() == chosen


@pytest.mark.parametrize("formats", ["", ",", "odt", "pdf,odt"])
def test_other_formats_are_refused(formats: str) -> None:
    with pytest.raises(UsageMistakeError, match="Pilihan: docx, pdf, html"):
        PaperOutput(formats=formats).chosen_formats()


def hashes_of_all() -> list[str]:
    """Hashes of papers with every kind of block in each format, and of a chart."""
    made = write_papers([trees("contoh", sample_document())], FORMATS)
    files = (*made.values(), render_svg(dots()).encode(), render_png(dots()))
    return [hashlib.sha256(each).hexdigest() for each in files]


def test_another_process_writes_the_same_bytes() -> None:
    program = (
        "from tests.unit.writers.test_paper_files import hashes_of_all; print(*hashes_of_all())"
    )
    environment = {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Makassar",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == hashes_of_all()
