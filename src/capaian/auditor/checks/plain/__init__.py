"""What sentences say of which every word is of one table: figures, ways, extremes, counts, sums of rows."""
