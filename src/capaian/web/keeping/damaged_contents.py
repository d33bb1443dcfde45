"""Evidence whose content on the disk is not what it was when it was kept, by the names that people know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from capaian.web.evidence.models import Upload
from capaian.web.years.contents import content_path, find_damaged
from capaian.web.years.models import EvidenceFile


def find_damaged_files() -> list[str]:
    """Return what is damaged or lost of what was kept: evidence by office, year and name, else by hash."""
    known = {*EvidenceFile.objects.values_list("sha256", flat=True)}
    lost = [sha256 for sha256 in sorted(known) if not content_path(sha256).exists()]
    named = names_of_contents([*find_damaged(), *lost])
    return [f"{name} ({'hilang' if sha256 in lost else 'rusak'})" for sha256, name in named.items()]


def names_of_contents(hashes: Iterable[str]) -> Mapping[str, str]:
    """Return what contents are called: evidence of a year, evidence that was taken away, else the hash."""
    wanted = [*dict.fromkeys(hashes)]
    found = {each: f"isi {each}" for each in wanted}
    uploads = Upload.objects.filter(sha256__in=wanted).order_by("-pk").select_related("office_year__office")
    for upload in uploads:
        found[upload.sha256] = f"{upload.office_year}: {upload.name}, sudah dihapus"
    files = (
        EvidenceFile.objects.filter(sha256__in=wanted).order_by("-pk").select_related("office_year__office")
    )
    for file in files:
        found[file.sha256] = f"{file.office_year}: {file.name}"
    return found
