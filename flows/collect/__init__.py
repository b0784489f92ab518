"""Collect: from sources to WARC files. Discovery, polite fetching, robots, archive; no database, no extraction."""
