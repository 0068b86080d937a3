"""Address books as vCards."""

PRODUCT = "-//DARE-NL//dare_network//EN"
URN = "urn:uuid:"
