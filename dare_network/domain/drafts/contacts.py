"""The ways to reach people and organisations beside the main ones: each field is of one kind."""

from typing import Annotated

from dare_network.domain.drafts.checking import Emails, Lines, Text
from dare_network.domain.fields import About
from dare_network.language import N_

CONTACT = N_("Contact")
"""The heading under which forms fold them."""

_SEVERAL = N_("Several are written one in each line.")

Mobile = Annotated[
    Lines,
    About(
        N_("Mobile telephone"),
        later=True,
        fold=CONTACT,
        help=_SEVERAL,
        headers="mobile|mobile phone|mobile number|cell phone|mobiel|gsm|"
        "mobiele telefoon|mobiel nummer|06-nummer|mobiel nr|mobiele nr|mob|mob. nr|mobiel werk|tel. mobiel|"
        "telefoon mobiel|mobiel telefoonnummer|mobile nr|mobile no",
        personal=True,
    ),
]
PrivatePhone = Annotated[
    Lines,
    About(
        N_("Private telephone"),
        later=True,
        fold=CONTACT,
        help=_SEVERAL,
        headers="private phone|home phone|telefoon privé|telefoon thuis|privételefoon|tel. privé|"
        "tel. thuis|privé tel|privénummer|mobiel privé",
        personal=True,
    ),
]
SecretariatPhone = Annotated[
    Lines,
    About(
        N_("Telephone of the secretariat"),
        later=True,
        fold=CONTACT,
        help=_SEVERAL,
        headers="secretariat phone|assistant's phone|secretariat|secretariaat|telefoon secretariaat|"
        "tel. secretariaat",
        personal=True,
    ),
]
FurtherPhones = Annotated[
    Lines,
    About(
        N_("Further telephones"),
        later=True,
        fold=CONTACT,
        help=_SEVERAL,
        headers="other phone|second phone|phone 2|business phone 2|telefoon 2|tweede telefoon|tel. 2|"
        "telefoonnummer 2|tel. overig|telefoon overig",
        personal=True,
    ),
]
PrivateEmail = Annotated[
    Emails,
    About(
        N_("Private e-mail address"),
        later=True,
        fold=CONTACT,
        help=_SEVERAL,
        headers="private e-mail|private email|home email|e-mail privé|privé e-mail|privé-e-mailadres|"
        "mail privé|privémail",
        personal=True,
    ),
]
SecretariatEmail = Annotated[
    Emails,
    About(
        N_("E-mail address of the secretariat"),
        later=True,
        fold=CONTACT,
        help=_SEVERAL,
        headers="secretariat e-mail|secretariat email|e-mail secretariaat|e-mailadres secretariaat|"
        "mail secretariaat",
        personal=True,
    ),
]
FurtherEmails = Annotated[
    Emails,
    About(
        N_("Further e-mail addresses"),
        later=True,
        fold=CONTACT,
        help=_SEVERAL,
        headers="e-mail 3|email 3|e-mail 3 address|further e-mail|overige e-mail",
        personal=True,
    ),
]
Address = Annotated[
    Text,
    About(
        N_("Address"),
        later=True,
        fold=CONTACT,
        headers="adres|visiting address|bezoekadres|street address|straat|street|business street|werkadres|"
        "adres werk|adres werk, straat|straat (werk)",
        personal=True,
    ),
]
PostalAddress = Annotated[
    Text,
    About(
        N_("Postal address"),
        later=True,
        fold=CONTACT,
        headers="postadres|mailing address|postbus|po box|correspondentieadres",
        personal=True,
    ),
]
PrivateAddress = Annotated[
    Text,
    About(
        N_("Private address"),
        later=True,
        fold=CONTACT,
        headers="home address|home street|privéadres|woonadres|huisadres",
        personal=True,
    ),
]
