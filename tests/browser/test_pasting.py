"""A block of a spreadsheet pasted into a form: what its preview shows is all that it writes over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import People
from tests.browser.test_clashes import ABOVE, AREA, MEASURE, PASTE, until
from tests.browser.test_year_walk import CAPIL, REPORTED, saved, stored

FIRST_AREA = "99.01.01"


def paste(page: Page, cell: str, block: str) -> Locator:
    """Paste a block at a cell, and return what is shown of it."""
    page.locator(cell).click()
    page.evaluate(PASTE, [page.locator(cell).element_handle(), block])
    return page.locator("#pratinjau")


def use(shown: Locator) -> None:
    shown.get_by_role("button", name="Pakai").click()


def close(shown: Locator) -> None:
    """Close a preview of which nothing can be used."""
    expect(shown.get_by_role("button")).to_have_text(["Tutup"])
    shown.get_by_role("button", name="Tutup").click()


def test_what_somebody_stores_below_an_open_preview_is_not_written_over(people: People) -> None:
    page, other = people.open("petugas", CAPIL), people.open("plt-kabid", CAPIL)
    was = page.input_value(REPORTED)
    other.locator(REPORTED).fill("30")
    saved(other)
    page.locator(ABOVE).fill("36")
    shown = paste(page, REPORTED, "61\n90")
    expect(shown).to_contain_text(f"{was} → 61")
    saved(page)
    expect(page.locator(REPORTED)).to_have_value("30")  # the answer brought it, below the preview
    use(shown)
    box = page.locator("#bentrok")
    expect(box).to_contain_text("isian Anda 61, tersimpan sekarang 30")
    until(page, lambda: stored(MEASURE, "99.01.03") == "90")
    assert stored(MEASURE, AREA) == "30", "nobody chose"
    box.get_by_role("button", name="Pakai isian saya").click()
    until(page, lambda: stored(MEASURE, AREA) == "61")


def test_a_clash_that_comes_to_light_below_a_preview_waits_for_a_choice(people: People) -> None:
    page, other = people.open("petugas", CAPIL), people.open("plt-kabid", CAPIL)
    other.locator(REPORTED).fill("30")
    saved(other)
    page.locator(REPORTED).fill("33")
    shown = paste(page, REPORTED, "61\n90")
    expect(shown).to_contain_text("33 → 61")
    expect(page.locator("#bentrok")).to_contain_text("isian Anda 33, tersimpan sekarang 30")
    use(shown)
    expect(page.locator("#bentrok")).to_contain_text("isian Anda 61, tersimpan sekarang 30")
    until(page, lambda: stored(MEASURE, "99.01.03") == "90")
    assert stored(MEASURE, AREA) == "30"


def test_what_one_typed_oneself_is_no_clash_once_it_is_saved(people: People) -> None:
    page = people.open("petugas", CAPIL)
    page.locator(REPORTED).fill("33")
    shown = paste(page, REPORTED, "61\n90")
    until(page, lambda: stored(MEASURE, AREA) == "33")
    use(shown)
    until(page, lambda: stored(MEASURE, AREA) == "61")
    expect(page.locator("#bentrok")).to_have_count(0)


def test_names_of_a_pasted_block_say_where_its_values_go(people: People) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(
        page,
        ABOVE,
        "Kecamatan\tLapor\nkec. karang  tirta\t31\nMuara Sari\t41\nSumber Entah\t99\nMuara Sari\t7",
    )
    expect(shown).to_contain_text("menurut nama kecamatan di tempelan")
    expect(shown).to_contain_text("2 baris tidak dipakai")
    expect(shown).to_contain_text("sudah disebut: Sumber Entah, Muara Sari.")
    expect(shown).to_contain_text("2 nilai akan diganti.")
    use(shown)
    until(page, lambda: (stored(MEASURE, FIRST_AREA), stored(MEASURE, AREA)) == ("41", "31"))


def test_codes_behind_running_numbers_say_where_values_go(people: People) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, f"1\t{AREA}\t31\n2\t{FIRST_AREA}\t41")
    expect(shown).to_contain_text("2 nilai akan diganti.")
    use(shown)
    until(page, lambda: (stored(MEASURE, FIRST_AREA), stored(MEASURE, AREA)) == ("41", "31"))


def test_names_of_another_regency_bring_nothing(people: People) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, "Entah Hulu\t31\nEntah Hilir\t41")
    expect(shown).to_contain_text("0 nilai akan diganti.")
    expect(shown).to_contain_text("2 baris tidak dipakai")
    expect(shown.get_by_role("button")).to_have_text(["Tutup"])


def test_a_block_without_names_goes_by_its_order_and_marks_are_no_names(people: People) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, "t.t.\n42")
    expect(shown).to_contain_text("→ t.t. (bukan angka)")
    expect(shown).not_to_contain_text("menurut nama")


@pytest.mark.parametrize(
    "block",
    [
        f"Kode\tKecamatan\tLapor\n{AREA}\tKarang Tirta\t31\n{FIRST_AREA}\tMuara Sari\t41",
        f"Kecamatan\tKode\tLapor\nKarang Tirta\t{AREA}\t31\nMuara Sari\t{FIRST_AREA}\t41",
        f"1\t{AREA.replace('.', '')}\tKarang Tirta\t31\n2\t{FIRST_AREA.replace('.', '')}\tMuara Sari\t41",
        f"{AREA.replace('.', '')}\t31\n{FIRST_AREA.replace('.', '')}\t41",
        "I\tKarang Tirta\t31\nII\tMuara Sari\t41",
        "1)\tKarang Tirta\t31\n2)\tMuara Sari\t41",
        "No\tKecamatan\tLapor\n7\tKarang Tirta\t31\n3\tMuara Sari\t41",
        "Distrik Karang Tirta\t31\nDistrik Muara Sari\t41",
    ],
)
def test_codes_names_and_numbers_of_lines_never_become_figures(people: People, block: str) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, block)
    expect(shown).to_contain_text("2 nilai akan diganti.")
    use(shown)
    until(page, lambda: (stored(MEASURE, FIRST_AREA), stored(MEASURE, AREA)) == ("41", "31"))


def test_heads_above_figures_without_names_move_no_line(people: People) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, "Dilaporkan\n41\n31")
    expect(shown).to_contain_text("1 baris judul tidak dipakai: Dilaporkan.")
    use(shown)
    until(page, lambda: (stored(MEASURE, FIRST_AREA), stored(MEASURE, AREA)) == ("41", "31"))


@pytest.mark.parametrize(
    "block",
    [
        "7\tKarang Tirta\t31\n3\tMuara Sari\t41",
        "1\t31\n2\t41",
        "Karang Tirta\t1\t31\nMuara Sari\t2\t41",
        "31\tKarang Tirta\n41\tMuara Sari",
    ],
)
def test_what_may_number_lines_and_may_be_figures_waits(people: People, block: str) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, block)
    expect(shown).to_contain_text("0 nilai akan diganti.")
    expect(shown).to_contain_text("tampak seperti nomor urut")


BESIDE = (
    "Akta kematian terbit",
    "Kematian yang dilaporkan",
    "Akta perkawinan terbit",
    "Perkawinan yang dilaporkan",
)
"""What is typed of two components that stand side by side, each with its coverage behind it."""


def stands(page: Page) -> list[str]:
    """What stands in the cells of these for an area."""
    return [page.input_value(f'input[aria-label="Muara Sari, {name}"]') for name in BESIDE]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("Muara Sari\t31\t32\t3\t4", id="typed columns alone"),
        pytest.param(
            "Kecamatan\tPerkawinan yang dilaporkan (orang)\tAkta perkawinan terbit (lembar)\t"
            "Kematian yang dilaporkan (orang)\tAkta kematian terbit (lembar)\nMuara Sari\t4\t3\t32\t31",
            id="heads with their units",
        ),
        pytest.param("Muara Sari\t31\t32\t96,9\t3\t4\t75,0", id="as wide as the grid"),
        pytest.param(
            "Kecamatan\tPerkawinan yang dilaporkan\tAkta perkawinan terbit\tKematian  yang dilaporkan\t"
            "akta kematian terbit\nMuara Sari\t4\t3\t32\t31",
            id="heads in another order",
        ),
        pytest.param(
            "Kecamatan\tAkta kematian terbit\tKematian yang dilaporkan\tCakupan\tAkta perkawinan terbit\t"
            "Perkawinan yang dilaporkan\nMuara Sari\t31\t32\t96,9\t3\t4",
            id="heads with one coverage",
        ),
        pytest.param("Muara Sari\t31\t32\t3\t4\t\t\t", id="blank columns behind"),
    ],
)
def test_components_side_by_side_take_their_own_columns(people: People, block: str) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, 'input[aria-label="Muara Sari, Akta kematian terbit"]', block)
    expect(shown).to_contain_text("nilai akan diganti")
    use(shown)
    assert stands(page) == ["31", "32", "3", "4"]


@pytest.mark.parametrize(
    "block", ["Muara Sari\t31\t32\t3", "31\t32\t96,9\t3\t4", "Muara Sari\t1\t2\t3\t4\t5\t6\t7"]
)
def test_what_may_be_a_coverage_or_a_count_waits(people: People, block: str) -> None:
    page = people.open("petugas", CAPIL)
    before = stands(page)
    shown = paste(page, 'input[aria-label="Muara Sari, Akta kematian terbit"]', block)
    expect(shown).to_contain_text("0 nilai akan diganti.")
    expect(shown).to_contain_text("dapat jatuh pada kolom yang dihitung")
    close(shown)
    assert stands(page) == before


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("Kecamatan\tA\tB\tC\tD\nMuara Sari\t31\t32\t3\t4", id="heads that say nothing"),
        pytest.param("Kecamatan\tLapor TW II\tAkta TW II\nMuara Sari\t32\t31", id="other heads"),
        pytest.param("Kecamatan\tCakupan\nMuara Sari\t90", id="a coverage alone"),
        pytest.param("Kecamatan\tSudah\tCakupan\nMuara Sari\t31\t90", id="a coverage behind another one"),
    ],
)
def test_heads_that_are_of_no_typed_column_place_nothing(people: People, block: str) -> None:
    page = people.open("petugas", CAPIL)
    before = stands(page)
    shown = paste(page, 'input[aria-label="Muara Sari, Akta kematian terbit"]', block)
    expect(shown).to_contain_text("0 nilai akan diganti.")
    expect(shown).to_contain_text("judulnya tidak dikenal")
    close(shown)
    assert stands(page) == before


def test_a_single_column_goes_where_it_is_pasted_and_its_strange_head_is_told(people: People) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, "Kecamatan\tLapor\nMuara Sari\t41")
    expect(shown).to_contain_text("1 nilai akan diganti.")
    expect(shown).to_contain_text("Judul kolom di tempelan tidak dikenal di isian ini")


@pytest.mark.parametrize(
    "block",
    ["Muara Sari\tDesa Atas\t9\nMuara Sari\tDesa Bawah\t8", "Muara Sari\tDesa Atas\t9\n\tDesa Bawah\t8"],
)
def test_villages_below_one_area_are_told_and_none_becomes_the_area(people: People, block: str) -> None:
    page = people.open("petugas", CAPIL)
    shown = paste(page, ABOVE, block)
    expect(shown).to_contain_text("0 nilai akan diganti.")
    expect(shown).to_contain_text("Beberapa baris (desa?) menyebut kecamatan yang sama")
    expect(shown).to_contain_text("Muara Sari. Jumlahkan dahulu per kecamatan.")


def test_numbers_of_columns_are_no_figures(people: People) -> None:
    page = people.open("petugas", CAPIL)
    cell = 'input[aria-label="Muara Sari, Akta kematian terbit"]'
    shown = paste(page, cell, "Akta kematian terbit\tKematian yang dilaporkan\n1\t2\n31\t32")
    expect(shown).to_contain_text("2 baris judul tidak dipakai: Akta kematian terbit, 1.")
    use(shown)
    assert stands(page)[:2] == ["31", "32"]
    shown = paste(page, cell, "1\t2\n31\t32")
    expect(shown).to_contain_text("0 nilai akan diganti.")
    expect(shown).to_contain_text("tampak seperti nomor urut")
