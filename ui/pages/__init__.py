"""The pages of the window: Today and Drift."""
