"""The words a log may be written in: English, Spanish and Catalan.

Everything here is folded: lower case, without accents.
"""

from __future__ import annotations

import unicodedata

_KINDS = {
    "meeting": "meeting meet reunion reunio junta encuentro trobada",
    "call": "call phone telephone llamada trucada telefono telefon videollamada videotrucada",
    "email": "email e-mail mail correo correu",
    "letter": "letter carta",
    "visit": "visit visita",
    "review": "review qbr revision revisio",
    "trigger": "trigger desencadenante desencadenant detonante detonant disparador",
    "value": "value valor",
    "feedback": "feedback opinion opinio comentario comentari",
    "complaint": "complaint queja queixa reclamacion reclamacio",
    "wish": "wish request deseo desig peticion peticio",
    "misunderstanding": "misunderstanding malentendido malentes",
    "event": "event evento esdeveniment acte feria fira",
    "newsletter": "newsletter boletin butlleti",
    "note": "note nota",
}
KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
KIND_OF |= {"correo electronico": "email", "correu electronic": "email"}
KINDS = tuple(_KINDS)

# What the heading says next is a thing, not a person.
ABOUT_KINDS = frozenset({"value", "trigger", "event", "newsletter", "note"})

NEXT_WORDS: tuple[str, ...] = (
    "next",
    "proximo",
    "proxim",
    "siguiente",
    "seguent",
    "next step",
    "proximo paso",
)
NEXT_WORDS += ("proxim pas", "seguent pas", "siguiente paso", "proxima accion", "propera accio")

_FIELDS = {
    "severity": "severity,gravedad,severidad,gravetat,severitat",
    "owner": "owner,responsible,responsable",
    "due": "due,due by,deadline,vence,plazo,fecha limite,venc,termini,data limit",
    "solved": "solved,resolved,resuelto,resuelta,solucionado,solucionada,resolt,resolta,solucionat,solucionada",
    "routed_to": "passed to,routed to,forwarded to,pasado a,trasladado a,derivado a,passat a,traslladat a,derivat a",
    "evidence": "evidence,proof,evidencia,prueba,prova",
    "source": "source,noticed by,fuente,origen,font",
    "consequence": "consequence,consecuencia,consequencia",
    "about": "about,sobre,acerca de,quant a",
    "shown": "shown,presented,mostrado,presentado,mostrat,presentat",
    "satisfaction": "satisfaction,satisfaccion,satisfaccio",
    "amount": "amount,importe,import",
}
LABEL_OF = {field: words.split(",")[0].capitalize() for field, words in _FIELDS.items()}
FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words.split(",")}

_SEVERITIES = {
    "slight": "slight minor low leve menor lleu lleuger lleugera",
    "serious": "serious medium serio seria serios seriosa importante important",
    "severe": "severe critical high grave critico critica greu critic",
}
SEVERITY_OF = {word: severity for severity, words in _SEVERITIES.items() for word in words.split()}

_MONTHS = {
    1: "january enero gener",
    2: "february febrero febrer",
    3: "march marzo marc",
    4: "april abril",
    5: "may mayo maig",
    6: "june junio juny",
    7: "july julio juliol",
    8: "august agosto agost",
    9: "september septiembre setiembre setembre",
    10: "october octubre",
    11: "november noviembre novembre",
    12: "december diciembre desembre",
}
MONTH_OF = {word: month for month, words in _MONTHS.items() for word in words.split()}
MONTH_OF |= {
    "jan": 1, "ene": 1, "gen": 1, "feb": 2, "mar": 3, "apr": 4, "abr": 4, "jun": 6, "jul": 7,
    "aug": 8, "ago": 8, "sep": 9, "sept": 9, "set": 9, "oct": 10, "nov": 11, "dec": 12, "dic": 12,
    "des": 12,
}  # fmt: skip


def fold(word: str) -> str:
    """A word without case and accents, to be looked up."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
