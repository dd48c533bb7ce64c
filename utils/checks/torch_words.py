"""What torch says when code meets its rules, and what it means. Words only: nothing here needs torch."""

MEANING = {
    "a leaf Variable that requires grad": "whoever changes parameters by hand does it inside `with torch.no_grad():`",
    "cannot assign": "a parameter cannot be replaced by a tensor: copy the numbers into the one that is there",
    "must be Tensor, not numpy": "a network takes tensors, not NumPy arrays: convert first",
    "must have the same dtype": "float32 meets float64: bring the input to the dtype of the network's parameters",
    "shapes cannot be multiplied": "the shapes of a weight and of what comes in do not fit. Is a weight transposed?",
    "match the broadcast shape": "what you copy has not the shape of the parameter. Is a weight transposed?",
    "must match the existing size": "what you copy has not the shape of the parameter. Is a weight transposed?",
    "Can't call numpy() on Tensor that requires grad": "the tensor still remembers how it was made; compute it inside "
    "`with torch.no_grad():`",
    "can't be cast to the desired output type": "the targets hold integers: give them the dtype of the outputs",
    "Target size": "outputs and targets differ in shape. The network returns a column, (n, 1): make the targets one",
    "all elements of input should be between 0 and 1": "this loss takes probabilities, and logits came in",
    "does not require grad and does not have a grad_fn": "there is no way back from this loss: it was detached, turned "
    "into a number, or made inside `torch.no_grad()`",
    "backward through the graph a second time": "a loss goes back once: compute it anew before the next backward",
}


def meaning(error: BaseException) -> str:
    """What `error` means if torch raised it for a reason known here, else ""."""
    return next((meaning for words, meaning in MEANING.items() if words in str(error)), "")
