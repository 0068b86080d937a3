"""Words of the field by which a letter is read, in both languages."""

NUMBER = r"\d{1,2}\.\d{1,2}|\d{1,3}[a-z]?|[A-Z]\.?\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}|[A-H]"
"""A number as questions bear it: 3, A.1, IV."""

_ORDINALS = ("first eerste", "second tweede", "third derde", "fourth vierde", "fifth vijfde", "sixth zesde")
ORDINALS = {name: count for count, names in enumerate(_ORDINALS, start=1) for name in names.split()}
"""The number that an ordinal stands for."""

BODY_WORDS = (
    "college|cbg|meb|board|committee|commissie|agency|chmp|sawp|assessors?|beoordelaars?|rapporteurs?|"
    "inspectie|inspectorate|inspecteur|inspector|secretariat|secretariaat|experts|working party|"
    "secretaris|secretary|voorzitter|chair|authority|autoriteit|ministerie|ministry|regulator|zorginstituut|loket"
)
"""Names for a body, or for who speaks for one, besides its own."""

OUR_WORDS = (
    "applicant|sponsor|company|developer|investigators?|hospital|centre|consortium|manufacturer|"
    "aanvrager|indiener|verrichter|opdrachtgever|onderzoekers?|ziekenhuis|centrum|ontwikkelaar|fabrikant"
)
"""Names for those who asked, besides their own."""
