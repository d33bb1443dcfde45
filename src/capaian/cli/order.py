"""What a command was asked to make: the papers, for which period and thing, and where they go."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from capaian.cli.usage import (
    flag,
    option,
    read_approval_day,
    read_period,
    real_path,
    share,
    suggest,
)
from capaian.documents.tree import Edition
from capaian.domain.errors import UsageMistakeError
from capaian.rulebook.layouts import layout_kinds
from capaian.writers.paper_files import ALL_FORMATS, FORMATS

if TYPE_CHECKING:
    from capaian.domain.period import Period

ALL_PAPERS = "semua"
"""Every paper that can be given."""


@dataclass(frozen=True)
class PaperOutput:
    """Where papers go and in which form; its fields are the options."""

    folder: Annotated[Path | None, option("paper --out", "FOLDER")] = None
    formats: Annotated[str, option("paper --format", "DAFTAR")] = ",".join(FORMATS)
    is_draft: Annotated[bool, flag("paper --draft")] = False
    approved: Annotated[str | None, option("paper --approved", "TANGGAL")] = None
    edition: Annotated[Edition, option("paper --edition", "EDISI")] = Edition.READER

    def approval_day(self, year: int) -> date | None:
        """Return when the figures of a year were approved, where that was said.

        Raises `UsageMistakeError` if that cannot be, or the paper is to be a draft.
        """
        if self.approved is None:
            return None
        if self.is_draft:
            raise UsageMistakeError("Pilih salah satu: --draft atau --approved.")
        return read_approval_day(self.approved, year)

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

    def chosen_formats(self) -> tuple[str, ...]:
        """Return the formats in the order of the manifest;
        `UsageMistakeError` for an unknown one or none.
        """
        chosen = {part.strip().lower() for part in self.formats.split(",")}
        if unknown := sorted(chosen - {*ALL_FORMATS}):
            raise UsageMistakeError(
                f"Bentuk {', '.join(unknown) or '(kosong)'} tidak dikenal. Pilihan: "
                f"{', '.join(ALL_FORMATS)}."
            )
        return tuple(name for name in ALL_FORMATS if name in chosen)


@dataclass(frozen=True)
class Order:
    """What a command was asked to make."""

    dossier: Path
    kind: str = "lkjip"
    period: str | None = None
    subject: str | None = None
    """Key of one thing, where there is a paper for each."""
    output: PaperOutput = field(default_factory=PaperOutput)

    @property
    def is_all(self) -> bool:
        """Whether every paper that can be given is wanted."""
        return self.kind == ALL_PAPERS

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of papers asked for."""
        return layout_kinds() if self.is_all else (self.kind,)

    @property
    def when(self) -> Period | None:
        """The period asked for; raises `UsageMistakeError` for a text that is none."""
        return None if self.period is None else read_period(self.period)

    def require_sound(self) -> None:
        """Refuse what cannot be meant, before anything is read.

        That is an unknown kind, period or format, or options of one paper with all papers.
        """
        require_kind(self.kind)
        self.output.chosen_formats()
        self.output.target(self.dossier)
        _ = self.when
        if self.is_all and self.subject:
            raise UsageMistakeError(
                f"--of berlaku untuk satu naskah; {ALL_PAPERS} membuat semuanya."
            )


def require_kind(kind: str) -> None:
    """Refuse a kind of paper that does not exist;
    the `UsageMistakeError` names the nearest ones.
    """
    known = (*layout_kinds(), ALL_PAPERS)
    if kind not in known:
        raise UsageMistakeError(f'Naskah "{kind}" tidak dikenal. {suggest(kind, known)}')


with_output = share(PaperOutput, "output")
"""Give a command the options that say where its papers go; it takes them as `output`."""
