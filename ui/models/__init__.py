"""Item models and the delegate that paints actions."""
