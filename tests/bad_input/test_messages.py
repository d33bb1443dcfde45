"""The messages a planner meets most often, word for word: place, what happened, value, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base, read_changed

MESSAGES = [
    (
        "counts.csv",
        "value,source",
        "jumlah,source",
        (
            "counts.csv, baris 1, kolom jumlah: Kolom ini tidak dikenal, jadi isinya tidak dibaca. "
            "('jumlah') "
            "Perbaiki namanya, atau hapus. Yang ada: area, measure, period, source, value."
        ),
    ),
    (
        "counts.csv",
        "12336",
        "dua belas ribu",
        (
            "counts.csv, baris 2, kolom value: Seharusnya bilangan. ('dua belas ribu') "
            "Tulis angka saja, tanpa satuan, misalnya 12336 atau 99.53; kosongkan bila tidak ada."
        ),
    ),
    (
        "counts.csv",
        "12336",
        '"12,336"',
        (
            "counts.csv, baris 2, kolom value: Kolom ini bilangan bulat; tanda dalam bilangan ini dapat "
            "ribuan, dapat juga pecahan. ('12,336') "
            "Tulis 12336 bila yang dimaksud ribuan; bila pecahan, periksa angkanya."
        ),
    ),
    (
        "history.csv",
        "93.46",
        "1.234",
        (
            "history.csv, baris 2, kolom actual: Bilangan ini dapat berarti 1234 atau 1.2340. ('1.234') "
            "Tulis 1234 bila yang dimaksud ribuan, atau 1.2340 bila yang dimaksud pecahan."
        ),
    ),
    (
        "counts.csv",
        "12336",
        "-12336",
        (
            "counts.csv, baris 2, kolom value: Jumlah tidak mungkin negatif. ('-12336') "
            "Tulis 0 atau lebih; kosongkan bila belum ada."
        ),
    ),
    (
        "counts.csv",
        "63.99.01,2023,12336",
        "63.99.10,2023,12336",
        (
            "counts.csv, baris 2, kolom area: Wilayah ini tidak ada di areas.csv. ('63.99.10') "
            "Perbaiki, atau tambahkan di sana. Yang terdekat: 63.99.02, 63.99.01, 63.99."
        ),
    ),
    (
        "outputs.csv",
        ",ik-1,",
        ",ik-2,",
        (
            "outputs.csv, baris 3, kolom indicator: Indikator ini tidak ada di plan.yaml. ('ik-2') "
            "Perbaiki, atau tambahkan di sana. Yang terdekat: ik-1, iku-1."
        ),
    ),
    (
        "survey.csv",
        "lapor",
        "survei",
        (
            "survey.csv, baris 2, kolom source: Sumber ini tidak ada di sources.yaml. ('survei') "
            "Perbaiki, atau tambahkan di sana. Yang ada: agregat, lapor."
        ),
    ),
    (
        "factors.csv",
        "kabid",
        "kabag",
        (
            "factors.csv, baris 2, kolom responsible: Jabatan ini tidak ada di office.yaml. ('kabag') "
            "Perbaiki, atau tambahkan di sana. Yang terdekat: kabid."
        ),
    ),
    (
        "counts.csv",
        ",2023,12336",
        ",TW I,12336",
        (
            "counts.csv, baris 2, kolom period: Periode tidak dikenal. ('TW I') "
            "Tulis misalnya 2023, 2023-S1, 2023-Q3, atau 2023-M07."
        ),
    ),
    (
        "sources.yaml",
        "2023-12-31",
        "31/12/2023",
        (
            "sources.yaml, baris 2, kolom sources[lapor].cut_off: Tanggal tidak ada atau salah tulis. "
            "('31/12/2023') Tulis tahun-bulan-tanggal: 2023-12-31."
        ),
    ),
    (
        "areas.csv",
        "district",
        "kecamatan",
        (
            "areas.csv, baris 2, kolom kind: Pilihan ini tidak ada. ('kecamatan') "
            "Yang ada: province, regency, district, village."
        ),
    ),
    (
        "counts.csv",
        "ktp.holders,63.99.02,2023,,agregat",
        "ktp.holders,63.99.01,2023,12336,agregat",
        "counts.csv, baris 4: Baris ini sama dengan baris 2. Hapus salah satu.",
    ),
    (
        "counts.csv",
        "ktp.holders,63.99.02,2023,,agregat",
        "ktp.eligible,63.99.01,2023,12401,agregat",
        (
            "counts.csv, baris 4: Fakta yang sama (ktp.eligible, 63.99.01, 2023) sudah ada di baris "
            "3 dengan isi "
            "lain. Pertahankan yang benar, atau nyatakan di differences.yaml dengan covers: "
            '["two_values:counts:ktp.eligible:63.99.01:2023"].'
        ),
    ),
    (
        "plan.yaml",
        "polarity: higher",
        "polaritas: higher",
        (
            "plan.yaml, baris 29, kolom indicators[iku-1].polaritas: Kunci ini tidak dikenal, jadi "
            "isinya tidak "
            "dibaca. ('polaritas') Perbaiki namanya, atau hapus. Yang terdekat: polarity."
        ),
    ),
    (
        "plan.yaml",
        "    name: Cakupan dokumen\n",
        "",
        (
            "plan.yaml, baris 22, kolom indicators[iku-1]: Kunci wajib name tidak ada: Nama indikator. "
            "Tambahkan kunci itu."
        ),
    ),
    (
        "awards.yaml",
        "giver: Provinsi",
        "giver: [Provinsi",
        "awards.yaml, baris 4: Susunan YAML tidak dapat dibaca. Periksa lekukan, titik dua dan tanda kutip.",
    ),
    (
        "awards.yaml",
        "giver: Provinsi",
        "giver: &p Provinsi",
        (
            "awards.yaml, baris 3: Jangkar dan rujukan YAML (& dan *) tidak dipakai dalam dossier. "
            "Tulis isinya langsung; teks yang diawali & atau * diberi tanda kutip."
        ),
    ),
    (
        "factors.csv",
        "Menambah",
        "Sdr. 6399010101900001 menambah",
        (
            "factors.csv, baris 4, kolom text: Teks ini memuat nomor yang tampak seperti NIK atau "
            "NIP. Dossier "
            "tidak memuat data perorangan. Hapus nomor itu; sebut jabatan, bukan orang."
        ),
    ),
    (
        "counts.csv",
        "measure,area,period,value,source",
        "measure;area;period;value;source",
        (
            "counts.csv, baris 1: Kolom tidak dipisah koma, melainkan titik koma, tab atau tanda lain. "
            "Simpan ulang sebagai CSV dengan pemisah koma; hapus baris sep=. "
            "Excel bersetelan wilayah Indonesia selalu menulis titik koma; "
            "LibreOffice Calc dapat menyimpan dengan koma."
        ),
    ),
    (
        "counts.csv",
        "12336,agregat",
        "12,336,agregat",
        (
            "counts.csv, baris 2: Baris ini berisi 6 sel, seharusnya 5, sehingga isinya bergeser dari "
            "kolomnya. "
            "Tulis pecahan dengan titik (2.8); bilangan dan teks yang memuat koma diberi tanda kutip. "
            "Mungkin satu bilangan yang terpotong: 12,336."
        ),
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), MESSAGES)
def test_the_message_word_for_word(file: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    assert str(read_changed(copy_base(tmp_path), file, old, new).issues[0]) == message
