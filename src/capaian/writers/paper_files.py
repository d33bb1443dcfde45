"""Papers as files: each in its formats, two at a time,
and a manifest of what was made from what.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, NamedTuple

from capaian.domain.errors import WriterError
from capaian.processes.limits import give_back_buffers

if TYPE_CHECKING:
    from capaian.documents.tree import Document, Meta
    from capaian.domain.exchange import Plain

FORMATS = ("docx", "pdf", "html")
"""What is made of a paper where nothing is chosen."""
WORKBOOK = "xlsx"
"""Holds the tables of a paper alone."""
ALL_FORMATS = (*FORMATS, WORKBOOK)
"""In this order they stand in the manifest."""
MANIFEST = "manifest.json"
_BEGUN = (WORKBOOK, "pdf", "html", "docx")
"""In this order they begin: the docx waits for the pages of the pdf."""
_WORKERS = 2
_MAX_FILES_UNDER_WAY = 6
"""Files that may be under way: more would only hold memory."""
Step = Callable[[str], AbstractContextManager[None]]
"""Names a piece of work for as long as it takes."""
Writer = Callable[..., bytes]
"""Takes a document tree."""
_PRINTED = ("docx", "pdf")


class PaperTrees(NamedTuple):
    """A paper that is to be written."""

    name: str
    """File name without ending."""
    printed: Document
    """The edition that docx and pdf have."""
    whole: Document
    """With all that its numbers rest on: what the screen and the workbook have."""


def write_papers(
    papers: Iterable[PaperTrees],
    formats: Sequence[str],
    *,
    step: Step | None = None,
    refuse: Callable[[str, WriterError], None] | None = None,
) -> dict[str, bytes]:
    """Write papers in each format while the next ones are still being laid out.

    Args:
        papers: Names and document trees.
        formats: Some of `ALL_FORMATS`.
        step: Told of each file for as long as it takes.
        refuse: Told of a file that a writer refuses; the others of its paper are returned.

    Returns:
        Bytes by file name, in the order of the papers.

    Raises:
        WriterError: if a writer refuses a paper, and `refuse` is not given.
    """
    give_back_buffers()
    room = BoundedSemaphore(_MAX_FILES_UNDER_WAY)
    running: dict[str, Future[bytes]] = {}
    names: list[str] = []
    files: dict[str, bytes] = {}
    pool = ThreadPoolExecutor(max_workers=_WORKERS)
    try:
        for name, printed, whole in papers:
            names.append(name)
            writers = _writers(printed)
            for form in (form for form in _BEGUN if form in formats):
                document = printed if form in _PRINTED else whole
                room.acquire()
                file = f"{name}.{form}"
                running[file] = pool.submit(
                    _write, writers[form], document, f"Menulis {file}", step
                )
                running[file].add_done_callback(lambda _: room.release())
        for name in names:
            for file in (f"{name}.{form}" for form in ALL_FORMATS if form in formats):
                try:
                    files[file] = running[file].result()
                except WriterError as error:
                    if refuse is None:
                        raise
                    refuse(file, error)
        return files
    finally:  # an interrupted or failed command does not wait for formats that nobody will get
        pool.shutdown(wait=False, cancel_futures=True)


def _write(writer: Writer, document: Document, what: str, step: Step | None) -> bytes:
    with nullcontext() if step is None else step(what):
        return writer(document)


def _writers(printed: Document) -> Mapping[str, Writer]:
    from capaian.writers.charts import draw_charts
    from capaian.writers.docx import write_docx
    from capaian.writers.html import write_html
    from capaian.writers.pdf import Typesetting
    from capaian.writers.xlsx import write_xlsx

    typesetting = Typesetting(printed)

    def with_charts(writer: Writer) -> Writer:
        def write(document: Document) -> bytes:
            draw_charts(document.blocks)
            return writer(document)

        return write

    return {
        "docx": with_charts(lambda document: write_docx(document, typesetting.pages)),
        "pdf": lambda _: typesetting.make().finish(),
        "html": with_charts(write_html),
        WORKBOOK: write_xlsx,
    }


def manifest_name(kind: str, ending: str = "") -> str:
    """Return the name of the manifest of a run:
    of the report and of all papers it is the folder's own.

    Examples:
        >>> manifest_name("lkjip"), manifest_name("pk"), manifest_name("lkjip", "-audit")
        ('manifest.json', 'manifest-pk.json', 'manifest-lkjip-audit.json')
    """
    return (
        MANIFEST if kind in ("lkjip", "semua") and not ending else f"manifest-{kind}{ending}.json"
    )


@dataclass(frozen=True, slots=True)
class ManifestNotes:
    """What a manifest tells besides its files."""

    metas: Mapping[str, Meta]
    """What the file of each paper says of it, by file name without ending."""
    refused: Mapping[str, Sequence[str]]
    """Papers that could not be given, with what stands in their way."""


def write_manifest(made: ManifestNotes, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of the papers of one dossier: what was made from what,
    and what was not made.
    """
    return (json.dumps(_manifest(made, files), ensure_ascii=False, indent=1) + "\n").encode()


def _manifest(made: ManifestNotes, files: Mapping[str, bytes]) -> dict[str, Plain]:
    from capaian import __version__

    first = next(iter(made.metas.values()))
    is_only = len(made.metas) == 1 and not made.refused
    content: dict[str, Plain] = {"schema": "capaian/manifest/1"}
    if is_only:
        content["title"] = first.title
    content |= {
        "office": first.office,
        "year": first.year,
        "data_sha256": first.stamp,
        "capaian": __version__,
    }
    if not is_only:
        content["papers"] = {name: meta.title for name, meta in made.metas.items()}
        content["refused"] = {name: list(reasons) for name, reasons in made.refused.items()}
    content["files"] = {name: hashlib.sha256(body).hexdigest() for name, body in files.items()}
    return content
