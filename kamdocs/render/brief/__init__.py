"""The kinds of briefs, one a file: facts of an account in, a brief out."""
