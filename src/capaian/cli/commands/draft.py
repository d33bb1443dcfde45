"""`capaian draft`: the texts that nobody wrote, as drafts from the figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.usage import DOSSIER
from capaian.documents.availability import PaperSource
from capaian.documents.build import compose_paper
from capaian.documents.narrative.review import DRAFT_NOTE
from capaian.dossier.changes import write_together
from capaian.dossier.check import prepare
from capaian.dossier.file_names import NARRATIVE


def draft(dossier: Annotated[Path, DOSSIER]) -> None:
    """Tulis teks laporan yang belum ada sebagai draf dari angka, untuk dibaca dan disunting.

    Selama baris fields di awal berkas belum dihapus, naskah menandainya sebagai draf.
    """
    notes = compose_paper(PaperSource(prepare(dossier), dossier).open("lkjip")).desk.notes
    files = {
        f"{NARRATIVE}/{name}.md": f"{DRAFT_NOTE}{text}\n".encode()
        for name, text in notes.drafts.items()
    }
    if not files:
        console.write_line("Semua teks sudah ada.")
        return
    write_together(dossier, files)
    for name in files:
        console.write_line(f"Draf: {name}")
