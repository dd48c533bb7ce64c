"""Pictures on paper in the house style; matplotlib is loaded when the first one is drawn."""

from utils.plots.draw import draw
from utils.plots.figure import Picture, figure, show

__all__ = ["Picture", "draw", "figure", "show"]
