"""Names of people and names of organisations: which of the two a name is likely to be."""

import re
import unicodedata

from dare_network.domain.vocabulary import StakeholderKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("prof dr drs ir ing mr mw mevr mevrouw dhr mrs ms ds")
_PARTICLES = _words("van von der den de ten ter te 't 's 'd vd v.d. v/d del della di da el al la le")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,5}-?[^\W\d_]?\.?", re.UNICODE)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)

# Of a word in a name of an organisation, or its beginning or its end.
_BODIES = _words(
    "umc mc ggd ggz nfu nvz bv nv vof ltd inc gmbh llc plc ag sa srl ab oy asbl vzw holding group groep "
    "fonds fund funds stichting foundation vereniging association society genootschap maatschap federatie "
    "federation bond unie union alliantie alliance consortium netwerk network platform project programma "
    "programme initiative initiatief universiteit university universitair universitaire university's "
    "hogeschool academie academy school college faculteit faculty afdeling department dept ziekenhuis "
    "hospital hospitals kliniek clinic centrum center centre instituut institute institution instelling "
    "bureau agency agentschap autoriteit authority inspectie inspectorate ministerie ministry raad council "
    "board commissie committee comite dienst service services werkgroep taskforce overheid gemeente "
    "provincie rijk rijksinstituut rijksdienst kenniscentrum laboratorium laboratory laboratories lab labs "
    "pharma pharmaceuticals pharmaceutical biotech biosciences bioscience sciences therapeutics biologics "
    "genetics genomics medical medicines diagnostics technologies technology consultancy consulting "
    "consultants partners company bedrijf bank apotheek pharmacy verzekeraar verzekeringen insurance "
    "nederland nederlandse netherlands dutch european europe europese nationaal national international "
    "global patienten patients patient onderzoek research innovatie innovation zorg care health gezondheid "
    "gezondheidszorg kanker cancer organisatie organisation organization cooperatie museum archief archive "
    "register facility faciliteit stuurgroep office kantoor coordinatiebureau secretariaat unit"
)
_BODY_ENDS = (
    "stichting", "vereniging", "ziekenhuis", "instituut", "centrum", "fonds", "bureau", "organisatie",
    "pharma", "umc", "inspectie", "autoriteit", "verzekeraar", "universiteit", "hogeschool", "commissie",
    "netwerk",
    "kliniek", "klinieken", "ministerie", "biotech", "medisch", "bank", "huis", "groep", "federatie",
)  # fmt: skip

# The names by which most people in the Netherlands, and many elsewhere, are called.
_GIVEN = _words(
    "aad aafke aart abdel adam adriaan ahmed aisha alain albert alex alexander alexandra ali alice amber "
    "amina amy an ana anders andre andrea andreas andrew angela anita anja anke ankie ann anna anne anneke "
    "annelies annemarie annemieke annet annette annie anouk anton antonio arend ariane arie arjan arjen "
    "arno arnold arthur astrid auke ayse babette barbara barry bart bas bastiaan bea beatrix ben benjamin "
    "bente bernard bernd bert bertus bianca bo bob boris bouke bram brian brigitte caroline carla carlo "
    "carlos carmen carolien casper cathelijne catherine cees charles charlotte chantal chloe chris "
    "christel christian christiaan christina christine claire claudia claus coen cor cora corine corne "
    "cornelis daan dagmar daisy daniel danielle david debbie derk diana dick diederik dirk dorien doris "
    "douwe ed edith eduard edwin eef eelco els elena elisabeth elise eline elizabeth ella ellen ellis elma "
    "elly emiel emilie emily emma eric erica erik erwin esmee esther eva eveline evelien evert fatima "
    "femke ferdi ferdinand fleur floor floortje floris fons frank francien francois francoise frans fred "
    "frederik freek frits gabriel geert geertje gerard gerben gerda gerrit gert gijs gijsbert ginny "
    "godfried greet guido guus hadewych halil hanna hannah hanneke hans harm harold harry hassan hedwig "
    "heidi hein heleen helen helena helene helma hendrik henk henriette henri henry herman hidde hilde "
    "hugo ibrahim ilse imke ina inge ingeborg ingrid irene iris isa isabel isabelle ivo jaap jacob "
    "jacqueline jacques james jan jana janine janneke jannie jantine jasmijn jasper jean jeannette jelle "
    "jennifer jeroen jesper jessica jet jill jim joan joanna job jochem joep johan johanna johannes john "
    "jolanda jolien jonas jonathan joop joost jop jordi joris jorgen jos jose josef joseph josephine joyce "
    "juan judith jules julia julian julie juliette jurgen jurriaan kaat kai karel karen karim karin karina "
    "karl kasper kate katja kees kevin kim klaas klaus koen koos kris krista kristel lara lars laura "
    "laurens lea leen lena leo leon leonie leontien lex lia lianne lies liesbeth lieke lieve lilian lina "
    "linda lisa lisanne lizzy loes lois lonneke lotte louis louise luc lucas lucia ludo luuk lydia maaike "
    "maarten maartje mabel machteld madelon magda manon marc marcel marco margaret margot margreet "
    "margriet maria marian marianne marie marieke mariette marija marijke marijn marije marina mario "
    "marion maurits mark markus marleen marlies marloes marloe marten martijn martin martina martine marit "
    "mary mathijs mathilde matthijs max maurice maxime mees meike melanie melissa menno merel mia michael "
    "michel michelle michiel mieke mien mila milan mirjam mohamed mohammed monica monique mustafa myrthe "
    "nadia nadine nancy natalie natasja neeltje nicolaas nick nico nicole niek niels nienke nina noa noel "
    "noor nora norbert odile odon oscar olga olivia olivier onno otto pascal patricia patrick paul paula "
    "pauline peter petra philip philippe pia pien pier piet pieter pim quinten rachel ralph ramon rashid "
    "raymond rebecca reinier reinout rein remco remy rene renate renee renske rianne ria richard rick rik "
    "rita rob robbert robert robin roel roeland roelof rogier roland rolf romy ron ronald roos rosa "
    "rosalie roxanne ruben rudolf ruth ruud ryan saar sabine said sam samira samuel sander sandra sanne "
    "sara sarah sascha saskia sebastiaan sem serge sharon sietske sigrid silvia simon simone sjaak sjoerd "
    "sjors sofia sofie sonja sophia sophie stan stef stefan stefanie steven stijn susan susanne suzanne "
    "sven sylvia tamara tania tanja teun thea theo thera thijs thomas tijn tim tineke tina titia tjeerd "
    "tom tomas ton tonnie toon trudy twan valerie vera veronica veronique victor victoria vincent wanda "
    "wendy wessel wies wiebe wilfred wil willem willemijn willeke willy wilma wim wolfgang wouter xander "
    "yara yasmin yasmine yassin yolanda youssef yvette yvonne zara zeynep zoe ozlem gozde lukasz"
)


_ROLES = _words(
    "beoordelaar assessor reviewer inspecteur inspector medewerker secretaris secretary hoofd head "
    "coordinator manager directeur director adviseur adviser advisor beleidsmedewerker beleidsadviseur "
    "projectleider officer liaison voorzitter chair dossierhouder jurist statisticus statistician "
    "farmacoloog toxicoloog accountmanager teamleider afdelingshoofd bestuurder wetenschapper rapporteur "
    "griffier penningmeester treasurer"
)


def likely_kind(name: str) -> StakeholderKind | None:
    """The kind of stakeholder that has such a name; None where it may be either.

    Titles, initials, particles and given names are of people; "Stichting", "UMC", "B.V.", digits and
    abbreviations in capitals of organisations.
    """
    words = [word.strip('"“”().,;:+*') for word in name.replace("/", " / ").split()]
    words = [word for word in words if word]
    if not words or len(words) > 8:
        return StakeholderKind.ORGANISATION if words else None
    folded = [_folded(word) for word in words]
    if any(_is_of_a_body(word) for word in folded) or re.search(r"[\d&@/]", name):
        return StakeholderKind.ORGANISATION
    if folded[0] in _TITLES or _INITIALS.fullmatch(name.split()[0]) or _INITIALS.fullmatch(name.split()[-1]):
        return StakeholderKind.PERSON if len(words) > 1 else None
    if len(words) == 1:
        return StakeholderKind.ORGANISATION if words[0].isupper() and 2 <= len(words[0]) <= 6 else None
    first = folded[min(_place_after_comma(name), len(folded) - 1)] if "," in name else folded[0]
    if first.split("-")[0] in _GIVEN and words[-1][:1].isalpha():
        return StakeholderKind.PERSON
    if words[0].isupper() and 2 <= len(words[0]) <= 6 and not name.isupper():
        return StakeholderKind.ORGANISATION
    if any(word in _PARTICLES for word in folded[1:-1]) and words[0].istitle() and len(words) <= 6:
        return StakeholderKind.PERSON
    return None


def names_a_role(name: str) -> bool:
    """Return whether a text in small letters says what somebody does, not who: "beoordelaar kwaliteit"."""
    words = [_folded(word.strip('"“”().,;:')) for word in name.split()]
    return bool(words) and name == name.lower() and (words[0] in _ROLES or words[-1] in _ROLES)


def may_be_a_person(name: str) -> bool:
    """Return whether nothing speaks against a name being a person's: two to five words in capitals."""
    words = name.replace(",", " ").split()
    return (
        2 <= len(words) <= 5
        and likely_kind(name) is not StakeholderKind.ORGANISATION
        and all(_WORD.fullmatch(word.strip(".")) or _folded(word) in _PARTICLES for word in words)
        and (words[-1][:1].isupper() or "," in name)
    )


def _is_of_a_body(word: str) -> bool:
    bare = word.replace(".", "")
    return (
        bare in _BODIES
        or any(part in _BODIES for part in bare.split("-"))
        or (len(bare) > 6 and bare.endswith(_BODY_ENDS))
    )


def _place_after_comma(name: str) -> int:
    """The place of the first word after the comma, which in "Berg, Jan van den" is the given name."""
    before = len(name.split(",")[0].split())
    return before if before < len(name.replace(",", " ").split()) else 0


def _folded(word: str) -> str:
    plain = unicodedata.normalize(
        "NFKD", word.casefold().replace("ø", "o").replace("ł", "l").replace("’", "'")
    )
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
