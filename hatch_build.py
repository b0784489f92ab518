"""Build hook: the gazetteer is compiled when the package is built, so that nothing of 180 MB is needed to run it.

Hatch calls it for `pip install .` and for `pip install -e .`; the file is written beside its module, where git
ignores it, and left as it is when it is fresh.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GAZETTEER = "extractors/gazetteer.bin"


class GazetteerHook(BuildHookInterface):  # type: ignore[misc,type-arg]  # hatchling ships no types
    """Compiles the gazetteer before a wheel is made, and puts it in."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the gazetteer unless it is fresh.

        Args:
            version: "standard" or "editable"; the file is needed for both.
            build_data: what hatch puts into the wheel besides the packages; the file is added to it.
        """
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            from extractors import gazetteer_build  # noqa: PLC0415 - on the path only now

            target = Path(self.root) / GAZETTEER
            if gazetteer_build.build(target):
                self.app.display_info(f"compiled {GAZETTEER}")
        finally:
            sys.path.remove(self.root)
        if version == "standard":
            build_data["force_include"][str(target)] = GAZETTEER
