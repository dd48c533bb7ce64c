"""What can go wrong with a deck, said in one line."""

import click


class SlidesError(click.ClickException):
    """A deck that cannot be made. The message names the lecture and the cell; the command line prints it alone."""
