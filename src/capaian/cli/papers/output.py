"""Where papers go and in which form: options that all commands share which make papers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from capaian.cli.papers.writing import FORMATS
from capaian.cli.shared_options import share
from capaian.cli.usage import UsageMistakeError, real_path


@dataclass(frozen=True)
class Output:
    """What was asked for besides the paper itself."""

    folder: Path | None = None
    """`None`: `out/` and the name of the dossier."""
    formats: str = ",".join(FORMATS)
    scans: tuple[Path, ...] = ()
    """Signed pages for the end of the pdf."""
    fill_pages: bool = False

    def target(self, dossier: Path) -> Path:
        """Return the folder for the results.

        Raises:
            UsageMistakeError: if it lies within the dossier: its data and its hash would change.
        """
        folder = self.folder or Path("out") / real_path(dossier).name
        inner, outer = real_path(folder), real_path(dossier)
        if inner == outer or outer in inner.parents:
            raise UsageMistakeError(
                f"Folder hasil {folder} berada di dalam dossier {dossier}. "
                "Pilih folder di luarnya, misalnya out."
            )
        return folder

    def chosen(self) -> tuple[str, ...]:
        """Return the formats, in the order of the manifest.

        Raises:
            UsageMistakeError: for an unknown one or none at all, and for scans without a pdf.
        """
        chosen = tuple(part.strip().lower() for part in self.formats.split(",") if part.strip())
        unknown = [name for name in chosen if name not in FORMATS]
        if unknown or not chosen:
            raise UsageMistakeError(
                f"Bentuk {', '.join(unknown) or '(kosong)'} tidak dikenal. Pilihan: {', '.join(FORMATS)}."
            )
        if self.scans and "pdf" not in chosen:
            raise UsageMistakeError("--append menambah halaman pdf; sertakan pdf dalam --format.")
        return tuple(name for name in FORMATS if name in chosen)


def _options(
    folder: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Folder hasil; bawaan: out/<nama dossier>."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="DAFTAR", help="Bentuk naskah, dipisahkan koma.")
    ] = ",".join(FORMATS),
    scans: Annotated[
        list[Path] | None,
        typer.Option(
            "--append",
            metavar="BERKAS",
            help="Pindaian bertanda tangan (pdf, png, jpg) untuk akhir naskah pdf; boleh diulang.",
        ),
    ] = None,
    fill_pages: Annotated[
        bool,
        typer.Option(
            "--fill-pages", metavar="", help="Isi nomor halaman daftar isi docx dengan LibreOffice."
        ),
    ] = False,
) -> Output:
    """The options; their names and words are read from here."""
    return Output(folder, formats, tuple(scans or ()), fill_pages)


with_output = share(_options, "output")
"""Give a command the options that say where its papers go; it takes them as `output`."""
