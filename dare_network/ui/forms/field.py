"""One field of a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any


class Widget(StrEnum):
    """The widget by which a field is filled in."""

    LINE = auto()
    AREA = auto()
    PAGES = auto()
    DAY = auto()
    TIME = auto()
    NUMBER = auto()
    WHOLE = auto()
    """A whole number, also below zero."""
    DECIMAL = auto()
    """Any number."""
    CHOICE = auto()
    CHOICES = auto()
    LINES = auto()
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `options` maps what is stored to what is shown, for choices.

    A new record is asked for what can wait, `later`, in a part that is folded away under the heading `fold`.
    """

    name: str
    label: str
    widget: Widget = Widget.LINE
    options: Mapping[Any, str] = field(default_factory=dict)
    required: bool = False
    help: str | None = None
    later: bool = False
    fold: str = ""

    @property
    def caption(self) -> str:
        """The label, with a star where something must be filled in."""
        return f"{self.label} *" if self.required else self.label
