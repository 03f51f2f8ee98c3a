"""Stands in for the module of this name in Python: the same work, done by the Rust core."""

from race_core import xorshift64

__all__ = ["xorshift64"]
