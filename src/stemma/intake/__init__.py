"""The only room with network: pages are fetched, with manners, and kept as JSONL."""

from stemma.intake.fetching import Page, fetch_page
from stemma.intake.guard import check_address

__all__ = ["Page", "check_address", "fetch_page"]
