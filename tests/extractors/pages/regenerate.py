"""Write what the pages beside this file give now; read the difference before you commit it.

Run from the project's folder: `python tests/extractors/pages/regenerate.py`.
"""

import json
import tomllib
from dataclasses import asdict
from datetime import date
from pathlib import Path

from extractors.article import Article, NoArticle, read_article

HERE = Path(__file__).parent
FETCHED = date(2026, 2, 22)
"""The day on which all of these pages are taken to have been fetched."""


def outcome(page: Path) -> dict[str, object]:
    """What a page gives, as it stands in the JSON file beside it."""
    urls = tomllib.loads((HERE / "urls.toml").read_text("utf-8"))
    url = urls.get(page.stem, f"https://www.site.example/{page.stem}")
    found = read_article(page.read_bytes(), None, url, fetched=FETCHED)
    if isinstance(found, NoArticle):
        return {"reason": found.reason.value, "detail": found.detail}
    return as_table(found)


def as_table(article: Article) -> dict[str, object]:
    """An article's fields, its text as paragraphs with their kinds."""
    fields = {name: str(value) for name, value in asdict(article).items() if value is not None}
    del fields["text"]
    return {
        **fields,
        "paragraphs": [[span.kind.value, article.text[span.start : span.end]] for span in article.paragraphs],
    }


if __name__ == "__main__":
    for page in sorted(HERE.glob("*.html")):
        text = json.dumps(outcome(page), ensure_ascii=False, indent=1)
        page.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
