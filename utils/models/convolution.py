"""A convolutional network: the same small filter looks at every place of the picture."""

from torch import nn


class ConvNet(nn.Module):
    """Pictures (n, side, side) → logits (n, classes): filters, filters of filters, and the strongest answer of each.

    Padding is circular, as if the picture were rolled up: a shift of the picture is a shift of every map, to the edge.
    The maximum over all places forgets where the answer was.
    """

    def __init__(self, classes: int = 10, first: int = 8, second: int = 16, size: int = 5):
        super().__init__()
        self.first = nn.Conv2d(1, first, size, padding="same", padding_mode="circular")
        self.second = nn.Conv2d(first, second, 3, padding="same", padding_mode="circular", dilation=2)
        self.head = nn.Linear(second, classes)

    def maps(self, pictures):
        """What the first filters answer at every place: (n, first, side, side)."""
        return self.first(pictures.unsqueeze(1)).relu()

    def features(self, pictures):
        """What the second filters answer at every place: (n, second, side, side)."""
        return self.second(self.maps(pictures)).relu()

    def forward(self, pictures):
        return self.head(self.features(pictures).amax(dim=(2, 3)))
