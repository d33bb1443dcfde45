"""`capaian intake`: tables of other offices and systems into a dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.cli.asking import confirm, is_answerable
from capaian.cli.clock import today
from capaian.cli.intaken import intaken_to_plain, show_tables, unconfirmed_words
from capaian.cli.issues import as_command, count_issues, show_issues
from capaian.cli.shared_options import share
from capaian.cli.shown_rows import WHOLE
from capaian.cli.unended import with_unended
from capaian.cli.usage import DOSSIER, UsageMistakeError, read_period, suggest
from capaian.domain.errors import InputError
from capaian.domain.intake import IntakeTable
from capaian.dossier.changes import find_file, finish_changes
from capaian.dossier.intake.desk import Asked, meanings_of
from capaian.dossier.intake.intaken import Intaken, TakenTable
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook


@dataclass(frozen=True)
class IntakeWishes:
    """What is to be done with what was understood."""

    accepts_totals: bool = False
    drops_unbudgeted: bool = False
    is_agreed: bool = False
    sure: str | None = None
    """The code of what somebody has looked at."""
    is_dry: bool = False
    is_json: bool = False


def _asked(
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="LEMBAR", help="Hanya lembar ini; bawaan: semua.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="JENIS", help="counts, inputs, atau peers; bawaan: ditebak."),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIODE",
            help="2023, 2023-S2, 2023-Q3, 2023-M07, atau Triwulan III 2023; bawaan: dari judul tabel.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="KODE", help="Kode sumber; bawaan: dari nama berkas."),
    ] = None,
    means: Annotated[
        list[str] | None,
        typer.Option(
            "--means",
            metavar="TULISAN=KODE",
            help="Arti judul kolom atau nama baris; KODE - berarti tidak dipakai. Boleh berulang.",
        ),
    ] = None,
    anew: Annotated[
        bool, typer.Option("--anew", metavar="", help="Tebak lagi; lupakan pemetaan yang tersimpan.")
    ] = False,
) -> Asked:
    """The options about the table; their names and words are read from here."""
    told, choices = meanings_of([_read_meaning(text) for text in means or ()])
    return Asked(
        sheet,
        None if kind is None else _read_kind(kind),
        None if period is None else read_period(period),
        source,
        told,
        choices,
        is_anew=anew,
    )


def _wishes(
    accept_totals: Annotated[
        bool,
        typer.Option(
            "--accept-totals",
            metavar="",
            help="Ambil barisnya walau jumlah tertulisnya salah; perbedaannya dinyatakan.",
        ),
    ] = False,
    drop_unbudgeted: Annotated[
        bool,
        typer.Option(
            "--drop-unbudgeted",
            metavar="",
            help="Hapus sub kegiatan tanpa angka yang tidak ada di realisasi anggaran ini, juga kegiatan dan "
            "program yang isinya habis.",
        ),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", metavar="", help="Tulis tanpa bertanya tabel yang tulisannya sudah pernah dipastikan."
        ),
    ] = False,
    sure: Annotated[
        str | None,
        typer.Option(
            "--sure",
            metavar="KODE",
            help="Tulis tanpa bertanya: semua yang tertulis di pratinjau berkode ini benar.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", metavar="", help="Pratinjau saja; tidak menulis apa pun.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Cetak JSON.")] = False,
) -> IntakeWishes:
    """The options about what is done; their names and words are read from here."""
    return IntakeWishes(
        accept_totals,
        drop_unbudgeted,
        yes or sure is not None,
        None if sure is None else sure.strip().lower(),
        dry_run,
        as_json,
    )


def _shown(
    all_rows: Annotated[
        bool,
        typer.Option(WHOLE, metavar="", help="Perlihatkan semua baris, juga dari tabel yang panjang."),
    ] = False,
) -> bool:
    """Whether every line is to be shown; its words are read from here."""
    return all_rows


def _read_kind(text: str) -> IntakeTable:
    names = [table.value for table in IntakeTable]
    if text.lower() not in names:
        raise UsageMistakeError(f'Jenis "{text}" tidak dikenal. {suggest(text, names)}')
    return IntakeTable(text.lower())


def _read_meaning(text: str) -> tuple[str, str]:
    name, sign, means = text.rpartition("=")
    if not sign or not name.strip() or not means.strip():
        raise UsageMistakeError(
            f'--means "{text}" tidak dimengerti. Tulis misalnya "Sudah Rekam=ktp.holders".'
        )
    return name.strip(), means.strip()


@share(_shown, "is_whole")
@share(_wishes, "wishes")
@share(_asked, "asked")
def intake(
    file: Annotated[
        Path,
        typer.Argument(metavar="BERKAS", help="Tabel yang diterima: xlsx atau csv.", show_default=False),
    ],
    dossier: Annotated[Path, DOSSIER],
    asked: Asked,
    wishes: IntakeWishes,
    is_whole: bool,
) -> None:
    """Ambil tabel agregat, realisasi keuangan, atau rekap provinsi: pemetaan ditebak, disetujui, diingat."""
    if not wishes.is_dry:
        finish_changes(dossier)
    if find_file(dossier, "office.yaml") is None:
        raise UsageMistakeError(f"{dossier} bukan dossier (tanpa office.yaml). Sebutkan folder dossier.")
    has_terminal = is_answerable() and not wishes.is_json
    asked = replace(asked, accepts_totals=wishes.accepts_totals, drops_unbudgeted=wishes.drops_unbudgeted)
    taken = take_in(file, dossier, load_rulebook(), asked, is_agreed=wishes.is_agreed)
    taken = with_unended(taken, today())
    if not wishes.is_json:
        show_tables(taken, dossier, console.out(), offers=not wishes.drops_unbudgeted, is_whole=is_whole)
    if taken.has_errors:
        _refuse(taken, wishes, is_whole=is_whole)
    if wishes.drops_unbudgeted and not any(_is_of_money(table) for table in taken.tables):
        raise UsageMistakeError(
            "--drop-unbudgeted hanya untuk realisasi anggaran, dan di berkas ini tidak ada. Ulangi tanpa "
            "pilihan itu."
        )
    is_wanted = bool(taken.changes) and not wishes.is_dry
    is_written = is_wanted and _is_agreed(taken, dossier, wishes, has_terminal)
    if is_written:
        taken.write()
    _conclude(taken, dossier, wishes, is_written=is_written, is_whole=is_whole)
    if is_wanted and not is_written and not has_terminal:
        raise UsageMistakeError(_remedy(taken, wishes))


def _is_of_money(table: TakenTable) -> bool:
    return table.proposal.intake.table is IntakeTable.INPUTS


def _refuse(taken: Intaken, wishes: IntakeWishes, *, is_whole: bool) -> None:
    """Say what is wrong; nothing is written."""
    if wishes.is_json:
        console.print_json(intaken_to_plain(taken, is_written=False, is_whole=is_whole))
    else:
        screen = console.err()
        show_issues(taken.issues, screen)
        screen.print(f"Dossier tidak berubah: {count_issues(taken.issues)}.")
    raise typer.Exit(InputError.exit_code)


def _is_agreed(taken: Intaken, dossier: Path, wishes: IntakeWishes, has_terminal: bool) -> bool:
    """Ask on a terminal; where nobody can answer, nothing is taken for granted that nobody has looked at."""
    if wishes.sure is not None:
        if wishes.sure != taken.code and has_terminal:
            raise UsageMistakeError(_remedy(taken, wishes))
        return wishes.sure == taken.code
    if wishes.is_agreed and taken.is_confirmed:
        return True
    if not has_terminal:
        return False
    return confirm(f"Pemetaan ini benar, dan perubahannya ditulis ke {as_command(dossier)}?")


def _remedy(taken: Intaken, wishes: IntakeWishes) -> str:
    """Return what to do where nothing was written since nobody said that it is right."""
    if wishes.sure is not None:
        return (
            f"Kode {wishes.sure} tidak cocok dengan yang tertulis di atas: tabel, dossier atau pilihan "
            "berubah sejak kode itu ditunjukkan. Bila semua yang tertulis di atas benar, ulangi dengan "
            f"--sure {taken.code}."
        )
    if taken.is_confirmed or taken.doubts:
        return "Tambahkan --yes untuk menulis, atau --dry-run untuk pratinjau saja."
    return unconfirmed_words(taken)


def _conclude(
    taken: Intaken, dossier: Path, wishes: IntakeWishes, *, is_written: bool, is_whole: bool
) -> None:
    screen = console.out()
    target = as_command(dossier)
    if wishes.is_json:
        console.print_json(intaken_to_plain(taken, is_written=is_written, is_whole=is_whole))
    elif is_written:
        words = f"Ditulis: {', '.join(taken.changes)} di {target}. Periksa: capaian check {target}"
        screen.print(console.printable(words), soft_wrap=True)
    elif taken.changes:
        screen.print("Tidak ada yang ditulis.")
        if wishes.is_dry and not (taken.is_confirmed or taken.doubts):
            screen.print(unconfirmed_words(taken), soft_wrap=True)
