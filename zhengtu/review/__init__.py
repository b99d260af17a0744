"""Ask a person about what the reader is least sure of, and keep the answers."""
