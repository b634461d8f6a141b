"""What the rules of the families bank, translation, source and lock say, in French; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {
    # deck.lock.
    "lock-conflict": "Git a laissé ses marques ici\u00a0: deux personnes ont modifié deck.lock au même endroit.",
    "lock-conflict.fix": (
        "Gardez ce que disent les deux côtés, de deux lignes pour une même chose la plus récente, effacez les "
        "marques et lancez viva lock."
    ),
    "locked-twice": "«\u00a0{id}\u00a0» figure deux fois dans deck.lock.",
    "locked-twice.fix": "Gardez l’entrée aux moments les plus récents, et lancez viva lock.",
    "not-a-moment": "«\u00a0{text}\u00a0» n’est pas un moment.",
    "not-a-moment.fix": (
        "Reprenez la ligne d’une version précédente du fichier, ou écrivez-le comme dans 2020-03-14T15:09:26Z"
    ),
    "not-a-lock-digest": "«\u00a0{text}\u00a0» n’est pas une empreinte.",
    "not-a-lock-digest.fix": (
        "Reprenez la ligne d’une version précédente du fichier\u202f; une empreinte a 16 chiffres, de 0 à 9 et de "
        "a à f."
    ),
    "kind-changed": (
        "«\u00a0{id}\u00a0» est ici du genre «\u00a0{now}\u00a0», et il était «\u00a0{was}\u00a0» auparavant."
    ),
    "kind-changed.fix": (
        "Donnez un nouvel id à cette question, ou refaites-en «\u00a0{was}\u00a0»\u00a0: Anki et les apprenants "
        "connaissent l’ancien comme «\u00a0{was}\u00a0»."
    ),
    "retired-id-used": (
        "«\u00a0{id}\u00a0» est ici du genre «\u00a0{now}\u00a0»\u202f; c’était l’id d’une question retirée, du "
        "genre «\u00a0{was}\u00a0»."
    ),
    "retired-id-used.fix": (
        "Donnez un nouvel id à cette question\u00a0: Anki et les apprenants connaissent encore l’ancien comme "
        "«\u00a0{was}\u00a0»."
    ),
    "lock-behind": "deck.lock ne sait pas encore ce qui a changé dans\u00a0: {ids}",
    "lock-behind.fix": (
        "Lancez viva lock avant de publier le paquet, sinon les changements n’atteindront personne dans Anki."
    ),
}
