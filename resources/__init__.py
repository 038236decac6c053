"""Data only: the catalogue, the sample, themes, icons, translations. Imports nothing."""
