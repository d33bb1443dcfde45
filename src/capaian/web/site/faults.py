"""What is said where no page can be shown: without the database, the session, or who asks."""

from __future__ import annotations

import errno
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
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


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be meant, such as one by a name that is not ours."""
    return fault_page(
        400,
        "Permintaan ini tidak dapat dijawab",
        "Halaman dipanggil dengan nama atau isi yang tidak dikenal. Periksa alamatnya; bila itu benar, "
        "mintalah administrator menambahkannya pada CAPAIAN_HOSTS.",
    )


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing: whatever is unknown or forbidden looks the same."""
    request.here = None  # type: ignore[attr-defined]  # not even the frame tells how near one was
    return render(request, "site/nothing.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what somebody may not do."""
    return fault_page(403, "Ini tidak boleh dilakukan", "Tidak ada yang diubah. Kembali ke beranda.")


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that does not come from a page of ours, or from one that is too old."""
    return fault_page(
        403,
        "Isian ini sudah kedaluwarsa",
        "Tidak ada yang disimpan. Masuk lagi bila diminta, buka halamannya, lalu kirim sekali lagi; peramban "
        "harus menerima kuki dari halaman ini.",
        copied=_written(request),
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """Say that something broke, and what is safe; of what it was only a number is told."""
    fault = sys.exc_info()[1]
    if not settings.CAPAIAN.is_reachable:
        return without_folder(request)
    if is_full(fault):
        return _fault_page_with_fields(request, 507, "Disk penuh, tidak ada yang disimpan", _DISK_FULL)
    if is_busy(fault):
        answer = _fault_page_with_fields(
            request, 503, "Capaian sedang sibuk, tidak ada yang disimpan", _BUSY_WORDS
        )
        answer.headers["Retry-After"] = "30"
        return answer
    return _name_unread_rows(request) or fault_page(
        500,
        "Halaman ini gagal dimuat",
        "Yang sudah disimpan aman. Muat ulang sebentar lagi; bila tetap gagal, beri tahu administrator, "
        f"dengan nomor galat {number_of(request)}.",
    )


def without_folder(request: HttpRequest) -> HttpResponse:
    """Say that the data folder is away, as a shared one may be for a minute: nothing is taken for lost."""
    answer = _fault_page_with_fields(request, 503, "Folder data tidak tercapai", _AWAY)
    answer.headers["Retry-After"] = "30"
    return answer


def _name_unread_rows(request: HttpRequest) -> HttpResponse | None:
    """Say which rows of the year or of registers cannot be read, on which a page may fail; `None`: none."""
    here = getattr(request, "here", None)
    title = "Halaman ini belum dapat ditampilkan"
    words = "Penyebabnya isian di atas. Yang baru dikirim tidak disimpan; yang disimpan sebelumnya aman."
    try:
        if here and here.year and any(flaw.cell for flaw in know(here.year).flaws):
            return render(request, "site/fault.html", {"title": title, "words": words}, status=422)
        if here and here.year and (entries := [*islice(find_unread_entries(here.year), _MAX_UNREAD_ENTRIES)]):
            seen = [(each.words, each.address if here.may(each.page, "GET") else "") for each in entries]
            context = {"title": title, "words": _UNREAD_ENTRIES, "entries": seen}
            request.here = None  # type: ignore[attr-defined]  # the frame reads forms too
            return render(request, "site/fault.html", context, status=422)
    except Exception:  # what failed before may fail here too
        return None
    return None


_MAX_UNREAD_ENTRIES: Final = 5
_UNREAD_ENTRIES: Final = (
    "Catatan ini berisi sesuatu yang tidak ditulis Capaian, jadi tidak ada angka yang ditampilkan "
    "tanpanya. Yang baru dikirim tidak disimpan. Beri tahu administrator: catatannya dipulihkan dari "
    "cadangan yang utuh."
)
_DISK_FULL: Final = (
    "Disk komputer tempat Capaian berjalan penuh, sehingga yang baru dikirim tidak disimpan sama sekali; "
    "yang disimpan sebelumnya aman. Beri tahu administrator agar mengosongkan disk, lalu kirim sekali lagi."
)
_AWAY: Final = (
    "Folder data sedang tidak tercapai, sehingga yang baru dikirim tidak disimpan sama sekali; yang disimpan "
    "sebelumnya aman. Tunggu sebentar, lalu kirim sekali lagi. Bila tetap begini, beri tahu administrator."
)
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
_LEAST_FREE_BYTES: Final = 1_000_000
"""Bytes that have to be free for a database to write; with less it complains in many ways."""


def is_full(fault: BaseException | None) -> bool:
    """Say whether something failed because the disk is full: the file, the database, or its log."""
    return any(
        (isinstance(each, OSError) and each.errno in _NO_ROOM)
        or (
            isinstance(each, OperationalError)
            and ("full" in str(each) or "No space left" in str(each) or _is_folder_full())
        )
        for each in _causes(fault)
    )


_BUSY_WORDS: Final = (
    "Penyimpanan sedang dipakai perintah lain (impor besar, cadangan, atau pemeliharaan) dan belum selesai "
    "sesudah ditunggu. Yang baru dikirim tidak disimpan sama sekali; yang disimpan sebelumnya aman. Tunggu "
    "sebentar, lalu kirim sekali lagi."
)
_LOCK_MESSAGES: Final = (
    "database is locked",
    "database table is locked",
    "lock timeout",
    "deadlock detected",
)


def is_busy(fault: BaseException | None) -> bool:
    """Say whether something failed because another writer held the database for too long."""
    causes = (str(each) for each in _causes(fault) if isinstance(each, OperationalError))
    return any(words in cause for cause in causes for words in _LOCK_MESSAGES)


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__


def _is_folder_full() -> bool:
    try:
        return shutil.disk_usage(settings.CAPAIAN.folder).free < _LEAST_FREE_BYTES
    except OSError:
        return False


_SECRET: Final = re.compile(r".*(?:password|credential).*|code|login")
"""Names of fields that no page shows again: those with which somebody signs in."""
_OF_PAGES: Final = ("csrfmiddlewaretoken", "dulu-", "yakin")
"""How fields begin that nobody types into."""
_LONG_TEXT_LETTERS: Final = 20
"""Letters beyond which a text is not written anew without a thought."""


def _sent(request: HttpRequest) -> Sequence[tuple[str, str]]:
    """Return all fields that were sent; none where secrets or files are among them, or they are gone."""
    try:
        fields = [(name, str(text)) for name, texts in request.POST.lists() for text in texts]
        is_whole = request.method == "POST" and not request.FILES
    except Exception:  # of a request that could not be read, or is no request
        return ()
    is_secret = any(_SECRET.fullmatch(name) for name, _ in fields)
    return fields if is_whole and not is_secret else ()


def _written(request: HttpRequest) -> str:
    """Return the long texts that were typed into a page of ours: no page of others has words shown here."""
    if request.headers.get("Origin", "") != f"{request.scheme}://{request.get_host()}":
        return ""
    typed = (text.strip() for name, text in _sent(request) if not name.startswith(_OF_PAGES))
    return "\n\n".join(text for text in typed if len(text) > _LONG_TEXT_LETTERS)


def _fault_page_with_fields(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    """Say why nothing was stored, with what was sent: no browser keeps the page that it was typed into."""
    fields = _sent(request)
    return fault_page(status, title, words, fields=fields, action=request.get_full_path() if fields else "")


def fault_page(status: int, title: str, words: str, **context: object) -> HttpResponse:
    """Return the page that says why nothing was done: a title, and words on what is safe and what to do."""
    page = render_to_string("site/fault.html", {"title": title, "words": words, **context})
    return HttpResponse(page, status=status)
