"""Entries about refusals in words: which page, what was tried, and why it was not done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from django.urls import Resolver404, ResolverMatch, resolve

from capaian.web.measurement.flow import Step
from capaian.web.trail.models import Entry

PAGES: Final[Mapping[str, str]] = {
    "home": "Halaman pertama",
    "demonstration_enter": "Masuk ke peragaan",
    "year": "Beranda",
    "sheets": "Perencanaan",
    "sheet": "Lembar",
    "row_new": "Baris baru",
    "row": "Baris",
    "row_remove": "Menghapus baris",
    "cascade": "Pohon kinerja",
    "targets": "Target tahun ini",
    "texts": "Teks naskah",
    "text": "Teks naskah",
    "sharing": "Bagi isian kepada jabatan",
    "agreements": "Perjanjian kinerja",
    "agreement_new": "Perjanjian kinerja baru",
    "agreement": "Perjanjian kinerja",
    "budget": "Anggaran tahun ini",
    "budget_changes": "Perubahan anggaran tahun ini",
    "agreement_revise": "Perubahan perjanjian kinerja",
    "formula": "Rumus",
    "forms": "Daftar isian",
    "form": "Isian",
    "form_step": "Langkah isian",
    "form_remark": "Catatan pemeriksa",
    "form_difference": "Menyatakan perbedaan",
    "evidence": "Bukti",
    "evidence_add": "Mengunggah bukti",
    "evidence_words": "Keterangan bukti",
    "evidence_remove": "Menghapus bukti",
    "evidence_required": "Bukti wajib",
    "evidence_archive": "Arsip bukti",
    "evidence_file": "Berkas bukti",
    "evidence_preview": "Gambar kecil bukti",
    "year_close": "Pengesahan",
    "snapshot": "Berkas tahun yang disahkan",
    "trace": "Jejak angka",
    "papers": "Naskah",
    "paper_kind": "Jenis naskah",
    "paper_version": "Versi naskah",
    "paper_sent": "Pengiriman naskah",
    "paper_preview": "Isi naskah",
    "paper_file": "Berkas naskah",
    "job": "Pekerjaan",
    "job_cancel": "Membatalkan pekerjaan",
    "verification": "Antrean verifikasi",
    "verification_form": "Verifikasi isian",
    "form_sheet": "Unduhan lembar isian",
    "indicator_new": "Indikator dari katalog",
    "search": "Pencarian",
    "begin_year": "Memulai tahun",
    "year_withdraw": "Menarik kembali tahun",
    "exchange": "Tukar data",
    "export_workbook": "Buku kerja",
    "export_package": "Paket dossier",
    "import_preview": "Pratinjau impor",
    "closing_take": "Mengambil penutupan yang baru",
    "import_marked": "Buku kerja yang ditandai",
    "schedule": "Jadwal",
    "history": "Catatan perubahan",
    "board": "Dasbor",
    "indicator": "Indikator",
    "meeting": "Lembar rapat",
    "boundaries": "Batas kecamatan",
    "table_file": "Unduhan tabel",
    "import_mapping": "Tabel dari luar",
    "import_undo": "Membatalkan impor",
    "import_source": "Berkas sumber tabel",
    "inspections": "Temuan",
    "inspection": "Temuan sebuah naskah",
    "inspection_file": "Unduhan temuan",
    "reminders": "Pengingat",
    "remind_form": "Mengingatkan satu isian",
    "administration": "Pengelolaan",
    "administration_backup": "Unduhan cadangan",
    "people": "Orang",
    "person_new": "Orang baru",
    "person": "Orang",
    "person_account": "Akun seseorang",
    "holding_new": "Pemegang jabatan baru",
    "holding": "Pemegang jabatan",
    "substitute_new": "Pengganti baru",
    "substitute": "Pengganti",
}
"""Pages of offices, by the names of their addresses; the others are about one's own account."""
_OWN_ACCOUNT: Final = "Akun sendiri"
_STEPS: Final[Mapping[str, str]] = {
    Step.FILL: "mengisi",
    Step.SUBMIT: "mengajukan",
    Step.WITHDRAW: "menarik kembali",
    Step.RETURN: "mengembalikan",
    Step.VERIFY: "memverifikasi",
    Step.APPROVE: "menyetujui",
    Step.REOPEN: "membuka kembali",
    Step.LOCK: "mengunci",
}
_REASONS: Final[Mapping[object, str]] = {
    403: "formulirnya kedaluwarsa, atau tidak dari halaman ini",
    404: "tidak termasuk hak perannya di dinas ini",
    422: "bukan langkah orang ini, atau belum saatnya",
}
"""Why, where the entry itself does not say."""


def match_of(entry: Entry) -> ResolverMatch | None:
    """Return the address that an entry about a refusal names; `None`: no page has it any more."""
    try:
        return resolve(entry.subject)
    except Resolver404:
        return None


def page_words(match: ResolverMatch | None) -> str:
    """Return what people call a page."""
    if match is None:
        return "Halaman yang sudah tidak ada"
    return PAGES.get(match.view_name, _OWN_ACCOUNT)


def refusal_parts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what was tried and why it was refused, each with its title."""
    after = entry.after or {}
    said, match = str(after.get("said", "")), match_of(entry)
    yield "Yang dicoba", _tried(entry, match)
    why = str(after.get("why", "")) or ("" if entry.action == "step.refused" else said)
    yield "Sebab", why or _REASONS.get(after.get("status"), "tidak boleh dilakukan")
    if left_out := after.get("left_out"):
        yield "Penolakan yang sama sebelumnya", str(left_out)


def _tried(entry: Entry, match: ResolverMatch | None) -> str:
    after = entry.after or {}
    if entry.action == "step.refused" and match is not None and match.view_name == "year_close":
        return "mengesahkan tahun"
    if entry.action == "step.refused" and match is not None and match.view_name == "paper_version":
        return "menyetujui naskah"
    if entry.action == "step.refused":
        return _STEPS.get(str(after.get("said", "")), "langkah lain")
    return "membuka halaman" if after.get("method") in ("GET", "HEAD") else "mengirim isian halaman"
