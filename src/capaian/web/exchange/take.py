"""Writing what somebody confirmed: all of it, told in the log, or nothing."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from capaian.web.evidence.bring import note_brought
from capaian.web.exchange.brought import Brought
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.trail.record import Author
from capaian.web.years.contents import keep_content
from capaian.web.years.replace import Wanted, replace_files


@transaction.atomic
def take(upload: Upload, brought: Brought, author: Author, confirmed: Collection[str] = ()) -> None:
    """Let a year say what was brought.

    Args:
        upload: The file that waits.
        brought: What it would make of the year.
        author: Who confirms it.
        confirmed: Evidence that may name persons by number, by the SHA-256 of what was brought.

    Raises:
        ValueError: if it has errors, or evidence that nobody confirmed; our fault.
        CapaianError: as `replace_files` does.
    """
    if brought.has_errors or brought.proofs.unconfirmed(confirmed):
        raise ValueError("what has errors must not be written")
    year, memory = upload.office_year, brought.memory
    source = {"kind": upload.kind, "name": upload.name, "sha256": upload.sha256}
    if upload.kind == Upload.Kind.TABLE:
        keep_content(upload.path.read_bytes())  # the rows name it as their source, by its hash
    replace_files(year, Wanted(brought.texts, year.revision, source, brought.evidence), author)
    note_brought(year, brought.proofs.looked, author)
    if memory is not None:
        PastBooks.objects.update_or_create(office_year=year, defaults={"text": memory})
