"""Draw the pictures of the manual's pages about the first report and the workbook,
and of the README.

Needs LibreOffice (`soffice`) and `pdftoppm`; run it as `make pictures` when sheets or report have
changed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from openpyxl import load_workbook
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.functional.first_year import REGENCY, fill_all  # noqa: E402

IMAGES = ROOT / "docs" / "images"
SHEETS = {
    "laporan-pertama-hitungan": ("Data hitungan", 8),
    "laporan-pertama-target": ("Perjanjian kinerja, target", 7),
}
"""Names of pictures to the sheets that they show, and how many columns of them."""
WHOLE = {"buku-kerja-mulai": "Mulai", "buku-kerja-hitungan": "Data hitungan"}
"""The same, of the workbook of an office that has filled in everything."""
WHOLE_WIDTH, WHOLE_ROWS = 1200, 700
PAGES = (
    {"Angka pokok", "Membaca kategori"},
    {"Cakupan kepemilikan KTP-el menurut kecamatan", "Pangururan"},
)
"""Words of the pages of the report that are shown: of each the first that has all of them."""
EXAMPLE = ROOT / "examples" / "balangan-2023"
OPENING_PAGES = ("Membaca kategori", "peringkat 7 dari 13")
"""Words of the pages of its report that the README shows: of each the last that has them."""
PAGE_HEIGHT, GAP, GROUND = 1170, 8, "#778892"
COLOURS, PAGE_COLOURS = 48, 96
WIDTH = 760
"""Pixels that a picture is wide: what a page of the manual shows."""
ROWS = 240
"""Pixels of a sheet that are shown from its top."""
ALL_COLUMNS = 100
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item></oor:items>
"""
"""Lets LibreOffice write numbers as an Indonesian office sees them: 2.394 and not 2,394."""


def run(*command: str | Path, folder: Path) -> str:
    """Run a command in a folder; return what it printed."""
    done = subprocess.run(
        [str(one) for one in command], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def make_report(folder: Path) -> Path:
    """Go the way of the page in a folder; return the workbook as it was filled in."""
    capaian = Path(sys.executable).with_name("capaian")
    run(capaian, "new", "samosir-2024", "--regency", REGENCY, "--year", "2024", folder=folder)
    run(capaian, "workbook", "export", "samosir-2024", "--out", "samosir.xlsx", folder=folder)
    fill_all(folder / "samosir.xlsx")
    run(capaian, "workbook", "import", "samosir.xlsx", "samosir-2024", "--yes", folder=folder)
    run(capaian, "report", "samosir-2024", folder=folder)
    return folder / "samosir.xlsx"


def draw_sheet(
    book: Path, tab: str, columns: int, picture: Path, width: int = WIDTH, rows: int = ROWS
) -> None:
    """Draw the top of the first columns of one sheet: so many pixels wide,
    and at most so many high.
    """
    opened = load_workbook(book)
    for sheet in opened:
        sheet.sheet_state = "visible" if sheet.title == tab else "hidden"
    opened.active = opened[tab]
    if opened[tab].max_column > columns:
        opened[tab].delete_cols(columns + 1, opened[tab].max_column)
    alone = book.with_name("lembar.xlsx")
    opened.save(alone)
    profile = book.parent / "profil"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    office = ("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless")
    run(*office, "--convert-to", "pdf", alone.name, folder=book.parent)
    (page,) = draw_pages(alone.with_suffix(".pdf"), [1])
    top = page.crop((0, 0, page.width, min(rows * page.width // width, page.height)))
    save(without_margins(top), picture, width)


def draw_pages(pdf: Path, numbers: list[int]) -> list[Image.Image]:
    """Return pages of a pdf as pictures without their margins."""
    found = []
    for number in numbers:
        target = pdf.with_name(f"halaman-{number}")
        run(
            "pdftoppm",
            "-r",
            "110",
            "-png",
            "-singlefile",
            "-f",
            str(number),
            "-l",
            str(number),
            pdf,
            target,
            folder=pdf.parent,
        )
        found.append(without_margins(Image.open(target.with_suffix(".png")).convert("RGB")))
    return found


def without_margins(page: Image.Image) -> Image.Image:
    """Cut a page down to what is on it."""
    blank = Image.new("RGB", page.size, "white")
    return page.crop(ImageChops.difference(page, blank).getbbox())


def draw_report(pdf: Path, picture: Path) -> None:
    """Draw pages of the report side by side."""
    texts = run("pdftotext", "-layout", pdf, "-", folder=pdf.parent).split("\f")
    numbers = [
        next(number for number, text in enumerate(texts, 1) if all(word in text for word in words))
        for words in PAGES
    ]
    pages = draw_pages(pdf, numbers)
    height = max(page.height for page in pages)
    sheet = Image.new("RGB", (sum(page.width + 40 for page in pages) - 40, height), "white")
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + 40
    save(sheet, picture, WIDTH * 5 // 4)


def draw_readme(folder: Path) -> None:
    """Draw whole pages of the report of the example side by side."""
    run(
        Path(sys.executable).with_name("capaian"),
        "report",
        EXAMPLE,
        "--out",
        folder,
        folder=folder,
    )
    pages = list(pypdfium2.PdfDocument(folder / "lkjip.pdf"))
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pages]
    numbers = (max(n for n, text in enumerate(texts) if words in text) for words in OPENING_PAGES)
    drawn = [pages[n].render(scale=PAGE_HEIGHT / pages[n].get_height()).to_pil() for n in numbers]
    width = sum(page.width + GAP for page in drawn) + GAP
    sheet = Image.new("RGB", (width, PAGE_HEIGHT + 2 * GAP), GROUND)
    for place, page in enumerate(drawn):
        sheet.paste(page, (GAP + place * (page.width + GAP), GAP))
    few = sheet.quantize(PAGE_COLOURS, kmeans=3, dither=Image.Dither.NONE)
    few.save(IMAGES / "lkjip-balangan-2023.png", optimize=True)


def save(picture: Image.Image, target: Path, width: int = WIDTH) -> None:
    """Save a picture small: as wide as it is shown, with few colours."""
    size = width, round(picture.height * width / picture.width)
    picture.resize(size, Image.Resampling.LANCZOS).quantize(COLOURS).save(target, optimize=True)


def main() -> None:
    """Draw all of them."""
    folder = Path(tempfile.mkdtemp())
    try:
        book = make_report(folder)
        for name, (tab, columns) in SHEETS.items():
            draw_sheet(book, tab, columns, IMAGES / f"{name}.png")
        whole = folder / "lengkap.xlsx"
        run(
            Path(sys.executable).with_name("capaian"),
            "workbook",
            "export",
            EXAMPLE,
            "--out",
            whole,
            folder=folder,
        )
        for name, tab in WHOLE.items():
            draw_sheet(whole, tab, ALL_COLUMNS, IMAGES / f"{name}.png", WHOLE_WIDTH, WHOLE_ROWS)
        draw_report(
            folder / "out" / "samosir-2024" / "lkjip.pdf", IMAGES / "laporan-pertama-naskah.png"
        )
        draw_readme(folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
