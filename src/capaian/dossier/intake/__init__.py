"""Tables from outside: a person says once what their columns mean,
the program checks what they say.

`take.open_intake` finds the tables of a file and proposes how they are understood, from headings
and from earlier answers; `Intake.take` reads them for a period, checks them and returns what would
become of the dossier; `Preview.write` writes it. Nothing is guessed from figures. Knows no
terminal and no page: both ask the same questions.
"""
