"""Words of offices for entries of our lists, in English and Dutch."""

from collections.abc import Mapping

from dare_network.importing.answers import EMPLOYMENT

SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "type_id": {
        EMPLOYMENT: "works at|works for|employed by|employee of|employee|employment|current employee of|"
        "works in|former employee of|is employed by|staff of|werkt bij|werkt voor|werkzaam bij|"
        "in dienst bij|medewerker van|werknemer van|dienstverband|aanstelling bij|affiliated with|"
        "verbonden aan",
        "works_with": "collaborates with|collaboration|cooperates with|partner of|partners with|partner|"
        "samenwerking|samenwerkt met|werkt samen|partner van|samenwerkingspartner",
        "knows": "acquaintance|acquainted with|contact of|kennen elkaar|kent elkaar|bekende van|"
        "contact met|contact",
        "advises": "advisor to|adviser to|advisor of|adviser of|advice|consults for|adviseur van|"
        "advies aan|advies",
        "funds": "funder of|finances|sponsors|sponsor of|grants to|subsidises|subsidieert|subsidie|"
        "financiering|financier van|sponsort",
        "oversees": "supervises|regulates|inspects|regulator of|toezicht op|toezichthouder van|"
        "houdt toezicht",
        "member_of": "member of|member|membership|sits on board of|board member of|sits on|serves on|"
        "lid van|lid|lidmaatschap|zit in bestuur van|bestuurslid van|zit in|deelgenoot van|"
        "committee member of",
        "parent_of": "parent organisation of|owns|owner of|moeder van|moederorganisatie van|eigenaar van",
        "successor_of": "succeeds|successor to|replaces|opvolger van|volgt op",
        "participates_in": "participates in|participant in|takes part in|partner in|deelnemer aan|"
        "doet mee aan|deelname|neemt deel",
        "supplies": "supplier of|supplies to|delivers to|leverancier van|levert",
        "refers_to": "refers patients to|referral to|verwijst patienten naar|verwijzing",
        "represents": "representative of|spokesperson for|vertegenwoordiger van|namens",
        "accredits": "certifies|accreditor of|certificeert|certificering van",
        "related_to": "related|linked to|connected to|relation|relatie|verbonden|verband|overig|other",
    },
    "category": {
        "scientist": "scientist|researcher|developer|principal investigator|professor|onderzoeker|"
        "wetenschapper|ontwikkelaar|hoogleraar|academic",
        "clinician": "clinician|physician|doctor|medical specialist|arts|behandelaar|clinicus|"
        "medisch specialist|internist|hematoloog",
        "pharmacist": "pharmacist|hospital pharmacist|qp|qualified person|apotheker|ziekenhuisapotheker",
        "gmp_facility": "gmp facility|gmp|cleanroom|gmp faciliteit|productiefaciliteit|manufacturing",
        "regulatory_affairs": "regulatory affairs|regulatory|policy liaison|liaison|beleidsliaison",
        "coordination": "coordination|coordinator|coordination team|coordinatie|programmabureau",
        "steering": "steering group|steering|steering board|stuurgroep|bestuur",
        "regulator_nl": "national regulator|regulator|competent authority|toezichthouder|"
        "registratieautoriteit|national authority",
        "regulator_eu": "eu regulator|european regulator|european authority|europese autoriteit",
        "ethics_committee": "ethics committee|ethics|metc|medical ethics committee|ccmo|"
        "toetsingscommissie|medisch ethische toetsingscommissie|ethische commissie",
        "gmo_authority": "gmo|gmo authority|ggo|ggo autoriteit|ggo instantie|bureau ggo",
        "hta_body": "hta|hta body|hta instantie|hta organisation|health technology assessment",
        "payer": "payer|insurer|health insurer|tariff authority|verzekeraar|zorgverzekeraar",
        "policymaker": "ministry|policymaker|policy maker|government|ministerie|beleidsmaker|overheid",
        "patient_advocate": "patient|patient advocate|patient organisation|patient organization|"
        "patient group|patientenorganisatie|patientenvereniging|patientvertegenwoordiger",
        "funder": "funder|funding body|grant provider|financier|fonds|subsidiegever",
        "professional_society": "professional society|professional association|scientific society|"
        "beroepsvereniging|wetenschappelijke vereniging",
        "accreditation": "accreditation|accreditation body|standards body|accreditatie|normeringsorganisatie",
        "research_network": "research network|research infrastructure|onderzoeksnetwerk|netwerk|"
        "infrastructure",
        "industry": "industry|company|biotech|pharma|pharmaceutical company|cdmo|industrie|bedrijf|"
        "farmaceut|farmaceutische industrie",
    },
    "organisation_kind": {
        "umc": "umc|university medical center|university hospital|academic hospital|academisch ziekenhuis|"
        "universitair medisch centrum",
        "university": "university|universiteit|hogeschool",
        "hospital": "hospital|ziekenhuis|general hospital",
        "research_institute": "institute|research center|research centre|instituut|kennisinstituut",
        "authority": "authority|regulator|government agency|agency|public body|overheid|autoriteit|"
        "toezichthouder",
        "ministry": "ministry|ministerie|department",
        "company": "company|business|biotech|industry|industrie|bedrijf|onderneming|b v",
        "association": "association|society|professional society|vereniging|beroepsvereniging|federatie|"
        "stichting|foundation",
        "patient_organisation": "patient organization|patient group|patientenorganisatie|patientenvereniging",
        "funder": "funder|fund|fonds|financier|subsidiegever",
        "insurer": "insurer|health insurer|payer|verzekeraar|zorgverzekeraar",
        "network": "network|consortium|netwerk|samenwerkingsverband",
        "project": "project|programme|program|programma",
        "facility": "facility|gmp facility|faciliteit|cleanroom",
        "archive": "archive|archief",
        "other": "other|overig|anders",
    },
    "confidence": {
        "confirmed": "sure|certain|high|zeker|hoog|bevestigd|verified",
        "reported": "reported|medium|gemeld|gemiddeld|from hearsay|van horen zeggen",
        "assumed": "unsure|low|assumption|onzeker|laag|vermoed|vermoedelijk|aangenomen",
    },
    "level": {
        "nl": "national|dutch|netherlands|nederland|nationaal|nederlands",
        "eu": "european|europe|eu|europees|europa",
        "international": "global|world|worldwide|wereldwijd|mondiaal",
    },
}
"""By list and entry the words that mean it, apart by "|"."""
