"""What follows for all accounts together, each seen only through its summary."""
