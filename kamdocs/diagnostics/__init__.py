"""What a finding is, and how it is brought from a path in an account to a line in a file."""
