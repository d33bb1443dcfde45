"""The list of checks that `capaian check` makes, and the one function that makes them all."""
