"""How a document tree looks: docx, pdf, html, and the charts and diagrams in them.

Writers read only the tree and compute nothing: every number, label and order is already decided.
They know neither dossiers nor rules. The same tree gives the same bytes, in any process.
"""
