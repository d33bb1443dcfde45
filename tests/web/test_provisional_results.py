"""Results are called provisional while forms behind them are not approved; what is invented says so too."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.web.filling import YEAR, House, house
from tests.web.test_year_approval import fill, fill_all
from tests.web.twins import person, signed_in

import capaian.web.site
from capaian.web.configuration import DEMONSTRATION
from capaian.web.offices.models import Office, Role

pytestmark = pytest.mark.django_db
STATIC = Path(capaian.web.site.__path__[0]) / "static/capaian"
HOME = f"/kecil/{YEAR}/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def test_the_first_page_says_how_many_forms_are_approved(own: House) -> None:
    fill(own, f"{YEAR}-Q1")
    fill(own, f"{YEAR}-Q2", "verify")
    assert f"tahun {YEAR}, <b>sementara: 1 dari 4 isian disetujui</b>" in own.browser("viewer").get(HOME).text
    for ordinal in (3, 4):
        fill(own, f"{YEAR}-Q{ordinal}")
    assert "sementara: 3 dari 4" in own.browser("viewer").get(HOME).text


def test_approved_results_are_not_provisional(own: House) -> None:
    fill_all(own)
    assert "sementara" not in own.browser("viewer").get(HOME).text.casefold()


def test_a_trace_counts_the_forms_up_to_its_period(own: House) -> None:
    fill(own, f"{YEAR}-Q1")
    base = f"{HOME}jejak/cakupan/ktp/"
    assert "sementara" not in own.browser("viewer").get(f"{base}{YEAR}-Q1/").text
    assert "sementara: 1 dari 2 isian disetujui" in own.browser("viewer").get(f"{base}{YEAR}-Q2/").text


def test_sheets_show_what_codes_are_called(own: House) -> None:
    fill(own, f"{YEAR}-Q1")
    page = own.browser("viewer").get(f"{HOME}perencanaan/counts/").text
    assert re.search(r'99\.01\.01<span class="nama">Hulu</span>', page)
    assert '<span class="nama">Penduduk wajib KTP</span>' in page


def test_pages_of_the_account_stand_in_the_frame(own: House) -> None:
    browser = own.browser("viewer")
    page = browser.get("/akun/sessions/").text
    assert "Di mana saja Anda masuk" in page and 'class="tbl hp sesi"' in page and 'class="tb"' in page
    page = browser.get("/akun/2fa/").text
    assert 'class="panel"' in page and 'class="tb dua"' in page


# --- what is invented


def test_files_of_the_demonstration_are_called_so(own: House) -> None:
    browser = own.browser("planner")
    address = f"{HOME}tukar/buku.xlsx"
    assert f'filename="kecil-{YEAR}.xlsx"' in browser.get(address).headers["Content-Disposition"]
    Office.objects.update(is_demonstration=True)
    assert f'filename="peragaan-kecil-{YEAR}.xlsx"' in browser.get(address).headers["Content-Disposition"]


def test_the_watermark_stands_on_pages_of_the_demonstration_alone(settings: Settings) -> None:
    browser = signed_in(person("siapa", Office.objects.create(slug="a", name="a"), Role.VIEWER))
    assert "cap-air" not in browser.get("/").text
    settings.CAPAIAN = replace(settings.CAPAIAN, mode=DEMONSTRATION)
    assert '<div class="cap-air" aria-hidden="true"></div>' in browser.get("/").text


def _colours(name: str) -> list[tuple[int, ...]]:
    """A colour of the tokens in the light and in the dark."""
    found = re.search(rf"--{name}:light-dark\((#\w+),(#\w+)\)", (STATIC / "tokens.css").read_text())
    assert found is not None, name
    return [tuple(int(each[i : i + 2], 16) for i in (1, 3, 5)) for each in found.groups()]


def _light(colour: tuple[float, ...]) -> float:
    parts = [value / 255 for value in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["tinta", "tinta-2", "tinta-3", "tarum", "soga", "mengkudu", "pandan"])
def test_text_keeps_its_contrast_on_the_watermark(name: str) -> None:
    css = (STATIC / "app.css").read_text()
    found = re.search(r"\.cap-air\{[^}]*background:var\(--tinta\);opacity:([.\d]+)", css)
    assert found is not None and "forced-colors:active){.cap-air{display:none}}" in css
    share = float(found[1])
    for text, paper, ink in zip(_colours(name), _colours("kertas"), _colours("tinta"), strict=True):
        ground = tuple(p + (i - p) * share for p, i in zip(paper, ink, strict=True))
        lights = sorted((_light(text), _light(ground)))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5, (name, text)
