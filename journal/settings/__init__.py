"""What a person can set: in the journal where it changes a number, else in one TOML file."""
