"""Ce qui est dit du fichier de réglages : ce qu’est chaque réglage, et ce qui ne va pas."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Le fichier que commence `viva settings --edit`.
    "head": (
        "Les réglages de Viva. Rien n’est encore réglé\u00a0: ôtez le # d’une ligne où aucune espace ne le suit.\n"
        "«\u00a0viva settings\u00a0» montre ce qui vaut à présent, et pourquoi."
    ),
    "language": "La langue du programme\u00a0: auto, en, fr.",
    "question-language": "La langue des questions, si le paquet l’a\u00a0; auto\u00a0: celle du programme.",
    "theme": (
        "Les couleurs\u00a0: auto (sombre ou clair, selon ce que dit le terminal), dark (sombre), light (clair), "
        "ou l’un de ceux-ci\u00a0: {themes}."
    ),
    "animation": "Si quelque chose peut bouger à l’écran\u00a0: on (oui), off (non).",
    "count": "Le nombre de questions d’une séance\u00a0; 0 pour toutes.",
    "retention": (
        "La part de ce qui revient que vous voulez encore savoir, de {least} à {most}. Plus, c’est plus de révisions."
    ),
    "new-per-day": "Le nombre de questions nouvelles par jour, au plus.",
    "reviews-per-day": "Le nombre de révisions par jour, au plus\u00a0; sans cette ligne, toutes celles qui sont dues.",
    "day-ends": (
        "L’heure où finit la journée de travail, de 0 à 12\u00a0: avec 4, une heure du matin est encore aujourd’hui."
    ),
    "exam-minutes": "La durée d’un examen en minutes\u00a0; sans cette ligne, elle n’est pas limitée.",
    "marks-out-of": "Sur combien un examen est noté, 20 ou 100\u00a0; sans cette ligne, 20 en français, sinon 100.",
    "editor": "La commande qui ouvre un fichier\u00a0; sans cette ligne, $VISUAL ou $EDITOR.",
    "keys": "D’autres touches pour ce que l’on peut faire. Les actions\u00a0: {actions}.",
    # D’où vient une valeur.
    "from-default": "par défaut",
    "from-line": "ligne {line}",
    "none": "—",
    "no-file": "{path} n’existe pas encore\u00a0: «\u00a0viva settings --edit\u00a0» le crée.",
    # Ce que dit `viva settings --edit`.
    "sound": "{path} est correct.",
    "problems": (
        "Un problème\u00a0; ce réglage garde sa valeur par défaut.",
        "{n} problèmes\u00a0; ces réglages gardent leurs valeurs par défaut.",
    ),
    "no-editor": (
        "Aucun éditeur trouvé pour {path}. Donnez à VISUAL ou à EDITOR la commande d’un éditeur, par exemple nano."
    ),
    "editor-missing": (
        "L’éditeur «\u00a0{command}\u00a0» ne peut pas être lancé ({reason}). Tout autre peut modifier {path}."
    ),
    "editor-failed": "L’éditeur «\u00a0{command}\u00a0» s’est terminé avec le statut {status}.",
    # Au début de toute commande.
    "broken": (
        "{problem} D’ici là, la valeur par défaut sert\u00a0; «\u00a0viva settings --edit\u00a0» ouvre le fichier."
    ),
    "broken-more": (
        (
            "{problem} Il y a un autre problème. D’ici là, les valeurs par défaut servent\u00a0; "
            "«\u00a0viva settings --edit\u00a0» ouvre le fichier."
        ),
        (
            "{problem} Il y en a {n} autres. D’ici là, les valeurs par défaut servent\u00a0; "
            "«\u00a0viva settings --edit\u00a0» ouvre le fichier."
        ),
    ),
    # Les touches qu’une action ne peut pas avoir.
    "unknown-action": "Il n’y a pas d’action «\u00a0{action}\u00a0».",
    "unknown-action.fix": "Il y a\u00a0: {known}.",
    "unknown-action-meant": "Il n’y a pas d’action «\u00a0{action}\u00a0».",
    "unknown-action-meant.fix": "Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?",
    "fixed-action": "«\u00a0{action}\u00a0» est une façon de répondre, dont les touches ne changent pas.",
    "fixed-action.fix": "Supprimez la ligne.",
    "no-such-key": "Il n’y a pas de touche «\u00a0{key}\u00a0».",
    "no-such-key.fix": (
        "Écrivez un caractère, F1 à F24, ou Enter, Tab, Home, PgUp et ainsi de suite, après Ctrl+ ou Alt+ s’il le faut."
    ),
    "same-as": "Pour un terminal, {key} est la même touche que {other}.",
    "same-as.fix": "Prenez une autre touche pour «\u00a0{action}\u00a0».",
    "kept-key": "{key} veut dire partout la même chose\u00a0: «\u00a0{action}\u00a0» ne peut pas l’avoir.",
    "kept-key.fix": "Prenez une autre touche.",
    "answer-key": (
        "Tant qu’une question attend, {key} sert à répondre\u00a0: «\u00a0{action}\u00a0» ne peut pas l’avoir."
    ),
    "answer-key.fix": "Prenez une touche comme F2 ou Ctrl+G.",
    "key-taken": "«\u00a0{action}\u00a0» ne peut pas avoir {key}\u00a0: au même endroit, c’est «\u00a0{other}\u00a0».",
    "key-taken.fix": "Prenez une autre touche pour l’une des deux.",
}
