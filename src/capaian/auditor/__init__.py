"""Reading a finished report and recomputing every statement in it that can be recomputed.

From docx, pdf or text to a printed document, from that to quantities, their relations and their
links, each recomputed through `rules`; and the findings as notes in a copy of the file. The room
must be able to doubt our own papers, so it knows neither `documents` nor `writers`: its papers are
layouts of `documents` over `AuditResult`, joined in `cli`.
"""
