"""What is said where no page can be shown: without the database, the session, or who asks."""

from __future__ import annotations

import errno
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from itertools import islice
from typing import Final

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from capaian.web.site.journal import number_of
from capaian.web.site.unread_entries import find_unread_entries
from capaian.web.years.known import know

_MIN_FREE_BYTES: Final = 1_000_000
_MAX_ENTRIES_NAMED: Final = 5
_MAX_LETTERS_SOON_WRITTEN_ANEW: Final = 20


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be meant, such as one by a name that is not ours."""
    return fault_page(
        400,
        "Permintaan ini tidak dapat dijawab",
        "Halaman dipanggil dengan nama atau isi yang tidak dikenal. Periksa alamatnya; "
        "bila itu benar, "
        "mintalah administrator menambahkannya pada CAPAIAN_HOSTS.",
    )


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing: whatever is unknown or forbidden looks the same."""
    request.here = None  # type: ignore[attr-defined]  # not even the frame tells how near one was
    return render(request, "site/nothing.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what somebody may not do."""
    return fault_page(
        403, "Ini tidak boleh dilakukan", "Tidak ada yang diubah. Kembali ke beranda."
    )


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that does not come from a page of ours, or from one that is too old."""
    return fault_page(
        403,
        "Isian ini sudah kedaluwarsa",
        "Tidak ada yang disimpan. Masuk lagi bila diminta, buka halamannya, lalu kirim "
        "sekali lagi; peramban "
        "harus menerima kuki dari halaman ini.",
        copied=_written(request),
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """Say that something broke, and what is safe; of what it was only a number is told."""
    if not settings.CAPAIAN.is_reachable:
        return without_folder(request)
    causes = [*_causes(sys.exc_info()[1])]
    complaints = [str(each) for each in causes if isinstance(each, OperationalError)]
    if (
        any(
            isinstance(each, OSError) and each.errno in (errno.ENOSPC, errno.EDQUOT)
            for each in causes
        )
        or any("full" in words or "No space left" in words for words in complaints)
        # with less room than that a database complains in many ways
        or (complaints and shutil.disk_usage(settings.CAPAIAN.folder).free < _MIN_FREE_BYTES)
    ):
        words = (
            "Disk komputer tempat Capaian berjalan penuh, sehingga yang baru dikirim "
            "tidak disimpan sama "
            "sekali; yang disimpan sebelumnya aman. Beri tahu administrator agar "
            "mengosongkan disk, lalu "
            "kirim sekali lagi."
        )
        return _unsaved(request, 507, "Disk penuh, tidak ada yang disimpan", words)
    if any(_LOCKED.search(words) for words in complaints):
        words = (
            "Penyimpanan sedang dipakai perintah lain (impor besar, cadangan, atau "
            "pemeliharaan) dan belum "
            "selesai sesudah ditunggu. Yang baru dikirim tidak disimpan sama sekali; yang "
            "disimpan "
            "sebelumnya aman. Tunggu sebentar, lalu kirim sekali lagi."
        )
        return _unsaved(request, 503, "Capaian sedang sibuk, tidak ada yang disimpan", words)
    return _name_unread_rows(request) or fault_page(
        500,
        "Halaman ini gagal dimuat",
        "Yang sudah disimpan aman. Muat ulang sebentar lagi; bila tetap gagal, beri tahu "
        "administrator, "
        f"dengan nomor galat {number_of(request)}.",
    )


_LOCKED: Final = re.compile("database (table )?is locked|lock timeout|deadlock detected")
"""What a database says where another writer held it for too long."""


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__


def without_folder(request: HttpRequest) -> HttpResponse:
    """Say that the data folder is away, as a shared one may be for a minute:
    nothing is taken for lost.
    """
    words = (
        "Folder data sedang tidak tercapai, sehingga yang baru dikirim tidak disimpan "
        "sama sekali; yang "
        "disimpan sebelumnya aman. Tunggu sebentar, lalu kirim sekali lagi. Bila tetap "
        "begini, beri tahu "
        "administrator."
    )
    return _unsaved(request, 503, "Folder data tidak tercapai", words)


def _name_unread_rows(request: HttpRequest) -> HttpResponse | None:
    """Say which rows of the year or of registers cannot be read, on which a page may fail; `None`:
    none.
    """
    here = getattr(request, "here", None)
    context: dict[str, object] = {"title": "Halaman ini belum dapat ditampilkan"}
    try:
        if not here or not here.year:
            return None
        if any(flaw.cell for flaw in know(here.year).flaws):
            context["words"] = (
                "Penyebabnya isian di atas. Yang baru dikirim tidak disimpan; yang "
                "disimpan sebelumnya aman."
            )
        elif entries := [*islice(find_unread_entries(here.year), _MAX_ENTRIES_NAMED)]:
            context["words"] = (
                "Catatan ini berisi sesuatu yang tidak ditulis Capaian, jadi tidak ada angka yang "
                "ditampilkan tanpanya. Yang baru dikirim tidak disimpan. Beri tahu "
                "administrator: catatannya "
                "dipulihkan dari cadangan yang utuh."
            )
            seen = [
                (each.words, each.address if here.may(each.page, "GET") else "")
                for each in entries
            ]
            context["entries"] = seen
            request.here = None  # type: ignore[attr-defined]  # the frame reads forms too
        else:
            return None
        return render(request, "site/fault.html", context, status=422)
    except Exception:  # what failed before may fail here too
        return None


_SECRET: Final = re.compile(r".*(?:password|credential).*|code|login")
"""Names of fields that no page shows again: those with which somebody signs in."""


def _sent(request: HttpRequest) -> Sequence[tuple[str, str]]:
    """Return all fields that were sent; none where secrets or files are among them,
    or they are gone.
    """
    try:
        fields = [(name, str(text)) for name, texts in request.POST.lists() for text in texts]
        is_whole = request.method == "POST" and not request.FILES
    except Exception:  # of a request that could not be read, or is no request
        return ()
    is_secret = any(_SECRET.fullmatch(name) for name, _ in fields)
    return fields if is_whole and not is_secret else ()


def _written(request: HttpRequest) -> str:
    """Return the long texts that were typed into a page of ours:
    no page of others has words shown here.
    """
    if request.headers.get("Origin", "") != f"{request.scheme}://{request.get_host()}":
        return ""
    untyped = ("csrfmiddlewaretoken", "dulu-", "yakin")
    typed = (text.strip() for name, text in _sent(request) if not name.startswith(untyped))
    return "\n\n".join(text for text in typed if len(text) > _MAX_LETTERS_SOON_WRITTEN_ANEW)


def _unsaved(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    """Say why nothing was stored, with what was sent:
    no browser keeps the page that it was typed into.
    """
    fields = _sent(request)
    action = request.get_full_path() if fields else ""
    answer = fault_page(status, title, words, fields=fields, action=action)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers["Retry-After"] = "30"
    return answer


def fault_page(status: int, title: str, words: str, **context: object) -> HttpResponse:
    """Return the page that says why nothing was done: a title,
    and words on what is safe and what to do.
    """
    page = render_to_string("site/fault.html", {"title": title, "words": words, **context})
    return HttpResponse(page, status=status)
