"""Ce qui se dit de l’historique en route vers un autre programme, et au retour."""

WORDS: dict[str, str | tuple[str, str]] = {
    "reviews": ("une révision", "{n} révisions"),
    "along": (
        "Votre historique est du voyage\u00a0: une question, {reviews}. Gardez ce fichier pour vous.",
        "Votre historique est du voyage\u00a0: {n} questions, {reviews}. Gardez ce fichier pour vous.",
    ),
    "none": "Ces questions n’ont pas encore d’historique\u00a0: c’est le paquet seul.",
    "tick": (
        "Dans Anki, cochez «\u00a0Importer tout progrès dans les révisions\u00a0»\u202f; seules les cartes "
        "nouvelles pour Anki le prennent."
    ),
    "taken": (
        "{path}\u00a0: une révision de {questions} était nouvelle\u202f; elle est à présent dans votre journal.",
        "{path}\u00a0: {n} révisions de {questions} étaient nouvelles\u202f; elles sont à présent dans votre journal.",
    ),
    "would-take": (
        "{path}\u00a0: une révision de {questions} est nouvelle.",
        "{path}\u00a0: {n} révisions de {questions} sont nouvelles.",
    ),
    "of-questions": ("une question", "{n} questions"),
    "nothing-new": "{path}\u00a0: rien de nouveau.",
    "no-log": (
        "{path} ne contient aucune révision. Dans Anki, cochez «\u00a0Inclure les données de planification\u00a0» en "
        "exportant, ou exportez toute la collection (.colpkg)."
    ),
    "unread": (
        "Le paquet {deck} a des problèmes\u202f; ses révisions ne sont pas cherchées\u00a0: voyez viva check {deck}."
    ),
    "known": ("Une avait déjà été prise.", "{n} avaient déjà été prises."),
    "own": (
        "Une est une réponse donnée dans Viva, que vous aviez emportée dans Anki.",
        "{n} sont des réponses données dans Viva, que vous aviez emportées dans Anki.",
    ),
    "by-hand": (
        "Une n’est pas une révision\u00a0: l’échéance a été fixée à la main ou par Anki.",
        "{n} ne sont pas des révisions\u00a0: l’échéance a été fixée à la main ou par Anki.",
    ),
    "no-card": ("Une est d’une carte qui n’existe plus.", "{n} sont de cartes qui n’existent plus."),
    "no-moment": ("Une porte une date impossible.", "{n} portent une date impossible."),
    "other-notes": (
        "Une est d’une note qui n’appartient à aucun de vos paquets.",
        "{n} sont de notes qui n’appartiennent à aucun de vos paquets.",
    ),
    "preview": (
        "Une n’était qu’un aperçu, dans un paquet filtré, et ne compte pas pour Anki non plus.",
        "{n} n’étaient que des aperçus, dans un paquet filtré, et ne comptent pas pour Anki non plus.",
    ),
    "unrated": ("Une n’a pas d’évaluation.", "{n} n’ont pas d’évaluation."),
}
