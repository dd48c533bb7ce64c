"""Numbers and names as a reader sees them: three significant digits, a true minus sign, real subscripts."""

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def number(value: float, digits: int = 3) -> str:
    """`value` rounded to `digits` significant digits: 0.0797, −1.65, 2.1·10⁻⁷."""
    mantissa, _, power = f"{value + 0.0:.{digits}g}".partition("e")  # + 0.0: no −0
    power = f"·10{superscripts(int(power))}" if power else ""
    return (mantissa + power).replace("-", "−")


def subscripts(name: str) -> str:
    """The digits of a name as subscripts: w11 → w₁₁, ∂L/∂u1 → ∂L/∂u₁."""
    return name.translate(_SUBSCRIPTS)


def superscripts(exponent: int) -> str:
    """A whole number as a superscript: −7 → ⁻⁷."""
    return str(exponent).translate(_SUPERSCRIPTS)


def plural(count: int, noun: str) -> str:
    """1 layer, 2 layers."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
