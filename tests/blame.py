"""What a page complains of, as far as a widget of ours is to blame."""


def listen(page) -> None:
    """From now on the errors of widgets are in `page.complaints`."""
    page.complaints = []
    note = page.complaints.append
    page.on("pageerror", lambda error: ours(error.stack or "") and note(str(error)))
    page.on("console", lambda said: ours(said.text, said.location["url"]) and said.type == "error" and note(said.text))


def ours(*words: str) -> bool:
    """Does an error come from a widget? Its script is loaded from a blob; JupyterLab and Notebook have errors of their
    own, about a kernel that was replaced while it started, or settings that came late."""
    return any(source in text for text in words for source in ("blob:", "anywidget"))
