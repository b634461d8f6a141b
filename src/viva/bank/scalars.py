"""Single texts held against the type of their field: numbers, truths, one word of several, spellings."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from msgspec import inspect

from viva.bank.hazards import shortened
from viva.bank.kinds import MAX_ID
from viva.bank.slips import number_meant, value_meant

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Misfit = tuple[str, dict[str, str]] | None
"""What is wrong with a text, as a code and its parameters; None where nothing is."""


def misfit_of(text: str, info: inspect.Type, extra: Mapping[str, Any]) -> Misfit:
    """Return what is wrong with a text in a field of the type ``info``; ``extra`` says how it must be spelled."""
    return TEXT_CHECKS.get(type(info), _check_nothing)(text, info) or _check_spelling(text, extra)


def _check_nothing(text: str, info: Any) -> Misfit:  # noqa: ANN401, ARG001 - the shape of TEXT_CHECKS
    return None


def _check_spelling(text: str, extra: Mapping[str, Any]) -> Misfit:
    if "pattern" not in extra or extra["pattern"].search(text):
        return None
    if not text:
        return "empty", {}
    code = extra["misfit"]
    return code, {"text": shortened(text)} | ({"write": slug(text)} if code == "not-an-id" else {})


def _check_str(text: str, info: Any) -> Misfit:  # noqa: ANN401 - msgspec's own union of types
    if info.min_length and not text.strip():
        return "empty", {}
    if info.max_length is not None and len(text) > info.max_length:
        return "too-long", {"most": str(info.max_length)}
    return None


def _check_int(text: str, info: Any) -> Misfit:  # noqa: ANN401
    if not re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", text):
        return ("not-whole", {"text": shortened(text)}) if text else ("empty", {})
    least, most = info.ge, info.le
    if (least is not None and int(text) < least) or (most is not None and int(text) > most):
        return "out-of-range", {"text": shortened(text), "least": str(least), "most": str(most or "∞")}
    return None


def _check_bool(text: str, info: Any) -> Misfit:  # noqa: ANN401, ARG001
    return None if text.lower() in {"true", "false", "1", "0"} else ("not-true-false", {"text": shortened(text)})


def _check_decimal(text: str, info: Any) -> Misfit:  # noqa: ANN401, ARG001
    if not text.strip():
        return "empty", {}
    try:
        if Decimal(text).is_finite():
            return None
    except InvalidOperation:
        pass
    if meant := number_meant(text):
        return "not-a-number-meant", {"text": shortened(text), "meant": meant}
    return "not-a-number", {"text": shortened(text)}


def _check_float(text: str, info: Any) -> Misfit:  # noqa: ANN401
    if not text.strip():
        return "empty", {}
    least, most = str(info.ge), str(info.le)
    try:
        number = float(text)
    except ValueError:
        return "not-a-share", {"text": shortened(text), "least": least, "most": most}
    if info.ge <= number <= info.le:
        return None
    return "out-of-range", {"text": shortened(text), "least": least, "most": most}


def _check_literal(text: str, info: Any) -> Misfit:  # noqa: ANN401
    allowed = [str(value) for value in info.values]
    if text in allowed:
        return None
    if not text:
        return "empty", {}
    if meant := value_meant(text, allowed):
        return "not-one-of-meant", {"text": shortened(text), "meant": meant}
    return "not-one-of", {"text": shortened(text), "allowed": ", ".join(allowed)}


TEXT_CHECKS: Final[dict[type, Callable[[str, Any], Misfit]]] = {
    inspect.StrType: _check_str,
    inspect.IntType: _check_int,
    inspect.FloatType: _check_float,
    inspect.BoolType: _check_bool,
    inspect.DecimalType: _check_decimal,
    inspect.LiteralType: _check_literal,
}
"""How a text is held against each type a field can have."""


def slug(text: str) -> str:
    """Return the id nearest to a text: lower-case words with hyphens."""
    split = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in split if not unicodedata.combining(sign))
    return re.sub("[^a-z0-9]+", "-", plain)[:MAX_ID].strip("-") or "an-id"
