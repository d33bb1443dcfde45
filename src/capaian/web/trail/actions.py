"""What the log may tell: each action with its words, what it is done to, and under what it is found.

An action that has no line here is not recorded. Entries of before keep actions that have none any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from capaian.domain.identifiers import WordedEnum


class Subject(Enum):
    """What the subject of an entry is, and so how pages call it and who reads the entry."""

    NOTHING = auto()
    ROW = auto()
    """A row of a sheet, by its year and sheet."""
    FORM = auto()
    POST = auto()
    FIGURE = auto()
    """What is asked for, by its code behind the year."""
    PAPER = auto()
    LAST = auto()
    """Its last part is a name."""
    PERSON = auto()
    ACCOUNT = auto()
    """A person, whatever the office: read in each office in which they work."""
    PAGE = auto()
    """An address that was refused: read in the office that it belongs to."""


class Thing(WordedEnum):
    """What entries of the log can be narrowed to, beside the sheets."""

    FORMS = "isian", "Isian"
    SCHEDULE = "jadwal", "Jadwal"
    EVIDENCE = "bukti", "Bukti"
    PAPERS = "naskah", "Naskah dan teksnya"
    PEOPLE = "orang", "Orang"
    SESSIONS = "masuk", "Masuk dan keluar"
    SECURITY = "pengaman", "Kata sandi dan verifikasi dua langkah"
    REFUSALS = "penolakan", "Penolakan"
    REMARKS = "catatan", "Penjelasan dan catatan pemeriksa"
    POSTS = "jabatan", "Jabatan"
    REGISTERS = "register", "Register"
    AREAS = "wilayah", "Batas kecamatan"
    BACKUPS = "cadangan", "Cadangan"
    YEARS = "tahun", "Tahun dan pengesahan"


class LogAction:
    """What an action is."""

    def __init__(self, words: str, subject: Subject, *things: Thing) -> None:
        """Keep what was done in words, to what, and the things that it is found under."""
        self.words = words
        self.subject = subject
        self.things = things


ACTIONS: Final[Mapping[str, LogAction]] = {
    "row.added": LogAction("Baris ditambah", Subject.ROW),
    "row.changed": LogAction("Baris diubah", Subject.ROW),
    "row.removed": LogAction("Baris dihapus", Subject.ROW),
    "form.fill": LogAction("Isian mulai diisi", Subject.FORM, Thing.FORMS),
    "form.submit": LogAction("Isian diajukan", Subject.FORM, Thing.FORMS),
    "form.withdraw": LogAction("Isian ditarik kembali", Subject.FORM, Thing.FORMS),
    "form.return": LogAction("Isian dikembalikan", Subject.FORM, Thing.FORMS),
    "form.verify": LogAction("Isian diverifikasi", Subject.FORM, Thing.FORMS),
    "form.approve": LogAction("Isian disetujui", Subject.FORM, Thing.FORMS),
    "form.reopen": LogAction("Isian dibuka kembali", Subject.FORM, Thing.FORMS),
    "form.lock": LogAction("Isian dikunci", Subject.FORM, Thing.FORMS),
    "paper.made": LogAction("Naskah dibuat", Subject.PAPER, Thing.PAPERS),
    "paper.forgotten": LogAction("Konsep naskah lama dihapus", Subject.PAPER, Thing.PAPERS),
    "paper.approved": LogAction("Naskah disetujui", Subject.PAPER, Thing.PAPERS),
    "paper.downloaded": LogAction("Naskah diunduh", Subject.PAPER, Thing.PAPERS),
    "deadline.changed": LogAction("Batas waktu isian diubah", Subject.LAST, Thing.SCHEDULE),
    "rhythm.changed": LogAction("Jadwal lapor diubah", Subject.FIGURE, Thing.SCHEDULE),
    "schedule.checked": LogAction("Jadwal diperiksa, tidak diubah", Subject.NOTHING, Thing.SCHEDULE),
    "evidence.added": LogAction("Bukti ditambah", Subject.LAST, Thing.EVIDENCE),
    "evidence.removed": LogAction("Bukti dihapus", Subject.LAST, Thing.EVIDENCE),
    "evidence.refused": LogAction("Bukti tidak diterima", Subject.LAST, Thing.EVIDENCE, Thing.REFUSALS),
    "evidence.required": LogAction("Bukti wajib diubah", Subject.NOTHING, Thing.EVIDENCE),
    "evidence.linked": LogAction("Bukti dipakai lagi", Subject.LAST, Thing.EVIDENCE),
    "evidence.moved": LogAction("Bukti ikut nilainya", Subject.LAST, Thing.EVIDENCE),
    "evidence.widened": LogAction("Bukti membuktikan lebih banyak", Subject.LAST, Thing.EVIDENCE),
    "year.begun": LogAction("Tahun dimulai", Subject.LAST, Thing.YEARS),
    "year.withdrawn": LogAction("Tahun ditarik kembali", Subject.LAST, Thing.YEARS),
    "year.replaced": LogAction("Isi berkas dipakai", Subject.LAST, Thing.YEARS),
    "year.approved": LogAction("Tahun disahkan", Subject.LAST, Thing.YEARS),
    "approval.voided": LogAction("Pengesahan dibatalkan", Subject.NOTHING, Thing.YEARS),
    "texts.reopened": LogAction("Teks laporan dibuka kembali", Subject.NOTHING, Thing.PAPERS),
    "person.made": LogAction("Orang ditambah", Subject.PERSON, Thing.PEOPLE),
    "person.changed": LogAction("Orang diubah", Subject.PERSON, Thing.PEOPLE),
    "person.password_reset": LogAction("Kata sandi diganti", Subject.PERSON, Thing.PEOPLE, Thing.SECURITY),
    "person.opened": LogAction("Akun dibuka lagi", Subject.PERSON, Thing.PEOPLE),
    "person.closed": LogAction("Akun ditutup", Subject.PERSON, Thing.PEOPLE),
    "holding.made": LogAction("Pemegang jabatan ditambah", Subject.POST, Thing.POSTS),
    "holding.changed": LogAction("Pemegang jabatan diubah", Subject.POST, Thing.POSTS),
    "substitute.made": LogAction("Pengganti ditunjuk", Subject.POST, Thing.POSTS),
    "substitute.changed": LogAction("Pengganti diubah", Subject.POST, Thing.POSTS),
    "substitute.removed": LogAction("Pengganti dihapus", Subject.POST, Thing.POSTS),
    "office.founded": LogAction("Dinas didaftarkan", Subject.NOTHING, Thing.YEARS),
    "remark.explained": LogAction("Penjelasan ditulis", Subject.FORM, Thing.FORMS, Thing.REMARKS),
    "remark.commented": LogAction("Catatan pemeriksa ditulis", Subject.FORM, Thing.FORMS, Thing.REMARKS),
    "remark.answered": LogAction("Catatan pemeriksa dijawab", Subject.FORM, Thing.FORMS, Thing.REMARKS),
    "remark.asked": LogAction("Perbedaan diminta dinyatakan", Subject.FORM, Thing.FORMS, Thing.REMARKS),
    "remark.declared": LogAction("Perbedaan dinyatakan", Subject.FORM, Thing.FORMS, Thing.REMARKS),
    "remark.moved": LogAction(
        "Penjelasan atau catatan pemeriksa ikut nilainya", Subject.FORM, Thing.FORMS, Thing.REMARKS
    ),
    "register.closed": LogAction("Bulan register ditutup", Subject.NOTHING, Thing.REGISTERS),
    "register.reopened": LogAction("Bulan register dibuka kembali", Subject.NOTHING, Thing.REGISTERS),
    "blanks.moved": LogAction("Mutasi blangko dicatat", Subject.NOTHING, Thing.REGISTERS),
    "blanks.countered": LogAction("Mutasi blangko dikoreksi", Subject.NOTHING, Thing.REGISTERS),
    "blanks.limits_changed": LogAction("Batas peringatan blangko diubah", Subject.NOTHING, Thing.REGISTERS),
    "register.taken_in": LogAction(
        "Bulan register ditutup dalam berkas yang dibawa", Subject.NOTHING, Thing.REGISTERS
    ),
    "complaints.received": LogAction("Pengaduan diterima", Subject.NOTHING, Thing.REGISTERS),
    "complaints.noted": LogAction("Jawaban atau hasil pengaduan dicatat", Subject.NOTHING, Thing.REGISTERS),
    "complaints.corrected": LogAction("Pengaduan dibetulkan", Subject.NOTHING, Thing.REGISTERS),
    "complaints.voided": LogAction("Pengaduan dibatalkan", Subject.NOTHING, Thing.REGISTERS),
    "complaints.days_changed": LogAction(
        "Hari kerja golongan pengaduan diubah", Subject.NOTHING, Thing.REGISTERS
    ),
    "visits.entered": LogAction("Kunjungan jemput bola dicatat", Subject.NOTHING, Thing.REGISTERS),
    "visits.corrected": LogAction("Kunjungan jemput bola diubah", Subject.NOTHING, Thing.REGISTERS),
    "services.day_closed": LogAction("Hari pelayanan ditutup", Subject.NOTHING, Thing.REGISTERS),
    "services.day_signed": LogAction("Hari pelayanan ditandatangani", Subject.NOTHING, Thing.REGISTERS),
    "services.day_reopened": LogAction("Hari pelayanan dibuka kembali", Subject.NOTHING, Thing.REGISTERS),
    "services.ticket_corrected": LogAction("Karcis dikoreksi", Subject.NOTHING, Thing.REGISTERS),
    "boundaries.changed": LogAction("Batas kecamatan diubah", Subject.NOTHING, Thing.AREAS),
    "seals.begun": LogAction("Sidik jari mulai dicatat", Subject.NOTHING, Thing.YEARS),
    "backup.downloaded": LogAction("Cadangan diunduh", Subject.NOTHING, Thing.BACKUPS),
    "backup.scheduled": LogAction("Jadwal cadangan diubah", Subject.NOTHING, Thing.BACKUPS),
    "access.refused": LogAction("Halaman tidak dibukakan", Subject.PAGE, Thing.REFUSALS),
    "step.refused": LogAction("Langkah ditolak", Subject.PAGE, Thing.REFUSALS),
    "request.refused": LogAction("Perubahan ditolak", Subject.PAGE, Thing.REFUSALS),
    "session.begun": LogAction("Masuk", Subject.ACCOUNT, Thing.SESSIONS),
    "session.ended": LogAction("Keluar", Subject.ACCOUNT, Thing.SESSIONS),
    "session.refused": LogAction("Gagal masuk", Subject.ACCOUNT, Thing.SESSIONS),
    "session.locked": LogAction("Percobaan masuk ditahan", Subject.ACCOUNT, Thing.SESSIONS),
    "password.changed": LogAction("Kata sandi diubah pemiliknya", Subject.ACCOUNT, Thing.SECURITY),
    "password.rehashed": LogAction(
        "Kata sandi disimpan dalam bentuk yang lebih kuat", Subject.ACCOUNT, Thing.SECURITY
    ),
    "factor.added": LogAction("Verifikasi dua langkah dipasang", Subject.ACCOUNT, Thing.SECURITY),
    "factor.removed": LogAction("Verifikasi dua langkah dilepas", Subject.ACCOUNT, Thing.SECURITY),
    "factor.drawn": LogAction("Kode pemulihan dibuat", Subject.ACCOUNT, Thing.SECURITY),
    "factor.refused": LogAction("Langkah kedua masuk keliru", Subject.ACCOUNT, Thing.SECURITY),
}
