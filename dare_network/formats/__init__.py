"""Files: from bytes to plain values and back. No database, no rules of the field."""

import os

# python-docx brings lxml along. With it openpyxl reads damaged workbooks and results of formulas in another
# way than with the parser of the standard library, by which all files here are read and refused.
os.environ["OPENPYXL_LXML"] = "False"
