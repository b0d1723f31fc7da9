"""The page of one account, block by block."""
