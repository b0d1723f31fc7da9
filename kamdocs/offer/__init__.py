"""The life of an offer once it is written: approved, issued, sent, answered, and proved unchanged."""
