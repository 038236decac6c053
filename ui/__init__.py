"""The window: everything that needs Qt. Reaches the journal through its two doors only."""
