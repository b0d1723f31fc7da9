"""Key account management as plain files: read, derive, check, render and publish."""

__version__ = "0.1.0"
