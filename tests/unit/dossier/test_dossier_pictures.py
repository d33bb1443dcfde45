"""Pictures among the evidence: sound ones pass, broken,
huge and active ones are told before any paper.
"""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base, describe
from tests.every_case import every_case

from capaian.dossier.evidence import PictureFlaw, find_picture_flaw
from capaian.dossier.read import load_dossier, read_dossier

BROKEN = PictureFlaw("evidence_broken")
SVG = (
    b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'%s/></svg>"
)


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def png(width: int, height: int, pixels: bytes = b"\0\0\0\0") -> bytes:
    header = chunk(b"IHDR", width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int, before: bytes = b"", end: bytes = b"\xff\xd9") -> bytes:
    frame = b"\xff\xc0\0\x0b\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\0"
    return b"\xff\xd8\xff\xe0\0\x04JF" + before + frame + b"\xff\xda\0\x08xxxxxx" + end


SOUND = png(1, 1)


@every_case(
    ("content", "media_type"),
    [
        (SOUND, "image/png"),
        (png(8000, 5000), "image/png"),
        (SOUND + b"behind the end", "image/png"),
        (jpeg(4000, 3000), "image/jpeg"),
        (jpeg(4000, 3000, before=b"\xff\xff\xe1\0\x06Exif\xff\xd0"), "image/jpeg"),
        (jpeg(4000, 3000, end=b"\xff\xd9" + b"\0" * 200), "image/jpeg"),
        (SVG % b"><use xlink:href='#a'/><rect fill='url(#b)'", "image/svg+xml"),
        (SVG % b'><image href="data:image/png;base64,AA=="', "image/svg+xml"),
        (b"%PDF-", "application/pdf"),
        (b"<script>", "text/plain"),
    ],
)
def test_what_can_be_shown(content: bytes, media_type: str) -> None:
    assert find_picture_flaw(content, media_type) is None


@every_case(
    "content",
    [
        SOUND[:8],
        SOUND[:40],
        SOUND[:-1],
        SOUND[:-12],
        SOUND.replace(b"IDAT", b"IDAX"),
        SOUND[:45] + bytes([SOUND[45] ^ 1]) + SOUND[46:],
        png(0, 5),
        png(5, 0),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0") + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 200,
    ],
)
def test_broken_png(content: bytes) -> None:
    assert find_picture_flaw(content, "image/png") == BROKEN


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff",
        jpeg(0, 3),
        jpeg(3, 0),
        jpeg(3, 3, end=b""),
        jpeg(3, 3)[:12],
        b"\xff\xd8\xff" + b"\0" * 50,
    ],
)
def test_broken_jpeg(content: bytes) -> None:
    assert find_picture_flaw(content, "image/jpeg") == BROKEN


@pytest.mark.parametrize(
    ("content", "media_type", "size"),
    [
        (png(30000, 30000), "image/png", "30000 x 30000"),
        (png(2**31 - 1, 1), "image/png", "2147483647 x 1"),
        (jpeg(65535, 65535), "image/jpeg", "65535 x 65535"),
        (png(8000, 5001), "image/png", "8000 x 5001"),
    ],
)
def test_pictures_too_large_for_the_memory(content: bytes, media_type: str, size: str) -> None:
    assert find_picture_flaw(content, media_type) == PictureFlaw("evidence_pixels", size)


@every_case(
    "inside",
    [
        b"><script>alert(1)</script>",
        b"><svg:SCRIPT href='x'/>",
        b" onload='alert(1)'>",
        b"><image href='/etc/passwd'/>",
        b'><image xlink:href="https://contoh.id/a.png"/>',
        b"><a href='javascript:alert(1)'/>",
        b"><use href = 'lain.svg#a'/>",
        b"><foreignObject/>",
        b"><style>@import 'x.css'</style>",
        b"><rect fill='url(https://contoh.id)'/>",
        b"><image href='data:image/svg+xml;base64,AA=='/>",
    ],
)
def test_drawings_that_run_or_fetch_something(inside: bytes) -> None:
    assert find_picture_flaw(SVG % inside, "image/svg+xml") == PictureFlaw("evidence_active")


def test_drawings_that_grow_or_are_none() -> None:
    bomb = b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG % b">&a;"
    assert find_picture_flaw(bomb, "image/svg+xml") == PictureFlaw("evidence_active")
    assert find_picture_flaw(b"<html/>", "image/svg+xml") == BROKEN
    assert find_picture_flaw(SVG % (b">" + b" " * 5_000_000), "image/svg+xml") == BROKEN


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.png", SOUND, None),
        ("foto.jpg", SOUND, None),
        ("a.png", SOUND[:40], "evidence_broken"),
        ("a.png", b"halo", "evidence_type"),
        ("a.png", b"", "evidence_type"),
        ("a.PDF", b"halo", "evidence_type"),
        ("a.png", png(30000, 30000), "evidence_pixels"),
        ("a.svg", SVG % b" onload='x()'>", "evidence_active"),
        ("foto.jpg", b"\0\0\0\x18ftypheic", "evidence_format"),
        ("a.bin", b"\0", None),
    ],
)
def test_evidence_is_looked_at_before_papers_are_made(
    name: str, content: bytes, code: str | None, tmp_path: Path
) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "evidence" / "loket.png").unlink()
    (dossier / "evidence" / name).write_bytes(content)
    (dossier / "evidence.yaml").write_text(f"evidence:\n  - {{file: {name}}}\n")
    place = f"evidence.yaml:2:evidence[{name}].file"
    assert [describe(issue) for issue in read_dossier(dossier).issues] == (
        [f"{code} {place}"] if code else []
    )


def test_the_message_says_how_large_a_picture_may_be(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "evidence" / "loket.png").write_bytes(png(30000, 30000))
    (issue,) = read_dossier(dossier).issues
    assert "30000 x 30000" in issue.message
    assert "40 juta" in issue.remedy


def test_the_picture_of_the_valid_dossier_is_sound() -> None:
    assert load_dossier(BASE).evidence[0].media_type == "image/png"
