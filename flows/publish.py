"""Publish: the analysts' copy of the warehouse appears whole, at once, while the old one may still be open."""

from flows.run import Run
from warehouse.publish import Published
from warehouse.publish import publish as publish_copy


def publish(run: Run) -> Published:
    """Publish the warehouse as it stands."""
    settings = run.settings
    return run.engine.batch("publish the copy", lambda: publish_copy(settings.warehouse_file, settings.published_file))
