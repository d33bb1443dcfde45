"""What a PDF could do, and what it says beside its pages: told by its objects, wherever they hang.

Programs that open a PDF run what any object asks for: of a page, a link, a field, behind another action.
Lists of names, by which such objects may be found too, name but some of them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

import pikepdf

from capaian.web.evidence.examining.found import UnfitFileError
from capaian.web.evidence.examining.paper_fields import join_fields
from capaian.web.evidence.examining.personal import pieces_of_lines

_RUNS: Final = frozenset(
    f"/{name}"
    for name in (
        "JavaScript",
        "Launch",
        "SubmitForm",
        "ImportData",
        "GoToR",
        "GoToE",
        "Rendition",
        "RichMediaExecute",
        "Movie",
        "Sound",
    )
)
"""Actions that run a program, send what is written, or open another file."""
_PLAYS: Final = frozenset(f"/{name}" for name in ("RichMedia", "Screen", "Movie", "Sound", "3D"))
"""Annotations that hold programs or play something."""
_BY_ITSELF: Final = ("/OpenAction", "/AA")
"""What is done without anybody asking for it."""
_FILES: Final = ("/F", "/Win", "/Mac", "/Unix")
"""What names a file in an action, whatever its kind."""
_WORDS: Final = 16
"""Signs that a text has at least in which somebody is named by number."""
_DATE: Final = re.compile(r"D:\d{4}(?:[01]\d(?:[0-3]\d(?:[0-2]\d(?:[0-5]\d){0,2})?)?)?(?:[Zz+-][\d']*)?")
"""A time as it is written in a PDF: its digits are those of no number."""
_MOST: Final = 3_000_000
"""Values that are looked at; more take longer than a child has."""
_DEEPEST: Final = 100
_TAG: Final = re.compile(r"<[^>]*>")
_PLACE: Final = "isian, catatan, atau judul"
_Value = pikepdf.Object | str | bytes | int | bool | None


def look_at_parts(content: bytes) -> list[tuple[str, str]]:
    """Return the texts of a PDF beside its pages: of fields, notes, titles and marks.

    Raises:
        UnfitFileError: It could run, send or fetch something, or carries files.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            return [(_PLACE, text) for text in (*_Walk(document).texts(), *join_fields(document))]
    except pikepdf.PasswordError as error:
        raise UnfitFileError("locked") from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise UnfitFileError("broken_paper") from error


class _Walk:
    """A way through all objects of a document, each once."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document, self._left = document, _MOST

    def texts(self) -> Iterator[str]:
        """Yield what is said beside the pages; raises `UnfitFileError`."""
        self._require_quiet(self._document.Root)
        for each in self._document.objects:
            yield from self._look(each, 0)
        yield from self._look(self._document.trailer.get("/Info"), 0)

    def _look(self, value: _Value, depth: int) -> Iterator[str]:
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            raise UnfitFileError("too_heavy")
        if isinstance(value, pikepdf.String):
            text = str(value)
            if len(text) >= _WORDS and not _DATE.fullmatch(text):
                yield text
                if "<" in text:  # rich text, whose marks stand within words
                    yield _TAG.sub("", text)
        elif isinstance(value, pikepdf.Name) and len(str(value)) > _WORDS:
            yield str(value)[1:]
        elif isinstance(value, pikepdf.Array):
            yield from self._look_within(value, depth)
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            _require_harmless(value)
            self._require_quiet(value)
            yield from _told_of(value)
            yield from self._look_within([each for _, each in value.items()], depth)

    def _look_within(self, values: Iterable[_Value], depth: int) -> Iterator[str]:
        for each in values:
            if not _is_apart(each):
                yield from self._look(each, depth + 1)

    def _require_quiet(self, holder: pikepdf.Object) -> None:
        """See to it that nothing leads out of the paper without a click."""
        for name in _BY_ITSELF:
            found = holder.get(name)
            if isinstance(found, pikepdf.Dictionary):
                actions = [found] if name == "/OpenAction" else [each for _, each in found.items()]
                if any(_leads_out(each) for each in actions):
                    raise UnfitFileError("active_paper")


def _told_of(value: pikepdf.Object) -> Iterator[str]:
    """Yield what a part says that describes the paper."""
    if isinstance(value, pikepdf.Stream) and value.get("/Subtype") == pikepdf.Name.XML:
        said = _TAG.sub("\n", value.read_bytes().decode("utf-8", "replace")).split("\n")
        yield from (text for _, text in pieces_of_lines([each for each in said if each.strip()]))


def _is_apart(value: object) -> bool:
    """Say whether a value is an object of its own, which is looked at by itself."""
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _leads_out(action: object, depth: int = 0) -> bool:
    """Say whether an action, or one that follows it, opens an address or a file."""
    if not isinstance(action, pikepdf.Dictionary) or depth > _DEEPEST:
        return depth > _DEEPEST
    if action.get("/S") == pikepdf.Name.URI or any(name in action for name in _FILES):
        return True
    following = action.get("/Next")
    several = following if isinstance(following, pikepdf.Array) else (following,)
    return any(_leads_out(each, depth + 1) for each in several)


def _require_harmless(value: pikepdf.Object) -> None:
    kind, action = value.get("/Subtype"), value.get("/S")
    if _is_one_of(action, _RUNS) or "/JS" in value or "/XFA" in value or _is_one_of(kind, _PLAYS):
        raise UnfitFileError("active_paper")
    if (
        "/EF" in value
        or kind == pikepdf.Name.FileAttachment
        or value.get("/Type") == pikepdf.Name.EmbeddedFile
    ):
        raise UnfitFileError("paper_with_files")
    is_thread = action == pikepdf.Name.Thread and "/F" in value
    # Its content lies in another file, or is drawn from one.
    is_elsewhere = isinstance(value, pikepdf.Stream) and any(each in value for each in ("/F", "/Ref", "/OPI"))
    if is_thread or is_elsewhere:
        raise UnfitFileError("active_paper")


def _is_one_of(value: object, names: frozenset[str]) -> bool:
    return isinstance(value, pikepdf.Name) and str(value) in names
