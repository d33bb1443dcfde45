"""What is said where no page can be shown: without the database, the session, or who asks."""

from __future__ import annotations

import errno
import shutil
import sys
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from capaian.web.site.journal import number_of

_BARE: Final = (
    '<!doctype html><html lang="id"><meta charset="utf-8"><title>Halaman ini gagal dimuat</title>'
    "<h1>Halaman ini gagal dimuat</h1><p>Yang sudah disimpan aman. Muat ulang sebentar lagi; bila tetap "
    "gagal, beri tahu administrator.</p></html>"
)
"""For the day on which not even templates can be read."""


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be meant, such as one by a name that is not ours."""
    return _said(
        400,
        "Permintaan ini tidak dapat dijawab",
        "Halaman dipanggil dengan nama atau isi yang tidak dikenal. Periksa alamatnya; bila itu benar, "
        "mintalah administrator menambahkannya pada CAPAIAN_HOSTS.",
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what somebody may not do."""
    return _said(403, "Ini tidak boleh dilakukan", "Tidak ada yang diubah. Kembali ke beranda.")


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that does not come from a page of ours, or from one that is too old."""
    return _said(
        403,
        "Isian ini sudah kedaluwarsa",
        "Tidak ada yang disimpan. Kembali ke halamannya, muat ulang, lalu kirim sekali lagi; peramban harus "
        "menerima kuki dari halaman ini.",
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """Say that something broke, and what is safe; of what it was only a number is told."""
    try:
        fault = sys.exc_info()[1]
        if is_full(fault):
            return _said(HTTPStatus.INSUFFICIENT_STORAGE, "Disk penuh, tidak ada yang disimpan", _FULL)
        if is_busy(fault):
            answer = _said(
                HTTPStatus.SERVICE_UNAVAILABLE, "Capaian sedang sibuk, tidak ada yang disimpan", _BUSY
            )
            answer.headers["Retry-After"] = "30"
            return answer
        return _said(
            500,
            "Halaman ini gagal dimuat",
            "Yang sudah disimpan aman. Muat ulang sebentar lagi; bila tetap gagal, beri tahu administrator, "
            f"dengan nomor galat {number_of(request)}.",
        )
    except Exception:
        return HttpResponse(_BARE, status=500)


_FULL: Final = (
    "Disk komputer tempat Capaian berjalan penuh, sehingga yang baru dikirim tidak disimpan sama sekali; "
    "yang disimpan sebelumnya aman. Tekan tombol kembali pada peramban: yang diketik masih ada di sana. "
    "Beri tahu administrator agar mengosongkan disk, lalu kirim sekali lagi."
)
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
_LEAST: Final = 1_000_000
"""Bytes that have to be free for a database to write; with less it complains in many ways."""


def is_full(fault: BaseException | None) -> bool:
    """Say whether something failed because the disk is full: the file, the database, or its log."""
    while fault is not None:
        if isinstance(fault, OSError) and fault.errno in _NO_ROOM:
            return True
        if isinstance(fault, OperationalError):
            words = str(fault)
            if "full" in words or "No space left" in words or _is_folder_full():
                return True
        fault = fault.__cause__ or fault.__context__
    return False


_BUSY: Final = (
    "Penyimpanan sedang dipakai perintah lain (impor besar, cadangan, atau pemeliharaan) dan belum selesai "
    "sesudah ditunggu. Yang baru dikirim tidak disimpan sama sekali; yang disimpan sebelumnya aman. Tekan "
    "tombol kembali pada peramban: yang diketik masih ada di sana. Tunggu sebentar, lalu kirim sekali lagi."
)
_HELD: Final = ("database is locked", "database table is locked", "lock timeout", "deadlock detected")


def is_busy(fault: BaseException | None) -> bool:
    """Say whether something failed because another writer held the database for too long."""
    while fault is not None:
        if isinstance(fault, OperationalError) and any(words in str(fault) for words in _HELD):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _is_folder_full() -> bool:
    try:
        return shutil.disk_usage(settings.CAPAIAN.folder).free < _LEAST
    except OSError:
        return False


def _said(status: int, title: str, words: str) -> HttpResponse:
    return HttpResponse(render_to_string("site/fault.html", {"title": title, "words": words}), status=status)
