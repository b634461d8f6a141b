"""Ce qui est dit quand des journaux se rencontrent dans un dossier, et de leurs copies."""

WORDS: dict[str, str | tuple[str, str]] = {
    "files": ("une autre machine", "{n} autres machines"),
    "taken": ("Depuis {files}\u00a0: une entrée nouvelle.", "Depuis {files}\u00a0: {n} entrées nouvelles."),
    "nothing-new": "Depuis {files}\u00a0: rien de nouveau.",
    "alone": "Aucune autre machine n’est encore passée ici.",
    "sent": ("{path} contient l’unique entrée de ce journal.", "{path} contient les {n} entrées de ce journal."),
    "torn": "{file} a été laissé\u00a0: il n’est arrivé qu’en partie. Attendez qu’il soit entier, et relancez.",
    "foreign": ("{file} a été laissé\u00a0: aucun Viva ne l’a écrit ainsi. Supprimez-le, et relancez sur sa machine."),
    "newer": "{file} a été laissé\u00a0: un Viva plus récent l’a écrit. Mettez celui-ci à jour, et relancez.",
    "twin": (
        "{file} a été laissé\u00a0: il vient d’une copie de ce journal qui a continué de son côté, et les deux ont "
        "donné les mêmes numéros à des réponses différentes. Sur l’une des deux machines, revenez à une copie "
        "d’avant, et relancez."
    ),
    "unreadable": "{file} a été laissé\u00a0: il ne peut pas être lu. Voyez qui peut le lire, et relancez.",
    "backed-up": ("Une réponse gardée dans {path}.", "{n} réponses gardées dans {path}."),
    "sure": "Mettre {path} à la place du journal actuel, qui est gardé à côté\u00a0? [o/n]",
    "yes": "o oui",
    "left": "Rien n’a été changé.",
    "restored": (
        "Le journal est celui de {path}\u00a0: une réponse.",
        "Le journal est celui de {path}\u00a0: {n} réponses.",
    ),
    "kept": "Celui d’avant est gardé dans {path}.",
}
