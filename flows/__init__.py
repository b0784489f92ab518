"""The order of work: settings, the command, and one Prefect flow for each stage."""
