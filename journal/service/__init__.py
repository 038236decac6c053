"""The door for changes."""
