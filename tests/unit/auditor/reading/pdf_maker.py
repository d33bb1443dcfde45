"""Pdf files for tests, written by hand: words and lines at places counted from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Sheet:
    """A page to be."""

    words: list[tuple[float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    rotation: int = 0
    is_marked: bool = True
    """Whether the file itself says how far the page is turned; many do not."""
    sideways: list[tuple[float, float, str]] = field(default_factory=list)
    """Words that run upwards from where they begin."""
    aslant: list[str] = field(default_factory=list)
    """Words across the page, as of a watermark."""
    huge: list[tuple[float, float, str]] = field(default_factory=list)
    """Words in letters six times as high as the others."""
    shades: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Boxes of colour."""
    paint: str = "0.9 0.95 0.9"

    def text(self, left: float, top: float, *rows: str, pitch: float = 14) -> Sheet:
        """Write rows below each other."""
        self.words += [(left, top + pitch * place, row) for place, row in enumerate(rows)]
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> Sheet:
        """Draw a table with all its lines."""
        self.lines += [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
        for top, row in zip(ys, rows, strict=False):
            self.words += [(x + 3, top + 4, words) for x, words in zip(xs, row, strict=False) if words]
        return self

    def content(self) -> bytes:
        """Return the drawing commands."""
        lines = [f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S" for x0, y0, x1, y1 in self.lines]
        words = [f"BT /F 10 Tf {self._matrix(x, y)} Tm ({_escape(w)}) Tj ET" for x, y, w in self.words]
        words += [
            f"BT /F 10 Tf 0 1 -1 0 {x + 10} {HEIGHT - y} Tm ({_escape(w)}) Tj ET" for x, y, w in self.sideways
        ]
        words += [f"BT /F 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm ({_escape(w)}) Tj ET" for w in self.aslant]
        words += [
            f"BT /F 60 Tf 1 0 0 1 {x} {HEIGHT - y - 60} Tm ({_escape(w)}) Tj ET" for x, y, w in self.huge
        ]
        shades = [
            f"{self.paint} rg {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f 0 g"
            for x0, y0, x1, y1 in self.shades
        ]
        return "\n".join(["0.5 w", *shades, *lines, *words]).encode("latin-1")

    def _matrix(self, left: float, top: float) -> str:
        """Words of a turned page are drawn so that the reader sees them upright."""
        return {
            90: f"0 1 -1 0 {top + 10} {left}",
            180: f"-1 0 0 -1 {WIDTH - left} {top + 10}",
            270: f"0 -1 1 0 {WIDTH - top - 10} {HEIGHT - left}",
        }.get(self.rotation, f"1 0 0 1 {left} {HEIGHT - top - 10}")


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_pdf(sheets: Sequence[Sheet], *, catalog: str = "", more: Sequence[bytes] = ()) -> bytes:
    """Return a pdf; `catalog` goes into its root, `more` are further objects from number 4 on."""
    first = 4 + len(more)
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(sheets)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ]
    for place, sheet in enumerate(sheets):
        content = sheet.content()
        rotation = sheet.rotation if sheet.is_marked else 0
        box = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotation}/Resources<</Font<</F 3 0 R>>>>"
        contents = f"/Contents {first + 2 * place + 1} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}{contents}>>".encode())
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _write(objects)


def _write(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
