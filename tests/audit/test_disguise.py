"""Another printing of a report: what changes, what stays, and where each line comes from."""

from __future__ import annotations

from tests.audit.disguise import DISGUISES, disguise, lines_of, read_printing, text_of

ROWS = [("JUAI", "12.364", "12.336", "99,77%"), ("HALONG", "14.843", "14.747", "99,35%"),
        ("AWAYAN", "10.356", "10.310", "99,56%"), ("LAMPIHONG", "13.907", "13.845", "99,55%")]  # fmt: skip
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


def test_each_disguise_changes_something_and_the_same_in_every_run() -> None:
    for name in DISGUISES:
        assert printed(name) != REPORT.split("\n"), name
        assert printed(name) == printed(name)


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
