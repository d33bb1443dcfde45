"""Years that are closed, and dossiers that begin: a first year, or the one after a closed year.

`closing` takes the snapshot of an approved year, `snapshot` writes and reads its one file. In a
later dossier every row of a closing equals today's, or a restatement names both (`comparison`). A
first year is put together by `first_year` from the rulebook, the next one by `next_year` from a
closing.
"""
