"""The words of the product as frozen values. Imports nothing but the standard library."""
