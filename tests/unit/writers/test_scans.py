"""Signed pages for the end of a pdf: which files are taken, which refused, and what becomes of them."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.functional.cli_cast import BALANGAN, run

from capaian.documents.tree import Document, Meta, Paragraph, Text
from capaian.domain.errors import FileError
from capaian.writers.pdf import scan_worker, scans
from capaian.writers.pdf.pictures import ScanPage
from capaian.writers.pdf.scans import Scan, ScanError, name_scans, read_scans

A4 = (620, 877)
BAD_INPUT, FILE_PROBLEM = 10, 11


def pdf(pages: int = 1, size: tuple[int, int] = A4) -> bytes:
    target = io.BytesIO()
    drawn = [Image.new("L", size, 200 + n % 50) for n in range(pages)]
    drawn[0].save(target, "PDF", save_all=True, append_images=drawn[1:])
    return target.getvalue()


def locked() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(target, encryption=pikepdf.Encryption(owner="rahasia", user="sandi"))
    return target.getvalue()


def without_pages() -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.save(target)
    return target.getvalue()


def written(folder: Path, content: bytes, name: str = "ttd.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_each_page_becomes_a_picture(tmp_path: Path) -> None:
    types = ["image/jpeg"] * 3
    (scan,) = read_scans([written(tmp_path, pdf(3))])
    assert [page.media_type for page in scan.pages] == types
    assert len({page.id for page in scan.pages}) == len(types)
    for number, page in enumerate(scan.pages, start=1):
        assert page.alt == f"Pindaian ttd.pdf, halaman {number} dari {len(types)}"
        with Image.open(io.BytesIO(page.content)) as image:
            assert image.size == (page.width, page.height)


REFUSED = [
    ("empty", b"", "bukan pdf"),
    ("word", b"PK\x03\x04" + bytes(100), "bukan pdf"),
    ("half a pdf", pdf()[:200], "rusak"),
    ("locked pdf", locked(), "terkunci sandi"),
    ("pdf without pages", without_pages(), "tidak berhalaman"),
    ("300 pages", pdf(300, (8, 8)), "300 halaman; paling banyak 60 halaman"),
]


@pytest.mark.parametrize(("content", "says"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_other_files_are_refused_with_their_name_and_a_remedy(
    content: bytes, says: str, tmp_path: Path
) -> None:
    with pytest.raises(ScanError) as caught:
        read_scans([written(tmp_path, content)])
    assert caught.value.message.startswith("Pindaian ttd.pdf")
    assert says in caught.value.message
    assert caught.value.message.endswith(".")
    assert caught.value.exit_code == BAD_INPUT


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "MAX_BYTES", 1000)
    with pytest.raises(ScanError, match="lebih besar dari"):
        read_scans([written(tmp_path, bytes(1001))])


UNREADABLE: list[tuple[str, Callable[[Path], object]]] = [
    ("not there", lambda path: None),
    ("folder", lambda path: path.mkdir()),
    ("link to nowhere", lambda path: path.symlink_to(path.parent / "tidak-ada")),
]


@pytest.mark.parametrize("make", [u[1] for u in UNREADABLE], ids=[u[0] for u in UNREADABLE])
def test_a_file_that_cannot_be_read_is_a_file_problem(make: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "ttd.pdf"
    make(path)
    with pytest.raises(FileError, match=r"ttd\.pdf"):
        read_scans([path])


# --- what an attacker, or a bad day, may bring ------------------------------------------------------------


def drawing(commands: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        made.pages[0].Contents = made.make_stream(commands)
        made.save(target)
    return target.getvalue()


def signed_electronically(is_turned: bool = False) -> bytes:
    """A page whose one mark, a red rectangle of 200 by 100 points, is the look of a signature field."""
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        look = made.make_stream(b"1 0 0 rg 0 0 200 100 re f")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, 200, 100])
        fields = {"/FT": pikepdf.Name.Sig, "/T": pikepdf.String("ttd"), "/F": 4}
        box = {"/Rect": pikepdf.Array([100, 100, 300, 200]), "/AP": pikepdf.Dictionary(N=look)}
        kind = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Widget}
        mark = made.make_indirect(pikepdf.Dictionary({**kind, **fields, **box}))
        made.pages[0].Annots = pikepdf.Array([mark])
        made.pages[0].Rotate = 90 if is_turned else 0
        made.Root.AcroForm = made.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array([mark])))
        made.save(target)
    return target.getvalue()


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_visible_part_of_an_electronic_signature_is_drawn(is_turned: bool, tmp_path: Path) -> None:
    (scan,) = read_scans([written(tmp_path, signed_electronically(is_turned))])
    with Image.open(io.BytesIO(scan.pages[0].content)) as image:
        assert (image.width > image.height) is is_turned
        colours = image.convert("RGB").getcolors(1 << 24)
        size = image.width * image.height
    red = sum(found for found, (r, g, b) in colours if r > 200 and g < 60 and b < 60)
    assert red / size == pytest.approx(200 * 100 / (595 * 842), rel=0.02)


def test_a_page_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "_SECONDS_FOR_PAGE", 0.2)
    strokes = b"".join(
        b"%d 0 m %d 842 %d 100 %d 842 c S\n" % (n % 595, n % 300, n % 500, n % 99) for n in range(60_000)
    )
    with pytest.raises(ScanError, match="terlalu rumit"):
        read_scans([written(tmp_path, drawing(strokes))])


def worker(folder: Path, code: str) -> Path:
    path = folder / "worker.py"
    path.write_text(code, encoding="utf-8")
    return path


def test_memory_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (Path(scan_worker.__file__)).read_text(encoding="utf-8")
    hungry = code.replace("    count, room =", "    held = bytearray(2_000_000_000)\n    count, room =")
    assert hungry != code
    monkeypatch.setattr(scans, "_WORKER", worker(tmp_path, hungry))
    with pytest.raises(ScanError, match=r"ttd\.pdf terlalu rumit atau terlalu besar"):
        read_scans([written(tmp_path, pdf())])


def test_pictures_of_all_pages_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_worker, "MAX_BYTES_DRAWN", 100_000)  # one page comes to some 74,000 bytes
    assert [said for said, _ in scan_worker.draw_pages(pdf(1), 60)][-1] == {"count": 1}
    with pytest.raises(MemoryError):
        list(scan_worker.draw_pages(pdf(2), 60))


def test_all_bad_files_are_told_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.pdf"
    os.mkfifo(pipe)
    bad = [pipe, tmp_path, tmp_path / "hilang.pdf", written(tmp_path, b"", "kosong.pdf")]
    with pytest.raises(ScanError) as caught:
        read_scans([*bad, written(tmp_path, pdf(), "baik.pdf"), written(tmp_path, locked(), "kunci.pdf")])
    told = caught.value.message.splitlines()
    assert [line.split()[1].rpartition("/")[2] for line in told] == [
        "pipa.pdf", tmp_path.name, "hilang.pdf", "kosong.pdf", "kunci.pdf",
    ]  # fmt: skip
    with pytest.raises(FileError) as caught_files:
        read_scans(bad[:3])
    assert caught_files.value.message.splitlines() == told[:3]


def test_two_files_of_one_name_stay_two(tmp_path: Path) -> None:
    places = [tmp_path / name for name in "abc"]
    for place in places:
        place.mkdir()
    paths = [written(place, pdf(number)) for number, place in enumerate(places, start=1)]
    found = read_scans(paths)
    assert [scan.file for scan in found] == ["ttd.pdf", "ttd.pdf (2)", "ttd.pdf (3)"]
    assert len({scan.file: scan.sha256 for scan in found}) == 3


def test_a_name_of_any_bytes_can_be_written(tmp_path: Path) -> None:
    path = written(tmp_path, pdf(), os.fsdecode(b"ttd\xff\x07\n.pdf"))
    out = tmp_path / "out"
    done = run("paper", BALANGAN, "renstra", "--out", out, "--format", "pdf,html,docx", "--append", path)
    assert done.code == 0, done.err
    assert [*json.loads((out / "manifest-renstra.json").read_text("utf-8"))["appended"]] == ["ttd???.pdf"]


# --- in the papers ------------------------------------------------------------------------------------

PAGE = ScanPage("pindaian-1-1", b"x", "image/png", "Pindaian", 10, 20)
BODY = Paragraph((Text("Isi."),))
PAPER = Document(Meta("T", "T", "Kantor", 2023, "2023-12-31", "0" * 64), (BODY,))


def test_other_formats_name_the_pages_in_a_last_line() -> None:
    found = [Scan("ttd.pdf", "0", (PAGE, PAGE)), Scan("cap.png", "1", (PAGE,))]
    body, line = name_scans(PAPER, found).blocks
    assert body == BODY
    assert isinstance(line, Paragraph)
    (words,) = line.content
    assert isinstance(words, Text)
    assert words.text.endswith("dalam naskah pdf: ttd.pdf (2 halaman), cap.png (1 halaman).")


def pages_of(path: Path) -> list[tuple[int, int]]:
    opened = pypdfium2.PdfDocument(path)
    try:
        return [tuple(round(side) for side in page.get_size()) for page in opened]
    finally:
        opened.close()


def test_signed_pages_close_the_pdf(tmp_path: Path) -> None:
    scan = written(tmp_path, pdf(2))
    wide = written(tmp_path, pdf(1, (877, 620)), "peta.pdf")
    plain, signed = tmp_path / "polos", tmp_path / "ttd"
    assert run("paper", BALANGAN, "renstra", "--out", plain, "--format", "pdf").code == 0
    done = run(
        "paper", BALANGAN, "renstra", "--out", signed, "--format", "pdf,html",
        "--append", scan, "--append", wide,
    )  # fmt: skip
    assert done.code == 0, done.err
    before, after = pages_of(plain / "renstra.pdf"), pages_of(signed / "renstra.pdf")
    assert after == [*before, (595, 842), (595, 842), (842, 595)]
    html = (signed / "renstra.html").read_text(encoding="utf-8")
    assert "ttd.pdf (2 halaman), peta.pdf (1 halaman)" in html
    assert '"ttd.pdf": "' in (signed / "manifest-renstra.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("content", "code"), [(b"halo", BAD_INPUT), (None, FILE_PROBLEM)])
def test_a_bad_scan_writes_nothing(content: bytes | None, code: int, tmp_path: Path) -> None:
    path = tmp_path / "ttd.pdf"
    if content is not None:
        path.write_bytes(content)
    done = run("paper", BALANGAN, "renstra", "--out", tmp_path / "out", "--append", path)
    assert (done.code, done.out) == (code, "")
    assert "ttd.pdf" in done.err
    assert not (tmp_path / "out").exists()
