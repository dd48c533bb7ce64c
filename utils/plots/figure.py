"""Pictures for paper and for everyone: HTML with the alt text that a bare PNG output would lose."""

from base64 import b64encode
from html import escape
from io import BytesIO

from utils.plots.draw import draw

SHARPNESS = 1.5  # pixels per page unit in a PNG


class Picture:
    """A finished picture. In a notebook, and in anything exported from one, it is an `<img>` with its alt text."""

    def __init__(self, data: bytes, mime: str, alt: str, width: float):
        self.data, self.mime, self.alt, self.width = data, mime, alt, width

    def html(self) -> str:
        """The picture as one `<img>` element that needs no other file."""
        uri = f"data:{self.mime};base64,{b64encode(self.data).decode()}"
        return f'<img src="{uri}" alt="{escape(self.alt)}" style="width:100%;max-width:{self.width:.0f}px;height:auto">'

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {"text/html": self.html(), "text/plain": self.alt}

    def __repr__(self) -> str:
        return f"Picture: {self.alt}"


def figure(figure, alt: str, format: str = "png") -> Picture:
    """A matplotlib Figure as a Picture. `alt` says in a sentence what it shows; `format` is "png" or "svg".

    Raises ValueError without alt text, or for another format.
    """
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(f"alt must be a sentence that says what the picture shows; got {alt!r}")
    if format not in ("png", "svg"):
        raise ValueError(f'format must be "png" or "svg"; got {format!r}')
    import matplotlib

    file = BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "course"}):  # the same picture is the same bytes
        plain = {"Date": None} if format == "svg" else {"Software": None}
        figure.savefig(file, format=format, dpi=SHARPNESS * 72, metadata=plain)
    mime = "image/svg+xml" if format == "svg" else "image/png"
    return Picture(file.getvalue(), mime, alt.strip(), 72 * figure.get_figwidth())


def show(scene, theme: str = "light", format: str = "png", rows=None) -> Picture:
    """`scene` as a Picture, with the scene's own alt text; `rows` as in `utils.plots.layout.page`."""
    return figure(draw(scene, theme, rows), scene.alt, format)
