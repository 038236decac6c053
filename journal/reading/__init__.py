"""The door for reading: pages, search, series."""
