"""From a file to a printed report: text, docx and pdf become lines, lines become parts."""
