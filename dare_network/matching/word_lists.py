"""Words that tell nothing of a name, and those by which it is abbreviated; all folded."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILLERS = _listed(
    "van de der den het een en of the and for of to in a an voor ter te tot bij aan op und fur der die das"
)
"""Words between those of an organisation's name, which acronyms leave out."""
LEGAL = _listed(
    "stichting foundation vereniging association cooperatie coop cooperation maatschap firma fa holding group"
    " groep besloten naamloze vennootschap bv nv vof cv ua bvba sprl vzw asbl aisbl ltd limited inc"
    " incorporated corp gmbh ag kg ev sa sas sarl srl spa plc llc llp lp pty pte aps oy eric"
    " liquidatie liquidation"
)
COUNTRY = _listed("netherlands nederland nl belgium belgie be germany duitsland uk us usa france europe")
"""Words in brackets behind a name that tell where it is, and not who."""
ABBREVIATED = _listed("univ ned nat inst min ver acad ziekenh fac afd dep dept intl natl")
"""Words that are abbreviations also without a point."""
MAILBOXES = _listed(
    "info contact office mail secretariaat secretariat secretary bureau receptie reception algemeen support"
    " service press pers communicatie communication klantenservice administratie admin post team helpdesk"
)
"""Words of addresses that are not of one person."""
PROVIDERS = _listed("gmail hotmail outlook live icloud yahoo ziggo kpnmail planet xs4all me msn proton")
"""Providers of mail for everybody."""
PLACES = {
    "s gravenhage": "den haag", "the hague": "den haag", "den bosch": "s hertogenbosch",
    "brussels": "brussel", "bruxelles": "brussel", "antwerp": "antwerpen", "flushing": "vlissingen",
}  # fmt: skip
"""Places with several names, folded: each by one of them."""
