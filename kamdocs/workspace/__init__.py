"""The disk, read side: where the workspace begins, which files it has, and their bytes."""
