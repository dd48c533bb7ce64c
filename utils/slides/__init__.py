"""Lecture decks: one HTML file each, no network needed (`build`), pages (`pdf`), and their check in a browser (`check`)."""
