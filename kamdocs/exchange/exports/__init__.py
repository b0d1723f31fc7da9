"""What can be handed to other systems: one module each, found by this folder."""
