"""Evidence as it leaves the server: one file, its small picture, or all of a year as one archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from capaian.web.site.access import OfficeRequest
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.models import EvidenceFile

_SHOWN: Final = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
"""Beginnings of what a browser may show; all else it only saves."""
_CLOSED: Final = "default-src 'none'; sandbox"
_PIECE: Final = 1 << 18
_DAY: Final = (1980, 1, 1, 0, 0, 0)
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

    One that is not as it was kept is none: words are given instead of bytes that nobody brought.
    """
    if not content_path(sha256).exists():
        raise Http404
    if not is_whole(sha256):
        return render(request, "evidence/damaged.html", {"name": name, "sha256": sha256}, status=410)
    content = content_path(sha256).open("rb")
    beginning = content.read(8)
    content.seek(0)
    media_type = next((kind for begin, kind in _SHOWN if beginning.startswith(begin)), "")
    answer = FileResponse(
        content,
        as_attachment=not media_type,
        filename=name,
        content_type=media_type or saved_as,
    )
    answer.headers["Content-Security-Policy"] = _CLOSED
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def evidence_archive(request: OfficeRequest, office: str, year: int) -> StreamingHttpResponse:
    """Hand out all evidence of a year with the hashes of its files."""
    files = request.here.require_year().evidence.order_by("name")
    answer = StreamingHttpResponse(write_archive(files), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="bukti-{office}-{year}.zip"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def write_archive(files: Iterable[EvidenceFile]) -> Iterator[bytes]:
    """Yield the archive: the hashes, then every file under its name that is as it was kept."""
    stream, files = _Pieces(), [*files]
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_entry(SUMS), "".join(f"{file.sha256}  {file.name}\n" for file in files))
        yield stream.take()
        for file in (each for each in files if is_whole(each.sha256)):
            with (
                content_path(file.sha256).open("rb") as content,
                archive.open(_entry(file.name), "w") as target,
            ):
                while piece := content.read(_PIECE):
                    target.write(piece)
                    yield stream.take()
    yield stream.take()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.external_attr = 0o644 << 16
    return entry


class _Pieces(list[bytes]):
    """What the archive writes, until it is sent."""

    def write(self, piece: bytes) -> int:
        self.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def close(self) -> None:
        """What was written is still to be sent."""

    def take(self) -> bytes:
        """Return what was written since it was asked last."""
        taken = b"".join(self)
        self.clear()
        return taken
