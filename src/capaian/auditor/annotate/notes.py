"""What is written beside a finding in a copy of the report,
and how its excerpt is found there again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

from capaian.domain.audit import Finding, Repair
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.audit.shortening import ELLIPSIS
from capaian.domain.audit.tested import AloneFigure
from capaian.domain.audit.wording import (
    write_placed_change,
    write_plain_change,
    write_repair,
    write_wrong_place,
)
from capaian.domain.issue import Level

AUTHOR: Final = "Capaian"


class MarkKind(Enum):
    """What a mark is: each has its own word and colour."""

    ERROR = "Galat"
    WARNING = "Peringatan"
    NOTE = "Catatan"
    FITS = "Sudah benar"
    """On a figure that is right, and fits once another is mended."""
    MEND = "Perbaikan"
    """On a figure to be mended, for findings that stand elsewhere."""
    ALONE = "Tidak teruji"
    """On a figure that takes part in no law and is printed nowhere else."""
    EITHER = "Kemungkinan lain"
    """On a figure that may be the wrong one in the stead of that of a finding."""


_KINDS: Final[Mapping[Level, MarkKind]] = MappingProxyType(
    {Level.ERROR: MarkKind.ERROR, Level.WARNING: MarkKind.WARNING, Level.NOTE: MarkKind.NOTE}
)
_NO_PLACES: Final[Mapping[str, str]] = MappingProxyType({})
_ONE_OF_TWO: Final = "Satu dari keduanya; laporan tidak menunjukkan yang mana."
_SHORTEST: Final = 8
"""Letters of running text that tell one paragraph from most others."""
# 3.1.10. Penghargaan | a) ... | Bab IV Penutup | Tabel 3.2 | - butir
_NUMBERED: Final = re.compile(
    r"^(?:[-\u2013\u2022\u25aa\u25cb\u25e6]\s+"
    r"|(?:(?:bab|tabel|gambar)\b\.?\s*)?\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxl]+)[.)]*\s+)",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r";\s|\s/\s")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


AnyFinding = Finding | UnsupportedNumber
"""What a copy is made for: a finding, or a number that the dossier does not give."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure whose repair makes findings in other places hold."""

    repair: Repair
    ids: tuple[str, ...]
    """The findings that it mends."""
    weight_of_subject: Level | None = None
    """Weight of the finding that is about this figure, though its own place is beside it."""


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """The figure that may be the wrong one in the stead of that of a finding."""

    repair: Repair
    finding: Finding


Mark = AnyFinding | Slip | OtherFigure
"""What is marked in a copy."""


@dataclass(frozen=True, slots=True)
class AnnotatedFile:
    """A copy of the file, and which findings have no place in it."""

    content: bytes
    missed: tuple[str, ...]
    """Names of those whose excerpt was not found again."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The excerpt of a finding, ready to be looked for."""

    cells: tuple[str, ...]
    """Cells of a table's row, or one piece of running text; squeezed."""
    printed: str
    """The words or figures that are wrong; squeezed."""
    unnumbered: str = ""
    """Running text without the number or letter that it begins with; empty where it has none."""
    place: int | None = None
    """Where what is wrong begins in the cells one behind the other, where that is known."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """How the excerpt may stand in a file, the likeliest first."""
        whole = "".join(self.cells)
        return tuple(words for words in (whole, self.unnumbered) if words)

    @property
    def earlier_prints(self) -> int:
        """How many cells before the one with what is wrong print the same."""
        reached = count = 0
        for cell in self.cells if self.place is not None else ():
            reached += len(cell)
            if reached > (self.place or 0):
                break
            count += find_words(self.printed, cell) >= 0
        return count


def marked_figure(mark: Mark) -> AnyFinding | Repair:
    """Return what tells where a mark lies: the finding itself,
    or the figure to change that it is of.
    """
    return mark.repair if isinstance(mark, Slip | OtherFigure) else mark


def name_of(mark: Mark) -> str:
    """Return the id of a finding, or the number that the dossier does not give with its line."""
    match mark:
        case Finding():
            return mark.id
        case Slip():
            return f"{mark.ids[0]} (perbaikan)"
        case OtherFigure():
            return f"{mark.finding.id} (kemungkinan lain)"
        case UnsupportedNumber():
            return f"{mark.printed} ({mark.line_words or mark.place})"


def kind_of(mark: Mark) -> MarkKind:
    """Return what a mark is: a number without a source is an error,
    a figure that is right is none.
    """
    match mark:
        case Finding():
            return MarkKind.FITS if _marks_right_figure(mark) else _KINDS[mark.level]
        case Slip():
            return (
                MarkKind.MEND if mark.weight_of_subject is None else _KINDS[mark.weight_of_subject]
            )
        case OtherFigure():
            return MarkKind.EITHER
        case UnsupportedNumber():
            return MarkKind.ERROR


def _marks_right_figure(finding: Finding) -> bool:
    """Whether what a finding marks is right: it fits later,
    or the figure to repair is marked elsewhere.
    """
    repair = finding.mends_another
    return finding.fits_later and (repair is None or not _is_at(finding, repair))


def write_note(mark: Mark, places: Mapping[str, str] = _NO_PLACES) -> tuple[str, ...]:
    """Return the lines of a note, without characters that no file may hold.

    Args:
        mark: What is marked.
        places: Where the findings stand, by their ids: what follows tells where it follows from.
    """
    match mark:
        case Finding():
            lines = _of_finding(mark, places)
        case Slip():
            lines = _of_slip(mark)
        case OtherFigure():
            lines = _of_other(mark)
        case UnsupportedNumber():
            lines = _of_underived(mark)
    return tuple(_FORBIDDEN.sub("\ufffd", line) for line in lines if line)


def places_of(marked: Sequence[AnyFinding]) -> Mapping[str, str]:
    """Return where what is wrong of each finding stands, by their ids."""
    return {each.id: write_wrong_place(each) for each in marked if isinstance(each, Finding)}


def _of_slip(slip: Slip) -> list[str]:
    repair = slip.repair
    head = f"{', '.join(slip.ids)} {kind_of(slip).value}"
    return [head, f"{write_plain_change(repair)}; {repair.holds} pernyataan menjadi sesuai."]


def _of_other(other: OtherFigure) -> list[str]:
    """Return which figure is wrong instead,
    or that two places tell one quantity and either may be right.
    """
    finding, figure = other.finding, other.repair
    place = write_wrong_place(finding)
    head = f"{finding.id} {kind_of(other).value}: {finding.rule.words}"
    if figure.repaired == finding.printed:
        differs = f"Di sini {figure.printed}, pada {place} tercetak {finding.printed}."
        return [head, differs, "Salah satu keliru; samakan menurut sumbernya."]
    return [
        head,
        (
            f"{write_plain_change(figure)}, atau {finding.printed} menjadi {finding.computed} "
            f"pada {place}."
        ),
        _ONE_OF_TWO,
    ]


def _of_underived(number: UnsupportedNumber) -> list[str]:
    return [f"Tidak berasal dari dossier: {number.printed}", number.remark]


def _of_finding(finding: Finding, places: Mapping[str, str]) -> list[str]:
    """Return the lines of a note: which finding, the working, the repair, what it follows from.

    Examples:
        >>> from capaian.domain.audit import AuditRule
        >>> place = ("Tabel 1", "Jumlah 4", "4", "5", "2 + 3 = 5.")
        >>> finding = Finding("T-002", AuditRule.SUM, Level.ERROR, 9, None, *place, root="T-001")
        >>> lines = _of_finding(finding, {"T-001": "Tabel 3, baris “Juai”"})
        >>> lines[0], lines[-1]
        ('T-002 Galat: Jumlah', 'Akibat dari T-001 (Tabel 3, baris “Juai”).')
    """
    head = f"{finding.id} {kind_of(finding).value}: {finding.rule.words}"
    lines = [head, finding.cell, *finding.why.split("\n")]
    repair = finding.wider_repair
    remedies = [f"Tercetak {finding.printed}; {finding.remedy}."] if finding.remedy else []
    if repair is not None and finding.mends_another is not None and _is_at(finding, repair):
        remedies = [f"Perbaikan: {write_plain_change(repair)}; {finding.printed} sudah benar."]
    elif repair is not None and _is_at(finding, repair):
        remedies.append(write_repair(finding))
    elif repair is not None:
        remedies.append(f"Perbaikan pada {write_placed_change(repair)}.")
    if finding.root is not None and (repair is None or not finding.fits_later):
        place = places.get(finding.root, "")
        remedies.append(f"Akibat dari {finding.root}{f' ({place})' if place else ''}.")
    return [*lines, *remedies]


def squeeze(text: str) -> str:
    r"""Return a text without white space, so that line ends and hyphenation
    of layout do not matter.

    Examples:
        >>> squeeze("Kab.\u00a0 Juai\n99,53")
        'Kab.Juai99,53'
    """
    return "".join(text.split())


def excerpt_of(mark: Mark) -> Excerpt:
    """Return the excerpt of a finding; where it was cut, only what was kept is looked for."""
    figure = marked_figure(mark)
    quote = figure.quote.strip().strip(ELLIPSIS)
    cells = tuple(filter(None, map(squeeze, quote.split("\t"))))
    rest = squeeze(_NUMBERED.sub("", quote, count=1)) if "\t" not in quote else ""
    unnumbered = rest if len(rest) >= _SHORTEST and rest != squeeze(quote) else ""
    if isinstance(mark, Finding) and mark.mark is not None:
        before, wrong, _ = map(squeeze, mark.quoted)
        return Excerpt(cells, wrong, unnumbered, len(before.lstrip(ELLIPSIS)))
    return Excerpt(cells, _wrong_words(figure.printed, cells), unnumbered)


def excerpt_of_alone(figure: AloneFigure) -> Excerpt:
    """Return the row or sentence of a figure that nothing tested."""
    cells = tuple(filter(None, map(squeeze, figure.quote.split("\t"))))
    place = None if figure.mark is None else len(squeeze(figure.quote[: figure.mark[0]]))
    return Excerpt(cells, squeeze(figure.printed), place=place)


def write_alone(count: int) -> str:
    """Return the note of the figures of a page that nothing tested.

    Examples:
        >>> write_alone(3)
        'Tidak teruji: 3 angka di halaman ini tidak ikut hitungan dan tidak dicetak di tempat
        lain.'
    """
    reason = "tidak ikut hitungan dan tidak dicetak di tempat lain"
    return f"{MarkKind.ALONE.value}: {count} angka di halaman ini {reason}."


def _wrong_words(printed: str, cells: Sequence[str]) -> str:
    """What is wrong; of several things (`76–90; 91–100`) the last that stands in a cell."""
    several = (printed, *reversed(_PARTS.split(printed)))
    found = (
        words
        for words in map(squeeze, several)
        if any(find_words(words, cell) >= 0 for cell in cells)
    )
    return next(found, squeeze(printed))


def find_words(words: str, text: str) -> int:
    """Return where some words stand in a squeezed text, never within a longer number;
    -1 where nowhere.

    Examples:
        >>> find_words("2", "12dari2(dua)"), find_words("99,5", "99,53")
        (6, -1)
    """
    if not words:
        return -1
    head = r"(?<!\d)(?<!\d[.,])" if words[0].isdigit() else ""
    tail = r"(?!\d|[.,]\d)" if words[-1].isdigit() else ""
    found = re.search(head + re.escape(words) + tail, text)
    return -1 if found is None else found.start()


def marks_of(marked: Sequence[AnyFinding]) -> tuple[Mark, ...]:
    """Return the marks as they come up in the report,
    so that an excerpt found twice is taken in turn.

    A figure that is wrong is marked too where the finding that tells of it stands elsewhere. What
    several findings say of one figure stands in one note.
    """
    shown = {each.id for each in marked if isinstance(each, Finding)}
    own = (_with_joined(each, marked) for each in marked if not _is_joined(each, shown))
    return tuple(
        sorted(
            (*own, *_slips(marked), *_others(marked)),
            key=lambda mark: (marked_figure(mark).line, name_of(mark)),
        )
    )


def _is_joined(mark: AnyFinding, shown: Collection[str]) -> bool:
    return isinstance(mark, Finding) and mark.joins in shown


def _with_joined(mark: AnyFinding, marked: Sequence[AnyFinding]) -> AnyFinding:
    """Return a finding with the workings of those that join it."""
    if not isinstance(mark, Finding):
        return mark
    those = (each for each in marked if isinstance(each, Finding) and each.joins == mark.id)
    remedies = [f"{each.id} {each.rule.words}: {each.why}" for each in those]
    return replace(mark, why="\n".join((mark.why, *remedies))) if remedies else mark


def _slips(marked: Sequence[AnyFinding]) -> tuple[Slip, ...]:
    """One mark for each repair of a figure that is printed elsewhere than the
    findings that it mends.
    """
    mended: dict[Repair, list[Finding]] = {}
    for finding in (each for each in marked if isinstance(each, Finding)):
        if finding.wider_repair is not None:
            mended.setdefault(finding.wider_repair, []).append(finding)
    return tuple(
        Slip(repair, tuple(finding.id for finding in findings), _weight_of_subject(findings))
        for repair, findings in mended.items()
        if repair.quote and not any(_is_at(each, repair) for each in findings)
    )


def _others(marked: Sequence[AnyFinding]) -> tuple[OtherFigure, ...]:
    """One mark for each figure that may be the wrong one in the stead of that of a finding."""
    open_ones = (
        each for each in marked if isinstance(each, Finding) and each.alternative is not None
    )
    pairs = ((each, each.alternative) for each in open_ones)
    return tuple(
        OtherFigure(figure, each) for each, figure in pairs if figure is not None and figure.quote
    )


def _weight_of_subject(findings: Sequence[Finding]) -> Level | None:
    """The weight of the finding that is about the figure to repair,
    of those that its repair mends.
    """
    return next((finding.level for finding in findings if finding.mends_another is not None), None)


def _is_at(finding: Finding, repair: Repair) -> bool:
    """Whether a finding marks the figure to repair itself."""
    return finding.line == repair.line and repair.printed in (finding.printed, finding.quoted[1])
