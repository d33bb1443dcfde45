"""What the operating system refuses, in Indonesian."""

from __future__ import annotations

import errno
from collections.abc import Mapping

_CAUSES: Mapping[int, str] = {
    errno.ENOSPC: "ruang disk habis",
    errno.EDQUOT: "jatah ruang disk habis",
    errno.EFBIG: "ukuran berkas melampaui batas",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.EEXIST: "ada sesuatu yang bukan folder di tempat itu",
    errno.EISDIR: "ada folder dengan nama yang sama",
    errno.ENOTDIR: "ada berkas di tempat folder",
    errno.ENOENT: "tempat itu tidak ada",
    errno.EIO: "perangkat penyimpanan gagal",
    errno.ENAMETOOLONG: "nama terlalu panjang",
    errno.ELOOP: "tautannya kembali ke dirinya sendiri",
    errno.EMFILE: "terlalu banyak berkas terbuka",
}


def say_cause(error: OSError) -> str:
    """Say why the system refused; in the system's own words where there are no Indonesian ones.

    Examples:
        >>> say_cause(OSError(errno.ENOSPC, "No space left on device"))
        'ruang disk habis'
    """
    return _CAUSES.get(error.errno or 0, error.strerror or type(error).__name__)
