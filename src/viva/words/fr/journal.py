"""Ce qui ne va pas avec un journal, et comment en sortir."""

WORDS: dict[str, str | tuple[str, str]] = {
    "no-folder": "{path} ne peut pas être créé ({reason}), or c’est là que sont gardées les réponses.",
    "no-folder.fix": "Donnez à VIVA_HOME un dossier où vous pouvez écrire.",
    "folder": "{path} est un dossier, or les réponses sont gardées dans un fichier de ce nom.",
    "folder.fix": "Déplacez-le, ou donnez à VIVA_HOME un autre dossier.",
    "foreign": "{path} est la base de données d’un autre programme.",
    "foreign.fix": "Déplacez-la, ou donnez à VIVA_HOME un autre dossier. Rien n’y a été changé.",
    "moved": "{path} a été déplacé ou supprimé pendant que Viva tournait\u00a0: cette réponse n’a pas pu être gardée.",
    "moved.fix": "Remettez-le, ou quittez et recommencez\u202f; ce qui précède est là où il est parti.",
    "read-only": "{path} ne peut pas être écrit\u00a0: aucune réponse ne serait gardée.",
    "read-only.fix": "Rendez-le accessible en écriture, ou donnez à VIVA_HOME un dossier qui l’est.",
    "newer": "{path} vient d’un Viva plus récent, que celui-ci ne doit pas toucher.",
    "newer.fix": "Mettez Viva à jour, ou donnez à VIVA_HOME un autre dossier.",
    "damaged": "{path} n’est pas un journal lisible ({reason}).",
    "damaged.fix": (
        "Déplacez-le avec les fichiers -wal et -shm voisins, et Viva en commencera un autre\u202f; "
        "ou revenez à une copie avec `viva restore`. Rien n’y a été changé."
    ),
    "full": "{path} ne peut pas être écrit\u00a0: disque plein ou défaillant ({reason}).",
    "full.fix": "Faites de la place et répondez encore\u202f; tout ce qui précède est gardé.",
    "busy": "{path} est tenu par un autre Viva qui ne le lâche pas.",
    "busy.fix": "Fermez l’autre et réessayez.",
}
