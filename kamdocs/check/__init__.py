"""What is worth telling about an account or all of them: rules, their pages, what is kept silent."""
