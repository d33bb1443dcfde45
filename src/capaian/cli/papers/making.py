"""The making of what a command was asked for, from the dossier to the files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from capaian.cli import console
from capaian.cli.invocation import program_as_typed
from capaian.cli.issues import as_command, mention_issues
from capaian.cli.office_year import Prepared, prepare
from capaian.cli.outputs import write_together
from capaian.cli.papers.manifests import keep_earlier
from capaian.cli.papers.order import ALL, Order, require_kind
from capaian.cli.papers.writing import manifest_name
from capaian.cli.usage import UsageMistakeError, read_period

if TYPE_CHECKING:
    from capaian.cli.papers.batch import Batch


def carry_out(order: Order, *, as_json: bool = False) -> None:
    """Make what was asked for: all files appear together or none.

    Raises:
        UsageMistakeError: for a kind, period, thing or format that does not exist or does not fit.
        InputError: if the dossier has errors, or none of the papers can be given.
        FileError: if something cannot be read or written.
    """
    from capaian.cli.progress import Steps

    target, chosen = _understand(order)
    with Steps(3) as steps:
        with steps.take("Membaca dan memeriksa dossier"):
            prepared = prepare(order.dossier)
        with steps.take("Menghitung"):
            batch = _open_batch(order, prepared)
            papers = batch.choose()
        steps.expect(3 + len(chosen) * len(papers))
        files = batch.write(papers, chosen, steps.take)
        manifest = manifest_name(order.kind)
        files[manifest] = keep_earlier(batch.manifest(files), target, manifest)
        with steps.take("Menyimpan"):
            write_together(target, files)
    _tell(order, batch, target, files, as_json=as_json)


def _understand(order: Order) -> tuple[Path, tuple[str, ...]]:
    """Refuse what cannot be meant before anything is read; return the folder and the formats."""
    require_kind(order.kind)
    chosen = order.output.chosen()
    target = order.output.target(order.dossier)
    if order.period is not None:
        read_period(order.period)
    for option, given in (("--of", order.subject), ("--append", order.output.scans)):
        if order.is_all and given:
            raise UsageMistakeError(f"{option} berlaku untuk satu naskah; {ALL} membuat semuanya.")
    return target, chosen


def _open_batch(order: Order, prepared: Prepared) -> Batch:
    # Only papers need the documents room; without it the other commands start in half the time.
    from capaian.cli.papers.batch import Batch

    return Batch(order, prepared)


def _check_of_data(order: Order) -> str:
    return f"{program_as_typed()} check {as_command(order.dossier)}"


def _tell(order: Order, batch: Batch, target: Path, files: Mapping[str, bytes], *, as_json: bool) -> None:
    """List what was written; problems and refused papers go to the other stream."""
    check = f"{_check_of_data(order)} --for {order.kind}"
    check += f" --period {order.when}" if order.when else ""
    if as_json:
        console.print_json(json.loads(files[manifest_name(order.kind)]))
        return
    # What the data lack is told without the papers too; what the texts lack is not.
    mention_issues(batch.prepared.issues, _check_of_data(order), console.err())
    if batch.unwritten:
        words = f"{len(batch.unwritten)} teks belum ditulis. Rinciannya: {check}"
        console.write_indented(console.err(), 0, ("◊ ", "yellow"), (words, ""))
    if batch.refused:
        words = f"Tidak dapat dibuat: {', '.join(batch.refused)}. Rinciannya: {check}"
        console.write_indented(console.err(), 0, ("▼ ", "bold red"), (words, ""))
    console.show_files(target, {name: len(content) for name, content in files.items()})
