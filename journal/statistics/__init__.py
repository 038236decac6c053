"""Pure functions from arrays to frozen results, in numpy alone."""
