"""Evidence as it leaves the server: one file, its small picture, or all of a year as one archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from tempfile import TemporaryFile
from typing import IO, Final

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from capaian.dossier.packing.pack import pack
from capaian.web.site.access import OfficeRequest
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.models import EvidenceFile

_SHOWN: Final = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
"""Beginnings of what a browser may show; all else it only saves."""
_CLOSED: Final = "default-src 'none'; sandbox"
SUMS: Final = "SHA256SUMS"
"""Lists the files of the archive, as `sha256sum --check` reads it."""


def evidence_file(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponseBase:
    """Hand out a file: a picture is shown, all else is saved."""
    file = find_file(request, pk)
    return hand_out(request, file.sha256, file.name.rpartition("/")[2])


def evidence_preview(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponseBase:
    """Show the small picture of a file."""
    file = find_file(request, pk)
    upload = file.uploads.filter(sha256=file.sha256).exclude(preview="").first()
    if upload is None:
        raise Http404
    return hand_out(request, upload.preview, "pratinjau.jpg")


def find_file(request: OfficeRequest, pk: int | str) -> EvidenceFile:
    """Return a file of the year by its id; raises `Http404` where it has none."""
    if not str(pk).isdecimal():
        raise Http404
    return get_object_or_404(request.here.require_year().evidence, pk=pk)


def hand_out(
    request: OfficeRequest, sha256: str, name: str, saved_as: str = "application/octet-stream"
) -> HttpResponseBase:
    """Hand out a content with headers by which no browser runs anything of it.

    One that is gone, or not as it was kept, is none: words are given instead of bytes that nobody brought.
    """
    if not is_whole(sha256):
        context = {"name": name, "sha256": sha256, "is_gone": not content_path(sha256).exists()}
        return render(request, "evidence/damaged.html", context, status=410)
    content = content_path(sha256).open("rb")
    beginning = content.read(8)
    content.seek(0)
    media_type = next((kind for begin, kind in _SHOWN if beginning.startswith(begin)), "")
    answer = FileResponse(
        content, as_attachment=not media_type, filename=name, content_type=media_type or saved_as
    )
    answer.headers["Content-Security-Policy"] = _CLOSED
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def evidence_archive(request: OfficeRequest, office: str, year: int) -> FileResponse:
    """Hand out all evidence of a year with the hashes of its files."""
    files = request.here.require_year().evidence.order_by("name")
    return save_made(f"bukti-{office}-{year}.zip", lambda target: write_archive(target, files))


def save_made(name: str, write: Callable[[IO[bytes]], None]) -> FileResponse:
    """Hand out a file that is made for it, to be saved under a name."""
    target = _scratch_file()
    write(target)
    target.seek(0)
    answer = FileResponse(target, as_attachment=True, filename=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _scratch_file() -> IO[bytes]:
    return TemporaryFile()  # the answer closes it


def write_archive(target: IO[bytes], files: Iterable[EvidenceFile]) -> None:
    """Write the archive: the hashes, then every file under its name that is as it was kept."""
    files = [*files]
    sums = "".join(f"{file.sha256}  {file.name}\n" for file in files).encode()
    whole = {file.name: content_path(file.sha256) for file in files if is_whole(file.sha256)}
    pack({SUMS: sums, **whole}, target)
