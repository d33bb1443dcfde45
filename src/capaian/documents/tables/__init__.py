"""Tables as data: rows from queries, columns from fields, heads, groups, totals, merged cells."""
