"""Papers on the command line: which can be given, their making, files and manifest."""
