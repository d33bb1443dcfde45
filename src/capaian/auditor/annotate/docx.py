"""Comments in a copy of a docx, on the words or figures of each finding; no word is changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate, count
from typing import Final

from lxml import etree

from capaian.auditor.annotate.notes import (
    AUTHOR,
    AnnotatedFile,
    AnyFinding,
    Excerpt,
    Mark,
    MarkKind,
    excerpt_of,
    excerpt_of_alone,
    find_words,
    kind_of,
    marks_of,
    name_of,
    places_of,
    squeeze,
    write_note,
)
from capaian.auditor.annotate.package import WORD, open_package
from capaian.domain.audit.tested import AloneFigure

_W: Final = f"{{{WORD}}}"
_TEXT: Final = frozenset({f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"})
_AUTHORS: Final = {
    kind: f"{AUTHOR} ({kind.value.lower()})"
    for kind in (MarkKind.FITS, MarkKind.MEND, MarkKind.EITHER)
}
"""Of comments that call nothing wrong where they stand."""
_GREY: Final = "E3E3E3"
_BEHIND_SHADE: Final = frozenset(
    f"{_W}{name}"
    for name in (
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    )
)
"""Properties of a run that stand behind its shade."""
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that a line of the report was read from: a paragraph, or a row of a table."""

    cells: tuple[tuple[str, etree._Element], ...]
    """Squeezed text of each cell with the paragraphs' parent; of a paragraph itself alone."""

    @property
    def text(self) -> str:
        """The whole, squeezed."""
        return "".join(text for text, _ in self.cells)


def annotate_docx(
    content: bytes, findings: Sequence[AnyFinding], alone: Sequence[AloneFigure] = ()
) -> AnnotatedFile:
    """Return a copy of a Word file with a comment for each finding, and for each figure to repair.

    Args:
        content: The file that was audited.
        findings: What the audit found in it.
        alone: Figures that nothing tested, which have a grey shade.

    Raises:
        FileError: if it is no Word file.
    """
    package = open_package(content)
    pieces = _Pieces(tuple(_pieces(package.document)))
    missed: list[str] = []
    numbers = count(package.first_comment)
    start = 0
    marks, places = marks_of(findings), places_of(findings)
    for mark in marks:
        excerpt = excerpt_of(mark)
        place = _find(excerpt, pieces, start)
        if place is None:
            missed.append(name_of(mark))
            continue
        start = place
        number = next(numbers)
        _mark(_paragraph(pieces.pieces[place], excerpt), excerpt.printed, number)
        package.comments.append(_comment(number, mark, write_note(mark, places)))
    shaded = [_shade(pieces, figure) for figure in alone]
    is_marked = any(shaded) or len(missed) < len(marks)
    return AnnotatedFile(package.write() if is_marked else content, tuple(missed))


def _shade(pieces: _Pieces, figure: AloneFigure) -> bool:
    """Shade a figure; say whether it was found again."""
    excerpt = excerpt_of_alone(figure)
    place = _find(excerpt, pieces, 0)
    if place is None:
        return False
    first, last = _runs_of(_paragraph(pieces.pieces[place], excerpt), excerpt.printed)
    if first is None or last is None:
        return False
    for run in (first, *first.itersiblings(f"{_W}r")):
        properties = run.find(f"{_W}rPr")
        if properties is None:
            properties = etree.Element(f"{_W}rPr")
            run.insert(0, properties)
        shade = etree.Element(f"{_W}shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
            shade.set(f"{_W}{name}", value)
        behind = next((each for each in properties if each.tag in _BEHIND_SHADE), None)
        if behind is None:
            properties.append(shade)
        else:
            behind.addprevious(shade)
        if run is last:
            break
    return True


# --- where -----------------------------------------------------------------------------------


def _pieces(document: etree._Element) -> Iterable[_Piece]:
    """Rows of tables and paragraphs outside them, in the order of the file."""
    for element in document.iter(f"{_W}tr", f"{_W}p"):
        if element.tag == f"{_W}tr":
            cells = element.iterfind(f"{_W}tc")
            yield _Piece(tuple((squeeze(_text(cell)), cell) for cell in cells))
        elif next(element.iterancestors(f"{_W}tc"), None) is None:
            yield _Piece(((squeeze(_text(element)), element),))


def _text(element: etree._Element) -> str:
    return "".join(
        (part.text or "") if part.tag == f"{_W}t" else " " for part in element.iter(*_TEXT)
    )


class _Pieces:
    """All pieces of a file, to be searched as one text:
    white space parts them and stands in none.
    """

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        """Join the pieces."""
        self.pieces = pieces
        self.joined = "\n" + "".join(f"{piece.text}\n" for piece in pieces)
        self.starts = tuple(accumulate((len(piece.text) + 1 for piece in pieces), initial=1))

    def find(self, words: str, start: int) -> int | None:
        """Return the next piece from one on that holds some words, else the first that does."""
        found = self.joined.find(words, self.starts[start] - 1)
        found = self.joined.find(words) if found < 0 else found
        return (
            None
            if found < 0
            else max(bisect_right(self.starts, found + words.startswith("\n")) - 1, 0)
        )

    def find_cells(self, cells: Sequence[str], start: int) -> int | None:
        """Return the next row that has every one of some cells,
        though others stand between them.
        """
        order = (*range(start, len(self.pieces)), *range(start))
        return next((place for place in order if self._has(cells, place)), None)

    def _has(self, cells: Sequence[str], place: int) -> bool:
        texts = [text for text, _ in self.pieces[place].cells]
        return all(any(cell in text for text in texts) for cell in cells)


def _find(excerpt: Excerpt, pieces: _Pieces, start: int) -> int | None:
    """The piece that is the excerpt, or holds it; else the row that has its cells.

    Automatic numbers are not among the words of a file, so the excerpt is looked for without them
    too.
    """
    wanted = (form for words in excerpt.wordings for form in (f"\n{words}\n", words))
    found = next(
        (place for form in wanted if (place := pieces.find(form, start)) is not None), None
    )
    if found is None and len(excerpt.cells) > 1:
        return pieces.find_cells(excerpt.cells, start)
    return found


def _paragraph(piece: _Piece, excerpt: Excerpt) -> etree._Element:
    """The paragraph that the comment belongs to: of the cell with what is wrong,
    else with the row's name.
    """
    holders = [cell for text, cell in piece.cells if excerpt.printed and excerpt.printed in text]
    exact = [cell for text, cell in piece.cells if excerpt.printed and excerpt.printed == text]
    filled = sorted(
        ((text, cell) for text, cell in piece.cells if text), key=lambda each: _is_bare(each[0])
    )
    likely = [
        *_cells_at(piece, excerpt),
        *exact[-1:],
        *holders[-1:],
        *(cell for _, cell in filled),
    ]
    chosen = next(iter(likely), piece.cells[0][1])
    if chosen.tag == f"{_W}p":
        return chosen
    paragraphs = list(chosen.iter(f"{_W}p"))
    inside = (p for p in paragraphs if excerpt.printed and excerpt.printed in squeeze(_text(p)))
    return next(inside, paragraphs[0])


def _cells_at(piece: _Piece, excerpt: Excerpt) -> Sequence[etree._Element]:
    """The cell that what is wrong stands in by its place in the row;
    none where that is not known.
    """
    start = piece.text.find("".join(excerpt.cells))
    if excerpt.place is None or start < 0:
        return ()
    ends = accumulate(len(text) for text, _ in piece.cells)
    behind = (
        each
        for each, end in zip(piece.cells, ends, strict=True)
        if end > start + (excerpt.place or 0)
    )
    text, cell = next(behind, ("", None))
    return (cell,) if cell is not None and excerpt.printed in text else ()


def _is_bare(text: str) -> bool:
    """Whether a cell names nothing: a figure, or the number of its row."""
    return not any(map(str.isalpha, text))


# --- marks and comments ----------------------------------------------------------------------


def _mark(paragraph: etree._Element, printed: str, number: int) -> None:
    """Put the ends of the comment around the runs with what is wrong,
    or around the whole paragraph.

    A comment in the paragraph behind a frame, such as a mark in the margin, makes LibreOffice join
    that paragraph with the next ones and lose its bullet: it is put around the frame, which stands
    beside it.
    """
    frame = paragraph.getprevious()
    if frame is not None and frame.find(f"{_W}pPr/{_W}framePr") is not None:
        paragraph, printed = frame, ""
    first, last = _runs_of(paragraph, printed) if printed else (None, None)
    start, end = _named("commentRangeStart", number), _named("commentRangeEnd", number)
    reference = etree.Element(f"{_W}r")
    reference.append(_named("commentReference", number))
    if first is None or last is None:
        properties = paragraph.find(f"{_W}pPr")
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.extend((end, reference))
        return
    first.addprevious(start)
    last.addnext(reference)
    last.addnext(end)


def _runs_of(
    paragraph: etree._Element, printed: str
) -> tuple[etree._Element, etree._Element] | tuple[None, None]:
    """The first and last run of a paragraph's own that print the words;
    none where others hold them.

    A run that prints more is parted, so that the comment lies on the words alone.
    """
    runs = paragraph.findall(f"{_W}r")
    texts = [squeeze(_text(run)) for run in runs]
    start = find_words(printed, "".join(texts))
    if start < 0:
        return None, None
    end = start + len(printed)
    reached, touched = 0, []
    for run, text in zip(runs, texts, strict=True):
        if text and reached < end and reached + len(text) > start:
            _part(run, min(end - reached, len(text)), is_start=False)
            touched.append(_part(run, max(start - reached, 0), is_start=True))
        reached += len(text)
    return touched[0], touched[-1]


def _part(run: etree._Element, letters: int, *, is_start: bool) -> etree._Element:
    """Part a run of plain text behind so many letters; return what follows,
    or itself where nothing does.

    The blank there goes with the words that are not marked.
    """
    content = [child for child in run if child.tag != f"{_W}rPr"]
    if (
        len(content) != 1
        or content[0].tag != f"{_W}t"
        or not 0 < letters < len(squeeze(_text(run)))
    ):
        return run
    words = content[0].text or ""
    letter_ends = [at + 1 for at, letter in enumerate(words) if not letter.isspace()]
    place = letter_ends[letters] - 1 if is_start else letter_ends[letters - 1]
    rest = deepcopy(run)
    run.addnext(rest)
    for own, text in ((run, words[:place]), (rest, words[place:])):
        part = own.find(f"{_W}t")
        if part is not None:
            part.text = text
            part.set(_XML_SPACE, "preserve")
    return rest


def _named(name: str, number: int) -> etree._Element:
    element = etree.Element(f"{_W}{name}")
    element.set(f"{_W}id", str(number))
    return element


def _comment(number: int, mark: Mark, note: Sequence[str]) -> etree._Element:
    """A comment without a date: the same file and findings give the same bytes.

    Programs colour comments by their author, and can hide those of one.
    """
    comment = _named("comment", number)
    comment.set(f"{_W}author", _AUTHORS.get(kind_of(mark), AUTHOR))
    comment.set(f"{_W}initials", AUTHOR[0])
    for place, line in enumerate(note):
        run = etree.SubElement(etree.SubElement(comment, f"{_W}p"), f"{_W}r")
        if place == 0:
            etree.SubElement(etree.SubElement(run, f"{_W}rPr"), f"{_W}b")
        text = etree.SubElement(run, f"{_W}t")
        text.set(_XML_SPACE, "preserve")
        text.text = line
    return comment
