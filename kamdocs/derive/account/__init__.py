"""What follows for one account from its own files and from what all accounts share."""
