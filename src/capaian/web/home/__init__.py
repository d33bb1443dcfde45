"""The first pages of a person, and the frame of all pages."""
