"""Records in, answers out: the DuckDB warehouse, its loading, publishing, checks and views."""
