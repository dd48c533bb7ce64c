"""nbconvert's pages with a student's HTML tamed: text, tables and pictures stay, what could run goes."""

import bleach
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

TEXT = "p div span br hr pre h1 h2 h3 h4 h5 h6 dl dt dd sub sup s del ins kbd details summary figure figcaption img"
TABLES = "table thead tbody tfoot tr th td caption"
TAGS = set(bleach.ALLOWED_TAGS) | set(TEXT.split()) | set(TABLES.split())
PICTURES = ("data:image/png;", "data:image/jpeg;", "data:image/gif;")


def attribute(tag: str, name: str, value: str) -> bool:
    """Whether a tag may keep an attribute."""
    if tag == "img" and name == "src":
        return value.startswith(PICTURES)
    return name in {"class", "id", "title", "alt", "colspan", "rowspan", "align"} or (
        (tag, name) == ("a", "href") and not value.strip().lower().startswith("data:")
    )


@pass_context
def safe_markdown(context, source: str) -> str:
    """nbconvert's filter `markdown2html`, cleaned: nbgrader's templates trust what it makes of a student's text."""
    return bleach.clean(
        HTMLExporter().markdown2html(context, source),
        tags=TAGS,
        attributes=attribute,
        protocols={"http", "https", "mailto", "data"},
        strip=True,
    )


def harden(config: Config) -> None:
    """Let every page that is made with `config` show a student's Markdown and outputs without what could run."""
    config.HTMLExporter.sanitize_html = True
    config.HTMLExporter.filters = {"markdown2html": "utils.grading.results.safe_html.safe_markdown"}
