"""Stemma lays the coverage of one event side by side, with the words for every line."""

__all__ = ["__version__"]

__version__ = "0.1.0"
