"""What the pages of people say at length: what roles may do, and why roles and posts exclude each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.web.offices.models import HoldingKind, Role

DOES: Final[Mapping[str, str]] = {
    Role.ADMINISTRATOR: "menambah orang, memberi peran, dan mengisi jabatan; juga menulis rencana; tidak "
    "mengisi isian dan tidak memutus",
    Role.PLANNER: "memulai tahun; menulis rencana, target, anggaran, dan teks naskah; membagi isian; "
    "memverifikasi",
    Role.DATA_ENTRY: "mengisi isian untuk pemegang jabatan; perlu juga jabatan, di Isi jabatan sebagai "
    "Petugas isian",
    Role.UNIT_HEAD: "mengisi dan mengajukan isian jabatannya; perlu juga jabatan, di Isi jabatan",
    Role.OFFICE_HEAD: "menyetujui, mengembalikan, dan membuka kembali isian; mengesahkan tahun",
    Role.INSPECTOR: "membaca semuanya, juga bukti dan catatan perubahan; tidak mengubah apa pun",
    Role.VIEWER: "membaca angka, rencana, dan isian; tanpa bukti",
}
"""What each role may do, in a line."""
INSPECTS_OWN_WORK: Final = (
    "Inspektorat memeriksa apa yang dikerjakan dinas, jadi orang yang sama tidak boleh berperan lain selain "
    "Pembaca. Lepaskan salah satu peran, atau buatkan akun untuk orang lain."
)
APPROVES_OWN_ENTRY: Final = (
    "Yang mengisi angka tidak boleh juga yang menyetujuinya, jadi Petugas data dan Kepala Dinas tidak "
    "digabung dalam satu akun. Lepaskan salah satu peran, atau buatkan akun untuk orang lain."
)
INSPECTOR_HOLDS_POST: Final = (
    "Orang ini memegang jabatan di dinas, jadi tidak dapat menjadi Inspektorat yang memeriksanya. Tulis "
    "dahulu hari terakhirnya dalam jabatan itu, atau buatkan akun untuk orang lain."
)
HEAD_IS_CLERK: Final = (
    "Orang ini petugas isian suatu jabatan. Yang mengisi angka tidak boleh juga menyetujuinya, jadi ia tidak "
    "dapat menjadi Kepala Dinas. Tulis dahulu hari terakhirnya sebagai petugas isian, atau buatkan akun "
    "untuk orang lain."
)
INSPECTOR_IN_POST: Final = (
    "{} berperan Inspektorat, yang memeriksa dinas; ia tidak memegang jabatan di dalamnya. Pilih orang lain, "
    "atau lepaskan dahulu perannya."
)
CLERK_APPROVES: Final = (
    "{} berperan Kepala Dinas, yang menyetujui isian. Yang mengisi angka tidak boleh juga menyetujuinya, "
    "jadi ia tidak menjadi petugas isian. Pilih orang lain, atau lepaskan dahulu perannya."
)
POST_REMEDIES: Final[Mapping[str, str]] = {
    HoldingKind.DEFINITIVE: "Tulis dahulu hari terakhirnya.",
    HoldingKind.ACTING: (
        "Plt. mengisi jabatan yang tidak ada pejabat definitifnya: tulis dahulu hari terakhir pejabat itu. "
        "Bila ia hanya berhalangan sementara, pilih Plh."
    ),
}
"""By how somebody is to hold a post that is held."""
ONLY_LAST_DAY: Final = "Pengganti ini sudah memutus. Yang masih dapat diubah hanya hari terakhirnya."
HAS_DECIDED: Final = "Sudah ada yang diputus pengganti ini. Akhiri dengan mengubah hari terakhirnya."
STALE: Final = "Baru saja diubah orang lain. Inilah isinya sekarang; isi lagi perubahan Anda."
