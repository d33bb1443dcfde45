"""The papers of one command: chosen, laid out, written together, and listed in a manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from capaian.cli import console
from capaian.cli.issues import mention_issues
from capaian.cli.order import ALL_PAPERS, Order
from capaian.cli.progress import show_steps
from capaian.cli.usage import check_command, suggest
from capaian.documents.availability import PaperSource, find_text_issues, period_for
from capaian.documents.build import build_editions
from capaian.documents.paper import Paper
from capaian.documents.tree import Meta
from capaian.domain.errors import InputError, UsageMistakeError, WriterError
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.changes import write_together
from capaian.dossier.check import PreparedYear, prepare
from capaian.writers.charts import begun_renderer
from capaian.writers.paper_files import (
    ManifestNotes,
    PaperTrees,
    Step,
    manifest_name,
    write_manifest,
    write_papers,
)

CHARTED: Final = ("lkjip", ALL_PAPERS)
"""Kinds with many charts: their renderer begins while the dossier is read."""


def make_papers(order: Order, *, as_json: bool = False) -> None:
    """Make what was asked for: all files appear together or none.

    Raises:
        UsageMistakeError: for a kind, period, thing or format that does not exist or does not fit.
        InputError: if the dossier has errors, or none of the papers can be given.
        WriterError: for a format that could not be written, once the others are.
        FileError: if something cannot be read or written.
    """
    order.require_sound()
    target, formats = order.output.target(order.dossier), order.output.chosen_formats()
    renderer = begun_renderer() if order.kind in CHARTED else nullcontext()
    with renderer, show_steps(3) as steps:
        with steps.take("Membaca dan memeriksa dossier"):
            prepared = prepare(order.dossier, find_text_issues)
        with steps.take("Menghitung"):
            batch = Batch(order, prepared)
            papers = batch.choose()
        steps.expect(3 + len(formats) * len(papers))
        files = batch.write(papers, formats, steps.take)
        manifest = manifest_name(order.kind, order.output.edition.ending)
        files[manifest] = batch.manifest(files)
        with steps.take("Menyimpan"):
            write_together(target, {**dict.fromkeys(batch.unwritable), **files})
    if as_json:
        console.print_json(json.loads(files[manifest]))
    else:
        _show(batch, target, files)
    if batch.unwritable and not order.is_all:  # the other formats of the paper are there
        raise next(iter(batch.unwritable.values()))


def _show(batch: Batch, target: Path, files: Mapping[str, bytes]) -> None:
    """List what was written; problems and refused papers go to the other stream."""
    order = batch.order
    mention_issues(batch.prepared.issues, order.dossier)
    period = f" --period {order.when}" if order.when else ""
    check = f"{check_command(order.dossier)} --for {order.kind}{period}"
    if batch.unwritten:
        console.warn(f"{len(batch.unwritten)} teks belum ditulis. Rinciannya: {check}")
    if batch.refused:
        words = f"Tidak dapat dibuat: {', '.join(batch.refused)}. Rinciannya: {check}"
        console.write_indented(console.err(), 0, ("▼ ", "bold red"), (words, ""))
    console.show_files(target, {name: len(content) for name, content in files.items()})


@dataclass
class Batch:
    """Papers under way; of `semua` those that cannot be given are kept apart,
    otherwise they are errors.
    """

    order: Order
    prepared: PreparedYear
    metas: dict[str, Meta] = field(default_factory=dict)
    """What the file of each paper says of it, by file name without ending."""
    refused: dict[str, tuple[Issue, ...]] = field(default_factory=dict)
    """What stands in the way of a paper, by its kind or file name."""
    unwritable: dict[str, WriterError] = field(default_factory=dict)
    """Files that writers refused: for example a pdf for a sign that none of its faces has."""
    unwritten: dict[str, None] = field(default_factory=dict)
    """Texts that the office has not written, each once, however many papers ask for it."""

    @cached_property
    def _source(self) -> PaperSource:
        order, year = self.order, self.prepared.office_year.year
        return PaperSource(
            self.prepared, order.dossier, order.output.is_draft, order.output.approval_day(year)
        )

    def choose(self) -> tuple[Paper, ...]:
        """Return the papers to make.

        Raises:
            UsageMistakeError: for a period or thing that does not fit.
            InputError: if none of them can be given.
            FileError: if a layout or a picture cannot be read.
        """
        papers = tuple(paper for kind in self.order.kinds for paper in self._of_kind(kind))
        if papers and self.order.subject is not None:
            papers = choose_subject(papers, self.order.subject)
        if not papers:
            raise InputError([*self.prepared.issues, *self._all_refused()])
        return papers

    def _of_kind(self, kind: str) -> tuple[Paper, ...]:
        try:
            layout = self._source.open(kind).find_layout()
            period = period_for(layout, kind, self.order.when, is_only=not self.order.is_all)
            papers = self._source.split(kind, period)
        except InputError as error:
            self._refuse(kind, error)
            return ()
        # Things without a paper count as refused, unless one thing's paper alone is wanted.
        for issue in self._source.left_out(kind, period) if self.order.subject is None else ():
            name = f"{kind}-{str(issue.subject).removeprefix(f'{kind}-')}"
            self.refused[name] = (*self.refused.get(name, ()), replace(issue, level=Level.ERROR))
        return papers

    def write(
        self, papers: Sequence[Paper], formats: Sequence[str], step: Step
    ) -> dict[str, bytes]:
        """Write papers in each format.

        Raises:
            InputError: if no paper can be laid out and written.
            WriterError: if a writer refuses the only paper.
            FileError: if a picture cannot be read.
        """
        files = write_papers(self.lay_out(papers), formats, step=step, refuse=self._refuse_file)
        self.metas = {
            name: meta
            for name, meta in self.metas.items()
            if any(f"{name}.{form}" in files for form in formats)
        }
        if not self.metas:
            raise (
                InputError(self._all_refused())
                if self.order.is_all
                else next(iter(self.unwritable.values()))
            )
        return files

    def lay_out(self, papers: Sequence[Paper]) -> Iterator[PaperTrees]:
        """Yield papers as document trees, each when it is asked for;
        one that cannot be given is refused.
        """
        edition = self.order.output.edition
        for paper in papers:
            name = paper.name_in(edition)
            try:
                printed, whole = build_editions(paper, edition)
            except InputError as error:
                self._refuse(name, error)
                continue
            self.metas[name] = whole.meta
            self.unwritten |= dict.fromkeys(whole.unwritten)
            yield PaperTrees(name, printed, whole)

    def manifest(self, files: Mapping[str, bytes]) -> bytes:
        """Return the manifest of the files written."""
        reasons = {
            name: [issue.message for issue in issues if issue.level is Level.ERROR]
            for name, issues in self.refused.items()
        }
        return write_manifest(ManifestNotes(self.metas, reasons), files)

    def _refuse(self, name: str, error: InputError) -> None:
        """Keep a kind or paper apart that cannot be given; raise its only error."""
        if not self.order.is_all:
            raise error
        self.refused[name] = error.issues

    def _refuse_file(self, name: str, error: WriterError) -> None:
        self.unwritable[name] = error
        self.refused[name] = (Issue(Level.ERROR, error.code, error.message, Place(name)),)

    def _all_refused(self) -> list[Issue]:
        return list(dict.fromkeys(issue for issues in self.refused.values() for issue in issues))


def choose_subject(papers: Sequence[Paper], subject: str) -> tuple[Paper, ...]:
    """Return the paper of one thing; of an agreement or a post all that its key begins or ends.

    Raises:
        UsageMistakeError: if there is no such thing, with the nearest ones.
    """
    wanted = subject.casefold()
    for pattern in (re.escape(wanted), f"{re.escape(wanted)}-.+", f".+-{re.escape(wanted)}"):
        # A paper may be named as its file is, with its kind.
        is_meant = re.compile(pattern).fullmatch
        found = [
            p for p in papers if is_meant(p.subject.casefold()) or is_meant(p.name.casefold())
        ]
        if found and wanted:
            return tuple(found)
    known = [paper.subject for paper in papers if paper.subject]
    if not known:
        raise UsageMistakeError(f"Naskah {papers[0].kind} hanya satu; tanpa --of.")
    raise UsageMistakeError(f'Naskah untuk "{subject}" tidak ada. {suggest(subject, known)}')
