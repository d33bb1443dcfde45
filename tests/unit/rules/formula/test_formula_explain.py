"""Formulas as readers see them: in the language, and with the names of the field."""

from __future__ import annotations

from tests.every_case import every_case

from capaian.rules.formula.explain import explain, to_source
from capaian.rules.formula.parse import parse

NAMES = {
    "ktp": "Cakupan KTP-el",
    "kia": "Q3",
    "ktp.holders": "Perekaman KTP-el",
    "ktp.eligible": "Wajib KTP",
    "skm": "Survei Kepuasan Masyarakat",
    "63.11.02": "Kec. Juai",
    "iku-2": "IKU 2",
}


@every_case(
    ("text", "source"),
    [
        ("a+b", "a + b"),
        ("a -b", "a - b"),
        ("( a )", "a"),
        ("(a+b)+c", "(a + b) + c"),
        ("a+(b+c)", "a + (b + c)"),
        ("a-(b -c)", "a - (b - c)"),
        ("(a*b)/c", "(a * b) / c"),
        ("a/(b/c)", "a / (b / c)"),
        ("(a+b)*c", "(a + b) * c"),
        ("a+b*c", "a + b * c"),
        ("-a", "-a"),
        ("-(a)", "-a"),
        ("-(a+b)", "-(a + b)"),
        ("-(a*b)", "-(a * b)"),
        ("-(-a)", "-(-a)"),
        ("a*-b", "a * -b"),
        ("a - -b", "a - -b"),
        ("100*a/b", "100 * a / b"),
        ("007.50", "7.5"),
        ("0.10", "0.1"),
        ("100", "100"),
        ("mean( a,b )", "mean(a, b)"),
        ("mean((a))", "mean(a)"),
        ("mean(a+b, -c)", "mean(a + b, -c)"),
        ("min(a,max(b,c))", "min(a, max(b, c))"),
        ("wmean(a:2,b:0.50)", "wmean(a: 2, b: 0.5)"),
        ("wmean(a+b: 1)", "wmean(a + b: 1)"),
        ("index( skm )", "index(skm)"),
        ("index(skm[period=2022-S1])", "index(skm[period=2022-S1])"),
        ("a[ period=2022 ,area=63.11.02 ]", "a[area=63.11.02, period=2022]"),
        ("a[period=2022].b", "a.b[period=2022]"),
        ("share(programs.achievement>=80)", "share(programs.achievement >= 80)"),
        ("count(indicators[tier=III].achievement<-1.50)", "count(indicators.achievement[tier=III] < -1.5)"),
    ],
)
def test_a_formula_has_one_standard_form(text: str, source: str) -> None:
    assert to_source(parse(text)) == source
    assert parse(source) == parse(text)


@every_case(
    ("text", "words"),
    [
        ("100 * ktp.holders / ktp.eligible", "100 × Perekaman KTP-el ÷ Wajib KTP"),
        ("ktp - kia", "Cakupan KTP-el − Q3"),
        ("(ktp + kia) / 2", "(Cakupan KTP-el + Q3) ÷ 2"),
        ("ktp - (kia - 1)", "Cakupan KTP-el − (Q3 − 1)"),
        ("ktp / (kia * 2)", "Cakupan KTP-el ÷ (Q3 × 2)"),
        ("-ktp", "−Cakupan KTP-el"),
        ("kia * -ktp", "Q3 × (−Cakupan KTP-el)"),
        ("-(kia + 1)", "−(Q3 + 1)"),
        ("67.5 + kia", "67,5 + Q3"),
        ("1234567 * kia", "1.234.567 × Q3"),
        ("mean(ktp, kia)", "rata-rata (Cakupan KTP-el; Q3)"),
        ("sum(ktp, kia)", "jumlah (Cakupan KTP-el; Q3)"),
        ("min(ktp, kia)", "terkecil dari (Cakupan KTP-el; Q3)"),
        ("max(ktp, kia)", "terbesar dari (Cakupan KTP-el; Q3)"),
        ("wmean(ktp: 2, kia: 0.5)", "rata-rata berbobot (Cakupan KTP-el, bobot 2; Q3, bobot 0,5)"),
        ("index(skm)", "IKM Survei Kepuasan Masyarakat"),
        ("index(skm[period=2022])", "IKM Survei Kepuasan Masyarakat (Tahun 2022)"),
        ("ktp[area=63.11.02]", "Cakupan KTP-el (Kec. Juai)"),
        ("kia[area=63.11.02, period=2022-S1]", "Q3 (Kec. Juai, Semester I Tahun 2022)"),
        ("kia[area=63.11.99]", "Q3 (63.11.99)"),
        ("unknown", "unknown"),
        ("share(programs.achievement >= 80)", "persentase program dengan capaian ≥ 80"),
        ("count(activities.absorption < 90.5)", "banyaknya kegiatan dengan serapan < 90,5"),
        ("count(subactivities.achievement <= 1)", "banyaknya sub kegiatan dengan capaian ≤ 1"),
        ("count(objectives.achievement = 100)", "banyaknya sasaran dengan capaian = 100"),
        (
            "share(indicators[tier=III].achievement > -5)",
            "persentase indikator (tingkat III) dengan capaian > −5",
        ),
    ],
)
def test_readers_see_names_and_signs_of_print(text: str, words: str) -> None:
    assert explain(parse(text), NAMES) == words
