"""Named figures with their arithmetic in the line below, in reports that trace where figures come from."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.labelled import find_labelled, plain_name
from capaian.auditor.understanding.worked_below import find_worked_below
from capaian.domain.audit import AuditRule

PARTS = (
    ("Utara", 412, 480),
    ("Selatan", 377, 391),
    ("Timur", 1204, 1318),
    ("Barat", 96, 128),
    ("Tengah", 655, 702),
    ("Hulu", 233, 301),
    ("Hilir", 518, 540),
    ("Pulau", 47, 62),
)


def share(place: str, part: int, whole: int) -> str:
    percent = f"{100 * part / whole:.2f}".replace(".", ",")
    figures = f"100 × {write(part)} ÷ {write(whole)}"
    working = f"100 × Layak ÷ Diperiksa = {figures} (sumur.csv baris 4)"
    return f"Cakupan sumur layak, Wilayah {place} {percent}\n{working}\n"


def write(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def catches(name: str, total: str = "") -> str:
    """Return catches of a port, by kinds of boats."""
    made = {"Muara Ikan": (31_250, 8_840), "Teluk Karang": (12_415, 9_905), "Tanjung Garam": (7_733, 4_120)}
    first, second = made[name]
    return (
        f"Hasil tangkapan {name} {total or write(first + second)}\n"
        f"Kapal kecil + Kapal besar = {write(first)} + {write(second)}\n"
        f"\nHasil tangkapan {name} (lihat butir 1) {write(first + second)}\n"
    )


SHARES = "\n".join(share(*each) for each in PARTS)
CATCHES = "\n".join(map(catches, ("Muara Ikan", "Teluk Karang", "Tanjung Garam")))


def wrong(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_right_workings_are_silent() -> None:
    for text in (SHARES, SHARES + CATCHES):
        assert audited(text).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        ("Selatan 96,42", "Selatan 96,72", "96,72"),
        ("100 × 1.204 ÷", "100 × 1.294 ÷", "91,35"),
        ("÷ 128 (", "÷ 178 (", "75,00"),
    ],
)
def test_a_wrong_digit_of_a_share_is_told(old: str, new: str, printed: str) -> None:
    (found,) = told(wrong(SHARES, old, new), AuditRule.RATIO)
    assert found[1] == printed


def test_a_wrong_total_and_a_wrong_part_are_told_where_they_stand() -> None:
    text = SHARES + CATCHES
    line = text[: text.index("31.250")].count("\n") + 1
    (finding,) = audited(wrong(text, "31.250", "31.550")).findings
    assert (finding.rule, finding.printed, finding.computed) == (AuditRule.SUM, "40.090", "40.390")
    assert line in finding.lines
    (finding,) = audited(wrong(text, "Muara Ikan 40.090", "Muara Ikan 48.090")).findings
    assert (finding.printed, finding.repair and finding.repair.repaired) == ("48.090", "40.090")


def test_few_workings_prove_nothing() -> None:
    few = "\n".join(share(*each) for each in PARTS[:3])
    assert told(wrong(few, "Selatan 96,42", "Selatan 96,72"), AuditRule.RATIO) == []


def test_names_of_many_values_prove_nothing() -> None:
    """In a list by places the same names come with other figures."""
    places = "\n".join(
        f"Rumah tangga pelanggan air {1_000 + 37 * number}\nKehilangan air {number}4,3{number}\n"
        for number in range(1, 9)
    )
    assert audited(places).findings == ()


def test_a_repeated_figure_that_differs_from_the_others_of_its_name() -> None:
    names = (
        "Pelanggan air minum",
        "Panjang pipa terpasang",
        "Sambungan yang diganti",
        "Air yang diproduksi",
        "Meteran yang ditera",
        "Pegawai yang dilatih",
    )
    lines = [f"{name}, Tahun 2022 {write(21_318 + 1_907 * place)}" for place, name in enumerate(names)]
    text = "\n\n".join([*lines, *(line.replace("2022", "2022 (lihat di atas)") for line in lines), *lines])
    assert audited(text).findings == ()
    spoiled = text.replace("(lihat di atas) 23.225", "(lihat di atas) 23.725")
    (found,) = [each for each in audited(spoiled).findings if each.root is None]
    assert (found.printed, found.computed) == ("23.725", "23.225")


def test_what_a_part_is_called_in_full_is_told_by_what_it_gives() -> None:
    """`Layak` below the share of a place is what is `Layak` there; its last digit changes no percentage."""
    named = "".join(
        f"\nSumur layak, Wilayah {place} {write(part)}\n"
        for place, part, _ in ((p, 90_000 + n, w) for p, n, w in PARTS)
    )
    shares = "\n".join(
        share(place, 90_000 + part, 120_000).replace("Layak ÷", "Sumur layak ÷") for place, part, _ in PARTS
    )
    text = shares + named + named
    assert audited(text).findings == ()
    (found,) = [x for x in audited(wrong(text, "100 × 91.204", "100 × 91.203")).findings if x.root is None]
    assert (found.printed, found.computed) == ("91.203", "91.204")


def test_a_part_bears_the_name_that_keeps_most_words_of_its_result() -> None:
    """First catches and catches are two figures of one port; that they are a digit apart is no slip."""
    ports = {"Muara Ikan": 31_250, "Teluk Karang": 12_415, "Tanjung Garam": 7_733}
    later = {**ports, "Teluk Karang": 14_415}
    text = f"{SHARES}\n{_of_ports('Tangkapan awal', ports)}\n{_of_ports('Tangkapan', later)}"
    assert audited(text).findings == ()
    spoiled = text.replace("= 31.250 + 12.415", "= 31.250 + 12.475")
    assert spoiled != text
    (found,) = [x for x in audited(spoiled).findings if x.root is None]
    assert (found.printed, found.computed) == ("12.475", "12.415")


def _of_ports(what: str, ports: dict[str, int]) -> str:
    """Return catches of all ports together, worked out of those of each, which follow one by one."""
    names = " + ".join(f"Pelabuhan {port}" for port in ports)
    figures = " + ".join(map(write, ports.values()))
    each = "".join(
        f"{what} Pelabuhan {port}, Tahun 2024 {write(total)}\nKecil + Besar = {write(total - 50)} + 50\n\n"
        for port, total in ports.items()
    )
    return f"{what} seluruh pelabuhan, Tahun 2024 {write(sum(ports.values()))}\n{names} = {figures}\n\n{each}"


def test_the_hundred_of_a_formula_stands_among_its_figures() -> None:
    (found,) = told(wrong(SHARES, "= 100 × 412", "= 300 × 412"), AuditRule.CROSSREF)
    assert found[1:] == ("300", "100")


def test_operands_have_the_words_of_the_side_before() -> None:
    (worked,) = find_worked_below(
        read("Belanja seluruhnya Dinas 41.155\nPegawai + Modal = 31.250 + 9.905").document
    )
    assert [(each.name, each.number.text) for each in worked.operands] == [
        (("pegawai",), "31.250"),
        (("modal",), "9.905"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Rapat dihadiri semua kepala desa pada tahun 2022",
        "Jumlah pengunjung pasar adalah 4.120.",
        "Kolom 7 = 5 + 1.250",
        "Luas 4.120",
        "Panjang jalan yang diaspal 4.120 meter dari rencana semula",
    ],
)
def test_lines_that_end_in_no_named_figure(line: str) -> None:
    assert find_labelled(read(line).document) == {}


def test_names_are_read_without_brackets_and_signs() -> None:
    assert plain_name("Luas, Blok \u201cA\u201d (lihat 3) [x]") == ("luas", "blok", "a")
    (found,) = find_labelled(read("Selisih terhadap rencana kerja \u22120,76 poin").document).values()
    assert (found.words, found.number.signed) == ("Selisih terhadap rencana kerja", "\u22120,76")


LEVELS = {"S 1": (4, 9), "S 2": (2, 0), "D 3": (5, 3), "D 4": (1, 6), "S 3": (0, 2), "D 1": (3, 3)}
STAFF = "\n".join(
    f"Guru, {level} {men + women}\nPria, {level} + Wanita, {level} = {men} + {women} (guru.csv baris 4)\n"
    for level, (men, women) in LEVELS.items()
)


def test_a_short_name_is_worked_out_where_both_sides_have_its_terms() -> None:
    assert audited(STAFF).findings == ()
    (found,) = told(wrong(STAFF, "= 5 + 3", "= 5 + 8"), AuditRule.SUM)
    assert found[1:] == ("8", "13")


def test_a_short_name_without_terms_in_words_proves_nothing() -> None:
    bare = STAFF.replace("Pria, S 1 + Wanita, S 1 = 4 + 9", "4 + 19")
    assert bare != STAFF
    assert told(bare, AuditRule.SUM) == []


FUNDS = {1: (41_250_300, 43_118_000), 2: (7_605_450, 8_200_000), 3: (9_914_725, 10_050_600)}
FUNDS |= {4: (5_120_815, 5_300_000), 5: (6_733_990, 7_001_500), 6: (3_318_465, 3_500_000)}


def funds(role: str, place: int) -> str:
    values = [each[place] for each in FUNDS.values()]
    names = " + ".join(f"Unit {number}" for number in FUNDS)
    return (
        f"{role} Balai Besar, Tahun 2024 {write(sum(values))}\n{names} = {' + '.join(map(write, values))}\n"
    )


def absorbed(number: int) -> str:
    part, whole = FUNDS[number]
    percent = f"{100 * part / whole:.2f}".replace(".", ",")
    figures = f"100 × {write(part)} ÷ {write(whole)}"
    return f"Serapan anggaran Unit {number}, Tahun 2024 {percent}\n100 × Realisasi ÷ Pagu = {figures}\n"


SUMS = "\n".join((funds("Realisasi", 0), funds("Pagu", 1), *map(absorbed, FUNDS)))


def test_a_term_of_a_sum_is_the_same_in_another_working() -> None:
    """The last digits of so large an amount change no percentage."""
    assert audited(SUMS).findings == ()
    spoiled = wrong(SUMS, "÷ 43.118.000", "÷ 43.118.009")
    (found,) = [each for each in audited(spoiled).findings if each.root is None]
    assert (found.printed, found.computed) == ("43.118.009", "43.118.000")


FIRST = {**{n: (None, pagu) for n, (_, pagu) in FUNDS.items()}, 1: (None, 43_718_000)}


def first_budget() -> str:
    """Return the budget before its change, of which one term is a digit away from that behind it."""
    values = [pagu for _, pagu in FIRST.values()]
    names = " + ".join(f"Unit {number}" for number in FIRST)
    figures = " + ".join(map(write, values))
    return f"Pagu murni Balai Besar, Tahun 2024 {write(sum(values))}\n{names} = {figures}\n"


def test_a_term_of_the_budget_before_its_change_is_none_of_the_changed_one() -> None:
    for text in (f"{SUMS}\n{first_budget()}", f"{first_budget()}\n{SUMS}"):
        assert audited(text).findings == ()


def test_a_first_budget_with_a_wrong_total_accuses_no_term_of_the_changed_one() -> None:
    total = write(sum(pagu for _, pagu in FIRST.values()))
    spoiled = wrong(f"{SUMS}\n{first_budget()}", f"2024 {total}", f"2024 {total[:-1]}9")
    findings = audited(spoiled).findings
    assert [found.printed for found in findings if found.root is None] == [f"{total[:-1]}9"]


def test_a_wrong_digit_of_the_changed_budget_is_told_beside_the_first_one() -> None:
    spoiled = wrong(f"{SUMS}\n{first_budget()}", "÷ 43.118.000", "÷ 43.118.009")
    (found,) = [each for each in audited(spoiled).findings if each.root is None]
    assert (found.printed, found.computed) == ("43.118.009", "43.118.000")


def test_a_wrong_term_of_a_sum_is_told_and_no_working_that_has_it_right() -> None:
    spoiled = wrong(SUMS, "= 43.118.000", "= 43.118.700")
    assert {found[1:] for rule in AuditRule for found in told(spoiled, rule)} <= {
        ("43.118.700", "43.118.000"),
        ("77.170.100", "77.170.800"),
    }


ROADS = (
    "Jalan desa yang mantap",
    "Jembatan kota yang kokoh",
    "Trotoar pusat yang rata",
    "Lampu jalan yang nyala",
)
ROADS += ("Rambu jalan yang terbaca", "Saluran tepi yang lancar", "Halte bus yang teduh")
AIMS = "\n".join(
    f"Capaian {name}, Tahun 2024 {150 + 2 * place},00\n100 × Realisasi ÷ Target = 100 × {75 + place} ÷ 50\n\n"
    f"Realisasi {name}, Tahun 2024 (hasil.csv baris {place + 2}) {75 + place}\n\n"
    f"Target {name}, Tahun 2024 (rencana.yaml baris {place + 9}) 50\n"
    for place, name in enumerate(ROADS)
)


def test_a_figure_of_few_digits_is_the_one_that_a_working_of_its_thing_has() -> None:
    assert audited(AIMS).findings == ()
    old = "Target Trotoar pusat yang rata, Tahun 2024 (rencana.yaml baris 11) 50"
    found = told(wrong(AIMS, old, old[:-2] + "58"), AuditRule.CROSSREF)
    assert [{printed, right} for _, printed, right in found] == [{"50", "58"}]
