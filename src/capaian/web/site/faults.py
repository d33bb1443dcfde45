"""What is said where no page can be shown: without the database, the session, or who asks."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

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
    """Say that something broke, and what is safe; nothing is told of what it was."""
    try:
        return _said(
            500,
            "Halaman ini gagal dimuat",
            "Yang sudah disimpan aman. Muat ulang sebentar lagi; bila tetap gagal, beri tahu administrator.",
        )
    except Exception:
        return HttpResponse(_BARE, status=500)


def _said(status: int, title: str, words: str) -> HttpResponse:
    return HttpResponse(render_to_string("site/fault.html", {"title": title, "words": words}), status=status)
