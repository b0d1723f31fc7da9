"""What a workspace holds about a person, where, and the texts without it."""
