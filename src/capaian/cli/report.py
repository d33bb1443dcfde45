"""`capaian report`: the LKjIP of an office as docx, pdf and html."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from capaian.cli import console
from capaian.cli.office_year import Prepared, prepare
from capaian.cli.outputs import write_together
from capaian.cli.problems import as_command, mention_issues
from capaian.cli.usage import DOSSIER, UsageMistakeError

if TYPE_CHECKING:
    from capaian.cli.progress import Step
    from capaian.documents.tree import Document

FORMATS = ("docx", "pdf", "html")
"""In this order they stand in the manifest."""
_MANIFEST = "manifest.json"


def report(
    dossier: Annotated[Path, DOSSIER],
    folder: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Folder hasil; bawaan: out/<nama dossier>."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="DAFTAR", help="Bentuk naskah, dipisahkan koma.")
    ] = ",".join(FORMATS),
    fill_pages: Annotated[
        bool,
        typer.Option(
            "--fill-pages", metavar="", help="Isi nomor halaman daftar isi docx dengan LibreOffice."
        ),
    ] = False,
) -> None:
    """Buat LKjIP dari sebuah dossier sebagai docx, pdf, dan html."""
    from capaian.cli.progress import Steps

    chosen = _chosen_formats(formats)
    target = folder or Path("out") / dossier.resolve().name
    _refuse_inside(target, dossier)
    with Steps(3 + len(chosen)) as steps:
        with steps.take("Membaca dan memeriksa dossier"):
            prepared = prepare(dossier)
        with steps.take("Menghitung dan menyusun naskah"):
            document = build_report(prepared, dossier)
        files = write_formats(document, chosen, fill_pages=fill_pages, step=steps.take)
        files[_MANIFEST] = _manifest(document, files)
        with steps.take("Menyimpan"):
            write_together(target, files)
    mention_issues(prepared.issues, f"capaian check {as_command(dossier)} --for lkjip", console.err())
    console.show_files(target, {name: len(content) for name, content in files.items()})


def _refuse_inside(target: Path, dossier: Path) -> None:
    """Keep results out of the dossier: they would become part of its data and change its hash."""
    inner, outer = target.resolve(), dossier.resolve()
    if inner == outer or outer in inner.parents:
        raise UsageMistakeError(
            f"Folder hasil {target} berada di dalam dossier {dossier}. Pilih folder di luarnya, misalnya out."
        )


def build_report(prepared: Prepared, dossier: Path) -> Document:
    """Compute the year and lay out its LKjIP."""
    from capaian.cli.paper import make_document

    return make_document(prepared, dossier, "lkjip")


def write_formats(
    document: Document, formats: Sequence[str], *, fill_pages: bool = False, step: Step | None = None
) -> dict[str, bytes]:
    """Write the document in each format; the pdf is made beside the others on a second core."""
    writers = _writers(fill_pages=fill_pages)
    pool = ThreadPoolExecutor(max_workers=2)
    try:
        running = {
            name: pool.submit(_write, writers[name], document, name, step)
            for name in sorted(formats, reverse=True)
        }
        return {f"lkjip.{name}": running[name].result() for name in FORMATS if name in running}
    finally:  # an interrupted or failed command does not wait for formats that nobody will get
        pool.shutdown(wait=False, cancel_futures=True)


def _write(writer: Callable[[Document], bytes], document: Document, name: str, step: Step | None) -> bytes:
    if step is None:
        return writer(document)
    with step(f"Menulis {name}"):
        return writer(document)


def _writers(*, fill_pages: bool) -> Mapping[str, Callable[[Document], bytes]]:
    from capaian.writers.docx import write_docx
    from capaian.writers.docx.fill_pages import fill_pages as fill
    from capaian.writers.html import write_html
    from capaian.writers.pdf import write_pdf

    def write_filled_docx(document: Document) -> bytes:
        return fill(write_docx(document))

    return {"docx": write_filled_docx if fill_pages else write_docx, "pdf": write_pdf, "html": write_html}


def _chosen_formats(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        raise UsageMistakeError(
            f"Bentuk {', '.join(unknown) or '(kosong)'} tidak dikenal. Pilihan: {', '.join(FORMATS)}."
        )
    return tuple(name for name in FORMATS if name in chosen)


def _manifest(document: Document, files: Mapping[str, bytes]) -> bytes:
    from capaian import __version__

    content = {
        "schema": "capaian/manifest/1",
        "title": document.meta.title,
        "office": document.meta.office,
        "year": document.meta.year,
        "data_sha256": document.meta.stamp,
        "capaian": __version__,
        "files": {name: hashlib.sha256(body).hexdigest() for name, body in files.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
