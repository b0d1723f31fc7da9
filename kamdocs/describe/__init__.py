"""What the model says of itself: editor schemas and the reference of the file format."""
