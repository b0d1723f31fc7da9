"""What is expected of our contacts."""
