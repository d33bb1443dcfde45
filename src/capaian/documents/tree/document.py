"""The whole paper: what its file says of it, and its blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from capaian.documents.tree.blocks import Block, Explanation
from capaian.domain.identifiers import TraceId


class Orientation(StrEnum):
    """How the pages of a paper lie."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


PAGE_MILLIMETRES = (210, 297)
"""Short and long side of the paper: A4."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file itself says of the paper (document properties, running head)."""

    title: str
    """`Laporan Kinerja Instansi Pemerintah Tahun 2023`."""
    short_title: str
    """Running head: `LKjIP 2023`."""
    office: str
    year: int
    created: str
    """ISO date that stands in file properties: fixed by the data, never the clock."""
    stamp: str
    """SHA-256 of the data that the paper was made from."""
    draft: str = ""
    """Draft line for the running head; empty when final."""
    orientation: Orientation = Orientation.PORTRAIT
    """Landscape turns every page of the paper."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper."""

    meta: Meta
    blocks: tuple[Block, ...]
    explanations: Mapping[TraceId, Explanation] = field(default_factory=dict)
    """Every trace that a `Number` of the paper names, and all their inputs."""
    unwritten: tuple[str, ...] = ()
    """Ids of the texts that the layout asks for and the office has not written."""
