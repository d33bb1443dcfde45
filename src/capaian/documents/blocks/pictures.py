"""Blocks that show files of the evidence: photographs, the emblem,
attached documents page by page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from capaian.documents import tree
from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.layout.model import PicturesSpec
from capaian.documents.narrative.fields import join_runs
from capaian.documents.numbering import UNNUMBERED
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import Evidence
from capaian.domain.period import write_partial_date
from capaian.processes.children import ask_child
from capaian.rulebook.personal import looks_personal
from capaian.rules.evidence_captions import is_picture

PDF: Final = "application/pdf"
MAX_FILE_PAGES: Final = 40
"""Of a longer document only its name is printed."""
MAX_PAGES: Final = 60
"""Of all attached documents of a paper: each is held as a picture while the paper is written."""
_WORKER: Final = Path(__file__).with_name("pdf_texts_worker.py")
_SECONDS: Final = 60


def compose_pictures(spec: PicturesSpec, desk: Desk) -> list[Part]:
    """Return the photographs of a place, and what else proves it;
    without any it is named as a limitation.

    A photograph that stands above already, because it proves another thing too, is referred to.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    place = desk.words(spec.place)
    listed = [item for item in desk.evidence if place in item.proves]
    if spec.whole:
        title = desk.words(spec.title)
        titled = [replace(item, caption=title or item.caption, date="") for item in listed]
        return [part for item in titled for part in _attached(item, desk)]
    photographs = [item for item in listed if is_picture(item) and item.file in desk.files]
    documents = [item for item in listed if not is_picture(item)]
    if not photographs and not documents:
        desk.omit(
            spec, f"Foto {desk.words(spec.title) or place}", "belum ada foto di lembar Bukti"
        )
    printed = desk.notes.photographs
    above = [item for item in photographs if item.file in printed]
    shown = [_photograph(item, desk) for item in photographs if item.file not in printed]
    parts: list[Part] = [*shown]
    if above:
        parts.append(tree.Paragraph(_refer(printed[item.file] for item in above)))
    if documents:
        words = f"Dokumen bukti: {'; '.join(map(_named, documents))}."
        parts.append(tree.Paragraph((tree.Text(words),)))
    return parts


def _photograph(evidence: Evidence, desk: Desk) -> tree.Picture:
    """Return a photograph under an id of its own, by which later places refer to it."""
    picture = compose_picture(evidence, desk)
    name = desk.unique(picture.id)
    desk.notes.photographs[evidence.file] = name
    return replace(picture, id=name)


def _refer(targets: Iterable[str]) -> tree.Inlines:
    """Return where photographs stand that are not printed again."""
    places = join_runs(((tree.Reference(target, ""),) for target in targets), tree.Text("; "))
    return (tree.Text("Foto bukti: lihat "), *places, tree.Text("."))


def _named(evidence: Evidence) -> str:
    """Return a document of the evidence in words: papers show no pages of it."""
    description, name = _describe(evidence), PurePosixPath(evidence.file).name
    return f"{description} ({name})" if description else name


def _describe(evidence: Evidence) -> str:
    when = write_partial_date(evidence.date) if evidence.date else ""
    return ", ".join(filter(None, (evidence.caption.strip(), when)))


def compose_picture(evidence: Evidence, desk: Desk) -> tree.Picture:
    """Return a picture of the evidence, whose file the desk knows."""
    return tree.Picture(
        id=f"foto-{evidence.file.replace('/', '-').rsplit('.', 1)[0]}",
        label="",
        caption=(tree.Text(_describe(evidence)),),
        content=desk.files[evidence.file],
        media_type=evidence.media_type,
        alt=evidence.alt,
    )


def find_emblem(place: str, desk: Desk) -> tree.Picture | None:
    """Return the emblem that the evidence holds, if any;
    one that is no picture is noted as an error.
    """
    listed = [item for item in desk.evidence if desk.words(place) in item.proves]
    for item in listed:
        if is_picture(item) and item.file in desk.files:
            return compose_picture(item, desk)
    for item in (item for item in listed if not is_picture(item)):
        _note(item, Level.ERROR, "emblem", desk)
    return None


# --- attached documents ----------------------------------------------------------------------

_WORDS: Final = {
    "emblem": ("Lambang harus berupa gambar.", "Ganti dengan berkas PNG, JPEG, atau SVG."),
    "locked": (
        "PDF ini terkunci kata sandi, jadi tidak dapat dilampirkan.",
        "Simpan tanpa kata sandi.",
    ),
    "broken": ("PDF ini rusak, terpotong, atau tidak berhalaman.", "Simpan atau pindai ulang."),
    "kind": (
        "Berkas ini bukan PDF atau gambar, jadi tidak dapat dilampirkan.",
        "Simpan sebagai PDF.",
    ),
    "long": (
        (
            f"Dokumen ini tidak tercetak: {{}} halaman, paling banyak {MAX_FILE_PAGES} "
            f"(semua: {MAX_PAGES})."
        ),
        "Lampirkan halaman yang perlu dibaca saja.",
    ),
    "personal": (
        "Dokumen ini tidak tercetak: halaman {} tampak memuat NIK atau NIP.",
        "Tutupi nomornya, lalu simpan atau pindai ulang.",
    ),
}


def _attached(evidence: Evidence, desk: Desk) -> Iterator[Part]:
    """Yield a document as pages of its own; where it cannot be printed, what it is."""
    if evidence.file not in desk.files:
        return
    if is_picture(evidence):
        yield _page(compose_picture(evidence, desk), "", desk)
    elif evidence.media_type != PDF:
        _note(evidence, Level.ERROR, "kind", desk)
    else:
        yield from _pages_of_pdf(evidence, desk)


def _pages_of_pdf(evidence: Evidence, desk: Desk) -> Iterator[Part]:
    flaw, texts = _read_pages(tree.read_file(desk.files[evidence.file]))
    if flaw:
        _note(evidence, Level.ERROR, flaw, desk)
        return
    count = len(texts)
    personal = [number for number, text in enumerate(texts, start=1) if looks_personal(text)]
    if personal or count > min(MAX_FILE_PAGES, MAX_PAGES - desk.notes.attached_pages):
        kind, about = ("personal", personal[0]) if personal else ("long", count)
        _note(evidence, Level.WARNING, kind, desk, about)
        text = f"{_named(evidence)}: tidak tercetak di sini, {count} halaman."
        yield tree.Paragraph((tree.Text(f"{text} Sidik berkas: SHA-256 {evidence.sha256}."),))
        return
    desk.notes.attached_pages += count
    whole = compose_picture(evidence, desk)
    for number in range(1, count + 1):
        place = f"halaman {number} dari {count}" if count > 1 else ""
        yield _page(replace(whole, page=number), place, desk)


def _read_pages(content: bytes) -> tuple[str, Sequence[str]]:
    """Return why no page of a pdf can be printed (empty: all can), and the text of each."""
    try:
        flaw, texts = json.loads(ask_child(_WORKER, content=content, seconds=_SECONDS))
    except (ValueError, RuntimeError):  # the child was ended by a limit before it answered
        return "broken", ()
    return flaw, texts


def _page(picture: tree.Picture, place: str, desk: Desk) -> tree.Picture:
    caption = (*picture.caption, *((tree.Text(f", {place}"),) if place else ()))
    alt = f"Salinan dokumen: {tree.words_of(caption)}"
    own = replace(picture, id=desk.unique(picture.id), label=UNNUMBERED)
    return replace(own, caption=caption, alt=alt, fills_page=True)


def _note(evidence: Evidence, level: Level, kind: str, desk: Desk, about: int = 0) -> None:
    message, remedy = _WORDS[kind]
    place = Place(evidence.place.file, evidence.place.row, f"{evidence.place.column}.file")
    issue = Issue(level, f"attachment_{kind}", message.format(about), place, evidence.file, remedy)
    if issue not in desk.notes.issues:
        desk.notes.issues.append(issue)
