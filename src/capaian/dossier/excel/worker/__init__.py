"""What runs in the child process that opens a workbook: the checks of the file,
and the one reader of cells.

Imports nothing of Capaian but the limits of processes, and its own modules only relative to
itself: the child then starts without the rest of the room, whose import takes as long as reading
20,000 rows.
"""
