"""The page without a network."""

from bench.apps.renderers.sheet import asked_scene

asked_scene()
