"""What a file is and what of it is kept; runs in a child process, and knows no database."""
