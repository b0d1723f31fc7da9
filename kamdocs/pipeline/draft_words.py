"""What a first draft says and asks, in the language of the offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Headings, sentences and questions of a draft; names in braces are filled in."""

    title: str
    talk: str
    summary: str
    understood: str
    proposed: str
    return_: str
    works: str
    risks: str
    about: str
    ask_title: str
    ask_summary: tuple[str, ...]
    ask_needs: str
    ask_criteria: str
    ask_translation: str
    ask_proposed: tuple[str, ...]
    ask_figure: str
    ask_figures: str
    ask_return: str
    ask_works: str
    ask_risks: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        title="Proposal for {customer}",
        talk="Walk through this offer together",
        summary="Executive summary",
        understood="What we understood",
        proposed="What we propose",
        return_="What it pays back",
        works="How it works",
        risks="Risks and how we handle them",
        about="About us",
        ask_title="What is the outcome they buy, in a few words? It is the title.",
        ask_summary=(
            "What is the situation, in one sentence?",
            "What is the outcome, with figures, and by when?",
            "What does it cost, and what do you ask of the reader until when?",
        ),
        ask_needs="What do they want and what hurts, in their own words? Mark it share: yes in the profile.",
        ask_criteria="By what will they decide, in their own order?",
        ask_translation="Is any of what follows in another language? Translate it.",
        ask_proposed=(
            "What do you recommend, and why this rather than something else?",
            "What is unique or exclusive about it?",
        ),
        ask_figure="What becomes of «{need}»: which figure, by when, from which source? It is an outcome with need: {id}.",
        ask_figures="Which outcomes do they get: figure, by when, from which source? They are outcomes: above.",
        ask_return="From which baseline, under which assumptions, and when is it paid back?",
        ask_works="How does it fit what they have, and how is it accepted? What stays out is scope: excluded: above.",
        ask_risks="What may go wrong, and what do you do about it? Who helps after the signature?",
    ),
    "es": Words(
        title="Propuesta para {customer}",
        talk="Repasar juntos esta oferta",
        summary="Resumen ejecutivo",
        understood="Lo que hemos entendido",
        proposed="Lo que proponemos",
        return_="Lo que aporta",
        works="Cómo funciona",
        risks="Los riesgos y cómo los tratamos",
        about="Quiénes somos",
        ask_title="¿Qué resultado compran, en pocas palabras? Es el título.",
        ask_summary=(
            "¿Cuál es la situación, en una frase?",
            "¿Cuál es el resultado, con cifras, y para cuándo?",
            "¿Cuánto cuesta, y qué le pide usted al lector y hasta cuándo?",
        ),
        ask_needs="¿Qué quieren y qué les duele, con sus palabras? Márquelo con share: yes en el perfil.",
        ask_criteria="¿Según qué decidirán, en su propio orden?",
        ask_translation="¿Está en otro idioma algo de lo que sigue? Tradúzcalo.",
        ask_proposed=(
            "¿Qué recomienda, y por qué esto y no otra cosa?",
            "¿Qué tiene de único o exclusivo?",
        ),
        ask_figure="¿En qué queda «{need}»: qué cifra, para cuándo, de qué fuente? Es un resultado de outcomes: con need: {id}.",
        ask_figures="¿Qué resultados obtienen: cifra, para cuándo, de qué fuente? Van arriba, en outcomes:.",
        ask_return="¿Desde qué punto de partida, con qué supuestos, y cuándo se recupera?",
        ask_works="¿Cómo encaja con lo que tienen y cómo se acepta? Lo que queda fuera va arriba, en scope: excluded:.",
        ask_risks="¿Qué puede salir mal y qué hacen ustedes al respecto? ¿Quién ayuda después de la firma?",
    ),
    "ca": Words(
        title="Proposta per a {customer}",
        talk="Repassar junts aquesta oferta",
        summary="Resum executiu",
        understood="El que hem entès",
        proposed="El que proposem",
        return_="El que aporta",
        works="Com funciona",
        risks="Els riscos i com els tractem",
        about="Qui som",
        ask_title="Quin resultat compren, en poques paraules? És el títol.",
        ask_summary=(
            "Quina és la situació, en una frase?",
            "Quin és el resultat, amb xifres, i per a quan?",
            "Quant costa, i què demaneu al lector i fins quan?",
        ),
        ask_needs="Què volen i què els fa mal, amb les seves paraules? Marqueu-ho amb share: yes al perfil.",
        ask_criteria="Segons què decidiran, en el seu propi ordre?",
        ask_translation="Hi ha res del que segueix en una altra llengua? Traduïu-ho.",
        ask_proposed=(
            "Què recomaneu, i per què això i no una altra cosa?",
            "Què té d’únic o exclusiu?",
        ),
        ask_figure="En què queda «{need}»: quina xifra, per a quan, de quina font? És un resultat d’outcomes: amb need: {id}.",
        ask_figures="Quins resultats obtenen: xifra, per a quan, de quina font? Van a dalt, a outcomes:.",
        ask_return="Des de quin punt de partida, amb quins supòsits, i quan es recupera?",
        ask_works="Com encaixa amb el que tenen i com s’accepta? El que queda fora va a dalt, a scope: excluded:.",
        ask_risks="Què pot anar malament i què hi feu? Qui ajuda després de la signatura?",
    ),
}
