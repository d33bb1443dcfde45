"""What the first sheet and the manual say of the work with a workbook: one source for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the work."""

    title: str
    text: str
    sheets: tuple[str, ...] = ()
    """Ids of the sheets that it fills."""


STEPS: Final = (
    Step(
        "Kenali kantor",
        "Isi nama dinas, kode wilayah, tahun, dan jabatan. Wilayah memuat kabupaten dan kecamatan dengan "
        "kode resminya.",
        ("office.yaml", "office.yaml#units", "office.yaml#posts", "areas.csv"),
    ),
    Step(
        "Salin rencana",
        "Dari Renstra dan keputusan IKU: tujuan, sasaran, indikator, rumus, dan target setiap tahun. "
        "Komponen ialah cakupan yang dihitung dari pembilang dan penyebut.",
        (
            "plan.yaml",
            "plan.yaml#goals",
            "plan.yaml#objectives",
            "plan.yaml#components",
            "plan.yaml#surveys",
            "plan.yaml#indicators",
            "plan.yaml#indicators/targets",
        ),
    ),
    Step(
        "Salin perjanjian kinerja",
        "Satu baris untuk setiap perjanjian, murni dan perubahan; targetnya di lembar berikutnya.",
        ("agreements.yaml#agreements", "agreements.yaml#agreements/targets"),
    ),
    Step(
        "Isi angka tahun ini",
        "Hitungan per kecamatan, unsur survei, program dengan keluaran dan anggarannya. Kosong berarti belum "
        "dilaporkan; nol ditulis 0.",
        ("counts.csv", "survey.csv", "nodes.csv", "outputs.csv", "inputs.csv"),
    ),
    Step(
        "Isi pembanding dan sebab",
        "Tahun-tahun lalu, kabupaten/kota lain, dan sebab setiap capaian. Tanpa ini laporan tetap jadi, "
        "dengan bagian yang disebut belum ada.",
        ("history.csv", "peers.csv", "factors.csv", "narrative"),
    ),
    Step(
        "Sebutkan sumber",
        "Setiap angka menyebut sumbernya dengan kode dari lembar ini. Sumber yang saling bertentangan "
        "dinyatakan, bukan disembunyikan.",
        ("sources.yaml#sources", "differences.yaml#differences"),
    ),
    Step(
        "Kembalikan buku",
        "Simpan sebagai .xlsx, lalu jalankan: capaian workbook import BUKU DOSSIER. Yang baru, berubah, dan "
        "dihapus diperlihatkan dahulu; yang salah disebut menurut lembar, baris, dan kolom. Sesudah itu: "
        "capaian check DOSSIER.",
    ),
)
"""The work from the first sheet to the report, in its order."""

SIGNS: Final = (
    ("Kepala kolom biru tua dan tanda *", "Wajib diisi pada setiap baris."),
    (
        "Sel kosong berlatar kuning muda",
        "Menunggu isian. Latarnya hilang pada ekspor berikutnya setelah diisi.",
    ),
    ("Kepala kolom abu-abu", "Boleh kosong. Kosong berarti tidak disediakan, tidak pernah berarti nol."),
    (
        "Segitiga di sudut kepala kolom",
        "Catatan: isi kolom, bentuknya, dan contohnya. Arahkan penunjuk ke sana.",
    ),
    (
        "Panah di dalam sel",
        "Daftar pilihan. Nama yang baru ditambahkan di lembarnya langsung ikut ditawarkan.",
    ),
    (
        "Judul kolom berakhiran (nama)",
        "Nama dari kode di sebelah kirinya, dihitung dengan rumus. Tidak diisi; yang dibaca kodenya.",
    ),
    ("Warna tab", "Lembar yang berwarna sama berasal dari satu berkas; selain itu tidak berarti apa-apa."),
)
"""What stands in the sheets, and what it means."""

FREEDOMS: Final = (
    "Baris boleh dipindah, diurutkan, disisipkan, dan dihapus; baris kosong dilewati.",
    "Di lembar dengan kolom No. atau # yang berlaku nomornya, di mana pun barisnya berada.",
    "Kolom boleh dipindah atau disembunyikan. Baris pertama setiap lembar tersembunyi dan jangan dihapus.",
    "Desimal boleh koma atau titik. Kode seperti 63.10 atau 1.10 tetap teks; jangan diubah menjadi angka.",
    "Rumus boleh dipakai; yang dibaca hasilnya.",
    "Lembar yang dihapus dianggap tidak berubah; lembar yang dikosongkan berarti datanya dihapus.",
    "Lembar yang tersembunyi dapat ditampilkan dengan klik kanan pada tab.",
)
"""What may be done with a workbook."""
