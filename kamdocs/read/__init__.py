"""From bytes to a typed account and findings; opens no file."""
