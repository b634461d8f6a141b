"""Les mots des seules cartes Anki ; ce que dit chaque face est dans ``asking``.

Aucun signe HTML : ils sont mis tels quels entre des balises.
"""

WORDS: dict[str, str | tuple[str, str]] = {
    "several": "Plusieurs réponses peuvent être justes.",
    "how-many": ("Une réponse.", "{n} réponses."),
    "to-the-letter": "À la lettre près.",
    "hints": ("Indice", "Indices"),
    "mistakes": "Pas juste\u00a0:",
    "not-needed": "En trop\u00a0: {texts}",
    "verdict-right": "Juste.",
    "verdict-partly": "{got} sur {of}.",
    "verdict-wrong": "Ce n’est pas cela.",
    "missed": "oublié",
    "had": "vous aviez\u00a0:",
    "had-rank": "vous l’aviez en {rank}",
    "says": "{voice}\u00a0: {gist}",
    "credit": "Auteurs\u00a0: {credit}",
    "licence": "Licence\u00a0: {licence}",
    "source": "Source\u00a0: {source}",
}
