"""Minimal edits of users' files: what is not meant stays as it is, to the character."""
