"""Layouts: which blocks a paper has, in which order, as YAML.

A general layout comes with the rulebook; an office's `layout.yaml` (of other papers
`layouts/<kind>.yaml`) starts from it (`extends`) and replaces, removes or inserts blocks by id, or
stands alone.
"""

from capaian.documents.layout.model import Layout
from capaian.documents.layout.reader import read_layout

__all__ = ["Layout", "read_layout"]
