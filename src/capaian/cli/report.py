"""`capaian report`: the LKjIP of an office as docx, pdf and html."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from capaian import __version__
from capaian.cli import console
from capaian.cli.office_year import Prepared, prepare
from capaian.cli.outputs import write_together
from capaian.cli.paper import open_paper
from capaian.cli.usage import UsageMistakeError
from capaian.documents.build import build_document
from capaian.documents.tree import Document

FORMATS = ("docx", "pdf", "html")
"""In this order they stand in the manifest."""


def report(
    dossier: Annotated[Path, typer.Argument(help="Folder dossier, misalnya examples/balangan-2023.")],
    folder: Annotated[
        Path | None, typer.Option("--out", help="Folder hasil; bawaan: out/<nama dossier>.")
    ] = None,
    formats: Annotated[str, typer.Option("--format", help="Bentuk naskah, dipisahkan koma.")] = ",".join(
        FORMATS
    ),
    fill_pages: Annotated[
        bool, typer.Option("--fill-pages", help="Isi nomor halaman daftar isi docx dengan LibreOffice.")
    ] = False,
) -> None:
    """Buat LKjIP dari sebuah dossier sebagai docx, pdf, dan html."""
    chosen = _chosen_formats(formats)
    prepared = prepare(dossier)
    console.show_issues(prepared.issues, console.err())
    document = build_report(prepared, dossier)
    with console.working("Menulis naskah …"):
        files = write_formats(document, chosen, fill_pages=fill_pages)
    target = folder or Path("out") / dossier.resolve().name
    files["manifest.json"] = _manifest(document, files)
    write_together(target, files)
    console.show_files(target, {name: len(content) for name, content in files.items()})


def build_report(prepared: Prepared, dossier: Path) -> Document:
    """Compute the year and lay out its LKjIP."""
    with console.working("Menghitung dan menyusun naskah …"):
        return build_document(open_paper(prepared, dossier, "lkjip"))


def write_formats(
    document: Document, formats: Sequence[str], *, fill_pages: bool = False
) -> dict[str, bytes]:
    """Write the document in each format; the pdf is made beside the others on a second core."""
    writers = _writers(fill_pages=fill_pages)
    with ThreadPoolExecutor(max_workers=2) as pool:
        running = {name: pool.submit(writers[name], document) for name in sorted(formats, reverse=True)}
        return {f"lkjip.{name}": running[name].result() for name in FORMATS if name in running}


def _writers(*, fill_pages: bool) -> Mapping[str, Callable[[Document], bytes]]:
    from capaian.writers.docx import write_docx
    from capaian.writers.docx.fill_pages import fill_pages as fill
    from capaian.writers.html import write_html
    from capaian.writers.pdf import write_pdf

    def write_filled_docx(document: Document) -> bytes:
        return fill(write_docx(document))

    return {"docx": write_filled_docx if fill_pages else write_docx, "pdf": write_pdf, "html": write_html}


def _chosen_formats(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        raise UsageMistakeError(
            f"Bentuk {', '.join(unknown) or '(kosong)'} tidak dikenal. Pilihan: {', '.join(FORMATS)}."
        )
    return tuple(name for name in FORMATS if name in chosen)


def _manifest(document: Document, files: Mapping[str, bytes]) -> bytes:
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
