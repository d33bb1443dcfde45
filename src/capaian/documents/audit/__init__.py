"""Papers about the audit of a report: findings, sheet of the review, page over a folder."""
