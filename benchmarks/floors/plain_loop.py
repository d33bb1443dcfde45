"""Ten million multiplications and nothing else: run as a module,
it says how quick a machine is.
"""

for number in range(10_000_000):
    number * number
