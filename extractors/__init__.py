"""Text in, records out: articles, figures, dates, places and event rows.

Pure functions of their input. This package knows no network, no database and no clock, and imports neither
`flows` nor `warehouse`.
"""
