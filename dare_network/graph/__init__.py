"""Pure functions on graphs: records to graph, smaller graphs, measures, places to draw at."""
