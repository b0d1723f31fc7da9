"""The live preview: a workspace drawn in memory, watched, and served to this machine only."""
