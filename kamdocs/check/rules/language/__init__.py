"""What is not written in every language of the workspace."""
