"""The paper as a Word file, written part by part without any template.

The tree's labels are laid down as fields (captions, references, lists of contents) whose stored
results are already right, so that Word and LibreOffice show and recount the same numbers. Nothing
here knows dossiers or rules, and no text of the tree is ever read as markup.
"""

from capaian.writers.docx.package import write_docx

__all__ = ["write_docx"]
