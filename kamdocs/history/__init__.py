"""What git remembers of a workspace: which files it had at a revision, and their bytes."""
