"""The log as people read it: who did what to which thing, when, and what stood there before."""
