"""Attention: every token asks all others a question, and takes from each in proportion to how well its key fits."""

import torch
from torch import nn


class Attention(nn.Module):
    """One head: softmax(Q Kᵀ / √d) V on tokens (n, tokens, width).

    A. Vaswani et al., Attention Is All You Need (2017).
    """

    def __init__(self, width: int):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(width, width, bias=False) for _ in range(3))

    def rows(self, tokens):
        """Who looks at whom: (n, tokens, tokens); row i says how token i divides its attention, and sums to one."""
        fit = self.query(tokens) @ self.key(tokens).transpose(1, 2)
        return torch.softmax(fit / tokens.shape[2] ** 0.5, dim=2)

    def forward(self, tokens):
        return self.rows(tokens) @ self.value(tokens)


class Transformer(nn.Module):
    """Tokens (n, tokens, features) → answers (n, n_out), after `blocks` blocks.

    A block is attention, then the same small network on every token; each is added to what was there. The answer is
    read from the last token (a question, say), or with `read="sum"` from the sum of all.
    """

    def __init__(self, features: int, n_out: int = 1, width: int = 16, blocks: int = 1, read: str = "last"):
        super().__init__()
        self.read = read
        self.embed = nn.Linear(features, width)
        self.attention = nn.ModuleList(Attention(width) for _ in range(blocks))
        self.think = nn.ModuleList(
            nn.Sequential(nn.Linear(width, 2 * width), nn.ReLU(), nn.Linear(2 * width, width)) for _ in range(blocks)
        )
        self.head = nn.Linear(width, n_out)

    def encode(self, tokens):
        """What every token knows after all blocks: (n, tokens, width)."""
        x = self.embed(tokens)
        for attention, think in zip(self.attention, self.think, strict=True):
            x = x + attention(x)
            x = x + think(x)
        return x

    def forward(self, tokens):
        known = self.encode(tokens)
        return self.head(known[:, -1] if self.read == "last" else known.sum(dim=1))
