"""The graph as files that other tools read: one module a format, `export` picks one.

Every format is written from a store through queries alone, sorted, byte for byte the same for the
same graph whichever store it is in.
"""
