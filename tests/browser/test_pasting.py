"""Pasted blocks, keys and drafts in a form: what is shown before is all that is written."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from django.db import OperationalError
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import FIRST, People
from tests.browser.test_clashes import ABOVE, AREA, KEPT, MEASURE, PASTE, until
from tests.browser.test_year_walk import CAPIL, REPORTED, saved, stored

from capaian.web.years.models import Row

FIRST_AREA = "99.01.01"
ISSUED = 'input[aria-label="Muara Sari, Akta kematian terbit"]'
UNSURE = "tampak seperti nomor urut"
COMPUTED = "dapat jatuh pada kolom yang dihitung"
UNKNOWN = "judulnya tidak dikenal"
VILLAGES = (
    "Beberapa baris (desa?) menyebut kecamatan yang sama, jadi nilainya tidak dipakai: Muara Sari"
)

BY_NAME = (
    f"Kode\tKecamatan\tLapor\n{AREA}\tKarang Tirta\t31\n{FIRST_AREA}\tMuara Sari\t41",
    f"Kecamatan\tKode\tLapor\nKarang Tirta\t{AREA}\t31\nMuara Sari\t{FIRST_AREA}\t41",
    (
        f"1\t{AREA.replace('.', '')}\tKarang "
        f"Tirta\t31\n2\t{FIRST_AREA.replace('.', '')}\tMuara Sari\t41"
    ),
    f"{AREA.replace('.', '')}\t31\n{FIRST_AREA.replace('.', '')}\t41",
    f"1\t{AREA}\t31\n2\t{FIRST_AREA}\t41",
    "I\tKarang Tirta\t31\nII\tMuara Sari\t41",
    "1)\tKarang Tirta\t31\n2)\tMuara Sari\t41",
    "No\tKecamatan\tLapor\n7\tKarang Tirta\t31\n3\tMuara Sari\t41",
    "Distrik Karang Tirta\t31\nDistrik Muara Sari\t41",
)
"""Codes, names and numbers of lines beside figures of two areas: none of them is a figure."""

BY_COLUMN = (
    "Muara Sari\t31\t32\t3\t4",
    "Muara Sari\t31\t32\t96,9\t3\t4\t75,0",
    "Muara Sari\t31\t32\t3\t4\t\t\t",
    """Kecamatan\tPerkawinan yang dilaporkan (orang)\tAkta perkawinan terbit (lembar)\t\
Kematian yang dilaporkan (orang)\tAkta kematian terbit (lembar)\nMuara Sari\t4\t3\t32\t31""",
    """Kecamatan\tPerkawinan yang dilaporkan\tAkta perkawinan terbit\tKematian  yang dilaporkan\t\
akta kematian terbit\nMuara Sari\t4\t3\t32\t31""",
    """Kecamatan\tAkta kematian terbit\tKematian yang dilaporkan\tCakupan\t\
Akta perkawinan terbit\tPerkawinan yang dilaporkan\nMuara Sari\t31\t32\t96,9\t3\t4""",
)
"""Two components that stand side by side, each with its coverage behind it: as typed, wide,
with heads.
"""

WAITING = {
    ABOVE: (
        ("7\tKarang Tirta\t31\n3\tMuara Sari\t41", UNSURE),
        ("1\t31\n2\t41", UNSURE),
        ("Karang Tirta\t1\t31\nMuara Sari\t2\t41", UNSURE),
        ("31\tKarang Tirta\n41\tMuara Sari", UNSURE),
        ("Muara Sari\tDesa Atas\t9\nMuara Sari\tDesa Bawah\t8", VILLAGES),
        ("Muara Sari\tDesa Atas\t9\n\tDesa Bawah\t8", VILLAGES),
        ("Entah Hulu\t31\nEntah Hilir\t41", "2 baris tidak dipakai"),
    ),
    ISSUED: (
        ("1\t2\n31\t32", UNSURE),
        ("Muara Sari\t31\t32\t3", COMPUTED),
        ("31\t32\t96,9\t3\t4", COMPUTED),
        ("Muara Sari\t1\t2\t3\t4\t5\t6\t7", COMPUTED),
        ("Kecamatan\tA\tB\tC\tD\nMuara Sari\t31\t32\t3\t4", UNKNOWN),
        ("Kecamatan\tLapor TW II\tAkta TW II\nMuara Sari\t32\t31", UNKNOWN),
        ("Kecamatan\tCakupan\nMuara Sari\t90", UNKNOWN),
        ("Kecamatan\tSudah\tCakupan\nMuara Sari\t31\t90", UNKNOWN),
    ),
}
"""Blocks of which nothing is placed at a cell, each with the words that say why."""


def paste(page: Page, cell: str, block: str) -> Locator:
    """Paste a block at a cell, and return what is shown of it."""
    page.locator(cell).click()
    page.evaluate(PASTE, [page.locator(cell).element_handle(), block])
    return page.locator("#pratinjau")


def use(shown: Locator) -> None:
    shown.get_by_role("button", name="Pakai").click()


def placed(page: Page, cell: str, block: str) -> set[str]:
    """What the preview of a block puts where; nothing of it is used."""
    shown = paste(page, cell, block)
    lines = shown.locator("li").all_inner_texts()
    shown.get_by_role("button", name="Batal").click()
    return {f"{line.partition(':')[0]}: {line.rpartition(' → ')[2]}" for line in lines}


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


def test_names_codes_and_heads_of_a_block_place_its_figures(people: People) -> None:
    page = people.open("petugas", CAPIL)
    for block in BY_NAME:
        reported = {
            "Karang Tirta, Kematian yang dilaporkan: 31",
            "Muara Sari, Kematian yang dilaporkan: 41",
        }
        assert placed(page, ABOVE, block) == reported, block
    for block in BY_COLUMN:
        assert placed(page, ISSUED, block) == {
            "Muara Sari, Akta kematian terbit: 31",
            "Muara Sari, Kematian yang dilaporkan: 32",
            "Muara Sari, Akta perkawinan terbit: 3",
            "Muara Sari, Perkawinan yang dilaporkan: 4",
        }, block
    block = "Kecamatan\tLapor\nkec. karang  tirta\t31\nMuara Sari\t41\nEntah\t9\nMuara Sari\t7"
    shown = paste(page, ABOVE, block)
    expect(shown).to_contain_text("menurut nama kecamatan di tempelan")
    expect(shown).to_contain_text("sudah disebut: Entah, Muara Sari.")
    expect(shown).to_contain_text("Judul kolom di tempelan tidak dikenal di isian ini")
    use(shown)
    until(page, lambda: (stored(MEASURE, FIRST_AREA), stored(MEASURE, AREA)) == ("41", "31"))
    shown = paste(page, ABOVE, "t.t.\n42")
    expect(shown).to_contain_text("→ t.t. (bukan angka)")
    expect(shown).not_to_contain_text("menurut nama")
    shown = paste(page, ABOVE, "Dilaporkan\n43\n33")
    expect(shown).to_contain_text("2 nilai akan diganti.1 baris judul tidak dipakai: Dilaporkan.")
    shown = paste(page, ISSUED, "Akta kematian terbit\tKematian yang dilaporkan\n1\t2\n31\t32")
    expect(shown).to_contain_text("2 baris judul tidak dipakai: Akta kematian terbit, 1.")


def test_rows_of_a_list_are_placed_by_their_codes_and_names(people: People) -> None:
    page = people.open("plt-kabid", CAPIL)
    money = page.locator("table").filter(has=page.locator('tbody th[data-kode^="2.12"]')).last
    rows = money.locator("tbody th[data-nama]").evaluate_all(
        """all => all.map((head) => [head.dataset.kode, head.dataset.nama,
            head.parentElement.querySelector("input[data-dulu]").getAttribute("aria-label")])"""
    )
    codes, names, called = ([row[place] for row in rows[:2]] for place in range(3))
    cell = f'[aria-label="{called[0]}"]'
    bare = [name.partition(" ")[2] for name in names]
    for own in (codes, names, bare):
        for head in ("", "Uraian\tRealisasi\n"):
            block = f"{head}{own[1]}\t200\n{own[0]}\t100"
            assert placed(page, cell, block) == {f"{called[0]}: 100", f"{called[1]}: 200"}, block
    expect(paste(page, cell, "Uraian\tRealisasi\nEntah apa\t100")).to_contain_text("tidak dipakai")


def test_a_block_that_can_be_read_in_two_ways_waits(people: People) -> None:
    page = people.open("petugas", CAPIL)
    for cell, block, why in ((cell, *each) for cell, blocks in WAITING.items() for each in blocks):
        shown = paste(page, cell, block)
        expect(shown).to_contain_text("0 nilai akan diganti.")
        expect(shown).to_contain_text(why)
        expect(shown.get_by_role("button")).to_have_text(["Tutup"])
        shown.get_by_role("button", name="Tutup").click()


TREE, TRACE = "/pohon/", "/jejak/indikator/kepemilikan-dokumen/2025/"
WORDS = """(document.activeElement.closest('.sm') || document.activeElement)
    .textContent.replace(/\\s+/g, ' ').trim()"""
LINES = """[...document.querySelectorAll('.pohon .sm')].filter((line) => {
    const own = line.closest('li').parentElement.closest('details');
    for (let up = own; up; up = up.parentElement.closest('details')) if (!up.open) return false;
    return true;
}).map((line) => line.textContent.replace(/\\s+/g, ' ').trim())"""
"""What a sighted person reads, line by line, whatever the script thinks of it."""


def pressed(page: Page, *keys: str) -> str:
    """Press keys one after the other; the words of the line in which one stands then."""
    for key in keys:
        page.keyboard.press(key)
    return str(page.evaluate(WORDS))


def shown(page: Page) -> list[str]:
    return [str(line) for line in page.evaluate(LINES)]


def begin(page: Page) -> list[str]:
    """Stand in the first line; all lines."""
    page.locator(".pohon summary").first.focus()
    return shown(page)


@pytest.mark.parametrize("path", [TREE, TRACE][FIRST])
def test_arrows_go_through_every_line_in_the_order_in_which_it_is_read(
    people: People, path: str
) -> None:
    page = people.open("perencana", path)
    lines = begin(page)
    assert len(lines) > 5
    assert [pressed(page), *(pressed(page, "ArrowDown") for _ in lines[1:])] == lines
    assert pressed(page, "ArrowDown") == lines[-1], "behind the last one is nothing"
    assert [pressed(page, "ArrowUp") for _ in lines[1:]] == lines[-2::-1]
    assert (pressed(page, "ArrowUp"), pressed(page, "End"), pressed(page, "Home")) == (
        lines[0],
        lines[-1],
        lines[0],
    )


def test_left_closes_and_leads_above_and_right_opens_and_leads_below(people: People) -> None:
    page = people.open("perencana", TREE)
    lines = begin(page)
    goal = lines[0]
    assert goal.startswith("Tujuan")
    assert pressed(page, "ArrowLeft") == goal
    closed = shown(page)
    assert len(closed) < len(lines) and closed[0] == goal
    assert pressed(page, "ArrowDown") == closed[1], "what is closed is passed over"
    assert pressed(page, "ArrowUp", "ArrowRight") == goal
    assert shown(page) == lines
    assert pressed(page, "ArrowRight") == lines[1]
    assert pressed(page, "ArrowRight") == lines[2]
    leaf = next(line for line in lines[1:] if line.startswith("Indikator"))
    while pressed(page) != leaf:
        pressed(page, "ArrowDown")
    assert pressed(page, "ArrowRight") == leaf, "below an indicator is nothing"
    assert pressed(page, "ArrowLeft").startswith("Sasaran")
    assert pressed(page, "ArrowLeft", "ArrowLeft") == goal


def test_without_script_lines_are_opened_by_enter_and_nothing_promises_arrows(
    people: People,
) -> None:
    plain = people.without_script("perencana", TREE)
    expect(plain.locator(".petunjuk-panah")).to_be_hidden()
    first = plain.locator(".pohon details").first
    first.locator("summary").first.focus()
    plain.keyboard.press("Enter")
    expect(first).not_to_have_attribute("open", "")
    plain.keyboard.press("Enter")
    expect(first).to_have_attribute("open", "")
    assert plain.locator(".pohon a").count() > 5


OBSTACLES = 'textarea[id$=":obstacle"]'
STATUS = "#tersimpan"


def factors() -> list[str]:
    """The obstacles that are stored; a writer is waited for."""
    for _ in range(100):
        with suppress(OperationalError):
            found = Row.objects.filter(
                sheet="factors.csv", cells__kind="obstacle", cells__period="2025-Q4"
            )
            return [
                row.cells["text"] for row in found.filter(office_year__office__slug="peragaan")
            ]
        time.sleep(0.05)
    pytest.fail("the database stays locked")


def obstacles(page: Page) -> Locator:
    """The last field of obstacles, in its opened part."""
    page.evaluate(
        "document.querySelectorAll('details.faktor').forEach((each) => { each.open = true; })"
    )
    return page.locator(OBSTACLES).last


def add(page: Page, words: str) -> None:
    field = obstacles(page)
    field.fill(f"{field.input_value()}\n{words}".strip())


def leave(page: Page) -> None:
    page.keyboard.press("Tab")


def test_a_factor_is_saved_when_its_field_is_left_and_once(people: People) -> None:
    page = people.open("petugas", CAPIL)
    before = factors()
    add(page, "Jaringan terputus tiga pekan.")
    leave(page)
    until(page, lambda: len(factors()) == len(before) + 1)
    expect(page.locator(STATUS)).to_contain_text("Draf tersimpan")
    field = obstacles(page)
    field.fill(field.input_value().replace("tiga", "empat"))
    leave(page)
    until(page, lambda: "Jaringan terputus empat pekan." in factors())
    assert len(factors()) == len(before) + 1, "the same factor, changed"
    until(page, lambda: page.evaluate(KEPT) == "")
    page.reload()
    expect(page.locator("#bentrok")).to_have_count(0)
    expect(page.locator(STATUS)).to_contain_text("Terakhir disimpan")
