"""Thirty formulas that people write: each answer says where, what is wrong,
and what to write instead.
"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.test_planning_pages import somebody

from capaian.web.offices.models import Role

IKU_2 = "/balangan-2023/2023/rumus/indikator/iku-2/"
KTP = "/balangan-2023/2023/rumus/cakupan/ktp/"
AS_TYPING = {"HX-Request": "true"}
ENGLISH = ("unexpected", "error", "invalid", "unknown", "expected", "token", "None", "Traceback")

WRONG = {
    "mean(kk, ktp": ("belum ditutup", "Tambahkan )"),
    "mean(kk ktp)": ("tidak ada tanda hitung", "Sisipkan"),
    "mean()": ("memerlukan satu nama atau lebih", "Contoh: mean("),
    "rata(kk, ktp)": ("Fungsi rata() tidak ada", "Tulis mean()."),
    "rata-rata(kk, ktp)": ("Fungsi rata-rata() tidak ada", "Tulis mean()."),
    "average(kk; ktp)": ("Tanda “;” tidak dipakai", "dipisahkan dengan koma"),
    "AVERAGE(KK, KTP)": ("Nama fungsi “AVERAGE”", "Tulis mean()."),
    "=SUM(A1:A5)": ("tidak diawali tanda =", "Hapus tanda ="),
    "kk + ": ("berakhir sebelum lengkap", "Lengkapi rumusnya"),
    "kk ++ ktp": ("Dua tanda hitung berurutan", "Hapus salah satunya"),
    "(kk + ktp) / 2)": ("tidak ada pasangannya", "Hapus ) ini"),
    "kk / 0": ("selalu nol", "Ganti pembaginya"),
    "ktpp": ("Nama “ktpp” tidak dikenal", "Maksudnya ktp?"),
    "KTP": ("memakai huruf besar", "Tulis ktp."),
    "kk × 2": ("Tanda “×” tidak dipakai", "ditulis dengan *"),
    "kk x 2": ("Huruf x bukan tanda kali", "ditulis dengan *"),
    "50% * kk": ("Tanda “%” tidak dipakai", "Tulis angkanya saja"),
    "1,5 * kk": ("dapat berarti desimal atau pemisah", "Untuk satu angka tulis"),
    "kk ^ 2": ("Pangkat tidak ada", "Tulis perkaliannya"),
    "kk = 90": ("Perbandingan hanya dipakai", "Contoh: share("),
    "if(kk > 90, 100, 0)": ("Fungsi if() tidak ada", "syarat tidak ada"),
    "kk.numerator": ("Nama “kk.numerator” tidak dikenal", "kk.families, kk.issued"),
    "100 * ktp.holder / ktp.eligible": (
        "Nama “ktp.holder” tidak dikenal",
        "Maksudnya ktp.holders",
    ),
    "'kk'": ("tanpa tanda kutip", "Hapus tanda kutipnya"),
    "kk, ktp": ("Koma hanya memisahkan isi fungsi", "tulis mean(a, b)"),
    "mean(kk, ktp) persen": ("tidak ada tanda hitung", "Sisipkan"),
    "skm": ("Nama “skm” tidak dikenal", "tulis index(skm)"),
    "kk : ktp": ("Titik dua hanya dipakai", "Untuk pembagian tulis /"),
    "kk \\ ktp": ("tidak dikenal dalam rumus", "Yang dipakai: nama, angka"),
    "mean(iku-1, kk)": ("Satuan tidak sama", "hanya yang satuannya sama"),
    "weighted(kk, ktp)": ("Fungsi weighted() tidak ada", "Fungsi yang ada: mean"),
    "kk * 1000000000000000000000": ("lebih panjang dari 20 angka", "tertulis rangkap"),
}


def formula_answer(client: Client, formula: str, address: str = IKU_2) -> Element:
    """What is said of a formula while it is typed."""
    answer = client.post(
        address, {"rumus": formula, "versi": "1", "aksi": "periksa"}, headers=AS_TYPING
    )
    assert answer.status_code == 200, formula
    return elements(answer.text)


def test_each_wrong_formula_is_reported_where_what_and_how() -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    wrong = {}
    for formula in WRONG:
        text = formula_answer(client, formula).words
        what, how = WRONG[formula]
        if not (what in text and how in text):
            wrong[formula] = text[:300]
        strange = [word for word in ENGLISH if word in text]
        if strange or ("Ada 1 hal" not in text and "hal yang harus diperbaiki" not in text):
            wrong[formula] = f"{strange} {text[:300]}"
        if "baris" not in text.lower() and "huruf" not in text.lower():
            wrong[formula] = f"no place: {text[:300]}"
    assert wrong == {}


def test_none_of_them_is_kept() -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    before = elements(client.get(IKU_2).text).by_id("rumus").text
    for formula in [*WRONG][::6]:
        answer = client.post(IKU_2, {"rumus": formula, "versi": "1", "aksi": "simpan"})
        assert answer.status_code == 422, formula
        assert elements(answer.text).by_id("rumus").text == formula.strip(), "what was typed stays"
    assert elements(client.get(IKU_2).text).by_id("rumus").text == before


@pytest.mark.parametrize("name", ["kk", "kia", "ktp"])
def test_a_coverage_is_named_by_its_counts_in_the_formula_of_a_coverage(name: str) -> None:
    text = formula_answer(
        somebody(example_year("balangan-2023"), Role.PLANNER), f"100 * {name} / ktp.eligible", KTP
    ).words
    assert f"Nama “{name}” tidak dikenal." in text
    assert f"Data {name} yang ada: {name}." in text
