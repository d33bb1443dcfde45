"""Who decides for somebody else who is away, in which days, and what was decided that way."""
