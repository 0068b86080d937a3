"""The script that draws in browsers without WebGL 2: where it lies and under which address it is served.

It comes from the installed pyvis, so the component draws with the release that pyvis was made for,
and no copy of it has to be kept here. The address is relative, so that it holds below a base path,
and names the release, so that browsers may keep the file for good.
"""

from dare_network.charts.standalone import VIS_NETWORK

VENDOR_URL = "vendor/vis-network-9.1.2.js"

__all__ = ["VENDOR_URL", "VIS_NETWORK"]
