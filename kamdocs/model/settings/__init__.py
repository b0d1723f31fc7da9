"""The settings of a workspace; each default stands where its field is."""
