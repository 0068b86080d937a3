"""Words that tell nothing of a name, and those by which it is abbreviated; all folded."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILLERS = _listed(
    "van de der den het een en of the and for of to in a an voor ter te tot bij aan op und fur der die das"
)
"""Words between those of an organisation's name, which acronyms leave out."""
LEGAL = _listed(
    "stichting foundation bv nv vof cv ltd limited inc gmbh ag sa plc llc vereniging association cooperatie"
    " coop cooperation ua holding group groep"
)
ABBREVIATED = _listed("univ ned nat inst min ver acad ziekenh fac afd dep dept intl natl")
"""Words that are abbreviations also without a point."""
MAILBOXES = _listed(
    "info contact office mail secretariaat secretariat secretary bureau receptie reception algemeen support"
    " service press pers communicatie communication klantenservice administratie admin post team helpdesk"
)
"""Words of addresses that are not of one person."""
PROVIDERS = _listed("gmail hotmail outlook live icloud yahoo ziggo kpnmail planet xs4all me msn proton")
"""Providers of mail for everybody."""
