"""What `make bench-drift` is made of: peers, figures, scenarios and the report."""
