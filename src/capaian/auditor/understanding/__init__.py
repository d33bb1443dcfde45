"""What columns, rows and sentences mean: by the words of the field and by the arithmetic that holds."""
