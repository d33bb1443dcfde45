"""Whether an installation is as the log says, its copies,
and a new chain where the key is lost for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from allauth.mfa.models import Authenticator
from django.db import transaction

from capaian.domain.errors import FileError
from capaian.domain.registers.closed_month import Register
from capaian.dossier.feeding import fed_cells
from capaian.rules.registers.feed import feed_of
from capaian.web.accounts.models import User
from capaian.web.configuration import Configuration
from capaian.web.evidence.models import Upload
from capaian.web.feed.models import ClosedMonth
from capaian.web.keeping.backup import (
    EVIDENCE,
    MANIFEST,
    Manifest,
    keep_keys,
    make_backup,
    read_kept_manifest,
    read_manifest,
)
from capaian.web.keeping.database_dump import Settings, query, restored_apart
from capaian.web.keys import TRAIL, read_key
from capaian.web.services.seals import renew_seals
from capaian.web.surveys.models import Survey
from capaian.web.surveys.register import answers_kept_until, seal_answers
from capaian.web.trail.anchors import Anchor, noted_points, read_point
from capaian.web.trail.models import Entry, Head
from capaian.web.trail.record import (
    Author,
    Deed,
    are_begun,
    compare_rows,
    find_known_rows,
    record,
    trail_key,
)
from capaian.web.trail.verify import (
    CHAIN,
    CHAIN_BEGUN,
    find_broken_log,
    find_corruption,
    find_cut,
    find_missing_guard,
    hash_entries,
    last_point,
    old_chain_words,
)
from capaian.web.years.contents import content_path, find_damaged
from capaian.web.years.known import know
from capaian.web.years.models import EvidenceFile, OfficeYear

_COUNTED: Final = {
    "entri catatan": ("SELECT count(*) FROM trail_entry", Entry),
    "orang": ("SELECT count(*) FROM accounts_user", User),
    "tahun": ("SELECT count(*) FROM years_officeyear", OfficeYear),
    "berkas bukti": ("SELECT count(*) FROM years_evidencefile", EvidenceFile),
}
"""What is counted, by name: how a database is asked that Django is not connected to,
and the model.
"""


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What was found out about a log."""

    broken: str | None
    """What is wrong with the first entry that is not as it was written; `None`: all are."""
    unguarded: str | None
    """Which trigger no longer protects the log, or is not ours; `None`:
    all are as they were made.
    """
    problems: Mapping[str, Sequence[str]]
    """What is wrong beside the entries themselves, by what it is, each thing by name; empty:
    nothing.
    """
    is_sealed: bool
    """Rows have fingerprints: those of an earlier version get theirs when
    they are served first.
    """
    point: str
    """Where the log ends, to be noted down and held against it later; empty:
    nothing stands in it.
    """
    old_chain: str
    """Which entries nobody can verify any more, as their key is lost; empty: all are verified."""


def verify_installation(
    configuration: Configuration,
    backup: Path | None = None,
    since: str = "",
    *,
    with_evidence: bool = False,
) -> LogCheck:
    """Find out whether a log is as it was written, and goes on from where it once was;
    writes nothing.

    Args:
        configuration: Of the installation.
        backup: One of its backups.
        since: A point of the log that somebody noted down.
        with_evidence: Hold each file of evidence against its hash, too, and closed months and rows
            with
            fingerprints against the log; let the database look at itself.

    Raises:
        FileError: if the database is of another version, or a point or the key cannot be read.
    """
    read_key(configuration.keys, TRAIL)
    broken = find_broken_log(anchors_of(configuration, backup, since))
    if broken is not None:
        return LogCheck(broken, None, {}, is_sealed=True, point="", old_chain="")
    unguarded = find_missing_guard()
    found: dict[str, Sequence[str | None]] = {"pelindungnya berubah": [unguarded]}
    if with_evidence:
        found |= {
            "isi berkas bukti tidak lagi seperti waktu disimpan": name_faults(find_damaged()),
            "bulan register tidak lagi seperti waktu ditutup": [*find_forged_months()],
            "jawaban survei tidak lagi seperti waktu ditutup": [*find_forged_surveys()],
            "baris tidak lagi seperti yang dicatat": compare_rows(trail_key()),
            "basis data rusak": [find_corruption()],
        }
    named = {what: [*filter(None, names)] for what, names in found.items()}
    problems = {what: names for what, names in named.items() if names}
    return LogCheck(
        None, unguarded, problems, are_begun(), str(last_point() or ""), old_chain_words()
    )


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was made and read back."""

    manifest: Manifest
    damaged: tuple[str, ...]
    """Evidence that is not as it was kept, copied as it is, or that is lost, by name."""
    unguarded: str | None
    """Which trigger of its database no longer protects the log; `None`: all do."""


def back_up_installation(
    configuration: Configuration, target: Path, keys: Path | None
) -> BackupMade:
    """Write an installation into one file while it answers, and its keys into another one.

    Evidence that was damaged before keeps nobody from a copy of the rest; it is named. Raises
    `FileError` if the log is not as it was written: a copy of it would push out those from before.
    """
    verified = verify_installation(configuration)
    if verified.broken is not None:
        raise FileError(
            f"Catatan kejadian berubah: {verified.broken}. Cadangan tidak dibuat; simpan "
            "cadangan yang lama."
        )
    head = Head.objects.first() or Head(seal="")
    manifest = make_backup(
        configuration, target.absolute(), head.number, head.seal, answers_kept_until()
    )
    if keys is not None:
        keep_keys(configuration, keys.absolute())
    return BackupMade(manifest, (*name_faults(manifest.damaged),), verified.unguarded)


def anchors_of(configuration: Configuration, backup: Path | None, since: str) -> list[Anchor]:
    """Return all points that a log must have, each with where it is kept; raises `FileError`."""
    manifests = {"cadangan yang dipulihkan": read_kept_manifest(configuration.folder / MANIFEST)}
    if backup is not None:
        manifests[f"cadangan {backup.name}"] = read_manifest(backup)
    points = {
        place: f"{each.entries}:{each.seal}"
        for place, each in manifests.items()
        if each is not None
        and each.entries
        and each.seal  # one of an earlier version does not say it
    }
    if since:
        points["titik yang disebut dengan --since"] = since
    noted = noted_points(configuration.folder)
    return [*noted, *(Anchor(read_point(text), place) for place, text in points.items())]


def name_faults(damaged: Iterable[str]) -> list[str]:
    """Return what contents are called that are damaged,
    and those that the list of evidence names in vain.

    They are evidence of a year, evidence that was taken away, else a hash.
    """
    known = {*EvidenceFile.objects.values_list("sha256", flat=True)}
    lost = [sha256 for sha256 in sorted(known) if not content_path(sha256).exists()]
    found = {each: f"isi {each}" for each in (*damaged, *lost)}
    for upload in Upload.objects.filter(sha256__in=found).order_by("-pk"):
        found[upload.sha256] = f"{upload.office_year}: {upload.name}, sudah dihapus"
    for file in EvidenceFile.objects.filter(sha256__in=found).order_by("-pk"):
        found[file.sha256] = f"{file.office_year}: {file.name}"
    return [
        f"{name} ({'hilang' if sha256 in lost else 'rusak'})" for sha256, name in found.items()
    ]


def find_forged_months() -> Iterator[str]:
    """Yield closed months and sources of registers that are not as they were written,
    in Indonesian.
    """
    for year in (
        OfficeYear.objects.filter(closed_months__isnull=False).distinct().select_related("office")
    ):
        facts = know(year).read.partial
        if facts is None:
            yield f"{year.office.name} {year.year}: tidak dapat dibaca"
            continue
        feed, versions = feed_of(facts), year.closed_months.filter(reopened_on=None)
        kept = {(Register(each.register), each.period): each for each in versions}
        for key in sorted({*kept, *feed.closings}, key=str):
            made, closing = kept.get(key), feed.closings.get(key)
            sums = {feed.fingerprints.get(key)} | ({closing.sha256} if closing else {None})
            if made is None or {*sums, *_sums_of(year, made)} != {made.sha256}:
                yield f"{year.office.name}: {key[0].words} {key[1].label}"
        sources = {each.id: each for each in facts.sources}
        for wanted in {cell.source.id: cell.source for cell in fed_cells(facts)}.values():
            own = sources.get(wanted.id)
            # its title is words that a later version writes otherwise: the log has its row
            if own and (own.sha256, own.cut_off) != (wanted.sha256, wanted.cut_off):
                yield f"{year.office.name}: sumber {wanted.id}"


def find_forged_surveys() -> Iterator[str]:
    """Yield closed surveys whose answers are not those that were sealed;
    those of wiped ones are gone.
    """
    for survey in (
        Survey.objects.exclude(closed_on=None).filter(wiped_on=None).select_related("office")
    ):
        if seal_answers(survey.answers.all()) != survey.sha256:
            yield f"{survey.office}: {survey.survey}, {survey.span.label}"


def _sums_of(year: OfficeYear, made: ClosedMonth) -> Iterator[str]:
    """Yield the fingerprint of the figures that a version keeps,
    and the one that the log has of it.
    """
    yield hashlib.sha256(made.figures.encode()).hexdigest()
    actions = ("register.closed", "register.taken_in")
    entries = Entry.objects.filter(
        office=year.office_id, subject=made.log_subject, action__in=actions
    )
    last = entries.order_by("number").last()
    yield str((last.after or {}).get("sha256", "")) if last else ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a backup came to when it was put back."""

    counts: Mapping[str, tuple[int, int]]
    """By what is counted: in the backup, and in the installation now."""
    problems: tuple[str, ...]
    """What would be missing or another one; empty: it would serve."""


def rehearse_restore(file: Path, database: Settings, scratch: Path) -> Rehearsal:
    """Put a backup into a database of its own beside that of the installation,
    look at it and remove it.

    `scratch`: an empty folder, with room for it. Raises `FileError` if the backup is broken.
    """
    manifest = read_manifest(file)  # holds each of its files against its hash
    with ZipFile(file) as archive:
        archive.extract(manifest.database, scratch)
    with restored_apart(database, scratch / manifest.database, scratch) as restored:
        counts = {
            name: (int(query(restored, sql)[0][0]), model._default_manager.count())
            for name, (sql, model) in _COUNTED.items()
        }
        return Rehearsal(counts, tuple(_problems(restored, manifest, counts["entri catatan"][0])))


def _problems(restored: Settings, manifest: Manifest, entries: int) -> Iterator[str]:
    if entries < manifest.entries:
        yield f"catatannya {entries} entri, padahal manifes menyebut {manifest.entries}"
    elif manifest.seal:
        last = query(
            restored, "SELECT number, seal FROM trail_entry ORDER BY number DESC LIMIT 1000"
        )
        if (str(manifest.entries), manifest.seal) not in last:
            yield f"segel entri {manifest.entries} bukan yang disebut manifes"
        now = Entry.objects.filter(number=manifest.entries).values_list("seal", flat=True).first()
        if now != manifest.seal:
            yield f"catatan sekarang tidak meneruskan entri {manifest.entries} cadangan ini"
    named = {
        sha256 for (sha256,) in query(restored, "SELECT DISTINCT sha256 FROM years_evidencefile")
    }
    lost = [
        sha256
        for sha256 in sorted(named)
        if f"{EVIDENCE}/{sha256[:2]}/{sha256}" not in manifest.sha256
    ]
    yield from (f"isi bukti {sha256} tidak ikut" for sha256 in lost)
    yield from (f"isi bukti {sha256} sudah rusak" for sha256 in manifest.damaged)


@transaction.atomic
def begin_chain(configuration: Configuration, reason: str) -> int:
    """Close the log at its last entry, go on under the key that the data folder has now;
    the next number.

    What can be seen without the old key is looked at before, and stays seen: entries that are
    lost, rows that the log does not know, approved values that are others. All other fingerprints
    are made anew.

    Raises:
        FileError: if the log was cut, or does not have a point that is noted outside of it.
        PersonalReasonError: if the reason leads to a person.
    """
    end, cut = find_cut(anchors_of(configuration, None, ""))
    if cut is not None:
        raise FileError(
            f"Catatan kejadian berubah: {cut}. Rantai baru tidak dimulai; pulihkan dahulu "
            "cadangan terakhir "
            "yang utuh (restore tanpa --keys), lalu ulangi pada folder itu."
        )
    # second factors whose secrets are kept under the key of the log
    codes = Authenticator.objects.filter(
        type__in=(Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    )
    people = sorted({*codes.values_list("user", flat=True)})
    codes.delete()
    renew_seals()
    rows = [*find_known_rows(), *(f"factors/{person}" for person in people)]
    before = {"number": end.number, "seal": end.seal, "sha256": hash_entries(end.number)}
    record(
        None, Author(reason=reason), [Deed(CHAIN_BEGUN, CHAIN, before, {"rows": len(rows)}, rows)]
    )
    return end.number + 1
