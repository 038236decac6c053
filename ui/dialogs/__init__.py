"""Windows that open above a page."""
