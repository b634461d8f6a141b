"""Ce que l’on dit de la façon dont on apprend."""

WORDS: dict[str, str | tuple[str, str]] = {
    "nothing": "Aucune réponse pour l’instant, donc rien à montrer. Commencez par\u00a0: viva quiz",
    "answers": ("Une réponse en tout.", "{number} réponses en tout."),
    "streak": ("Un jour de suite.", "{n} jours de suite."),
    "time": "Temps passé, semaine par semaine",
    "spent": "{week} ces 7 derniers jours, {month} ces 30 derniers, {ever} en tout.",
    "each": ("Environ une seconde par réponse.", "Environ {seconds} secondes par réponse."),
    "hours": "{hours}\u00a0h\u00a0{minutes}",
    "minutes": "{minutes}\u00a0min",
    "percent": "{number}\u00a0%",
    # Le calendrier.
    "year": "Réponses, jour par jour",
    "days": "lun mar mer jeu ven sam dim",
    "months": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "months-short": "jan fév mar avr mai jun jul aoû sep oct nov déc",
    # Ce qui vient.
    "due": "À revoir dans les 30 prochains jours",
    "today": "aujourd’hui",
    "due-in-all": ("Une question en tout, {today} aujourd’hui.", "{n} questions en tout, dont {today} aujourd’hui."),
    "due-none": "Rien pour l’instant.",
    "new-besides": ("Et au plus {n} nouvelle par jour.", "Et au plus {n} nouvelles par jour."),
    # Ce qui est resté.
    "remembered": "Retenu d’un jour à l’autre",
    "reviews-month": ("Une révision ces 30 derniers jours", "{number} révisions ces 30 derniers jours"),
    "reviews-ever": ("Une révision en tout", "{number} révisions en tout"),
    "expected": "prévu",
    "observed": "constaté",
    "by-month": "Constaté mois par mois\u00a0; {tick} marque ce qui était prévu",
    "wanted": "Les questions reviennent de sorte que vous en sachiez {percent}.",
    "no-reviews": "Aucune question n’est encore revenue un autre jour.",
    # Ce qui est su.
    "topics": "Su, par sujet",
    "levels": "Su, par niveau",
    "known": "{n} sur {of}",
    "signs": "●\u00a0su pour trois semaines ou plus, ◐\u00a0vu, ○\u00a0nouveau",
    "talks": (
        "{n} question est à débattre\u00a0; elle n’est jamais à revoir, ni comptée ici.",
        "{n} questions sont à débattre\u00a0; elles ne sont jamais à revoir, ni comptées ici.",
    ),
    "passages": "Su, passage par passage",
    "passage-signs": (
        "●\u00a0trois questions sur quatre sont sues, ◐\u00a0certaines ont été vues, ○\u00a0aucune encore, "
        "·\u00a0rien n’est demandé dessus"
    ),
    "least": "Les moins sus",
    "level-remember": "se rappeler",
    "level-understand": "comprendre",
    "level-apply": "appliquer",
    "level-analyse": "analyser",
    "level-evaluate": "évaluer",
    "level-none": "sans niveau",
    # Ce qui est difficile.
    "hardest": "Les plus difficiles à retenir",
    "none-hard": "Rien n’a encore été oublié d’un jour à l’autre.",
    "lapses": ("oubliée une fois", "oubliée {n} fois"),
    "leech": "{told}, une sangsue",
    "leeches": (
        "Une question est une sangsue (✗)\u00a0: la répéter ne sert plus. Récrivez-la, ou coupez-la en deux.",
        "{n} questions sont des sangsues (✗)\u00a0: les répéter ne sert plus. Récrivez-les, ou coupez-les en deux.",
    ),
}
