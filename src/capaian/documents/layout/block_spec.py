"""What every block of a layout has, and what headings may be chosen by."""

from __future__ import annotations

from pydantic import Field

from capaian.documents.layout.table_specs import Shape
from capaian.domain.issue import Place


class BlockSpec(Shape):
    """What all blocks have."""

    id: str = ""
    """Name within the layout: for references, and for replacing the block."""
    when: str = ""
    """Path or query: the block is there only if it leads to something other than `tidak`."""
    unless: str = ""
    """Path or query: the block is left out if it leads to something other than `tidak`."""
    optional: bool = False
    """Absent data are no limitation of the paper: leave the block out silently."""
    about: str = ""
    """What the page of limitations calls the block where its data are absent."""
    absent: str = ""
    """Why they are absent, where the office knows: `angkanya hanya ada di dalam gambar tercetak`."""
    sheet: str = ""
    """Sheet of the workbook that its data are filled in, where the query does not begin with its name."""
    origin: Place | None = Field(default=None, repr=False)
    """File and line; given by the reader."""


class OnceSpec(BlockSpec):
    """A block of things, each of which a paper shows in full in one place alone."""

    once: tuple[str, ...] = ()
    """Ids of a thing's blocks: where the first stands above already, the thing is referred to by them."""
    again: str = ""
    """Template, the words before that reference: `{{ item.name }} diuraikan pada`."""


class FacetSpec(Shape):
    """What a reader on the screen may choose headings by."""

    name: str
    """`Bobot`."""
    values: str
    """Template; several values are parted by semicolons: `Galat; Catatan`."""
