"""The language server: what editors ask about records that are being written (Language Server Protocol 3.17)."""
