"""Number formats that show another number than is stored, and the usual ones, which never do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.dossier.spreadsheets.worker.formats import Shown

OTHERWISE = frozenset({"digits", "scale", "sign", "hidden"})
VALUES = tuple(map(Decimal, ("5855", "-5855", "0", "1", "0.25", "-0.25", "5855000000")))

OF_EXCEL = (
    "General",
    "0",
    "0.00",
    "#,##0",
    "#,##0.00",
    "#,##0_);(#,##0)",
    "#,##0_);[Red](#,##0)",
    "#,##0.00_);(#,##0.00)",
    "#,##0.00_);[Red](#,##0.00)",
    "#,##0;[Red]#,##0",
    "0.00;[Red]0.00",
    "0;[Red]0;[Red]0",
    "[Red][<0]0;0",
    "General;[Red]-General",
    "#,##0;[Red]-#,##0",
    "0_ ;-0\\ ",
    "0_ ;[Red]-0\\ ",
    "0_);\\(0\\)",
    '"$"#,##0_);("$"#,##0)',
    '"$"#,##0.00_);[Red]("$"#,##0.00)',
    '"Rp"#,##0;-"Rp"#,##0',
    '"Rp"#,##0.00;[Red]-"Rp"#,##0.00',
    '"Rp"#,##0.00;[Red]"Rp"#,##0.00',
    '"Rp"#,##0_);\\("Rp"#,##0\\)',
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)',
    '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    '_("Rp"* #,##0_);_("Rp"* \\(#,##0\\);_("Rp"* "-"_);_(@_)',
    '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-',
    '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-',
    '_-[$Rp-421]* #,##0_-;-[$Rp-421]* #,##0_-;_-[$Rp-421]* "-"??_-;_-@_-',
    '_([$Rp-421]* #,##0.00_);_([$Rp-421]* \\(#,##0.00\\);_([$Rp-421]* "-"??_);_(@_)',
    '_([$IDR]\\ * #,##0_);_([$IDR]\\ * \\(#,##0\\);_([$IDR]\\ * "-"_);_(@_)',
    "0%",
    "0.00%",
    "0.0%;[Red]-0.0%",
    "0.00E+00",
    "##0.0E+0",
    "# ?/?",
    "# ??/??",
    "00000",
    "00000-0000",
    "000-00-0000",
    "[<=9999999]###-####;(###) ###-####",
    "dd/mm/yyyy",
    "m/d/yyyy",
    "[$-421]dd mmmm yyyy;@",
    "[$-F800]dddd, mmmm dd, yyyy",
    "[$-3809]dd/mm/yyyy;@",
    "yyyy-mm-dd",
    "h:mm:ss AM/PM",
    "[h]:mm:ss",
    "mm:ss.0",
    "dd/mm/yyyy hh:mm",
    "@",
)
OF_LIBREOFFICE = (
    "#,##0;[RED]-#,##0",
    "[$Rp-421]#,##0;[RED]-[$Rp-421]#,##0",
    "[$Rp-421]#,##0.00;-[$Rp-421]#,##0.00",
    "[$Rp-421]#,##0;\\-[$Rp-421]#,##0",
    "#,##0\\ [$IDR];[RED]\\-#,##0\\ [$IDR]",
    "[$Rp-421]#,##0.--;[RED]-[$Rp-421]#,##0.--",
    "General\\ ",
    "#\\ ##0",
    "#,###.00",
    "#.##",
    "0.###",
    "dd\\ mmm\\ yyyy",
)
OF_GOOGLE = (
    '"Rp"#,##0.00',
    "[$Rp]#,##0",
    "[$Rp] #,##0;([$Rp] #,##0)",
    '_("Rp"* #,##0.00_);_("Rp"* \\(#,##0.00\\);_("Rp"* "-"??_);_(@_)',
    "#,##0.00;(#,##0.00)",
    "d mmmm yyyy",
    "M/d/yyyy H:mm:ss",
    "[hh]:mm:ss",
)
OF_OFFICES = (
    '#,##0;-#,##0;"-"',
    '#,##0;(#,##0);"nihil"',
    "#,##0;-#,##0;",
    "#,##0;-#,##0;;@",
    '0" orang"',
    '#,##0" jiwa"',
    '#,##0\\ "lembar"',
    '0" KK"',
    '0"%"',
    "0\\%",
    '0" ‰"',
    '0" m"',
    '0" m²"',
    '0" M2"',
    '0" man"',
    '0" ban"',
    '0" ms"',
    '0" min"',
    '0" (12 bulan)"',
    '0" / 12 bulan"',
    '0" dari 100"',
    '0"/2023"',
    '0"-2024"',
    '0" B"',
    '0" t"',
    '0" titik"',
    '0"x"',
    '0"+"',
    '"Ke-"0',
    '"Triwulan 1: "0',
    '"Tahun 2023 - "0',
    '"RT 5-"0',
    '"SD Neg. "0',
    '0" per orang"',
    "0*.",
    "* #,##0",
    "# ?/8",
    "# ?/100",
    '0" t/ha"',
    '0" km"',
    '0" per ribu kelahiran"',
    '0" per 1.000 penduduk"',
    '0"/1.000 KH"',
    '0" x 24 jam"',
    '0"²"',
    '0"⁰"',
    '0"°"',
    '0"o"',
    '0" \u00b5g/m\u00b3"',
    '0" \u03bcg"',
    '0" m\u00b2"',
    '0" \u2126"',
    '0" \u2103"',
    '0\u00a0"orang"',
    '0"\u200b orang"',
    '0"*)"',
    '"Rp"#,##0",-"',
    '"Rp. "#,##0".-"',
    "#,##0.-",
    '"Rp"#,##0"-"',
    '"RT-"0',
    '"TW - "0',
    '"RB "0',
    '"M-"00',
    '0"-an"',
    '0" s.d. akhir"',
    '"STA "0\\+000',
    "00-00",
    "00\\.00\\.00",
    '+0;-0;"tetap"',
    '▲0;▼0;"-"',
    '0" naik";0" turun";"tetap"',
    '"surplus "0;"defisit "0',
    '0" (2023)"',
    '0.0,,,"M"',
    '0.0,,,," T"',
    '0.0," rb"',
    '#,##0,," jutaan"',
    '"Rp"#,##0,,," miliar"',
    '[>=1000000]0.0,," jt";[>=1000]0.0," rb";0',
    '[=1]"Laki-laki";[=2]"Perempuan";0',
    '[=0]"-";#,##0',
    "[Blue]0;[Red]0",
    "[<0]-0;0",
)
"""Seen in recapitulations, or what the dialogs of table programs offer for them."""


@pytest.mark.parametrize("code", [*OF_EXCEL, *OF_LIBREOFFICE, *OF_GOOGLE, *OF_OFFICES])
def test_usual_formats_show_the_number(code: str) -> None:
    found = {value: shown for value in VALUES if (shown := Shown(code).of(value)) and shown[0] in OTHERWISE}
    assert not found


@pytest.mark.parametrize(
    "code", [code for code in OF_EXCEL if code.startswith(("0", "#")) and ";" not in code]
)
def test_none_of_them_hides_a_word_of_scale(code: str) -> None:
    assert Shown(f'{code}" juta"').of(Decimal(5855)) == ("scale", f'{code}" juta"')


@pytest.mark.parametrize(
    ("code", "value", "seen", "flaw"),
    [
        ('0" juta"', 5855, "5855 juta", "scale"),
        ('"Rp"0" juta"', 5855, "Rp5855 juta", "scale"),
        ('"Rp juta "0', 5855, "Rp juta 5855", "scale"),
        ('#,##0.0" JT"', 5855, "5,855.0 JT", "scale"),
        ('0"rb"', 5855, "5855rb", "scale"),
        ('0" Ribuan orang"', 5855, "5855 Ribuan orang", "scale"),
        ('0" ribu per tahun"', 5855, "5855 ribu per tahun", "scale"),
        ('#,##0" (dalam jutaan)"', 5855, "5,855 (dalam jutaan)", "scale"),
        ('0"K"', 5855, "5855K", "scale"),
        ('0"k"', 5855, "5855k", "scale"),
        ('0" K"', 5855, "5855 K", "scale"),
        ('0" T"', 5855, "5855 T", "scale"),
        ('0" mlr"', 5855, "5855 mlr", "scale"),
        ('0" lusin"', 5855, "5855 lusin", "scale"),
        ('"Rp"0"B"', 5855, "Rp5855B", "scale"),
        ("0*K", 5855, "5855KKK", "scale"),
        ('0" miliar"', 5855, "5855 miliar", "scale"),
        ('0" Milyar"', -5855, "-5855 Milyar", "scale"),
        ('0\\ "triliun"', 5855, "5855 triliun", "scale"),
        ('0" M"', 5855, "5855 M", "scale"),
        ('"Rp"0" m"', 5855, "Rp5855 m", "scale"),
        ('"Rp"0"k"', 5855, "Rp5855k", "scale"),
        ('[$Rp-421]0" T"', 5855, "Rp5855 T", "scale"),
        ('0" ratus"', 5855, "5855 ratus", "scale"),
        ('0" belas"', 5855, "5855 belas", "scale"),
        ("General\\ \\j\\u\\t\\a", 5855, "5855 juta", "scale"),
        ('0;0" juta"', -5855, "5855 juta", "scale"),
        ('0" j\u200buta"', 5855, "5855 juta", "scale"),
        ('0" ju\u00adta"', 5855, "5855 juta", "scale"),
        ('0" j\u2060u\ufeffta"', 5855, "5855 juta", "scale"),
        ('0" \u0458uta"', 5855, "5855 juta", "scale"),
        ('0" jut\u0430"', 5855, "5855 juta", "scale"),
        ('0" \u0408UTA"', 5855, "5855 JUTA", "scale"),
        ('0" \u041c"', 5855, "5855 M", "scale"),
        ('0" m\u0456l\u0456ar"', 5855, "5855 miliar", "scale"),
        ('0" tr\u0131liun"', 5855, "5855 triliun", "scale"),
        ('0" r\u0456b\u03c5"', 5855, "5855 ribu", "scale"),
        ('0" \uff4a\uff55\uff54\uff41"', 5855, "5855 juta", "scale"),
        ('0" j\u0331uta"', 5855, "5855 juta", "scale"),
        ('#,##0," ribu juta"', 5855, "6 ribu juta", "digits"),
        ('#,##0,," miliar"', 5855, "0 miliar", "digits"),
        ("-0", 5855, "-5855", "sign"),
        ('"-"0', 5855, "-5855", "sign"),
        ('"−"0', 5855, "−5855", "sign"),
        ('"- "0', 5855, "- 5855", "sign"),
        ('"Rp -"0', 5855, "Rp -5855", "sign"),
        ('-"Rp"0', 5855, "-Rp5855", "sign"),
        ('"Selisih: -"0', 5855, "Selisih: -5855", "sign"),
        ("(0)", 5855, "(5855)", "sign"),
        ('"(Rp"#,##0")"', 5855, "(Rp5,855)", "sign"),
        ('0"-"', 5855, "5855-", "sign"),
        ('"minus "0', 5855, "minus 5855", "sign"),
        ('"Minus Rp"0', 5855, "Minus Rp5855", "sign"),
        ('"Rp minus "0', 5855, "Rp minus 5855", "sign"),
        ('"min "0', 5855, "min 5855", "sign"),
        ('"negatif "0', 5855, "negatif 5855", "sign"),
        ('"(minus) "0', 5855, "(minus) 5855", "sign"),
        ('"(minus "0")"', 5855, "(minus 5855)", "sign"),
        ('0" minus"', 5855, "5855 minus", "sign"),
        ('0" (negatif)"', 5855, "5855 (negatif)", "sign"),
        ('"min​us "0', 5855, "minus 5855", "sign"),
        ('"minus "0;-0', 5855, "minus 5855", "sign"),
        ("*-0", 5855, "----5855", "sign"),
        ("-0;-0", 5855, "-5855", "sign"),
        ("0;0", -5855, "5855", "sign"),
        ('0;"Rp"0', -5855, "Rp5855", "sign"),
        ("[Red]0;[Red]0", -5855, "5855", "sign"),
        ("0;[Black]0", -5855, "5855", "sign"),
        ("General;General", -5855, "5855", "sign"),
        ("[<0]0;0", -5855, "5855", "sign"),
        ("[>=0]0;0", -5855, "5855", "sign"),
        (";;;", 5855, "", "hidden"),
        (";;;", -5855, "", "hidden"),
        ('""', 5855, "", "hidden"),
        ('"nihil"', 5855, "nihil", "hidden"),
        ('"-"', 5855, "-", "hidden"),
        ('"Rp"', 5855, "Rp", "hidden"),
        ('"ada";;"tidak ada"', 5855, "ada", "hidden"),
        ("0;;", -5855, "", "hidden"),
        ("0;", -5855, "", "hidden"),
        (";-0", 5855, "", "hidden"),
        ('[=5855]"-";0', 5855, "-", "hidden"),
        ('[=5855]"nihil";0', 5855, "nihil", "hidden"),
        ('[=5855]"7777";0', 5855, "7777", "digits"),
        ('0;-0;"5"', 0, "5", "digits"),
        ("0:00", 5855, "58:55", "digits"),
        ('0":"00', 5855, "58:55", "digits"),
        ("0-00", 5855, "58-55", "digits"),
        ('#,##0"-"00', 5855, "5,8-55", "digits"),
        ('0"E+03"', 5855, "5855E+03", "digits"),
        ('0" x 1.000"', 5855, "5855 x 1.000", "digits"),
        ('0"×10³"', 5855, "5855×10³", "digits"),
        ('0"½"', 5855, "5855½", "digits"),
        ('0"/100"', 5855, "5855/100", "digits"),
        ('0" per 100"', 5855, "5855 per 100", "digits"),
        ('0" : 100"', 5855, "5855 : 100", "digits"),
        ('0" dibagi 100"', 5855, "5855 dibagi 100", "digits"),
        ('0" x 12"', 5855, "5855 x 12", "digits"),
        ('0"^2"', 5855, "5855^2", "digits"),
        ('0"-9000"', 5855, "5855-9000", "digits"),
        ('0" s.d. 9000 orang"', 5855, "5855 s.d. 9000 orang", "digits"),
        ('"1/"0', 5855, "1/5855", "digits"),
        ('"10 x "0', 5855, "10 x 5855", "digits"),
        ('"±"0', 5855, "±5855", "digits"),
        ('"+/- "0', 5855, "+/- 5855", "digits"),
        ('0"±5"', 5855, "5855±5", "digits"),
        ('"sekitar Rp"0', 5855, "sekitar Rp5855", "digits"),
        ('0" koma lima"', 5855, "5855 koma lima", "digits"),
        ('0" setengah"', 5855, "5855 setengah", "digits"),
        ('"nol koma "0', 5855, "nol koma 5855", "digits"),
        ('0"⁰⁰⁰"', 5855, "5855⁰⁰⁰", "digits"),
        ('0"万"', 5855, "5855万", "digits"),
        ('0"OOO"', 5855, "5855OOO", "digits"),
        ('0".OOO"', 5855, "5855.OOO", "digits"),
        ("0%%", 5855, "585500%%", "digits"),
        ('0%"%"', 5855, "585500%%", "digits"),
        ("[$-107041E]d/m/yyyy", 5855, "11/1/2459", "digits"),
        ("[$-2060401]yyyy", 5855, "١٣٣٤", "digits"),
        ("b2yyyy", 5855, "1334", "digits"),
        ("d/m/bbbb", 5855, "11/1/2459", "digits"),
    ],
)
def test_what_is_seen_is_not_the_number(code: str, value: int, seen: str, flaw: str) -> None:
    """What is seen is as LibreOffice and Excel have it."""
    assert seen != str(value)
    assert Shown(code).of(Decimal(value)) == (flaw, code)
    assert not Shown(code).is_plain


@pytest.mark.parametrize(
    ("code", "value", "seen"),
    [
        ('0"K"', 12, "12K"),
        ('#,##0"/100"', 12364, "12.364/100"),
        ('_(* #,##0"000"_)', 12, "12000"),
        ("#,##0,", 12336, "12"),
        ('#,##0.0,," jt"', 5_855_000_000, "5.855,0 jt"),
        ('0" juta"', -5, "-5 juta"),
        ("0;0", -5, "5"),
        ('"minus "0;-0', 98, "minus 98"),
        ('0;-0;"5"', 0, "5"),
        ('General"000"', Decimal("12.5"), "12,5000"),
        ("0%", Decimal("0.5"), "50%"),
        ('"7.777"', 5, "7.777"),
        (";;;", 5, ""),
        ('[=5]"-";0', 5, "-"),
        ('dd/mm/"2024"', 5, None),
        ("0-00", 5855, None),
        ("0.00E+00", 5, None),
        ("0%%", 5, None),
        ("[>5]0", 5, None),
        ('@"000"', "12", "12000"),
        ("@@", "12", "1212"),
        ("0;0;0;", "12", ""),
        ("0", "12", None),
    ],
)
def test_what_is_seen_is_told_where_it_is_simple(code: str, value: Decimal | str, seen: str | None) -> None:
    """Thousands and decimals as in Indonesia."""
    assert Shown(code).seen(value if isinstance(value, str) else Decimal(value)) == seen


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("-0", -5855),
        ("-0", 0),
        ("(0)", 0),
        ("0;0", 5855),
        ("0;0", 0),
        ('0" juta"', 0),
        ('"nihil"', 0),
        ('"-"', 0),
        ("0;;", 5855),
        ('[=5855]"7777";0', 5856),
        ('0;-0;"5"', 5855),
        ('0;0" juta"', 5855),
    ],
)
def test_only_the_section_that_a_value_has_counts(code: str, value: int) -> None:
    assert Shown(code).of(Decimal(value)) is None


@pytest.mark.parametrize("code", [";;;", '""', "#,##0;;", "#,###", "#.##0,##;-0;", "0;-0;;@", "# ?"])
def test_nought_may_be_seen_as_an_empty_cell(code: str) -> None:
    assert Shown(code).of(Decimal(0)) == ("blank", code)
    assert Shown(code).around(Decimal(0)) is None


@pytest.mark.parametrize("code", ["#,##0", "0;;0", '#;#;"-"', "# ?/8", "General;;General", '#" orang"'])
def test_nought_is_seen_where_anything_is(code: str) -> None:
    assert Shown(code).of(Decimal(0)) is None


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('0"%"', "97%"),
        ("0\\%", "97%"),
        ('0" %"', "97 %"),
        ('"% "0', "% 97"),
        ('#,##0.0"%"', "97.0%"),
        ('[Red]0"%";-0', "97%"),
        ('General"%"', "97%"),
        ('"Rp"0"%"', "Rp97%"),
        ('0" (%)"', "97 (%)"),
        ('0"\u200b%"', "97%"),
        ('0"％"', "97％"),
        ('0"٪"', "97٪"),
        ("0*%", "97%%%"),
        ('0" persen"', "97 persen"),
        ('0" PERSEN"', "97 PERSEN"),
        ('"Persentase: "0', "Persentase: 97"),
        ('0" per cent"', "97 per cent"),
        ('0" pct"', "97 pct"),
    ],
)
def test_a_percentage_by_words_alone(code: str, seen: str) -> None:
    """What is seen is the value, which is right where percentages are wanted."""
    assert "97" in seen
    assert Shown(code).of(Decimal(97)) == ("percent_sign", code)
    assert not Shown(code).is_plain


@pytest.mark.parametrize("code", ['0"‰"', '0" permil"', '0" per mille"', "0*‰"])
def test_so_many_in_a_thousand(code: str) -> None:
    assert Shown(code).of(Decimal(97)) == ("permil", code)


@pytest.mark.parametrize(
    "code",
    [
        '0" orang"',
        '"Rp"#,##0',
        '0" dari 100%"',
        '"100% = "0',
        '0" persalinan"',
        '0" per ribu kelahiran"',
        '0" sen"',
        '0;0"%"',
        '0" perseroan"',
    ],
)
def test_words_that_tell_no_percentage(code: str) -> None:
    found = Shown(code).of(Decimal(97))
    assert found is None or found[0] == "money"


@pytest.mark.parametrize(
    ("code", "flaw"), [('0" juta %"', "scale"), ('0"00%"', "digits"), ('"-"0"%"', "sign")]
)
def test_another_number_goes_before_a_percentage(code: str, flaw: str) -> None:
    assert Shown(code).of(Decimal(97)) == (flaw, code)
