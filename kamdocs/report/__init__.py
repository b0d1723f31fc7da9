"""What is said to people and programs on a terminal: finished records in, text out."""
