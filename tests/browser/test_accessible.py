"""Every page by the rules of axe, in light and dark, at three widths; none is wider than the screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import FIRST, People

PAGES = (
    ("kadis", "/"),
    ("perencana", "/perencanaan/"),
    ("perencana", "/perencanaan/counts/"),
    ("perencana", "/perencanaan/plan-indicators/baru/"),
    ("perencana", "/rumus/cakupan/ktp/"),
    ("inspektorat", "/rumus/indikator/kepemilikan-dokumen/"),
    ("perencana", "/pembagian/"),
    ("perencana", "/perjanjian/"),
    ("perencana", "/perjanjian/baru/"),
    ("perencana", "/anggaran/"),
    ("pembaca", "/anggaran/"),
    ("perencana", "/anggaran/perubahan/"),
    ("perencana", "/teks/"),
    ("perencana", "/teks/kata-pengantar/"),
    ("perencana", "/teks/analisis-kepemilikan-dokumen/"),
    ("inspektorat", "/teks/penutup/"),
    ("perencana", "/pengingat/"),
    ("perencana", "/pohon/"),
    ("petugas", "/isian/"),
    ("petugas", "/isian/kabid-capil/2025-Q4/"),
    ("perencana", "/isian/kabid-dafduk/2025-Q4/"),
    ("kabid-piak", "/isian/kabid-piak/2025-Q4/"),
    ("inspektorat", "/isian/sekretaris/2025-Q3/"),
    ("perencana", "/verifikasi/"),
    ("kadis", "/pengesahan/"),
    ("kadis", "/dasbor/"),
    ("perencana", "/indikator/kepemilikan-dokumen/"),
    ("perencana", "/dasbor/rapat/"),
    ("perencana", "/dasbor/batas/"),
    ("perencana", "/naskah/"),
    ("perencana", "/naskah/rencana-aksi/"),
    ("inspektorat", "/jejak/indikator/kepemilikan-dokumen/2025/"),
    ("perencana", "/jadwal/"),
    ("perencana", "/tukar/"),
    ("inspektorat", "/temuan/"),
    ("perencana", "/../mulai/"),
    ("administrator", "/orang/"),
    ("administrator", "/orang/baru/"),
    ("administrator", "/orang/jabatan/baru/"),
    ("administrator", "/orang/pengganti/baru/"),
    ("inspektorat", "/catatan/"),
    ("pembaca", "/../../akun/sessions/"),
    ("pembaca", "/../../akun/2fa/"),
)


WAYS = [(width, theme) for width in (360, 768, 1366) for theme in ("dark", "light")]
"""Every page in each of them by night, in the narrowest and darkest by day."""


@pytest.mark.parametrize(("width", "theme"), WAYS[FIRST])
def test_axe_finds_nothing_and_nothing_is_cut(people: People, width: int, theme: str) -> None:
    axe, found = Axe(), []
    pages = {name: people.enter(name, width, theme) for name in dict.fromkeys(name for name, _ in PAGES)}
    for name, path in PAGES:
        page = pages[name]
        answer = page.goto(f"{people.server}/peragaan/2025{path}")
        assert answer is not None and answer.status == 200, path
        found += [
            f"{path}: {each['id']} {each['nodes'][0]['target']}"
            for each in axe.run(page).response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{path}: {wide} pixels too wide"] if wide > 0 else []
        heads = page.locator("h1").count()
        found += [f"{path}: {heads} headings of the first level"] if heads != 1 else []
    assert "\n".join(found) == ""


def test_the_page_to_sign_in_and_the_list_of_years_too(people: People) -> None:
    axe, page = Axe(), people.browser.new_context().new_page()
    page.goto(people.server)
    first = axe.run(page).response["violations"]
    page.click('button[value="kadis"]')
    assert [each["id"] for each in (*first, *axe.run(page).response["violations"])] == []
    assert page.get_by_role("button", name="Keluar").count()
