"""The names of months, as people write them in Dutch and in English."""

MONTHS = {
    name: position
    for position, names in enumerate(
        (
            "jan januari january", "feb febr februari february", "mrt mar maart march", "apr april",
            "mei may", "jun juni june", "jul juli july", "aug augustus august",
            "sep sept september", "okt oct oktober october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""The number of a month by its name or its abbreviation, in small letters and without a dot."""
