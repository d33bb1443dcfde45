"""The form of a post: its cells, remarks and page, and what becomes of what is sent."""
