"""Ce qui est dit de la couverture : quels passages ont des questions, quelles phrases sont toujours dans leur texte."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Le résumé.
    "all-asked": (
        "Passages couverts\u00a0: {asked} sur {all}, chacun par une question au moins.",
        "Passages couverts\u00a0: {asked} sur {all}, chacun par {n} questions au moins.",
    ),
    "some-asked": "Passages couverts\u00a0: {asked} sur {all}.",
    "no-passages": "La source n’a pas encore de passages.",
    "never-these": ("Un passage est sans question\u00a0: {ids}", "{n} passages sont sans question\u00a0: {ids}"),
    "skipped-these": (
        "Un passage est laissé de côté pour une raison\u00a0: {ids}",
        "{n} passages sont laissés de côté pour une raison\u00a0: {ids}",
    ),
    "total": (
        "{n} question\u00a0: {marked} avec réponse, {talk} à débattre.",
        "{n} questions\u00a0: {marked} avec réponse, {talk} à débattre.",
    ),
    "total-none": "Aucune question n’est encore écrite.",
    "total-marked": ("{n} question, avec réponse.", "{n} questions, toutes avec réponse."),
    "total-talk": (
        "{n} question, à débattre\u00a0: elle n’est pas notée.",
        "{n} questions, toutes à débattre\u00a0: aucune n’est notée.",
    ),
    "languages": "Par langue\u00a0: {counts}",
    # Les niveaux.
    "level-remember": "mémoriser",
    "level-understand": "comprendre",
    "level-apply": "appliquer",
    "level-analyse": "analyser",
    "level-evaluate": "évaluer",
    "level-none": "sans niveau",
    "level-discuss": "débattre",
    # Un passage.
    "section": "Section {number}",
    "no-gist": "(son résumé n’est pas encore écrit)",
    "never": "sans question",
    "skipped": "laissé de côté",
    "reason": "Laissé de côté\u00a0: {reason}",
    "lacking": "pas encore en {language}\u00a0: {ids}",
    # Ce qui ne repose sur rien.
    "uncited": (
        "Une question ne repose sur aucun passage\u00a0:",
        "{n} questions ne reposent sur aucun passage\u00a0:",
    ),
    "more": ("et une autre", "et {n} autres"),
    # Le texte même.
    "proved": "dans le texte",
    "unproved": "absent du texte",
    "instead": "On y lit maintenant\u00a0:",
    "instead-unknown": "On ne peut dire ce qui est là à la place.",
    "look-at": "À revoir\u00a0: {questions}",
    "nothing-rests": "Aucune question ne repose sur ce passage.",
    "all-proved": (
        "La seule phrase est dans {file}, mot pour mot.",
        "Les {n} phrases sont dans {file}, mot pour mot.",
    ),
    "some-proved": (
        "Une phrase sur {all} n’est pas dans {file}\u00a0: {ids}",
        "{n} phrases sur {all} ne sont pas dans {file}\u00a0: {ids}",
    ),
    "none-proved": "Aucune des {all} phrases n’est dans {file}. Est-ce bien le texte qui a été relevé\u202f?",
    # La page.
    "page-title": "Couverture\u00a0: {title}",
    "page-levels": "Questions par niveau",
    "page-level": "Niveau",
    "page-count": "Questions",
    "page-passages": "Passages",
    "page-id": "Passage",
    "page-says": "Ce qu’il dit",
    "page-asks": "Questions",
    "page-only": "seulement {langs}",
    "page-written": "{path} est écrit.",
}
