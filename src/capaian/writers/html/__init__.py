"""A paper as one self-contained, accessible HTML file that works offline.

Everything is inside the file: style, script, fonts, pictures; a content security policy forbids
the rest. Each figure with a trace is a link to its explanation at the end of the file; the script
opens the same explanation in a panel beside the text.
"""

from capaian.writers.html.page import write_html

__all__ = ["write_html"]
