"""The single door outwards: from the account plan to what a customer may see."""
