"""Another printing of a report: what changes, what stays, and where each line comes from."""

from __future__ import annotations

from tests.audit.dice import Dice
from tests.audit.disguise import DISGUISES, disguise, lines_of, read_printing, text_of
from tests.audit.disguise_tables import (
    Grid,
    Printed,
    call_totals,
    drop_thousands,
    leave_out_numbers,
    mark_rows,
    move_percent,
    put_head_above,
    put_totals_first,
    say_heads,
    write_rupiah,
)

ROWS = [("JUAI", "12.364", "12.336", "99,77%"), ("HALONG", "14.843", "14.747", "99,35%"),
        ("AWAYAN", "10.356", "10.310", "99,56%"), ("LAMPIHONG", "13.907", "13.845", "99,55%")]  # fmt: skip
MONEY = [("No", "Bidang", "Target", "Capaian", "Pagu Anggaran"), ("1", "Piak", "4", "4", "1.250.000,-"),
         ("2", "Capil", "7", "9", "2.300.000,-"), ("3", "Dafduk", "8", "8", "850.000,-"),
         ("Jumlah", "", "19", "21", "4.400.000,-")]  # fmt: skip
REPORT = "\n".join(
    [
        "BAB I PENDAHULUAN\t1",
        "BAB II PERENCANAAN KINERJA\t4",
        "BAB I",
        "PENDAHULUAN",
        "BAB II",
        "2.1. Capaian Kinerja",
        "Tabel 2. 1 Kepemilikan KTP-el di Kabupaten Balangan",
        "No\tKecamatan\tWajib\tRekam\tRatio",
        *("\t".join((str(number), *row)) for number, row in enumerate(ROWS, 1)),
        "Tabel 2. 2 Belanja per Bidang",
        *("\t".join(row) for row in MONEY),
        "Target 95,00% dan realisasi Rp 6.962.697.488,00 pada Tabel 2. 1; capaian tercapai 31.12.2023.",
    ]
)


def printed(*names: str, seed: int = 1) -> list[str]:
    return text_of(disguise(read_printing(REPORT), seed, names)).split("\n")


def test_every_line_is_still_there_and_knows_its_origin() -> None:
    for seed in range(3):
        made = disguise(read_printing(REPORT), seed)
        lines = lines_of(made)
        assert sorted(lines) == list(range(1, len(REPORT.split("\n")) + 1))
        assert [made[at - 1].origin for at in lines.values()] == list(lines)


def grid(*rows: str) -> Grid:
    return Grid([Printed(number, row.replace("|", "\t")) for number, row in enumerate(rows, 1)])


def cells(lines: list[Printed]) -> list[str]:
    return [line.text.replace("\t", "|") for line in lines]


COUNTS = ("No|Unit|Ada|Perlu|%", "1|Pasar|1.204|1.505|80,00%", "2|Taman|2.310|2.750|84,00%",
          "3|Jalan|540|900|60,00%", "Jumlah||4.054|5.155|78,64%")  # fmt: skip


def test_heads_say_other_words_and_rows_do_not() -> None:
    table = grid("Unit|Target|Capaian (%)", "Target Utama|4|80,00", "Capaian|5|90,00", "Lain|6|70,00")
    made = {tuple(cells(say_heads(table, Dice(seed)))) for seed in range(12)}
    assert {row[0] for row in made} == {
        "Unit|Rencana|Tingkat capaian (%)",
        "Unit|Rencana|% capaian (%)",
        "Unit|Target|Tingkat capaian (%)",
    }
    assert {row[1:] for row in made} == {("Target Utama|4|80,00", "Capaian|5|90,00", "Lain|6|70,00")}


def test_a_head_in_two_rows_stands_above_figures_alone() -> None:
    made = cells(
        put_head_above(grid("No|Unit|Ada|Perlu", "1|Pasar|4|5", "2|Taman|6|7", "3|Jalan|8|9"), Dice(2))
    )
    assert made[0].split("|")[:2] == ["No", "Unit"]
    assert made[0].split("|")[2] and made[0].endswith("|")
    assert made[1:] == ["||Ada|Perlu", "1|Pasar|4|5", "2|Taman|6|7", "3|Jalan|8|9"]


def test_signs_of_percent_stand_in_the_head_only_if_all_cells_had_them() -> None:
    assert cells(move_percent(grid(*COUNTS), Dice(1)))[:2] == [
        "No|Unit|Ada|Perlu|%",
        "1|Pasar|1.204|1.505|80,00",
    ]
    mixed = (COUNTS[0], "1|Pasar|1.204|1.505|80,00", *COUNTS[2:])
    assert cells(move_percent(grid(*mixed), Dice(1))) == [*mixed]


def test_numbers_of_rows_are_left_out_or_become_letters() -> None:
    assert cells(leave_out_numbers(grid(*COUNTS), Dice(1))) == [
        "Unit|Ada|Perlu|%", "Pasar|1.204|1.505|80,00%", "Taman|2.310|2.750|84,00%", "Jalan|540|900|60,00%",
        "Jumlah|4.054|5.155|78,64%"]  # fmt: skip
    marks = {
        tuple(row.split("|")[0] for row in cells(mark_rows(grid(*COUNTS), Dice(seed)))) for seed in range(8)
    }
    assert marks == {("No", "a", "b", "c", "Jumlah"), ("No", "I", "II", "III", "Jumlah")}
    ranked = ("No|Unit|%", "1|Pasar|90,00", "2|Taman|80,00", "3|Jalan|70,00")
    assert cells(leave_out_numbers(grid(*ranked), Dice(1))) == [*ranked]


def test_thousands_are_written_without_marks_where_all_are_lawful() -> None:
    assert cells(drop_thousands(grid(*COUNTS), Dice(1)))[1] == "1|Pasar|1204|1505|80,00%"
    odd = (*COUNTS[:3], "3|Jalan|5.40|900|60,00%", COUNTS[4])
    assert cells(drop_thousands(grid(*odd), Dice(1)))[1] == "1|Pasar|1.204|1505|80,00%"


def test_totals_stand_first_under_another_name() -> None:
    assert [row.split("|")[0] for row in cells(put_totals_first(grid(*COUNTS), Dice(1)))] == [
        "No", "Jumlah", "1", "2", "3"]  # fmt: skip
    assert cells(call_totals(grid(*COUNTS), Dice(1)))[-1].split("|")[0] in (
        "JUMLAH",
        "Total",
        "Grand Total",
        "TOTAL BELANJA",
        "Jumlah Total",
    )


def test_amounts_have_one_unit_in_every_cell() -> None:
    table = grid("No|Bidang|Pagu", "1|A|1.250.000,-", "2|B|850.000,-", "3|C|5.505.709,-")
    forms = {cells(write_rupiah(table, Dice(seed)))[2] for seed in range(12)}
    assert forms == {"2|B|850.000", "2|B|Rp 850.000", "2|B|Rp. 850.000"}
    odd = ("No|Bidang|Pagu", "1|A|1.250.000,-", "2|B|850.000", "3|C|5.505.709,-")
    assert cells(write_rupiah(grid(*odd), Dice(1))) == [*odd]


def test_each_disguise_changes_something_and_the_same_in_every_run() -> None:
    for name in DISGUISES:
        assert any(printed(name, seed=seed) != REPORT.split("\n") for seed in range(6)), name
        assert printed(name, seed=3) == printed(name, seed=3)


def test_names_of_places_and_posts_are_gone() -> None:
    text = "\n".join(printed("names"))
    for name in ("Balangan", "JUAI", "HALONG", "AWAYAN", "LAMPIHONG"):
        assert name not in text
    assert text.count("99,77%") == 1


def test_numbers_are_written_the_english_way_but_no_section_table_or_date() -> None:
    lines = printed("number style")
    assert lines[8].endswith("12,364\t12,336\t99.77%")
    assert lines[5].startswith("2.1. ")
    assert (
        "95.00% dan realisasi Rp 6,962,697,488.00 pada Tabel 2. 1; capaian tercapai 31.12.2023." in lines[-1]
    )


def test_chapters_sections_and_tables_move_up_by_one() -> None:
    lines = printed("numbers of tables")
    assert lines[:3] == [
        "BAB II PENDAHULUAN\t1",
        "BAB I SEKAPUR SIRIH\t1",
        "BAB III PERENCANAAN KINERJA\t4",
    ] or (lines[:3] == ["BAB I SEKAPUR SIRIH\t1", "BAB II PENDAHULUAN\t1", "BAB III PERENCANAAN KINERJA\t4"])
    assert "3.1. Capaian Kinerja" in lines
    assert any(line.startswith("Tabel 3. 1 ") for line in lines)
    assert lines[-1].count("Tabel 3. 1;") == 1


def test_columns_of_figures_change_places_with_their_heads() -> None:
    table = [line.split("\t") for line in printed("columns")[7:12]]
    assert [row[:2] for row in table[1:]] == [[str(n), row[0]] for n, row in enumerate(ROWS, 1)]
    assert table[0] != ["No", "Kecamatan", "Wajib", "Rekam", "Ratio"]
    column = table[0].index("Ratio")
    assert [row[column] for row in table[1:]] == [row[3] for row in ROWS]


def test_rows_in_no_order_are_mixed_and_keep_their_numbers_in_place() -> None:
    table = [line.split("\t") for line in printed("rows")[8:12]]
    assert [row[0] for row in table] == ["1", "2", "3", "4"]
    assert {tuple(row[1:]) for row in table} == set(ROWS)
    assert [tuple(row[1:]) for row in table] != ROWS


def test_sorted_rows_stay() -> None:
    rows = sorted(ROWS, key=lambda row: row[3], reverse=True)
    table = [f"{number}\t{name}\t{a}\t{b}\t{c}" for number, (name, a, b, c) in enumerate(rows, 1)]
    text = "\n".join(table)
    assert text_of(disguise(read_printing(text), 1, ["rows"])) == text
