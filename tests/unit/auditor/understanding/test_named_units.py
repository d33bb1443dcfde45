"""Which units the name of what is measured rules out, and which it leaves open."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.named_units import is_ruled_out

RULED_OUT = [
    ("Jumlah kunjungan museum", "Persen"),
    ("Jumlah kunjungan museum", "%"),
    ("jumlah naskah terawat", "(persen)"),
    ("Banyaknya koleksi terdata", "persentase"),
    ("Waktu tunggu pengunjung", "%"),
    ("Rata-rata waktu antre", "Persen"),
    ("Rerata lama pemugaran", "%"),
    ("Lama pemugaran naskah", "prosentase"),
    ("Lamanya perbaikan perahu", "%"),
    ("Durasi pameran keliling", "persen"),
    ("Persentase jalan mantap", "hari"),
    ("Persentase jalan mantap", "Hari kerja"),
    ("Persentase jalan mantap", "km"),
    ("Persentase peserta lulus", "Orang"),
    ("Persentase arsip terdata", "dokumen"),
    ("Prosentase perahu laik", "Unit"),
    ("Prosentase desa teraliri", "desa"),
]
LEFT_OPEN = [
    ("Jumlah kunjungan museum", "orang"),
    ("Jumlah kunjungan museum", "kali"),
    ("Jumlah persentase serapan", "%"),
    ("Rata-rata waktu antre", "menit"),
    ("Rata-rata capaian", "%"),
    ("Tingkat hunian rusun", "%"),
    ("Tingkat hunian rusun", "unit"),
    ("Persentase jalan mantap", "%"),
    ("Persentase jalan mantap", "Persen"),
    ("Persentase jalan mantap", "nilai"),
    ("Persentase jalan mantap", ""),
    ("Indeks kegemaran membaca", "%"),
    ("Ketepatan waktu antar", "%"),
    ("Penurunan jumlah kebakaran", "%"),
    ("", "%"),
]


@pytest.mark.parametrize(("name", "unit"), RULED_OUT)
def test_a_unit_is_ruled_out_by_a_name(name: str, unit: str) -> None:
    assert is_ruled_out(name, unit)


@pytest.mark.parametrize(("name", "unit"), LEFT_OPEN)
def test_a_unit_is_left_open_by_a_name(name: str, unit: str) -> None:
    assert not is_ruled_out(name, unit)
