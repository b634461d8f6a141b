"""Ce qui se dit de l’historique en route vers un autre programme, et au retour."""

WORDS: dict[str, str | tuple[str, str]] = {
    "reviews": ("une révision", "{n} révisions"),
    "along": (
        "Votre historique est du voyage\u00a0: une question, {reviews}. Gardez ce fichier pour vous.",
        "Votre historique est du voyage\u00a0: {n} questions, {reviews}. Gardez ce fichier pour vous.",
    ),
    "none": "Ces questions n’ont pas encore d’historique\u00a0: c’est le paquet tout simple.",
    "tick": (
        "Dans Anki, cochez «\u00a0Importer tout progrès dans les révisions\u00a0»\u202f; seules les cartes "
        "nouvelles pour Anki le prennent."
    ),
}
