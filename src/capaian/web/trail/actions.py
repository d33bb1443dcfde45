"""What the log may tell: each action with its words, what it is done to, and under what it is found.

An action that has no line here is not recorded. Entries of before keep actions that have none any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from capaian.domain.identifiers import WordedEnum


class LogSubject(Enum):
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


class LogTopic(WordedEnum):
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

    def __init__(self, words: str, subject: LogSubject, *things: LogTopic) -> None:
        """Keep what was done in words, to what, and the things that it is found under."""
        self.words = words
        self.subject = subject
        self.things = things


ACTIONS: Final[Mapping[str, LogAction]] = {
    "row.added": LogAction("Baris ditambah", LogSubject.ROW),
    "row.changed": LogAction("Baris diubah", LogSubject.ROW),
    "row.removed": LogAction("Baris dihapus", LogSubject.ROW),
    "form.fill": LogAction("Isian mulai diisi", LogSubject.FORM, LogTopic.FORMS),
    "form.submit": LogAction("Isian diajukan", LogSubject.FORM, LogTopic.FORMS),
    "form.withdraw": LogAction("Isian ditarik kembali", LogSubject.FORM, LogTopic.FORMS),
    "form.return": LogAction("Isian dikembalikan", LogSubject.FORM, LogTopic.FORMS),
    "form.verify": LogAction("Isian diverifikasi", LogSubject.FORM, LogTopic.FORMS),
    "form.approve": LogAction("Isian disetujui", LogSubject.FORM, LogTopic.FORMS),
    "form.reopen": LogAction("Isian dibuka kembali", LogSubject.FORM, LogTopic.FORMS),
    "form.lock": LogAction("Isian dikunci", LogSubject.FORM, LogTopic.FORMS),
    "paper.made": LogAction("Naskah dibuat", LogSubject.PAPER, LogTopic.PAPERS),
    "paper.forgotten": LogAction("Konsep naskah lama dihapus", LogSubject.PAPER, LogTopic.PAPERS),
    "paper.approved": LogAction("Naskah disetujui", LogSubject.PAPER, LogTopic.PAPERS),
    "paper.downloaded": LogAction("Naskah diunduh", LogSubject.PAPER, LogTopic.PAPERS),
    "deadline.changed": LogAction("Batas waktu isian diubah", LogSubject.LAST, LogTopic.SCHEDULE),
    "rhythm.changed": LogAction("Jadwal lapor diubah", LogSubject.FIGURE, LogTopic.SCHEDULE),
    "schedule.checked": LogAction("Jadwal diperiksa, tidak diubah", LogSubject.NOTHING, LogTopic.SCHEDULE),
    "evidence.added": LogAction("Bukti ditambah", LogSubject.LAST, LogTopic.EVIDENCE),
    "evidence.removed": LogAction("Bukti dihapus", LogSubject.LAST, LogTopic.EVIDENCE),
    "evidence.refused": LogAction(
        "Bukti tidak diterima", LogSubject.LAST, LogTopic.EVIDENCE, LogTopic.REFUSALS
    ),
    "evidence.required": LogAction("Bukti wajib diubah", LogSubject.NOTHING, LogTopic.EVIDENCE),
    "evidence.linked": LogAction("Bukti dipakai lagi", LogSubject.LAST, LogTopic.EVIDENCE),
    "evidence.moved": LogAction("Bukti ikut nilainya", LogSubject.LAST, LogTopic.EVIDENCE),
    "evidence.widened": LogAction("Bukti membuktikan lebih banyak", LogSubject.LAST, LogTopic.EVIDENCE),
    "year.begun": LogAction("Tahun dimulai", LogSubject.LAST, LogTopic.YEARS),
    "year.withdrawn": LogAction("Tahun ditarik kembali", LogSubject.LAST, LogTopic.YEARS),
    "year.replaced": LogAction("Isi berkas dipakai", LogSubject.LAST, LogTopic.YEARS),
    "year.approved": LogAction("Tahun disahkan", LogSubject.LAST, LogTopic.YEARS),
    "approval.voided": LogAction("Pengesahan dibatalkan", LogSubject.NOTHING, LogTopic.YEARS),
    "texts.reopened": LogAction("Teks laporan dibuka kembali", LogSubject.NOTHING, LogTopic.PAPERS),
    "person.made": LogAction("Orang ditambah", LogSubject.PERSON, LogTopic.PEOPLE),
    "person.changed": LogAction("Orang diubah", LogSubject.PERSON, LogTopic.PEOPLE),
    "person.password_reset": LogAction(
        "Kata sandi diganti", LogSubject.PERSON, LogTopic.PEOPLE, LogTopic.SECURITY
    ),
    "person.opened": LogAction("Akun dibuka lagi", LogSubject.PERSON, LogTopic.PEOPLE),
    "person.closed": LogAction("Akun ditutup", LogSubject.PERSON, LogTopic.PEOPLE),
    "holding.made": LogAction("Pemegang jabatan ditambah", LogSubject.POST, LogTopic.POSTS),
    "holding.changed": LogAction("Pemegang jabatan diubah", LogSubject.POST, LogTopic.POSTS),
    "substitute.made": LogAction("Pengganti ditunjuk", LogSubject.POST, LogTopic.POSTS),
    "substitute.changed": LogAction("Pengganti diubah", LogSubject.POST, LogTopic.POSTS),
    "substitute.removed": LogAction("Pengganti dihapus", LogSubject.POST, LogTopic.POSTS),
    "office.founded": LogAction("Dinas didaftarkan", LogSubject.NOTHING, LogTopic.YEARS),
    "remark.explained": LogAction("Penjelasan ditulis", LogSubject.FORM, LogTopic.FORMS, LogTopic.REMARKS),
    "remark.commented": LogAction(
        "Catatan pemeriksa ditulis", LogSubject.FORM, LogTopic.FORMS, LogTopic.REMARKS
    ),
    "remark.answered": LogAction(
        "Catatan pemeriksa dijawab", LogSubject.FORM, LogTopic.FORMS, LogTopic.REMARKS
    ),
    "remark.asked": LogAction(
        "Perbedaan diminta dinyatakan", LogSubject.FORM, LogTopic.FORMS, LogTopic.REMARKS
    ),
    "remark.declared": LogAction("Perbedaan dinyatakan", LogSubject.FORM, LogTopic.FORMS, LogTopic.REMARKS),
    "remark.moved": LogAction(
        "Penjelasan atau catatan pemeriksa ikut nilainya", LogSubject.FORM, LogTopic.FORMS, LogTopic.REMARKS
    ),
    "register.closed": LogAction("Bulan register ditutup", LogSubject.NOTHING, LogTopic.REGISTERS),
    "register.reopened": LogAction("Bulan register dibuka kembali", LogSubject.NOTHING, LogTopic.REGISTERS),
    "blanks.moved": LogAction("Mutasi blangko dicatat", LogSubject.NOTHING, LogTopic.REGISTERS),
    "blanks.countered": LogAction("Mutasi blangko dikoreksi", LogSubject.NOTHING, LogTopic.REGISTERS),
    "blanks.limits_changed": LogAction(
        "Batas peringatan blangko diubah", LogSubject.NOTHING, LogTopic.REGISTERS
    ),
    "register.taken_in": LogAction(
        "Bulan register ditutup dalam berkas yang dibawa", LogSubject.NOTHING, LogTopic.REGISTERS
    ),
    "complaints.received": LogAction("Pengaduan diterima", LogSubject.NOTHING, LogTopic.REGISTERS),
    "complaints.noted": LogAction(
        "Jawaban atau hasil pengaduan dicatat", LogSubject.NOTHING, LogTopic.REGISTERS
    ),
    "complaints.corrected": LogAction("Pengaduan dibetulkan", LogSubject.NOTHING, LogTopic.REGISTERS),
    "complaints.voided": LogAction("Pengaduan dibatalkan", LogSubject.NOTHING, LogTopic.REGISTERS),
    "complaints.days_changed": LogAction(
        "Hari kerja golongan pengaduan diubah", LogSubject.NOTHING, LogTopic.REGISTERS
    ),
    "visits.entered": LogAction("Kunjungan jemput bola dicatat", LogSubject.NOTHING, LogTopic.REGISTERS),
    "visits.corrected": LogAction("Kunjungan jemput bola diubah", LogSubject.NOTHING, LogTopic.REGISTERS),
    "services.day_closed": LogAction("Hari pelayanan ditutup", LogSubject.NOTHING, LogTopic.REGISTERS),
    "services.day_signed": LogAction("Hari pelayanan ditandatangani", LogSubject.NOTHING, LogTopic.REGISTERS),
    "services.day_reopened": LogAction(
        "Hari pelayanan dibuka kembali", LogSubject.NOTHING, LogTopic.REGISTERS
    ),
    "services.ticket_corrected": LogAction("Karcis dikoreksi", LogSubject.NOTHING, LogTopic.REGISTERS),
    "boundaries.changed": LogAction("Batas kecamatan diubah", LogSubject.NOTHING, LogTopic.AREAS),
    "seals.begun": LogAction("Sidik jari mulai dicatat", LogSubject.NOTHING, LogTopic.YEARS),
    "backup.downloaded": LogAction("Cadangan diunduh", LogSubject.NOTHING, LogTopic.BACKUPS),
    "backup.scheduled": LogAction("Jadwal cadangan diubah", LogSubject.NOTHING, LogTopic.BACKUPS),
    "access.refused": LogAction("Halaman tidak dibukakan", LogSubject.PAGE, LogTopic.REFUSALS),
    "step.refused": LogAction("Langkah ditolak", LogSubject.PAGE, LogTopic.REFUSALS),
    "request.refused": LogAction("Perubahan ditolak", LogSubject.PAGE, LogTopic.REFUSALS),
    "session.begun": LogAction("Masuk", LogSubject.ACCOUNT, LogTopic.SESSIONS),
    "session.ended": LogAction("Keluar", LogSubject.ACCOUNT, LogTopic.SESSIONS),
    "session.refused": LogAction("Gagal masuk", LogSubject.ACCOUNT, LogTopic.SESSIONS),
    "session.locked": LogAction("Percobaan masuk ditahan", LogSubject.ACCOUNT, LogTopic.SESSIONS),
    "password.changed": LogAction("Kata sandi diubah pemiliknya", LogSubject.ACCOUNT, LogTopic.SECURITY),
    "password.rehashed": LogAction(
        "Kata sandi disimpan dalam bentuk yang lebih kuat", LogSubject.ACCOUNT, LogTopic.SECURITY
    ),
    "factor.added": LogAction("Verifikasi dua langkah dipasang", LogSubject.ACCOUNT, LogTopic.SECURITY),
    "factor.removed": LogAction("Verifikasi dua langkah dilepas", LogSubject.ACCOUNT, LogTopic.SECURITY),
    "factor.drawn": LogAction("Kode pemulihan dibuat", LogSubject.ACCOUNT, LogTopic.SECURITY),
    "factor.refused": LogAction("Langkah kedua masuk keliru", LogSubject.ACCOUNT, LogTopic.SECURITY),
}
