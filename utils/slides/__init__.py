"""Lecture decks: one HTML file each, no network needed (`build`), on paper (`pdf`), tried in a browser (`check`)."""
