"""One digit of a report of ours is changed in its pdf, as somebody does who edits a page:
is it found?

The letters of the page are edited where they are drawn; the font has the digits that the paper
needs of it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
from tests.audit.dice import Dice
from tests.audit.own_reports import trace_own_reports

from capaian.auditor.document.report import print_of_content
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.files import read_content
from capaian.writers.pdf import write_pdf

DIGITS_OF_FILE: Final = 50
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_CODES: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f]+)>")

Signs = Mapping[bytes, str]
"""What each code of a font is read as."""


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure in the letters that a page draws at once."""

    page: int
    """From 0."""
    instruction: int
    string: int
    """Which of the strings of the instruction."""
    start: int
    text: str
    signs: Signs

    def with_other_digit(self, dice: Dice) -> str:
        """Return it with one digit changed to another that its font has,
        so that its value is another.
        """
        has = {sign for sign in self.signs.values() if sign in "0123456789"}
        at = dice.one_of([place for place, sign in enumerate(self.text) if sign.isdigit()])
        new = dice.one_of(sorted(has - {self.text[at]}))
        return self.text[:at] + new + self.text[at + 1 :]


def find_drawn(pdf: pikepdf.Pdf) -> Iterator[DrawnFigure]:
    """Yield the figures of a file, in fonts that have several digits."""
    for number, page in enumerate(pdf.pages):
        fonts = {name: _signs(font) for name, font in page.Resources.get("/Font", {}).items()}
        signs: Signs = {}
        for place, (operands, operator) in enumerate(pikepdf.parse_content_stream(page)):
            if str(operator) == "Tf":
                signs = fonts[str(operands[0])]
            for string, codes in enumerate(_strings(operands, str(operator))):
                text = "".join(
                    signs.get(codes[at : at + 2], "\0") for at in range(0, len(codes), 2)
                )
                for found in _FIGURE.finditer(text):
                    if sum(sign in "0123456789" for sign in signs.values()) > 1:
                        yield DrawnFigure(number, place, string, found.start(), found[0], signs)


def change_drawn(pdf: pikepdf.Pdf, figure: DrawnFigure, text: str) -> None:
    """Draw another figure of the same length in the place of one."""
    page = pdf.pages[figure.page]
    instructions = [*pikepdf.parse_content_stream(page)]
    operands, operator = instructions[figure.instruction]
    codes = {sign: code for code, sign in figure.signs.items()}
    drawn = b"".join(codes[sign] for sign in text)
    strings = [*_strings(operands, str(operator))]
    old, start = strings[figure.string], 2 * figure.start
    strings[figure.string] = old[:start] + drawn + old[start + len(drawn) :]
    parts = operands[0] if str(operator) == "TJ" else operands
    left = iter(strings)
    made = [
        pikepdf.String(next(left)) if isinstance(part, pikepdf.String) else part for part in parts
    ]
    instructions[figure.instruction] = (
        [pikepdf.Array(made)] if str(operator) == "TJ" else made,
        operator,
    )
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _strings(operands: Sequence[pikepdf.Object], operator: str) -> Iterator[bytes]:
    if operator in ("Tj", "TJ"):
        parts = operands[0] if operator == "TJ" else operands
        yield from (bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _signs(font: pikepdf.Object) -> Signs:
    """Return what the font says itself that its codes of two bytes are read as."""
    signs: dict[bytes, str] = {}
    table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    for kind, body in _CODES.findall(table):
        codes = [bytes.fromhex(each.decode()) for each in _HEX.findall(body)]
        step = 2 if kind == b"char" else 3
        for at in range(0, len(codes) - step + 1, step):
            first, last, sign = (
                codes[at],
                codes[at + step - 2],
                codes[at + step - 1].decode("utf-16-be"),
            )
            for place in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                code = (int.from_bytes(first) + place).to_bytes(len(first))
                signs[code] = sign if not place else chr(ord(sign) + place)
    return signs


def measure_pdf_digits(seed: int = 1) -> Iterator[tuple[DrawnFigure, str, bool]]:
    """Yield each figure with what it was changed to, and whether the audit names that."""
    for report in trace_own_reports():
        dice = Dice(seed)
        with pikepdf.open(io.BytesIO(write_pdf(report.document))) as pdf:
            figures = [*find_drawn(pdf)]
            chosen = {
                (f.page, f.instruction): f
                for f in (dice.one_of(figures) for _ in range(DIGITS_OF_FILE))
            }
            changes = [(figure, figure.with_other_digit(dice)) for figure in chosen.values()]
            for figure, text in changes:
                change_drawn(pdf, figure, text)
            made = io.BytesIO()
            pdf.save(made)
        printed = print_of_content(read_content(Path("laporan.pdf"), made.getvalue()))
        found_now = {
            (found.page, found.printed) for found in audit_printed(printed, "laporan.pdf").findings
        }
        for figure, text in changes:
            is_found = any(page == figure.page + 1 and text in words for page, words in found_now)
            yield figure, text, is_found
