"""Colours, type, icons and the style that draws them."""
