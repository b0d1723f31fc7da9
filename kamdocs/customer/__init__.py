"""What a customer may see: plain, finished records. They know nothing of the account plan."""
