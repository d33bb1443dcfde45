"""What the office says in words: causes, innovations, awards, recommendations, documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.decree import Article, DecreeAnnex, DocumentKind
from capaian.domain.identifiers import PostId, SourceId, WordedEnum
from capaian.domain.issue import Place
from capaian.domain.office import Acting
from capaian.domain.period import Period


class FactorKind(WordedEnum):
    """What a factor is to the result."""

    DRIVER = "driver", "faktor pendukung"
    """Faktor pendukung."""
    OBSTACLE = "obstacle", "faktor penghambat"
    """Faktor penghambat, masalah."""
    CAUSE = "cause", "penyebab"
    """Penyebab naik, turun, tercapai atau tidak."""
    SOLUTION = "solution", "solusi"
    """Solusi yang disarankan."""
    PLAN = "plan", "rencana tindak lanjut"
    """Tindak lanjut yang direncanakan."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A cause, obstacle, solution or plan for an indicator or component."""

    subject: str
    period: Period
    kind: FactorKind
    text: str
    responsible: PostId | None
    due: str
    state: str
    source: SourceId | None
    place: Place
    units: tuple[str, ...] = ()
    """Units of the organisation that answer for it, where the paper names units and not posts."""


@dataclass(frozen=True, slots=True)
class Innovation:
    """A service innovation."""

    id: str
    name: str
    expansion: str
    """What the acronym stands for."""
    group: str
    """Pattern it belongs to: `Pendekatan pelayanan`."""
    text: str
    supports: tuple[str, ...]
    """Codes of components or indicators that it helps."""
    place: Place


@dataclass(frozen=True, slots=True)
class Award:
    """An award of the year."""

    name: str
    giver: str
    subject: str
    """What it was given for."""
    place: Place


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """One unit in an external evaluation with its scores by dimension."""

    name: str
    scores: tuple[Decimal, ...]
    total: Decimal
    """As printed; equals the sum of its scores within the rounding of its parts."""
    is_own: bool
    place: Place


@dataclass(frozen=True, slots=True)
class ExternalEvaluation:
    """An evaluation by others that scores units by dimensions (Ombudsman)."""

    id: str
    title: str
    by: str
    period_text: str
    dimensions: tuple[str, ...]
    units: tuple[ScoredUnit, ...]
    final: Decimal | None
    """Mean of the units as printed."""
    category: str
    opinion: str
    own_category: str
    own_opinion: str
    source: SourceId | None
    place: Place


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation of an evaluator and what was done about it."""

    text: str
    response: str
    state: str
    evaluator: str
    period: Period
    source: SourceId | None
    place: Place
    topic: str = ""
    """Heading that the evaluator puts it under: `Perencanaan kinerja`."""


class CooperationKind(WordedEnum):
    """What an agreement with a partner is about."""

    DATA_USE = "data_use", "pemanfaatan data kependudukan"
    """Access to population data for a user institution (Permendagri 102/2019)."""
    KIA = "kia", "pemanfaatan KIA"
    """Use of the child identity card by a business or school."""
    SERVICE = "service", "layanan bersama"
    """Joint service, such as birth certificates from a hospital."""


class CooperationState(WordedEnum):
    """How far an agreement with a partner has come; named like the columns of `cooperation.csv`."""

    REQUESTED = "requested", "diajukan"
    APPROVED = "approved", "disetujui"
    SIGNED = "signed", "ditandatangani"


@dataclass(frozen=True, slots=True)
class Cooperation:
    """An agreement with a partner on the use of data or on services."""

    partner: str
    subject: str
    requested: str
    """ISO date, year and month, or year; `ya` where only the fact is known, `tidak` where it did not
    happen; empty where nothing is known."""
    approved: str
    signed: str
    valid_to: str
    state: str
    document: str | None
    source: SourceId | None
    place: Place
    kind: CooperationKind | None = None
    """`None`: not said; the row is shown, but never counted."""
    year: int | None = None
    """By the end of which the marks `ya` are known; `None`: not said, and taken for the dossier's own."""


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A law, decree, letter or agreement that papers name."""

    id: str
    title: str
    number: str
    date: str
    """ISO date, or year and month, or year."""
    use: tuple[str, ...]
    """What it is used for: `legal_basis`, `iku_decree`, `renstra`, `formation`."""
    signatory: PostId | None
    revokes: str | None
    file: str | None
    sha256: str | None
    place: Place
    kind: DocumentKind | None = None
    about: str = ""
    """What a decree settles, as it stands below the word `TENTANG`."""
    gazette: str = ""
    """Where a law was published, as decrees cite it: `Lembaran Negara ... Tahun 1999 Nomor 75`."""
    considerations: tuple[str, ...] = ()
    """Menimbang, in the office's own words."""
    legal_bases: tuple[str, ...] = ()
    """Mengingat: ids of documents in the order of the decree; one may stand there twice."""
    attentions: tuple[str, ...] = ()
    """Memperhatikan: ids of documents in the order of the decree."""
    articles: tuple[Article, ...] = ()
    issued_at: str = ""
    """Town where it was issued; empty: where the office signs."""
    acting: Acting | None = None
    """How the signatory held the post then; `None` as its definitive holder."""
    annexes: tuple[DecreeAnnex, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves or illustrates something."""

    file: str
    """Path below `evidence/`."""
    media_type: str
    caption: str
    alt: str
    date: str
    proves: tuple[str, ...]
    """Codes of indicators, nodes, innovations; or ids of places in a layout."""
    sha256: str
    place: Place


@dataclass(frozen=True, slots=True)
class Difference:
    """A declared contradiction of the sources: what is printed, what is used, and why."""

    id: str
    where: str
    """Place in the source: `Tabel 3.17 V.2.1`."""
    printed: str
    used: str
    reason: str
    covers: tuple[str, ...]
    """Issue subjects that this declaration turns from errors into warnings."""
    source: SourceId | None
    rule: str
    """Audit rule that it falls under: `sum`, `ratio` ... (names of the auditor's rules)."""
    explained: bool
    """A repair explains it; `False`: nothing does, and it is a data limitation."""
    place: Place
    keeps_total: bool = False
    """The stated total counts, not the sum of its parts: other totals confirm it."""


@dataclass(frozen=True, slots=True)
class NarrativeText:
    """A text of the office in Markdown with fields, by the place in the layout it fills."""

    id: str
    """File name without ending: `kata-pengantar`."""
    markdown: str
    place: Place


_BULLET: Final = re.compile(r"(?m)^([ \t]*)[\uf020-\uf0ff•▪●][^\S\n]*(?=\S)")
"""Word copies its bullets as signs of Symbol and Wingdings, which no other program draws, or as `•`."""


def with_list_points(markdown: str) -> str:
    r"""Return a text with a list point of Markdown for each bullet that begins a line.

    Examples:
        >>> with_list_points("Kendala:\n\uf0b7\tjaringan\n  \uf0a7 perangkat")
        'Kendala:\n- jaringan\n  - perangkat'
    """
    return markdown if markdown.isascii() else _BULLET.sub(r"\1- ", markdown)


def visible(text: str) -> str:
    r"""Return a text as a message shows it: signs that cannot be seen are named by their numbers.

    Examples:
        >>> visible("漢"), visible("a\uf0b7")
        ('漢', 'aU+F0B7')
    """
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)
