"""The document tree: what a paper says, before anyone decides how it looks.

A paper is one flat sequence of blocks. Blocks hold inlines; a computed figure is always a
`Number`, so that every writer can lead back to its trace. All numbering (chapters, sections,
tables, figures, trace marks) is already in the tree: the same labels appear in docx, pdf and
html, and a writer never counts. Everything is frozen; writers only read.

Each writer supports every class named in `Block` and `Inline`; a test walks both unions.
"""

# Every class of the two modules is part of the tree: none has to be listed a second time.
from capaian.documents.tree.blocks import *
from capaian.documents.tree.figures import *
