"""The formats of a list of findings, a module each: `write(diagnostics, speaker, look)`."""
