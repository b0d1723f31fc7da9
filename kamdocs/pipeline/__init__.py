"""The stages in their order: read, derive, check, project, render, publish."""
