"""The document tree: what a paper says, before anyone decides how it looks.

A paper is one flat sequence of blocks. Blocks hold inlines; a computed figure is always a
`Number`, so that every writer can lead back to its trace. All numbering (chapters, sections,
tables, figures, trace marks) is already in the tree: the same labels appear in docx, pdf and
html, and a writer never counts. Everything is frozen; writers only read.

Each writer supports every class named in `Block` and `Inline`; a test walks both unions.
"""

from capaian.documents.tree.blocks import Article as Article
from capaian.documents.tree.blocks import Articles as Articles
from capaian.documents.tree.blocks import BandLegend as BandLegend
from capaian.documents.tree.blocks import Block as Block
from capaian.documents.tree.blocks import Callout as Callout
from capaian.documents.tree.blocks import CalloutKind as CalloutKind
from capaian.documents.tree.blocks import Contents as Contents
from capaian.documents.tree.blocks import ContentsEntry as ContentsEntry
from capaian.documents.tree.blocks import ContentsKind as ContentsKind
from capaian.documents.tree.blocks import Cover as Cover
from capaian.documents.tree.blocks import Definition as Definition
from capaian.documents.tree.blocks import DefinitionList as DefinitionList
from capaian.documents.tree.blocks import Explanation as Explanation
from capaian.documents.tree.blocks import Formula as Formula
from capaian.documents.tree.blocks import Fraction as Fraction
from capaian.documents.tree.blocks import Heading as Heading
from capaian.documents.tree.blocks import HeadingKind as HeadingKind
from capaian.documents.tree.blocks import ItemList as ItemList
from capaian.documents.tree.blocks import KeyFigure as KeyFigure
from capaian.documents.tree.blocks import KeyFigures as KeyFigures
from capaian.documents.tree.blocks import LegendBand as LegendBand
from capaian.documents.tree.blocks import Letterhead as Letterhead
from capaian.documents.tree.blocks import ListItem as ListItem
from capaian.documents.tree.blocks import ListStyle as ListStyle
from capaian.documents.tree.blocks import Marked as Marked
from capaian.documents.tree.blocks import Paragraph as Paragraph
from capaian.documents.tree.blocks import SheetHead as SheetHead
from capaian.documents.tree.blocks import Signature as Signature
from capaian.documents.tree.blocks import SignatureRow as SignatureRow
from capaian.documents.tree.blocks import TraceEntry as TraceEntry
from capaian.documents.tree.blocks import TraceList as TraceList
from capaian.documents.tree.blocks import TraceStep as TraceStep
from capaian.documents.tree.document import Document as Document
from capaian.documents.tree.document import Meta as Meta
from capaian.documents.tree.document import Orientation as Orientation
from capaian.documents.tree.figures import PROPOSED_WORD as PROPOSED_WORD
from capaian.documents.tree.figures import Align as Align
from capaian.documents.tree.figures import Box as Box
from capaian.documents.tree.figures import Cell as Cell
from capaian.documents.tree.figures import Chart as Chart
from capaian.documents.tree.figures import Column as Column
from capaian.documents.tree.figures import Diagram as Diagram
from capaian.documents.tree.figures import Direction as Direction
from capaian.documents.tree.figures import HeadCell as HeadCell
from capaian.documents.tree.figures import LinkKind as LinkKind
from capaian.documents.tree.figures import Picture as Picture
from capaian.documents.tree.figures import Row as Row
from capaian.documents.tree.figures import RowKind as RowKind
from capaian.documents.tree.figures import Table as Table
from capaian.documents.tree.figures import Width as Width
from capaian.documents.tree.inlines import Glyph as Glyph
from capaian.documents.tree.inlines import Inline as Inline
from capaian.documents.tree.inlines import Inlines as Inlines
from capaian.documents.tree.inlines import LineBreak as LineBreak
from capaian.documents.tree.inlines import Link as Link
from capaian.documents.tree.inlines import Number as Number
from capaian.documents.tree.inlines import Quotient as Quotient
from capaian.documents.tree.inlines import Reference as Reference
from capaian.documents.tree.inlines import Text as Text
from capaian.documents.tree.inlines import TextStyle as TextStyle
from capaian.documents.tree.inlines import TraceMark as TraceMark
from capaian.documents.tree.inlines import words_of as words_of
