"""A recurrent network: one and the same cell at every step, with a memory that it hands on to itself."""

from torch import nn

CELLS = {"GRU": nn.GRU, "LSTM": nn.LSTM, "plain RNN": nn.RNN}


class Recurrent(nn.Module):
    """Sequences (n, steps) of any length → one logit (n, 1), read from the last state of the memory.

    `cell` is "GRU" (two gates), "LSTM" (three gates and a second, protected state) or "plain RNN" (tanh, no gate).
    """

    def __init__(self, cell: str = "GRU", hidden: int = 6):
        super().__init__()
        if cell not in CELLS:
            raise ValueError(f"cell={cell!r}; expected one of {', '.join(CELLS)}")
        self.cell = CELLS[cell](1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def states(self, sequences, start=None):
        """The memory after every step (n, steps, hidden), and what the cell needs to go on from there."""
        return self.cell(sequences.unsqueeze(-1), start)

    def answers(self, sequences):
        """The logit that would be given after each step: (n, steps)."""
        return self.head(self.states(sequences)[0]).squeeze(-1)

    def forward(self, sequences):
        return self.head(self.states(sequences)[0][:, -1])
